"""An adopted text changes: drafted, adopted, translated, reviewed, and read after every step."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser import admin
from tests.browser.barriers import barriers_at_all_widths
from tests.browser.server import Server

GERMAN, ENGLISH = "/de/leitbild/", "/en/mission-statement/"
# How the vision begins, and what comes before that in the next version.
OLD_GERMAN = "Unser Sachsen ist vielfältig und gerecht."
OLD_ENGLISH = "Our Saxony is diverse and fair."
NEW_GERMAN = "Wer hier lebt, gehört dazu."
NEW_ENGLISH = "Whoever lives here belongs here."
# The page in the lists of those who work on translations.
TASK = "Leitbild (Englisch)"
PANEL = ".handing-in"
SLOW = 60_000  # milliseconds: an adoption is recorded with all that follows from it
# An editor, a reviewer, and somebody who translates into English alone.
PEOPLE = """
from accounts.choices import Role
from tests.factories.accounts import user_with_role
for role in (Role.EDITOR, Role.ADMINISTRATION, Role.TRANSLATOR):
    user = user_with_role(role, "localhost", email=f"{{role}}@example.org", password={password!r})
user.groups.set(user.groups.filter(site_group__language_code="en"))
"""


@pytest.fixture
def people(browser: Browser, own_server: Server) -> Iterator[list[Page]]:
    """The windows of an editor, a translator for English and a reviewer."""
    made = own_server.manage("shell", "-v0", "-c", PEOPLE.format(password=admin.PASSWORD))
    assert made.returncode == 0, made.stderr
    roles = ("editor", "translator", "administration")
    pages = [admin.sign_in(browser, own_server, role) for role in roles]
    yield pages
    for page in pages:
        page.context.close()


# ------------------------------------------------------------------------------------ reading
def text_at(reader: Page, address: str) -> str:
    """Open a public page and return its own words, without what is said about them."""
    reader.goto(address)
    return reader.locator(".page__text").inner_text()


def with_sentence(text: str, sentence: str, following: str) -> str:
    """Return a text in which a sentence has come before another one."""
    assert text.count(following) == 1
    return text.replace(following, f"{sentence} {following}")


def notice(reader: Page) -> Locator:
    """Return what is said about the translation that is open."""
    return reader.get_by_role("note", name="About this translation")


def read_new_version(reader: Page, server: Server, before: str) -> None:
    """Read the new words with their day, and the old ones at an address of their own."""
    after = with_sentence(before, NEW_GERMAN, OLD_GERMAN)
    assert text_at(reader, server.url + GERMAN) == after
    seal = reader.get_by_role("main").locator(".seal")
    expect(seal).to_contain_text("Beschlossen am 14. Juni 2025")
    expect(seal).to_contain_text("Vorstand, Chemnitz")

    archive = reader.get_by_role("region", name="Beschlossene Fassungen")
    expect(archive.locator(".versions__one time, .versions__one > a")).to_have_text(
        ["14. Juni 2025", "3. Mai 2025", "15. Juni 2019"]
    )
    expect(archive.get_by_role("listitem").first).to_contain_text("in Kraft")
    archive.get_by_role("link", name="3. Mai 2025", exact=True).click()
    expect(reader).to_have_url(f"{server.url}{GERMAN}2025-05-03/")
    expect(reader.get_by_role("main")).to_contain_text(
        "Ersetzt durch die Fassung vom 14. Juni 2025"
    )
    assert reader.locator(".page__text").inner_text() == before
    expect(reader.locator("meta[name=robots]")).to_have_attribute("content", "noindex")


def read_older_translation(reader: Page, server: Server, before: str) -> None:
    """Read the translation as it was, and go from what is said about it to the new original."""
    assert text_at(reader, server.url + ENGLISH) == before
    said = notice(reader)
    expect(said).to_contain_text("This translation follows the version of 3 May 2025.")
    expect(said).to_contain_text("The version in force is that of 14 June 2025.")
    expect(said.get_by_role("listitem")).to_have_text(["Our vision"])
    said.get_by_role("link", name="Our vision").click()
    expect(reader).to_have_url(f"{server.url}{GERMAN}#unsere-vision")
    expect(reader.locator("#unsere-vision")).to_be_in_viewport()
    expect(reader.get_by_role("main")).to_contain_text(NEW_GERMAN)


# ------------------------------------------------------------------------------------ working
def draft(editor: Page, server: Server) -> None:
    """Write the vision of the next version and save it: there is no way to publish it."""
    admin.open_editor(editor, server.url + GERMAN)
    editor.locator(".public-DraftEditor-content").filter(has_text=OLD_GERMAN).click()
    editor.keyboard.press("Control+Home")
    editor.keyboard.type(f"{NEW_GERMAN} ")
    admin.expect_taken_over(editor, NEW_GERMAN)
    editor.get_by_role("button", name="Mehr Aktionen").click()
    expect(editor.get_by_role("button", name="Beschluss erfassen …")).to_be_visible()
    expect(editor.get_by_role("button", name="Veröffentlichen", exact=True)).to_have_count(0)
    editor.keyboard.press("Escape")
    editor.get_by_role("button", name="Entwurf speichern").click()
    expect(editor.locator(".messages")).to_contain_text("Seite ‚Leitbild‘ wurde", timeout=SLOW)


def record_adoption(editor: Page) -> None:
    """Record what the board resolved, beside what it changes; it is no slip of the pen."""
    admin.settle(editor)
    admin.act(editor, "Tippfehler korrigieren …")
    editor.wait_for_url("**/correction/", timeout=SLOW)
    look_at_form(editor, "Tippfehler korrigieren: Leitbild")
    editor.get_by_role("link", name="Zurück zum Entwurf").click()
    editor.wait_for_url("**/edit/")
    admin.settle(editor)
    admin.act(editor, "Beschluss erfassen …")
    editor.wait_for_url("**/adoption/", timeout=SLOW)
    look_at_form(editor, "Beschluss erfassen: Leitbild")
    expect(editor.locator(".adoption-words ins")).to_contain_text([NEW_GERMAN])
    editor.get_by_label("Beschlossen am").fill("14.06.2025")
    editor.get_by_label("Beschlossen von").select_option("Vorstand")
    editor.get_by_label("Beschlossen in").fill("Chemniz")
    editor.get_by_role("button", name="Beschluss erfassen").click()
    message = "Die Fassung vom 14. Juni 2025 gilt und ist öffentlich."
    expect(editor.locator(".messages")).to_contain_text(message, timeout=SLOW)


def put_details_right(editor: Page) -> None:
    """Spell the town, and name the minutes, which were not there yet."""
    admin.settle(editor)
    admin.act(editor, "Angaben zum Beschluss …")
    editor.wait_for_url("**/adoption-details/", timeout=SLOW)
    look_at_form(editor, "Angaben zum Beschluss: Leitbild")
    editor.get_by_label("Beschlossen in").fill("Chemnitz")
    editor.get_by_role("button", name="Dokument auswählen").click()
    editor.locator(".modal [data-chooser-modal-choice]").first.click()
    expect(editor.get_by_role("button", name="Dokument auswählen")).to_be_hidden()
    editor.get_by_role("button", name="Angaben speichern").click()
    message = "Die Angaben zum Beschluss vom 14. Juni 2025 sind gespeichert."
    expect(editor.locator(".messages")).to_contain_text(message, timeout=SLOW)


def look_at_form(editor: Page, title: str) -> None:
    """Look for barriers in the form that asks what makes a draft public."""
    expect(editor.locator("#header-title")).to_have_text(title)
    assert barriers_at_all_widths(editor, "main .nice-padding:has(form)") == []
    editor.set_viewport_size({"width": 1280, "height": 900})


def open_task(page: Page, server: Server, note: str) -> None:
    """Open the page from the work list, where something is said of it."""
    page.goto(f"{server.url}/admin/translations/work/")
    task = page.locator(".desk-work > li").filter(has=page.get_by_role("link", name=TASK))
    expect(task).to_contain_text(note)
    task.get_by_role("link", name=TASK).click()


def translate(translator: Page, server: Server) -> None:
    """Learn what changed, translate it and hand it in."""
    open_task(translator, server, "Geändert: Unsere Vision")
    changed = translator.get_by_role("article")
    expect(changed).to_have_count(1)
    expect(changed.locator("ins")).to_contain_text(NEW_GERMAN)
    expect(changed).to_contain_text(OLD_ENGLISH)
    changed.get_by_role("link", name="Zu diesem Absatz im Editor").click()
    translator.wait_for_url("**/edit/#**")

    passage = translator.get_by_role("listitem").filter(has_text=NEW_GERMAN).last
    passage.get_by_role("button", name="Bearbeiten").click()
    passage.locator("textarea, [contenteditable=true]").first.click()
    translator.keyboard.press("Control+Home")
    translator.keyboard.type(f"{NEW_ENGLISH} ")
    passage.get_by_role("button", name="Speichern", exact=True).click()
    admin.expect_kept(translator, NEW_ENGLISH)
    panel = translator.locator(PANEL)
    panel.get_by_role("button", name="Bei der Redaktion einreichen").click()
    expect(panel).to_contain_text("Diese Seite liegt der Redaktion vor", timeout=SLOW)


def review(reviewer: Page, server: Server) -> None:
    """Publish what was handed in."""
    open_task(reviewer, server, "eingereicht von translator@example.org")
    reviewer.get_by_role("link", name="Im Editor öffnen").click()
    reviewer.get_by_role("button", name="Eingereichtes veröffentlichen").click()
    expect(reviewer.locator(PANEL)).to_have_count(0, timeout=SLOW)


# ------------------------------------------------------------------------------------ all of it
def test_text_changes_by_adoption_and_its_translation_follows(
    people: list[Page], visitor: BrowserContext, own_server: Server
) -> None:
    editor, translator, reviewer = people
    reader = visitor.new_page()
    german = text_at(reader, own_server.url + GERMAN)
    english = text_at(reader, own_server.url + ENGLISH)

    draft(editor, own_server)
    assert text_at(reader, own_server.url + GERMAN) == german
    record_adoption(editor)
    put_details_right(editor)
    read_new_version(reader, own_server, german)
    read_older_translation(reader, own_server, english)

    translate(translator, own_server)
    read_older_translation(reader, own_server, english)
    review(reviewer, own_server)
    after = with_sentence(english, NEW_ENGLISH, OLD_ENGLISH)
    assert text_at(reader, own_server.url + ENGLISH) == after
    expect(notice(reader)).to_have_text(
        "This translation follows the version of 14 June 2025. The German text is binding.",
        use_inner_text=True,
    )
