"""Engines that speak an utterance and say when each word sounds."""
