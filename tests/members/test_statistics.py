"""The register in figures, counted by hand."""

from datetime import date

import pytest
from django.conf import settings

from association_site.management.commands.demo import DEMO_BUNDLES
from members.importing import apply
from members.importing.reading import read_table
from members.statistics import Statistics
from tests.factories.lists import TODAY
from tests.factories.members import MembershipFactory, OrganisationFactory, TopicFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

# The demo's, and the real one where it is there; how many there were on the founding day and today.
LISTS = [
    (DEMO_BUNDLES / "dsm" / "members.csv", 30),
    (settings.BASE_DIR.parent / "shared" / "content" / "dsm" / "members.csv", 42),
]


@pytest.fixture
def register(site):
    """Return a function that adds an organisation with its periods of membership."""

    def add(*periods, **fields):
        organisation = OrganisationFactory(site=site, **fields)
        for started_on, ended_on, *kinds in periods:
            MembershipFactory(
                organisation=organisation,
                started_on=date.fromisoformat(started_on),
                ended_on=date.fromisoformat(ended_on) if ended_on else None,
                rests="rests" in kinds,
                kind="supporting" if "supporting" in kinds else "full",
                leaving_reason=next((kind for kind in kinds if kind in ("dissolved", "other")), ""),
            )

    return add


def table(figures):
    return {row.label: row.numbers for row in figures.rows}


def test_members_are_counted_at_the_end_of_each_year_and_on_the_day(site, register):
    register(("2020-05-01", "2021-12-31"))
    register(("2020-12-31", None, "supporting"))
    register(("2021-01-01", "2021-06-30"), ("2021-07-01", "2022-03-31", "rests"), ("2022-04-01", None))  # fmt: skip
    register(("2023-02-01", None))
    register()

    assert [row.numbers for row in Statistics(site, date(2023, 1, 31)).members().rows] == [
        (2, 1, 0),
        (2, 1, 1),
        (2, 1, 0),
        (2, 1, 0),
    ]
    figures = Statistics(site, date(2021, 6, 30)).members()
    assert [(row.year, row.label, row.numbers) for row in figures.rows] == [
        (2020, "31 Dec 2020", (2, 1, 0)),
        (2021, "30 Jun 2021", (3, 1, 0)),
    ]


def test_pause_is_neither_left_nor_joined_and_coming_back_after_years_is(site, register):
    register(("2020-01-01", "2020-06-30"), ("2020-07-01", "2021-06-30", "rests"), ("2021-07-01", None))  # fmt: skip
    register(("2020-01-01", "2020-12-31", "supporting"), ("2021-01-01", "2021-12-31", "dissolved"))
    register(("2020-01-01", "2020-03-31", "other"), ("2022-04-01", "2022-12-31"))
    register(("2022-01-01", "2030-12-31", "other"))

    figures = Statistics(site, date(2022, 12, 31)).changes()

    assert figures.columns[:2] == ("Joined", "Left")
    assert table(figures) == {
        "2020": (3, 1, 0, 0, 0, 0, 1, 0),
        "2021": (0, 1, 0, 0, 1, 0, 0, 0),
        "2022": (2, 1, 0, 0, 0, 0, 0, 1),
    }
    assert table(Statistics(site, date(2020, 3, 30)).changes()) == {
        "2020": (3, 0, 0, 0, 0, 0, 0, 0)
    }


def test_active_members_are_counted_by_district_topic_and_language(site, register):
    sport = TopicFactory(site=site, name="Testsport")
    sport.names.create(language_code="en", name="Sports")
    sport.save()
    learning = TopicFactory(site=site, name="Testbildung")
    running, over = ("2020-01-01", None), ("2020-01-01", "2021-12-31")
    register(running, town="Zwickau", district="", topics=[sport, learning], languages=["ar", "fa"])
    register(running, town="Hof", district="Hof", topics=[sport], languages=["ar"])
    register(running, town="Görlitz", district="")
    register(over, town="Zwickau", district="", topics=[learning], languages=["tr"])
    register(("2020-01-01", None, "rests"), town="Zwickau", district="", topics=[learning])
    OrganisationFactory(member=True, topics=[sport], languages=["ar"])

    statistics = Statistics(site, date(2022, 1, 1))

    assert [(row.label, *row.numbers) for row in statistics.districts().rows] == [
        ("Landkreis Görlitz", 1),
        ("Landkreis Zwickau", 1),
        ("Elsewhere or unknown", 1),
    ]
    assert [(row.label, *row.numbers) for row in statistics.topics().rows] == [
        ("Sports", 2),
        ("Testbildung", 1),
        ("No topic given", 1),
    ]
    assert [(row.label, *row.numbers) for row in statistics.languages().rows] == [
        ("Arabic", 2),
        ("Persian", 1),
        ("No language given", 1),
    ]
    assert table(Statistics(site, date(2021, 12, 31)).languages())["Turkish"] == (1,)


@pytest.mark.parametrize(("path", "founding"), LISTS, ids=["demo", "real"])
def test_real_register_is_counted(site, path, founding):
    if not path.exists():
        pytest.skip("the real list is not there")
    apply(site, read_table(path.read_bytes(), path.name), user=None, today=TODAY)

    assert Statistics(site, date(2017, 4, 8)).active_number == founding
    statistics = Statistics(site, TODAY)
    members = [row.numbers[0] for row in statistics.members().rows]
    changes = [row.numbers[:2] for row in statistics.changes().rows]
    assert members[-1] == statistics.active_number
    assert sum(joined - left for joined, left in changes) == members[-1]
    if founding == 42:
        assert statistics.active_number == 66
        assert sum(left for _joined, left in changes) == 4


def test_register_without_members_has_no_figures(site, register):
    register()

    statistics = Statistics(site, TODAY)

    assert [figures.rows for figures in statistics.all()] == [()] * 5


def test_number_of_questions_does_not_grow(site, register, django_assert_num_queries):
    topic = TopicFactory(site=site)
    register(("2020-01-01", None), topics=[topic], languages=["ar"])
    for year in range(1990, 2010):
        other = TopicFactory(site=site)
        register((f"{year}-01-01", None), topics=[topic, other], languages=["ar", "fa"])

    with django_assert_num_queries(8):
        Statistics(site, TODAY).all()
