"""After a build: whether files are whole, sound is right, and what is written was said.

`guide` is the recipe. `files` looks at the disk, `decoding` hears the MP3s in a stream, and what is
judged is pure: `sound` (levels, silences), `captions` (captions and times), `spoken` (what is
silent, what is too short), `hearing` with `recognizers/` (whether the words were said). `codes` is
the table of all that can be found, `places` says where it stands.
"""
