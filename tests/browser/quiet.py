"""Waiting until a page has loaded everything."""

from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, Page, Request
from playwright.sync_api import TimeoutError as TooLong

# Longer than any page here takes on a busy machine, in milliseconds.
LONGEST = 30_000

_asked: WeakKeyDictionary[BrowserContext, set[Request]] = WeakKeyDictionary()


def listen(context: BrowserContext) -> None:
    """Note what the pages of a context ask for, until it has come or failed."""
    asked: set[Request] = set()
    _asked[context] = asked

    # Playwright takes no methods of a set.
    def begins(request: Request) -> None:
        asked.add(request)

    def ends(request: Request) -> None:
        asked.discard(request)

    context.on("request", begins)
    context.on("requestfinished", ends)
    context.on("requestfailed", ends)


def quiet(page: Page) -> None:
    """Wait until half a second has passed without a request.

    On a busy machine the browser did not say so once, and it is not known what it waited for: now that
    is named, and a page that waits for nothing is quiet.

    Raises:
        AssertionError: Something that was asked for does not come.
    """
    page.wait_for_load_state()
    try:
        page.wait_for_load_state("networkidle", timeout=LONGEST)
    except TooLong:
        missing = [request.url for request in _asked[page.context]]
        assert not missing, f"{page.url} waits for {missing}"
