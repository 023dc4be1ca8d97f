"""A mistake in each form: it is said beside the field what to do, and nothing typed is lost."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import admin
from tests.browser.server import Server

ALLIANCE = "alliances/alliancepage"
EMPTY = "Dieses Feld muss ausgefüllt werden."
BAD_ADDRESS = "Geben Sie eine vollständige Adresse ein, zum Beispiel https://example.org/."


def problem(page: Page, words: str) -> None:
    """Expect a sentence beside a field, where it can be seen."""
    said = page.locator(".w-field__errors, .error-message, .errorlist").filter(has_text=words)
    expect(said.first).to_be_visible()


def fill(page: Page, **values: str) -> None:
    """Fill in fields of the form that is open."""
    for name, value in values.items():
        admin.field(page, name).fill(value)


def start_page(page: Page, server: Server, kind: str, parent: str, **values: str) -> None:
    """Open the form of a new page below a public one, and fill in fields of it."""
    number = admin.number_of(page, f"{server.url}{parent}")
    page.goto(f"{server.url}/admin/pages/add/{kind}/{number}/")
    fill(page, **values)


def upload(page: Page, server: Server, kind: str, file: Path, title: str) -> None:
    """Send a file with the form of its kind."""
    page.goto(f"{server.url}/admin/{kind}/add/")
    admin.choose_file(page.get_by_role("main"), file)
    fill(page, title=title)
    page.get_by_role("button", name="Hochladen").click()


def test_alliance_without_title_and_with_a_bad_date(editor: Page, server: Server) -> None:
    start_page(
        editor, server, ALLIANCE, "/de/buendnisarbeit/",
        since="32.13.2020", funder="Beispielstiftung",
    )  # fmt: skip
    admin.act(editor, "Veröffentlichen")

    problem(editor, EMPTY)
    problem(editor, "Bitte ein gültiges Datum eingeben.")
    expect(admin.field(editor, "since")).to_have_value("32.13.2020")
    expect(admin.field(editor, "funder")).to_have_value("Beispielstiftung")


def test_alliance_that_ends_before_it_begins(editor: Page, server: Server) -> None:
    start_page(
        editor, server, ALLIANCE, "/de/buendnisarbeit/",
        title="Beispielbündnis", since="01.01.2024", until="01.01.2020",
    )  # fmt: skip
    admin.act(editor, "Veröffentlichen")

    problem(editor, "Das Ende kann nicht vor dem Beginn liegen.")
    expect(admin.field(editor, "until")).to_have_value("01.01.2020")


def test_unknown_figure_in_a_sentence(editor: Page, own_page: str) -> None:
    admin.open_editor(editor, own_page)
    admin.write_at_the_start(editor, "{{ mitglieder }} ")
    admin.act(editor, "Veröffentlichen")

    problem(editor, "Es gibt keine lebende Zahl „mitglieder“.")
    expect(editor.locator(".public-DraftEditor-content").first).to_contain_text("{{ mitglieder }}")


def test_button_that_leads_nowhere(editor: Page, own_page: str) -> None:
    admin.open_editor(editor, own_page)
    admin.add_block(editor, "Schaltfläche")
    editor.locator("[name$='value-label']").first.fill("Mehr erfahren")
    editor.locator("[name$='value-url']").first.fill("beispiel")
    admin.act(editor, "Veröffentlichen")

    problem(editor, BAD_ADDRESS)
    expect(editor.locator("[name$='value-url']").first).to_have_value("beispiel")


def test_statement_adopted_in_the_future(editor: Page, server: Server) -> None:
    admin.open_editor(editor, f"{server.url}/de/leitbild/")
    admin.act(editor, "Beschluss erfassen …")
    admin.field(editor, "adopted_on").fill("01.01.2190")
    editor.get_by_role("button", name="Beschluss erfassen").click()

    problem(editor, "Der Beschluss kann nicht in der Zukunft liegen.")
    expect(admin.field(editor, "adopted_on")).to_have_value("01.01.2190")


def test_image_that_is_none(editor: Page, server: Server, tmp_path: Path) -> None:
    file = tmp_path / "foto.png"
    file.write_text("kein Bild")
    upload(editor, server, "images", file, "Foto vom Fest")

    problem(
        editor,
        "Diese Datei ist kein Bild oder sie ist beschädigt. Bitte wählen Sie eine andere.",
    )
    expect(admin.field(editor, "title")).to_have_value("Foto vom Fest")


def test_document_of_a_type_that_is_not_offered(
    editor: Page, server: Server, tmp_path: Path
) -> None:
    file = tmp_path / "programm.exe"
    file.write_bytes(b"MZ")
    upload(editor, server, "documents", file, "Programm")

    problem(editor, "Dateiendung „exe“ ist nicht erlaubt.")
    expect(admin.field(editor, "title")).to_have_value("Programm")


def test_settings_with_a_bad_country_and_a_bad_address(keeper: Page, server: Server) -> None:
    keeper.goto(f"{server.url}/admin/settings/pages/sitesettings/")
    fill(keeper, country="de", email="office", street="Neue Straße 1")
    keeper.get_by_role("button", name="Speichern").click()

    problem(keeper, "Zwei Großbuchstaben, zum Beispiel DE.")
    problem(keeper, "Geben Sie eine gültige E-Mail-Adresse ein, zum Beispiel name@example.org.")
    expect(admin.field(keeper, "street")).to_have_value("Neue Straße 1")


def test_organisation_without_a_name(keeper: Page, server: Server) -> None:
    keeper.goto(f"{server.url}/admin/organisation/new/")
    fill(keeper, town="Görlitz", website="beispiel")
    keeper.get_by_role("button", name="Erstellen").click()

    problem(keeper, EMPTY)
    problem(keeper, BAD_ADDRESS)
    expect(admin.field(keeper, "town")).to_have_value("Görlitz")


def test_legal_page_with_a_gap(editor: Page, server: Server) -> None:
    start_page(editor, server, "pages/legalpage", "/de/", title="Noch ein Impressum")
    admin.field(editor, "kind").select_option("imprint")
    fill(editor, organisation="[[Name des Vereins]]")
    admin.act(editor, "Veröffentlichen")

    problem(
        editor,
        "Hier ist noch eine Lücke: „Name des Vereins“."
        " Füllen Sie sie aus, oder löschen Sie sie samt Klammern.",
    )
    problem(
        editor,
        "Das Gesetz verlangt diese Angabe; als Entwurf lässt sich die Seite ohne sie speichern.",
    )
    problem(editor, "Eine Seite dieser Art gibt es schon.")
