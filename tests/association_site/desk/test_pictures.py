"""Taking pictures of the guide: what needs no browser."""

import io
import json

import pytest
from django.core.management import call_command
from PIL import Image

from accounts.choices import Role
from accounts.models import User
from association_site.desk.pictures import LARGEST, SIZE, Place, drawn_image, saved
from association_site.desk.work import work_of
from pages.models import AssociationImage, StandardPage
from tests.factories.pages import home_of


def test_drawing_is_a_picture():
    with Image.open(io.BytesIO(drawn_image())) as image:
        assert (image.format, image.size) == ("PNG", (1200, 800))


def noise(width, height):
    """Return a PNG that is hard to compress."""
    image = Image.effect_noise((width, height), 120).convert("RGB")
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def test_screen_is_scaled_down(tmp_path):
    path = tmp_path / "de" / "screen.webp"

    size = saved(drawn_image(), path)

    assert path.stat().st_size == size <= LARGEST
    with Image.open(path) as image:
        assert (image.format, image.size) == ("WEBP", SIZE)


def test_busy_screen_loses_quality(tmp_path):
    calm, busy = (tmp_path / f"{name}.webp" for name in ("calm", "busy"))

    assert saved(drawn_image(), calm) < saved(noise(1280, 800), busy)
    with Image.open(busy) as image:
        assert image.size == SIZE


@pytest.mark.django_db
def test_preparing_makes_what_the_walk_looks_at(capsys):
    call_command("guide_pictures", "--prepare")

    place = Place.read(capsys.readouterr().out)
    person = User.objects.get(email=place.user)
    (work,) = work_of(person)
    page = StandardPage.objects.get(pk=place.page)
    assert person.check_password(place.password)
    assert work.roles == {Role.ADMINISTRATION}
    assert (place.home, place.site) == (home_of().pk, work.site.pk)
    assert page.get_translation(home_of(language_code="en").locale).pk == place.translation
    assert AssociationImage.objects.get(pk=place.image).description != ""
    assert page.revisions.count() >= 2


def test_place_reads_what_was_printed():
    values = dict.fromkeys(("home", "page", "translation", "image", "site"), 1)
    values |= {"address": "http://localhost", "user": "ada@example.org", "password": "x"}

    assert Place.read(json.dumps(values)) == Place(**values)
