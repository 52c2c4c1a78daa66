"""Words to listen to before a guide is published: unknown ones, and those said in two ways.

`find` picks them from a guide (what is said in two ways is the table `alike`), `page` has each
sentence spoken and writes a page to go through them by ear.
"""
