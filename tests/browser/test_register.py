"""The board's desk in a browser: a list comes in and is taken back, and no screen has barriers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.admin import sign_in
from tests.browser.barriers import barriers_at_all_widths
from tests.browser.server import Server

LIST = """Nr;Name;Ort;Mitglied seit;Status
B900;Beispielchor der Brücken e.V.;Pirna;01.02.2020;aktiv
B901;Beispielküche Nord e.V.;Leipzig;31.02.2020;aktiv
"""


@pytest.fixture
def board(browser: Browser, server: Server, practice: Iterator[str]) -> Iterator[Page]:
    """A window in which somebody of the board of the first site is signed in."""
    page = sign_in(browser, server, "board")
    yield page
    page.context.close()


def counts(page: Page) -> list[str]:
    """Return how many rows are new, changed, unchanged and in error."""
    return page.locator(".desk-counts dd").all_text_contents()


def test_list_is_imported_and_taken_back(board: Page, server: Server, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_text(LIST.replace("Nr;", "Ordnung;"), encoding="cp1252")
    found = []

    board.goto(f"{server.url}/admin/register/")
    found += barriers_at_all_widths(board, ".desk")
    board.get_by_label("Datei").set_input_files(file)
    board.get_by_role("button", name="Liste ansehen").click()

    expect(board.get_by_label("Ordnung")).to_have_value("")
    found += barriers_at_all_widths(board, ".desk")
    board.get_by_label("Ordnung").select_option("number")
    board.get_by_role("button", name="Weiter").click()

    expect(board.locator(".desk-counts")).to_be_visible()
    assert counts(board) == ["1", "0", "0", "1"]
    expect(board.get_by_role("region", name="Fehlerhaft")).to_contain_text("31.02.2020")
    found += barriers_at_all_widths(board, ".desk")
    board.get_by_label("1 fehlerhafte Zeile auslassen").check()
    board.get_by_role("button", name="Übernehmen").click()

    expect(board.get_by_role("button", name="Ganzen Import rückgängig machen")).to_be_visible()
    assert counts(board) == ["1", "0", "0", "1"]
    board.goto(f"{server.url}/admin/organisation/?q=bruecken")
    expect(board.get_by_role("link", name="Beispielchor der Brücken e.V.")).to_be_visible()

    board.go_back()
    board.get_by_role("button", name="Ganzen Import rückgängig machen").click()
    expect(board.get_by_text("wieder, wie es vor dem Import war")).to_be_visible()
    board.goto(f"{server.url}/admin/organisation/?q=bruecken")
    expect(board.get_by_role("link", name="Beispielchor der Brücken e.V.")).to_have_count(0)
    assert found == []


def test_screens_of_the_board_have_no_barriers(board: Page, server: Server) -> None:
    found = []
    board.goto(f"{server.url}/admin/organisation/")
    first = board.locator("td.title a").first
    overview = str(first.get_attribute("href"))
    number = overview.rstrip("/").rpartition("/")[2]
    for path in (
        overview, f"/admin/organisation/pause/{number}/", f"/admin/organisation/merge/{number}/",
        f"/admin/organisation/merge/{number}/?with={int(number) + 1}", "/admin/organisation/",
        f"/admin/organisation/bulk/add_topics/?chosen={number}", "/admin/topic/new/",
        "/admin/register/", "/admin/register/statistics/", "/admin/register/descriptions/",
    ):  # fmt: skip
        assert board.goto(f"{server.url}{path}").ok, path
        found += [f"{path}: {problem}" for problem in barriers_at_all_widths(board, "main")]
    assert found == []
