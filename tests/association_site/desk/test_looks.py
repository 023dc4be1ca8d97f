"""The admin in the name and the colours of the association."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.test.client import RequestFactory

from accounts.choices import Role
from pages.choices import Palette
from pages.models import SiteSettings
from tests.colours import contrast, rgb
from tests.factories.accounts import signed_in, user_with_role

pytestmark = pytest.mark.django_db

STATIC = Path(settings.BASE_DIR) / "static"
ADMIN = (STATIC / "desk" / "admin.css").read_text()
PUBLIC = (STATIC / "css" / "base.css").read_text()
WHITE, BLACK = (255, 255, 255), (0, 0, 0)
# What Wagtail's dark look puts behind words and links.
DARK_SURFACES = {"page": (38, 38, 38), "menus": (29, 29, 29), "header": (34, 34, 34)}


def opened(path, hostname="localhost", role=None):
    anonymous = Client(SERVER_NAME=hostname)
    client = signed_in(user_with_role(role, hostname), hostname) if role else anonymous
    return BeautifulSoup(client.get(path).content, "html.parser")


@pytest.mark.parametrize(
    ("hostname", "name"),
    [("localhost", "DSM"), ("auslaenderrat.localhost", "Ausländerrat Dresden")],
)
def test_sign_in_names_the_site_that_was_asked_for(hostname, name):
    soup = opened("/admin/login/", hostname)

    assert " ".join(soup.title.get_text().split()) == f"Anmelden - {name}"
    assert " ".join(soup.h1.get_text().split()) == f"{name} Anmelden"
    assert "Wagtail" not in soup.body.select_one("main").get_text()
    assert soup.select_one(".desk-login__back a")["href"] == "/de/"


def test_admin_is_named_after_the_site():
    soup = opened("/admin/", role=Role.EDITOR)

    assert " ".join(soup.title.get_text().split()).endswith("- DSM")
    assert "DSM" in soup.select_one("[data-wagtail-sidebar-branding-logo]").get_text()
    assert soup.select_one("link[rel=icon]")["href"].endswith("img/icon.svg")
    assert soup.select_one("link[rel='shortcut icon']") is None


def test_site_without_any_name_is_called_what_it_is():
    request = RequestFactory().get("/")

    assert render_to_string("desk/name.html", {}, request).strip() != ""
    assert render_to_string("desk/name.html", {"site_context": None}).strip() == (
        "Website des Verbands"
    )


@pytest.mark.parametrize("palette", Palette)
def test_admin_has_the_palette_of_the_site(palette):
    SiteSettings.objects.filter(site__hostname="localhost").update(palette=palette)

    assert opened("/admin/login/").select_one("link[data-palette]")["data-palette"] == palette


# ---------------------------------------------------------------------------------------- colours
def own_colours(palette):
    """Return accent and deep accent of a palette in the admin."""
    rule = (
        ":root:has(link[data-palette])"
        if palette == Palette.PETROL
        else f':root:has(link[data-palette="{palette}"])'
    )
    line = next(line for line in ADMIN.splitlines() if line.startswith(f"{rule} {{ --desk-accent"))
    return tuple(re.findall(r"#[0-9a-f]{6}", line))


def public_colours(palette):
    """Return accent and deep accent of a palette in the light look of the site."""
    block = PUBLIC.split(f'[data-palette="{palette}"]')[1]
    return tuple(re.search(rf"--{name}: (#[0-9a-f]{{6}})", block)[1] for name in ("accent", "accent-deep"))  # fmt: skip


def derived(name, palette):
    """Return one of Wagtail's properties as our stylesheet mixes it."""
    accent, deep = map(rgb, own_colours(palette))
    value = re.search(rf"--w-color-{name}: ([^;]+);", ADMIN)[1]
    base = accent if "accent" in value else deep
    mixed = re.search(r"#(000|fff) (\d+)%", value)
    if mixed is None:
        return base
    other, share = (WHITE if mixed[1] == "fff" else BLACK), int(mixed[2]) / 100
    return tuple(round(a * (1 - share) + b * share) for a, b in zip(base, other, strict=True))


@pytest.mark.parametrize("palette", Palette)
def test_colours_are_those_of_the_site(palette):
    assert own_colours(palette) == public_colours(palette)


@pytest.mark.parametrize("palette", Palette)
@pytest.mark.parametrize(
    "name", ["primary", "primary-200", "secondary", "secondary-400", "secondary-600"]
)
def test_white_words_can_be_read_on_dark_colours_and_these_on_white(palette, name):
    assert contrast(derived(name, palette), WHITE) >= 4.5


@pytest.mark.parametrize("palette", Palette)
@pytest.mark.parametrize("surface", DARK_SURFACES)
@pytest.mark.parametrize("name", ["secondary-100", "secondary-75"])
def test_links_can_be_read_in_the_dark_look(palette, surface, name):
    assert contrast(derived(name, palette), DARK_SURFACES[surface]) >= 4.5


@pytest.mark.parametrize("palette", Palette)
def test_words_can_be_read_on_the_palest_colour(palette):
    assert contrast(derived("secondary-400", palette), derived("secondary-50", palette)) >= 4.5
