"""Warnings where somebody else's page is approved, and where a translation is published."""

import pytest

from accounts.choices import Role
from pages.models import OverriddenWarning, StandardPage
from tests.factories.pages import locale_of
from tests.pages.warnings.test_views import (
    REASON,
    client_of,
    form_of,
    nevertheless,
    question,
    text_of,
    wrong,
)
from tests.pages.warnings.writing import members_today, outdated, page_with
from translations import memory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return client_of(Role.EDITOR)


# ------------------------------------------------------------------------------ approval
@pytest.fixture
def waiting(editor):
    """A page with a warning that waits for the editors."""
    page = page_with("<p>Alt.</p>")
    page.body = outdated().body
    page.save_revision()
    page.get_workflow().start(page, editor.user)
    return StandardPage.objects.get(pk=page.pk)


def decide(client, page, action="approve", **headers):
    task = page.current_workflow_task_state
    address = f"/admin/pages/workflow/action/{page.pk}/{action}/{task.pk}/"
    data = {"next": "/admin/", "comment": "Danke & Gruß"}
    return client.post(address, data, headers=headers)


def test_approval_asks_and_keeps_its_comment(editor, waiting):
    task = waiting.current_workflow_task_state

    address = decide(editor, waiting).headers["Location"]

    assert address.startswith(f"{question(waiting)}?task={task.pk}&")
    assert "Alt." in text_of(waiting)
    nevertheless(editor, address)
    assert "Mitgliedsorganisationen" in text_of(waiting)
    task.refresh_from_db()
    assert (task.status, task.comment, task.finished_by) == (
        "approved",
        "Danke & Gruß",
        editor.user,
    )


def test_dialogue_of_the_start_page_leads_to_the_question(editor, waiting):
    answer = decide(editor, waiting, **{"x-requested-with": "XMLHttpRequest"}).json()

    assert answer["step"] == "success"
    assert answer["redirect"].startswith(question(waiting))


def test_sending_back_asks_nothing(editor, waiting):
    assert decide(editor, waiting, "reject").headers["Location"] == "/admin/"


def test_approval_in_the_form_asks_and_keeps_what_was_typed(editor, waiting):
    action = {"action-workflow-action": "1", "workflow-action-name": "approve"}

    response = editor.post(f"/admin/pages/{waiting.pk}/edit/", form_of(waiting, wrong(3), **action))

    address = response.headers["Location"]
    assert address.startswith(f"{question(waiting)}?task=")
    assert "Alt." in text_of(waiting)
    nevertheless(editor, address)
    assert str(members_today() - 3) in text_of(waiting)


def test_approval_in_the_form_of_a_page_in_order_publishes(editor, waiting):
    action = {"action-workflow-action": "1", "workflow-action-name": "approve"}

    editor.post(f"/admin/pages/{waiting.pk}/edit/", form_of(waiting, "<p>Gut.</p>", **action))

    assert "Gut." in text_of(waiting)


# ------------------------------------------------------------------------------ translations
@pytest.fixture
def translated():
    """A German page in order whose English passages hold a wrong number."""
    page = page_with("<p>Wir sind viele Mitgliedsorganisationen.</p>", title="Wir")
    source = memory.synchronise_source(page)
    english = memory.publish_translation(source, locale_of("en"))
    words = f"We are {members_today() - 2} member organisations."
    for passage in memory.passages(source):
        if passage.text.startswith("Wir sind"):
            memory.write(passage, locale_of("en"), words)
    return StandardPage.objects.get(pk=english.pk)


def test_translation_asks_before_it_is_published(
    editor, translated, django_capture_on_commit_callbacks
):
    response = editor.post(f"/admin/pages/{translated.pk}/edit/", {"action": "publish"})

    assert response.headers["Location"] == question(translated)
    assert "Wir sind viele" in text_of(translated)
    with django_capture_on_commit_callbacks(execute=True):
        nevertheless(editor, question(translated))
    assert "We are" in text_of(translated)
    assert OverriddenWarning.objects.get(page_id=translated.pk).reason == REASON


def test_step_of_another_page_opens_nothing(editor, waiting):
    other = page_with("<p>Alt.</p>")

    address = f"{question(other)}?task={waiting.current_workflow_task_state.pk}"

    assert editor.get(address).status_code == 404
