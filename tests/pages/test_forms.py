"""What staff may upload, and what they are told about a file that is refused."""

import struct
import zlib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Site
from wagtail.users.models import UserProfile

from accounts.choices import Role
from pages.models import AssociationDocument, AssociationImage, SiteSettings
from tests.factories.accounts import person, signed_in, user_with_role
from tests.factories.files import ImageFactory, image_bytes

pytestmark = pytest.mark.django_db

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>'
FORMATS = (
    "Bilder können JPG, PNG, WebP, AVIF oder GIF sein. Bitte speichern Sie Fotos vom Handy (HEIC)"
    " zuerst als JPG und Zeichnungen (SVG) als PNG."
)
NO_IMAGE = "Diese Datei ist kein Bild oder sie ist beschädigt. Bitte wählen Sie eine andere."
DAMAGED = (
    "Dieses Bild ist beschädigt oder unvollständig. Bitte speichern oder senden Sie es noch einmal"
    " und wählen Sie dann die neue Datei."
)
TOO_MANY = (
    "Dieses Bild hat zu viele Pixel. Möglich sind höchstens 25 Megapixel, zum Beispiel 5000 × 5000."
    " Bitte verkleinern Sie es zuerst."
)
TOO_MANY_OF = (
    "Dieses Bild hat 5001 × 5001 Pixel, das sind 25,0 Megapixel. Möglich sind höchstens 25."
    " Bitte verkleinern Sie es zuerst."
)
EXTENSION = "Kein gültiges .{}-Bild. Die Erweiterung stimmt nicht mit dem Dateiformat überein ({})"


def bomb(side):
    """Return a PNG of few bytes that says it is a square of so many pixels."""

    def chunk(kind, data):
        packed = struct.pack(">I", len(data)) + kind + data
        return packed + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99))


def heic():
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64


@pytest.fixture
def editor():
    return person(Role.EDITOR)


def collection():
    return SiteSettings.for_site(Site.objects.get(hostname="localhost")).collection.pk


def upload(client, content, name, kind="images"):
    """Return the answer of the page that takes several files at once."""
    response = client.post(
        reverse(f"wagtail{kind}:add_multiple"),
        {"title": "Neu", "collection": collection(), "files[]": SimpleUploadedFile(name, content)},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    return response.json()


def form_errors(client, content, name):
    """Return what the form of one image says beside its file."""
    image = ImageFactory(collection_id=collection())
    response = client.post(
        reverse("wagtailimages:edit", args=[image.pk]),
        {"title": "Neu", "collection": collection(), "file": SimpleUploadedFile(name, content)},
    )
    return response.context["form"].errors["file"]


REFUSED = {
    "svg": (SVG, "logo.svg", FORMATS),
    "svg named png": (SVG, "logo.png", EXTENSION.format("png", "svg")),
    "heic": (heic(), "foto.heic", FORMATS),
    "heic named jpg": (heic(), "foto.jpg", EXTENSION.format("jpeg", "heic")),
    "bmp": (image_bytes(extension="bmp"), "bild.bmp", FORMATS),
    "renamed": (image_bytes(extension="png"), "bild.jpg", EXTENSION.format("jpeg", "png")),
    "no image": (b"Hallo", "bild.jpg", NO_IMAGE),
    "page": (b"<html><script>1</script></html>", "bild.png", EXTENSION.format("png", "svg")),
    "cut off": (image_bytes(600, 400, quality=95)[:-500], "bild.jpg", DAMAGED),
    "cut off png": (image_bytes(600, 400, "png")[:80], "bild.png", DAMAGED),
    "only a beginning": (image_bytes()[:20], "bild.jpg", DAMAGED),
    "too many pixels": (
        bomb(5001),
        "bild.png",
        TOO_MANY_OF,
    ),
    "far too many": (
        bomb(12_000),
        "bild.png",
        TOO_MANY,
    ),
    "bomb": (
        bomb(60_000),
        "bild.png",
        TOO_MANY,
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_upload_of_what_is_no_image_is_refused_and_nothing_is_kept(editor, case):
    content, name, message = REFUSED[case]
    folder = Path(settings.MEDIA_ROOT) / "original_images"
    before = set(folder.glob("*")), AssociationImage.objects.count()

    assert upload(editor, content, name) == {"success": False, "error_message": message}
    assert (set(folder.glob("*")), AssociationImage.objects.count()) == before


@pytest.mark.parametrize("case", REFUSED)
def test_form_says_it_beside_the_file(editor, case):
    content, name, message = REFUSED[case]

    assert form_errors(editor, content, name) == [message]


@pytest.mark.parametrize("extension", ["jpg", "png", "gif", "webp", "avif"])
def test_image_of_every_format_is_taken(editor, extension):
    answer = upload(editor, image_bytes(extension=extension), f"Bild mit Ümlaut.{extension}")

    assert answer["success"] is True
    assert AssociationImage.objects.get(pk=answer["image_id"]).width == 60


def test_image_with_the_most_pixels_possible_is_taken(editor):
    answer = upload(editor, image_bytes(5000, 5000, "gif"), "gross.gif")

    assert answer["success"] is True


def test_file_too_large_is_refused(editor, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 2**20
    content = image_bytes() + b"\0" * 2**20

    assert upload(editor, content, "bild.jpg")["error_message"] == (
        "Die Datei ist zu groß (1,0\xa0MB). Maximale Dateigröße 1,0\xa0MB."
    )


def test_messages_are_in_the_language_of_the_editor():
    user = user_with_role(Role.EDITOR, "localhost")
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "en"
    profile.save()

    assert upload(signed_in(user), bomb(6000), "bild.png")["error_message"] == (
        "This image has 6000 × 6000 pixels, that is 36.0 megapixels. At most 25 are possible."
        " Please make it smaller first."
    )


def test_page_to_upload_says_what_is_possible(editor):
    page = editor.get(reverse("wagtailimages:add_multiple")).content.decode()

    assert "JPG, PNG, WebP, AVIF oder GIF, höchstens 20 MB und 25 Megapixel." in page


def test_form_asks_for_the_alternative_text_and_explains_it(editor):
    image = ImageFactory(collection_id=collection(), description="Menschen an einem Tisch")
    form = editor.get(reverse("wagtailimages:edit", args=[image.pk])).context["form"]
    field = form["description"]

    assert list(form.fields)[:3] == ["title", "file", "description"]
    assert (field.label, field.value()) == (
        "Was das Bild zeigt (Alternativtext)",
        "Menschen an einem Tisch",
    )
    assert field.help_text.startswith("Ein bis zwei Sätze für Menschen, die das Bild nicht sehen")


def test_alternative_text_is_suggested_where_the_image_is_chosen(editor):
    image = ImageFactory(collection_id=collection(), description="Menschen an einem Tisch")

    answer = editor.get(reverse("wagtailimages_chooser:chosen", args=[image.pk])).json()

    assert answer["result"]["default_alt_text"] == "Menschen an einem Tisch"


# ------------------------------------------------------------------------------------- documents
@pytest.mark.parametrize("name", ["seite.html", "bild.svg", "programm.exe", "skript.js", "ohne"])
def test_document_of_another_kind_is_refused(editor, name):
    before = AssociationDocument.objects.count()
    answer = upload(editor, b"<script>1</script>", name, kind="docs")
    extension = Path(name).suffix.lstrip(".")

    assert answer == {
        "success": False,
        "error_message": f"Dateiendung „{extension}“ ist nicht erlaubt. Erlaubte Dateiendungen"
        " sind: „csv, docx, ics, odt, ods, pdf, pptx, txt, xlsx, zip“.",
    }
    assert AssociationDocument.objects.count() == before


def test_document_too_large_is_refused(editor, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 100

    assert upload(editor, b"x" * 101, "a.pdf", kind="docs")["error_message"] == (
        "Die Datei ist zu groß (101\xa0Bytes). Maximale Dateigröße 100\xa0Bytes."
    )
