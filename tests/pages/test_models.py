"""Pages, sites and languages: what they refuse, and the addresses they get."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from pages import figures
from pages.choices import AdoptingBody
from pages.models import StandardPage, StatementPage
from tests.factories.pages import (
    AllianceIndexPageFactory,
    AlliancePageFactory,
    HomePageFactory,
    MemberDirectoryPageFactory,
    StandardPageFactory,
    StatementPageFactory,
    body,
    home_of,
    section,
)

pytestmark = pytest.mark.django_db


def errors_of(instance):
    with pytest.raises(ValidationError) as refused:
        instance.full_clean()
    return refused.value.message_dict


# ------------------------------------------------------------------------------------- addresses
@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Über uns – größer", "ueber-uns-groesser"),
        ("О нас", "o-nas"),
        ("من نحن", "mn-nhn"),
        ("{{ member_count }} Mitglieder", "mitglieder-2"),  # the demo has one already
        ("…", "standard"),
    ],
)
def test_slug_of_a_new_page_is_made_from_its_title(title, slug):
    assert StandardPageFactory(title=title).slug == slug


def test_slug_that_is_taken_gets_a_number():
    slugs = [StandardPageFactory(title="Größe").slug for _ in range(3)]

    assert slugs == ["groesse", "groesse-2", "groesse-3"]


def test_slug_may_be_the_same_in_another_place():
    first = StandardPageFactory(title="Größe")

    assert StandardPageFactory(parent=first, title="Größe").slug == "groesse"


def test_slug_that_somebody_chose_is_kept():
    assert StandardPageFactory(title="Größe", slug="klein").slug == "klein"


def test_slug_stays_when_the_title_of_an_original_changes():
    page = StandardPageFactory(title="Alt")
    page.title = "Neu"
    page.save_revision().publish()

    page.refresh_from_db()
    assert (page.title, page.slug) == ("Neu", "alt")


def test_slug_that_is_not_ascii_is_refused():
    page = StandardPageFactory()
    page.slug = "größe"

    assert list(errors_of(page)) == ["slug"]


def test_slug_of_a_draft_is_made_too():
    page = StandardPageFactory(title="Größe", live=False)
    page.slug = ""

    page.minimal_clean()

    assert page.slug == "groesse"


def test_slug_of_a_home_page_follows_its_short_name_and_never_changes():
    home = HomePageFactory(title="Ein langer Vereinsname", short_title="Kürzel")
    assert home.slug == "kuerzel"

    home.short_title = "Anders"
    home.save()

    assert home.slug == "kuerzel"
    assert HomePageFactory(title="…").slug == "home"


# --------------------------------------------------------------------------------------- figures
@pytest.mark.parametrize(
    ("factory", "field"),
    [
        (StandardPageFactory, "title"),
        (StandardPageFactory, "seo_title"),
        (StandardPageFactory, "search_description"),
        (HomePageFactory, "motto"),
        (HomePageFactory, "introduction"),
        (HomePageFactory, "contact"),
        (HomePageFactory, "footer"),
        (AllianceIndexPageFactory, "introduction"),
        (MemberDirectoryPageFactory, "introduction"),
    ],
)
def test_field_takes_a_sound_figure_and_refuses_a_broken_one(factory, field):
    page = factory()
    setattr(page, field, "Wir {{ member_count }}")
    page.full_clean()
    setattr(page, field, "Wir {{ members }}")

    assert errors_of(page) == {field: [figures.problem("{{ members }}")]}


@pytest.mark.parametrize(
    ("factory", "field"),
    [
        (StatementPageFactory, "adopted_in"),
        (HomePageFactory, "short_title"),
        (AlliancePageFactory, "funder"),
    ],
)
def test_field_where_no_figure_is_filled_in_refuses_every_figure(factory, field):
    page = factory(**({"adopted_on": date(2025, 1, 1)} if field == "adopted_in" else {}))
    setattr(page, field, "Wir {{ member_count }}")

    assert errors_of(page) == {field: [figures.not_here("{{ member_count }}")]}


def test_several_broken_figures_are_refused_at_once():
    page = HomePageFactory()
    page.motto, page.footer = "{{ a }}", "{{ member_count }"

    assert list(errors_of(page)) == ["motto", "footer"]


def test_broken_figure_in_the_title_of_a_new_page_is_refused_beside_the_title():
    page = StandardPage(title="{{ members }}")

    with pytest.raises(ValidationError) as refused:
        home_of().add_child(instance=page)

    assert list(refused.value.message_dict) == ["title"]


def test_page_form_shows_a_broken_figure_beside_its_field(admin_client):
    response = admin_client.post(
        f"/admin/pages/add/pages/standardpage/{home_of().pk}/",
        {
            "title": "Wir sind {{ members }}",
            "seo_title": "{{ member_count",
            "search_description": "",
            "slug": "wir",
            "body-count": "0",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            "action-publish": "1",
        },
    )

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["title", "seo_title"]


# -------------------------------------------------------------------------------------- contents
def test_contents_name_every_headed_section():
    page = StandardPageFactory(
        body=body(
            section(), section(heading="Ziele", anchor="ziele"), section(heading="Ohne Anker")
        )
    )

    assert page.contents == [("ziele", "Ziele")]


# ------------------------------------------------------------------------------------- statements
TODAY = timezone.localdate()


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"adopted_on": TODAY},
        {"adopted_on": TODAY - timedelta(days=1), "adopted_by": AdoptingBody.BOARD},
        {"adopted_on": date(1990, 1, 1), "adopted_in": "Dresden"},
    ],
)
def test_statement_with_a_date_or_without_any_adoption_is_sound(facts):
    StatementPageFactory(**facts).full_clean()


@pytest.mark.parametrize(
    "facts",
    [
        {"adopted_on": TODAY + timedelta(days=1)},
        {"adopted_by": AdoptingBody.MEMBERS},
        {"adopted_in": "Dresden"},
    ],
)
def test_statement_of_the_future_or_without_a_date_is_refused(facts):
    page = StatementPage(title="Leitbild", **facts)

    with pytest.raises(ValidationError) as refused:
        page.clean()

    assert list(refused.value.message_dict) == ["adopted_on"]


def test_statement_of_today_is_measured_in_local_time(monkeypatch):
    late = timezone.datetime(2026, 1, 1, 23, 30, tzinfo=timezone.get_fixed_timezone(0))
    monkeypatch.setattr("django.utils.timezone.now", lambda: late)

    StatementPage(title="Leitbild", adopted_on=date(2026, 1, 2)).clean()  # 0:30 in Berlin
    with pytest.raises(ValidationError):
        StatementPage(title="Leitbild", adopted_on=date(2026, 1, 3)).clean()
