"""Who changes which page, by all roads there are: tested is what is written, not what is answered."""

import pytest

from accounts.choices import Role
from accounts.models import SiteGroup
from pages.models import SiteLanguage, SiteSettings
from tests.factories.accounts import UserFactory, signed_in, user_with_role
from tests.factories.pages import StandardPageFactory, home_of, locale_of
from tests.house.roads import ON_ORIGINALS, ON_PAGES, ON_TRANSLATIONS, Goal, open_roads
from tests.translations.conftest import translate
from translations import memory

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"


def published(page, code, words):
    """Publish a page's translation with some of its passages, and the pages above."""
    source = memory.synchronise_source(page)
    locale = locale_of(code)
    translate(source, locale, words)
    return memory.publish_translation(source, locale), source.translations.get(target_locale=locale)


@pytest.fixture(scope="module")
def goals(module_db):
    """A page in three languages, and one of the other site in two; both sites offer Turkish too."""
    for hostname, code in (("localhost", "ar"), ("localhost", "tr"), (OTHER, "tr")):
        settings = SiteSettings.objects.get(site__hostname=hostname)
        SiteLanguage.objects.create(settings=settings, language_code=code)
        memory.publish_translation(memory.synchronise_source(home_of(hostname)), locale_of(code))
    german, beside = StandardPageFactory(title="Seite"), StandardPageFactory(title="Daneben")
    other, other_beside = (StandardPageFactory(parent=home_of(OTHER), title=t) for t in ("Seite", "Daneben"))  # fmt: skip
    goals = {"de": Goal(german, beside), "other de": Goal(other, other_beside)}
    for name, code, page, neighbour in (
        ("en", "en", german, beside),
        ("ar", "ar", german, beside),
        ("other en", "en", other, other_beside),
    ):
        target, _tie = published(neighbour, code, {"Daneben": f"Beside {code}"})
        translated, tie = published(page, code, {"Seite": f"Page {code}"})
        goals[name] = Goal(translated, target, tie)
    return goals


def visitor(role, language_code=None):
    user = user_with_role(role, "localhost")
    if language_code:
        groups = SiteGroup.objects.filter(site__hostname="localhost", role=role)
        user.groups.set([groups.get(language_code=language_code).group])
    return signed_in(user)


ORIGINAL = set(ON_PAGES) | set(ON_ORIGINALS)
TRANSLATED = set(ON_PAGES) | set(ON_TRANSLATIONS)
PASSAGES = {"write a passage", "take a passage away", "upload passages", "hand in"}
NOTHING: set[str] = set()
# Which roads are open to whom: to the page in German, English, Arabic; on the other site nothing.
TABLE = {
    ("editor", None): (ORIGINAL, TRANSLATED, TRANSLATED),
    ("administration", None): (ORIGINAL, TRANSLATED, TRANSLATED),
    ("translator", "en"): (NOTHING, PASSAGES, NOTHING),
    ("translator", "ar"): (NOTHING, NOTHING, PASSAGES),
    ("board", None): (NOTHING, NOTHING, NOTHING),
}


def roads_to(goal):
    return ON_PAGES | (ON_TRANSLATIONS if goal.translation else ON_ORIGINALS)


@pytest.mark.parametrize(("role", "language_code"), TABLE)
def test_page_is_changed_by_those_whom_the_table_names(role, language_code, goals):
    client = visitor(Role(role), language_code)

    found = tuple(open_roads(client, goals[n], roads_to(goals[n])) for n in ("de", "en", "ar"))

    assert found == TABLE[role, language_code]


@pytest.mark.parametrize(("role", "language_code"), TABLE)
@pytest.mark.parametrize("name", ["other de", "other en"])
def test_page_of_another_site_is_changed_by_nobody(role, language_code, name, goals):
    client = visitor(Role(role), language_code)

    assert open_roads(client, goals[name], roads_to(goals[name])) == NOTHING


@pytest.mark.parametrize("name", ["de", "en", "ar", "other de", "other en"])
def test_all_roads_lead_somewhere(name, goals):
    client = signed_in(UserFactory(is_superuser=True))

    assert open_roads(client, goals[name], roads_to(goals[name])) == set(roads_to(goals[name]))
