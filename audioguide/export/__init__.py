"""A bundle becomes files to take along: podcasts, audiobooks, talking books, transcripts.

Read `run` first: it has an exporter of the table in `exporters` write its files into a folder of
its own, and puts them in the place of the old ones when all is well. An exporter reads a `Book`
and nothing else. `archive` packs files into a zip that is the same each time; `prose` and
`templating` make pages of a chapter's text, `labels` has the few words that are ours.
"""
