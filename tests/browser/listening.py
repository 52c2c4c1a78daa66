"""A listener at the page: what they press, and what can then be seen and heard."""

import json
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request

WAIT_MS = 10_000


class Listener:
    """Drives one page. Conditions are JavaScript; `audio` and `status` are at hand in them."""

    def __init__(self, page: Page, *, has_scripts: bool = True) -> None:
        self.page, self.has_scripts = page, has_scripts
        self.complaints: list[str] = []
        page.on("console", self._hear)
        page.on("request", self._see_request)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.text} {message.location}")

    def _see_request(self, request: Request) -> None:
        """Nothing is ever asked of another host: nobody else learns what is listened to."""
        if urlsplit(request.url).hostname != "127.0.0.1":
            self.complaints.append(f"asks another host: {request.url}")

    def open(self, path: str) -> None:
        """Go to a page; where it has a player, wait until the text can be followed."""
        self.page.goto(path)
        if self.page.locator("#player").count() and self.has_scripts:
            self.wait_for_text()

    def wait_for_text(self) -> None:
        """Wait until the times of the words are there."""
        self.page.locator("#text.timed").wait_for()

    def forget(self) -> None:
        """Forget places and preferences, as a new listener has none."""
        self.page.evaluate("addEventListener('pagehide', () => localStorage.clear())")

    def get(self, expression: str) -> Any:
        """Evaluate an expression in the page."""
        return self.page.evaluate(
            "() => { const audio = document.getElementById('audio');"
            " const status = document.getElementById('status')?.textContent;"
            f" return ({expression}); }}"
        )

    def wait(self, condition: str) -> None:
        """Wait until a condition holds. (The page's policy forbids Playwright's own way.)"""
        self.page.evaluate(
            f"""() => new Promise((resolve, reject) => {{
              const audio = document.getElementById('audio');
              const end = performance.now() + {WAIT_MS};
              const look = () => {{
                const status = document.getElementById('status')?.textContent;
                if ({condition}) resolve();
                else if (performance.now() > end)
                  reject(new Error([{json.dumps(condition)}, audio?.currentTime, status].join()));
                else setTimeout(look, 10);
              }};
              look();
            }})"""
        )

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def open_dialog(self, key: str) -> None:
        """Press a key that opens a dialog, and wait: it may be fetched first."""
        self.press(key)
        self.page.locator("dialog[open]").wait_for()

    def leave_dialog(self) -> None:
        """Press Esc and wait: the browser closes it, and moves the focus, in its own time."""
        self.press("Escape")
        self.wait(
            "!document.querySelector('dialog[open]') && !document.activeElement.closest('dialog')"
        )

    def play(self) -> None:
        """Press Play and wait until sound comes."""
        before = self.get("audio.currentTime")
        self.press("k")
        self.wait(f"!audio.paused && audio.currentTime > {before}")

    def pause(self) -> None:
        """Press Pause and wait until it is quiet."""
        self.press("k")
        self.wait("audio.paused")

    def choose_level(self, level: str) -> None:
        """Choose by its name what Left and Right move by."""
        self.page.locator("#level").select_option(label=level)
        self.get("document.activeElement.blur()")

    def go_to(self, seconds: float) -> None:
        """Move the slider to a place."""
        self.page.locator("#seek").evaluate(
            "(slider, value) => { slider.value = value;"
            " for (const type of ['input', 'change']) slider.dispatchEvent(new Event(type)); }",
            seconds,
        )
        self.wait(f"Math.abs(audio.currentTime - {seconds}) < 0.5")

    @property
    def focus(self) -> str:
        """What has the focus: its id, command or name."""
        return str(
            self.get(
                "(({ id, dataset, tagName }) => id || dataset.command || tagName)"
                "(document.activeElement)"
            )
        )
