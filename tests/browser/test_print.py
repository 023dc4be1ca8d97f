"""The Leitbild on paper: a document with its title, its adoption, page numbers, and nothing of the site."""

import pypdfium2
import pytest
from playwright.sync_api import BrowserContext

from tests.browser.server import Server

A4 = (595, 842)


@pytest.fixture(scope="module")
def printed(browser, server: Server) -> pypdfium2.PdfDocument:
    """The German statement as the browser prints it, by our page sizes."""
    page = browser.new_context(locale="de-DE").new_page()
    page.goto(f"{server.url}/de/leitbild/", wait_until="networkidle")
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    page.context.close()
    return document


def words(document: pypdfium2.PdfDocument) -> list[str]:
    """The words of each page; hyphens at the ends of lines are taken out."""
    return [
        " ".join(page.get_textpage().get_text_bounded().replace("\ufffe", "").split())
        for page in document
    ]


def test_every_page_is_a4(printed: pypdfium2.PdfDocument) -> None:
    assert {tuple(map(round, page.get_size())) for page in printed} == {A4}


def test_every_page_has_its_number(printed: pypdfium2.PdfDocument) -> None:
    pages = words(printed)

    assert 2 <= len(pages) <= 4
    assert [f"{number} / {len(pages)}" in text for number, text in enumerate(pages, 1)] == [
        True
    ] * len(pages)


def test_first_page_begins_with_title_and_adoption(printed: pypdfium2.PdfDocument) -> None:
    first = words(printed)[0].removeprefix(f"1 / {len(printed)} ")

    assert first.startswith("Leitbild Beschlossen am 3. Mai 2025")
    assert "Mitgliederversammlung, Dresden" in first


def test_nothing_of_the_site_is_printed(printed: pypdfium2.PdfDocument) -> None:
    text = " ".join(words(printed))

    for of_the_site in (
        "Mitglied werden",
        "Impressum",
        "Auf dieser Seite",
        "English",
        "Zum Inhalt",
    ):
        assert of_the_site not in text


def test_addresses_of_links_are_printed(visitor: BrowserContext, server: Server) -> None:
    page = visitor.new_page()
    page.goto(f"{server.url}/de/buendnisarbeit/tolerantes-sachsen/")
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))

    assert "(https://www.tolerantes-sachsen.de/)" in words(document)[0]
    page.goto(f"{server.url}/de/datenschutz/")
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert "Impressum (/de/impressum/)" in words(document)[0]
