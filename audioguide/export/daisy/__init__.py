"""A talking book, DAISY 2.02, for machines and apps.

Read `write` first: it takes a book chapter by chapter and packs it. `sections` cuts a chapter at
its headings, `pages` fills the templates in `export/templates/daisy`, `ncc` says what there is.
"""
