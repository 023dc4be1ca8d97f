"""The whole way: sign in, correct a sentence, publish it, translate it, publish that, read it."""

import re

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

from tests.browser.admin import open_editor, publish, write_at_the_start
from tests.browser.server import Server

GERMAN = "Dieser Satz kam mit der Maus in die Welt."
ENGLISH = "This sentence came into the world by mouse."


def test_sentence_is_corrected_translated_and_read(
    administrator: Page, visitor: BrowserContext, server: Server
) -> None:
    page, reader = administrator, visitor.new_page()
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    page.on("console", note)
    open_editor(page, f"{server.url}/de/ueber-uns/")
    write_at_the_start(page, f"{GERMAN} ")
    publish(page)

    reader.goto(f"{server.url}/de/ueber-uns/")
    expect(reader.get_by_role("main")).to_contain_text(GERMAN)
    reader.goto(f"{server.url}/en/about-us/")
    expect(reader.get_by_role("main")).not_to_contain_text(GERMAN)

    open_editor(page, f"{server.url}/en/about-us/")
    passage = page.get_by_role("listitem").filter(has_text=GERMAN).last
    # The words of before stand there until somebody writes those of now.
    passage.get_by_role("button", name="Bearbeiten").click()
    passage.locator("textarea, [contenteditable=true]").first.click()
    page.keyboard.press("Control+a")
    page.keyboard.type(ENGLISH)
    passage.get_by_role("button", name="Speichern").click()
    expect(passage).to_contain_text("Manuell übersetzt")
    page.get_by_role("button", name="Veröffentlichen in Englisch").click()
    expect(page.locator(".messages")).to_contain_text("veröffentlicht")

    reader.reload()
    expect(reader.get_by_role("main")).to_contain_text(ENGLISH)
    expect(reader.get_by_role("main")).not_to_contain_text(GERMAN)
    assert complaints == []


def test_lost_figure_is_refused_beside_the_passage(administrator: Page, server: Server) -> None:
    page = administrator
    open_editor(page, f"{server.url}/en/members/")
    passage = page.get_by_role("listitem").filter(has_text="member_count").last
    passage.get_by_role("button", name="Bearbeiten").click()
    passage.locator("textarea, [contenteditable=true]").first.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("Sixty-six organisations belong to us.")
    passage.get_by_role("button", name="Speichern").click()
    expect(passage).to_contain_text("member_count }} fehlt")
    page.get_by_role("button", name="Veröffentlichen in Englisch").click()
    expect(page.locator(".messages")).to_contain_text("veröffentlicht")
    page.goto(f"{server.url}/de/mitglieder/")  # which figure it is, other tests may have changed
    figure = re.search(r"sind wir (\d+)", page.get_by_role("main").inner_text())
    page.goto(f"{server.url}/en/members/")
    expect(page.get_by_role("main")).not_to_contain_text("Sixty-six")
    assert figure
    expect(page.get_by_role("main")).to_contain_text(f"sind wir {figure[1]}")
