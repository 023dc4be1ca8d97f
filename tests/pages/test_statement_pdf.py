"""Adopted versions as PDF: made once, tagged, with title, language and bookmarks."""

import ctypes
from datetime import date

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from django.core import checks
from django.core.files.storage import default_storage
from django.test import Client
from PIL import ImageFile
from wagtail.models import PageViewRestriction, Site

from pages import adopting, statement_pdf
from tests.factories.members import OrganisationFactory
from tests.factories.pages import StatementPageFactory, body, home_of, main_home, section, text

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not statement_pdf.is_available(), reason="WeasyPrint's libraries are missing"
    ),
]
DAY = date(2025, 5, 3)


@pytest.fixture
def page():
    return StatementPageFactory(
        title="Grundsätze", slug="grundsaetze", adopted_on=DAY, adopted_in="Dresden",
        body=body(
            section(text("<p>Wir sind {{ member_count }} Vereine.</p>"), heading="Vision"),
            section(text("<p>Wir bleiben.</p>"), heading="Weg"),
        ),
    )  # fmt: skip


def fetched(path="/de/grundsaetze/2025-05-03/statement.pdf", host="localhost"):
    answer = Client(SERVER_NAME=host).get(path)
    return answer, b"".join(answer.streaming_content) if answer.streaming else answer.content


def language_of(document):
    length = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)  # fmt: skip
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def test_document_is_tagged_and_has_title_language_and_bookmarks(page, caplog):
    answer, content = fetched()
    document = pypdfium2.PdfDocument(content)

    # Style sheets and fonts are found.
    assert [one for one in caplog.messages if one.startswith("Failed")] == []
    assert answer.headers["Content-Type"] == "application/pdf"
    assert 'filename="grundsaetze-2025-05-03.pdf"' in answer.headers["Content-Disposition"]
    assert pdfium.FPDFCatalog_IsTagged(document)
    assert document.get_metadata_value("Title").startswith("Grundsätze – ")
    assert language_of(document) == "de"
    titles = [bookmark.get_title() for bookmark in document.get_toc()]
    assert titles[:3] == ["Grundsätze", "Vision", "Weg"]
    words = document[0].get_textpage().get_text_range()
    assert "{{" not in words
    assert "Dresden" in words


def links_of(document):
    """Return where the links of a document lead that leave it."""
    found = []
    for sheet in document:
        position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
        while pdfium.FPDFLink_Enumerate(sheet, position, link):
            action = pdfium.FPDFLink_GetAction(link)
            length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
            address = ctypes.create_string_buffer(length)
            pdfium.FPDFAction_GetURIPath(document, action, address, length)
            found.append(address.value.decode())
    return found


def test_links_of_a_document_lead_to_the_site_from_anywhere():
    StatementPageFactory(
        slug="verweise", adopted_on=DAY,
        body=body(section(text(f'<p><a linktype="page" id="{home_of().pk}">Start</a></p>'))),
    )  # fmt: skip

    _answer, content = fetched("/de/verweise/2025-05-03/statement.pdf")

    site = Site.objects.get(hostname="localhost").root_url
    links = links_of(pypdfium2.PdfDocument(content))
    assert links == [f"{site}/de/", f"{site}/de/verweise/2025-05-03/"]


def test_document_asks_nobody_else_for_a_file():
    files = statement_pdf._own_files(statement_pdf._weasyprint(), "https://own.example")

    assert (
        files.fetch("https://own.example/static/css/statement-pdf.css").content_type == "text/css"
    )
    for address in ("https://other.example/static/css/statement-pdf.css", "file:///etc/hostname"):
        with pytest.raises(ValueError, match="No address of ours"):
            files.fetch(address)


def test_document_is_made_once(page, monkeypatch):
    fetched()
    made = []
    monkeypatch.setattr(statement_pdf, "document", lambda *_: made.append(1))

    _answer, content = fetched()

    assert (made, content[:5]) == ([], b"%PDF-")
    assert len(default_storage.listdir("statements")[1]) >= 1


def test_who_asks_while_it_is_made_is_asked_to_wait(page, monkeypatch):
    monkeypatch.setattr(statement_pdf.shared_cache, "add", lambda *_: False)
    page.adopted_versions.update(adopted_in="Anderswo")

    answer, _content = fetched()

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


def test_document_that_says_something_else_gives_way(page, monkeypatch):
    written = []
    monkeypatch.setattr(statement_pdf, "document", lambda _request, html: written.append(html) or b"%PDF-")  # fmt: skip

    page.adopted_versions.update(adopted_in="Meißen")
    fetched()
    first = kept(page)
    OrganisationFactory(member=True)
    fetched()
    second = kept(page)
    page.body = body(section(text("<p>Wir sind alle.</p>")))
    page.save_revision()
    adopting.record(page, adopting.Facts(date(2026, 6, 1)))
    fetched()

    # Other figures are another document, and so is one of a version that is no longer in force.
    assert ["no longer in force" in html or "gilt nicht mehr" in html for html in written] == [
        False, False, True,
    ]  # fmt: skip
    assert [len(names) for names in (first, second, kept(page))] == [1, 1, 1]
    assert len({*first, *second, *kept(page)}) == 3


def kept(page):
    number = page.adopted_versions.get(adopted_on=DAY).pk
    return [
        name for name in default_storage.listdir("statements")[1] if name.startswith(f"{number}-")
    ]


def test_document_that_cannot_be_made_is_not_tried_at_once_again(page, monkeypatch, caplog):
    tried = []

    def fail(*_):
        tried.append(1)
        raise OSError("broken")

    monkeypatch.setattr(statement_pdf, "document", fail)
    page.adopted_versions.update(adopted_in="Nirgendwo")

    first, second = fetched()[0], fetched()[0]

    assert (first.status_code, second.status_code) == (503, 503)
    assert (first.headers["Retry-After"], len(tried)) == ("60", 1)
    assert "2025-05-03" in caplog.text


def test_document_of_a_private_page_is_not_given_away(page):
    fetched()
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="geheim")

    _answer, content = fetched()

    assert not content.startswith(b"%PDF")


def test_document_of_a_right_to_left_language_is_one(db):
    home = main_home("ar")
    page = StatementPageFactory(
        parent=home, locale=home.locale, title="الرؤية", slug="vision", adopted_on=DAY,
        body=body(section(text("<p>نحن معا</p>"), heading="القيم")),
    )  # fmt: skip

    _answer, content = fetched(f"/ar/{page.slug}/2025-05-03/statement.pdf", "ar.localhost")

    document = pypdfium2.PdfDocument(content)
    assert language_of(document) == "ar"
    assert document.get_metadata_value("Title").startswith("الرؤية")


def test_images_that_are_cut_off_stay_refused():
    assert statement_pdf.is_available()

    assert ImageFile.LOAD_TRUNCATED_IMAGES is False


def test_site_works_without_the_libraries_and_says_so(page, monkeypatch):
    monkeypatch.setattr(statement_pdf, "is_available", lambda: False)

    shown = Client(SERVER_NAME="localhost").get("/de/grundsaetze/2025-05-03/")

    assert b"statement.pdf" not in shown.content
    assert fetched()[0].status_code == 404
    [message] = statement_pdf.check_libraries()
    assert (message.id, message.level) == ("pages.I001", checks.INFO)
