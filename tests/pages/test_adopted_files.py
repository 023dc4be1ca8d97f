"""Files of adopted texts: what readers get by them stays what was adopted, by whatever road."""

from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError

from accounts.choices import Role
from pages import adopting
from pages.models import AdoptedFile, AssociationDocument, AssociationImage, StatementPage
from tests.factories.accounts import signed_in, user_with_role
from tests.factories.files import DocumentFactory, ImageFactory, image_bytes
from tests.factories.pages import StatementPageFactory, body, section, text

pytestmark = pytest.mark.django_db

DAY, LATER = date(2025, 5, 3), date(2026, 6, 1)
NEW_IMAGE = image_bytes(50, 30, colour=(0, 0, 200))


@pytest.fixture(scope="module")
def files(module_db):
    """The files of an adopted statement: one linked, one called by its title, one picture."""
    [collection] = {row.collection for row in AssociationDocument.objects.all()}
    linked, titled = (
        DocumentFactory(title=title, name=f"{title}.pdf", size=10, collection=collection)
        for title in ("Anlage", "Satzung")
    )
    picture = ImageFactory(title="Wege", description="Viele Wege", collection=collection)
    return linked, titled, picture


@pytest.fixture(scope="module")
def module_page(files):
    linked, titled, picture = files
    return StatementPageFactory(
        title="Grundsätze", slug="grundsaetze", adopted_on=DAY, body=body(section(
            text(f'<p>Siehe <a linktype="document" id="{linked.pk}">Anlage</a>.</p>'),
            {"type": "download", "value": {"document": titled.pk, "label": ""}},
            {"type": "download", "value": {"document": linked.pk, "label": "Die Anlage"}},
            {"type": "image", "value": {"caption": "", "image": {
                "image": picture.pk, "alt_text": "Wege", "decorative": False,
            }}},
        )),
    )  # fmt: skip


@pytest.fixture
def page(module_page):
    return StatementPage.objects.get(pk=module_page.pk)


@pytest.fixture
def linked(page, files):
    return AssociationDocument.objects.get(pk=files[0].pk)


@pytest.fixture
def titled(page, files):
    return AssociationDocument.objects.get(pk=files[1].pk)


@pytest.fixture
def picture(page, files):
    return AssociationImage.objects.get(pk=files[2].pk)


@pytest.fixture(scope="module")
def editor(module_db):
    return signed_in(user_with_role(Role.EDITOR, "localhost"))


def edit(client, row, **more):
    kind = "documents/edit" if isinstance(row, AssociationDocument) else "images"
    data = {"title": row.title, "collection": row.collection_id, "tags": ""} | more
    if isinstance(row, AssociationImage):
        data = {"description": row.description} | data
    return client.post(f"/admin/{kind}/{row.pk}/", data)


def content(row):
    """Return what is in a file now, and where it lies."""
    row = type(row).objects.get(pk=row.pk)
    return row.file.name, Path(row.file.path).read_bytes()


def refused(response, field):
    """Return what the form says of a field."""
    assert response.status_code == 200
    return response.context["form"].errors[field]


# -------------------------------------------------------------------------- another file
def test_other_file_of_a_document_is_refused_in_words(editor, linked):
    before = content(linked)

    response = edit(editor, linked, file=SimpleUploadedFile("neu.pdf", b"neu"), credit="Neu")

    [words] = refused(response, "file")
    assert words.startswith("„Grundsätze“, beschlossen am 3. Mai 2025,")
    assert content(linked) == before
    assert 'value="Neu"' in response.content.decode()


def test_other_file_of_an_image_is_refused_and_makes_no_sizes(editor, picture):
    before, sizes = content(picture), set(picture.renditions.values_list("file", flat=True))
    preview = f'src="{picture.get_rendition("max-800x600").url}"'
    made = set(picture.renditions.values_list("file", flat=True))

    response = edit(editor, picture, file=SimpleUploadedFile("neu.jpg", NEW_IMAGE))

    assert len(refused(response, "file")) == 1
    assert content(picture) == before
    assert preview in response.content.decode()
    shown = AssociationImage.objects.get(pk=picture.pk)
    assert (shown.width, shown.height) == (60, 40)
    assert {size.width for size in shown.renditions.all()} == {60}
    assert sizes <= made


def test_same_file_sent_again_is_kept(editor, linked):
    before = content(linked)[1]

    edit(editor, linked, file=SimpleUploadedFile("Anlage.pdf", before), credit="Wir")

    linked.refresh_from_db()
    assert (linked.credit, content(linked)[1]) == ("Wir", before)


def test_other_kind_of_the_same_file_is_refused(editor, linked):
    same = SimpleUploadedFile("Anlage.txt", content(linked)[1])

    assert len(refused(edit(editor, linked, file=same), "file")) == 1


@pytest.mark.parametrize("names", [None, ["file"]])
def test_other_file_is_refused_past_the_forms(linked, names):
    before = content(linked)
    linked.file = ContentFile(b"neu", "Anlage.pdf")

    with pytest.raises(ValidationError, match="Grundsätze"):
        linked.save(update_fields=names)
    assert content(linked) == before


def test_forms_say_beforehand_why_a_file_stays(editor, linked, picture):
    free = DocumentFactory(size=10, collection=linked.collection)
    addresses = (
        f"/admin/documents/edit/{linked.pk}/",
        f"/admin/images/{picture.pk}/",
        f"/admin/documents/edit/{free.pk}/",
    )
    found = [BeautifulSoup(editor.get(address).content, "html.parser") for address in addresses]

    said = [page.find(string=lambda words: "zeigt diese Datei" in words) for page in found]
    assert [bool(words) for words in said] == [True, True, False]


# --------------------------------------------------------------------------- other words
def test_title_that_the_text_shows_stays(editor, titled):
    [words] = refused(edit(editor, titled, title="Neue Satzung"), "title")

    assert "„Satzung“" in words
    titled.refresh_from_db()
    assert titled.title == "Satzung"


def test_title_that_the_text_does_not_show_is_free(editor, linked, picture):
    edit(editor, linked, title="Anlage 1")
    edit(editor, picture, title="Viele", description="Viele Wege führen hin")

    linked.refresh_from_db()
    picture.refresh_from_db()
    assert (linked.title, picture.title) == ("Anlage 1", "Viele")
    assert picture.description == "Viele Wege führen hin"


# ------------------------------------------------------------------------------ deleting
def test_form_deletes_nothing_and_usage_says_why(editor, page, linked, picture):
    for row, address in (
        (linked, f"/admin/documents/delete/{linked.pk}/"),
        (picture, f"/admin/images/{picture.pk}/delete/"),
    ):
        asked = BeautifulSoup(editor.get(address).content, "html.parser")
        answer = editor.post(address)

        assert "verhindern, dass es gelöscht wird" in asked.select_one("main").get_text()
        assert asked.select("main form") == []
        assert answer.status_code == 302
        assert type(row).objects.filter(pk=row.pk).exists()
    usage = editor.get(f"/admin/documents/usage/{linked.pk}/").content
    [named] = BeautifulSoup(usage, "html.parser").find_all(
        "a", string=lambda words: words and "„Grundsätze“, beschlossen am 3. Mai 2025" in words
    )
    assert named["href"] == f"/admin/pages/{page.pk}/edit/"


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/admin/bulk/pages/associationdocument/delete/?id={document}", {}),
        ("/admin/bulk/pages/associationimage/delete/?id={image}", {}),
        ("/admin/documents/multiple/{document}/delete/", {"x-requested-with": "XMLHttpRequest"}),
        ("/admin/images/multiple/{image}/delete/", {"x-requested-with": "XMLHttpRequest"}),
        ("/admin/images/multiple/{image}/delete/", {}),
    ],
)
def test_other_ways_delete_nothing_either(editor, linked, picture, address, headers):
    address = address.format(document=linked.pk, image=picture.pk)

    response = editor.post(address, {"next": "/admin/"}, headers=headers)

    assert response.status_code == (403 if headers else 302)
    assert AssociationDocument.objects.filter(pk=linked.pk).exists()
    assert AssociationImage.objects.filter(pk=picture.pk).exists()


def test_nothing_is_deleted_past_the_forms(linked, picture):
    with pytest.raises(ProtectedError, match="Grundsätze"):
        linked.delete()
    with pytest.raises(ProtectedError):
        AssociationImage.objects.filter(pk=picture.pk).delete()


# ------------------------------------------------------------------------------ versions
def draft(page, document):
    page.body = body(section({"type": "download", "value": {"document": document.pk, "label": ""}}))
    page.save_revision()


def test_file_of_an_earlier_version_and_of_a_correction_stays(page, linked):
    corrected, adopted, free = (DocumentFactory(size=10) for _ in range(3))
    draft(page, corrected)
    adopting.correct(page, "Falsche Datei")
    page = StatementPage.objects.get(pk=page.pk)
    draft(page, adopted)
    adopting.record(page, adopting.Facts(LATER))
    page = StatementPage.objects.get(pk=page.pk)
    draft(page, free)

    for document in (linked, corrected, adopted):
        document.file = ContentFile(b"neu", "neu.pdf")
        with pytest.raises(ValidationError):
            document.save()
    free.file = ContentFile(b"neu", "neu.pdf")
    free.save()
    assert content(free)[1] == b"neu"


def test_migration_notes_what_is_known(page, files):
    fields = ("document", "image", "name", "digest", "words")
    noted = sorted(page.version_in_force.files.values_list(*fields), key=str)
    AdoptedFile.objects.all().delete()

    import_module("pages.migrations.0012_files_of_adopted_versions").record(apps, None)

    assert len(noted) == 3
    assert [row[-1] for row in noted if row[-1]] == ["Satzung"]
    assert sorted(page.version_in_force.files.values_list(*fields), key=str) == noted
