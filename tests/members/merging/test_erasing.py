"""What was merged is erased with the organisation that it was merged into."""

import pytest
from wagtail.log_actions import log

from members import privacy
from tests.factories.members import ContactFactory, MembershipFactory
from tests.members.everywhere import places_of
from tests.members.merging.pairs import merged, pair

pytestmark = pytest.mark.django_db

WORDS = ("Qqalterverein", "Qqneuerverein", "Qqperson", "qq@example.org", "Qq900")


def test_nothing_is_left_of_what_was_merged(site):
    first, second = pair(
        site,
        {"name": "Qqneuerverein"},
        {"name": "Qqalterverein", "number": "Qq900", "email": "qq@example.org"},
    )
    for row in (first, second):
        log(instance=row, action="wagtail.edit", data={"changes": {"name": ["", row.name]}})
    MembershipFactory(organisation=second)
    ContactFactory(organisation=second, name="Qqperson")
    row = merged(first, second)
    before = places_of(WORDS)

    privacy.erase_organisation(row, force=True)

    assert all(before.values())
    assert places_of(WORDS) == {word: set() for word in WORDS}


def test_data_of_an_organisation_name_what_was_merged_into_it(site):
    first, second = pair(site)
    log(instance=second, action="wagtail.edit", data={})

    told = privacy.held(merged(first, second))

    assert [row["number"] for row in told["merged"]] == ["T002"]
    assert "wagtail.edit" in {entry["action"] for entry in told["log"]}
