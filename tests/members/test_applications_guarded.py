"""What somebody else, a second button or a made-up form cannot do to an application."""

from datetime import timedelta

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from members import applications, signed
from members.models import Application, Contact, Letter
from members.register import decline
from members.views.answers import LARGEST
from members.views.application import ApplicationView
from pages.site_context import SiteContext
from tests.members.applying import address_of, apply, confirmed, link, page_of, written

TODAY = timezone.localdate


@pytest.fixture
def visitor(db):
    """Somebody without an account, at the address of the first site."""
    return Client(SERVER_NAME="localhost")


@pytest.mark.parametrize(
    "other",
    [
        {"message": "Untergeschoben."},
        {"kind": "full"},
        {"contact_name": "Testperson Fremd"},
        {"contact_telephone": "+49 351 999999"},
    ],
)
def test_what_the_link_does_not_show_is_replaced_by_nobody(visitor, other):
    apply(visitor)
    first = Application.objects.get()

    apply(visitor, **other)

    assert Application.objects.count() == 2
    assert Application.objects.get(pk=first.pk).data == first.data
    # Each has a link of its own, whoever sent it.
    assert set(Letter.objects.values_list("application", flat=True)) == set(
        Application.objects.values_list("pk", flat=True)
    )


def test_letters_about_several_applications_are_few_too(visitor):
    for number in range(applications.MOST_LETTERS + 1):
        apply(visitor, message=f"Nachricht {number}")

    assert Letter.objects.count() == applications.MOST_LETTERS


def test_box_that_is_sent_twice_is_ticked_once(visitor):
    application = confirmed(visitor, published=["email", "email"])

    assert list(application.organisation.consents.values_list("field", flat=True)) == ["email"]


def test_applicant_has_confirmed_the_entry_by_the_link(visitor):
    assert confirmed(visitor).organisation.confirmed_on == TODAY()


def test_form_that_is_too_large_is_refused_before_it_is_read(visitor):
    page = page_of()

    told = visitor.post(address_of(page), written(page, message="x" * LARGEST))
    apply(visitor)
    path = link()
    seen = visitor.get(path).context["seen"]
    button = visitor.post(path, {"seen": seen, "more": "x" * LARGEST})

    assert (told.status_code, button.status_code) == (413, 413)
    assert "no-store" in told.headers["Cache-Control"]
    assert list(Application.objects.values_list("confirmed_at", flat=True)) == [None]


class Late(ApplicationView):
    """The page behind the link, whose application is deleted while the button is pressed."""

    def _application(self, request, token):
        found = super()._application(request, token)
        Application.objects.filter(pk=found.pk).delete()
        return found


def test_button_for_what_is_deleted_meanwhile_says_that_the_link_opens_nothing(visitor):
    apply(visitor)
    application = Application.objects.get()
    path, token = link(), signed.token_of(application)
    request = RequestFactory().post(path, {"seen": "x"}, SERVER_NAME="localhost")

    assert Late.as_view()(request, token=token).status_code == 410
    assert SiteContext.for_request(request).site == application.site


@pytest.mark.parametrize(
    ("people", "address"),
    [
        (["alef@example.org"], "alef@example.org"),
        (["vorn@example.org", "ALEF@example.org"], "ALEF@example.org"),
        (["neu@example.org"], "neu@example.org"),
        ([], "alef@example.org"),
    ],
)
def test_decision_goes_to_whom_the_register_knows_today(visitor, people, address):
    organisation = confirmed(visitor).organisation
    organisation.contacts.all().delete()
    for number, email in enumerate(people):
        Contact.objects.create(organisation=organisation, name=f"Testperson {number}", email=email)
    decline(organisation, on=TODAY() - timedelta(days=1))

    assert applications.proposal(organisation).address == address
