"""The pictures of the guide: a person signs in at a demo of its own, walks on, and looks around.

Only the command imports this: Playwright is among the tools for development.
"""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page

WINDOW = {"width": 1280, "height": 800}
SIZE = (960, 600)
LARGEST = 40_000  # bytes
QUALITIES = range(82, 30, -6)


@dataclass(frozen=True)
class Place:
    """What the walk needs to know of the demo; `prepare` prints it as JSON.

    Attributes:
        address: The address of the site, without a slash at the end.
        user: The address of the person who signs in.
        password: The password of the person.
        home: The home page of the site.
        page: A page with text.
        translation: The page in another language.
        image: An image.
        site: The site.
    """

    address: str
    user: str
    password: str
    home: int
    page: int
    translation: int
    image: int
    site: int

    @classmethod
    def read(cls, text: str) -> "Place":
        """Return what `prepare` printed."""
        return cls(**json.loads(text))


def drawn_image() -> bytes:
    """Return a drawing of people in a circle, as a PNG."""
    drawing = Image.new("RGB", (1200, 800), "#f5f1ea")
    pen = ImageDraw.Draw(drawing)
    colours = ("#0b5d63", "#b5471f", "#8a6a00")
    seats = ((600, 170), (860, 270), (930, 480), (760, 640), (440, 640), (270, 480), (340, 270))
    for number, (x, y) in enumerate(seats):
        colour = colours[number % len(colours)]
        pen.ellipse((x - 48, y - 110, x + 48, y - 14), fill=colour)
        pen.pieslice((x - 90, y - 10, x + 90, y + 170), 180, 360, fill=colour)
    file = io.BytesIO()
    drawing.save(file, "PNG")
    return file.getvalue()


def saved(screen: bytes, path: Path) -> int:
    """Write a screen as a small WebP and return its size in bytes."""
    with Image.open(io.BytesIO(screen)) as image:
        small = image.convert("RGB").resize(SIZE, Image.Resampling.LANCZOS)
    for quality in QUALITIES:
        file = io.BytesIO()
        small.save(file, "WEBP", quality=quality, method=6)
        if file.tell() <= LARGEST:
            break
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.getvalue())
    return file.tell()


class Walk:
    """One walk through the admin in one language."""

    def __init__(self, browser: Browser, place: Place, language: str, folder: Path) -> None:
        """Open a window."""
        self.place = place
        self.language = language
        self.folder = folder
        context = browser.new_context(viewport=WINDOW, reduced_motion="reduce", locale=language)  # type: ignore[arg-type]
        self.page: Page = context.new_page()

    def go(self, path: str) -> None:
        """Open an address of the admin and wait until it has settled."""
        self.page.goto(f"{self.place.address}/admin/{path}", wait_until="networkidle")

    def sign_in(self) -> None:
        """Sign in and choose the language."""
        self.go("login/")
        self.page.fill("input[name=username]", self.place.user)
        self.page.fill("input[name=password]", self.place.password)
        self.page.click("button[type=submit]")
        self.page.wait_for_url(f"{self.place.address}/admin/")
        self.go("account/")
        self.page.select_option("select[name$=preferred_language]", self.language)
        self.page.click("main button[type=submit]")
        self.page.wait_for_load_state("networkidle")

    def all_pictures(self) -> dict[str, int]:
        """Take all pictures; return their sizes in bytes by name."""
        sizes = {}
        for name, look in LOOKS.items():
            look(self)
            self.page.wait_for_timeout(900)  # what slides in has arrived
            screen = self.page.screenshot(animations="disabled")
            sizes[name] = saved(screen, self.folder / self.language / f"{name}.webp")
        self.page.context.close()
        return sizes


# ------------------------------------------------------------------------------- what is looked at
def welcome(walk: Walk) -> None:
    """Look at the first screen."""
    walk.go("")


def pages(walk: Walk) -> None:
    """Look at the list of pages."""
    walk.go(f"pages/{walk.place.home}/")


def editor(walk: Walk) -> None:
    """Look at the form of a page."""
    walk.go(f"pages/{walk.place.page}/edit/")


def preview(walk: Walk) -> None:
    """Look at the preview beside the form."""
    open_side_panel(walk, "preview")
    walk.page.wait_for_timeout(2500)  # the preview is rendered


def publish(walk: Walk) -> None:
    """Look at the menu of commands."""
    open_side_panel(walk, "preview")  # a second time closes it
    walk.page.locator("footer [data-w-dropdown-target=toggle]").click()


def image(walk: Walk) -> None:
    """Look at the form of an image."""
    walk.go(f"images/{walk.place.image}/")


def translate(walk: Walk) -> None:
    """Look at the passages of a page."""
    walk.go(f"pages/{walk.place.translation}/edit/")
    walk.page.wait_for_timeout(1500)  # the passages are drawn by a script


def schedule(walk: Walk) -> None:
    """Look at the window with the times."""
    editor(walk)
    open_side_panel(walk, "status")
    walk.page.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first.click()


def history(walk: Walk) -> None:
    """Look at the history of a page."""
    walk.go(f"pages/{walk.place.page}/history/")


def register(walk: Walk) -> None:
    """Look at the list of organisations."""
    walk.go("organisation/")


def settings(walk: Walk) -> None:
    """Look at the settings of the site."""
    walk.go(f"settings/pages/sitesettings/{walk.place.site}/")


def open_side_panel(walk: Walk, name: str) -> None:
    """Open a panel beside the form, or close it."""
    walk.page.locator(f"[data-side-panel-toggle={name}]").first.click()


LOOKS: dict[str, Callable[[Walk], Any]] = {
    look.__name__: look
    for look in (
        welcome,
        pages,
        editor,
        preview,
        publish,
        image,
        translate,
        history,
        register,
        settings,
        schedule,  # the last one: the browser remembers that its panel is open
    )
}
