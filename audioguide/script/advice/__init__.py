"""What an editor for the ear would say: nothing here is wrong, but it could be heard more easily.

`advise` runs the table `ADVISERS` over a guide; each is pure and gives findings. What each looks
for, by language, are the tables in `phrases` and `abbreviations`.
"""
