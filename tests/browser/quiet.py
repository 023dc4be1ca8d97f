"""Waiting until a page has loaded everything."""

from contextlib import suppress

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TooLong

# Longer than any page here takes on a busy machine.
LONGEST = 10_000


def quiet(page: Page) -> None:
    """Wait until half a second has passed without a request.

    The browser misses the end of one now and then and would be waited for in vain; what is looked for
    afterwards fails if it is not there.
    """
    page.wait_for_load_state()
    with suppress(TooLong):
        page.wait_for_load_state("networkidle", timeout=LONGEST)
