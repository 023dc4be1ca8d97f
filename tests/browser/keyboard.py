"""Getting about without a mouse."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.admin import expect_published
from tests.browser.quiet import quiet

MOST_STEPS = 400
# How what has the focus can be called: its name, label, title, words or value.
NAMES = """() => {
    const e = document.activeElement;
    if (e === document.body) { return []; }
    const label = e.labels && e.labels[0] && e.labels[0].innerText;
    return [e.name && `name=${e.name}`, e.getAttribute("aria-label"), e.title, e.innerText,
            e.value, label].filter(Boolean);
}"""
HAS_FOCUS = "elements => elements.includes(document.activeElement)"
IS_SEEN = "() => document.activeElement.matches(':focus-visible')"


def tab_to(page: Page, target: Locator | str) -> None:
    """Press Tab until something has the focus, and see it there.

    Args:
        page: The window.
        target: What it is, or what it is called; `name=` is followed by the end of a field's name.

    Raises:
        AssertionError: It is never reached, or not seen to have the focus.
    """
    if isinstance(target, Locator):
        expect(target.first).to_be_attached()  # the page that has it may be on its way
    quiet(page)
    passed = []
    for _step in range(MOST_STEPS):
        names = [str(name).strip() for name in page.evaluate(NAMES)]
        if _is(target, names):
            assert page.evaluate(IS_SEEN), f"{target} does not show that it has the focus"
            return
        passed.append(names[0][:30] if names else "")
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} was not reached: {passed}")


def press(page: Page, target: Locator | str, key: str = "Enter") -> None:
    """Go to something by keyboard and press a key on it."""
    tab_to(page, target)
    page.keyboard.press(key)


def choose_action(page: Page, action: str) -> None:
    """Open the menu of actions and choose one."""
    press(page, "Mehr Aktionen")
    press(page, action)


def publish(page: Page) -> None:
    """Publish the page that is open, and wait until that is said."""
    choose_action(page, "Veröffentlichen")
    expect_published(page)


def insert_block(page: Page, name: str) -> None:
    """Insert a block at the next place where one can stand."""
    press(page, "Einen Block einfügen")
    option = page.get_by_role("option", name=name, exact=True)
    expect(option).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.type(name)
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(option).to_have_count(0)


def to_uploading(page: Page) -> None:
    """Go to the second tab of the chooser's dialog that opens."""
    expect(page.locator("body > .modal")).to_be_focused()  # once it is there as a whole
    tab_to(page, page.get_by_role("tab", name="Suche"))
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Hochladen")).to_be_focused()


def _is(target: Locator | str, names: list[str]) -> bool:
    """Say whether what has the focus is the target."""
    if isinstance(target, Locator):
        return bool(target.evaluate_all(HAS_FOCUS))
    wanted = target.removeprefix("name=")
    if wanted != target:
        return any(name.startswith("name=") and name.endswith(wanted) for name in names)
    return any(name.split("\n")[0].strip() == wanted for name in names)
