"""`make screenshots`: sheets of every page in each language, width and light, for people to look at.

Not among the tests: nobody but a person can say whether something is beautiful. The pictures in the
README are taken at the same time.
"""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.barriers import HEIGHT, SCHEMES
from tests.browser.pages import DIRECTIONS, LANGUAGES, address_in, pages_in
from tests.browser.server import ROOT, Server

SHEETS = ROOT / "var" / "screenshots"
PICTURES = ROOT / "tests" / "pictures"
WIDTHS = (360, 768, 1280)
SCALE = 0.5
GAP = 24
GROUND = "#8a8a8a"
LARGEST = 60_000
# What the README shows: page, language, width, scheme, and how far down the picture begins.
SHOWN = {
    "leitbild": ("statement", "de", 1280, "light", 0),
    "leitbild-rtl": ("statement", "ar", 1280, "light", 0),
    "home": ("home", "en", 1280, "light", 0),
    "home-phone": ("home", "de", 360, "dark", 0),
    "alliances": ("alliances", "de", 1280, "dark", 0),
    "members-phone": ("members", "ar", 360, "light", 0),
}


def context_of(browser: Browser, width: int, scheme: str, **options: object) -> BrowserContext:
    """Return a window of a width, by day or by night, in which nothing moves."""
    return browser.new_context(
        viewport={"width": width, "height": HEIGHT},
        color_scheme=scheme,
        reduced_motion="reduce",
        **options,
    )


LOAD_ALL = """async () => {
    const images = [...document.images];
    images.forEach((image) => { image.loading = "eager"; });
    await Promise.all(images.map((image) => image.decode().catch(() => null)));
    await document.fonts.ready;
}"""


def seen(page: Page) -> Image.Image:
    """Return the picture of the whole page that is open, also of images that wait until somebody scrolls."""
    page.evaluate(LOAD_ALL)
    return Image.open(BytesIO(page.screenshot(full_page=True))).convert("RGB")


def printed(page: Page) -> list[Image.Image]:
    """Return what the browser prints of the page that is open."""
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    return [sheet.render(scale=1).to_pil().convert("RGB") for sheet in document]


def save_sheet(path: Path, pictures: list[Image.Image]) -> None:
    """Put pictures side by side on one sheet."""
    small = [
        picture.resize((round(picture.width * SCALE), round(picture.height * SCALE)))
        for picture in pictures
    ]
    size = (sum(p.width + GAP for p in small) + GAP, max(p.height for p in small) + 2 * GAP)
    sheet = Image.new("RGB", size, GROUND)
    left = GAP
    for picture in small:
        sheet.paste(picture, (left, GAP))
        left += picture.width + GAP
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(path, quality=85)


def sheet_of(browser: Browser, address: str, path: Path, **options: object) -> None:
    """Take all pictures of an address."""
    context = context_of(browser, WIDTHS[0], SCHEMES[0], **options)
    page = context.new_page()
    page.goto(address)
    pictures = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            pictures.append(seen(page))
    pictures += printed(page)
    context.close()
    save_sheet(path, pictures)


@pytest.mark.parametrize(("name", "language"), pages_in(*LANGUAGES))
def test_sheet_of_a_page(browser: Browser, server: Server, name: str, language: str) -> None:
    address = server.url + address_in(server, name, language)
    file = f"{name.replace(', ', '-').replace(' ', '-')}-{language}.jpg"

    sheet_of(browser, address, SHEETS / file)


@pytest.mark.parametrize("language", DIRECTIONS)
def test_sheets_of_the_patterns(
    browser: Browser, administrator: Page, server: Server, language: str
) -> None:
    administrator.goto(f"{server.url}/styleguide/?lang={language}")
    links = administrator.locator("main a[href*='/styleguide/']")
    addresses = {link.get_attribute("href") for link in links.all()}
    state = administrator.context.storage_state()
    for address in sorted(address for address in addresses if address and address.count("/") > 3):
        group, name = address.partition("?")[0].strip("/").split("/")[1:]
        file = f"{group}-{name}-{language}.jpg"
        sheet_of(browser, server.url + address, SHEETS / "styleguide" / file, storage_state=state)


@pytest.mark.parametrize("picture", SHOWN)
def test_picture_of_the_readme(browser: Browser, server: Server, picture: str) -> None:
    name, language, width, scheme, top = SHOWN[picture]
    context = context_of(browser, width, scheme)
    page, address = context.new_page(), server.url + address_in(server, name, language)
    page.goto(address, wait_until="networkidle")  # a font that came too late is there the next time
    page.reload()
    image = seen(page)
    context.close()
    height = 820 if width > 500 else 760
    part = image.crop((0, top, width, min(top + height, image.height)))
    PICTURES.mkdir(exist_ok=True)
    for quality in range(86, 40, -6):
        file = BytesIO()
        part.save(file, "WEBP", quality=quality, method=6)
        if file.tell() <= LARGEST:
            (PICTURES / f"{picture}.webp").write_bytes(file.getvalue())
            return
    raise AssertionError(f"{picture} does not fit into {LARGEST} bytes")
