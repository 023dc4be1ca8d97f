"""The same first hour without a mouse: reach, write and publish by keyboard alone."""

from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import admin
from tests.browser.keyboard import (
    choose_action,
    insert_block,
    press,
    publish,
    tab_to,
    to_uploading,
)
from tests.browser.server import Server


def expiry_of(server: Server, number: str) -> str:
    """Return when the page that visitors see expires."""
    ask = f"from wagtail.models import Page; print(Page.objects.get(pk={number}).expire_at)"
    answer = server.manage("shell", "--no-imports", "-c", ask)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


def test_sign_in_by_keyboard(browser: Browser, server: Server, editor: Page) -> None:
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    page.goto(f"{server.url}/admin/")
    tab_to(page, "name=username")
    page.keyboard.type("editor@example.org")
    tab_to(page, "name=password")
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
    tab_to(editor, "name=title")
    editor.keyboard.press("End")
    editor.keyboard.type(" und für wen")
    publish(editor)

    reader = visitor.new_page()
    reader.goto(own_page)
    expect(reader.get_by_role("heading", level=1)).to_have_text(f"{before} und für wen")


def test_page_is_made_with_a_block_by_keyboard(
    editor: Page, visitor: BrowserContext, server: Server
) -> None:
    home = admin.number_of(editor, f"{server.url}/de/")
    editor.goto(f"{server.url}/admin/pages/{home}/add_subpage/")
    with editor.expect_navigation():
        press(editor, "Standardseite")
    admin.settle(editor)
    tab_to(editor, "name=title")
    editor.keyboard.type("Ohne Maus gemacht")
    press(editor, "Einen Block einfügen")
    tab_to(editor, "name=value-heading")
    editor.keyboard.type("Eine Überschrift")
    insert_block(editor, "Text")
    expect(editor.locator(".public-DraftEditor-content")).to_be_focused()
    editor.keyboard.type("Getippt, nicht geklickt.")
    admin.expect_taken_over(editor, "Getippt, nicht geklickt.")
    publish(editor)

    reader = visitor.new_page()
    reader.goto(f"{server.url}/de/ohne-maus-gemacht/")
    expect(reader.get_by_role("main")).to_contain_text("Getippt, nicht geklickt.")


def test_image_is_uploaded_and_described_by_keyboard(
    editor: Page, visitor: BrowserContext, server: Server, own_page: str, picture: Path
) -> None:
    number = admin.number_of(editor, own_page)
    editor.goto(f"{server.url}/admin/pages/{number}/edit/")
    tab_to(editor, "name=value-heading")
    insert_block(editor, "Bild")
    press(editor, "Bild auswählen")
    to_uploading(editor)
    tab_to(editor, "name=image-chooser-upload-title")
    editor.keyboard.type("Tastatur")
    tab_to(editor, "name=image-chooser-upload-file")
    editor.locator(":focus").set_input_files(picture)  # the dialog of the system
    tab_to(editor, "name=image-chooser-upload-description")
    editor.keyboard.type("Ein Verlauf von Hell nach Dunkel")
    press(editor, "Hochladen")
    expect(editor.locator("[name$=alt_text]")).to_have_value(
        "Ein Verlauf von Hell nach Dunkel", timeout=30_000
    )
    publish(editor)

    reader = visitor.new_page()
    reader.goto(own_page)
    expect(reader.get_by_alt_text("Ein Verlauf von Hell nach Dunkel")).to_have_count(1)


def test_page_is_scheduled_by_keyboard(editor: Page, server: Server, own_page: str) -> None:
    number = admin.number_of(editor, own_page)
    editor.goto(f"{server.url}/admin/pages/{number}/edit/")
    press(editor, "Status umschalten")
    press(editor, "Zeitplan festlegen")
    tab_to(editor, "name=expire_at")
    editor.keyboard.type("28.02.2031 10:00")
    press(editor, "Zeitplan speichern")
    expect(editor.locator(".messages")).to_contain_text("aktualisiert", timeout=30_000)
    expect(admin.field(editor, "expire_at")).to_have_value("28.02.2031 10:00")
    assert expiry_of(server, number) == "None"
    publish(editor)
    assert expiry_of(server, number) == "2031-02-28 09:00:00+00:00"


def test_old_version_is_restored_by_keyboard(
    editor: Page, visitor: BrowserContext, server: Server, own_page: str
) -> None:
    number = admin.number_of(editor, own_page)
    before = editor.get_by_role("heading", level=1).inner_text()
    editor.goto(f"{server.url}/admin/pages/{number}/edit/")
    admin.field(editor, "title").fill("Ein Fehler")
    admin.publish(editor)
    editor.goto(f"{server.url}/admin/pages/{number}/history/")
    tab_to(editor, "Aktionen")
    editor.keyboard.press("Tab")
    press(editor, "Aktionen")
    press(editor, "Diese Version überprüfen")
    expect(admin.field(editor, "title")).to_have_value(before)
    choose_action(editor, "Diese Version veröffentlichen")
    admin.expect_published(editor)

    reader = visitor.new_page()
    reader.goto(own_page)
    expect(reader.get_by_role("heading", level=1)).to_have_text(before)


def test_passage_is_translated_by_keyboard(
    editor: Page, visitor: BrowserContext, server: Server
) -> None:
    address = f"{server.url}/en/become-a-member/"
    number = admin.number_of(editor, address)
    editor.goto(f"{server.url}/admin/pages/{number}/edit/")
    press(editor, "Bearbeiten")
    expect(editor.locator("textarea:focus, [contenteditable=true]:focus")).to_have_count(1)
    editor.keyboard.press("Control+a")
    editor.keyboard.type("Join by keyboard")
    press(editor, "Speichern")
    admin.expect_kept(editor, "Join by keyboard")
    press(editor, "Veröffentlichen in Englisch")
    admin.expect_published(editor)

    reader = visitor.new_page()
    reader.goto(f"{server.url}/en/")
    expect(reader.get_by_role("banner")).to_contain_text("Join by keyboard")
