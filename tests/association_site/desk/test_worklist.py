"""The work list: what is to be done, in which order, for whom."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page
from wagtail_localize.models import Translation

from accounts.choices import Role
from association_site.desk.work import work_of
from association_site.desk.worklist import work_lists
from tests.association_site.desk.translated import change, german, into
from tests.factories.accounts import signed_in, user_with_role
from tests.factories.pages import locale_of
from translations import handing_in
from translations.models import SourceRecord
from translations.starting import start_translation

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"


def lists(user, prefix="Probe"):
    """Return what is told of the test's own pages: to do, to review, handed in."""
    (found,) = work_lists(user, work_of(user))
    return [
        [
            (task.row.title, task.standing.value)
            for task in tasks
            if task.row.title.startswith(prefix)
        ]
        for tasks in (found.to_do, found.to_review, found.handed_in)
    ]


def tie_of(page):
    return Translation.objects.get(source__object_id=page.translation_key)


def handed_in(page, user):
    handing_in.hand_in(tie_of(page), user)
    return Page.objects.get(pk=tie_of(page).get_target_instance().pk)


def send_back(page, editor, comment):
    task = handing_in.waiting(page).task
    task.task.specific.on_action(task, editor, "reject", comment=comment)


def test_most_urgent_work_comes_first():
    adopted, outdated = german("Probe beschlossen"), german("Probe alt")
    for page in (outdated, adopted):
        into(page)
        change(page)
    SourceRecord.objects.filter(translation_key=adopted.translation_key).update(
        version_on=date(2025, 5, 3)
    )
    german("Probe fehlend")
    start_translation(german("Probe begonnen"), locale_of("en"))
    into(german("Probe halb"), words={"Wir gehen.": "We walk."})
    into(german("Probe fertig"))

    to_do, _review, _mine = lists(user_with_role(Role.TRANSLATOR, "localhost"))

    assert to_do == [
        ("Probe beschlossen", "outdated"),
        ("Probe alt", "outdated"),
        ("Probe halb", "partial"),
        ("Probe fehlend", "missing"),
        ("Probe begonnen", "begun"),
    ]


def test_page_that_is_handed_in_waits_for_editors_and_is_no_work_any_more():
    page = german("Probe")
    into(page)
    change(page)
    ada = user_with_role(Role.TRANSLATOR, "localhost")

    handed_in(page, ada)

    waiting = [("Probe", "waiting")]
    assert lists(ada) == [[], [], waiting]
    assert lists(user_with_role(Role.TRANSLATOR, "localhost")) == [[], [], []]
    assert lists(user_with_role(Role.EDITOR, "localhost")) == [[], waiting, []]


def test_what_came_back_stands_first_with_its_comment():
    page, other = german("Probe"), german("Probe alt")
    for each in (page, other):
        into(each)
    change(other)
    ada = user_with_role(Role.TRANSLATOR, "localhost")
    editor = user_with_role(Role.EDITOR, "localhost", first_name="Mira", last_name="Beispiel")
    send_back(handed_in(page, ada), editor, "Bitte „wir“ statt „man“.")

    assert lists(ada)[0] == [("Probe", "sent-back"), ("Probe alt", "outdated")]
    soup = BeautifulSoup(signed_in(ada).get("/admin/translations/work/").content, "html.parser")
    comment = soup.select_one(".desk-work__comment")
    assert " ".join(comment.get_text().split()) == "Bitte „wir“ statt „man“. Mira Beispiel"


def test_original_that_is_gone_is_for_editors_to_decide():
    page = german("Probe")
    into(page)
    page.unpublish()

    assert lists(user_with_role(Role.EDITOR, "localhost"))[0] == [("Probe", "gone")]
    assert lists(user_with_role(Role.TRANSLATOR, "localhost"))[0] == []


def test_list_holds_the_work_of_the_own_site_alone():
    german("Probe")

    assert lists(user_with_role(Role.TRANSLATOR, OTHER)) == [[], [], []]
    board = user_with_role(Role.BOARD, "localhost")
    assert work_lists(board, work_of(board)) == []


def test_first_screen_names_the_most_urgent_and_leads_to_the_list():
    page = german("Probe")
    into(page)
    change(page)
    ada = user_with_role(Role.TRANSLATOR, "localhost")

    soup = BeautifulSoup(signed_in(ada).get("/admin/").content, "html.parser")

    first = soup.select_one(".desk-left--tasks a")
    assert " ".join(first.get_text().split()) == "Probe (Englisch) älter als das Original"
    assert first["href"] == f"/admin/translations/page/{tie_of(page).get_target_instance().pk}/"
    assert soup.select_one(".desk-note a")["href"] == "/admin/translations/work/"


def test_list_begins_what_is_missing_for_editors():
    page = german("Probe")

    found = {
        role: [
            button["value"]
            for button in BeautifulSoup(
                signed_in(user_with_role(role, "localhost"))
                .get("/admin/translations/work/")
                .content,
                "html.parser",
            ).select(".desk-work button")
        ]
        for role in (Role.EDITOR, Role.TRANSLATOR)
    }

    assert f"{page.pk}:en" in found[Role.EDITOR]
    assert found[Role.TRANSLATOR] == []
