"""Old addresses: where they lead, and that they lead somewhere.

What happens to them when pages change stands in `test_situations`.
"""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from tests.factories.pages import StandardPageFactory

pytestmark = pytest.mark.django_db


def answer(path, hostname="localhost"):
    response = Client(SERVER_NAME=hostname).get(path)
    return response.status_code, response.headers.get("Location")


def at(url_path):
    return Page.objects.get(url_path=url_path)


@pytest.mark.parametrize(("permanent", "status"), [(True, 301), (False, 302)])
def test_redirect_is_permanent_or_not(permanent, status):
    page = at("/dsm/leitbild/")
    Redirect.add_redirect("/flyer", page, is_permanent=permanent)

    assert answer("/flyer/") == answer("/flyer") == (status, "/de/leitbild/")


def test_redirect_of_an_address_with_its_query_comes_first():
    Redirect.add_redirect("/index.php", at("/dsm/leitbild/"))
    Redirect.add_redirect("/index.php?id=7&b=1", at("/dsm/ueber-uns/"))

    assert answer("/index.php?b=1&id=7") == (301, "/de/ueber-uns/")
    assert answer("/index.php?id=8") == (301, "/de/leitbild/")


def test_redirect_of_one_site_is_not_known_to_the_other():
    site = Site.objects.get(hostname="localhost")
    Redirect.add_redirect("/flyer", at("/dsm/leitbild/"), site=site)

    assert answer("/flyer/", "auslaenderrat.localhost") == (404, None)


def test_redirect_leads_elsewhere_as_it_is_written():
    Redirect.add_redirect("/flyer", "https://example.org/a?b=c")

    assert answer("/flyer/") == (301, "https://example.org/a?b=c")


def test_redirect_never_hides_a_page():
    StandardPageFactory(title="Flyer")
    Redirect.add_redirect("/de/flyer", at("/dsm/leitbild/"))

    assert answer("/de/flyer/") == (200, None)


@pytest.mark.parametrize("path", ["/%00", "/%FF", "/a;b;a", "/de/ä/?ü", "/x?%00", f"/{'a' * 400}"])
def test_strange_address_leads_nowhere(path):
    assert answer(path)[0] == 404
