"""The form of a legal page: it shows what a kind needs, and says what is missing where it is."""

from playwright.sync_api import Page, expect

from tests.browser.server import Server
from tests.browser.test_editing import open_editor


def test_form_shows_the_fields_of_the_chosen_kind_and_names_gaps_beside_them(
    administrator: Page, server: Server
) -> None:
    page = administrator
    open_editor(page, f"{server.url}/de/")
    home = page.url.split("/")[-3]
    page.goto(f"{server.url}/admin/pages/add/pages/legalpage/{home}/")
    representatives = page.locator("[name=representatives]")
    barrier_email = page.locator("[name=barrier_email]")
    kind = page.get_by_role("combobox", name="Art")
    expect(representatives).to_be_hidden()
    expect(barrier_email).to_be_hidden()

    kind.select_option("accessibility")
    expect(barrier_email).to_be_visible()
    expect(representatives).to_be_hidden()

    kind.select_option("imprint")
    expect(barrier_email).to_be_hidden()
    representatives.fill("[[Vorname Nachname]]")
    page.get_by_role("button", name="Mehr Aktionen").click()
    page.get_by_role("button", name="Veröffentlichen", exact=True).click()

    expect(page.locator(".messages")).to_contain_text("Fehler")
    field = page.locator(".w-panel__wrapper").filter(has=representatives).last
    expect(field.get_by_text("Lücke: „Vorname Nachname“")).to_be_visible()
