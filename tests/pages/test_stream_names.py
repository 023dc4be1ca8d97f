"""Names in raw data: of pages, images and documents of the same bundle."""

from pages.stream import Reference, resolved


def test_names_become_numbers_however_deep_they_stand():
    numbers = {("page", "ziel"): 3, ("document", "b.pdf"): 4, ("image", "a.webp"): 5}
    raw = [
        {
            "image": Reference("image", "a.webp", line=9),
            "texts": ['<p><a linktype="page" id="ziel">Z</a> <a href="x">X</a></p>', 7],
            "file": Reference("document", "b.pdf"),
        }
    ]

    assert resolved(raw, lambda found: numbers[found.kind, found.name]) == [
        {
            "image": 5,
            "texts": ['<p><a linktype="page" id="3">Z</a> <a href="x">X</a></p>', 7],
            "file": 4,
        }
    ]
