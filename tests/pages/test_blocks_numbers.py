"""Live figures as large numbers: every registered one can be chosen, none is kept as a number."""

import pytest
from django.core.exceptions import ValidationError

from pages import figures
from pages.blocks import LargeFigureBlock
from tests.pages.blocks_shown import shown, words


def raw(figure="member_count", label="Vereine"):
    return {"figure": figure, "label": label}


def choices(block):
    return [token for token, _label in block.child_blocks["figure"].field.choices if token]


@pytest.fixture
def second_figure(monkeypatch):
    monkeypatch.setattr(figures, "_figures", dict(figures._figures))
    figures.register("languages_spoken", "Sprachen", lambda site, on: 1234)


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "number"), [("de", "1.234"), ("en", "1,234")])
def test_figure_is_shown_as_todays_number_in_the_readers_language(second_figure, language, number):
    soup = shown(LargeFigureBlock(), raw("languages_spoken", "Sprachen"), language=language)

    assert soup.data["value"] == "1234"
    assert soup.data.contents[0] == number
    assert words(soup.select_one(".large-figure__label")) == "Sprachen"


def test_every_registered_figure_can_be_chosen():
    assert choices(LargeFigureBlock()) == [figure.token for figure in figures.registered()]


def test_figure_that_is_registered_later_can_be_chosen_too(second_figure):
    assert choices(LargeFigureBlock()) == ["languages_spoken", "member_count"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (raw(figure=""), "figure"),
        (raw(figure="members"), "figure"),
        (raw(label=""), "label"),
        (raw(label="{{ members }}"), "label"),
    ],
)
def test_figure_is_refused_beside_the_field(given, field):
    block = LargeFigureBlock()

    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(given))

    assert list(refused.value.block_errors) == [field]


def test_preview_shows_the_first_figure_there_is(monkeypatch):
    assert LargeFigureBlock().get_preview_value()["figure"] == figures.registered()[0].token
    monkeypatch.setattr(figures, "_figures", {})
    assert LargeFigureBlock().get_preview_value()["figure"] == ""
