"""What happens to an original: a table of `test_situations`."""

from tests.factories.pages import StandardPageFactory, section, text
from tests.translations.situation import (
    CHANGED,
    GONE,
    OCTOBER,
    ONE_OPEN,
    Situation,
    change,
    german,
    publish,
    replace,
    translate,
)
from translations.corrections import editorial

OUTDATED = ("outdated",)
NEW = {"type": "text", "value": "<p>Das ist neu.</p>", "id": "11111111-1111-4111-8111-111111111111"}


def nothing(days):
    pass


def vision_changes(days):
    replace("Alle reden mit.", "Alle entscheiden mit.")


def vision_changes_and_is_translated(days):
    vision_changes(days)
    translate()


def vision_changes_and_back(days):
    vision_changes(days)
    replace("Alle entscheiden mit.", "Alle reden mit.")


def vision_changes_twice(days):
    vision_changes(days)
    replace("Alle entscheiden mit.", "Alle reden immer mit.")


def new_version_with_changes(days):
    days.day = OCTOBER
    vision_changes(days)


def new_version_that_is_translated(days):
    new_version_with_changes(days)
    translate()


def new_version_of_the_same_words(days):
    days.day = OCTOBER
    publish(german())


def typing_error_is_corrected(days):
    with editorial():
        replace("Alle reden mit.", "Alle reden mit!")


def correction_then_published_in_english(days):
    typing_error_is_corrected(days)
    translate()


def correction_of_what_lags_already(days):
    vision_changes(days)
    with editorial():
        replace("Niemand bleibt allein.", "Niemand bleibt allein!")


def bold_is_added(days):
    replace("Alle reden mit.", "Alle <b>reden</b> mit.")


def draft_is_saved(days):
    page = german()
    page.title = "Ganz anders"
    page.save_revision()


def block_is_added(days):
    change(lambda sections: sections[0]["value"]["content"].append(dict(NEW)))


def block_is_added_and_english_published(days):
    block_is_added(days)
    translate("Das ist neu.")


def section_is_added(days):
    added = section(text("<p>Das ist neu.</p>"), heading="Neues", anchor="neues")
    change(lambda sections: sections.append(added))


def section_without_heading_is_added(days):
    change(lambda sections: sections.append(section(text("<p>Das ist neu.</p>"))))


def section_is_removed(days):
    change(lambda sections: [sections[0]])


def sections_are_reordered(days):
    change(lambda sections: sections[::-1])


def section_is_pasted_anew(days):
    def act(sections):
        pasted = {name: value for name, value in sections[1].items() if name != "id"}
        content = [
            {name: value for name, value in block.items() if name != "id"}
            for block in pasted["value"]["content"]
        ]
        return [sections[0], {**pasted, "value": {**pasted["value"], "content": content}}]

    change(act)


def section_is_pasted_anew_and_english_published(days):
    section_is_pasted_anew(days)
    translate()


def title_changes(days):
    page = german()
    page.title = "Leitsätze"
    publish(page)


def description_changes(days):
    page = german()
    page.search_description = "Wofür wir stehen."
    publish(page)


def original_is_unpublished(days):
    german().unpublish()


def original_is_back(days):
    german().unpublish()
    publish(german())


def original_is_deleted(days):
    german().delete()


def original_is_moved(days):
    german().move(StandardPageFactory(title="Woanders"), pos="last-child")


def language_version_of_an_older_revision(days):
    old = german().latest_revision
    vision_changes(days)
    old.publish()


ORIGINALS = {
    "nothing happens": Situation(nothing, "complete"),
    "a passage changes": Situation(
        vision_changes, "outdated Vision", OUTDATED, parts=("Our vision",), says=(CHANGED,)
    ),
    "a passage changes and is translated": Situation(
        vision_changes_and_is_translated, "complete", shows=("Our vision", "Everybody decides.")
    ),
    "a passage changes and back": Situation(vision_changes_and_back, "complete"),
    "a passage changes twice": Situation(
        vision_changes_twice, "outdated Vision", OUTDATED, parts=("Our vision",), says=(CHANGED,)
    ),
    "a new version is adopted": Situation(
        new_version_with_changes,
        "outdated Vision",
        OUTDATED,
        parts=("Our vision",),
        says=(CHANGED,),
    ),
    "a new version is adopted and translated": Situation(
        new_version_that_is_translated, "complete", shows=("Everybody decides.",), follows=OCTOBER
    ),
    "the same words are adopted anew": Situation(
        new_version_of_the_same_words, "complete", follows=OCTOBER
    ),
    "a typing error is corrected": Situation(typing_error_is_corrected, "complete"),
    "a correction, then English is published": Situation(
        correction_then_published_in_english, "complete"
    ),
    "a correction of what lags already": Situation(
        correction_of_what_lags_already,
        "outdated Vision",
        OUTDATED,
        parts=("Our vision",),
        says=(CHANGED,),
    ),
    "bold is added": Situation(bold_is_added, "complete"),
    "a draft is saved": Situation(draft_is_saved, "complete"),
    "an older revision is published again": Situation(
        language_version_of_an_older_revision, "complete"
    ),
    "a block is added": Situation(
        block_is_added, "outdated Vision", OUTDATED, parts=("Our vision",), says=(CHANGED,)
    ),
    "a block is added and English published": Situation(
        block_is_added_and_english_published,
        "partial 6/7",
        ("partial",),
        marked=("Das ist neu.",),
        says=(ONE_OPEN,),
    ),
    "a section is added": Situation(
        section_is_added, "outdated Neues", OUTDATED, parts=("Neues",), says=(CHANGED,)
    ),
    "a section without a heading is added": Situation(
        section_without_heading_is_added,
        "outdated",
        OUTDATED,
        parts=("A section without a heading",),
        says=(CHANGED,),
    ),
    "a section is removed": Situation(
        section_is_removed, "outdated Wege", OUTDATED, parts=("Ways",), says=(CHANGED,)
    ),
    "sections are reordered": Situation(sections_are_reordered, "complete"),
    "a section is pasted anew": Situation(section_is_pasted_anew, "complete"),
    "a section is pasted anew and English published": Situation(
        section_is_pasted_anew_and_english_published, "complete", shows=("Our vision", "Ways")
    ),
    "the title changes": Situation(
        title_changes, "outdated", OUTDATED, parts=("The beginning of the page",), says=(CHANGED,)
    ),
    "the description changes": Situation(
        description_changes, "outdated", OUTDATED, says=("The German text has changed since.",)
    ),
    "the original is unpublished": Situation(
        original_is_unpublished, "gone; complete", says=(GONE,), alone=True
    ),
    "the original is published again": Situation(original_is_back, "complete"),
    "the original is deleted": Situation(
        original_is_deleted, "gone; complete", says=(GONE,), alone=True
    ),
    "the original is moved": Situation(original_is_moved, "moved; complete"),
}
