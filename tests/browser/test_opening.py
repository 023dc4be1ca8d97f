"""A site and a language are added in the admin, the second by keyboard alone."""

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.barriers import barriers_at_all_widths
from tests.browser.keyboard import press
from tests.browser.server import Server

HOST = "beispielverband.localhost"
PATIENCE = 30_000  # milliseconds: drafts of four pages are made and cut into passages


def test_site_and_language_are_added(
    administrator: Page, visitor: BrowserContext, server: Server
) -> None:
    page, reader = administrator, visitor.new_page()
    home = f"http://{HOST}:{server.port}"

    # ---- a site, with a mistake first
    page.goto(f"{server.url}/admin/sites/")
    page.get_by_role("link", name="Neue Website").first.click()
    assert barriers_at_all_widths(page) == []
    page.get_by_label("Name des Verbands").fill("Beispielverband")
    page.get_by_label("Adresse der Website").fill("localhost")
    page.get_by_role("button", name="Weiter").click()
    expect(page.locator("#id_hostname_error")).to_contain_text("localhost ist schon eine Website")
    expect(page.get_by_label("Name des Verbands")).to_have_value("Beispielverband")
    assert barriers_at_all_widths(page, "main") == []
    page.get_by_label("Adresse der Website").fill(HOST)
    page.get_by_role("button", name="Weiter").click()
    expect(page.get_by_role("main")).to_contain_text("Noch ist nichts angelegt.")
    assert barriers_at_all_widths(page, "main") == []
    page.get_by_role("button", name="Website anlegen").click()
    made = "Die Website „Beispielverband“ ist angelegt."
    expect(page.locator(".messages")).to_contain_text(made, timeout=PATIENCE)
    assert barriers_at_all_widths(page, "main") == []

    reader.goto(home)
    expect(reader.get_by_role("main")).to_contain_text("Diese Website entsteht gerade.")

    # ---- a language, by keyboard
    page.get_by_role("link", name="Verband und Sprachen").last.click()
    assert barriers_at_all_widths(page, "main") == []
    press(page, page.get_by_role("main").get_by_role("link", name="Neue Sprache"))
    expect(page.get_by_role("heading", name="Neue Sprache für „Beispielverband“")).to_be_visible()
    assert barriers_at_all_widths(page, "main") == []
    press(page, page.get_by_role("button", name="Sprache hinzufügen"))
    expect(page.locator("#id_language_error")).to_contain_text("Wählen Sie eine Sprache.")
    assert barriers_at_all_widths(page, "main") == []
    press(page, page.get_by_label("Englisch"), "Space")
    press(page, page.get_by_role("button", name="Sprache hinzufügen"))
    expect(page.locator(".messages")).to_contain_text("Englisch ist hinzugefügt.", timeout=PATIENCE)
    assert barriers_at_all_widths(page, "main") == []
    reader.goto(home)
    expect(reader.locator("[hreflang=en]")).to_have_count(0)

    # ---- its home page, until visitors find the language
    press(page, page.get_by_role("link", name="Startseite auf Englisch"))
    press(page, page.get_by_role("button", name="Veröffentlichen in Englisch"))
    expect(page.locator(".messages")).to_contain_text("veröffentlicht", timeout=PATIENCE)
    reader.reload()
    expect(reader.locator("header a[hreflang=en]").first).to_be_attached()

    # ---- who did it
    page.goto(f"{server.url}/admin/sites/")
    page.get_by_role("link", name=HOST).first.click()
    number = page.url.rstrip("/").split("/")[-1]
    page.goto(f"{server.url}/admin/settings/pages/sitesettings/{number}/history/")
    expect(page.get_by_role("table")).to_contain_text("„Englisch, eingeschaltet: Ja“ kam hinzu")
    expect(page.get_by_role("table")).to_contain_text(server.user)
    assert barriers_at_all_widths(page, "main") == []
