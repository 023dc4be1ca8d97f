"""`make demo`: SQLite, files and a secret of its own in DATA_DIR, reached at localhost only."""

import contextlib
import os
import secrets

from association_site.settings.base import *  # noqa: F403
from association_site.settings.base import DATA_DIR
from association_site.settings.environment import flag

DEBUG = flag("DEBUG")
ALLOWED_HOSTS = ["localhost", ".localhost", "127.0.0.1", "[::1]"]


def _own_secret_key() -> str:
    """Return the key kept in DATA_DIR, made at the first start."""
    path = DATA_DIR / "secret_key"
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text()


SECRET_KEY = os.environ.get("SECRET_KEY") or _own_secret_key()
# Mails are shown in the terminal.
EMAIL_BACKEND = LETTER_BACKEND = "django.core.mail.backends.console.EmailBackend"
WAGTAILADMIN_BASE_URL = f"http://localhost:{os.environ.get('PORT') or 8000}"
