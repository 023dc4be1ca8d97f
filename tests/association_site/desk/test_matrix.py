"""The matrix: every page in every language, how it stands there, and who sees it."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from accounts.choices import Role
from association_site.desk.unfinished import count_untranslated
from association_site.desk.work import work_of
from association_site.desk.worklist import work_lists
from pages.models import SiteLanguage
from tests.association_site.desk.matrix_reading import address, matrix
from tests.association_site.desk.translated import change, german, into
from tests.factories.accounts import person, signed_in, user_with_role
from tests.factories.pages import StandardPageFactory, home_of, locale_of
from translations import handing_in, memory
from translations.starting import start_translation

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"


def cell_of(site, title, role=Role.EDITOR):
    return matrix(person(role), site, q=title)[title]["Englisch"]


# ------------------------------------------------------------------------------------ standings
def test_page_that_is_translated_is_complete(site):
    into(german("Probe eins"))

    assert cell_of(site, "Probe eins") == ["vollständig"]


def test_page_without_a_translation_is_missing(site):
    german("Probe eins")

    assert cell_of(site, "Probe eins") == ["fehlt"]


def test_draft_of_an_original_asks_for_nothing(site):
    german("Probe eins", live=False)

    assert cell_of(site, "Probe eins") == []


def test_partial_translation_says_how_many_passages_it_has(site):
    into(german("Probe eins"), words={"Probe eins": "Sample", "Wir gehen.": "We walk."})

    assert cell_of(site, "Probe eins") == ["teilweise übersetzt 2 von 4 Absätzen"]


def test_outdated_translation_says_which_sections_changed(site):
    page = german("Probe eins")
    into(page)

    change(page)

    assert cell_of(site, "Probe eins") == ["älter als das Original Geändert: Vision"]


def test_draft_says_how_far_it_is(site):
    page = german("Probe eins")
    draft = start_translation(page, locale_of("en"))
    source = memory.source_of(page)
    passage = next(p for p in memory.passages(source) if p.text == "Wir gehen.")
    memory.write(passage, locale_of("en"), "We walk.")

    assert draft.live is False
    assert cell_of(site, "Probe eins") == ["begonnen, nicht öffentlich 1 von 4 Absätzen"]

    StringTranslation.objects.filter(data="We walk.").update(
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE
    )
    assert cell_of(site, "Probe eins")[1] == "maschinell übersetzt und nicht geprüft"


def test_page_that_is_handed_in_waits_and_one_that_is_sent_back_says_so(site):
    page = german("Probe eins")
    into(page)
    tie = Translation.objects.get(source__object_id=page.translation_key)
    user = user_with_role(Role.TRANSLATOR, "localhost", first_name="Ada", last_name="Beispiel")
    handing_in.hand_in(tie, user)

    (waiting, complete) = cell_of(site, "Probe eins")
    assert waiting.startswith("eingereicht, wartet auf Prüfung")
    assert waiting.endswith("Ada Beispiel")
    assert complete == "vollständig"

    target = Page.objects.get(pk=tie.get_target_instance().pk)
    task = handing_in.waiting(target).task
    task.task.specific.on_action(task, user_with_role(Role.EDITOR, "localhost"), "reject", comment="Bitte „wir“.")  # fmt: skip
    assert cell_of(site, "Probe eins")[0].startswith("mit Kommentar zurück")


def test_page_that_was_loosened_is_freely_written(site):
    page = german("Probe eins")
    translated = into(page)
    Translation.objects.filter(source__object_id=page.translation_key).update(enabled=False)
    translated.title = "Of its own"
    translated.save_revision().publish()

    assert cell_of(site, "Probe eins") == ["frei geschrieben", "vollständig"]


@pytest.mark.parametrize("gone", ["deleted", "unpublished"])
def test_translation_whose_original_is_gone_says_so(site, gone):
    page = german("Probe eins")
    into(page)
    if gone == "deleted":
        page.delete()
    else:
        page.unpublish()

    title = "Probe eins en" if gone == "deleted" else "Probe eins"
    found = matrix(person(Role.EDITOR), site, q="Probe eins")[title]["Englisch"]
    assert "Original ist weg" in found


def test_translation_that_did_not_follow_its_original_says_so(site):
    above, page = german("Oberseite"), german("Probe eins")
    into(page)

    page.move(above, pos="last-child")  # the page above has no translation

    assert cell_of(site, "Probe eins") == ["Original wurde verschoben", "vollständig"]


def test_page_that_is_written_in_english_alone_is_an_original(site):
    StandardPageFactory(parent=home_of(language_code="en"), locale=locale_of("en"), title="Only here").save_revision().publish()  # fmt: skip

    assert cell_of(site, "Only here") == ["ist das Original"]


def test_mirror_of_an_original_is_no_translation(site):
    german("Probe eins").copy_for_translation(locale_of("en"), alias=True)

    assert cell_of(site, "Probe eins") == ["fehlt"]


# ------------------------------------------------------------------------------------ the table
def test_pages_stand_in_the_order_of_the_tree(site):
    first, second = german("Probe eins"), german("Probe drei")
    StandardPageFactory(parent=first, title="Probe zwei")

    soup = BeautifulSoup(person(Role.EDITOR).get(address(site, q="Probe")).content, "html.parser")

    rows = [(h.span.get_text(), h["data-level"]) for h in soup.select(".desk-matrix tbody th")]
    assert rows == [("Probe eins", "1"), ("Probe zwei", "2"), ("Probe drei", "1")]
    assert second.depth == first.depth


def test_table_can_be_read_without_seeing_it(site):
    german("Probe eins")

    soup = BeautifulSoup(person(Role.EDITOR).get(address(site, q="Probe")).content, "html.parser")

    table = soup.select_one(".desk-matrix")
    assert [h["scope"] for h in table.select("thead th")] == ["col", "col"]
    assert [h["scope"] for h in table.select("tbody th")] == ["row"]
    assert table.tbody.th.span["lang"] == "de"
    button = table.select_one("td button")
    assert button.get_text(strip=True) == "Beginnen: Probe eins, Englisch"


def test_cell_leads_to_the_editor_and_to_what_is_open(site):
    page = german("Probe eins")
    translated = into(page)
    change(page)

    soup = BeautifulSoup(person(Role.EDITOR).get(address(site, q="Probe")).content, "html.parser")

    links = [link["href"] for link in soup.select(".desk-matrix td a")]
    assert links == [
        f"/admin/translations/page/{translated.pk}/",
        f"/admin/pages/{translated.pk}/edit/",
    ]


def test_filters_leave_out_what_was_not_asked_for(site, arabic):
    into(german("Probe eins"))
    german("Probe zwei")
    client = person(Role.EDITOR)

    assert set(matrix(client, site, q="probe EINS")) == {"Probe eins"}
    assert set(matrix(client, site, q="eins en")) == {"Probe eins"}  # its English title
    assert set(matrix(client, site, q="Probe", language="en", state="complete")) == {"Probe eins"}
    assert set(matrix(client, site, q="Probe", language="en", state="open")) == {"Probe zwei"}
    assert set(matrix(client, site, q="Probe", state="missing")) == {"Probe eins", "Probe zwei"}
    assert matrix(client, site, q="Probe eins", language="ar") == {
        "Probe eins": {"Arabisch": ["fehlt"]}
    }
    assert "Probe eins" in matrix(client, site, q="Probe", language="xx", state="anything")
    assert matrix(client, site, q="Gibt es nicht") == {}


def test_own_work_is_what_somebody_translated_or_handed_in(site):
    user = user_with_role(Role.TRANSLATOR, "localhost")
    for title in ("Probe eins", "Probe zwei", "Probe drei"):
        page = german(title)
        into(page)
        if title == "Probe eins":
            StringTranslation.objects.filter(
                context__object_id=page.translation_key, data="We walk."
            ).update(last_translated_by=user)
        if title == "Probe zwei":
            handing_in.hand_in(
                Translation.objects.get(source__object_id=page.translation_key), user
            )

    found = matrix(signed_in(user), site, q="Probe", mine="on")

    assert set(found) == {"Probe eins", "Probe zwei"}


def test_language_that_is_switched_off_is_not_shown(site, arabic):
    SiteLanguage.objects.filter(language_code="ar").update(enabled=False)
    german("Probe eins")

    assert matrix(person(Role.EDITOR), site, q="Probe") == {"Probe eins": {"Englisch": ["fehlt"]}}


def test_long_list_has_several_pages_and_asks_no_more_for_many(site):
    client = person(Role.EDITOR)
    partial = {"Wir gehen.": "We walk."}
    into(german("Viel eins"), words=partial)
    draft = german("Viel zwei")
    start_translation(draft, locale_of("en"))
    client.get(address(site))
    with CaptureQueriesContext(connection) as few:
        client.get(address(site, q="Viel"))

    for number in range(51):
        into(german(f"Viel {number}"), words=partial)
    with CaptureQueriesContext(connection) as lots:
        answer = client.get(address(site, q="Viel"))

    assert len(lots) <= len(few)
    assert answer.context["rows"].paginator.count == 53
    assert len(matrix(client, site, q="Viel", p=2)) == 3
    assert "q=Viel&amp;p=2" in answer.content.decode()


# ----------------------------------------------------------------------------- texts of their own
def test_texts_of_their_own_are_neither_missing_nor_partial_and_are_looked_at_again(site):
    SiteLanguage.objects.create(settings=site.sitesettings, language_code="de-simple")
    easy = locale_of("de-simple")
    start_translation(home_of(), easy).specific.save_revision().publish()
    pages = [german(f"Probe {name}") for name in ("eins", "neu", "ohne")]
    for page in pages[:2]:
        start_translation(page, easy).specific.save_revision().publish()
    change(pages[1])
    user = user_with_role(Role.EDITOR, "localhost")

    shown = BeautifulSoup(
        signed_in(user).get(address(site, q="Probe", language="de-simple")).content, "html.parser"
    )

    cells = shown.select(".desk-matrix td")
    assert [[one["data-standing"] for one in cell.select(".desk-standing")] for cell in cells] == [
        ["free"],
        ["outdated", "free"],
        ["no-text"],
    ]
    assert [bool(cell.select("button[name=start]")) for cell in cells] == [False, False, True]
    assert shown.select_one(".desk-matrix__sum").get_text().split()[0] == "3"
    (found,) = work_lists(user, work_of(user))
    tasks = [(t.row.title, t.standing.value) for t in found.to_do if t.cell.code == "de-simple"]
    assert tasks == [("Probe neu", "outdated")]
    assert "de-simple" not in count_untranslated([found.work])[home_of().pk]
    opened = signed_in(user).get(cells[1].select_one("a")["href"])
    assert (len(opened.context["changed"]) > 0, opened.context["open"]) == (True, [])
