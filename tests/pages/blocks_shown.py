"""What a visitor of the default site sees of a single block."""

from bs4 import BeautifulSoup
from django.test import RequestFactory
from django.utils import translation

from tests.factories.blocks import item

__all__ = ["item", "shown", "words"]


def shown(block, raw, language="de", **context):
    """Return the markup of a block made from raw data."""
    with translation.override(language):
        request = RequestFactory().get("/")
        html = block.render(block.to_python(raw), {"request": request, **context})
    return BeautifulSoup(html, "html.parser")


def words(tag):
    """Return the words of a piece of markup, each blank once."""
    return " ".join(tag.get_text(" ", strip=True).split())
