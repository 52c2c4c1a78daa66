"""A small bundle, and a client that asks the player for what is in it."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from player_bundle import GUIDE, write_bundle

from audioguide.bundle.store import load_manifest
from audioguide.model.guide import Manifest
from audioguide.player import create_app


@pytest.fixture(scope="session")
def audio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audio")
    write_bundle(folder)
    return folder


@pytest.fixture(scope="session")
def manifest(audio: Path) -> Manifest:
    return load_manifest(audio, GUIDE)


@pytest.fixture(scope="session")
def app(audio: Path) -> Flask:
    return create_app(audio)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
