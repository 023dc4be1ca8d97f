"""What the browser tests wait for."""

import pytest
from playwright.sync_api import Browser, Route

from tests.browser import quiet
from tests.browser.server import Server


def test_what_does_not_come_is_named(
    browser: Browser, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = browser.new_context()
    page = context.new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/never/", hold)
    page.goto(f"{server.url}/de/")
    quiet.quiet(page)
    page.goto(f"{server.url}/de/leitbild/")
    page.evaluate("void fetch('/never/').catch(() => null)")
    monkeypatch.setattr(quiet, "LONGEST", 2000)
    with pytest.raises(AssertionError, match="/never/"):
        quiet.quiet(page)
    held[0].abort()
    page.wait_for_timeout(1000)
    quiet.quiet(page)
    context.close()
