"""Standards to model and back. Pure: strings and bytes in, strings and bytes out."""
