"""The yearly question from the board's button to the public page; the member has a phone and keys."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.admin import sign_in
from tests.browser.barriers import barriers, barriers_at_all_widths
from tests.browser.keyboard import press, tab_to
from tests.browser.server import Server

NAME, MAIL = "Beispielbund Brückentag e.V.", "kontakt@brueckentag.example.org"
MEMBER = f"""
from tests.factories.members import ContactFactory, OrganisationFactory
row = OrganisationFactory(
    member=True, name={NAME!r}, town="Pirna", district="", street="Alte Gasse 1", postcode="01796",
    email={MAIL!r}, published=["email", "address"],
)
ContactFactory(organisation=row, name="Beispielperson", email="ada@example.org", language_code="en")
print("row", row.pk)
"""
LINK = """
from members.models import Confirmation
from members.signed import link_to
question = Confirmation.objects.get(organisation={pk})
print("link", link_to(question, question.organisation.site, question.language_code))
"""


@pytest.fixture
def board(browser: Browser, server: Server, practice: Iterator[str]) -> Iterator[Page]:
    """A window in which somebody of the board of the first site is signed in."""
    page = sign_in(browser, server, "board")
    yield page
    page.context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone that has never been here."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="en-GB")
    yield context.new_page()
    context.close()


def said(server: Server, script: str, word: str) -> str:
    """Run a script beside the server, and return what it prints after a word."""
    done = server.manage("shell", "-v0", "-c", script)
    assert done.returncode == 0, done.stderr
    found = re.search(rf"^{word} (\S+)$", done.stdout, re.M)
    assert found, done.stdout
    return found[1]


def test_member_is_asked_proposes_a_change_and_withdraws_a_consent(
    board: Page, phone: Page, server: Server
) -> None:
    pk = said(server, MEMBER, "row")
    public = f"{server.url}/de/mitglieder/{pk}/"
    found = []

    # the board asks
    for path in ("register/confirmations/?show=overdue", "register/confirmations/ask/"):
        board.goto(f"{server.url}/admin/{path}")
        found += barriers_at_all_widths(board, "main")
    board.goto(f"{server.url}/admin/organisation/inspect/{pk}/")
    board.locator(f"a[href$='/organisation/ask/{pk}/']").click()
    found += barriers_at_all_widths(board, "main")
    expect(board.locator("main")).to_contain_text("ada@example.org")
    board.locator("main button[type=submit]").click()
    expect(board.locator("#confirmations ~ .desk-scroll").first).to_contain_text("Beispielperson")

    # the member answers
    phone.goto(said(server, LINK.format(pk=pk), "link"))
    found += barriers(phone)
    press(phone, phone.locator("button[value=change]"))
    tab_to(phone, phone.locator("[name=street]"))
    phone.keyboard.press("Control+A")
    phone.keyboard.type("Neue Gasse 2")
    tab_to(phone, phone.locator("[name=languages]"))
    phone.keyboard.type("Arabic, Quatschisch")
    press(phone, phone.locator("[name=shown_email]"), "Space")
    press(phone, phone.locator("button[value=propose]"))
    expect(phone.locator(".form__errors")).to_be_focused()
    found += barriers(phone)
    press(phone, phone.locator(".form__errors a"))
    expect(phone.locator("[name=languages]")).to_be_focused()
    phone.keyboard.press("Control+A")
    phone.keyboard.type("Arabic")
    press(phone, phone.locator("button[value=propose]"))
    expect(phone.locator("main form")).to_have_count(0)
    found += barriers(phone)
    assert phone.context.cookies() == []

    # what it withdrew is gone at once, what it proposed is not there
    phone.goto(public)
    expect(phone.locator("main")).to_contain_text("Alte Gasse 1")
    expect(phone.locator("main")).not_to_contain_text(MAIL)

    # the board accepts
    board.goto(f"{server.url}/admin/register/confirmations/")
    board.get_by_role("link", name=NAME).click()
    expect(board.locator("main table")).to_contain_text("Neue Gasse 2")
    found += barriers_at_all_widths(board, "main")
    board.locator("button[value=accept]").click()
    expect(board.locator("#confirmations")).to_be_visible()

    phone.goto(public)
    expect(phone.locator("main")).to_contain_text("Neue Gasse 2")
    expect(phone.locator("main")).not_to_contain_text(MAIL)
    expect(phone.locator("main time").last).to_be_visible()
    assert found == []
