"""Words that come from elsewhere: no statement is offered them, and nobody adopts them."""

import json
import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from accounts.choices import Role
from pages import adopting
from pages.adoption_files import Said, StatementAdoptions
from pages.loading import ContentError
from pages.models import StatementPage
from pages.stream import raw_data
from tests.factories.accounts import signed_in, user_with_role
from tests.factories.pages import (
    StandardPageFactory,
    StatementPageFactory,
    body,
    section,
    text,
)

pytestmark = pytest.mark.django_db

FOUNDING = {"type": "founding", "value": None}
CHILDREN = {"type": "child_pages", "value": None}


def words(*blocks):
    return body(section(text("<p>Wir.</p>"), *blocks, heading="Vision", anchor="vision"))


@pytest.fixture(scope="module")
def editor(module_db):
    return signed_in(user_with_role(Role.EDITOR, "localhost"))


@pytest.fixture
def free():
    """A statement that nobody adopted, with words from elsewhere."""
    return StatementPageFactory(title="Frei", slug="frei", body=words(FOUNDING, CHILDREN))


def test_editor_of_a_statement_is_not_offered_them(free, editor):
    def offered(page):
        soup = BeautifulSoup(editor.get(f"/admin/pages/{page.pk}/edit/").content, "html.parser")
        block = json.loads(soup.select_one("[data-w-block-data-value]")["data-w-block-data-value"])
        return json.dumps(block), bool(soup.select("script[src*='js/offered-blocks']"))

    of_statement, has_script = offered(free)

    assert has_script
    assert '"notOffered": ["child_pages", "founding"]' in of_statement.replace("\\", "")
    assert "notOffered" not in offered(StandardPageFactory())[0]


def test_statement_that_nobody_adopted_keeps_them(free, editor):
    shown = Client(SERVER_NAME="localhost").get("/de/frei/")
    sent = nested_form_data({
        "title": "Frei", "slug": "frei", "comments": inline_formset([]),
        "body": streamfield([("section", {
            "heading": "Vision", "look": "", "anchor": "vision",
            "content": streamfield([("founding", "")]),
        })]),
        "action-publish": "1",
    })  # fmt: skip
    editor.post(f"/admin/pages/{free.pk}/edit/", sent)

    stored = StatementPage.objects.get(pk=free.pk)
    assert BeautifulSoup(shown.content, "html.parser").select(".founding") != []
    assert [part.block_type for part in stored.body[0].value["content"]] == ["founding"]


def test_they_are_not_adopted_until_they_are_taken_out(free, editor):
    address = f"/admin/pages/{free.pk}/adoption/"
    seen = str(adopting.Seen.of(free, None, adopting.draft_of(free)))

    answer = editor.post(
        address, {"seen": seen, "adopted_on": "2026-06-01", "adopted_by": "members"}
    )

    [error] = answer.context["form"].non_field_errors()
    assert "„Gründungszeile“" in error
    assert "„Seiten unter dieser“" in error
    assert free.adopted_versions.count() == 0
    free.body = words()
    free.save_revision()
    version = adopting.record(free, adopting.Facts(date(2026, 6, 1), "members", "Dresden"))
    assert version.says(StatementPage.objects.get(pk=free.pk))


def test_earlier_version_of_a_file_has_none_of_them():
    page = StatementPageFactory(body=words(), adopted_on=date(2025, 5, 3))
    fields = {
        "title": "Früher", "body": raw_data(words(FOUNDING)), "adopted_on": date(2019, 6, 15),
        "adopted_by": "members", "adopted_in": "Dresden",
    }  # fmt: skip

    with pytest.raises(ContentError, match="Gründungszeile"):
        StatementAdoptions().keep_earlier(page, fields, Said("", ""))

    assert page.adopted_versions.count() == 1


def test_words_of_a_button_stay_where_its_page_is_gone():
    target = StandardPageFactory(slug="ziel")
    button = {"type": "button", "value": {"label": "Zum Ziel", "page": target.pk, "url": ""}}
    StatementPageFactory(slug="knopf", body=words(button), adopted_on=date(2025, 5, 3))

    def shown():
        answer = Client(SERVER_NAME="localhost").get("/de/knopf/")
        main = BeautifulSoup(answer.content, "html.parser").select_one("main")
        return [
            (said.parent.name, said.strip()) for said in main.find_all(string=re.compile("Ziel"))
        ]

    before = shown()
    target.unpublish()

    assert (before, shown()) == ([("a", "Zum Ziel")], [("p", "Zum Ziel")])
