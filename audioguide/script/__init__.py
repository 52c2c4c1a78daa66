"""What the author writes, parsed, checked and pronounced. Only `source` reads the disk."""
