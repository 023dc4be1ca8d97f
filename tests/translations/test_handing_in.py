"""From the translator to the editors: a draft that waits, is sent back, or is published."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from wagtail.models import Page, WorkflowPage
from wagtail_localize.models import StringTranslation, Translation

from accounts.choices import Role
from pages.models import LegalPage
from tests.factories.accounts import signed_in, user_with_role
from tests.factories.pages import (
    LegalPageFactory,
    StandardPageFactory,
    body,
    home_of,
    section,
    text,
)
from tests.translations.conftest import translate
from translations import handing_in, memory

pytestmark = pytest.mark.django_db


def person(role):
    user = user_with_role(role, "localhost", first_name="Ada", last_name=role.value)
    client = signed_in(user)
    client.user = user
    return client


@pytest.fixture
def translator():
    return person(Role.TRANSLATOR)


@pytest.fixture
def editor():
    return person(Role.EDITOR)


@pytest.fixture
def tie(english):
    """What ties a published English page to its original; its title has a newer translation."""
    source = memory.synchronise_source(StandardPageFactory(title="Alt"))
    translate(source, english, {"Alt": "Old"})
    memory.publish_translation(source, english)
    translate(source, english, {"Alt": "New"})
    return source.translations.get()


def page_of(tie):
    return Page.objects.get(pk=tie.get_target_instance().pk)


def hand_in(client, tie):
    return client.post(f"/admin/localize/translate/{tie.pk}/hand-in/")


def decide(client, tie, action, **data):
    task = handing_in.waiting(page_of(tie)).task
    return client.post(f"/admin/pages/workflow/action/{page_of(tie).pk}/{action}/{task.pk}/", data)


def panel(client, tie):
    """Return heading, sentences and buttons of the panel above the editor."""
    answer = client.get(f"/admin/pages/{page_of(tie).pk}/edit/")
    found = BeautifulSoup(answer.content, "html.parser").select_one(".handing-in")
    if found is None:
        return None
    words = " ".join(found.get_text().split())
    return found.p.get_text(strip=True), words, [b.get_text(strip=True) for b in found("button")]


def test_page_that_is_handed_in_waits_and_what_is_live_stays(translator, tie):
    response = hand_in(translator, tie)

    page = page_of(tie)
    assert response.headers["Location"] == f"/admin/pages/{page.pk}/edit/"
    assert (page.title, page.live, page.has_unpublished_changes) == ("Old", True, True)
    assert page.get_latest_revision_as_object().title == "New"
    assert page.get_latest_revision().user == translator.user
    waiting = handing_in.waiting(page)
    assert (waiting.is_sent_back, waiting.task.revision) == (False, page.get_latest_revision())


def test_editors_get_a_message(translator, editor, tie):
    with_address = [editor.user.email]

    hand_in(translator, tie)

    assert [message.to for message in mail.outbox] == [with_address]


def test_editor_publishes_what_was_handed_in(translator, editor, tie):
    hand_in(translator, tie)

    decide(editor, tie, "approve")

    page = page_of(tie)
    assert (page.title, page.live) == ("New", True)
    assert handing_in.waiting(page) is None


def test_page_that_is_sent_back_is_handed_in_again(translator, editor, tie):
    hand_in(translator, tie)
    decide(editor, tie, "reject", comment="Bitte Fürwörter prüfen")
    assert handing_in.waiting(page_of(tie)).is_sent_back
    assert page_of(tie).title == "Old"

    translate(tie.source, tie.target_locale, {"Alt": "Newer"})
    hand_in(translator, tie)

    assert not handing_in.waiting(page_of(tie)).is_sent_back
    decide(editor, tie, "approve")
    assert page_of(tie).title == "Newer"


def test_page_that_waits_already_waits_with_the_newer_draft(translator, editor, tie):
    hand_in(translator, tie)
    translate(tie.source, tie.target_locale, {"Alt": "Newer"})

    hand_in(translator, tie)

    page = page_of(tie)
    assert handing_in.waiting(page).task.revision == page.get_latest_revision()
    decide(editor, tie, "approve")
    assert page_of(tie).title == "Newer"


def test_publishing_directly_ends_the_waiting(
    translator, editor, tie, django_capture_on_commit_callbacks
):
    hand_in(translator, tie)

    with django_capture_on_commit_callbacks(execute=True):
        editor.post(f"/admin/pages/{page_of(tie).pk}/edit/", {"action": "publish"})

    assert page_of(tie).title == "New"
    assert handing_in.waiting(page_of(tie)) is None


def test_editor_of_another_site_decides_nothing(translator, tie):
    hand_in(translator, tie)
    stranger = signed_in(user_with_role(Role.ADMINISTRATION, "auslaenderrat.localhost"))

    decide(stranger, tie, "approve")

    assert page_of(tie).title == "Old"


def test_translator_does_not_decide(translator, tie):
    hand_in(translator, tie)

    decide(translator, tie, "approve")

    assert page_of(tie).title == "Old"


def test_page_without_a_workflow_is_not_handed_in(translator, tie):
    WorkflowPage.objects.all().delete()
    before = page_of(tie).latest_revision_id

    response = hand_in(translator, tie)

    answer = translator.get(response.headers["Location"])
    assert "keine Freigabe eingerichtet" in answer.content.decode()
    assert page_of(tie).latest_revision_id == before


def test_page_that_somebody_locked_is_not_handed_in(translator, editor, tie):
    Page.objects.filter(pk=page_of(tie).pk).update(locked=True, locked_by=editor.user)
    before = page_of(tie).latest_revision_id

    hand_in(translator, tie)

    page = page_of(tie)
    assert (handing_in.waiting(page), page.latest_revision_id) == (None, before)


def test_passage_that_does_not_fit_is_marked(translator, tie):
    translate(tie.source, tie.target_locale, {"Alt": "x" * 300})

    answer = hand_in(translator, tie)

    assert messages_after(translator, answer) == [
        "Die Seite wurde nicht eingereicht: Einige Absätze haben Fehler."
    ]
    [row] = StringTranslation.objects.filter(
        context__object_id=tie.source.object_id, context__path="title"
    )
    assert (row.has_error, bool(row.field_error)) == (True, True)
    assert handing_in.waiting(page_of(tie)) is None


def messages_after(client, answer):
    soup = BeautifulSoup(client.get(answer.headers["Location"]).content, "html.parser")
    for button in soup.select(".messages button"):  # to the first field with an error
        button.decompose()
    return [" ".join(found.get_text().split()) for found in soup.select(".messages li")]


LAW = "Das Gesetz verlangt diese Angabe; als Entwurf lässt sich die Seite ohne sie speichern."
GAP = (
    "Text: Hier ist noch eine Lücke: „Anbieter“. Füllen Sie sie aus, oder löschen Sie sie samt"
    " Klammern."
)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"street": ""}, f"Straße und Hausnummer: {LAW}"),
        ({"body": body(section(text("<p>Bei [[Anbieter]].</p>")))}, GAP),
    ],
    ids=["field", "text"],
)
def test_page_that_could_not_be_published_is_not_handed_in(translator, english, fields, problem):
    LegalPage.objects.all().delete()
    original = LegalPageFactory(live=False, **fields)
    source = memory.synchronise_source(original)
    page = original.copy_for_translation(english)
    tie = Translation.objects.create(source=source, target_locale=english)
    before = page.latest_revision_id

    answer = hand_in(translator, tie)

    assert messages_after(translator, answer) == [f"Die Seite wurde nicht eingereicht. {problem}"]
    assert (handing_in.waiting(page_of(tie)), page_of(tie).latest_revision_id) == (None, before)


def test_alias_is_not_handed_in(translator, tie):
    page = page_of(tie)
    Page.objects.filter(pk=page.pk).update(alias_of=tie.source.get_source_instance())

    assert hand_in(translator, tie).status_code == 404


def test_page_that_is_gone_is_not_handed_in(translator, tie):
    page_of(tie).delete()

    assert hand_in(translator, tie).status_code == 404


# ------------------------------------------------------------------------------------ panel
NEW = "Bei der Redaktion einreichen"
AGAIN = "Noch einmal einreichen"
DECISIONS = ["Eingereichtes veröffentlichen", "Um Änderungen bitten"]


def test_panel_leads_the_translator(translator, editor, tie):
    heading, words, buttons = panel(translator, tie)
    assert (heading, buttons) == ("Wenn Sie fertig sind", [NEW])
    assert "Alle Absätze sind übersetzt." in words

    hand_in(translator, tie)
    heading, words, buttons = panel(translator, tie)
    assert (heading, buttons) == ("Diese Seite liegt der Redaktion vor", [AGAIN])
    assert "Eingereicht von Ada translator am" in words

    decide(editor, tie, "reject", comment="Bitte Fürwörter prüfen")
    heading, words, buttons = panel(translator, tie)
    assert (heading, buttons) == ("Die Redaktion bittet um Änderungen", [AGAIN])
    assert "Bitte Fürwörter prüfen" in words


def test_panel_says_what_is_missing(translator, tie):
    StringTranslation.objects.filter(
        context__object_id=tie.source.object_id, context__path="title"
    ).delete()

    words = panel(translator, tie)[1]
    assert "1 Absatz ist noch nicht übersetzt; er bleibt auf Deutsch." in words


def test_panel_of_an_editor_is_there_while_a_page_waits(translator, editor, tie):
    assert panel(editor, tie) is None

    hand_in(translator, tie)
    assert panel(editor, tie)[2] == DECISIONS

    decide(editor, tie, "reject")
    assert panel(editor, tie)[2] == []


def test_forms_of_the_panel_lead_to_the_decision(translator, editor, tie):
    hand_in(translator, tie)
    page = page_of(tie)
    soup = BeautifulSoup(editor.get(f"/admin/pages/{page.pk}/edit/").content, "html.parser")
    form = soup.select_one(".handing-in form")

    response = editor.post(
        form["action"], {"next": form.select_one("[name=next]")["value"], "comment": "Danke"}
    )

    assert response.headers["Location"] == f"/admin/pages/{page.pk}/edit/"
    assert page_of(tie).title == "New"


def test_translator_is_not_offered_what_is_refused(translator, editor, tie):
    page = page_of(tie)

    shown = [
        BeautifulSoup(client.get(f"/admin/pages/{page.pk}/edit/").content, "html.parser").select(
            ".cannot-publish .js-translation-editor"
        )
        for client in (translator, editor)
    ]

    assert [len(found) for found in shown] == [1, 0]


def test_home_page_is_handed_in_as_any_other(translator, english):
    tie = memory.source_of(home_of()).translations.get(target_locale=english)

    hand_in(translator, tie)

    assert handing_in.waiting(page_of(tie)) is not None
