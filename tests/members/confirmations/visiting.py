"""Opening a link as the person who is asked, and sending what the page's form would send."""

from bs4 import BeautifulSoup
from django.test import Client

from members.models import Confirmation, Consent, Contact, Organisation
from tests.members.confirmations.asked import HOST, path_of

# What nobody else of the organisation is shown.
OF_OTHERS = {
    "name": "Canarine Colleague",
    "function": "Canaryfunction",
    "email": "canary.colleague@example.org",
    "telephone": "0351 8642097",
}


def client():
    """Return somebody without a cookie."""
    return Client(SERVER_NAME=HOST, enforce_csrf_checks=True)


def soup_of(response):
    """Return a page."""
    return BeautifulSoup(response.content, "html.parser")


def sent_by(soup):
    """Return what the page's form sends as it is, without its buttons."""
    form = soup.select_one("main form")
    sent = {}
    for field in form.select("input, textarea, select"):
        kind = field.get("type")
        if kind in ("checkbox", "radio") and not field.has_attr("checked"):
            continue
        if field.name == "textarea":
            value = field.get_text().removeprefix("\n")
        elif field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            value = chosen["value"]
        else:
            value = field.get("value", "on" if kind == "checkbox" else "")
        sent.setdefault(field["name"], []).append(value)
    return sent


def opened(question, language="en"):
    """Open the link; return its path and what the form sends."""
    path = path_of(question, language)
    return path, sent_by(soup_of(client().get(path)))


def changing(question, language="en"):
    """Go on to the form for changes; return the path and what it sends."""
    path, sent = opened(question, language)
    return path, sent_by(soup_of(client().post(path, sent | {"way": "change"})))


def snapshot():
    """Return all that an answer could change."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (Organisation, Contact, Consent, Confirmation)
    ]
