"""One chapter's sound, timeline and captions from its clips. Pure."""
