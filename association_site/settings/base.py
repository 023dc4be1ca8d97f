"""Settings that hold everywhere; the other modules say only what differs."""

import os
import warnings
from pathlib import Path
from typing import Any

import dj_database_url
from bs4 import MarkupResemblesLocatorWarning
from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.utils.translation import gettext_lazy as _

from association_site.settings.languages import COMPLETE, WITHOUT_CATALOGUE
from association_site.settings.machine_translation import machine_translator
from pages.embeds import ORIGINS

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(os.environ.get("DATA_DIR") or BASE_DIR / "var" / "demo").resolve()

DEBUG = False

INSTALLED_APPS = [
    "association_site",
    "alliances",
    "members",
    "pages",
    "translations",
    "search",
    "accounts",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "association_site.middleware.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "association_site.middleware.TextCompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "pages.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "association_site.middleware.SiteBordersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pages.redirects.RedirectMiddleware",
]

ROOT_URLCONF = "association_site.urls"
WSGI_APPLICATION = "association_site.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pages.context_processors.site_context",
            ],
        },
    },
]

# SQLite in write-ahead mode with immediate transactions: readers never wait for a writer, and two
# writers queue instead of failing half-way.
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL", "").strip() or f"sqlite:///{DATA_DIR / 'db.sqlite3'}"
    ),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# One cache that every process shares: Wagtail keeps the sites' root paths in it for an hour, and a
# loader beside the running server has to be able to clear them.
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "cache",
    },
    # One query finds the sizes of all images of a page (`pages.pictures`); a copy in files would be
    # slower, out of date once an image changes, and drive everything else from the cache.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
WAGTAILADMIN_USER_LOGIN_FORM = "accounts.forms.SignInForm"

# ---------------------------------------------------------------------------- languages and time
LANGUAGE_CODE = "de"
# Which of them a site offers is set per site in the admin; only complete ones can be added.
COMPLETE_LANGUAGES = COMPLETE
LANGUAGES = [*COMPLETE, *WITHOUT_CATALOGUE]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", _("German")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["association_site.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

# ---------------------------------------------------------------------------- jobs
# What our rooms put off says `@task(backend="queue")`: it is kept in the database and done by
# `manage.py work`. Wagtail's own tasks (index of the search and of references, files) always
# take the default, and have to be done at once: an editor would not find what was just saved.
TASKS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "queue": {"BACKEND": "association_site.jobs.backend.QueueBackend"},
}
# Seconds a job may take. Who runs one longer has died: the job is taken up again.
JOB_TIME_LIMIT = 600
# Tasks without arguments, enqueued once a day.
DAILY_JOBS = [
    "association_site.jobs.pruning.forget_old_jobs",
    "members.daily.remind_members",
    "members.daily.delete_what_is_over",
    "translations.exchange.keeping.forget_po_files",
    "pages.warnings.standing.renew_daily",
    "association_site.desk.digest.tell_translators",
]

# ---------------------------------------------------------------------------- mail
# Mail that Wagtail sends within somebody's request goes through EMAIL_BACKEND. What the queue sends
# goes through this one, which raises where the server does not take it.
LETTER_BACKEND = "association_site.mail.LetterBackend"
# Seconds that a server may take to examine a mail.
LETTER_TIMEOUT = 60

# ---------------------------------------------------------------------------- files
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 60 * 60
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# ---------------------------------------------------------------------------- Wagtail
WAGTAIL_SITE_NAME = _("Association website")
WAGTAIL_I18N_ENABLED = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
WAGTAILIMAGES_IMAGE_MODEL = "pages.AssociationImage"
WAGTAILDOCS_DOCUMENT_MODEL = "pages.AssociationDocument"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ics", "odt", "ods", "pdf", "pptx", "txt", "xlsx", "zip"]
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 2**20
WAGTAILIMAGES_IMAGE_FORM_BASE = "pages.forms.ImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "pages.forms.DocumentForm"
WAGTAILIMAGES_AVIF_QUALITY = 55
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 2**20
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# Submitting a page for translation must not put German text live in the new language.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Who translates by machine, if somebody does.
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator()
# No other request leaves the admin: no avatar service, no update check, no news.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []

# ---------------------------------------------------------------------------- safety
SESSION_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        # Videos and maps, which a reader asks for by a click.
        "frame-src": ORIGINS,
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    },
}
# Wagtail's admin writes inline scripts and styles and shows previews in frames.
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "connect-src": [SELF],
    "form-action": [SELF],
    "frame-src": [SELF, *ORIGINS],
    "frame-ancestors": [SELF],
    "media-src": [SELF],
    "worker-src": [SELF, "blob:"],
    "base-uri": [SELF],
    "manifest-src": [SELF],
}

# ---------------------------------------------------------------------------- this project
# Port under which visitors reach the sites; 80 and 443 are left out of addresses.
PUBLIC_PORT = int(os.environ.get("PORT") or 8000)
# How many servers of our own stand in front: the last ones to add to X-Forwarded-For, which anybody
# may begin. The addresses of visitors are needed for nothing but telling a flood of forms.
TRUSTED_PROXIES = 0
# Whether Django itself hands out uploaded files; a server in front of it may do that instead.
SERVE_MEDIA = True

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    # Errors are logged with the address that was asked for, which may be a link of somebody's.
    "filters": {"no_links": {"()": "association_site.log_links.NoLinks"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {"django.request": {"filters": ["no_links"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

# A passage may be no more than an address or the name of a file: its parser takes that for a mistake.
warnings.filterwarnings("ignore", category=MarkupResemblesLocatorWarning)
