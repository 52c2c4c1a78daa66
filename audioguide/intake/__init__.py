"""A document becomes a guide's scripts, and nothing is lost silently.

Read `run` first: a reader of `readers/` takes the document apart into a `Draft`; `boilerplate`,
`headings` and `chapters` (pure) make sense of it; `scripts` writes Markdown and `guide.toml`;
`folder` puts them on the disk beside what an author may have edited.
"""
