"""More of the first hour without a mouse: finding, files, preview, what differs, mistakes."""

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

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

SLOW = 30_000


def upload(page: Page, kind: str, file: Path, title: str) -> None:
    """Upload a file in the chooser's dialog that is open."""
    to_uploading(page)
    tab_to(page, f"name={kind}-chooser-upload-file")
    page.locator(":focus").set_input_files(file)  # the dialog of the system
    tab_to(page, f"name={kind}-chooser-upload-title")
    page.keyboard.press("Control+a")
    page.keyboard.type(title)
    press(page, page.locator(".modal-dialog").get_by_role("button", name="Hochladen"))
    expect(page.locator(".chooser__title").first).to_contain_text(title, timeout=SLOW)


def test_page_is_found_by_keyboard(editor: Page, server: Server) -> None:
    editor.goto(f"{server.url}/admin/")
    tab_to(editor, editor.get_by_role("searchbox").or_(editor.get_by_placeholder("Alle Seiten")))
    editor.keyboard.type("Datenschutz")
    editor.keyboard.press("Enter")
    press(editor, editor.get_by_role("link", name="Datenschutz", exact=True))
    expect(admin.field(editor, "title")).to_have_value("Datenschutz")


def test_preview_on_a_phone_is_opened_by_keyboard(editor: Page, own_page: str) -> None:
    admin.open_editor(editor, own_page)
    press(editor, "Vorschau umschalten")
    preview = editor.locator("#w-preview-iframe")
    expect(preview.content_frame.get_by_role("main")).to_contain_text("Absatz", timeout=SLOW)
    assert preview.content_frame.locator("html").evaluate("() => innerWidth") <= 400


def test_alliance_with_a_logo_is_added_by_keyboard(
    editor: Page, visitor: BrowserContext, server: Server, picture: Path
) -> None:
    parent = admin.number_of(editor, f"{server.url}/de/buendnisarbeit/")
    editor.goto(f"{server.url}/admin/pages/add/alliances/alliancepage/{parent}/")
    admin.settle(editor)
    tab_to(editor, "name=title")
    editor.keyboard.type("Beispielbündnis ohne Maus")
    press(editor, "Bild auswählen")
    upload(editor, "image", picture, "Logo ohne Maus")
    publish(editor)

    reader = visitor.new_page()
    reader.goto(f"{server.url}/de/buendnisarbeit/beispielbuendnis-ohne-maus/")
    expect(reader.get_by_role("main").locator("img").first).to_be_visible()


def test_download_is_made_by_keyboard(
    editor: Page, visitor: BrowserContext, own_page: str, tmp_path: Path
) -> None:
    file = tmp_path / "satzung.pdf"
    file.write_bytes(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
    admin.open_editor(editor, own_page)
    tab_to(editor, "name=value-heading")
    insert_block(editor, "Download")
    press(editor, "Dokument auswählen")
    upload(editor, "document", file, "Satzung ohne Maus")
    publish(editor)

    reader = visitor.new_page()
    reader.goto(own_page)
    expect(reader.get_by_role("link", name=re.compile("Satzung ohne Maus.*PDF"))).to_be_visible()


def test_versions_are_compared_by_keyboard(editor: Page, server: Server, own_page: str) -> None:
    number = admin.number_of(editor, own_page)
    admin.open_editor(editor, own_page)
    admin.field(editor, "title").fill("Ganz anders")
    admin.publish(editor)
    editor.goto(f"{server.url}/admin/pages/{number}/history/")
    versions = editor.get_by_role("row").filter(has=editor.get_by_role("button", name="Aktionen"))
    press(editor, versions.last.get_by_role("button", name="Aktionen"))
    press(editor, "Mit der aktuellen Version vergleichen")
    changed = editor.get_by_role("row").filter(has_text="Ganz anders")
    expect(changed.locator("ins, .addition").first).to_contain_text("Ganz anders")


def test_address_at_the_foot_is_changed_by_keyboard(
    editor: Page, visitor: BrowserContext, server: Server
) -> None:
    number = admin.number_of(editor, f"{server.url}/de/")
    editor.goto(f"{server.url}/admin/pages/{number}/edit/")
    admin.settle(editor)
    tab_to(editor, "name=contact")
    editor.keyboard.press("Control+End")
    editor.keyboard.type(" Erster Stock.")
    publish(editor)

    reader = visitor.new_page()
    reader.goto(f"{server.url}/de/leitbild/")
    expect(reader.get_by_role("contentinfo")).to_contain_text("Erster Stock.")


def test_mistake_is_found_and_mended_by_keyboard(editor: Page, own_page: str) -> None:
    admin.open_editor(editor, own_page)
    before = admin.field(editor, "title").input_value()
    tab_to(editor, "name=title")
    editor.keyboard.press("Control+a")
    editor.keyboard.press("Delete")
    choose_action(editor, "Veröffentlichen")
    expect(editor.locator(".messages")).to_contain_text("Fehler", timeout=SLOW)
    press(editor, "Gehen Sie zum ersten Fehler")
    expect(editor.get_by_text("Dieses Feld muss ausgefüllt werden")).to_be_in_viewport()
    tab_to(editor, "name=title")
    editor.keyboard.type(before)
    publish(editor)
