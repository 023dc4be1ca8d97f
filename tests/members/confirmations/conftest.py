"""A member of which everything is known, and the question to one of its people."""

import pytest

from members.models import SocialLink
from tests.factories.members import ContactFactory
from tests.members.confirmations.asked import asked, member
from tests.members.confirmations.visiting import OF_OTHERS


@pytest.fixture
def row():
    made = member(
        name="Größe & Mut", number="CANARY-4711", street="Gasse 1", postcode="01796",
        website="https://mut.example.org/", email="a@mut.example.org", telephone="03501 1234",
        description="Erste Zeile\nzweite", founded_year=1999, languages=["pl", "ar"],
        topics=[], published=["email", "website"],
    )  # fmt: skip
    SocialLink.objects.create(organisation=made, url="https://social.example.org/@mut")
    ContactFactory(organisation=made, name="Ada", function="Vorsitz", email="ada@example.org", telephone="0351 1")  # fmt: skip
    ContactFactory(organisation=made, **OF_OTHERS)
    return made


@pytest.fixture
def question(row):
    return asked(row)[0]
