"""Production: everything secret or of one's own comes from the environment, nothing is guessed."""

import os

from django.core.exceptions import ImproperlyConfigured

from association_site.settings.base import *  # noqa: F403
from association_site.settings.environment import flag, listed, required

KNOWN_KEYS = ("only-for-tests", "change-me", "insecure", "django-insecure")

SECRET_KEY = required("SECRET_KEY")
if len(SECRET_KEY) < 40 or SECRET_KEY.startswith(KNOWN_KEYS):
    raise ImproperlyConfigured("SECRET_KEY must be a random text of at least 40 characters.")

required("DATABASE_URL")
required("DATA_DIR")
ALLOWED_HOSTS = listed("ALLOWED_HOSTS")
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must list the host names of the sites, without *.")
CSRF_TRUSTED_ORIGINS = [
    f"https://*{host}" if host.startswith(".") else f"https://{host}" for host in ALLOWED_HOSTS
]
WAGTAILADMIN_BASE_URL = required("ADMIN_BASE_URL")
PUBLIC_PORT = int(os.environ.get("PUBLIC_PORT") or 443)
TRUSTED_PROXIES = int(os.environ.get("TRUSTED_PROXIES") or 1)
SERVE_MEDIA = flag("SERVE_MEDIA", default=True)

SECURE_SSL_REDIRECT = flag("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = int(os.environ.get("SECURE_HSTS_SECONDS") or 31_536_000)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

EMAIL_BACKEND = "association_site.mail.PatientBackend"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT") or 25)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = flag("EMAIL_USE_TLS")
# Seconds; whoever hands a page in or publishes it waits for the mail server meanwhile.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "webmaster@localhost")
