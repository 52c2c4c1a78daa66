"""The live preview: `serve --watch`. A saved script is heard and read in the open page at once.

Read `run` first. `watch` sees that a guide's folder has changed, `studio` reads and builds the
guide with `engines` that stay loaded, `placing` finds the sentence that a finding is about, `board`
keeps what pages wait for, and `web` answers them, on this computer alone (`guard`).
"""
