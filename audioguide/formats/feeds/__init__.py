"""Podcast feeds: RSS 2.0 with the tags of Apple and of Podcasting 2.0, made with feedgen. Pure.

Begin with `feeds`: it makes a feed from `Show`s, which are a guide with its downloads and address.
`episodes` says what goes into an item and `channels` what stands at the top; `rss` writes both.
The bytes depend on nothing else: no clock, no server.
"""
