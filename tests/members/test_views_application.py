"""The public form: what comes back with mistakes, what is refused, and what nobody gets to keep."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from members import guards
from members.forms.application import LONGEST_DESCRIPTION, LONGEST_MESSAGE
from members.models import Application, ApplicationAttempt, Letter, TopicName
from tests.factories.members import TopicFactory
from tests.factories.pages import ApplicationPageFactory, home_of
from tests.members.applying import WRITTEN, address_of, apply, page_of, written

MINUTES = timedelta(minutes=5)


@pytest.fixture
def visitor(db):
    """Somebody without an account, whose forms would be checked for a cookie against forged ones."""
    return Client(SERVER_NAME="localhost", enforce_csrf_checks=True)


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def problems(response):
    """Return what the summary says, by the field that each mistake leads to."""
    return {
        str(link["href"]).removeprefix("#id_"): link.get_text()
        for link in soup_of(response).select(".form__errors a")
    }


def nothing_is_kept():
    return (Application.objects.count(), Letter.objects.count()) == (0, 0)


# ------------------------------------------------------------------------------------ the page
@pytest.mark.parametrize("language", ["de", "en"])
def test_page_has_a_form_without_cookie_that_nobody_keeps(visitor, language):
    page = page_of(language=language)

    response = visitor.get(page.get_url_parts()[2])

    soup = soup_of(response)
    form = soup.select_one("main form")
    assert form["action"] == address_of(page)
    assert dict(response.cookies) == {}
    assert set(response.headers["Cache-Control"].split(", ")) == {"private", "no-cache"}
    assert soup.select_one('input[name="published"]')["type"] == "checkbox"
    assert page.consent_wording in form.get_text()
    privacy = {"de": "/de/datenschutz/", "en": "/en/privacy/"}[language]
    assert form.select_one(f'a[href="{privacy}"]') is not None


def test_form_tells_browsers_what_belongs_where(visitor):
    form = soup_of(visitor.get("/de/aufnahmeantrag/")).select_one("main form")

    tokens = {field["name"]: field.get("autocomplete") for field in form.select("input[type=text], input[type=email], input[type=tel]")}  # fmt: skip
    assert tokens["contact_name"] == "name"
    assert tokens["contact_email"] == "email"
    assert tokens["contact_telephone"] == "tel"
    assert tokens["postcode"] == "postal-code"
    assert tokens["name"] == "organization"
    assert form.select_one("[name=name]")["maxlength"] == "255"
    assert form.select_one("[name=founded_year]")["inputmode"] == "numeric"
    assert "novalidate" in form.attrs


def test_trap_is_out_of_reach_for_people(visitor):
    trap = soup_of(visitor.get("/de/aufnahmeantrag/")).select_one("[name=remark]")

    assert (trap["tabindex"], trap["autocomplete"]) == ("-1", "off")
    assert trap.find_parent(attrs={"aria-hidden": "true"}).label.get_text() != ""


def test_topics_are_those_of_the_site_in_the_language_of_the_page(visitor):
    topic = TopicFactory(name="Testbildung")
    TopicName.objects.create(topic=topic, language_code="en", name="Test education")
    other = TopicFactory(site=home_of("auslaenderrat.localhost").get_site(), name="Fremdes Thema")

    german, english = (soup_of(visitor.get(page_of(language=code).get_url_parts()[2])) for code in ("de", "en"))  # fmt: skip

    def name(soup):
        return soup.select_one(f'input[name=topics][value="{topic.pk}"]').find_parent("label").get_text(strip=True)  # fmt: skip

    assert (name(german), name(english)) == ("Testbildung", "Test education")
    assert german.select(f'input[name=topics][value="{other.pk}"]') == []


# ------------------------------------------------------------------------------------ it goes well
def test_good_form_leads_to_a_page_that_says_what_to_do(visitor):
    answer = apply(visitor)
    page = visitor.get(answer["Location"])

    assert answer.status_code == 302
    assert dict(answer.cookies) == dict(page.cookies) == {}
    assert page.headers["Cache-Control"] == "private, no-store"
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert soup_of(page).select_one('main a[href="/de/aufnahmeantrag/"]') is not None
    assert Application.objects.count() == 1


def test_three_fields_are_enough(visitor):
    page = page_of()
    sent = {name: WRITTEN[name] for name in ("name", "contact_name", "contact_email")}

    answer = visitor.post(address_of(page), sent | {"opened": guards.stamp(page.pk, MINUTES)})

    assert answer.status_code == 302
    said = Application.objects.get().data
    assert (said["kind"], said["contact"]["language_code"], said["published"]) == ("full", "de", [])
    assert said["organisation"]["founded_year"] is None


# ------------------------------------------------------------------------------------- mistakes
def test_mistakes_come_back_with_all_that_was_typed(visitor):
    topic = TopicFactory()

    response = apply(visitor, name="", contact_email="alef", topics=[topic.pk], founded_year="98")

    soup = soup_of(response)
    assert response.status_code == 200
    assert soup.title.get_text(strip=True).startswith("Fehler:")
    assert problems(response).keys() == {"name", "contact_email", "founded_year"}
    assert [field["name"] for field in soup.select("[aria-invalid=true]")] == ["name", "founded_year", "contact_email"]  # fmt: skip
    assert "autofocus" in soup.select_one(".form__errors").attrs
    for field in soup.select("[aria-invalid=true]"):
        assert soup.find(id=field["aria-describedby"].split()[-1]).get_text(strip=True) != ""
    kept = {field["name"]: field.get("value", "") for field in soup.select("main input:not([type=checkbox], [type=radio], [type=hidden])")}  # fmt: skip
    changed = {"name": "", "contact_email": "alef", "founded_year": "98"}
    assert kept == {name: (WRITTEN | changed)[name] for name in kept}
    ticked = {(box["name"], box["value"]) for box in soup.select("main input[checked]")}
    assert ticked == {("topics", str(topic.pk)), ("published", "website"), ("published", "email"), ("kind", "supporting")}  # fmt: skip
    assert (
        soup.select_one("textarea[name=description]").get_text(strip=True) == WRITTEN["description"]
    )
    assert soup.select_one("option[selected]")["value"] == "en"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert dict(response.cookies) == {}
    assert nothing_is_kept()
    assert ApplicationAttempt.objects.count() == 0


BAD = {
    "long name": ("name", "x" * 10_000),
    "null": ("name", "a\0b"),
    "control character": ("name", "a\x07b"),
    "white space": ("name", " \n\t "),
    "long text": ("description", "x" * (LONGEST_DESCRIPTION + 1)),
    "control character in a text": ("description", "a\x1bb"),
    "control character in a message": ("message", "a\x1bb"),
    "long message": ("message", "x" * (LONGEST_MESSAGE + 1)),
    "year of two digits": ("founded_year", "98"),
    "year before all": ("founded_year", "1200"),
    "no year": ("founded_year", "ca. 98"),
    "year in superscript": ("founded_year", "¹⁹⁹⁸"),
    "no website": ("website", "wir im netz"),
    "script for a website": ("website", "javascript:alert(1)"),
    "no e-mail": ("email", "post"),
    "two addresses": ("contact_email", "a@example.org, b@example.org"),
    "header in an address": ("contact_email", "a@example.org\nBcc: b@example.org"),
    "unknown language": ("spoken", "Deutsch, Quatschisch"),
    "many languages": ("spoken", "de,en,ar,fa,fr,ru,tr,uk,es,it,pl,cs,nl,sv,da,fi,el,he,hi,ja,ko"),
    "unknown kind": ("kind", "honorary"),
    "unknown consent": ("published", ["district"]),
    "consent to a logo": ("published", ["logo"]),
    "language that is none": ("contact_language", "xx"),
    "topic that is none": ("topics", ["999999999"]),
    "topic that is no number": ("topics", ["1; DROP"]),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_value_is_told_at_its_field(visitor, case):
    TopicFactory()
    name, value = BAD[case]

    response = apply(visitor, **{name: value})

    assert (response.status_code, {key.removesuffix("_0") for key in problems(response)}) == (200, {name})  # fmt: skip
    assert nothing_is_kept()


GOOD = {
    "emojis": ("name", "Verein 🌻 Sonne", "Verein 🌻 Sonne"),
    "from right to left": ("name", "جمعية الجسر", "جمعية الجسر"),
    "markup": ("name", "<script>alert(1)</script>", "<script>alert(1)</script>"),
    "line break": ("name", "Verein\r\nBcc: x@example.org", "Verein Bcc: x@example.org"),
    "longest": ("name", "ü" * 255, "ü" * 255),
    "without its beginning": ("website", "www.example.org", "https://www.example.org"),
    "with an umlaut": ("website", "https://müller.example", "https://müller.example"),
    "year in other digits": ("founded_year", "١٩٩٨", 1998),
    "template": ("name", "{{ secret }} {link} {% now %}", "{{ secret }} {link} {% now %}"),
}


@pytest.mark.parametrize("case", GOOD)
def test_unusual_value_is_kept_as_it_is(visitor, case):
    name, value, kept = GOOD[case]

    answer = apply(visitor, **{name: value})

    assert answer.status_code == 302
    assert Application.objects.get().data["organisation"][name] == kept


def test_markup_is_shown_as_text(visitor):
    response = apply(visitor, name="", street="<b>\"'</b>", spoken="<i>x</i>")

    soup = soup_of(response)
    assert soup.select("main b, main i") == []
    assert soup.select_one("[name=street]")["value"] == "<b>\"'</b>"


def test_languages_may_be_named_in_the_readers_language(visitor):
    apply(visitor, page_of(language="en"), spoken="Arabic; german، Kurdish\nRomani")

    assert Application.objects.get().data["languages"] == ["ar", "de", "ku", "rom"]


# ---------------------------------------------------------------------------------------- guards
def test_filled_trap_is_answered_as_if_all_went_well(visitor):
    good = apply(visitor)
    Application.objects.all().delete()

    trapped = apply(visitor, remark="x", contact_email="no address")

    assert (trapped.status_code, trapped["Location"]) == (good.status_code, good["Location"])
    assert nothing_is_kept()


@pytest.mark.parametrize(
    "sent",
    [
        {"opened": ""},
        {"opened": "forged"},
        {"age": timedelta(hours=25)},
        {"age": timedelta(seconds=1)},
    ],
)
def test_form_of_no_good_moment_loses_nothing_and_goes_through_the_next_time(visitor, sent):
    page = page_of()

    refused = apply(visitor, page, **sent)

    soup = soup_of(refused)
    [said] = soup.select(".form__errors li")
    assert said.get_text(strip=True) != ""
    assert soup.select_one("[name=contact_email]")["value"] == "alef@example.org"
    assert nothing_is_kept()
    again = soup.select_one("[name=opened]")["value"]
    found = guards.opened(page.pk, again)
    assert found == guards.Opened.JUST_NOW
    if "age" in sent and sent["age"] < MINUTES:
        assert refused.context["form"].stamp == refused.wsgi_request.POST["opened"]


def test_stamp_that_is_good_stays_while_mistakes_are_corrected(visitor):
    refused = apply(visitor, name="")

    assert soup_of(refused).select_one("[name=opened]")["value"] == refused.wsgi_request.POST["opened"]  # fmt: skip


def test_too_many_forms_of_one_sender_are_put_off_and_lose_nothing(visitor):
    for number in range(guards.MOST_OF_SENDER):
        assert apply(visitor, contact_email=f"p{number}@example.org").status_code == 302

    refused = apply(visitor, contact_email="last@example.org")

    assert refused.status_code == 429
    assert soup_of(refused).select_one("[name=contact_email]")["value"] == "last@example.org"
    assert Application.objects.filter(email="last@example.org").count() == 0


# -------------------------------------------------------------------------------- where it may go
def refused_at(visitor, page, language="de"):
    with override(language):
        paths = [reverse(name, args=[page.pk]) for name in ("members_apply", "members_applied")]
    answers = [visitor.post(paths[0], written(page)), *(visitor.get(path) for path in paths)]
    return {answer.status_code for answer in answers}


def test_form_of_a_page_that_nobody_can_read_is_not_there(visitor):
    page = page_of()
    draft = ApplicationPageFactory(title="Entwurf", live=False)
    other = ApplicationPageFactory(parent=home_of("auslaenderrat.localhost"), title="Fremd")
    private = ApplicationPageFactory(title="Verborgen")
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="x")

    assert refused_at(visitor, page, "en") == {404}
    assert [refused_at(visitor, row) for row in (draft, other, private, home_of())] == [{404}] * 4
    assert visitor.post("/de/_register/apply/99999999999999999999/", {}).status_code == 404
    assert nothing_is_kept()


def test_address_of_the_form_leads_to_its_page(visitor):
    answer = visitor.get(address_of(page_of()))

    assert (answer.status_code, answer["Location"]) == (302, "/de/aufnahmeantrag/")


def test_form_that_is_sent_in_another_encoding_is_read_or_refused(visitor):
    page = page_of()
    body = urlencode(written(page), doseq=True, encoding="latin-1", errors="replace").encode()

    answer = visitor.generic(
        "POST", address_of(page), body, "application/x-www-form-urlencoded; charset=latin-1"
    )

    assert answer.status_code in (302, 400)
