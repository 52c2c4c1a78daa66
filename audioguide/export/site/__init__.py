"""The player and its guides as plain files, for any host: HTML is written once, by the player.

Read `export` first, the recipe: `plan` has the player answer for every address it has and keeps
what it says, `check` follows every link, and `publish` brings the difference to a `Target`, so
that no page ever names a file that is not there: a `folder`, or a `store` of objects.
"""
