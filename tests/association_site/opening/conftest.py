"""What the tests of opening share."""

import pytest

from pages.site_context import clear_root_paths


@pytest.fixture(autouse=True)
def no_site_of_another_test():
    """Forget the sites that a test before made and that its end took back."""
    clear_root_paths()
    yield
    clear_root_paths()
