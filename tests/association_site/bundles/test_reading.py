"""What a bundle's site.yaml says of the site as a whole."""

import pytest

from association_site.bundles import read_hostname
from tests.factories.bundles import replace_in, small_bundle


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("großenhain.example", "xn--groenhain-i1a.example"),
        ("müller.example", "xn--mller-kva.example"),
        ("xn--mller-kva.example", "xn--mller-kva.example"),
    ],
)
def test_host_name_is_read_as_browsers_send_it(tmp_path, given, name):
    bundle = small_bundle(tmp_path)
    replace_in(bundle / "site.yaml", "probe.localhost", given)

    assert read_hostname(bundle) == name
