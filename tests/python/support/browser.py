"""Pages in a headless browser that can reach files and nothing else."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from segmentation.report.pdf import find_browser

LOCAL = ("file:", "data:", "blob:")
# A window of so many pixels, or a phone with its pixels, finger and meta viewport.
WIDE, TABLET, PHONE, SMALL_PHONE = "1280", "768", "Pixel 5", "Galaxy S8"
VIEWS = (WIDE, TABLET, PHONE, SMALL_PHONE)


def find_or_skip() -> str:
    """Return the path of a browser, or skip the test; in CI, fail it."""
    browser = find_browser()
    if browser is None and os.environ.get("CI"):
        pytest.fail("CI must have a browser: run `make system-packages`.")
    if browser is None:
        pytest.skip("no browser: `make system-packages` installs one")
    return browser


@dataclass
class Opened:
    """An open page, what it asked for outside, and its errors."""

    page: Page
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@contextmanager
def opened(browser: str) -> Iterator[Callable[..., Opened]]:
    """Give a function (path, view) -> Opened; every other request is refused."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser, args=["--no-sandbox"]
        )
        pages = {view: _page(playwright, chromium, view) for view in VIEWS}

        def open_file(path: Path, view: str = WIDE) -> Opened:
            found = pages[view]
            found.outside.clear()
            found.errors.clear()
            found.page.goto("about:blank")
            found.page.goto(path.as_uri(), wait_until="load")
            found.page.wait_for_timeout(100)
            return found

        yield open_file
        chromium.close()


def _page(playwright: Any, chromium: Any, view: str) -> Opened:
    device = playwright.devices.get(view)
    about = device or {"viewport": {"width": int(view), "height": 900}}
    page = chromium.new_context(**about).new_page()
    found = Opened(page)

    def decide(route: Any) -> None:
        if route.request.url.startswith(LOCAL):
            route.continue_()
        else:
            found.outside.append(route.request.url)
            route.abort()

    page.route("**/*", decide)
    page.on("websocket", lambda socket: found.outside.append(socket.url))
    page.on("pageerror", lambda error: found.errors.append(str(error)))
    page.on("console", lambda said: _note(found, said))
    return found


def _note(found: Opened, said: Any) -> None:
    if said.type == "error":
        found.errors.append(said.text)
