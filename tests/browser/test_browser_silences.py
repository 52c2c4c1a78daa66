"""Where a silence is skipped the sound is at rest, so that nothing clicks."""

from collections.abc import Callable

from listening import Listener

Visit = Callable[..., Listener]
# A timer comes some milliseconds late; the largest step that may come of it, for each silence.
STEPS = """async late => {
  const { audio: sound, timeline } = document.getElementById('main').dataset;
  const { findGaps } = await import(document.querySelector('[href*="cues/gaps.js"]').href);
  const { blocks } = await (await fetch(timeline)).json();
  const file = await (await fetch(sound)).arrayBuffer();
  const buffer = await new OfflineAudioContext(1, 1, 24000).decodeAudioData(file);
  const samples = buffer.getChannelData(0);
  const at = (from, to) => samples.slice(from * 24, to * 24);
  const gaps = findGaps(blocks.flatMap(({ sentences }) => sentences));
  const steps = [];
  for (let from = gaps.next(0); from; from = gaps.next(from)) {
    const target = gaps.target(from);
    const [left, landed] = [at(from, from + late), at(target - 1, target + 1)];
    steps.push(Math.max(
      Math.max(...left) - Math.min(...landed), Math.max(...landed) - Math.min(...left)));
  }
  return steps;
}"""
QUIET = 10 ** (-60 / 20)


def test_skipping_a_silence_makes_no_click(visit: Visit) -> None:
    listener = visit("/guides/tumor-metastasis/three-routes/")
    steps = listener.page.evaluate(STEPS, 60)
    assert len(steps) > 3
    assert [step for step in steps if step > QUIET] == []
