"""What happens to everything around a page when the page changes: a table of situations.

After each of them every link of the site leads somewhere, old addresses lead on without detours,
menu, switcher and the list for search engines say what is true now, and staff can open the page in
question and the lists around it in the admin.
"""

import re

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from pages.models import HomePage
from tests.factories.accounts import UserFactory, signed_in
from tests.factories.pages import home_of
from tests.pages.crawler import Walk
from tests.pages.doing import ENGLISH, HOST, make_tree, move, rename, rename_in_english
from tests.pages.situation import BEFORE
from tests.pages.situations_elsewhere import ELSEWHERE
from tests.pages.situations_in_place import IN_PLACE

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def tree(module_db):
    """German pages with English translations, one of which leads to the others, and no others."""
    for language in BEFORE:
        for page in home_of(HOST, language).get_children():
            page.delete()
    make_tree()


TITLES = {*ENGLISH, *ENGLISH.values(), "Nur deutsch", "Now English", "Kid"}


def menu(walk, language):
    """Return the titles of the test's pages in the menu of a language."""
    visit = walk.visit(f"/{language}/")
    shown = [" ".join(a.get_text().split()) for a in visit.soup.select(".menu a")]
    return [title for title in shown if title in TITLES] if visit.status == 200 else []


def switched(walk, path, language):
    """Return where the switcher of a page leads."""
    [link] = walk.visit(path).soup.select(f".languages a[hreflang={language}]")
    return link["href"]


def links_in_text(walk, path):
    """Return where the links in the text of a page lead."""
    return [link["href"] for link in walk.visit(path).soup.select("main .section a[href]")]


def listed():
    """Return the paths of the site that search engines hear of."""
    walk = Walk(HOST)
    return {address.removeprefix(walk.root) for address in walk.listed}


def changed(paths, changes):
    """Return a set of paths with some more, and some less."""
    for change in changes:
        if change.endswith("*"):
            paths = {path for path in paths if not path.startswith(change[1:-1])}
        elif change.startswith("-"):
            assert change[1:] in paths
            paths = paths - {change[1:]}
        else:
            assert change not in paths
            paths = paths | {change}
    return paths


def admin_problems(every=False):
    """Return the addresses of the admin that do not open for somebody who may do everything.

    They are the list of redirects, the lists below the home pages, and the forms of the page that
    most situations are about and of its translation, or of every page of the test.

    Args:
        every: Whether to open the forms and lists of all pages.
    """
    admin = signed_in(UserFactory(is_superuser=True), HOST)
    homes = HomePage.of_site(Site.objects.get(hostname=HOST))
    lists = [*homes, *Page.objects.filter(title="Eltern")]
    forms = [*Page.objects.filter(title__in=["Kind", "Child", "Kid"])]
    if every:
        forms = [page for home in homes for page in home.get_descendants()]
        lists += forms
    addresses = ["/admin/redirects/"]
    addresses += [f"/admin/pages/{page.pk}/" for page in lists]
    addresses += [f"/admin/pages/{page.pk}/edit/" for page in forms]
    return [path for path in addresses if admin.get(path).status_code != 200]


def detours(walk, answers=()):
    """Return the old addresses that lead in a circle, to another old one, or not to their page.

    Args:
        walk: The walk through the site.
        answers: Addresses of which is said elsewhere what they answer.
    """
    found = {}
    for redirect in Redirect.objects.filter(site__hostname=HOST):
        path = f"{redirect.old_path}/"
        end = walk.outcome(path)
        lost = end == 404 and path not in answers and _is_shown(walk, redirect.redirect_page)
        if lost or re.search(r": \d{3}$", str(end)):
            found[path] = end
    return found


def _is_shown(walk, page):
    """Say whether a page is there for visitors at its own address."""
    return walk.outcome(page.specific.full_url) == 200


@pytest.mark.parametrize("name", IN_PLACE | ELSEWHERE)
def test_situation(name, tree):
    situation = (IN_PLACE | ELSEWHERE)[name]
    before = listed()
    situation.act()

    walk = Walk(HOST)
    assert {path: walk.outcome(path) for path in situation.answers} == situation.answers
    assert {language: menu(walk, language) for language in BEFORE} == BEFORE | situation.menu
    assert {at: switched(walk, *at) for at in situation.switcher} == situation.switcher
    assert listed() == changed(before, situation.listed)
    assert {path: links_in_text(walk, path) for path in situation.links} == situation.links
    assert walk.problems() == []
    assert detours(walk, situation.answers) == {}
    assert admin_problems() == []


def test_old_addresses_lead_on_at_once_after_many_changes(tree):
    rename("eltern", "anders")
    move("kind", "ziel")
    rename_in_english()
    rename("ziel", "eltern")
    move("anders", "kind")

    walk = Walk(HOST)
    assert walk.problems() == []
    assert detours(walk) == {}
    assert admin_problems(every=True) == []
    assert walk.outcome("/de/ziel/kind/enkel/") == "/de/eltern/kind/enkel/"
    assert walk.outcome("/de/anders/") == "/de/eltern/kind/anders/"
    assert walk.outcome("/en/parents/child/grandchild/") == "/en/target/kid/grandchild/"
