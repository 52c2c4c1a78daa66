"""EPUB 3 with Media Overlays: text and narration together, in time with each other.

Read `write` first: it takes a book chapter by chapter and packs it. `clips` says which stretch of
sound goes with which sentence or word, `prose` writes sentences, `outline` nests headings, and
`pages` fills the templates in `export/templates/epub` (https://www.w3.org/TR/epub-33/).
"""
