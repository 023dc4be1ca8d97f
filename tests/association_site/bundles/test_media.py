"""Images and documents of a bundle: kept once, changed with their files, left to editors."""

from pathlib import Path

import pytest
from django.conf import settings

from pages import stream
from pages.models import AssociationDocument, AssociationImage, SiteSettings, StandardPage
from tests.association_site.bundles.snapshots import changes, everything
from tests.factories.bundles import TEXT, picture, replace_in, small_bundle

pytestmark = pytest.mark.django_db

DESCRIBED = """rot.png:
  title: Rot
  description: Eine rote Fläche
  credit: Testperson
  licence: CC0
  focal_point: [30, 20]
"""
FILES = {
    "images/rot.png": picture(colour="red"),
    "images/blau.webp": picture(kind="WEBP", colour="blue"),
    "images.yaml": DESCRIBED,
    "documents/antrag.pdf": b"%PDF-1.7 Antrag",
    "pages/text.md": TEXT.replace(
        "Vor der Überschrift.",
        'Vor dem Bild, mit [Antrag](documents/antrag.pdf).\n\n![Rot](rot.png "Ganz rot")\n\n![](blau.webp)',
    ),
}


@pytest.fixture
def bundle(load, tmp_path):
    """Write a bundle with two images and a document, and load it."""
    small_bundle(tmp_path, FILES)
    replace_in(tmp_path / "site.yaml", "pages:", "logo: rot.png\npages:")
    load(tmp_path)
    return tmp_path


def image(title="Rot"):
    return AssociationImage.objects.get(title=title)


def text_page():
    return StandardPage.objects.get(url_path__contains="/probe", locale__language_code="de")


def notes(lines):
    return [line for line in lines if line[0] in "+~!"]


def test_image_is_kept_with_all_that_is_said_of_it(bundle):
    site_settings = SiteSettings.objects.get(site__hostname="probe.localhost")
    row = image()

    assert (row.description, row.credit, row.licence) == ("Eine rote Fläche", "Testperson", "CC0")
    assert (row.width, row.height, row.collection) == (60, 40, site_settings.collection)
    assert (row.focal_point_x, row.focal_point_y, row.focal_point_width) == (30, 20, 10)
    assert Path(row.file.path).read_bytes() == FILES["images/rot.png"]
    assert site_settings.logo == row
    assert image("blau").description == ""
    assert AssociationDocument.objects.get(title="antrag").file_size == len(b"%PDF-1.7 Antrag")


def test_page_names_images_and_documents_by_their_files(bundle):
    [text, red, blue] = stream.without_keys(
        stream.raw_data(text_page().body)[0]["value"]["content"]
    )
    number = AssociationDocument.objects.get(title="antrag").pk

    assert f'<a linktype="document" id="{number}">Antrag</a>' in text["value"]
    assert red["value"] == {
        "image": {"image": image().pk, "alt_text": "Rot", "decorative": False},
        "caption": "Ganz rot",
    }
    assert blue["value"] == {
        "image": {"image": image("blau").pk, "alt_text": "", "decorative": True},
        "caption": "",
    }


def test_second_load_writes_neither_rows_nor_files(load, bundle, uploads):
    before, files = everything(), uploads()

    assert notes(load(bundle)) == []
    assert changes(before, everything()) == {}
    assert uploads() == files


def test_changed_file_takes_the_place_of_the_old_one(
    load, bundle, uploads, django_capture_on_commit_callbacks
):
    old, number = Path(image().file.path), image().pk
    (bundle / "images/rot.png").write_bytes(picture(50, 30, colour="red"))
    replace_in(bundle / "images.yaml", "[30, 20]", "[25, 15]")

    with django_capture_on_commit_callbacks(execute=True):
        lines = load(bundle)

    assert notes(lines) == ["~ images/rot.png"]
    row = image()
    assert (row.pk, row.width, row.focal_point_x) == (number, 50, 25)
    assert old.relative_to(settings.MEDIA_ROOT) not in uploads()
    assert Path(row.file.path).exists()


def test_changed_words_of_an_image_leave_its_file_alone(load, bundle, uploads):
    files = uploads()
    replace_in(bundle / "images.yaml", "Eine rote Fläche", "Alles rot")

    assert notes(load(bundle)) == ["~ images/rot.png"]
    assert image().description == "Alles rot"
    assert uploads() == files


def test_image_that_an_editor_described_is_kept(load, bundle):
    AssociationImage.objects.filter(pk=image().pk).update(description="Vom Büro")
    (bundle / "images/rot.png").write_bytes(picture(50, 30))
    before = everything()

    assert notes(load(bundle)) == [
        "! images/rot.png: changed in the admin since it was loaded; kept (--force overwrites)",
    ]
    assert changes(before, everything()) == {}
    load(bundle, force=True)
    assert (image().description, image().width) == ("Eine rote Fläche", 50)


def test_image_that_an_editor_deleted_stays_away_and_its_page_as_it_is(load, bundle):
    image("blau").delete()
    before = stream.raw_data(text_page().body)

    lines = load(bundle)

    gone = "deleted in the admin since it was loaded; left out (--force makes it again)"
    assert notes(lines) == [
        f"! images/blau.webp: {gone}",
        "! text: changed in the admin since it was loaded; kept (--force overwrites)",
    ]
    assert stream.raw_data(text_page().body) == before
    assert notes(load(bundle, force=True))[0] == "+ images/blau.webp"


def test_dry_run_leaves_no_files(load, tmp_path, uploads):
    before = uploads()

    lines = load(small_bundle(tmp_path, FILES), dry_run=True)

    assert notes(lines)[:3] == ["+ images/blau.webp", "+ images/rot.png", "+ documents/antrag.pdf"]
    assert uploads() == before
