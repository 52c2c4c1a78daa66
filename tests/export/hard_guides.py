"""Guides that are hard on every format: many chapters, odd titles, one sentence, right to left."""

TOML = """\
id = "hard"
title = "“Quotes” & <angles> 🫁 'one'"
authors = ["Ada \\"A\\" Writer", "Bo <Editor> & Co"]
publisher = "R&D"
description = "5 < 6 & \\"so\\" on."
lang = "{lang}"
voice = "silent"
"""

ODD_TITLES = {
    "01-quotes.md": '# “Say "&amp;"” & <go> \'on\'\n\nA \\<b> & "c". \\&amp; it is.\n',
    "02-emoji.md": "# 👩‍⚕️ Care 🫁🇫🇷\n\n#### Deep 🫀\n\nBreathe 🫁 in.\n\n## Less deep\n\nOut.\n",
    "03-rtl.md": "# ברוכים הבאים\n\nשלום לכולם. Hello & שלום.\n\n- אחת\n  - שתיים\n",
}
ONE_SENTENCE = {"01-one.md": "# One\n\nOnly this.\n"}
MANY = {f"{n:03}-c{n}.md": f"# Chapter {n} & “more”\n\nText {n}.\n" for n in range(1, 501)}
