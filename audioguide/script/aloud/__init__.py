"""What people say for what is written: figures, dates, units, signs, drug names. All pure.

Read `find.py` first: it asks the rules of a language, one after the other, for a sentence's text.
Only what an engine would say otherwise than people do has a rule here.
"""
