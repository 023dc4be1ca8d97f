"""What is unfinished, and that each list holds what was counted."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale, Page, Workflow

from accounts.choices import Role
from association_site.desk import unfinished
from association_site.desk.choices import Unfinished
from pages.choices import LegalKind
from pages.missing import images_without_description
from pages.models import LegalPage, SiteSettings
from tests.factories.accounts import UserFactory
from tests.factories.files import ImageFactory
from tests.factories.pages import StandardPageFactory, home_of
from translations import memory

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(work):
    return work(Role.EDITOR)


def counted(own, language_code="de"):
    """Return what is counted below a home page, without what is not there."""
    home = own.homes[language_code]
    counts = unfinished.count_by_home(own.homes.values())[home.pk]
    return {name: number for name, number in counts.items() if number}


def listed(own, kind, language_code="de"):
    return list(unfinished.pages_of(own, kind, language_code))


def draft(**fields):
    page = StandardPageFactory(live=False, **fields)
    page.save_revision()
    return Page.objects.get(pk=page.pk)


def changed():
    page = StandardPageFactory()
    page.title = "Geändert"
    page.save_revision()
    return Page.objects.get(pk=page.pk)


def waiting():
    page = changed()
    workflow = Workflow.objects.filter(active=True)[0]
    workflow.start(page.specific, UserFactory())
    return page


def scheduled():
    page = draft()
    revision = page.specific.save_revision(approved_go_live_at=timezone.now() + timedelta(days=1))
    assert revision.approved_go_live_at is not None
    return Page.objects.get(pk=page.pk)


def ending():
    return Page.objects.get(pk=StandardPageFactory(expire_at=timezone.now() + timedelta(days=1)).pk)


def test_finished_site_has_nothing_to_count(own):
    assert counted(own) == {}
    assert counted(own, "en") == {}


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (draft, Unfinished.DRAFT),
        (changed, Unfinished.CHANGED),
        (waiting, Unfinished.APPROVAL),
        (scheduled, Unfinished.SCHEDULED),
        (ending, Unfinished.SCHEDULED),
    ],
)
def test_page_is_counted_and_listed_once(own, make, kind):
    page = make()

    assert counted(own) == {kind.value: 1}
    assert listed(own, kind) == [page]
    assert counted(own, "en") == {}


def test_published_page_is_not_counted(own):
    StandardPageFactory()

    assert counted(own) == {}


def test_draft_of_a_legal_page_is_no_draft_among_others(own):
    home = home_of()
    home.add_child(instance=LegalPage(kind=LegalKind.PRIVACY, title="Datenschutz", live=False))

    assert counted(own) == {}


def test_pages_of_another_site_are_not_counted(own):
    draft(parent=home_of("auslaenderrat.localhost"))

    assert counted(own) == {}
    assert listed(own, Unfinished.DRAFT) == []


def test_alias_is_not_counted(own):
    page = StandardPageFactory()
    page.copy_for_translation(Locale.objects.get(language_code="en"), alias=True)
    Page.objects.filter(alias_of=page).update(live=False)

    assert counted(own, "en") == {}


def test_translation_with_an_open_passage_is_counted(own):
    german = home_of()
    german.motto = "Ein neues Wort"
    german.save_revision().publish()

    english = Page.objects.get(pk=home_of(language_code="en").pk)
    assert counted(own, "en") == {Unfinished.INCOMPLETE.value: 1}
    assert listed(own, Unfinished.INCOMPLETE, "en") == [english]
    assert listed(own, Unfinished.INCOMPLETE, "de") == []

    source = memory.source_of(german)
    passage = next(row for row in memory.passages(source) if row.text == "Ein neues Wort")
    memory.write(passage, english.locale, "A new word")
    assert counted(own, "en") == {}


def test_page_without_a_translation_is_counted(own):
    page = StandardPageFactory()
    draft()

    counts = unfinished.count_untranslated([own])[own.homes["de"].pk]

    assert counts == {"de": 0, "en": 1}
    assert listed(own, Unfinished.UNTRANSLATED, "en") == [Page.objects.get(pk=page.pk)]


def test_alias_is_no_translation(own):
    page = StandardPageFactory()
    page.copy_for_translation(Locale.objects.get(language_code="en"), alias=True)

    assert unfinished.count_untranslated([own])[own.homes["de"].pk]["en"] == 1


def test_nobodys_pages_are_not_counted():
    assert unfinished.count_by_home([]) == {}
    assert unfinished.count_untranslated([]) == {}
    assert unfinished.count_images([]) == {}


@pytest.fixture
def images(site):
    """Two images without a description and one with, and one of another site."""
    for hostname, description in (
        ("localhost", ""),
        ("localhost", ""),
        ("localhost", "Ein Kreis"),
        ("auslaenderrat.localhost", ""),
    ):
        ImageFactory(
            title=hostname,
            description=description,
            collection=SiteSettings.objects.get(site__hostname=hostname).collection,
        )


def test_images_are_counted_as_they_are_listed(images, own, site):
    before = images_without_description(site).exclude(title="localhost").count()

    counts = unfinished.count_images([own])

    assert counts == {site.pk: before + 2}
    assert counts == {site.pk: images_without_description(site).count()}


def test_everything_is_counted_with_one_query_each(own, django_assert_num_queries):
    with django_assert_num_queries(3):
        unfinished.count_by_home(own.homes.values())
        unfinished.count_untranslated([own])
        unfinished.count_images([own])
