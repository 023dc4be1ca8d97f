"""Filling the gaps of a translation by machine, against services that really answer."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Site
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation

from accounts.choices import Role
from tests.factories.accounts import person, translator
from tests.factories.pages import StandardPageFactory, body, section, text
from tests.translations.conftest import translate
from tests.translations.machine.asking import SHOUTED, ask, kept, rows
from translations import carrying, memory
from translations.machine.deepl import DeepL
from translations.machine.service import Service
from translations.models import GlossaryTerm

pytestmark = pytest.mark.django_db


def test_gaps_are_filled_with_drafts_of_a_machine(either, tie, english):
    live = tie.get_target_instance().latest_revision_id

    told = ask(translator("en"), tie)

    assert list(told) == ["success"]
    assert kept(english) == SHOUTED
    name = rows(english)["Anfang"].tool_name
    assert {row.translation_type for row in rows(english).values()} == {"machine"}
    assert name in ("DeepL", "LibreTranslate")
    assert name in told["success"]
    assert tie.get_target_instance().latest_revision_id == live


def test_deepl_is_asked_as_it_wants_to_be(deepl, tie):
    ask(translator("en"), tie)

    [(path, headers, sent)] = deepl.asked
    assert (path, headers["Authorization"]) == ("/v2/translate", "DeepL-Auth-Key only-for-tests")
    assert sent == {
        "text": ["Größe zeigen", "Anfang", "Guten <b>Tag</b>.", 'Wir sind <x id="0">{{ member_count }}</x>.'],
        "source_lang": "DE", "target_lang": "EN-GB", "tag_handling": "xml", "ignore_tags": ["x"],
    }  # fmt: skip


def test_libretranslate_is_asked_as_it_wants_to_be(libretranslate, tie):
    ask(translator("en"), tie)

    [(path, _headers, sent)] = libretranslate.asked
    assert path == "/translate"
    assert sent == {
        "q": ["Größe zeigen", "Anfang", "Guten <b>Tag</b>.", "Wir sind QZ0QZ."],
        "source": "de", "target": "en", "format": "html", "api_key": "only-for-tests",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("key", "url", "address"),
    [
        ("a:fx", "", "https://api-free.deepl.com/v2/translate"),
        ("a", "", "https://api.deepl.com/v2/translate"),
        ("a", "http://127.0.0.1:1/", "http://127.0.0.1:1/v2/translate"),
    ],
)
def test_deepls_address_follows_from_the_key_unless_it_is_set(settings, key, url, address):
    assert DeepL({"AUTH_KEY": key, "URL": url}).get_api_endpoint() == address


# ------------------------------------------------------------------------------ what people wrote
def test_words_of_people_stay(either, tie, source, english):
    translate(source, english, {"Anfang": "Beginning", "Größe zeigen": "Showing greatness"})
    StringTranslation.objects.filter(data="Beginning").update(tool_name=carrying.PREVIOUS_VERSION)

    ask(translator("en"), tie)
    ask(translator("en"), tie, again="yes")

    assert kept(english) == SHOUTED | {"Anfang": "Beginning", "Größe zeigen": "Showing greatness"}
    assert not {"Anfang", "Größe zeigen"} & {*either.texts}


def test_machine_made_words_are_made_anew_where_somebody_asks(either, tie, english):
    ask(translator("en"), tie)
    either.say = lambda html: html.lower()
    told = ask(translator("en"), tie)
    before = kept(english)

    ask(translator("en"), tie, again="yes")

    assert (list(told), before) == (["warning"], SHOUTED)
    assert kept(english)["Anfang"] == "anfang"


def test_what_somebody_writes_meanwhile_stays(deepl, tie, source, english, monkeypatch):
    asked = Service.translate

    def slowly(self, *args):
        answers = asked(self, *args)
        translate(source, english, {"Anfang": "By somebody else"})
        return answers

    monkeypatch.setattr(Service, "translate", slowly)
    ask(translator("en"), tie)

    assert kept(english) == SHOUTED | {"Anfang": "By somebody else"}


# ------------------------------------------------------------------------------ what must come back
@pytest.mark.parametrize(
    "spoil",
    [
        lambda html: "WIR SIND VIELE." if "WIR" in html.upper() else html,
        lambda html: html + html if "Wir" in html else html,
        lambda html: html.replace("<b>", "<i>").replace("</b>", "</i>"),
        lambda html: html.replace("Anfang", " "),
        lambda html: html.replace("Größe zeigen", "x" * 300),
    ],
)
def test_answer_that_lost_something_is_not_taken(either, tie, english, spoil):
    either.say = spoil

    told = ask(translator("en"), tie)

    assert (len(kept(english)), set(told)) == (3, {"success", "warning"})


def test_answer_that_lost_a_link_is_not_taken(either, english):
    page = StandardPageFactory(
        title="Seite",
        body=body(section(text('<p>Zur <a href="https://example.org">Satzung</a>.</p>'))),
    )
    source = memory.synchronise_source(page)
    memory.publish_translation(source, english)
    either.say = lambda html: html.replace('<a id="a1">', "").replace("</a>", "")

    ask(translator("en"), source.translations.get())

    assert not StringTranslation.objects.filter(translation_of__data__contains="Zur <a").exists()


def test_marks_come_back_with_spaces_and_other_capitals(libretranslate, tie, english):
    libretranslate.say = lambda html: html.replace("QZ0QZ", "qz 0 Qz")

    ask(translator("en"), tie)

    assert kept(english)["Wir sind {{ member_count }}."] == "Wir sind {{ member_count }}."


def test_signs_of_html_stay_what_they_are(either, english):
    page = StandardPageFactory(title="Bund & Land < 3")
    source = memory.synchronise_source(page)
    memory.publish_translation(source, english)

    ask(translator("en"), source.translations.get())

    row = StringTranslation.objects.get(translation_of__data="Bund &amp; Land &lt; 3")
    assert row.data == "BUND &amp; LAND &lt; 3"


def test_glossary_stands_in_the_translation(either, tie, english):
    terms = {"Größe": "greatness", "Tag": "Day & night", "Anfang": "Start", "sin": "wrong"}
    here, there = Site.objects.get(hostname="localhost"), Site.objects.exclude(hostname="localhost")
    for source, target in terms.items():
        GlossaryTerm.objects.create(site=here, locale=english, source=source, target=target)
    GlossaryTerm.objects.create(site=there[0], locale=english, source="zeigen", target="wrong")

    ask(translator("en"), tie)

    assert kept(english) == SHOUTED | {
        "Größe zeigen": "greatness ZEIGEN",
        "Guten <b>Tag</b>.": "GUTEN <b>Day &amp; night</b>.",
        "Anfang": "Start",
    }
    assert "Anfang" not in either.texts  # known already


# ------------------------------------------------------------------------------ who, and where
def test_translator_of_english_has_no_arabic_translated(either, source, arabic):
    memory.publish_translation(source, arabic)
    tie = source.translations.get(target_locale=arabic)

    ask(translator("en"), tie)
    ask(person(Role.BOARD), tie)
    assert (either.asked, kept(arabic)) == ([], {})

    ask(translator("ar"), tie)
    assert set(kept(arabic)) == set(SHOUTED)


def editor(client, tie):
    page = tie.get_target_instance()
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def test_without_a_service_there_is_no_button_and_no_address(tie):
    client = translator("en")
    address = reverse("wagtail_localize:machine_translate", args=[tie.pk])

    assert 'id="machine"' not in editor(client, tie)
    assert "&quot;machineTranslator&quot;: null" in editor(client, tie)
    assert client.post(address).status_code == 404


def test_editor_says_who_gets_the_text(either, tie):
    html = editor(translator("en"), tie)

    assert 'id="machine"' in html
    assert "127.0.0.1" in html


def test_editor_offers_to_make_machine_made_passages_anew(either, tie):
    client = translator("en")
    before = 'name="again"' in editor(client, tie)

    ask(client, tie)

    assert (before, 'name="again"' in editor(client, tie)) == (False, True)


@pytest.mark.parametrize(
    ("source_code", "target_code", "can"),
    [("de", "en", True), ("de", "de-simple", False), ("en", "de-simple", False), ("de", "de", False), ("de", "ar", True)],
)  # fmt: skip
def test_no_machine_writes_a_simplified_language(either, settings, source_code, target_code, can):
    source, target = Locale(language_code=source_code), Locale(language_code=target_code)

    assert get_machine_translator().can_translate(source, target) is can
