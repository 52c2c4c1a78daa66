"""One module for each kind of document: bytes in, a `Draft` out. `kinds` knows which reads what."""
