"""Settings of the test suite: the database named by DATABASE_URL, nothing kept."""

import os
import tempfile
from pathlib import Path

from association_site.settings.base import *  # noqa: F403

SECRET_KEY = "only-for-tests-" + "x" * 40
ALLOWED_HOSTS = ["localhost", ".localhost", "testserver"]
MEDIA_ROOT = Path(tempfile.gettempdir()) / f"association-site-test-media-{os.getpid()}"
CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}  # noqa: F405
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = LETTER_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WAGTAILADMIN_BASE_URL = "http://localhost:8000"
WHITENOISE_AUTOREFRESH = True
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = None
