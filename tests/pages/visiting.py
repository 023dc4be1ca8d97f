"""What tests do as visitors: read an answer, and send the form in it."""

from bs4 import BeautifulSoup


def soup_of(response):
    """Return the markup of a page that was answered with."""
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def line(node):
    """Return the words of a piece of markup, each blank once."""
    return " ".join(node.get_text().split())


def sent(visitor, soup, **values):
    """Send the form of a page with what somebody writes into it."""
    form = soup.select_one("main form")
    hidden = {field["name"]: field["value"] for field in form.select("[type=hidden]")}
    return visitor.post(form["action"], hidden | values)
