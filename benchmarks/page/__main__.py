"""`make bench-page`: how long a guide of 500 chapters takes to answer each key of a listener.

For each it prints the CPU milliseconds of the page's main thread until it was at rest again, which
other programs disturb little, and the time to the next paint, which means something only on an idle
machine. Work that goes on behind, such as searching 500 chapters, is done in turns of 12 ms.
"""

import sys

from playwright.sync_api import Page, sync_playwright

from benchmarks.page.large import GUIDE
from benchmarks.page.measure import Watch
from benchmarks.page.serving import find_chromium, serve_large

LIMIT_MS = 50
CHAPTER = f"/guides/{GUIDE}/part-250/"
KEEP = f"""
const bookmarks = Array.from({{ length: 200 }}, (_, number) => ({{
  chapter: `part-${{number * 2 + 1}}`, sentence: 's3', time: 10, words: 'Many people say', note: '',
  added: '2026-11-24T10:00:00.000Z' }}));
localStorage.setItem('audioguide:bookmarks:{GUIDE}', JSON.stringify(
  {{ format: 'audioguide-bookmarks', version: 1, guide: '{GUIDE}', bookmarks }}));
"""
OPEN = "dialog[open]"
# What is done, the keys, and what is there then.
STEPS = [
    ("play", ["k"], ""),
    ("pause", ["k"], ""),
    *[(f"move by {level}", ["ArrowRight"], level) for level in (
        "word", "sentence", "paragraph", "section", "ten", "minute", "bookmark", "chapter")],
    ("change the level", ["ArrowDown"], ""),
    ("where am I", ["i"], ""),
    ("faster", [">"], ""),
    ("captions", ["c"], ""),
    ("bookmark", ["b"], ""),
    ("open 200 bookmarks", ["Shift+B"], OPEN),
    ("close them", ["Escape"], ""),
    ("open looks", ["t"], OPEN),
    ("close them", ["Escape"], ""),
    ("open the sleep timer", ["z"], OPEN),
    ("close it", ["Escape"], ""),
    ("open go to a time", ["g"], OPEN),
    ("close it", ["Escape"], ""),
    ("open the list of keys", ["?"], OPEN),
    ("close it", ["Escape"], ""),
    ("open find a chapter", ["a"], "#finder-list a"),
    ("type in it", ["s"], ""),
    ("go down its list", ["ArrowDown"], ""),
    ("close it", ["Escape"], ""),
    ("open the search", ["/"], OPEN),
    ("type the first letter", ["m"], ""),
    ("go on typing", ["a"], ""),
]  # fmt: skip


def main() -> None:
    """Print a line for each key, and how many took longer than the limit."""
    slow = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    with serve_large() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(base_url=base)
        page.add_init_script(KEEP)
        over = measure(page, Watch(page, slow))
        browser.close()
    print(f"over {LIMIT_MS} ms of CPU, at a processor slowed {slow} times: {over}")


def measure(page: Page, watch: Watch) -> int:
    """Do each step and print its answer; returns how many keys took longer than the limit."""
    print("                          CPU ms   to paint ms")
    over = 0
    page.goto(CHAPTER)
    page.locator("#text.timed").wait_for()
    print(f"{'open a chapter':<24} {watch.take().work_ms:>7.0f}")
    for name, keys, then in STEPS:
        if then and then.isalpha():
            page.locator("#level").select_option(then)
            page.evaluate("document.activeElement.blur()")
        watch.start()
        for key in keys:
            page.keyboard.press(key)
        if then and not then.isalpha():
            page.locator(then).first.wait_for()
        answer = watch.take()
        over += answer.work_ms > LIMIT_MS
        print(f"{name:<24} {answer.work_ms:>7.0f}   {answer.paint_ms:>7.0f}")
    return over


if __name__ == "__main__":
    main()
