"""English words laid on the sound that says them, by pocketsphinx (the extra `verify`).

`decoder` is told what should be heard; `word_times` takes each word's time from it. Sounds are in
ARPAbet: `arpabet` writes IPA so, `letters` guesses them for words that no dictionary has.
"""
