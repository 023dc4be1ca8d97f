"""From a visitor's phone to the board's letter: an application for membership in a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.admin import sign_in
from tests.browser.barriers import barriers_at_all_widths
from tests.browser.server import Server

NAME = "Beispielchor Morgenstern e.V."
# What the mail's link is; the mail itself goes to the demo's terminal.
LINK = """
from members.models import Application
from members.signed import link_to
row = Application.objects.latest("pk")
print(link_to(row, row.site, row.language_code))
"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor's phone."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="en-GB")
    yield context
    context.close()


@pytest.fixture
def board(browser: Browser, server: Server, practice: Iterator[str]) -> Iterator[Page]:
    """A window in which somebody of the board of the first site is signed in."""
    page = sign_in(browser, server, "board")
    yield page
    page.context.close()


def write(page: Page, label: str, words: str) -> None:
    """Type words into a field, as somebody without a mouse does."""
    page.get_by_label(label).focus()
    page.keyboard.type(words)


def send(page: Page) -> None:
    """Press the button by the keyboard."""
    page.get_by_role("button", name="Send the application").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_application_goes_from_a_phone_to_the_letter_of_the_board(
    phone: BrowserContext, board: Page, server: Server
) -> None:
    found = []
    page = phone.new_page()
    page.goto(f"{server.url}/en/apply-for-membership/")
    send(page)

    expect(page.get_by_role("alert")).to_be_focused()
    assert page.title().startswith("Error:")
    found += barriers_at_all_widths(page, "main")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Name of the organisation")).to_be_focused()
    page.keyboard.type(NAME)
    write(page, "Languages spoken", "German, Arabic")
    write(page, "Your name", "Beispielperson")
    write(page, "Your e-mail address", "morgenstern@example.org")
    page.get_by_label("Supporting member").focus()
    page.keyboard.press("Space")
    send(page)
    while page.get_by_role("alert").count():  # who is too quick sends it again
        send(page)

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "One more step: look into your mailbox"
    )
    found += barriers_at_all_widths(page, "main")
    told = server.manage("shell", "-c", LINK)
    page.goto(told.stdout.split()[-1])
    expect(page.get_by_text(NAME)).to_be_visible()
    found += barriers_at_all_widths(page, "main")
    page.get_by_role("button", name="Yes, send the application").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your application has arrived")
    assert phone.cookies() == []

    board.goto(f"{server.url}/admin/organisation/?q=morgenstern")
    board.get_by_role("link", name=NAME).click()
    expect(board.locator("#application")).to_be_visible()
    found += barriers_at_all_widths(board, ".desk")
    board.locator(".desk-way[href*='/admit/']").click()
    board.locator(".desk-form button[type=submit]").click()

    expect(board.locator("[name=subject]")).to_have_value(
        "Welcome: your membership in Dachverband sächsischer Migrant*innenorganisationen e.V."
    )
    found += barriers_at_all_widths(board, "main")
    board.locator(".desk-form button[type=submit]").click()
    expect(board.locator("#letters + section tbody tr")).to_have_count(4)
    expect(board.locator("#letters + section")).to_contain_text("morgenstern@example.org")
    found += barriers_at_all_widths(board, ".desk")
    assert found == []
