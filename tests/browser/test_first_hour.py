"""An editor's first hour at the pages: every step with the mouse, in German."""

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import admin
from tests.browser.server import Server

# Sizes of an image are made when it is first shown.
SLOW = 30_000
SENTENCE = "Dieser Satz entstand in der ersten Stunde."


def test_page_is_found_changed_previewed_on_a_phone_and_published(
    editor: Page, visitor: BrowserContext, server: Server, own_page: str
) -> None:
    reader = visitor.new_page()
    reader.goto(own_page)
    title = reader.get_by_role("heading", level=1).inner_text()
    editor.goto(f"{server.url}/admin/")
    editor.get_by_role("searchbox").or_(editor.get_by_placeholder("Alle Seiten suchen")).first.fill(
        title
    )
    editor.keyboard.press("Enter")
    editor.get_by_role("link", name=title, exact=True).first.click()
    editor.wait_for_url("**/edit/")
    admin.settle(editor)
    admin.write_at_the_start(editor, f"{SENTENCE} ")
    editor.get_by_role("button", name="Vorschau umschalten").click()
    preview = editor.locator("#w-preview-iframe")
    expect(preview.content_frame.get_by_role("main")).to_contain_text(SENTENCE, timeout=SLOW)
    assert preview.content_frame.locator("html").evaluate("() => innerWidth") <= 400
    admin.publish(editor)

    reader.reload()
    expect(reader.get_by_role("main")).to_contain_text(SENTENCE)


def test_alliance_with_a_logo_is_added(
    editor: Page, visitor: BrowserContext, server: Server, picture: Path
) -> None:
    parent = admin.number_of(editor, f"{server.url}/de/buendnisarbeit/")
    editor.goto(f"{server.url}/admin/pages/{parent}/")
    editor.get_by_role(
        "link", name=re.compile("Unterseite hinzufügen|Unterseite erstellen")
    ).first.click()
    admin.field(editor, "title").fill("Beispielbündnis für Bildung")
    admin.field(editor, "role").select_option("member")
    editor.get_by_role("button", name="Bild auswählen").first.click()
    admin.upload_in_chooser(
        editor, picture, title="Logo des Beispielbündnisses", description="Logo"
    )
    expect(editor.locator(".chooser__title").first).to_contain_text(
        "Logo des Beispielbündnisses", timeout=SLOW
    )
    admin.publish(editor)

    reader = visitor.new_page()
    reader.goto(f"{server.url}/de/buendnisarbeit/beispielbuendnis-fuer-bildung/")
    logo = reader.get_by_role("main").locator("img").first
    assert logo.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def test_image_is_added_and_asks_for_its_description(
    editor: Page, visitor: BrowserContext, own_page: str, picture: Path
) -> None:
    admin.open_editor(editor, own_page)
    admin.add_block(editor, "Bild")
    editor.get_by_role("button", name="Bild auswählen").first.click()
    admin.upload_in_chooser(editor, picture, title="Sommerfest")
    expect(editor.locator(".chooser__title").first).to_contain_text("Sommerfest", timeout=SLOW)
    admin.act(editor, "Veröffentlichen")
    expect(editor.locator(".messages")).to_contain_text("konnte")
    alternative = editor.locator("[name$=alt_text]").first
    expect(
        editor.locator(".w-field__errors").filter(has_text=re.compile(r"\S")).first
    ).to_be_visible()
    alternative.fill("Menschen sitzen an langen Tischen im Freien")
    admin.publish(editor)

    reader = visitor.new_page()
    reader.goto(own_page)
    image = reader.get_by_alt_text("Menschen sitzen an langen Tischen im Freien")
    image.scroll_into_view_if_needed()
    assert image.evaluate("image => image.decode().then(() => image.currentSrc)").endswith(".avif")


def test_download_is_made(
    editor: Page, visitor: BrowserContext, server: Server, own_page: str, tmp_path: Path
) -> None:
    file = tmp_path / "satzung.pdf"
    file.write_bytes(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
    admin.open_editor(editor, own_page)
    admin.add_block(editor, "Download")
    editor.get_by_role("button", name="Dokument auswählen").first.click()
    admin.upload_in_chooser(editor, file, title="Satzung")
    expect(editor.locator(".chooser__title").first).to_contain_text("Satzung", timeout=SLOW)
    admin.publish(editor)

    reader = visitor.new_page()
    reader.goto(own_page)
    link = reader.get_by_role("main").get_by_role("link", name="Satzung")
    expect(link).to_contain_text("PDF")
    answer = reader.request.get(server.url + str(link.get_attribute("href")))
    assert answer.body().startswith(b"%PDF")


def test_page_is_scheduled(editor: Page, visitor: BrowserContext, server: Server) -> None:
    home = admin.number_of(editor, f"{server.url}/de/")
    editor.goto(f"{server.url}/admin/pages/add/pages/standardpage/{home}/")
    admin.field(editor, "title").fill("Sommerfest im Park")
    editor.get_by_role("button", name="Status umschalten").click()
    editor.get_by_role("button", name="Zeitplan festlegen").click()
    admin.field(editor, "go_live_at").fill("28.02.2030 10:00")
    calendar = editor.locator(".xdsoft_datetimepicker").locator("visible=true")
    expect(calendar).to_have_count(1)
    editor.get_by_role("heading", name="Veröffentlichungszeitplan").click()
    expect(calendar).to_have_count(0)
    editor.get_by_role("button", name="Zeitplan speichern").click()
    expect(editor.locator(".messages")).to_contain_text("Sommerfest im Park")
    admin.act(editor, "Zur Veröffentlichung einplanen")
    expect(editor.locator(".messages")).to_contain_text("zur Veröffentlichung eingeplant")

    reader = visitor.new_page()
    address = f"{server.url}/de/sommerfest-im-park/"
    assert reader.goto(address).status == 404
    earlier = (
        "from datetime import timedelta; from django.utils import timezone;"
        "from wagtail.models import Revision;"
        "rows = Revision.objects.filter(approved_go_live_at__isnull=False);"
        "content = [row.content.update(go_live_at=None) or row.save() for row in rows];"
        "rows.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))"
    )
    assert server.manage("shell", "-c", earlier).returncode == 0
    assert server.manage("publish_scheduled").returncode == 0
    assert reader.goto(address).status == 200


def choose_from_oldest(editor: Page, action: str) -> None:
    """Choose an action of the oldest version in the history that is open."""
    versions = editor.get_by_role("row").filter(has=editor.get_by_role("button", name="Aktionen"))
    versions.last.get_by_role("button", name="Aktionen").click()
    editor.get_by_role("link", name=action).locator("visible=true").click()


def test_old_revision_is_compared_and_restored(
    editor: Page, visitor: BrowserContext, server: Server, own_page: str
) -> None:
    reader = visitor.new_page()
    reader.goto(own_page)
    before = reader.get_by_role("heading", level=1).inner_text()
    admin.open_editor(editor, own_page)
    admin.field(editor, "title").fill("Eine ganz andere Seite")
    admin.publish(editor)
    reader.reload()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Eine ganz andere Seite")

    number = admin.number_of(editor, own_page)
    editor.goto(f"{server.url}/admin/pages/{number}/history/")
    choose_from_oldest(editor, "Mit der aktuellen Version vergleichen")
    changed = editor.get_by_role("row").filter(has_text="Eine ganz andere Seite")
    expect(changed.locator("ins, .addition").first).to_contain_text("Eine ganz andere")
    editor.go_back()
    choose_from_oldest(editor, "Diese Version überprüfen")
    expect(admin.field(editor, "title")).to_have_value(before)
    admin.act(editor, "Diese Version veröffentlichen")
    reader.reload()
    expect(reader.get_by_role("heading", level=1)).to_have_text(before)


def test_address_at_the_foot_is_changed(
    editor: Page, visitor: BrowserContext, server: Server
) -> None:
    admin.open_editor(editor, f"{server.url}/de/")
    admin.field(editor, "contact").fill("Beispielbüro, Neue Straße 7, 01097 Dresden")
    admin.publish(editor)

    reader = visitor.new_page()
    reader.goto(f"{server.url}/de/leitbild/")
    expect(reader.get_by_role("contentinfo")).to_contain_text("Neue Straße 7")
    reader.goto(f"{server.url}/en/mission-statement/")
    expect(reader.get_by_role("contentinfo")).not_to_contain_text("Neue Straße 7")


def test_publishing_waits_for_an_automatic_save(
    editor: Page, visitor: BrowserContext, server: Server
) -> None:
    home = admin.number_of(editor, f"{server.url}/de/")
    editor.goto(f"{server.url}/admin/pages/add/pages/standardpage/{home}/")
    admin.settle(editor)
    line = editor.context.new_cdp_session(editor)
    line.send("Network.enable")
    slow = {"offline": False, "latency": 2000, "downloadThroughput": -1, "uploadThroughput": -1}
    line.send("Network.emulateNetworkConditions", slow)
    own = f"/admin/pages/add/pages/standardpage/{home}/"
    with editor.expect_request(lambda sent: sent.method == "POST" and sent.url.endswith(own)):
        admin.field(editor, "title").fill("Ganz schnell veröffentlicht")
    editor.get_by_role("button", name="Mehr Aktionen").click()
    editor.get_by_role("button", name="Veröffentlichen", exact=True).click()
    admin.expect_published(editor)

    editor.goto(f"{server.url}/admin/pages/{home}/")
    titles = editor.locator(".title-wrapper").get_by_text("Ganz schnell veröffentlicht")
    expect(titles).to_have_count(1)
    assert visitor.new_page().goto(f"{server.url}/de/ganz-schnell-veroeffentlicht/").status == 200
