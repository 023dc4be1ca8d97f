"""Pages and their translations for the tests of the translators' desk."""

from tests.factories.pages import StandardPageFactory, body, locale_of, section, text
from tests.translations.conftest import translate
from translations import memory

WORDS = {"Wir sind 66.": "We are 66.", "Wir gehen.": "We walk."}


def german(title="Leitbild", **fields):
    """Return a public German page of two paragraphs."""
    html = "<p>Wir sind 66.</p><p>Wir gehen.</p>"
    stream = body(section(text(html), heading="Vision", anchor="vision"))
    return StandardPageFactory(title=title, body=stream, **fields)


def into(page, code="en", words=None):
    """Publish a translation of a page; what has no words stays German."""
    source = memory.synchronise_source(page)
    given = {**WORDS, page.title: f"{page.title} {code}", "Vision": f"Vision {code}"}
    translate(source, locale_of(code), given if words is None else words)
    return memory.publish_translation(source, locale_of(code))


def change(page, words="<p>Wir sind 68.</p><p>Wir gehen.</p>"):
    """Publish the German page with other words."""
    page.body[0].value["content"][0].value.source = words
    page.save_revision().publish()
