"""Bundles: building, encoding and storing them."""
