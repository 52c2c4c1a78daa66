"""The recipe: an exporter's files take the place of the old ones, or all stays as it was."""

import hashlib
import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from audioguide.bundle.downloads import FOLDER, INDEX, read_downloads, write_downloads
from audioguide.bundle.lock import hold_guide
from audioguide.bundle.store import load_manifest
from audioguide.export.book import Book, Product, load_book
from audioguide.export.exporters import EXPORTERS
from audioguide.model.downloads import Download
from audioguide.model.guide import Resource

_SCRATCH = ".making-"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What an export did: the downloads of its format, and whether they stood already."""

    guide_id: str
    format: str
    downloads: tuple[Download, ...]
    made: bool


def export_guide(audio: Path, guide_id: str, format_name: str) -> ExportReport:
    """Make or bring up to date one format of a guide's downloads; KeyError: no such format.

    What was made from this bundle already stands as it is. An export that fails or is killed
    leaves the old files. Raises BundleError, ExportError, EncodingError or OSError.
    """
    folder = audio / guide_id / FOLDER
    load_manifest(audio, guide_id)  # a guide that is not there leaves no lock behind
    with hold_guide(audio, guide_id):
        book = load_book(audio, guide_id)
        folder.mkdir(exist_ok=True)
        listed = read_downloads(folder.parent)
        _remove_leftovers(folder, guide_id, {each.file.href for each in listed})
        old = tuple(each for each in listed if each.format == format_name)
        if _stands(old, book, EXPORTERS[format_name].recipe, folder):
            return ExportReport(guide_id=guide_id, format=format_name, downloads=old, made=False)
        new = _make(book, format_name, folder)
        others = [each for each in listed if each.format != format_name]
        write_downloads(folder.parent, _in_order([*others, *new]))
        for href in {each.file.href for each in old} - {each.file.href for each in new}:
            (folder / href).unlink(missing_ok=True)
    return ExportReport(guide_id=guide_id, format=format_name, downloads=new, made=True)


def _stands(old: tuple[Download, ...], book: Book, recipe: int, folder: Path) -> bool:
    return bool(old) and all(
        each.bundle_sha256 == book.bundle_sha256
        and each.recipe == recipe
        and _hash_file(folder / each.file.href)[0] == each.file.sha256
        for each in old
    )


def _make(book: Book, format_name: str, folder: Path) -> tuple[Download, ...]:
    exporter = EXPORTERS[format_name]
    with tempfile.TemporaryDirectory(prefix=_SCRATCH, dir=folder) as name:
        scratch = Path(name)
        products = tuple(exporter.load()(book, scratch))
        downloads = tuple(
            Download(
                format=format_name,
                file=_to_resource(scratch, product),
                bundle_sha256=book.bundle_sha256,
                recipe=exporter.recipe,
                duration_ms=product.duration_ms,
                chapter_id=product.chapter_id,
            )
            for product in products
        )
        for product in products:
            (scratch / product.name).replace(folder / product.name)
    return downloads


def _to_resource(scratch: Path, product: Product) -> Resource:
    path = scratch / product.name
    path.chmod(0o644)
    sha256, size_bytes = _hash_file(path)
    return Resource(
        href=product.name, media_type=product.media_type, size_bytes=size_bytes, sha256=sha256
    )


def _hash_file(path: Path) -> tuple[str, int]:
    """Return hash and length of a file, on the disk for good; nothing where there is none."""
    try:
        with path.open("r+b") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
            return sha256, file.tell()
    except FileNotFoundError:
        return "", 0


def _in_order(downloads: list[Download]) -> tuple[Download, ...]:
    """Give the table's order, so that the list is the same whichever was exported first."""
    order = list(EXPORTERS)
    known = [each for each in downloads if each.format in EXPORTERS]
    return tuple(sorted(known, key=lambda each: order.index(each.format)))


def _remove_leftovers(folder: Path, guide_id: str, listed: set[str]) -> None:
    """Remove what an export that was killed left behind, at whatever moment: none but its own."""
    ours = re.compile(rf"{re.escape(_SCRATCH)}.*|\..*\.part|{guide_id}(-words)?\..*")
    for path in folder.iterdir():
        if path.name in {INDEX, *listed} or not ours.fullmatch(path.name):
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
