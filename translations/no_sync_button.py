"""Work-around: wagtail-localize offers to renew the translations of a page by hand.

Publishing a page renews its passages for translators by itself (`translations.receivers`). The offer
stands among the buttons of a page, which no hook takes away from the header of a page; what makes it
is replaced where it is registered. To be deleted once wagtail-localize renews translations by itself
or has a setting for it.
"""

from collections.abc import Iterator
from typing import Any

from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail_localize.wagtail_hooks import page_listing_more_buttons

HOOKS = ("register_page_header_buttons", "register_page_listing_more_buttons")
ICON = "resubmit"


def withdraw() -> None:
    """Take the offer out of the lists and the headers of pages."""
    registered: dict[str, list[Any]] = hooks._hooks  # noqa: SLF001 - there is no other way in
    for name in HOOKS:
        registered[name] = [
            (without_offer if made_by is page_listing_more_buttons else made_by, order)
            for made_by, order in registered[name]
        ]


def without_offer(
    page: Page, user: Any, view_name: str | None = None, next_url: str | None = None
) -> Iterator[Button]:
    """Yield wagtail-localize's other buttons."""
    for button in page_listing_more_buttons(page, user, view_name, next_url):
        if button.icon_name != ICON:
            yield button
