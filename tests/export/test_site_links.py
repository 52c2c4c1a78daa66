import pytest

from audioguide.errors import ExportError
from audioguide.export.site.check import check_site, find_broken

URL = "https://example.org/sub/"
PAGE = '<a href="{}">There</a><p id="here">Here</p>'
WHOLE = {
    "index.html": '<a href="./a/#here">A</a><a href="https://example.com/far">Far</a>',
    "a/index.html": PAGE.format("../"),
    "b.html": PAGE.format("#here"),
    "icons.svg": '<svg><symbol id="play"></symbol></svg>',
    "js/main.js": 'import { a } from "./a.js";\nconst later = () => import("./later.js");',
    "js/a.js": 'export * from "./later.js";\nconsole.log("./not-a-module.js");',
    "js/later.js": "",
    "css/page.css": '.a { src: local("x"), url("../icons.svg") }',
    "app.webmanifest": '{"start_url": "./", "icons": [{"src": "icons.svg"}]}',
    "guides/a/offline.json": '{"files": [["../../", 3], ["../../icons.svg", 4]], "title": "./x"}',
    "guides/a/files/welcome.json": '{"href": "not-followed"}',
    "feed.xml": f'<rss><link>{URL}</link><enclosure url="{URL}icons.svg"/><guid>x</guid></rss>',
}
BROKEN = [
    ("index.html", "<img src='gone.png'>", "gone.png", "there is no gone.png"),
    ("index.html", "<img srcset='icons.svg 1x, gone.png 2x'>", "gone.png", "there is no gone.png"),
    ("index.html", "<video poster='gone.png'></video>", "gone.png", "there is no gone.png"),
    ("index.html", "<track src='a/gone.vtt'>", "a/gone.vtt", "there is no a/gone.vtt"),
    ("index.html", "<a href='a'>A</a>", "a", "there is no a"),
    ("index.html", "<a href='./a/#gone'>A</a>", "./a/#gone", "a/index.html has no id 'gone'"),
    ("index.html", "<use href='icons.svg#gone'>", "icons.svg#gone", "icons.svg has no id 'gone'"),
    ("index.html", "<a href='../'>Up</a>", "../", "it leaves the folder of the site"),
    ("index.html", "<a href='/a/'>A</a>", "/a/", "it leaves the folder of the site"),
    ("index.html", f"<a href='{URL}gone'>A</a>", f"{URL}gone", "there is no gone"),
    ("index.html", "<main data-audio='./gone.mp3'></main>", "./gone.mp3", "there is no gone.mp3"),
    ("js/a.js", 'import "./gone.js";', "./gone.js", "there is no js/gone.js"),
    ("js/a.js", 'await import("./gone.js")', "./gone.js", "there is no js/gone.js"),
    ("js/a.js", 'import {\na,\nb,\n} from "./gone.js";', "./gone.js", "there is no js/gone.js"),
    ("css/page.css", "a { src: url(gone.woff2) }", "gone.woff2", "there is no css/gone.woff2"),
    ("app.webmanifest", '{"icons": [{"src": "gone"}]}', "gone", "there is no gone"),
    ("guides/a/offline.json", '{"files": [["gone", 3]]}', "gone", "there is no guides/a/gone"),
    ("feed.xml", f"<link>{URL}gone</link>", f"{URL}gone", "there is no gone"),
    ("sitemap.xml", f"<loc>{URL}gone/</loc>", f"{URL}gone/", "there is no gone/index.html"),
    ("robots.txt", f"Sitemap: {URL}gone.xml", f"{URL}gone.xml", "there is no gone.xml"),
]


def broken(site: dict[str, str]) -> list[tuple[str, str, str]]:
    found = find_broken(site, lambda path: site[path].encode(), URL)
    return [(each.path, each.address, each.why) for each in found]


def test_a_site_whose_links_all_lead_somewhere_is_well() -> None:
    assert broken(WHOLE) == []


@pytest.mark.parametrize(("path", "text", "address", "why"), BROKEN)
def test_a_link_that_leads_nowhere_is_found(path: str, text: str, address: str, why: str) -> None:
    assert broken({**WHOLE, path: text}) == [(path, address, why)]


@pytest.mark.parametrize(
    "address", ["#t=1:05", "./a/#t=3", "mailto:a@example.org", "https://example.org/other", "?a=b"]
)
def test_a_moment_and_another_site_are_not_followed(address: str) -> None:
    assert broken({**WHOLE, "index.html": f"<a href='{address}'>There</a>"}) == []


def test_the_error_names_the_page_and_the_link() -> None:
    site = {**WHOLE, "b.html": PAGE.format("gone/") + PAGE.format("gone/too/")}
    with pytest.raises(ExportError, match=r"b\.html: 'gone/' leads nowhere: .*1 more") as caught:
        check_site(site, lambda path: site[path].encode(), URL)
    assert caught.value.where == "b.html"
