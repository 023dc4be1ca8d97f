"""What a page is told to be, read back: its graph, its meta tags and the rules of both."""

import json
import re
from datetime import date, datetime

from bs4 import BeautifulSoup
from django.test import Client

from pages.choices import DatePrecision
from pages.models import SiteSettings
from tests.factories.files import ImageFactory, image_bytes

HOST = "http://localhost:8000"
# What of the settings is no fact about the association.
NO_FACTS = {"id", "site", "collection"}


def know_everything(site):
    """Give a site's association all facts that it may have."""
    facts = SiteSettings.objects.get(site=site)
    facts.name, facts.short_name = "Dachverband Beispiel e.V.", "DB"
    facts.founded_on, facts.founded_precision = date(2017, 5, 3), DatePrecision.DAY
    facts.street, facts.postcode, facts.town = "Beispielweg 1", "01067", "Dresden"
    facts.email, facts.telephone = "post@example.org", "+49 351 1234567"
    facts.logo = an_image("logo.png", 60, 30)
    facts.default_image = an_image("bild.webp", 60, 40, description="Ein Platz mit Menschen")
    facts.social = [("link", {"name": "Beispielnetz", "url": "https://social.example/@db"})]
    facts.save()
    return facts


def know_nothing(site):
    """Take a site's association every fact, those too that a later field will hold."""
    facts = SiteSettings.objects.get(site=site)
    for field in SiteSettings._meta.concrete_fields:
        if field.name not in NO_FACTS:
            setattr(facts, field.name, field.get_default())
    facts.save()
    return facts


def an_image(name, width, height, **fields):
    """Keep a half transparent image."""
    content = image_bytes(width, height, name.partition(".")[2], (0, 90, 90, 128))
    return ImageFactory(name=name, content=content, **fields)


def soup_of(address, **client):
    response = Client(SERVER_NAME="localhost").get(address, **client)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def graph_of(soup):
    """Return the parts of the graph by their types."""
    [script] = soup.select('script[type="application/ld+json"]')
    data = json.loads(script.string)
    assert set(data) == {"@context", "@graph"}
    assert data["@context"] == "https://schema.org"
    return {part["@type"]: part for part in data["@graph"]}


def meta_of(soup):
    """Return the contents of the meta tags that social networks read, by name."""
    found = {}
    for tag in soup.select("meta[property], meta[name^=twitter]"):
        found.setdefault(tag.get("property") or tag["name"], []).append(tag["content"])
    return found


# ------------------------------------------------------------------ rules written by hand
LANGUAGE = re.compile(r"[a-z]{2}(-simple)?")


def is_address(value):
    return isinstance(value, str) and re.fullmatch(r"https?://[^\s/]+/\S*", value) is not None


def is_words(value):
    return isinstance(value, str) and value == value.strip() != "" and "{{" not in value


def is_moment(value):
    return datetime.fromisoformat(value).tzinfo is not None


def is_date(value):
    return re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value) is not None


def is_reference(value):
    return set(value) == {"@id"} and is_address(value["@id"])


def is_image(value):
    return (
        value["@type"] == "ImageObject"
        and is_address(value["url"])
        and (value["width"] > 0 and value["height"] > 0)
        and set(value) <= {"@type", "url", "width", "height", "caption"}
    )


def is_postal_address(value):
    names = {"@type", "streetAddress", "postalCode", "addressLocality", "addressCountry"}
    return value["@type"] == "PostalAddress" and set(value) <= names and all(value.values())


def is_steps(value):
    return (
        len(value) >= 2
        and [step["position"] for step in value] == list(range(1, len(value) + 1))
        and all(set(step) == {"@type", "position", "name", "item"} for step in value)
        and all(step["@type"] == "ListItem" and is_words(step["name"]) for step in value)
        and all(is_address(step["item"]) for step in value)
        and len({step["item"] for step in value}) == len(value)
    )


def is_version(value):
    return (
        set(value) == {"@type", "@id", "inLanguage"}
        and value["@type"] == "WebPage"
        and is_address(value["@id"])
        and LANGUAGE.fullmatch(value["inLanguage"]) is not None
    )


PAGE_RULES = {
    "url": is_address,
    "name": is_words,
    "description": is_words,
    "inLanguage": lambda value: LANGUAGE.fullmatch(value) is not None,
    "translationOfWork": is_version,
    "workTranslation": lambda value: value != [] and all(map(is_version, value)),
    "isPartOf": is_reference,
    "about": is_reference,
    "primaryImageOfPage": is_image,
    "datePublished": is_moment,
    "dateModified": is_moment,
    "breadcrumb": is_reference,
}
# What each part may say, and how; what it has to say.
RULES = {
    "NGO": {
        "name": is_words,
        "alternateName": is_words,
        "url": is_address,
        "logo": is_image,
        "foundingDate": is_date,
        "address": is_postal_address,
        "email": lambda value: re.fullmatch(r"[^@\s]+@[^@\s]+", value) is not None,
        "telephone": is_words,
        "sameAs": lambda value: value != [] and all(map(is_address, value)),
    },
    "WebSite": {
        "name": is_words,
        "url": is_address,
        "inLanguage": lambda value: value != [] and all(map(LANGUAGE.fullmatch, value)),
        "publisher": is_reference,
    },
    "WebPage": PAGE_RULES,
    "CollectionPage": PAGE_RULES,
    "BreadcrumbList": {"itemListElement": is_steps},
}
PAGE_REQUIRES = {"url", "name", "inLanguage", "isPartOf", "datePublished", "dateModified"}
REQUIRED = {
    "NGO": {"name", "url"},
    "WebSite": {"name", "url", "inLanguage", "publisher"},
    "WebPage": PAGE_REQUIRES,
    "CollectionPage": PAGE_REQUIRES,
    "BreadcrumbList": {"itemListElement"},
}


def problems_of(graph):
    """Return what is wrong with the parts of a graph, in words."""
    found = []
    for kind, part in graph.items():
        if not is_address(part.get("@id", "")):
            found.append(f"{kind}: no @id")
        values = {name: value for name, value in part.items() if name not in ("@type", "@id")}
        found += [f"{kind}: {name} is missing" for name in sorted(REQUIRED[kind] - set(values))]
        for name, value in values.items():
            if name not in RULES[kind]:
                found.append(f"{kind}: {name} is not known")
            elif not RULES[kind][name](value):
                found.append(f"{kind}: {name} is {value!r}")
    known = {part["@id"] for part in graph.values()}
    text = json.dumps(list(graph.values()))
    found += [f"{named} is not in the graph" for named in set(references(text)) - known]
    return found


def references(text):
    return re.findall(r'\{"@id": "([^"]+)"\}', text)
