"""A translator hands a page in, an editor sends it back, gets it again and publishes it."""

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import admin
from tests.browser.barriers import barriers_at_all_widths
from tests.browser.server import Server

PANEL = ".handing-in"
BEFORE = "Website of the network Tolerantes Sachsen"


def open_translation(page: Page, address: str) -> None:
    """Open the editor of a translated page, and look at the panel above it."""
    admin.open_editor(page, address)
    expect(page.locator(PANEL)).to_be_visible()
    assert barriers_at_all_widths(page, PANEL) == []


def write(page: Page, old: str, new: str) -> None:
    """Change one passage."""
    passage = page.get_by_role("listitem").filter(has_text=old).last
    passage.get_by_role("button", name="Bearbeiten").click()
    passage.locator("textarea, [contenteditable=true]").first.click()
    page.keyboard.press("Control+a")
    page.keyboard.type(new)
    page.get_by_role("button", name="Speichern", exact=True).click()
    admin.expect_kept(page, new)


def test_translation_goes_to_the_editors_and_back(
    browser: Browser, editor: Page, visitor: BrowserContext, server: Server
) -> None:
    address = f"{server.url}/en/alliances/tolerantes-sachsen/"
    translator = admin.sign_in(browser, server, "translator")
    reader = visitor.new_page()

    open_translation(translator, address)
    write(translator, BEFORE, "The website of the whole network")
    translator.get_by_role("button", name="Bei der Redaktion einreichen").click()
    expect(translator.locator(PANEL)).to_contain_text("Diese Seite liegt der Redaktion vor")
    reader.goto(address)
    expect(reader.get_by_role("main")).to_contain_text(BEFORE)

    open_translation(editor, address)
    editor.get_by_label("Was soll sich ändern?").fill("Bitte kürzer.")
    editor.get_by_role("button", name="Um Änderungen bitten").click()
    open_translation(translator, address)
    expect(translator.locator(PANEL)).to_contain_text("Die Redaktion bittet um Änderungen")
    expect(translator.locator(PANEL)).to_contain_text("Bitte kürzer.")

    write(translator, "The website of the whole network", "Website of the network")
    translator.get_by_role("button", name="Noch einmal einreichen").click()
    expect(translator.locator(PANEL)).to_contain_text("Diese Seite liegt der Redaktion vor")
    translator.context.close()
    open_translation(editor, address)
    editor.get_by_role("button", name="Eingereichtes veröffentlichen").click()
    expect(editor.locator(PANEL)).to_have_count(0)
    reader.reload()
    expect(reader.get_by_role("link", name="Website of the network", exact=False)).to_be_visible()
    expect(reader.get_by_role("main")).not_to_contain_text(BEFORE)
