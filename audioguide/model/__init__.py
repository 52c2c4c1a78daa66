"""The things the project is about, as frozen data. Standard library only, no I/O."""
