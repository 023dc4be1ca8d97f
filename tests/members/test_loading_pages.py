"""Reading the pages of the register from the files of a bundle."""

import pytest

from members.loading import read_directory
from pages.loading import Content, ContentError


def licence(front):
    fields = read_directory(Content(front, []))
    return fields["licence_name"], fields["licence_url"]


def test_directory_page_names_the_licence_of_its_bundle():
    given = {"name": "CC0 1.0", "url": "https://lizenz.example/cc0"}

    assert licence({"licence": given}) == ("CC0 1.0", "https://lizenz.example/cc0")
    assert licence({}) == ("", "")


@pytest.mark.parametrize(
    "given", ["https://lizenz.example/", {"name": "CC0 1.0"}, {"name": "x", "url": "javascript:"}]
)
def test_licence_without_name_or_address_is_refused(given):
    with pytest.raises(ContentError) as refused:
        licence({"licence": given})

    assert refused.value.key == "licence"
