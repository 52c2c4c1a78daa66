"""How long a page takes to answer a listener, as Chromium itself counts it.

Event Timing (https://www.w3.org/TR/event-timing/) gives the time from a key to the next paint, in
steps of 8 ms; Long Tasks (https://www.w3.org/TR/longtasks/) what held up the page for over 50 ms.
"""

from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page

WATCH = """
window.held = { events: [], tasks: [] };
new PerformanceObserver(list => held.events.push(...list.getEntries()))
  .observe({ type: 'event', durationThreshold: 16, buffered: true });
new PerformanceObserver(list => held.tasks.push(...list.getEntries()))
  .observe({ type: 'longtask', buffered: true });
"""
# Both kinds of entries come a little after the frame that they tell of.
TAKE = """() => new Promise(resolve => {
  const settle = () => setTimeout(() => requestIdleCallback(() => {
    const longest = entries => Math.max(0, ...entries.map(({ duration }) => duration));
    const { events, tasks } = held;
    window.held = { events: [], tasks: [] };
    const asked = events.filter(({ interactionId, name }) => interactionId || name === 'input');
    resolve([longest(asked), longest(tasks)]);
  }), 250);
  requestAnimationFrame(() => requestAnimationFrame(settle));
})"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How a page answered: milliseconds to the paint, of its longest task, of all its work."""

    paint_ms: float
    longest_task_ms: float
    work_ms: float


class Watch:
    """Watches one page from before it is opened. `slow`: how many times slower its CPU is made."""

    def __init__(self, page: Page, slow: int = 1) -> None:
        self.page = page
        page.add_init_script(WATCH)
        self._session: CDPSession = page.context.new_cdp_session(page)
        # What other programs do meanwhile is not counted.
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})
        if slow > 1:
            self._session.send("Emulation.setCPUThrottlingRate", {"rate": slow})
        self._before_s = self.work_s()

    def work_s(self) -> float:
        """Seconds of work of the page's main thread so far: what other programs do is not in it."""
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        return float({each["name"]: each["value"] for each in metrics}["TaskDuration"])

    def start(self) -> None:
        """Count from here."""
        self.page.evaluate(TAKE)
        self._before_s = self.work_s()

    def take(self) -> Answer:
        """Wait until the page is at rest, and tell how it answered since it was last asked."""
        paint_ms, longest_task_ms = self.page.evaluate(TAKE)
        work_ms = (self.work_s() - self._before_s) * 1000
        return Answer(paint_ms=paint_ms, longest_task_ms=longest_task_ms, work_ms=work_ms)
