"""Answering the yearly question: what may be shown, and what is to be changed."""

import pytest
from django.test import Client
from django.utils.translation import override
from wagtail.models import Page

from members import languages
from members.choices import ConsentSource, PublishedField
from members.confirmations import values_of
from members.forms.confirmation import WORDINGS
from members.models import Organisation
from tests.factories.members import TopicFactory
from tests.members.confirmations.asked import HOST, asked, member, path_of
from tests.members.confirmations.visiting import (
    OF_OTHERS,
    changing,
    client,
    opened,
    sent_by,
    snapshot,
    soup_of,
)

pytestmark = pytest.mark.django_db


# ---------------------------------------------------------------------------------- answering
def test_all_is_right_with_one_button(row, question):
    path, sent = opened(question)
    assert set(sent) == {"opened", "shown_email", "shown_website"}

    response = client().post(path, sent | {"way": "right"})

    assert (response.status_code, dict(response.cookies)) == (200, {})
    assert "your entry is right" in response.content.decode()
    row = Organisation.objects.get(pk=row.pk)
    assert (row.confirmed_on is not None, row.published) == (True, {"email", "website"})
    again = client().post(path, sent | {"way": "right"})
    assert again.status_code == client().get(path).status_code == 410
    assert "You have answered already" in again.content.decode()
    assert "Gasse 1" not in again.content.decode()


def public_places(row):
    """Return all public answers in which an entry of the first site is found."""
    visitor = Client(SERVER_NAME="localhost")
    page = f"/de/mitglieder/{row.pk}/"
    found = [visitor.get(page, follow=True)]
    address = found[0].request["PATH_INFO"]
    found.append(visitor.get(f"{address}vcard.vcf"))
    found += [visitor.get(f"/de/mitglieder/data/members.{end}") for end in ("csv", "json", "geojson", "jsonld")]  # fmt: skip
    found += [visitor.get(f"/de/mitglieder/?q={words}") for words in ("mut", "a@mut.example.org")]
    found.append(visitor.get("/de/suche/?q=a@mut.example.org"))
    return [b"".join(r.streaming_content) if r.streaming else r.content for r in found]


def test_withdrawn_consent_takes_the_value_off_every_public_place_at_once():
    directory = Page.objects.get(slug="mitglieder", locale__language_code="de").specific
    directory.licence_name, directory.licence_url = "CC0 1.0", "https://cc0.example.org/"
    directory.save()
    row = member("ada@example.org", host="localhost", name="Mut", email="a@mut.example.org", published=["email"])  # fmt: skip
    [question] = asked(row)
    path = path_of(question, "en")
    visitor = Client(SERVER_NAME="localhost")
    sent = sent_by(soup_of(visitor.get(path)))
    assert sum(b"a@mut.example.org" in content for content in public_places(row)) >= 5

    del sent["shown_email"]
    visitor.post(path, sent | {"way": "right"})

    value = b'a@mut.example.org"'
    shown = [content.replace(b'value="a@mut.example.org"', b"") for content in public_places(row)]
    assert [b"mailto:a@mut" in content or value in content for content in shown] == [False] * len(shown)  # fmt: skip
    assert [b"a@mut" in content for content in shown[:-2]] == [False] * (len(shown) - 2)


def test_words_that_were_read_are_the_words_that_are_kept(row, question):
    path, sent = opened(question)
    page = soup_of(client().get(path))
    read = page.select_one('label:has([name="shown_telephone"])').get_text().strip()

    client().post(path, sent | {"shown_telephone": "on", "way": "right"})

    consent = row.consents.get(field="telephone")
    assert (consent.wording, consent.agreed_by) == (read, "Ada")
    assert (consent.source, consent.recorded_by) == (ConsentSource.CONFIRMATION, None)


def test_consent_of_a_list_is_asked_for_without_a_suggestion(row, question):
    row.consents.filter(field="email").update(source=ConsentSource.FILE)
    path, sent = opened(question)
    assert "shown_email" not in sent

    missing = client().post(path, sent | {"way": "right"})
    assert [*missing.context["form"].errors] == ["shown_email"]
    link = soup_of(missing).select_one(".form__errors a")["href"]
    assert soup_of(missing).select_one(f'{link}[name="shown_email"]')
    client().post(path, sent | {"shown_email": "yes", "way": "right"})

    found = {(c.source, c.withdrawn_on is None) for c in row.consents.filter(field="email")}
    assert found == {("file", False), ("confirmation", True)}


def test_no_to_a_consent_of_a_list_withdraws_it(row, question):
    row.consents.filter(field="email").update(source=ConsentSource.FILE)
    path, sent = opened(question)

    client().post(path, sent | {"shown_email": "no", "way": "right"})

    assert Organisation.objects.get(pk=row.pk).published == {"website"}


def test_entry_that_changed_meanwhile_is_shown_before_it_is_confirmed(row, question):
    path, sent = opened(question)
    Organisation.objects.filter(pk=row.pk).update(street="Andere 9")

    told = client().post(path, sent | {"way": "right"})

    assert "Andere 9" in told.content.decode()
    assert Organisation.objects.get(pk=row.pk).confirmed_on is None
    saved = client().post(path, sent_by(soup_of(told)) | {"way": "right"})
    assert Organisation.objects.get(pk=row.pk).confirmed_on is not None
    assert saved.status_code == 200


# ----------------------------------------------------------------------------------- changing
@pytest.mark.parametrize("language", ["de", "en"])
def test_form_that_is_sent_as_it_is_proposes_nothing(row, question, language):
    row.topics.add(TopicFactory(site=row.site))
    row.save()
    path, sent = changing(question, language)

    response = client().post(path, sent | {"way": "propose"})

    question.refresh_from_db()
    assert response.status_code == 200
    assert (question.proposed, question.answered_at is not None) == ({}, True)
    assert Organisation.objects.get(pk=row.pk).confirmed_on is not None


def test_changes_are_proposed_and_consents_count_at_once(row, question):
    topic = TopicFactory(site=row.site)
    path, sent = changing(question)
    assert all(canary not in str(sent) for canary in OF_OTHERS.values())
    del sent["shown_website"]
    new = {
        "name": "Mut", "founded_year": "", "website": "mut.example.net", "links": "", "topics": [topic.pk],
        "languages": "Arabic; Kurmanji,  german", "description": "Erste Zeile\r\nzweite  ",
        "contact_name": "Ada Neu", "contact_language_code": "en", "number": "X1", "id": 1,
    }  # fmt: skip

    response = client().post(path, sent | new | {"way": "propose"})

    assert "has your changes" in response.content.decode()
    question.refresh_from_db()
    assert question.proposed == {
        "name": "Mut", "founded_year": None, "website": "https://mut.example.net", "links": [],
        "topics": [topic.pk], "languages": ["ar", "de", "kmr"], "contact_name": "Ada Neu",
        "contact_language_code": "en",
    }  # fmt: skip
    row = Organisation.objects.get(pk=row.pk)
    assert (row.name, row.confirmed_on, row.published) == ("Größe & Mut", None, {"email"})


def test_what_somebody_else_changed_meanwhile_is_not_proposed_back(row, question):
    path, sent = changing(question)
    Organisation.objects.filter(pk=row.pk).update(street="Andere 9")

    client().post(path, sent | {"postcode": "01067", "way": "propose"})

    question.refresh_from_db()
    assert question.proposed == {"postcode": "01067"}


def test_mistakes_are_told_at_their_fields_and_nothing_is_lost(row, question):
    TopicFactory(site=row.site)
    topic = TopicFactory()
    path, sent = changing(question)
    before = snapshot()
    wrong = {
        "name": "", "founded_year": "999", "website": "javascript:alert(1)", "email": "nein",
        "links": "https://ok.example.org\nnein nein", "languages": "Arabic, Quatschisch",
        "topics": [topic.pk], "contact_name": "", "contact_email": "", "contact_language_code": "xx",
        "postcode": "1" * 11, "description": "x" * 5001, "street": "Neu\x00",
    }  # fmt: skip

    response = client().post(path, sent | wrong | {"way": "propose"})

    form = response.context["form"]
    assert set(form.errors) == set(wrong)
    page = soup_of(response)
    for link in page.select(".form__errors a"):
        assert page.select_one(link["href"]) is not None
    assert page.select_one('[name="languages"]')["value"] == "Arabic, Quatschisch"
    assert page.select_one('[name="links"]').get_text().strip() == wrong["links"]
    assert len(page.select(".form__error")) == len(wrong)
    assert snapshot() == before


def test_ticks_go_along_to_the_form_for_changes(question):
    path, sent = opened(question)
    del sent["shown_email"]

    page = client().post(path, sent | {"shown_logo": "on", "shown_links": "on", "way": "change"})

    ticked = {name for name in sent_by(soup_of(page)) if name.startswith("shown_")}
    assert ticked == {"shown_website", "shown_links"}


def test_nothing_that_is_proposed_is_public_and_what_is_typed_is_shown_as_text(row, question):
    path, sent = changing(question)
    evil = "<script>alert(1)</script>"

    page = client().post(path, sent | {"short_name": evil, "name": "", "way": "propose"})
    assert evil not in page.content.decode()
    client().post(path, sent | {"short_name": evil, "way": "propose"})

    listing = Client(SERVER_NAME=HOST).get("/de/mitglieder/")
    assert "alert(1)" not in listing.content.decode()


def test_every_language_is_named_so_that_it_is_understood():
    for reader in ("de", "en", "ar"):
        with override(reader):
            wrong = {
                code
                for code in languages.codes()
                if languages.name_of(languages.code_of(languages.name_of(code), reader) or "en")
                != languages.name_of(code)
            }
        assert wrong == set(), reader


def test_every_field_that_can_be_shown_has_its_words_and_every_fact_its_field(row, question):
    assert set(WORDINGS) == set(PublishedField)
    assert len({str(words) for words in WORDINGS.values()}) == len(WORDINGS)
    _path, sent = changing(question)
    facts = set(values_of(row, question.contact)) - {"topics"}
    assert facts == {name for name in sent if name != "opened" and not name.startswith("shown_")}
