"""What staff did to site, legal pages and register between two loads stays."""

import pytest
from wagtail.models import Page, Site

from members.models import Membership, Organisation
from pages.models import LegalPage
from tests.association_site.bundles.snapshots import changes, everything
from tests.association_site.bundles.staffs_work import DELETED, KEPT, notes, page_of
from tests.factories.bundles import SITE, TEXT, replace_in, small_bundle

pytestmark = pytest.mark.django_db


@pytest.fixture
def bundle(small):
    return small


# ----------------------------------------------------------------------------- legal pages
IMPRINT = """---
type: legal
kind: imprint
title: Impressum
parent: home
organisation: Probeverein
street: Testweg 1
postcode: "01067"
town: Dresden
representatives: |
  Beispielperson A
  Beispielperson B
email: post@example.org
---
"""


def with_imprint(bundle, text=IMPRINT):
    (bundle / "pages/impressum.md").write_text(text)
    replace_in(bundle / "site.yaml", "[home, text]", "[home, text, impressum]")


def imprint():
    return LegalPage.objects.get(
        kind="imprint", url_path__contains="/probe", locale__language_code="de"
    )


def test_legal_page_of_a_bundle_takes_the_place_of_its_draft(load, bundle):
    draft = imprint()
    with_imprint(bundle)

    lines = load(bundle)

    page = imprint()
    assert notes(lines) == ["~ impressum"]
    assert (page.pk, page.live) == (draft.pk, True)
    assert page.representatives == "Beispielperson A\nBeispielperson B"
    before = everything()
    assert load(bundle)[-1] == "probe.localhost: pages new=0 changed=0 unchanged=5"
    assert changes(before, everything()) == {}


def test_legal_page_that_staff_began_is_kept(load, bundle):
    draft = imprint()
    draft.representatives = "Beispielperson C"
    draft.save_revision()
    with_imprint(bundle)
    before = everything()

    assert notes(load(bundle)) == [
        "! impressum: another page of this kind was begun in the admin; kept (--force overwrites)"
    ]
    assert changes(before, everything()) == {}
    load(bundle, force=True)
    assert imprint().representatives == "Beispielperson A\nBeispielperson B"


def test_draft_of_a_bundle_is_kept_as_one_until_its_file_says_otherwise(load, bundle):
    text = bundle / "pages/text.md"
    (bundle / "pages/neu.md").write_text(
        "---\ntype: standard\ntitle: Neu\nparent: home\ndraft: true\n---\nEin [Text](pages/text.md).\n"
    )
    replace_in(bundle / "site.yaml", "[home, text]", "[home, text, neu]")
    load(bundle)
    page = page_of("neu")
    assert (page.live, page.has_unpublished_changes) == (False, True)
    before = everything()
    assert notes(load(bundle)) == []
    assert changes(before, everything()) == {}
    replace_in(bundle / "pages/neu.md", "draft: true\n", "")

    assert notes(load(bundle)) == ["~ neu"]

    assert text.exists()
    assert page_of("neu").live
    assert f'id="{page_of("text").pk}"' in page_of("neu").body[0].value["content"][0].value.source


# ----------------------------------------------------------------------------- the register
def test_organisation_that_staff_changed_is_kept(load, bundle):
    row = Organisation.objects.get(site__hostname="probe.localhost")
    row.telephone = "0351 999"
    row.save()
    before = everything()

    lines = load(bundle)

    assert notes(lines) == [f"! members T001: {KEPT}"]
    assert "members: new=0 changed=0 unchanged=0 kept=1" in lines
    assert changes(before, everything()) == {}
    assert "members: new=0 changed=1 unchanged=0" in load(bundle, force=True)
    row.refresh_from_db()
    assert row.telephone == "0351 123"


def test_organisation_that_staff_deleted_stays_away(load, bundle):
    Organisation.objects.get(site__hostname="probe.localhost").delete()

    assert notes(load(bundle)) == [f"! members T001: {DELETED}"]
    assert "members: new=1 changed=0 unchanged=0" in load(bundle, force=True)


def test_membership_that_staff_ended_stays_ended(load, bundle):
    membership = Membership.objects.get(organisation__site__hostname="probe.localhost")
    membership.ended_on = membership.started_on.replace(year=2020)
    membership.save()

    assert notes(load(bundle)) == [f"! members T001: {KEPT}"]
    membership.refresh_from_db()
    assert membership.ended_on.year == 2020


# ----------------------------------------------------------------------------- the site
def test_two_sites_may_have_the_same_short_name(load, bundle, tmp_path):
    second = {"site.yaml": SITE.replace("probe.localhost", "zweite.localhost")}

    load(small_bundle(tmp_path / "second", second))

    homes = Page.objects.filter(slug__startswith="probe", depth=2)
    assert sorted(homes.filter(locale__language_code="de").values_list("slug", flat=True)) == [
        "probe",
        "probe-1",
    ]
    assert Site.objects.filter(hostname="zweite.localhost").exists()


def test_errors_are_told_in_one_language(refused, tmp_path):
    small_bundle(tmp_path, {"pages/text.md": TEXT.replace("Ein Text", "x" * 256)})

    assert refused(tmp_path) == (
        f"{tmp_path}/pages/text.md:3: title: Ensure this value has at most 255 characters"
        " (it has 256)."
    )
