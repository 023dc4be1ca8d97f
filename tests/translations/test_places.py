"""Where translated pages stand after their originals were moved."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from tests.factories.pages import StandardPageFactory
from tests.translations.conftest import translate
from translations import memory

pytestmark = pytest.mark.django_db


def pair(english, title, words, **fields):
    """Return a published page and its English translation."""
    page = StandardPageFactory(title=title, **fields)
    source = memory.synchronise_source(page)
    translate(source, english, {title: words})
    return page, memory.publish_translation(source, english)


@pytest.fixture
def moving(english):
    """A page that will be moved below another, where its translation's address is taken."""
    parent, parent_english = pair(english, "Oben", "Above")
    StandardPageFactory(parent=parent_english, title="Same")
    original, translation = pair(english, "Gleich", "Same")
    return original, translation, parent


@pytest.mark.parametrize(
    ("slug", "drafted"), [("same", "same-1"), ("other", "other")], ids=["same", "another"]
)
def test_draft_of_a_translation_takes_the_free_address_too(moving, slug, drafted):
    original, translation, parent = moving
    translation.slug = slug
    draft = translation.save_revision()

    original.move(Page.objects.get(pk=parent.pk), pos="last-child")

    moved = Page.objects.get(pk=translation.pk).specific
    assert (moved.get_parent().slug, moved.slug) == ("above", "same-1")
    draft.refresh_from_db()
    assert draft.as_object().slug == drafted
    draft.publish()
    assert Page.objects.get(pk=translation.pk).slug == drafted


def test_scheduled_draft_takes_the_free_address_too(moving):
    original, translation, parent = moving
    translation.go_live_at = timezone.now() + timedelta(days=1)
    scheduled = translation.save_revision()
    scheduled.publish()
    translation.go_live_at = None
    translation.save_revision()

    original.move(Page.objects.get(pk=parent.pk), pos="last-child")

    scheduled.refresh_from_db()
    assert scheduled.as_object().slug == "same-1"
