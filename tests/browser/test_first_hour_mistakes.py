"""A mistake in each form: it is said beside the field what to do, and nothing typed is lost."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import admin
from tests.browser.server import Server


def problem(page: Page, words: str) -> None:
    """Expect a sentence beside a field, where it can be seen."""
    said = page.locator(".w-field__errors, .error-message, .errorlist").filter(has_text=words)
    expect(said.first).to_be_visible()


def test_alliance_without_title_and_with_a_bad_date(editor: Page, server: Server) -> None:
    parent = admin.number_of(editor, f"{server.url}/de/buendnisarbeit/")
    editor.goto(f"{server.url}/admin/pages/add/alliances/alliancepage/{parent}/")
    admin.field(editor, "since").fill("32.13.2020")
    admin.field(editor, "funder").fill("Beispielstiftung")
    admin.act(editor, "Veröffentlichen")

    problem(editor, "Dieses Feld muss ausgefüllt werden")
    problem(editor, "gültiges Datum")
    expect(admin.field(editor, "since")).to_have_value("32.13.2020")
    expect(admin.field(editor, "funder")).to_have_value("Beispielstiftung")


def test_alliance_that_ends_before_it_begins(editor: Page, server: Server) -> None:
    parent = admin.number_of(editor, f"{server.url}/de/buendnisarbeit/")
    editor.goto(f"{server.url}/admin/pages/add/alliances/alliancepage/{parent}/")
    admin.field(editor, "title").fill("Beispielbündnis")
    admin.field(editor, "since").fill("01.01.2024")
    admin.field(editor, "until").fill("01.01.2020")
    admin.act(editor, "Veröffentlichen")

    problem(editor, "Ende")
    expect(admin.field(editor, "until")).to_have_value("01.01.2020")


def test_unknown_figure_in_a_sentence(editor: Page, own_page: str) -> None:
    admin.open_editor(editor, own_page)
    admin.write_at_the_start(editor, "{{ mitglieder }} ")
    admin.act(editor, "Veröffentlichen")

    problem(editor, "mitglieder")
    expect(editor.locator(".public-DraftEditor-content").first).to_contain_text("{{ mitglieder }}")


def test_button_that_leads_nowhere(editor: Page, own_page: str) -> None:
    admin.open_editor(editor, own_page)
    admin.add_block(editor, "Schaltfläche")
    editor.locator("[name$='value-label']").first.fill("Mehr erfahren")
    editor.locator("[name$='value-url']").first.fill("beispiel")
    admin.act(editor, "Veröffentlichen")

    problem(editor, "gültige")
    expect(editor.locator("[name$='value-url']").first).to_have_value("beispiel")


def test_statement_adopted_in_the_future(editor: Page, server: Server) -> None:
    admin.open_editor(editor, f"{server.url}/de/leitbild/")
    admin.field(editor, "adopted_on").fill("01.01.2190")
    admin.act(editor, "Veröffentlichen")

    problem(editor, "Zukunft")


def test_image_that_is_none(editor: Page, server: Server, tmp_path: Path) -> None:
    file = tmp_path / "foto.png"
    file.write_text("kein Bild")
    editor.goto(f"{server.url}/admin/images/add/")
    editor.locator("input[type=file]").set_input_files(file)
    admin.field(editor, "title").fill("Foto vom Fest")
    editor.get_by_role("button", name="Hochladen").click()

    problem(editor, "Bild")
    expect(admin.field(editor, "title")).to_have_value("Foto vom Fest")


def test_document_of_a_type_that_is_not_offered(
    editor: Page, server: Server, tmp_path: Path
) -> None:
    file = tmp_path / "programm.exe"
    file.write_bytes(b"MZ")
    editor.goto(f"{server.url}/admin/documents/add/")
    editor.locator("input[type=file]").set_input_files(file)
    admin.field(editor, "title").fill("Programm")
    editor.get_by_role("button", name="Hochladen").click()

    problem(editor, "exe")
    expect(admin.field(editor, "title")).to_have_value("Programm")


def test_settings_with_a_bad_country_and_a_bad_address(keeper: Page, server: Server) -> None:
    keeper.goto(f"{server.url}/admin/settings/pages/sitesettings/")
    admin.field(keeper, "country").fill("Deutschland"[:2].lower())
    admin.field(keeper, "email").fill("office")
    admin.field(keeper, "street").fill("Neue Straße 1")
    keeper.get_by_role("button", name="Speichern").click()

    problem(keeper, "Zwei Großbuchstaben")
    problem(keeper, "gültige E-Mail")
    expect(admin.field(keeper, "street")).to_have_value("Neue Straße 1")


def test_organisation_without_a_name(keeper: Page, server: Server) -> None:
    keeper.goto(f"{server.url}/admin/organisation/new/")
    admin.field(keeper, "town").fill("Görlitz")
    admin.field(keeper, "website").fill("beispiel")
    keeper.get_by_role("button", name="Erstellen").click()

    problem(keeper, "Dieses Feld muss ausgefüllt werden")
    problem(keeper, "gültige")
    expect(admin.field(keeper, "town")).to_have_value("Görlitz")


def test_legal_page_with_a_gap(editor: Page, server: Server) -> None:
    home = admin.number_of(editor, f"{server.url}/de/")
    editor.goto(f"{server.url}/admin/pages/add/pages/legalpage/{home}/")
    admin.field(editor, "title").fill("Noch ein Impressum")
    admin.field(editor, "kind").select_option("imprint")
    admin.field(editor, "organisation").fill("[[Name des Vereins]]")
    admin.act(editor, "Veröffentlichen")

    problem(editor, "Name des Vereins")
    problem(editor, "Das Gesetz verlangt diese Angabe")
    problem(editor, "Eine Seite dieser Art gibt es schon")
