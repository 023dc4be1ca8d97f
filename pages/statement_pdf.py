"""Adopted versions as PDF: tagged, with title, language and bookmarks, made by WeasyPrint.

A document is made when it is first asked for, and kept: its name tells all that it says, the figures
of its day and whether the version is in force among that. A version has one: that of yesterday's
figures gives way to today's. While one is being made, and for a while after that has failed, whoever
asks for it is asked to wait: nobody can keep the server busy. WeasyPrint needs system libraries
(Pango); where they are missing there is no PDF, and the system check `pages.I001` says so.
"""

import hashlib
import importlib
import importlib.util
import logging
import mimetypes
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core import checks
from django.core.cache import cache as shared_cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from PIL import ImageFile
from wagtail.models import Site

from pages.models import AdoptedVersion

FOLDER = "statements"  # not below images/, which alone is served without asking
TEMPLATE = "pages/statement_pdf.html"
# Raised when the look of documents changes: those kept under the name before are made anew.
EDITION = 5
MAKING_SECONDS = 60
AGAIN_SECONDS = 5
logger = logging.getLogger(__name__)


@cache
def is_available() -> bool:
    """Whether PDFs can be made here."""
    if importlib.util.find_spec("weasyprint") is None:
        return False
    try:
        _weasyprint()
    except OSError:  # a system library is missing
        return False
    return True


def _weasyprint() -> Any:
    """Return WeasyPrint.

    When it is imported it tells Pillow, for the whole process, to read images that are cut off;
    uploads of such are to be refused.

    Raises:
        OSError: A system library is missing.
    """
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    try:
        return importlib.import_module("weasyprint")
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def check_libraries(**_: Any) -> list[checks.CheckMessage]:
    """Say where PDFs cannot be made."""
    if is_available():
        return []
    return [
        checks.Info(
            "Adopted versions are not offered as PDF: WeasyPrint or its libraries are missing.",
            hint="On Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
            id="pages.I001",
        )
    ]


def response(
    request: HttpRequest, version: AdoptedVersion, context: dict[str, Any]
) -> HttpResponseBase:
    """Return a version as PDF, or ask to come again where it is just being made.

    Args:
        request: The request.
        version: The version.
        context: What its template shows.
    """
    html = render_to_string(TEMPLATE, context, request=request)
    name = f"{FOLDER}/{_beginning(version)}{_name(html)}.pdf"
    if not default_storage.exists(name):
        if not shared_cache.add(f"making-{name}", True, MAKING_SECONDS):
            return _later(AGAIN_SECONDS)
        try:
            written = document(request, html)
        except Exception:  # a picture or a font may be what cannot be drawn
            logger.exception("No PDF could be made of the version of %s", version.adopted_on)
            return _later(MAKING_SECONDS)
        default_storage.save(name, ContentFile(written))
        _delete_others(version, name)
        shared_cache.delete(f"making-{name}")
    return FileResponse(
        default_storage.open(name),
        content_type="application/pdf",
        filename=f"{context['page'].slug}-{version.adopted_on}.pdf",
    )


def _later(seconds: int) -> HttpResponse:
    """Ask to come again."""
    return HttpResponse(status=503, headers={"Retry-After": str(seconds)})


def _beginning(version: AdoptedVersion) -> str:
    """Return what the names of all documents of a version begin with."""
    return f"{version.pk}-"


def _delete_others(version: AdoptedVersion, name: str) -> None:
    """Delete the documents of a version that another one has followed."""
    for other in default_storage.listdir(FOLDER)[1]:
        if other.startswith(_beginning(version)) and f"{FOLDER}/{other}" != name:
            default_storage.delete(f"{FOLDER}/{other}")


def _name(html: str) -> str:
    """Return what tells a document from any other: what is written in it, and how."""
    return hashlib.sha256(f"{EDITION}\n{html}".encode()).hexdigest()


def document(request: HttpRequest, html: str) -> bytes:
    """Return the bytes of a PDF.

    Args:
        request: The request, for the site.
        html: What is written in it.
    """
    weasyprint = _weasyprint()
    site = Site.find_for_request(request)
    assert site is not None
    # Whoever reads it elsewhere follows its links from there.
    origin = site.root_url
    page = weasyprint.HTML(string=html, base_url=origin, url_fetcher=_own_files(weasyprint, origin))
    written: bytes = page.write_pdf(pdf_variant="pdf/ua-1")
    return written


def _own_files(weasyprint: Any, origin: str) -> Any:
    """Return what gives documents files of ours; they ask nobody else for anything.

    Args:
        weasyprint: The library.
        origin: What addresses of ours begin with, up to the path.
    """
    ours = urlsplit(origin)[:2]

    class OwnFiles(weasyprint.urls.URLFetcher):
        """Reads static files and media."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """Return a file.

            Raises:
                ValueError: It is not ours, or there is none of that name.
            """
            if urlsplit(url)[:2] != ours:
                raise ValueError(f"No address of ours: {url}")
            path = unquote(urlsplit(url).path)
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            given = {"Content-Type": kind}
            return weasyprint.urls.URLFetcherResponse(url, _file(path), given)

    return OwnFiles()


def _file(path: str) -> bytes:
    """Return what a file of ours holds.

    Raises:
        ValueError: There is none of that name.
    """
    if path.startswith(settings.MEDIA_URL):
        with default_storage.open(path.removeprefix(settings.MEDIA_URL)) as file:
            return bytes(file.read())
    name = path.removeprefix(settings.STATIC_URL).lstrip("/")
    if staticfiles_storage.exists(name):  # collected, under a name that tells its content
        with staticfiles_storage.open(name) as file:
            return bytes(file.read())
    found = finders.find(name)
    if not isinstance(found, str):
        raise ValueError(f"No file of ours: {path}")
    return Path(found).read_bytes()
