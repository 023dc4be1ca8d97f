"""The first sentence of a page: whole, without formats, and never long."""

import pytest

from pages.models import StandardPage
from pages.sentences import LONGEST, first_sentence, opening_of
from tests.factories.pages import body, section, text


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ("<p>Wir reden mit. Alle sind da.</p><p>Danach.</p>", "Wir reden mit."),
        ("<p>Wir <b>reden</b> mit! Ja.</p>", "Wir reden mit!"),
        ("<p>Wir, z. B. Frau Dr. A. Muster, reden mit.</p>", "Wir, z. B. Frau Dr. A. Muster, reden mit."),
        ("<p>Am 3. Mai kamen alle. Auch du.</p>", "Am 3. Mai kamen alle."),
        ("<p>Sie sagte: „Kommt alle.“ Wir kamen.</p>", "Sie sagte: „Kommt alle.“"),
        ("<p>نحن نشارك. نحن هنا.</p>", "نحن نشارك."),
        ("<p>Wir sind {{ member_count }} Vereine. Und Sie?</p>", "Wir sind {{ member_count }} Vereine."),
        ("<p>Alt &amp; &lt;Jung&gt; reden mit. Ja.</p>", "Alt & <Jung> reden mit."),
        ("<p>Wir<br/>reden&nbsp;mit. Ja.</p>", "Wir reden mit."),
        ("<p>Ohne Punkt</p><p>Danach.</p>", "Ohne Punkt"),
        ("<p></p>", ""),
        ("", ""),
        (f"<p>{'x' * (LONGEST - 1)}. Neu.</p>", f"{'x' * (LONGEST - 1)}."),
        (f"<p>{'x' * LONGEST}. Neu.</p>", ""),
    ],
)  # fmt: skip
def test_first_sentence(html, sentence):
    assert first_sentence(html) == sentence


def test_opening_stands_below_the_first_heading_with_a_text():
    page = StandardPage(
        body=body(
            section(text("<p>Ein Hinweis.</p>")),
            section({"type": "button", "value": {}}, heading="Leer"),
            section(text("<p>Das erste. Das zweite.</p>"), heading="Vision"),
            section(text("<p>Später.</p>"), heading="Werte"),
        )
    )

    assert opening_of(page) == "Das erste."


def test_page_without_text_below_headings_opens_with_its_first_text():
    page = StandardPage(
        body=body(
            section({"type": "button", "value": {}}),
            section(text("<p>Wir sind viele. Mehr.</p>")),
            section({"type": "button", "value": {}}, heading="Leer"),
            section(text("<p>Später.</p>")),
        )
    )

    assert opening_of(page) == "Wir sind viele."


def test_page_without_text_has_no_opening():
    page = StandardPage(body=body(section({"type": "button", "value": {}}, heading="Leer")))

    assert opening_of(page) == ""
