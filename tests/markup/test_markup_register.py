"""The HTML of the register: what is ours of the board's screens, and what links in mails open."""

import re
from datetime import date

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from members import confirmations, texts
from members.importing import waiting
from members.models import MergedOrganisation, Organisation
from members.signed import link_to
from tests.factories.accounts import UserFactory, signed_in
from tests.factories.bundles import member_list
from tests.factories.confirmations import proposal_of
from tests.factories.members import ContactFactory, MembershipFactory, OrganisationFactory
from tests.markup.checking import Pages
from tests.members.applying import address_of, confirmed, link, page_of, written

pytestmark = pytest.mark.django_db

PAGE = '<!DOCTYPE html>\n<html lang="de"><head><title>Desk</title></head><body>{}</body></html>\n'
# The part of a screen that our templates write; the frame and the generic forms are Wagtail's.
OURS = re.compile(
    r'<(div class="nice-padding"|fieldset class="nice-padding desk-bulk").*(?=</main>)', re.S
)
ENDED = {"started_on": date(1999, 1, 1), "ended_on": date(2000, 1, 1)}


def own_part(html: str) -> str:
    """Return the element of a screen that is ours, as it is written."""
    found = OURS.search(html)
    assert found
    name = found[1].partition(" ")[0]
    depth = 0
    for tag in re.finditer(rf"<(/?){name}\b", found[0]):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return f"{found[0][: tag.start()]}</{name}>"
    raise AssertionError("The element has no end")


def shown(client: Client, path: str) -> bytes:
    """Return our part of a screen as a page."""
    answer = client.get(f"/admin/{path}")
    assert answer.status_code == 200, (path, answer.status_code)
    return PAGE.format(own_part(answer.content.decode())).encode()


def rich_organisation() -> Organisation:
    """Return one of which everything is kept that its page can show."""
    row = OrganisationFactory(
        member=True, description="Ein Absatz.\n\nNoch einer.", email="post@example.org",
        website="https://example.org/", published=["email", "description"], languages=["ar"],
    )  # fmt: skip
    MembershipFactory(organisation=row, **ENDED)
    row.other_names.create(name="نادي", language_code="ar")
    texts.start(row, "en")
    MergedOrganisation.objects.create(
        organisation=row, key=10**9 + row.pk, number="T0", merged_on=date(2025, 1, 1)
    )
    return row


def screens():
    """Yield the board's screens, with what can stand in them."""
    keeper = UserFactory(is_superuser=True)
    desk = signed_in(keeper)
    first, second, third = (rich_organisation() for _number in range(3))
    contact = ContactFactory(organisation=second, email="a@example.org", name="Beispielperson")
    proposal = proposal_of(first)
    confirmations.ask([second], user=keeper, today=timezone.localdate())
    applicant = confirmed(Client(SERVER_NAME="localhost")).organisation
    assert applicant is not None
    rows = ({"Ort": "Pirna"}, {"Mitgliedsnummer": "T2", "Mitglied seit": "31.02.2020"})
    files = (member_list(*rows), member_list({}).replace("Rechtsform", "Etwas", 1))
    runs = [waiting.receive(first.site, keeper, "l.csv", file.encode()) for file in files]
    steps = [f"organisation/{step}/{second.pk}/" for step in ("pause", "end", "ask", "merge")]
    steps += [f"organisation/{step}/{applicant.pk}/" for step in ("admit", "decline")]
    for path in (
        *steps, "organisation/", f"organisation/inspect/{first.pk}/",
        f"organisation/inspect/{second.pk}/", f"organisation/inspect/{applicant.pk}/",
        f"organisation/merge/{second.pk}/?with={third.pk}",
        f"organisation/bulk/add_topics/?chosen={first.pk}", f"organisation/bulk/ask/?chosen={third.pk}",
        f"organisation/bulk/export/?chosen={first.pk}", f"contact/delete/{contact.pk}/",
        "register/", "register/statistics/", "register/statistics/?on=2018-01-01",
        "register/confirmations/", "register/confirmations/?show=open",
        "register/confirmations/?show=overdue", "register/confirmations/ask/",
        f"register/confirmations/{proposal.pk}/", "register/descriptions/",
        *(f"register/import/{run.pk}/" for run in runs), "jobs/",
    ):  # fmt: skip
        yield path, shown(desk, path)
    desk.post(f"/admin/organisation/admit/{applicant.pk}/", {"on": "2026-03-01", "kind": "full"})
    yield "decision", shown(desk, f"organisation/decision/{applicant.pk}/")


def public_pages():
    """Yield what visitors get: the form refused and sent, and what links in mails open."""
    visitor = Client(SERVER_NAME="localhost")
    page = page_of()
    mail.outbox.clear()
    yield (
        "refused",
        visitor.post(address_of(page), written(page, name="", spoken="Quatschisch")).content,
    )
    yield "sent", visitor.post(address_of(page), written(page), follow=True).content
    path = link()
    yield "link of an application", visitor.get(path).content
    answer = visitor.post(path, {"seen": visitor.get(path).context["seen"]}, follow=True)
    yield "confirmed", answer.content
    for language in ("de", "en"):
        row = rich_organisation()
        ContactFactory(organisation=row, email="b@example.org", language_code=language)
        confirmations.ask([row], user=None, today=timezone.localdate())
        [question] = row.confirmations.all()
        path = link_to(question, row.site, language).partition("localhost")[2].partition("/")[2]
        yield f"question {language}", visitor.get(f"/{path}").content
        yield f"proposal {language}", visitor.post(f"/{path}", {"way": "change"}).content
        wrong = {"way": "propose", "name": "", "languages": "Quatschisch"}
        yield f"refused {language}", visitor.post(f"/{path}", wrong).content
        confirmations.answer(question, confirmations.Answer(values={"town": "Pirna"}))
        yield f"answered {language}", visitor.get(f"/{path}").content


@pytest.fixture(scope="module")
def pages(module_db, tmp_path_factory):
    """All of them in files."""
    return Pages(tmp_path_factory.mktemp("register"), [*screens(), *public_pages()])


def test_html_validate_finds_nothing(pages):
    assert pages.html_validate() == []


def test_nu_finds_nothing(pages):
    assert pages.nu() == []
