from collections.abc import Callable

from listening import Listener

Visit = Callable[..., Listener]
RANGES = """values => import('/static/js/highlight.js').then(module => {
  const page = new DOMParser().parseFromString(
    '<p>Air \\u{1fac1} <em>th<b>in</b></em> wall</p>', 'text/html');
  const p = document.importNode(page.querySelector('p'), true);
  return values.map(([offset, length]) => module.rangeOf(p, offset, length).toString());
})"""


def test_a_range_covers_its_word_across_elements_and_emoji(visit: Visit) -> None:
    listener = visit("/guides/breathing/counting/")
    found = listener.page.evaluate(RANGES, [[0, 3], [4, 2], [7, 4], [12, 4], [0, 16]])
    assert found == ["Air", "🫁", "thin", "wall", "Air 🫁 thin wall"]
