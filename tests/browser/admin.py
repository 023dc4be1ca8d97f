"""What everybody does in the admin: sign in, open, write, save, publish."""

from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, StorageState, expect

from tests.browser.quiet import quiet
from tests.browser.server import Server

PASSWORD = "ein langes Wort 1"
# What browsers keep of people who have signed in before, by server and role.
_cookies: dict[tuple[int, str], StorageState] = {}
# Wagtail says when it has noted what stands in a form: from then on it sees changes.
NOTE_WATCHING = """
addEventListener("w-unsaved:watch-edits", () => { document.documentElement.dataset.watched = ""; }, true);
"""
# People of every role on the first site, and pages that nobody else needs.
PREPARE = """
from accounts.choices import Role
from tests.factories.accounts import user_with_role
from tests.factories.pages import StandardPageFactory, body, section, text
for role in Role:
    user_with_role(role, "localhost", email=f"{{role}}@example.org", password={password!r})
for number in range({pages}):
    page = StandardPageFactory(
        title=f"Probeseite {{number}}",
        show_in_menus=False,
        body=body(section(text("<p>Ein Absatz zum Üben.</p>"), heading="Ein Abschnitt")),
    )
    page.save_revision(log_action=True).publish()
"""


def prepare(server: Server, pages: int) -> None:
    """Make people and pages to work with."""
    made = server.manage("shell", "-v0", "-c", PREPARE.format(password=PASSWORD, pages=pages))
    assert made.returncode == 0, made.stderr


def sign_in(browser: Browser, server: Server, role: str, width: int = 1280) -> Page:
    """Return a window in which somebody with a role on the first site is signed in.

    Nothing is open in it yet: what the desk asks for at first is for those tests that look at it.
    """
    known = _cookies.get((server.port, role))
    context = browser.new_context(
        viewport={"width": width, "height": 900}, locale="de-DE", storage_state=known
    )
    context.add_init_script(NOTE_WATCHING)
    page = context.new_page()
    if known is None:
        page.goto(f"{server.url}/admin/")
        page.get_by_label("E-Mail").fill(f"{role}@example.org")
        page.locator("input[name=password]").fill(PASSWORD)
        page.get_by_role("button", name="Anmelden").click()
        page.wait_for_url(f"{server.url}/admin/")
        _cookies[server.port, role] = context.storage_state()
    return page


def number_of(page: Page, address: str) -> str:
    """Return the number under which the admin knows the page at a public address."""
    page.goto(address)
    edit = page.locator("wagtail-userbar").evaluate(
        "bar => bar.shadowRoot.querySelector('a[href*=\"/edit/\"]').href"
    )
    return str(edit).rstrip("/").split("/")[-2]


def open_editor(page: Page, address: str) -> None:
    """Open the editor of a public page by the button that Wagtail shows on it."""
    number = number_of(page, address)
    page.goto(f"{address.split('/', 3)[0]}//{address.split('/', 3)[2]}/admin/pages/{number}/edit/")
    settle(page)


def settle(page: Page) -> None:
    """Wait until Wagtail has noted what stands in the form: it does so two seconds after opening.

    The editor must be the page that is open: after a click, wait for its address first.
    """
    page.locator("html:not(:has([data-controller~=w-unsaved])), html[data-watched]").wait_for()
    quiet(page)


def field(page: Page, name: str) -> Locator:
    """Return the input of a field."""
    return page.locator(f"[name={name}]")


def act(page: Page, action: str) -> None:
    """Choose one of the actions of a page's editor, once it has saved what was typed."""
    page.wait_for_timeout(800)
    quiet(page)
    page.get_by_role("button", name="Mehr Aktionen").click()
    page.get_by_role("button", name=action, exact=True).click()


def publish(page: Page) -> None:
    """Publish the page that is open, and wait until that is said."""
    act(page, "Veröffentlichen")
    expect_published(page)


def expect_published(page: Page) -> None:
    """Wait until it is said that a page was published."""
    expect(page.locator(".messages")).to_contain_text("veröffentlicht", timeout=30_000)


def write_at_the_start(page: Page, words: str, number: int = 0) -> None:
    """Write at the beginning of one of the formatted texts of the page that is open."""
    page.locator(".public-DraftEditor-content").nth(number).click()
    page.keyboard.press("Control+Home")
    page.keyboard.type(words)
    expect_taken_over(page, words)


def expect_taken_over(page: Page, words: str) -> None:
    """Wait until words typed into a formatted text stand in the form: that takes a moment."""
    page.wait_for_function(
        "words => [...document.querySelectorAll('form input[type=hidden]')]"
        ".some(input => input.value.includes(words))",
        arg=words.strip(),
    )


def expect_kept(page: Page, words: str) -> None:
    """Wait until a passage of a translation is kept: only then it can be changed once more."""
    passage = page.get_by_role("listitem").filter(has_text=words).last
    expect(passage.get_by_role("button", name="Bearbeiten")).to_be_visible()


def add_block(page: Page, name: str, number: int = 1) -> None:
    """Insert a block; `number` counts the places where one can stand."""
    page.get_by_title("Einen Block einfügen").nth(number).click()
    page.get_by_role("option", name=name, exact=True).click()


def choose_file(form: Locator, file: Path) -> None:
    """Choose a file in a form, and wait until the form has called its title after the file.

    What is typed before that stands behind the name, not in its place.
    """
    form.locator("input[type=file]").set_input_files(file)
    expect(form.locator("[name$=title]").last).not_to_have_value("")


def upload_in_chooser(page: Page, file: Path, **fields: str) -> None:
    """Upload a file in the chooser's dialog that is open, and choose it."""
    dialog = page.locator(".modal-dialog")
    dialog.get_by_role("tab", name="Hochladen").click()
    choose_file(dialog, file)
    for name, words in fields.items():
        dialog.locator(f"[name$={name}]").last.fill(words)
    dialog.get_by_role("button", name="Hochladen").click()
