"""Talking books against the rules of DAISY 2.02, one by one."""

import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hard_guides import ODD_TITLES, ONE_SENTENCE, TOML, write_many
from hypothesis import given
from mutagen.mp3 import MP3, BitrateMode
from player_bundle import GUIDE, write_bundle

from audioguide.bundle.store import load_manifest, load_timeline
from audioguide.export.daisy.sections import TITLE_ID, to_numbered, to_sections
from audioguide.export.run import export_guide
from audioguide.model.text import BlockKind
from audioguide.model.timing import Timeline
from strategies import timelines

XHTML = "{http://www.w3.org/1999/xhtml}"
CLOCK = re.compile(r"(\d\d):([0-5]\d):([0-5]\d)(?:\.(\d{3}))?")
# DAISY 2.02, appendix 2: what must be there once, and what an NCC should have.
ONCE = """
dc:title dc:date dc:format dc:identifier dc:publisher ncc:charset ncc:pageFront ncc:pageNormal
ncc:pageSpecial ncc:tocItems ncc:totalTime ncc:depth ncc:files ncc:kByteSize ncc:maxPageNormal
ncc:multimediaType ncc:narrator ncc:producer ncc:generator ncc:setInfo
"""


def milliseconds(clock: str) -> int:
    match = CLOCK.fullmatch(clock)
    assert match, clock
    hours, minutes, seconds, rest = (int(part or 0) for part in match.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


class TalkingBook:
    """A book as another program would open it."""

    def __init__(self, audio: Path, guide_id: str) -> None:
        (self.download,) = export_guide(audio, guide_id, "daisy").downloads
        self.zip = zipfile.ZipFile(audio / guide_id / "downloads" / self.download.file.href)
        self.manifest = load_manifest(audio, guide_id)
        self.timelines = [
            load_timeline(audio, guide_id, chapter) for chapter in self.manifest.chapters
        ]
        self.ncc = self.tree("ncc.html")
        self.smils = [self.tree(name) for name in self.smil_names()]

    def tree(self, name: str) -> ET.Element:
        return ET.fromstring(self.zip.read(name))  # noqa: S314 (ours)

    def smil_names(self) -> list[str]:
        return [link.attrib["href"].partition("#")[0] for link in self.ncc.iter(f"{XHTML}a")]

    def headings(self) -> list[tuple[int, str, dict[str, str]]]:
        body = self.ncc.find(f"{XHTML}body")
        assert body is not None
        return [
            (int(each.tag[-1]), "".join(each.itertext()), each.attrib)
            for each in body
            if re.fullmatch(r"h[1-6]", each.tag.removeprefix(XHTML))
        ]

    def meta(self, name: str) -> list[str]:
        return metadata(self.ncc, name)


def metadata(tree: ET.Element, name: str) -> list[str]:
    found = [each for each in tree.iter() if each.tag.removeprefix(XHTML) == "meta"]
    return [each.attrib["content"] for each in found if each.attrib.get("name") == name]


def clips(smil: ET.Element) -> Iterator[tuple[str, int, int]]:
    for audio in smil.iter("audio"):
        times = [audio.attrib[f"clip-{end}"] for end in ("begin", "end")]
        assert all(re.fullmatch(r"npt=\d+\.\d{3}s", time) for time in times)
        begin_ms, end_ms = (int(time[4:-1].replace(".", "")) for time in times)
        yield audio.attrib["src"], begin_ms, end_ms


@pytest.fixture(scope="module", params=["every block", "odd titles", "one sentence"])
def book(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    build_bundle: Callable[..., Path],
) -> TalkingBook:
    if request.param == "every block":
        audio = tmp_path_factory.mktemp("daisy")
        write_bundle(audio)
        return TalkingBook(audio, GUIDE)
    odd = request.param == "odd titles"
    toml = TOML.format(lang="he" if odd else "en")
    return TalkingBook(build_bundle(ODD_TITLES if odd else ONE_SENTENCE, toml), "hard")


def test_names_are_short_and_ascii_and_each_file_is_counted(book: TalkingBook) -> None:
    names = book.zip.namelist()
    assert all(re.fullmatch(r"[a-z0-9]{1,8}\.(html|smil|mp3|css|jpg|png|gif)", n) for n in names)
    assert book.meta("ncc:files") == [str(len(names))]
    size_bytes = sum(info.file_size for info in book.zip.infolist())
    assert book.meta("ncc:kByteSize") == [str(-(-size_bytes // 1024))]


def test_everything_that_must_be_said_of_a_book_is(book: TalkingBook) -> None:
    assert {name: len(book.meta(name)) for name in ONCE.split()} == dict.fromkeys(ONCE.split(), 1)
    assert book.meta("dc:creator") == list(book.manifest.info.authors)
    assert book.meta("dc:language") == [book.manifest.info.lang]
    assert book.meta("dc:title") == [book.manifest.info.title]
    assert book.meta("dc:format") == ["Daisy 2.02"]
    assert book.meta("ncc:multimediaType") == ["audioFullText"]
    assert book.meta("ncc:narrator") == [book.manifest.narrator]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", book.meta("dc:date")[0])
    for tree in [*book.smils, book.tree("master.smil")]:
        assert metadata(tree, "dc:identifier") == book.meta("dc:identifier")
        assert metadata(tree, "dc:format") == ["Daisy 2.02"]


def test_the_book_that_it_translates_is_its_source(book: TalkingBook) -> None:
    info = book.manifest.info
    assert book.meta("dc:source") == ["urn:audioguide:respirar"] * bool(info.translation_of)
    assert book.meta("dc:relation") == ["urn:audioguide:respirer"] * len(info.translations)


def test_headings_skip_no_level_and_the_first_is_the_title(book: TalkingBook) -> None:
    headings = book.headings()
    levels = [level for level, _, _ in headings]
    assert all(after <= before + 1 for before, after in pairwise([0, *levels]))
    assert [about.get("class") for _, _, about in headings] == [
        "title",
        *[None] * (len(levels) - 1),
    ]
    assert len({about["id"] for _, _, about in headings}) == len(headings)
    assert book.meta("ncc:tocItems") == [str(len(headings))]
    assert book.meta("ncc:depth") == [str(max(levels))]
    for name in book.zip.namelist():
        if name.startswith("t"):
            inside = [int(n) for n in re.findall(r"<h(\d)", book.zip.read(name).decode())]
            assert inside[0] == 1
            assert all(after <= before + 1 for before, after in pairwise(inside))


def test_every_heading_of_the_guide_is_in_the_ncc_with_its_words(book: TalkingBook) -> None:
    wanted = [
        " ".join(sentence.text for sentence in block.sentences)
        for timeline in book.timelines
        for block in timeline.blocks
        if block.kind is BlockKind.HEADING
    ]
    assert [words for _, words, _ in book.headings()] == wanted


def test_times_add_up_to_the_millisecond(book: TalkingBook) -> None:
    elapsed_ms = 0
    for smil in book.smils:
        lasts_ms = sum(end_ms - begin_ms for _, begin_ms, end_ms in clips(smil))
        assert milliseconds(metadata(smil, "ncc:totalElapsedTime")[0]) == elapsed_ms
        assert milliseconds(metadata(smil, "ncc:timeInThisSmil")[0]) == lasts_ms
        (whole,) = smil.findall("body/seq")
        assert whole.attrib["dur"] == f"{lasts_ms // 1000}.{lasts_ms % 1000:03}s"
        elapsed_ms += lasts_ms
    assert elapsed_ms == book.manifest.duration_ms == book.download.duration_ms
    master = metadata(book.tree("master.smil"), "ncc:timeInThisSmil")
    assert milliseconds(master[0]) == elapsed_ms
    assert abs(milliseconds(book.meta("ncc:totalTime")[0]) - elapsed_ms) <= 500


def test_every_sentence_is_a_par_of_text_and_sound(book: TalkingBook) -> None:
    said: list[str] = []
    for smil in book.smils:
        ids = [each.attrib["id"] for each in smil.iter() if "id" in each.attrib]
        assert len(ids) == len(set(ids))
        for par in smil.findall("body/seq/par"):
            assert par.attrib["endsync"] == "last"
            assert [child.tag for child in par] == ["text", "seq"]
            name, _, text_id = par[0].attrib["src"].partition("#")
            (element,) = [
                each for each in book.tree(name).iter() if each.attrib.get("id") == text_id
            ]
            said.append("".join(element.itertext()))
    assert said == [sentence.text for each in book.timelines for sentence in each.sentences]


def test_clips_follow_each_other_inside_sound_of_a_constant_bit_rate(
    book: TalkingBook, tmp_path: Path
) -> None:
    all_clips = [clip for smil in book.smils for clip in clips(smil)]
    files = list(dict.fromkeys(src for src, _, _ in all_clips))
    for src, chapter in zip(files, book.manifest.chapters, strict=True):
        edges = [(begin, end) for name, begin, end in all_clips if name == src]
        assert edges[0][0] == 0
        assert edges[-1][1] == chapter.duration_ms
        assert all(before[1] == after[0] for before, after in pairwise(edges))
        sound = MP3(book.zip.extract(src, tmp_path)).info
        assert sound.bitrate_mode not in {BitrateMode.VBR, BitrateMode.ABR}
        assert sound.length * 1000 >= chapter.duration_ms


def test_links_lead_to_what_is_there_and_the_master_has_them_in_order(book: TalkingBook) -> None:
    for link in book.ncc.iter(f"{XHTML}a"):
        name, _, anchor = link.attrib["href"].partition("#")
        pars = [par.attrib["id"] for par in book.tree(name).iter("par")]
        assert pars[0] == anchor
    refs = [ref.attrib for ref in book.tree("master.smil").iter("ref")]
    assert [ref["src"] for ref in refs] == book.smil_names()
    assert [ref["title"] for ref in refs] == [words for _, words, _ in book.headings()]
    for name in book.zip.namelist():
        if name.endswith(".html"):
            for each in book.tree(name).iter(f"{XHTML}img"):
                assert each.attrib["src"] in book.zip.namelist()
                assert "alt" in each.attrib


def test_five_hundred_chapters_are_all_in_it(built: Path, tmp_path: Path) -> None:
    write_many(built, tmp_path)
    (download,) = export_guide(tmp_path, "many", "daisy").downloads
    with zipfile.ZipFile(tmp_path / "many/downloads" / download.file.href) as packed:
        ncc = ET.fromstring(packed.read("ncc.html"))  # noqa: S314 (ours)
        smils = [name for name in packed.namelist() if re.fullmatch(r"s\d{5}\.smil", name)]
    assert metadata(ncc, "ncc:tocItems") == ["1000"]
    assert len(list(ncc.iter(f"{XHTML}a"))) == len(smils) == 1000


@given(timelines())
def test_any_chapter_is_cut_without_a_gap_and_without_a_loss(timeline: Timeline) -> None:
    numbered = to_numbered(timeline)
    sections = to_sections(numbered)
    cut = [clip for section in sections for clip in section.clips]
    assert [clip.text_id for clip in cut if clip.text_id != TITLE_ID] == [
        sentence.id for sentence in numbered.sentences
    ]
    assert cut[0].span.start_ms == 0
    assert cut[-1].span.end_ms == timeline.duration_ms
    assert all(before.span.end_ms == after.span.start_ms for before, after in pairwise(cut))
    assert sum(section.duration_ms for section in sections) == timeline.duration_ms
    levels = [section.level for section in sections]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
