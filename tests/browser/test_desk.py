"""The admin's first screens, its guide and its checks, seen by a browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from association_site.desk.guide import LANGUAGES, TOPICS
from association_site.desk.pictures import LARGEST, LOOKS, Place, Walk
from tests.browser.admin import open_editor, sign_in
from tests.browser.barriers import barriers_at_all_widths
from tests.browser.keyboard import press
from tests.browser.quiet import quiet
from tests.browser.server import Server

# People of every role.
pytestmark = pytest.mark.usefixtures("practice")

ROLES = ["administration", "editor", "translator", "board"]


def choose_language(page: Page, server: Server, language: str) -> None:
    """Choose the language of the admin."""
    page.goto(f"{server.url}/admin/account/")
    page.select_option("select[name$=preferred_language]", language)
    page.locator("main button[type=submit]").first.click()
    quiet(page)


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/password_reset/"])
def test_sign_in_has_no_barriers(visitor: BrowserContext, server: Server, path: str) -> None:
    page = visitor.new_page()
    page.goto(server.second_url + path)
    assert barriers_at_all_widths(page, "main") == []


@pytest.mark.parametrize("role", ROLES)
def test_first_screen_has_no_barriers(browser: Browser, server: Server, role: str) -> None:
    page = sign_in(browser, server, role)
    page.goto(f"{server.url}/admin/")
    assert barriers_at_all_widths(page, ".w-dashboard") == []
    page.context.close()


def test_what_is_left_leads_to_lists_without_barriers(browser: Browser, server: Server) -> None:
    page = sign_in(browser, server, "administration")
    page.goto(f"{server.url}/admin/")
    settings = str(page.locator(".desk-way[href*=sitesettings]").get_attribute("href"))
    site = settings.rstrip("/").split("/")[-1]
    for end in ("draft/de/", "untranslated/en/", "images/"):
        page.goto(f"{server.url}/admin/unfinished/{site}/{end}")
        assert barriers_at_all_widths(page, "main .nice-padding") == []
    page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_guide_has_no_barriers(browser: Browser, server: Server, language: str) -> None:
    page = sign_in(browser, server, "board")
    choose_language(page, server, language)
    for path in ("", *(f"{topic.slug}/" for topic in TOPICS)):
        page.goto(f"{server.url}/admin/guide/{path}")
        assert barriers_at_all_widths(page, "main .nice-padding") == []
        for picture in page.locator(".desk-picture img").all():
            picture.scroll_into_view_if_needed()
            expect(picture).to_have_js_property("complete", value=True)
            assert picture.evaluate("image => image.naturalWidth") == 960
    choose_language(page, server, "de")
    page.context.close()


def test_guide_is_reached_by_keyboard(browser: Browser, server: Server) -> None:
    page = sign_in(browser, server, "translator")
    page.goto(f"{server.url}/admin/")
    press(page, page.get_by_role("link", name="So geht es: die Anleitung mit Bildern"))
    page.wait_for_url(f"{server.url}/admin/guide/")
    press(page, page.get_by_role("main").get_by_role("link", name="Übersetzen"))
    expect(page).to_have_url(f"{server.url}/admin/guide/translate/")
    page.context.close()


def test_pictures_are_taken_from_the_screens(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    prepared = server.manage("guide_pictures", "--prepare")
    assert prepared.returncode == 0, prepared.stderr
    walk = Walk(browser, Place.read(prepared.stdout), "de", tmp_path)
    walk.sign_in()
    sizes = walk.all_pictures()
    assert set(sizes) == set(LOOKS)
    assert all(1_000 < size <= LARGEST for size in sizes.values())
    assert {path.stem for path in (tmp_path / "de").iterdir()} == set(LOOKS)


# ------------------------------------------------------------------------------------- the checks
def checks(page: Page) -> Locator:
    """Open the checks beside the form and return their list."""
    page.locator("[data-side-panel-toggle=checks]").first.click()
    return page.locator("[data-checks-panel]")


MAKE_PAGE = """
from pages.models import StandardPage
from tests.factories.pages import StandardPageFactory, body, section, text
html = '<p>Lesen Sie <a href="https://example.org/">hier</a> weiter.</p>'
if not StandardPage.objects.filter(slug="pruefen").exists():
    page = StandardPageFactory(title="Prüfen", slug="pruefen", body=body(section(text(html))))
    page.save_revision().publish()
"""
FOUND = "Der Text eines Links sagt nicht, wohin er führt"
HELP = "Nennen Sie statt „hier“ oder „mehr“ die Seite oder Datei, die sich öffnet."


def test_checks_name_a_link_that_says_nothing(browser: Browser, server: Server) -> None:
    made = server.manage("shell", "-c", MAKE_PAGE)
    assert made.returncode == 0, made.stderr
    page = sign_in(browser, server, "editor")
    page.goto(f"{server.url}/de/pruefen/")
    count = page.locator("wagtail-userbar [data-content-checker-count]").first
    expect(count).to_have_text("1", timeout=20_000)

    open_editor(page, f"{server.url}/de/pruefen/")
    found = checks(page)
    expect(found).to_contain_text(FOUND, timeout=20_000)
    expect(found).to_contain_text(HELP)
    count = page.locator("[data-side-panel=checks] [data-content-checker-count]")
    expect(count).to_have_text("1")
    page.context.close()


@pytest.mark.parametrize("address", ["/de/", "/de/ueber-uns/", "/de/leitbild/", "/de/mitglieder/"])
def test_checks_find_nothing_on_our_pages(browser: Browser, server: Server, address: str) -> None:
    page = sign_in(browser, server, "editor")
    page.goto(server.url + address, wait_until="networkidle")
    count = page.locator("wagtail-userbar [data-content-checker-count]").first
    expect(count).to_have_text("0", timeout=20_000)
    page.context.close()


def test_text_begins_at_its_own_side(browser: Browser, server: Server) -> None:
    page = sign_in(browser, server, "editor")
    open_editor(page, f"{server.url}/de/ueber-uns/")
    title = page.locator("[name=title]")
    styles = "field => [getComputedStyle(field).unicodeBidi, getComputedStyle(field).textAlign]"
    assert title.evaluate(styles) == ["plaintext", "start"]
    page.context.close()
