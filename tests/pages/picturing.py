"""What tests of images ask of them."""

from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from PIL import Image

from tests.factories.files import ImageFactory, image_bytes


def shown(image, **parameters):
    """Return what the include makes of an image."""
    html = render_to_string("pages/includes/picture.html", {"image": image, **parameters})
    return BeautifulSoup(html, "html.parser")


def widths(source):
    return [int(part.rsplit(" ", 1)[1].removesuffix("w")) for part in source["srcset"].split(", ")]


def read(path):
    with Image.open(path) as file:
        file.load()
    return file


def made_files(image):
    return {row.filter_spec: read(row.file.path) for row in image.renditions.all()}


def photo(width=1600, height=1200, **fields):
    return ImageFactory(content=image_bytes(width, height), **fields)
