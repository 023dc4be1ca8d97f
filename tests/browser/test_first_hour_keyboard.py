"""The same first hour without a mouse: reach, write and publish by keyboard alone."""

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import admin
from tests.browser.server import Server

MOST_STEPS = 250


def focused(page: Page) -> str:
    """Return the name of what has the focus, and how it can be found."""
    return str(
        page.evaluate(
            """() => {
                const e = document.activeElement;
                return [e.getAttribute("aria-label"), e.title, e.innerText, e.value, e.name,
                        e.labels && e.labels[0] && e.labels[0].innerText,
                        e.isContentEditable ? "editable" : ""].filter(Boolean).join(" | ");
            }"""
        )
    )


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what has the focus is called so; fail if it is never reached."""
    seen = []
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        seen.append(focused(page)[:60])
        if words in seen[-1]:
            visible = page.evaluate("() => document.activeElement.matches(':focus-visible')")
            assert visible, words
            return
    raise AssertionError(f"“{words}” was not reached: {seen}")


def choose_action(page: Page, action: str) -> None:
    """Open the menu of actions and choose one."""
    tab_to(page, "Mehr Aktionen")
    page.keyboard.press("Enter")
    tab_to(page, action)
    page.keyboard.press("Enter")


def test_sign_in_by_keyboard(browser: Browser, server: Server, editor: Page) -> None:
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    page.goto(f"{server.url}/admin/")
    tab_to(page, "E-Mail")
    page.keyboard.type("editor@example.org")
    tab_to(page, "Passwort")
    page.keyboard.type(admin.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server.url}/admin/")
    context.close()


def test_title_is_changed_and_published_by_keyboard(
    editor: Page, visitor: BrowserContext, server: Server, own_page: str
) -> None:
    number = admin.number_of(editor, own_page)
    editor.goto(f"{server.url}/admin/pages/{number}/edit/")
    before = admin.field(editor, "title").input_value()
    tab_to(editor, f"{before} | title")
    editor.keyboard.press("End")
    editor.keyboard.type(" und für wen")
    choose_action(editor, "Veröffentlichen")
    expect(editor.locator(".messages")).to_contain_text("veröffentlicht")

    reader = visitor.new_page()
    reader.goto(own_page)
    expect(reader.get_by_role("heading", level=1)).to_have_text(f"{before} und für wen")


def test_page_is_made_with_a_block_by_keyboard(
    editor: Page, visitor: BrowserContext, server: Server
) -> None:
    home = admin.number_of(editor, f"{server.url}/de/")
    editor.goto(f"{server.url}/admin/pages/{home}/add_subpage/")
    tab_to(editor, "Standardseite")
    editor.keyboard.press("Enter")
    tab_to(editor, "title")
    editor.keyboard.type("Ohne Maus gemacht")
    tab_to(editor, "Einen Block einfügen")
    editor.keyboard.press("Enter")
    tab_to(editor, "heading")
    editor.keyboard.type("Eine Überschrift")
    tab_to(editor, "Einen Block einfügen")
    editor.keyboard.press("Enter")
    editor.keyboard.type("Text")
    editor.keyboard.press("Enter")
    expect(editor.locator(".public-DraftEditor-content")).to_be_focused()
    editor.keyboard.type("Getippt, nicht geklickt.")
    choose_action(editor, "Veröffentlichen")
    expect(editor.locator(".messages")).to_contain_text("veröffentlicht")

    reader = visitor.new_page()
    reader.goto(f"{server.url}/de/ohne-maus-gemacht/")
    expect(reader.get_by_role("main")).to_contain_text("Getippt, nicht geklickt.")
