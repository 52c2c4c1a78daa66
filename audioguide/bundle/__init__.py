"""From a guide to a folder of files on disk, complete or not at all.

`build` is the recipe. `casting` says who speaks, `plan` what there is to do, `pool` opens the
processes, `work` is what they run, `chapter` makes one chapter's files with `encode` (and
`ffmpeg_process`, `ffmpeg`, `iso_639`), `recorded` reads what a person has said,
`images` copies pictures, `store` reads and writes bundles.
Beside the bundle: `downloads` (what an export made), `access` (secret addresses), `search_index`
(every sentence of all guides), `lock` (one at a time).
For the commands `check` and `voices`: `guesses` and `sample`.
"""
