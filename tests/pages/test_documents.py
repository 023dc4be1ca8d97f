"""Downloads: type and size beside the link, gone and private documents, how files are served."""

from pathlib import Path
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Collection, CollectionViewRestriction

from pages.downloads import file_facts, size_in_words
from pages.linked import linked_document_ids
from pages.models import AssociationDocument
from tests.factories.files import DocumentFactory
from tests.factories.pages import HomePageFactory, StandardPageFactory, body, home_of, section, text

pytestmark = pytest.mark.django_db


def link(document, words="die Satzung"):
    return f'<p><a id="{document.pk}" linktype="document">{words}</a> gilt.</p>'


def get(path):
    return Client(SERVER_NAME="localhost").get(path)


def served(document):
    response = get(document.url)
    content = b"".join(response.streaming_content)
    response.close()
    return response, content


# ------------------------------------------------------------------------------ type and size
@pytest.mark.parametrize(
    ("size", "language", "words"),
    [
        (0, "de", "0,1 kB"),
        (1_000, "de", "1,0 kB"),
        (9_949, "de", "9,9 kB"),
        (9_960, "de", "10 kB"),
        (340_400, "de", "340 kB"),
        (999_499, "de", "999 kB"),
        (999_501, "de", "1,0 MB"),
        (1_000_000, "fa", "1.0 MB"),
        (1_200_000, "de", "1,2 MB"),
        (1_200_000, "en", "1.2 MB"),
        (1_200_000, "fr", "1,2\u202fMo"),
        (1_200_000, "uk", "1,2 МБ"),
        (1_200_000, "ar", "1.2 م.ب"),
        (49_960_000, "de", "50 MB"),
        (1_200_000, None, "1,2 MB"),
    ],
)
def test_size_is_written_as_the_language_writes_it(size, language, words):
    assert size_in_words(size, language) == words


def test_facts_name_the_type_and_what_is_known_of_the_size():
    document = DocumentFactory(name="Übersicht.xlsx", size=4_000)
    assert file_facts(document, "de") == '<bdi class="file-facts" dir="ltr">(XLSX, 4,0 kB)</bdi>'

    assert file_facts(document, "ar").startswith('<bdi class="file-facts" dir="rtl">(XLSX')

    AssociationDocument.objects.update(file_size=None)
    document = AssociationDocument.objects.get(pk=document.pk)
    assert file_facts(document, "de") == '<bdi class="file-facts" dir="ltr">(XLSX, 4,0 kB)</bdi>'

    Path(document.file.path).unlink()
    assert file_facts(document, "de") == '<bdi class="file-facts" dir="ltr">(XLSX)</bdi>'


def included(**context):
    html = render_to_string("pages/includes/document_link.html", context)
    return BeautifulSoup(html, "html.parser")


def test_link_to_a_document_is_complete():
    document = DocumentFactory(title="Satzung <neu>")

    with translation.override("en"):
        page = included(document=document, label="")

    assert page.a.attrs == {"href": document.url}
    assert page.a.text == "Satzung <neu> (PDF, 1.2 MB)"
    assert included(document=document, label="Lesen").a.text == "Lesen (PDF, 1,2 MB)"


def test_link_to_no_document_is_its_words():
    assert str(included(document=None, label="Lesen")).strip() == "Lesen"


# ------------------------------------------------------------------------------------- in a text
def paragraph(path):
    page = BeautifulSoup(get(path).content, "html.parser")
    return page.select_one("main .prose p")


def test_text_says_type_and_size_of_its_documents_in_the_language_of_the_page():
    document = DocumentFactory()
    StandardPageFactory(title="Regeln", body=body(section(text(link(document)))))
    StandardPageFactory(
        parent=home_of(language_code="en"), title="Rules", body=body(section(text(link(document))))
    )

    assert str(paragraph("/de/regeln/")) == (
        f'<p><a href="{document.url}">die Satzung'
        ' <bdi class="file-facts" dir="ltr">(PDF, 1,2 MB)</bdi></a> gilt.</p>'
    )
    assert paragraph("/en/rules/").a.text == "die Satzung (PDF, 1.2 MB)"


def test_text_keeps_the_words_of_a_document_that_is_gone():
    document = DocumentFactory()
    StandardPageFactory(
        title="Regeln", body=body(section(text(link(document, "<b>die</b> Satzung"))))
    )
    document.delete()

    assert str(paragraph("/de/regeln/")) == "<p><b>die</b> Satzung gilt.</p>"


def test_documents_are_found_in_all_texts_of_a_page():
    first, second, third = (DocumentFactory(size=1) for _ in range(3))
    page = HomePageFactory(
        introduction=link(first),
        body=body(section(text(link(second) + link(third) + '<a linktype="page" id="3">x</a>'))),
    )

    assert linked_document_ids(page) == {first.pk, second.pk, third.pk}


def test_number_of_queries_does_not_grow_with_the_documents():
    documents = [DocumentFactory(size=1) for _ in range(8)]
    for title, linked in (("eins", documents[:1]), ("acht", documents)):
        StandardPageFactory(title=title, body=body(section(*(text(link(d)) for d in linked))))

    counts = []
    for name in ("eins", "acht"):
        get(f"/de/{name}/")
        with CaptureQueriesContext(connection) as queries:
            assert get(f"/de/{name}/").content.count(b"file-facts") == {"eins": 1, "acht": 8}[name]
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 10


# ---------------------------------------------------------------------------------- how it is served
@pytest.mark.parametrize(
    ("name", "kind", "disposition"),
    [
        ("Satzung.pdf", "application/pdf", "inline"),
        ("Seite.txt", "text/plain", "attachment"),
        ("Liste.csv", "text/csv", "attachment"),
        ("Paket.zip", "application/zip", "attachment"),
    ],
)
def test_file_is_served_as_what_it_is_and_runs_nothing(name, kind, disposition):
    response, content = served(DocumentFactory(name=name, size=3))

    assert content == b"xxx"
    assert response.headers["Content-Type"].partition(";")[0] == kind
    assert response.headers["Content-Disposition"].partition(";")[0] == disposition
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"


def test_name_with_umlauts_arrives():
    document = DocumentFactory(name="Übersicht der Beschlüsse.xlsx", size=3)
    response, content = served(document)
    name = quote("Übersicht_der_Beschlüsse.xlsx")

    assert content == b"xxx"
    assert response.headers["Content-Disposition"].endswith(f"; filename*=UTF-8''{name}")


def test_file_that_is_missing_is_not_found():
    document = DocumentFactory(size=3)
    Path(document.file.path).unlink()

    assert get(document.url).status_code == 404


def test_document_of_a_private_collection_asks_who_wants_it():
    collection = Collection.get_first_root_node().add_child(name="Intern")
    document = DocumentFactory(size=3, collection=collection)
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )

    response = get(document.url)

    assert response.status_code == 302
    assert response.headers["Location"].partition("?")[0] == "/de/_util/login/"
