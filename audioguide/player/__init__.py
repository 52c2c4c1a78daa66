"""The player: a Flask application that serves what a bundle holds."""
