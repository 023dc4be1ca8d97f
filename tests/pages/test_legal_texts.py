"""The words that drafts of legal pages begin with."""

import json
import re
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from pages import figures
from pages.blocks.text import TEXT_FEATURES
from pages.choices import AssessmentMethod
from pages.gaps import GAP
from pages.legal import TEXTS, ensure_legal_pages
from pages.models import LegalPage
from tests.factories.pages import main_home
from tests.pages.conftest import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_legal_pages")]

LANGUAGES = sorted(folder.name for folder in TEXTS.iterdir())


@pytest.mark.parametrize("code", LANGUAGES)
def test_drafts_can_only_be_published_after_somebody_read_them(code):
    for page in ensure_legal_pages(main_home(code)):
        page.live = True
        with pytest.raises(ValidationError) as refused:
            page.full_clean()
        assert "body" in refused.value.message_dict


@pytest.mark.parametrize("code", LANGUAGES)
def test_drafts_can_be_published_once_the_gaps_are_filled(code):
    for page in ensure_legal_pages(main_home(code)):
        filled = json.loads(GAP.sub("Wort", words_of(page)))
        finished = LegalPage.from_serializable_data(filled | {"body": json.dumps(filled["body"])})
        for name, value in {
            "organisation": "Verband",
            "street": "Weg 1",
            "postcode": "01067",
            "town": "Dresden",
            "email": "info@example.org",
            "barrier_email": "info@example.org",
            "assessed_on": datetime.now(UTC).date(),
            "assessment_method": AssessmentMethod.SELF,
        }.items():
            setattr(finished, name, value)
        finished.live = True
        finished.full_clean()
        assert finished.gaps() == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_texts_have_no_marks_that_editors_cannot_write(code):
    """An editor may hold bold, links and lists; anything else would be lost on the first change."""
    allowed = {"p", "a", "ul", "li"}
    assert {"link", "ul"} <= set(TEXT_FEATURES)
    for page in ensure_legal_pages(main_home(code)):
        sources = [page.known_gaps, page.enforcement_body]
        sources += [block.value.source for part in page.body for block in part.value["content"]]
        for source in sources:
            tags = {tag.name for tag in BeautifulSoup(source, "html.parser").find_all(True)}
            assert tags <= allowed
            assert figures.problem(source) is None


def test_texts_say_the_same_in_all_languages():
    """As many sections, paragraphs, list items and gaps, and the same paragraphs of the law."""
    shapes = []
    for code in LANGUAGES:
        pages = ensure_legal_pages(main_home(code))
        words = [words_of(page) for page in pages]
        shapes.append(
            [
                (
                    len(page.body),
                    text.count("<p>"),
                    text.count("<li>"),
                    len(GAP.findall(text)),
                    sorted(re.findall(r"Art\. (\d+)", text)),
                )
                for page, text in zip(pages, words, strict=True)
            ]
        )

    assert len(shapes) == 2
    assert shapes[0] == shapes[1]
