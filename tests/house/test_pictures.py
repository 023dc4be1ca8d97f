"""The pictures of the README are there, small, described, and no others lie beside them."""

import re

from PIL import Image

from tests.browser.sheets import LARGEST, PICTURES, ROOT, SHOWN

README = (ROOT / "README.md").read_text()
WORDS_AND_NAMES = re.findall(r"!\[([^\]]*)\]\(tests/pictures/([^)]+)\.webp\)", README)


def test_readme_shows_all_pictures_with_a_description():
    assert sorted(name for _words, name in WORDS_AND_NAMES) == sorted(SHOWN)
    assert all(words for words, _name in WORDS_AND_NAMES)


def test_pictures_are_small_and_of_what_was_asked_for():
    assert {path.name for path in PICTURES.iterdir()} == {f"{name}.webp" for name in SHOWN}
    for name, (_page, _language, width, _scheme, _top) in SHOWN.items():
        path = PICTURES / f"{name}.webp"
        assert path.stat().st_size <= LARGEST
        with Image.open(path) as picture:
            assert (picture.format, picture.width) == ("WEBP", width)
