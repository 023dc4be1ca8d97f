"""What a bundle says about an association as a whole."""

from typing import Any

from pages import loading
from pages.choices import DatePrecision, Palette, Region

TEXTS = ("legal_form", "street", "postcode", "town", "country", "email", "telephone")
IMAGES = ("logo", "default_image")
FACT_KEYS = (
    "name", "short_name", "founded_on", "founded_precision", "palette", "region", "social",
    *TEXTS, *IMAGES,
)  # fmt: skip


def read_facts(site: loading.Content) -> dict[str, Any]:
    """Return the fields of the site's settings that a bundle mentions.

    Name, short name and founding are mentioned by every bundle.

    Args:
        site: What site.yaml says.

    Raises:
        ContentError: A value cannot be read.
    """
    facts: dict[str, Any] = {
        "name": site.text("name"),
        "short_name": site.text("short_name"),
        "founded_on": site.day("founded_on"),
        "founded_precision": site.choice("founded_precision", DatePrecision, DatePrecision.DAY),
    }
    for name in TEXTS:
        if name in site.front:
            facts[name] = site.text(name)
    for name in IMAGES:
        if name in site.front:
            facts[name] = site.file(name, "image")
    if "palette" in site.front:
        facts["palette"] = site.choice("palette", Palette, Palette.PETROL)
    if "region" in site.front:
        facts["region"] = site.choice("region", Region)
    if "social" in site.front:
        facts["social"] = [
            {"type": "link", "value": loading.link_of(link, "social", name_needed=True)}
            for link in site.listed("social")
        ]
    return facts
