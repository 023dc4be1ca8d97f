"""What happens to a language, and to a whole page in it: a table of `test_situations_of_pages`."""

from dataclasses import dataclass

from wagtail.models import Site
from wagtail_localize.models import Translation

from association_site.opening.languages import add_language, turn_language_off
from tests.factories.accounts import UserFactory
from tests.factories.pages import StandardPageFactory, body, home_of, locale_of, section, text
from tests.translations.situation import (
    english,
    german,
    source,
    write,
)
from tests.translations.situations_of_originals import vision_changes
from translations import handing_in, memory
from translations.starting import start_translation

ALONE, BOTH = frozenset(), frozenset({"de", "en", "x-default"})
# What is offered in place of a page: the same one in German, or home pages.
GERMAN, HOME_PAGE, HOME_PAGES = ["/de/leitgedanken/"], ["/de/"], ["/de/", "/en/"]


@dataclass
class There:
    """What must be true of a page in a language.

    Attributes:
        answer: What its address answers: 200, or what is offered because there is no such page.
        desk: What the matrix of translations says to staff; nothing where it has no such language.
        hreflang: The languages that the German page names, and the list for search engines for it.
        path: Its address, where that is not the usual one.
    """

    answer: object
    desk: str | None
    hreflang: frozenset = BOTH
    path: str = ""


@dataclass
class InLanguage:
    """What is done, and what must be true of the test's page and of the home page then.

    Attributes:
        act: Does it.
        page: The test's page.
        home: The home page; numbers of passages are left out of what the desk says of it.
        code: The language.
    """

    act: object
    page: There
    home: There
    code: str = "en"


def site():
    return Site.objects.get(hostname="localhost")


# ------------------------------------------------------------------------------ pages as a whole
def translation_is_deleted():
    english().delete()


def mirror_takes_its_place():
    english().delete()
    german().copy_for_translation(locale_of("en"), alias=True)


def it_is_begun_anew():
    english().delete()
    start_translation(german(), locale_of("en"))
    write("Wege")


def it_is_begun_anew_and_the_original_unpublished():
    it_is_begun_anew()
    german().unpublish()


def it_is_begun_anew_and_handed_in():
    it_is_begun_anew()
    it_is_handed_in()


def it_is_handed_in():
    tie = Translation.objects.get(source=source(), target_locale=locale_of("en"))
    handing_in.hand_in(tie, UserFactory())


def it_is_sent_back():
    it_is_handed_in()
    task = handing_in.waiting(english()).task
    task.task.specific.on_action(task, UserFactory(is_superuser=True), "reject", comment="Nein.")


def translation_is_unpublished():
    english().unpublish()


def both_are_unpublished():
    german().unpublish()
    english().unpublish()


def it_is_moved():
    elsewhere = StandardPageFactory(
        parent=home_of(language_code="en"), locale=locale_of("en"), title="Elsewhere"
    )
    english().move(elsewhere, pos="last-child")


# --------------------------------------------------------------------------------------- languages
def arabic_is_added():
    add_language(site(), "ar", UserFactory())


def arabic_home_page_is_published():
    arabic_is_added()
    _publish_in_arabic(home_of())


def arabic_page_is_published():
    arabic_home_page_is_published()
    _publish_in_arabic(german())


def _publish_in_arabic(page):
    made = memory.synchronise_source(page)
    for passage in memory.passages(made):
        if "{{" not in passage.html:
            is_bold = "<b>" in passage.html
            memory.write(passage, locale_of("ar"), "<b>كلمات</b>" if is_bold else "كلمات عربية")
    memory.publish_translation(made, locale_of("ar"))


def easy_german_is_added():
    add_language(site(), "de-simple", UserFactory())


def easy_german_page_is_published():
    easy_german_is_added()
    home_of(language_code="de-simple").save_revision().publish()
    page = start_translation(german(), locale_of("de-simple")).specific
    page.title, page.body = "Das ist uns wichtig", body(section(text("<p>Alle dürfen reden.</p>")))
    page.save_revision().publish()


def english_is_switched_off():
    turn_language_off(site(), "en", UserFactory())


def english_is_switched_off_and_on():
    english_is_switched_off()
    add_language(site(), "en", UserFactory())


def original_changes_while_english_is_off():
    english_is_switched_off()
    vision_changes(None)
    add_language(site(), "en", UserFactory())


HOME = There(200, "complete")
LANGUAGES = {
    "the translation is deleted": InLanguage(
        translation_is_deleted, There(HOME_PAGE, "missing", ALONE), HOME
    ),
    "a mirror takes its place": InLanguage(
        mirror_takes_its_place, There(GERMAN, "missing", ALONE, "/en/leitgedanken/"), HOME
    ),
    "it is begun anew": InLanguage(it_is_begun_anew, There(HOME_PAGE, "begun 5/6", ALONE), HOME),
    "begun anew, and the original is unpublished": InLanguage(
        it_is_begun_anew_and_the_original_unpublished,
        There(HOME_PAGE, "begun 5/6; gone", ALONE),
        HOME,
    ),
    "begun anew, and handed in": InLanguage(
        it_is_begun_anew_and_handed_in, There(HOME_PAGE, "begun 5/6; waiting", ALONE), HOME
    ),
    "it is handed in": InLanguage(it_is_handed_in, There(200, "waiting; complete"), HOME),
    "it is sent back": InLanguage(it_is_sent_back, There(200, "sent-back; complete"), HOME),
    "the page in a language is unpublished": InLanguage(
        translation_is_unpublished, There(GERMAN, "offline", ALONE), HOME
    ),
    "both are unpublished": InLanguage(
        both_are_unpublished, There(HOME_PAGE, "offline", ALONE), HOME
    ),
    "the translation is moved": InLanguage(
        it_is_moved, There(200, "moved; complete", path="/en/elsewhere/guiding-ideas/"), HOME
    ),
    "a language is added": InLanguage(
        arabic_is_added, There(HOME_PAGES, "missing"), There(HOME_PAGES, "begun"), "ar"
    ),
    "a language is added and its home page published": InLanguage(
        arabic_home_page_is_published,
        There(HOME_PAGES, "missing"),
        There(200, "partial", BOTH | {"ar"}),
        "ar",
    ),
    "a language is added and the page published": InLanguage(
        arabic_page_is_published,
        There(200, "complete", BOTH | {"ar"}, "/ar/klmt-rbyh/"),
        There(200, "partial", BOTH | {"ar"}),
        "ar",
    ),
    "Leichte Sprache is added": InLanguage(
        easy_german_is_added, There(HOME_PAGES, "no-text"), There(HOME_PAGES, "begun"), "de-simple"
    ),
    "Leichte Sprache is added and the page written": InLanguage(
        easy_german_page_is_published,
        There(200, "free", BOTH | {"de-simple"}),
        There(200, "free", BOTH | {"de-simple"}),
        "de-simple",
    ),
    "a language is switched off": InLanguage(
        english_is_switched_off, There(GERMAN, None, ALONE), There(HOME_PAGE, None, ALONE)
    ),
    "a language is switched off and on": InLanguage(
        english_is_switched_off_and_on, There(200, "complete"), HOME
    ),
    "the original changes while a language is off": InLanguage(
        original_changes_while_english_is_off, There(200, "outdated Vision"), HOME
    ),
}
