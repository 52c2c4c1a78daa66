"""A document becomes a guide's scripts, and nothing is lost silently.

Read `run` first: a reader of `readers/` takes the document apart into a `Draft`, in a process of
its own (`bounded`); `beside` adds pictures; `boilerplate`, `headings`, `language`, `rows` and
`chapters` make sense of it; `markdown` writes the scripts and `guide.toml`; `folder` puts them on
the disk beside what an author may have edited, and `report` tells what was left out. HTML of any
kind goes through `markup`, `inlines` and `tables`; `fetch` takes a document from the web.
"""
