"""What a visitor of the default site sees of a single block."""

import uuid

from bs4 import BeautifulSoup
from django.test import RequestFactory
from django.utils import translation


def item(value):
    """Return the raw data of an item of a list, as it is stored."""
    return {"type": "item", "value": value, "id": str(uuid.uuid4())}


def shown(block, raw, language="de", **context):
    """Return the markup of a block made from raw data."""
    with translation.override(language):
        request = RequestFactory().get("/")
        html = block.render(block.to_python(raw), {"request": request, **context})
    return BeautifulSoup(html, "html.parser")


def words(tag):
    """Return the words of a piece of markup, each blank once."""
    return " ".join(tag.get_text(" ", strip=True).split())
