"""`/healthz`: whether this server can do its work, for whoever watches over it."""

from http import HTTPStatus

from flask import Blueprint, Response, abort, current_app, jsonify

from audioguide.bundle.store import MANIFEST, load_manifest
from audioguide.errors import BundleError
from audioguide.player.shelf import audio_folder

health = Blueprint("health", __name__)


@health.get("/healthz")
def healthz() -> Response:
    """Tell how many guides can be heard and how many are damaged; 503 when none can be read.

    No name is given away: some guides are private.
    """
    if not current_app.config["IS_LIVE"]:
        abort(HTTPStatus.NOT_FOUND)
    try:
        names = [path.parent.name for path in audio_folder().glob(f"*/{MANIFEST}")]
        is_readable = audio_folder().is_dir()
    except OSError:
        names, is_readable = [], False
    damaged = sum(not _is_readable(name) for name in names)
    is_well = is_readable and (not names or damaged < len(names))
    answer = jsonify(
        status="ok" if is_well else "failing", guides=len(names) - damaged, damaged=damaged
    )
    answer.status_code = HTTPStatus.OK if is_well else HTTPStatus.SERVICE_UNAVAILABLE
    answer.cache_control.no_store = True
    return answer


def _is_readable(guide_id: str) -> bool:
    try:
        load_manifest(audio_folder(), guide_id)
    except BundleError:
        return False
    return True
