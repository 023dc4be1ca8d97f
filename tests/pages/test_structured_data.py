"""What search engines and social networks are told about a page."""

import gc
import json
import re
from datetime import date, datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction, Site

from pages.choices import DatePrecision
from pages.models import HomePage, SiteSettings
from pages.structured_data import as_script, locale_with_territory
from tests.browser.pages import PAGES
from tests.factories.files import ImageFactory, image_bytes
from tests.factories.pages import StandardPageFactory, home_of, locale_of

pytestmark = pytest.mark.django_db

HOST = "http://localhost:8000"
ADDRESSES = [address for name, pair in PAGES.items() for address in pair if name != "not found"]
SPECIMENS = ["", "</script><script>alert(1)</script>", "<!-- <script>", "A & B", "„Wir“\u2028Sie\u2029"]  # fmt: skip


@pytest.fixture
def facts(site):
    """All facts that the default site's association may have."""
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
LANGUAGE = re.compile(r"[a-z]{2}")
TERRITORY = re.compile(r"[a-z]{2}_[A-Z]{2}")


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


PAGE_RULES = {
    "url": is_address,
    "name": is_words,
    "description": is_words,
    "inLanguage": lambda value: LANGUAGE.fullmatch(value) is not None,
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


# ------------------------------------------------------------------------------- on every page
@pytest.mark.parametrize("known", ["little", "everything"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_page_is_described_for_search_engines(request, address, known):
    if known == "everything":
        request.getfixturevalue("facts")

    graph = graph_of(soup_of(address))

    assert problems_of(graph) == []
    page = graph.get("CollectionPage") or graph["WebPage"]
    assert page["url"] == HOST + address
    assert page["inLanguage"] == address[1:3]
    assert ("BreadcrumbList" in graph) is (len(address) > 4)
    assert (set(RULES["NGO"]) - set(graph["NGO"]) == set()) is (known == "everything")


@pytest.mark.parametrize("known", ["little", "everything"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_page_is_described_for_social_networks(request, address, known):
    if known == "everything":
        request.getfixturevalue("facts")
    is_home = len(address) == 4

    soup = soup_of(address)
    meta = meta_of(soup)

    expected = {"og:title", "og:type", "og:url", "og:site_name", "og:locale", "og:locale:alternate"}
    if soup.select_one("meta[name=description]"):
        expected.add("og:description")
    if not is_home:
        expected |= {"article:published_time", "article:modified_time"}
    if known == "everything":
        expected |= {"og:image", "og:image:width", "og:image:height", "og:image:alt"}
    assert set(meta) == expected | {"twitter:card"}
    assert {name for name, values in meta.items() if len(values) > 1} == set()
    assert meta["og:url"] == [soup.select_one("link[rel=canonical]")["href"]] == [HOST + address]
    assert meta["og:type"] == ["website" if is_home else "article"]
    languages = {"de": "de_DE", "en": "en_GB"}
    own = languages.pop(address[1:3])
    assert (meta["og:locale"], meta["og:locale:alternate"]) == ([own], list(languages.values()))
    assert all(is_words(value) for values in meta.values() for value in values)


def test_arabic_page_is_described_in_arabic(arabic_home, facts):
    german = Page.objects.get(url_path="/dsm/leitbild/").specific
    page = german.copy_for_translation(arabic_home.locale)
    page.title = "مبادئنا {{ member_count }}"
    page.save_revision().publish()
    page.refresh_from_db()

    soup = soup_of(f"/ar/{page.slug}/")
    graph = graph_of(soup)

    assert soup.html["dir"] == "rtl"
    assert problems_of(graph) == []
    assert graph["WebPage"]["name"] == meta_of(soup)["og:title"][0]
    assert graph["WebPage"]["name"].startswith("مبادئنا ")
    assert graph["WebSite"] == graph["WebSite"] | {"name": "الاتحاد", "inLanguage": ["de", "en", "ar"]}  # fmt: skip
    assert [step["name"] for step in graph["BreadcrumbList"]["itemListElement"]] == [
        "الاتحاد",
        graph["WebPage"]["name"],
    ]
    assert meta_of(soup)["og:locale"] == ["ar_EG"]
    assert meta_of(soup)["og:locale:alternate"] == ["de_DE", "en_GB"]


# ---------------------------------------------------------------------------------- its parts
def test_association_says_what_the_settings_know(facts):
    association = graph_of(soup_of("/en/about-us/"))["NGO"]
    logo = association.pop("logo")

    assert association == {
        "@type": "NGO",
        "@id": f"{HOST}/#association",
        "name": "Dachverband Beispiel e.V.",
        "alternateName": "DB",
        "url": f"{HOST}/",
        "foundingDate": "2017-05-03",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Beispielweg 1",
            "postalCode": "01067",
            "addressLocality": "Dresden",
            "addressCountry": "DE",
        },
        "email": "post@example.org",
        "telephone": "+49 351 1234567",
        "sameAs": ["https://social.example/@db"],
    }
    assert (logo["width"], logo["height"]) == (60, 30)


@pytest.mark.parametrize(
    ("precision", "written"),
    [
        (DatePrecision.DAY, "2017-05-03"),
        (DatePrecision.MONTH, "2017-05"),
        (DatePrecision.YEAR, "2017"),
    ],
)
def test_founding_is_as_precise_as_it_is_known(facts, precision, written):
    SiteSettings.objects.update(founded_precision=precision)

    assert graph_of(soup_of("/de/"))["NGO"]["foundingDate"] == written


def test_association_is_the_same_on_every_page_and_another_on_the_other_site(facts):
    German, English = (graph_of(soup_of(address))["NGO"] for address in ("/de/", "/en/members/"))  # noqa: N806
    other = graph_of(soup_of("/de/leitbild/", SERVER_NAME="auslaenderrat.localhost"))["NGO"]

    assert German == English
    assert other["@id"] == "http://auslaenderrat.localhost:8000/#association"
    assert other["name"] != German["name"]


def test_association_without_settings_has_the_name_of_its_home_page(site):
    SiteSettings.objects.filter(site=site).update(name="", short_name="", founded_on=None)

    assert graph_of(soup_of("/en/"))["NGO"] == {
        "@type": "NGO",
        "@id": f"{HOST}/#association",
        "name": home_of().title,
        "url": f"{HOST}/",
    }


def test_way_to_a_page_leads_from_the_home_page():
    graph = graph_of(soup_of("/en/alliances/bamga/"))

    assert [step["item"] for step in graph["BreadcrumbList"]["itemListElement"]] == [
        f"{HOST}/en/",
        f"{HOST}/en/alliances/",
        f"{HOST}/en/alliances/bamga/",
    ]
    assert graph["WebPage"]["breadcrumb"]["@id"] == f"{HOST}/en/alliances/bamga/#breadcrumb"


def test_way_to_a_page_leaves_out_what_cannot_be_read():
    draft = StandardPageFactory(title="Entwurf", live=False)
    StandardPageFactory(parent=draft, title="Darunter")

    steps = graph_of(soup_of("/de/entwurf/darunter/"))["BreadcrumbList"]["itemListElement"]

    assert [step["item"] for step in steps] == [f"{HOST}/de/", f"{HOST}/de/entwurf/darunter/"]


def test_page_says_when_it_was_published_in_the_zone_of_the_association():
    page = StandardPageFactory(title="Neu")
    page.save_revision().publish()
    Page.objects.filter(pk=page.pk).update(
        first_published_at="2026-01-31T23:30:15Z", last_published_at="2026-07-01T08:00:00.5Z"
    )

    soup = soup_of("/de/neu/")

    moments = ["2026-02-01T00:30:15+01:00", "2026-07-01T10:00:00+02:00"]
    shown = graph_of(soup)["WebPage"]
    assert [shown["datePublished"], shown["dateModified"]] == moments
    meta = meta_of(soup)
    assert meta["article:published_time"] + meta["article:modified_time"] == moments


def test_figures_are_filled_in_as_text():
    words = "Wir sind {{ member_count }}"
    StandardPageFactory(title=words, slug="zahl", search_description=f"{words}!")

    soup = soup_of("/de/zahl/")

    graph, meta = graph_of(soup), meta_of(soup)
    assert graph["WebPage"]["name"] == meta["og:title"][0] == "Wir sind 66"
    assert graph["WebPage"]["description"] == meta["og:description"][0] == "Wir sind 66!"
    assert graph["BreadcrumbList"]["itemListElement"][-1]["name"] == "Wir sind 66"


def test_further_page_of_a_list_is_a_page_of_its_own():
    soup = soup_of("/en/members/?page=2")

    page = graph_of(soup)["CollectionPage"]
    assert page["url"] == f"{HOST}/en/members/?page=2"
    assert page["@id"] == f"{HOST}/en/members/?page=2#webpage"
    assert meta_of(soup)["og:url"] == [page["url"]]
    assert {link["hreflang"]: link["href"] for link in soup.select("link[hreflang]")} == {
        "de": f"{HOST}/de/mitglieder/?page=2",
        "en": f"{HOST}/en/members/?page=2",
        "x-default": f"{HOST}/de/mitglieder/?page=2",
    }


def test_addresses_have_the_scheme_and_port_of_the_site(site, facts):
    Site.objects.filter(pk=site.pk).update(port=443)

    soup = soup_of("/de/leitbild/")

    text = soup.select_one('script[type="application/ld+json"]').string
    addresses = re.findall(r'"(https?://[^"]+)"', text.replace("https://schema.org", ""))
    assert {address.split("/")[:3][2] for address in addresses} == {"localhost", "social.example"}
    named = [link["href"] for link in soup.select("link[rel=canonical], link[hreflang]")]
    named += meta_of(soup)["og:url"] + meta_of(soup)["og:image"]
    assert {address.rpartition("localhost")[0] for address in named} == {"https://"}


# ------------------------------------------------------------------------------------ pictures
def test_shared_image_has_the_size_that_networks_ask_for(facts):
    facts.default_image = an_image("gross.webp", 1600, 900, description="Ein Platz mit Menschen")
    facts.save()

    meta = meta_of(soup_of("/de/"))

    assert meta["og:image:width"] + meta["og:image:height"] == ["1200", "630"]
    assert meta["og:image:alt"] == ["Ein Platz mit Menschen"]
    assert meta["twitter:card"] == ["summary_large_image"]
    [address] = meta["og:image"]
    assert address.startswith(f"{HOST}/media/images/")
    assert address.endswith(".jpg")
    response = Client(SERVER_NAME="localhost").get(address.removeprefix(HOST))
    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
    response.close()


def test_page_without_images_is_shared_as_words():
    meta = meta_of(soup_of("/de/"))

    assert meta["twitter:card"] == ["summary"]
    assert "og:image" not in meta


@override_settings(MEDIA_URL="https://dateien.example.org/media/")
def test_image_on_another_host_keeps_its_address(facts):
    [address] = meta_of(soup_of("/de/"))["og:image"]

    assert address.startswith("https://dateien.example.org/media/images/")


@pytest.fixture
def _left_open():
    """Wagtail leaves a temporary file to the garbage where an image cannot be read."""
    yield
    gc.collect()


@pytest.mark.usefixtures("_left_open")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_image_whose_file_is_gone_is_left_out(facts):
    for image in (facts.logo, facts.default_image):
        image.file.storage.delete(image.file.name)

    soup = soup_of("/de/")

    assert "logo" not in graph_of(soup)["NGO"]
    assert "og:image" not in meta_of(soup)


def test_images_cost_one_query(facts):
    def count():
        with CaptureQueriesContext(connection) as queries:
            soup_of("/de/leitbild/")
        return len(queries)

    soup_of("/de/leitbild/")
    with_images = count()
    SiteSettings.objects.update(logo=None, default_image=None)

    assert with_images - count() == 1


# ------------------------------------------------------------------------------------- attacks
@pytest.mark.parametrize("words", SPECIMENS[1:])
def test_words_cannot_leave_the_script_or_the_tags(facts, words):
    facts.name = facts.telephone = words
    facts.save()
    StandardPageFactory(title=words, slug="angriff", search_description=words, seo_title=words)

    response = Client(SERVER_NAME="localhost").get("/de/angriff/")
    soup = BeautifulSoup(response.content, "html.parser")

    graph = graph_of(soup)
    assert graph["WebPage"]["name"] == graph["WebPage"]["description"] == words
    assert graph["NGO"]["name"] == graph["NGO"]["telephone"] == words
    assert meta_of(soup)["og:title"] == meta_of(soup)["og:description"] == [words]
    assert len(soup.select("script:not([src])")) == 1
    assert "alert(1)</script>" not in response.content.decode()


@pytest.mark.parametrize("words", SPECIMENS)
def test_script_is_json_in_one_line_without_a_tag(words):
    text = as_script({"name": words})

    assert json.loads(text) == {"name": words}
    assert set(text) & set("<>&\u2028\u2029\n") == set()


# ------------------------------------------------------------------------------- who is told
@pytest.mark.parametrize("address", ["/de/nichts/", "/ar/", "/en/nur-deutsch/"])
def test_page_that_is_not_there_is_not_described(address):
    StandardPageFactory(title="Nur deutsch").copy_for_translation(locale_of("en"), alias=True)

    response = Client(SERVER_NAME="localhost").get(address)
    soup = BeautifulSoup(response.content, "html.parser")

    assert response.status_code == 404
    assert soup.select("script, meta[property], link[rel=canonical], link[hreflang]") == []


@pytest.mark.parametrize("kind", ["password", "login"])
def test_page_that_only_some_may_read_is_not_described_to_others(kind):
    page = StandardPageFactory(title="Geheim", search_description="Ganz geheim")
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="losung")

    response = Client(SERVER_NAME="localhost").get("/de/geheim/", follow=True)
    soup = BeautifulSoup(response.content, "html.parser")

    assert soup.select("script, meta[property], link[rel=canonical]") == []
    assert "Ganz geheim" not in response.content.decode()


def test_preview_of_a_page_is_shown_with_its_description(rf):
    page = StandardPageFactory(title="Entwurf", live=False)

    with override("de"):
        response = page.make_preview_request(rf.get("/de/"), "")

    assert response.status_code == 200
    assert problems_of(graph_of(BeautifulSoup(response.rendered_content, "html.parser"))) == [
        "WebPage: dateModified is missing",
        "WebPage: datePublished is missing",
    ]


def test_preview_of_a_page_outside_any_site_is_shown_without(rf):
    home = HomePage(title="Nirgends", slug="nirgends", locale=locale_of("de"))
    Page.get_first_root_node().add_child(instance=home)

    with override("de"):
        response = home.make_preview_request(rf.get("/de/"), "")

    assert response.status_code == 200
    soup = BeautifulSoup(response.rendered_content, "html.parser")
    assert soup.select("script:not([src]), link[rel=canonical]") == []


@pytest.mark.parametrize(
    ("code", "locale"),
    [("de", "de_DE"), ("en", "en_GB"), ("fa", "fa_IR"), ("fr", "fr_FR"), ("ru", "ru_RU"),
     ("tr", "tr_TR"), ("uk", "uk_UA"), ("ar", "ar_EG")],
)  # fmt: skip
def test_language_is_given_with_a_territory(code, locale):
    assert locale_with_territory(code) == locale
    assert TERRITORY.fullmatch(locale)
