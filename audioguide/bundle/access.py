"""Guides that are reached by a secret address alone (`access = "token"` in guide.toml).

The token lies beside the manifest in `access.json`, which only its owner can read: it is no part of
the bundle, and neither an export nor a player gives it away.
"""

import hmac
import json
import logging
import re
import secrets
from pathlib import Path

from audioguide.atomic import write_atomic
from audioguide.bundle.store import SLUG, find_guides, load_manifest
from audioguide.errors import BundleError
from audioguide.model.guide import Manifest

ACCESS = "access.json"
TOKEN_BYTES = 32
OWNER_ONLY = 0o600
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")

log = logging.getLogger(__name__)


def find_listed(audio: Path) -> tuple[Manifest, ...]:
    """Read the manifest of every guide that may be listed, by title."""
    return tuple(manifest for manifest in find_guides(audio) if not manifest.info.is_private)


def is_private(audio: Path, guide_id: str) -> bool:
    """Whether a guide is reached by a secret address alone.

    Where its manifest cannot be read, it is if it ever was: what is secret stays so.
    """
    try:
        return load_manifest(audio, guide_id).info.is_private
    except BundleError:
        return bool(SLUG.fullmatch(guide_id)) and (audio / guide_id / ACCESS).exists()


def find_token(audio: Path, guide_id: str) -> str | None:
    """Read a guide's token: none when it never had one, or the file is damaged (logged)."""
    path = audio / guide_id / ACCESS
    try:
        token = json.loads(path.read_bytes())["token"]
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, RecursionError):
        token = None
    if isinstance(token, str) and _TOKEN.fullmatch(token):
        return token
    log.warning("%s cannot be read. `audioguide access %s` makes it anew.", path, guide_id)
    return None


def ensure_token(audio: Path, guide_id: str) -> str:
    """Read a guide's token, or make one."""
    return find_token(audio, guide_id) or replace_token(audio, guide_id)


def replace_token(audio: Path, guide_id: str) -> str:
    """Make another token for a guide, in one atomic step: the old one is worth nothing at once."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    data = (json.dumps({"token": token}) + "\n").encode()
    write_atomic(audio / guide_id / ACCESS, data, mode=OWNER_ONLY)
    return token


def find_guide_of(audio: Path, token: str) -> str | None:
    """Find the private guide that a token opens. How long it takes tells nothing of any token."""
    found = None
    for manifest in find_guides(audio):
        right = find_token(audio, manifest.info.id) if manifest.info.is_private else None
        # As bytes: compare_digest refuses letters beyond ASCII, which anybody can ask for.
        if right and hmac.compare_digest(right.encode(), token.encode("utf-8", "replace")):
            found = manifest.info.id
    return found
