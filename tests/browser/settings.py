"""The demo's settings, with a catalogue of the interface that only the tests have."""

import os
from pathlib import Path

from association_site.settings.demo import *  # noqa: F403
from association_site.settings.demo import LOCALE_PATHS

LOCALE_PATHS = [Path(os.environ["TEST_LOCALE_PATH"]), *LOCALE_PATHS]
