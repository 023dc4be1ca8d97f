"""The rules of the content checker."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import RequestFactory
from django.utils import translation
from wagtail.admin.ui.side_panels import ChecksSidePanel
from wagtail.admin.userbar import AccessibilityItem, AdminItem, apply_userbar_hooks

from association_site.desk.checker import (
    BARE_ADDRESS,
    EMPTY_LINK,
    FILE_NAMES,
    AssociationChecker,
)
from pages.models import StandardPage

REQUEST = RequestFactory().get("/")


@pytest.mark.parametrize(
    "words",
    ["hier", "Hier", "HIER", "hier klicken", "mehr …", "Weiterlesen »", "click here", "Read more.", "здесь", "اینجا"],
)  # fmt: skip
def test_link_that_says_nothing_is_found(words):
    assert re.search(EMPTY_LINK, words, re.IGNORECASE)


@pytest.mark.parametrize(
    "words", ["Hierarchie", "Mehr über uns", "Download der Satzung", "Where we are", "Leitbild", ""]
)
def test_link_that_says_something_is_not_found(words):
    assert not re.search(EMPTY_LINK, words, re.IGNORECASE)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("https://example.org/seite", True),
        ("HTTP://example.org", True),
        ("www.example.org", True),
        ("Beispiel e.V.", False),
        ("example.org", False),
        ("Mehr auf www.example.org", False),
    ],
)
def test_address_as_words_of_a_link_is_found(words, found):
    assert bool(re.search(BARE_ADDRESS, words, re.IGNORECASE)) is found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("IMG_1234", True),
        ("foto.JPG", True),
        ("DSC 0815", True),
        ("Bild", True),
        ("bild 2", True),
        ("gruppe_am_tisch", True),
        ("Bildung für alle", False),
        ("Sieben Menschen sitzen im Kreis", False),
        ("", False),
    ],
)
def test_file_name_as_alternative_text_is_found(words, found):
    assert bool(re.search(FILE_NAMES, words, re.IGNORECASE)) is found


def test_every_rule_that_runs_has_words_of_ours():
    checker = AssociationChecker()

    rules = checker.get_axe_run_only(REQUEST)
    assert set(checker.get_axe_messages(REQUEST)) == set(rules)
    assert len(rules) == len(set(rules))


def test_every_own_check_belongs_to_a_rule():
    spec = AssociationChecker().get_axe_spec(REQUEST)

    used = {name for rule in spec["rules"] for name in (*rule.get("any", ()), *rule.get("none", ()))}  # fmt: skip
    wagtails = {"p-as-heading"}  # with an option of ours
    assert used | wagtails == {check["id"] for check in spec["checks"]}
    assert {rule["id"] for rule in spec["rules"]} <= set(AssociationChecker.axe_run_only)


def test_checks_of_links_are_in_the_script_that_is_loaded():
    script = Path(finders.find("desk/checks.js")).read_text()
    own = {"link-says-nothing", "link-is-an-address"}

    assert set(re.findall(r'registerCheck\("([a-z-]+)"', script)) == own
    assert own <= {check["id"] for check in AssociationChecker.axe_custom_checks}
    assert "desk/checks.js" in str(AssociationChecker().media)


def test_messages_are_in_german():
    with translation.override("de"):
        messages = AssociationChecker().get_axe_messages(REQUEST)
        assert str(messages["empty-link-text"]["error_name"]) == (
            "Der Text eines Links sagt nicht, wohin er führt"
        )


@pytest.mark.parametrize("in_editor", [True, False])
def test_own_checker_takes_the_place_of_wagtails(in_editor):
    items = [AdminItem(), AccessibilityItem(in_editor=in_editor)]

    apply_userbar_hooks(REQUEST, items, None)

    assert [type(item) for item in items] == [AdminItem, AssociationChecker]
    assert items[1].in_editor is in_editor


@pytest.mark.django_db
def test_editor_runs_the_same_rules():
    configuration = ChecksSidePanel(object=StandardPage(), request=REQUEST).get_axe_configuration()

    assert "empty-link-text" in configuration["options"]["runOnly"]
    assert "bare-address" in configuration["messages"]
