"""What the author writes, parsed, checked, pronounced. Only `source` and `siblings` read the disk.

Bytes to text in `decoding`; `guide.toml` in `settings`. A chapter goes through `markdown`:
`front_matter` is cut off, `spans` teaches the parser our brackets, `outline` makes blocks of its
tokens, `shown` makes text of a block, `sentences` cuts that (with `words` and `pronunciation`).
What is wrong is noted by `checks` and the others on the pad of `findings`.
"""
