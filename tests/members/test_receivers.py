"""What the search knows after a change of the register."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Site

from members import receivers
from members.models import Membership
from tests.factories.accounts import UserFactory
from tests.factories.bundles import small_bundle
from tests.factories.members import MembershipFactory, OrganisationFactory, posted
from tests.factories.pages import StandardPageFactory, body, section, text

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"


@pytest.fixture
def page():
    return StandardPageFactory(
        title="Zahl", body=body(section(text("<p>qqzahl {{ member_count }}</p>")))
    )


@pytest.fixture
def administrator(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


@pytest.fixture
def reindexed(monkeypatch):
    """Write down which sites are indexed again; those other tests left waiting are forgotten."""
    hostnames = []
    reindex = receivers.reindex_figures

    def write_down(site):
        hostnames.append(site.hostname)
        return reindex(site)

    monkeypatch.setattr(receivers, "_waiting", receivers._Waiting())
    monkeypatch.setattr(receivers, "reindex_figures", write_down)
    return hostnames


def found(words):
    return [page.url_path for page in Page.objects.live().search(words)]


def test_membership_changed_in_the_admin_brings_the_new_figure_into_the_search(
    administrator, page, django_capture_on_commit_callbacks
):
    new = MembershipFactory.build(organisation=OrganisationFactory())
    assert found("qqzahl 66") == ["/dsm/zahl/"]

    with django_capture_on_commit_callbacks(execute=True):
        administrator.post(reverse("membership:add"), posted(new))
    assert (found("qqzahl 67"), found("qqzahl 66")) == (["/dsm/zahl/"], [])

    membership = Membership.objects.get(organisation=new.organisation)
    ended = posted(membership) | {"ended_on": "2021-01-01"}
    with django_capture_on_commit_callbacks(execute=True):
        administrator.post(reverse("membership:edit", args=[membership.pk]), ended)
    assert (found("qqzahl 66"), found("qqzahl 67")) == (["/dsm/zahl/"], [])


@pytest.mark.parametrize("model", ["organisation", "membership"])
def test_row_deleted_in_the_admin_brings_the_new_figure_into_the_search(
    administrator, page, model, django_capture_on_commit_callbacks
):
    membership = Membership.objects.running(timezone.localdate()).first()
    row = membership if model == "membership" else membership.organisation

    with django_capture_on_commit_callbacks(execute=True):
        administrator.post(reverse(f"{model}:delete", args=[row.pk]))

    assert (found("qqzahl 65"), found("qqzahl 66")) == (["/dsm/zahl/"], [])


def test_many_changes_index_each_site_once_at_the_end(
    reindexed, django_capture_on_commit_callbacks
):
    other = Site.objects.get(hostname=OTHER)

    with django_capture_on_commit_callbacks(execute=True):
        OrganisationFactory.create_batch(3, member=True)
        OrganisationFactory.create_batch(3, member=True, site=other)
        assert reindexed == []

    assert sorted(reindexed) == [OTHER, "localhost"]


def test_change_of_one_register_leaves_other_sites_alone(
    reindexed, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        OrganisationFactory(member=True)

    assert reindexed == ["localhost"]


def test_site_that_waits_but_is_gone_does_no_harm(reindexed, django_capture_on_commit_callbacks):
    receivers._waiting.sites.add(987654)

    with django_capture_on_commit_callbacks(execute=True):
        OrganisationFactory()

    assert reindexed == ["localhost"]


def test_row_loaded_from_a_fixture_indexes_nothing(reindexed, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        receivers.reindex_later(OrganisationFactory.build(), raw=True)

    assert reindexed == []


def test_bundle_with_members_indexes_its_site_once(
    tmp_path, reindexed, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("load_content", str(small_bundle(tmp_path)), verbosity=0)

    assert reindexed == ["probe.localhost"]
