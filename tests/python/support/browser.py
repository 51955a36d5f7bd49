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
WIDE, PHONE = 1280, 390


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
    """Give a function (path, width) -> Opened; every other request is refused."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser, args=["--no-sandbox"]
        )
        pages = {width: _page(chromium, width) for width in (WIDE, PHONE)}

        def open_file(path: Path, width: int = WIDE) -> Opened:
            found = pages[width]
            found.outside.clear()
            found.errors.clear()
            found.page.goto("about:blank")
            found.page.goto(path.as_uri(), wait_until="load")
            found.page.wait_for_timeout(100)
            return found

        yield open_file
        chromium.close()


def _page(chromium: Any, width: int) -> Opened:
    page = chromium.new_page(viewport={"width": width, "height": 900})
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
