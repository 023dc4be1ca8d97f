"""Images: sizes, formats and words."""

from io import BytesIO

import pytest
from PIL import Image
from wagtail.images.rect import Rect

from pages import pictures
from pages.models import AssociationImage
from tests.factories.files import ImageFactory, image_bytes
from tests.pages.picturing import made_files, photo, read, shown, widths

pytestmark = pytest.mark.django_db


# --------------------------------------------------------------------------- sizes and formats
def test_picture_offers_avif_then_webp_then_the_original_format():
    page = shown(photo())

    assert [(tag["type"], widths(tag)) for tag in page.select("picture > source")] == [
        ("image/avif", [480, 800, 1400]),
        ("image/webp", [480, 800, 1400]),
    ]
    assert page.img["src"].endswith(".jpg")


def test_picture_says_its_size_and_loads_late():
    tag = shown(photo()).img

    assert {name: tag[name] for name in ("width", "height", "loading", "decoding")} == {
        "width": "1400",
        "height": "1050",
        "loading": "lazy",
        "decoding": "async",
    }
    assert not tag.has_attr("style")


def test_eager_picture_loads_at_once():
    assert not shown(photo(), eager=True).img.has_attr("loading")


def test_files_are_what_the_sources_say():
    image = photo()
    shown(image)

    found = {spec: (file.format, file.size) for spec, file in made_files(image).items()}

    assert found == {
        "width-480|format-avif": ("AVIF", (480, 360)),
        "width-800|format-avif": ("AVIF", (800, 600)),
        "width-1400|format-avif": ("AVIF", (1400, 1050)),
        "width-480|format-webp": ("WEBP", (480, 360)),
        "width-800|format-webp": ("WEBP", (800, 600)),
        "width-1400|format-webp": ("WEBP", (1400, 1050)),
        "width-800|format-jpeg": ("JPEG", (800, 600)),
    }


@pytest.mark.parametrize(
    ("shape", "size", "expected"),
    [
        ("wide", (60, 40), [60]),
        ("wide", (700, 500), [480, 700]),
        ("wide", (1400, 100), [480, 800, 1400]),
        ("card", (600, 100), [150]),
        ("card", (500, 1000), [360, 500]),
        ("square", (300, 1000), [160, 300]),
        ("logo", (100, 40), [100]),
        ("logo", (400, 50), [200, 400]),
    ],
)
def test_small_image_is_never_enlarged(shape, size, expected):
    sources = shown(photo(*size), shape=shape).select("source")

    assert [widths(source) for source in sources] == [expected, expected]


@pytest.mark.parametrize(
    ("shape", "size"),
    [("wide", (1400, 1050)), ("card", (960, 640)), ("square", (560, 560)), ("logo", (133, 100))],
)
def test_shape_gives_proportions(shape, size):
    tag = shown(photo(), shape=shape).img

    assert (int(tag["width"]), int(tag["height"])) == size


def test_place_is_the_shapes_unless_the_template_knows_better():
    image = photo()

    assert [tag["sizes"] for tag in shown(image).select("source")] == [
        "(min-width: 46rem) 44rem, 94vw"
    ] * 2
    assert shown(image, sizes="10rem").source["sizes"] == "10rem"
    assert shown(image, shape="logo").source["sizes"] == "133px"


def test_crop_keeps_the_focal_point():
    canvas = Image.new("RGB", (1600, 400), (255, 255, 255))
    canvas.paste((200, 0, 0), (0, 0, 100, 400))
    file = BytesIO()
    canvas.save(file, "PNG")
    image = ImageFactory(content=file.getvalue(), name="breit.png")
    shown(image, shape="square")
    centred = made_files(image)["fill-320x320|format-png"].convert("RGB")
    image.set_focal_point(Rect(0, 0, 100, 400))
    image.save()
    image = AssociationImage.objects.get(pk=image.pk)
    shown(image, shape="square")
    focused = {
        row.filter_spec: read(row.file.path)
        for row in image.renditions.all()
        if row.focal_point_key == pictures.Filter("fill-320x320").get_cache_key(image)
    }["fill-320x320|format-png"].convert("RGB")

    assert centred.getpixel((20, 160)) == (255, 255, 255)
    assert focused.getpixel((20, 160)) == (200, 0, 0)


@pytest.mark.parametrize(
    ("extension", "fallback"),
    [("png", "PNG"), ("gif", "PNG"), ("webp", "WEBP"), ("avif", "WEBP")],
)
@pytest.mark.parametrize("shape", ["logo", "wide"])
def test_transparent_image_stays_transparent_in_every_format(shape, extension, fallback):
    content = image_bytes(300, 200, extension, (200, 0, 0, 0))
    image = ImageFactory(content=content, name=f"logo.{extension}")

    page = shown(image, shape=shape)
    files = made_files(image)

    assert {file.convert("RGBA").getpixel((3, 3))[3] for file in files.values()} == {0}
    assert fallback in {file.format for file in files.values()}
    assert page.img["src"].endswith(fallback.lower())


def test_drawn_logo_is_sharp():
    image = ImageFactory(content=image_bytes(300, 200, "png", (11, 93, 99)), name="logo.png")
    page = shown(image, shape="logo")

    assert [tag["type"] for tag in page.select("source")] == ["image/webp"]
    assert {
        file.convert("RGB").getpixel((5, 5)) for file in made_files(image).values()
    } == {(11, 93, 99)}  # fmt: skip


def test_logo_with_shades_is_light():
    shades = BytesIO()
    Image.radial_gradient("L").convert("RGBA").save(shades, "PNG")
    image = ImageFactory(content=shades.getvalue(), name="logo.png")
    shown(image, shape="logo")

    sizes = {row.filter_spec: row.file.size for row in image.renditions.all()}

    assert sizes["max-400x200|format-webp-lossless"] < 4_000
    assert sizes["max-400x200|format-png"] > 8_000


def test_photo_on_the_page_does_not_say_where_it_was_taken():
    exif = Image.Exif()
    exif[0x010F] = "Kamera"
    exif.get_ifd(0x8825)[1] = "N"
    image = ImageFactory(content=image_bytes(900, 600, exif=exif))
    shown(image)

    assert read(image.file.path).getexif()[0x010F] == "Kamera"
    assert [dict(file.getexif()) for file in made_files(image).values()] == [{}] * 7


def test_no_size_of_a_photo_says_where_it_was_taken_whoever_asked_for_it():
    exif = Image.Exif()
    exif[0x010F] = "Kamera"
    image = ImageFactory(content=image_bytes(90, 60, exif=exif))

    assert dict(read(image.get_rendition("original").file.path).getexif()) == {}


def test_photo_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned by a quarter
    image = ImageFactory(content=image_bytes(900, 600, exif=exif))
    tag = shown(image).img

    assert (tag["width"], tag["height"]) == ("600", "900")
    assert made_files(image)["width-480|format-avif"].size == (480, 720)


@pytest.mark.parametrize("mode", ["L", "CMYK", "P", "LA", "1", "I;16"])
def test_image_of_any_colours_is_shown(mode):
    file = BytesIO()
    extension = "jpg" if mode == "CMYK" else "png"
    Image.new(mode, (90, 60)).save(file, "JPEG" if mode == "CMYK" else "PNG")
    image = ImageFactory(content=file.getvalue(), name=f"farben.{extension}")

    assert shown(image).img["width"] == "90"
    assert {made.size for made in made_files(image).values()} == {(90, 60)}


# --------------------------------------------------------------------------------------- words
def test_words_are_the_images_own_unless_the_place_has_others():
    image = photo(60, 40, description="Menschen an einem Tisch")
    assert shown(image).img["alt"] == "Menschen an einem Tisch"
    assert shown(image, alt="Der Vorstand").img["alt"] == "Der Vorstand"
    assert shown(image, alt="").img["alt"] == ""
    image.contextual_alt_text = "Beim Fest <2026>"
    assert shown(image).img["alt"] == "Beim Fest <2026>"
    image.decorative = True
    assert shown(image).img["alt"] == ""


def test_name_of_a_file_is_no_alternative_text():
    image = photo(60, 40, title="IMG_2034")

    assert (image.default_alt_text, shown(image).img["alt"]) == ("", "")


def test_no_image_shows_nothing():
    assert shown(None).get_text(strip=True) == ""
    assert shown(None).find_all() == []
