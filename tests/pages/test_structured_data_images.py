"""The pictures that search engines and social networks are shown."""

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from pages.models import SiteSettings
from tests.pages.shared_cards import HOST, an_image, graph_of, meta_of, soup_of

pytestmark = pytest.mark.django_db


def test_shared_image_has_the_size_that_networks_ask_for(all_facts):
    all_facts.default_image = an_image(
        "gross.webp", 1600, 900, description="Ein Platz mit Menschen"
    )
    all_facts.save()

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


@pytest.mark.usefixtures("no_facts")
def test_page_without_images_is_shared_as_words():
    meta = meta_of(soup_of("/de/"))

    assert meta["twitter:card"] == ["summary"]
    assert "og:image" not in meta


@override_settings(MEDIA_URL="https://dateien.example.org/media/")
def test_image_on_another_host_keeps_its_address(all_facts):
    [address] = meta_of(soup_of("/de/"))["og:image"]

    assert address.startswith("https://dateien.example.org/media/images/")


def test_image_whose_file_is_gone_is_left_out(all_facts):
    for image in (all_facts.logo, all_facts.default_image):
        image.file.storage.delete(image.file.name)

    soup = soup_of("/de/")

    assert "logo" not in graph_of(soup)["NGO"]
    assert "og:image" not in meta_of(soup)


def test_images_cost_one_query(all_facts):
    def count():
        with CaptureQueriesContext(connection) as queries:
            soup_of("/de/leitbild/")
        return len(queries)

    soup_of("/de/leitbild/")
    with_images = count()
    SiteSettings.objects.update(logo=None, default_image=None)

    assert with_images - count() == 1
