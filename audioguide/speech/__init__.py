"""Engines behind one protocol: an utterance becomes sound with the time of every word."""
