"""The player: a Flask application that serves what a bundle holds."""

from audioguide.player.app import create_app
from audioguide.player.server import serve_app

__all__ = ["create_app", "serve_app"]
