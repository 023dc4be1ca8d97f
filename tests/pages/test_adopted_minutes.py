"""Minutes of adoptions: what visitors download stays the file that was put on record."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.choices import Role
from pages import adopting, adoption_details
from pages.models import AssociationDocument, SiteSettings
from tests.factories.accounts import signed_in, user_with_role
from tests.factories.files import DocumentFactory
from tests.factories.pages import StatementPageFactory

pytestmark = pytest.mark.django_db

DAY = date(2025, 5, 3)


@pytest.fixture
def kept():
    """A document with the minutes of an adoption."""
    collection = SiteSettings.objects.get(site__hostname="localhost").collection
    minutes = DocumentFactory(name="protokoll.pdf", size=10, collection=collection)
    page = StatementPageFactory(title="Grundsätze", adopted_on=DAY)
    facts = adopting.Facts(DAY, "members", minutes=minutes)
    adoption_details.amend(page.version_in_force, facts)
    return minutes


@pytest.fixture(scope="module")
def editor(module_db):
    return signed_in(user_with_role(Role.EDITOR, "localhost"))


def test_other_file_of_the_minutes_is_refused_in_words(editor, kept):
    path = f"/admin/documents/edit/{kept.pk}/"
    data = {"title": "Anderer Titel", "collection": kept.collection_id, "tags": ""}
    asked = editor.get(path).content.decode()

    answer = editor.post(path, data | {"file": SimpleUploadedFile("neu.pdf", b"neu")})

    [refused] = answer.context["form"].errors["file"]
    assert refused.startswith("Das ist das Protokoll zu „Grundsätze“, beschlossen am 3. Mai 2025")
    assert "Das ist das Protokoll zu" in asked
    editor.post(path, data)
    before, kept_file = kept.file.name, AssociationDocument.objects.get(pk=kept.pk)
    assert (kept_file.title, kept_file.file.name) == ("Anderer Titel", before)


def test_other_file_of_the_minutes_is_refused_past_the_forms(kept):
    document = AssociationDocument.objects.get(pk=kept.pk)
    document.file = ContentFile(b"neu", "protokoll.pdf")

    with pytest.raises(ValidationError, match="Grundsätze"):
        document.save()


def test_same_file_of_the_minutes_may_be_sent_again(kept):
    document = AssociationDocument.objects.get(pk=kept.pk)
    same = Path(document.file.path).read_bytes()
    document.file = ContentFile(same, "protokoll.pdf")

    document.save()

    assert Path(AssociationDocument.objects.get(pk=kept.pk).file.path).read_bytes() == same


def test_minutes_that_no_version_names_any_more_are_free(kept):
    version = kept.minutes_of.get()
    adoption_details.amend(version, adopting.Facts(DAY, "members"))
    document = AssociationDocument.objects.get(pk=kept.pk)
    document.file = ContentFile(b"neu", "protokoll.pdf")

    document.save()
    document.delete()

    assert not AssociationDocument.objects.filter(pk=kept.pk).exists()
