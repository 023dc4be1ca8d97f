"""One row of the tables of situations, and the pages that all of them begin with."""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, Site
from wagtail_localize.models import StringTranslation, Translation

from accounts.models import User
from association_site.desk.choices import Standing
from association_site.desk.details import add_details
from association_site.desk.grid import grids_of
from association_site.desk.work import work_of
from pages.models import StandardPage
from tests.factories.accounts import UserFactory
from tests.factories.pages import StandardPageFactory, body, locale_of, section, text
from tests.languages_of_text import marked_passages, notice_of
from translations import memory, versions

MAY, OCTOBER = date(2025, 5, 3), date(2026, 10, 10)
ENGLISH = {
    "Leitgedanken": "Guiding ideas",
    "Vision": "Our vision",
    "Alle reden mit.": "Everybody has a say.",
    "Niemand bleibt allein.": "Nobody is left alone.",
    "Wege": "Ways",
    "Wir gehen sie gemeinsam.": "We walk them together.",
    "Das ist neu.": "This is new.",
    "Alle entscheiden mit.": "Everybody decides.",
}
VISION = text("<p>Alle reden mit.</p><p>Niemand bleibt allein.</p>")
WAYS = text("<p>Wir gehen sie <b>gemeinsam</b>.</p>")


@dataclass
class Situation:
    """What is done, and what must be true of the English page then.

    Attributes:
        act: Does it.
        desk: What the matrix of translations says of it to staff (`on_the_desk`).
        states: How the record says the page stands.
        parts: The parts that the notice names as changed.
        marked: The German passages on the page, all of them marked.
        shows: Words that the page shows.
        says: Sentences of the notice; those about the version are left out.
        follows: The day of the version that it follows.
        status: What the page's address answers.
        alone: Whether only one of the two versions can be read.
    """

    act: object
    desk: str
    states: tuple = ("complete",)
    parts: tuple = ()
    marked: tuple = ()
    shows: tuple = ("Our vision", "Everybody has a say.")
    says: tuple = ()
    follows: date | None = MAY
    status: int = 200
    alone: bool = False


CHANGED = "The German text has changed since, in these parts:"
ONE_OPEN = "1 passage is not translated yet and stands here in German."
GONE = "The German original is no longer on this website. You can go on reading this translation."


class Days:
    """Which version is in force, told to the room of translations."""

    day = MAY

    def __call__(self, page):
        return self.day if page.slug == "leitgedanken" else None


@contextmanager
def versions_in_force():
    """Let the tests say which version is in force."""
    before, days = list(versions._providers), Days()
    versions.register(days)
    try:
        yield days
    finally:
        versions._providers[:] = before


def begin():
    """Publish the German page and its complete English translation."""
    page = StandardPageFactory(
        title="Leitgedanken",
        slug="leitgedanken",
        body=body(
            section(VISION, heading="Vision", anchor="vision"),
            section(WAYS, heading="Wege", anchor="wege"),
        ),
    )
    page.save_revision().publish()
    translate()


def german():
    return StandardPage.objects.get(slug="leitgedanken", locale=locale_of("de"))


def english():
    key = Page.objects.get(slug="leitgedanken", locale=locale_of("de")).translation_key
    return StandardPage.objects.get(translation_key=key, locale=locale_of("en"))


def source():
    return memory.source_of(german())


def translate(*left_out):
    """Translate what there are words for, and publish it."""
    made = memory.synchronise_source(german())
    write(*left_out)
    memory.publish_translation(made, locale_of("en"))


def write(*left_out):
    """Keep the translations of what there are words for."""
    for passage in memory.passages(memory.source_of(german())):
        if passage.text in ENGLISH and passage.text not in left_out:
            words = ENGLISH[passage.text]
            if "<b>" in passage.html:
                words = words.replace("together", "<b>together</b>")
            memory.write(passage, locale_of("en"), words)


def publish(page):
    page.save_revision(user=UserFactory()).publish()


def raw(page):
    """Return the sections of a page as data that may be changed and given back."""
    return [dict(block) for block in page.body.raw_data]


def change(act):
    """Change the German sections, and publish them."""
    page = german()
    sections = raw(page)
    page.body = body_of(page, act(sections) or sections)
    publish(page)


def body_of(page, sections):
    return page._meta.get_field("body").to_python(sections)


def replace(old, new):
    """Replace words in the German text."""

    def act(sections):
        value = sections[0]["value"]["content"][0]
        value["value"] = value["value"].replace(old, new)

    change(act)


def forget(words):
    """Take the translation of a German passage away."""
    StringTranslation.objects.filter(
        translation_of__data=words, context__object_id=german().translation_key
    ).delete()


def write_freely():
    Translation.objects.filter(source__object_id=german().translation_key).update(enabled=False)


def shown(page, code="en"):
    """Return a page as a visitor gets it."""
    response = Client(SERVER_NAME="localhost").get(page.get_url_parts()[2])
    return response.status_code, BeautifulSoup(response.content, "html.parser")


def seen(page):
    """Return what a visitor sees of a translation: status, notice, parts, marks, page."""
    status, soup = shown(page)
    words, parts = notice_of(soup)
    return status, words, parts, marked_passages(soup), soup


def on_the_desk(page, code):
    """Return what the matrix of translations says of a page in a language.

    Numbers of passages and changed sections stand behind what they belong to. Nothing, where the
    matrix does not show the language.

    Args:
        page: The page in any language.
        code: The language.
    """
    site = Site.objects.get(hostname="localhost")
    [work] = [work for work in work_of(User(is_superuser=True)) if work.site == site]
    rows = grids_of([work]).get(site.pk, [])
    cells = [row.cells.get(code) for row in rows if row.key == page.translation_key]
    if cells in ([], [None]):
        return None
    [cell] = cells
    add_details([cell])
    notes = {Standing.OUTDATED: ", ".join(cell.sections)}
    if cell.passages:
        number = f"{cell.translated}/{cell.passages}"
        notes |= {Standing.PARTIAL: number, Standing.BEGUN: number}
    return "; ".join(f"{one.value} {notes.get(one, '')}".strip() for one in cell.standings)
