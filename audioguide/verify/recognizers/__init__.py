"""Recognizers behind one protocol (`recognizer`), one for each language, chosen by `table`.

`aligner` (pocketsphinx) knows what should be said and says how well the sound fits; `likeness`
judges that. `vosk` and `whisper` write down what they hear; `transcripts` compares it.
"""
