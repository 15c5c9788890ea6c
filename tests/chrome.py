"""Debian's Chromium driven by Playwright: windows that reach nothing but this machine, and say what went wrong in them.

Where Chromium puts the cells of tables is asked in `tests/browser`, without Playwright.
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Page, Route, WebSocket, sync_playwright

SCREENSHOTS = Path(__file__).parents[1] / "build" / "screenshots"
DESKTOP, PHONE = (1440, 900), (390, 844)
FLAGS = (
    "--no-sandbox",  # CI is root
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # not one name is looked up
)
_AWAY = re.compile(r"^(?!https?://127\.0\.0\.1[:/]|file:|data:|blob:|about:)")
_AWAY_SOCKET = re.compile(r"^(?!wss?://127\.0\.0\.1[:/])")


@dataclass(slots=True)
class Window:
    """One page with its own cookies and storage. `errors`: exceptions and errors on its console; `refused`: addresses it asked
    for that are not of this machine."""

    page: Page
    folder: Path
    errors: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def screenshot(self, name: str, *, full_page: bool = False) -> Path:
        """A picture under build/, which CI keeps."""
        path = self.folder / f"{name}.png"
        self.page.screenshot(path=path, full_page=full_page)
        return path


@dataclass(frozen=True, slots=True)
class Chrome:
    """A running browser; its screenshots go to a folder under build/screenshots/."""

    browser: Browser
    folder: Path

    @contextmanager
    def window(self, size: tuple[int, int] = DESKTOP, **options: object) -> Iterator[Window]:
        """A new window of this size in pixels. `options`: of Playwright's `new_context`, such as `color_scheme`."""
        width, height = size
        context = self.browser.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
        try:
            window = Window(context.new_page(), self.folder)
            context.route(_AWAY, lambda route: _refuse(window, route))
            window.page.on("pageerror", lambda error: window.errors.append(str(error)))
            window.page.on("console", lambda message: _listen(window, message))
            window.page.on("websocket", lambda socket: _watch(window, socket))
            yield window
        finally:
            context.close()


@contextmanager
def chrome(folder: str) -> Iterator[Chrome]:
    """Chromium until the block ends; one start serves all tests of a module or a session."""
    program = shutil.which("chromium")
    assert program, "Chromium is not installed; as root: tests/browser/install.sh"
    screenshots = SCREENSHOTS / folder
    screenshots.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        try:
            yield Chrome(browser, screenshots)
        finally:
            browser.close()


def _refuse(window: Window, route: Route) -> None:
    window.refused.append(route.request.url)
    route.abort()


def _listen(window: Window, message: ConsoleMessage) -> None:
    if message.type == "error":
        window.errors.append(message.text)


def _watch(window: Window, socket: WebSocket) -> None:
    if _AWAY_SOCKET.match(socket.url):
        window.refused.append(socket.url)
