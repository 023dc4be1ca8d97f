"""Reading a bundle as a whole and checking it before anything is written."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

from association_site.bundles import files
from association_site.bundles.catalogue import Catalogue, read_catalogue
from association_site.bundles.errors import BundleError
from association_site.bundles.facts import FACT_KEYS, read_facts
from association_site.bundles.media import MediaFile, read_media
from association_site.bundles.page_file import PageFile, refuse_unknown
from association_site.bundles.page_files import read_own_texts, read_pages
from association_site.host_names import host_name
from pages import loading
from pages.stream import Reference
from translations.own_texts import LANGUAGES

SITE_KEYS = {"hostname", "default", "source_language", "languages", "pages", *FACT_KEYS}


@dataclass(frozen=True)
class Bundle:
    """All that a bundle says about a site; `lines` are those of the keys in site.yaml.

    Attributes:
        facts: What the site's settings say, by field; those that it does not mention are left out.
        own_texts: The pages of languages that are not translated passage by passage.
    """

    folder: Path
    lines: dict[str, int]
    hostname: str
    is_default: bool
    name: str
    short_name: str
    facts: dict[str, Any]
    source_language: str
    languages: list[str]
    media: list[MediaFile]
    pages: list[PageFile]
    catalogues: dict[str, Catalogue]
    own_texts: dict[str, list[PageFile]]
    site_files: dict[str, Path]


def read_bundle(folder: Path) -> Bundle:
    """Read and check a bundle.

    Raises:
        BundleError: Something in it cannot be loaded.
    """
    path, keys = _site_keys(folder)
    site = loading.Content(keys.values, [])
    try:
        refuse_unknown(keys, SITE_KEYS | set(loading.site_files()))
        name = site.text("name")
        if not name:
            raise loading.ContentError("“name” is missing", "name")
        languages = _languages(site)
        facts = read_facts(site)
        media = read_media(folder)
        descriptions = {
            file.name: file.fields["description"] for file in media if file.kind == "image"
        }
        pages = read_pages(folder, keys, descriptions)
        own_texts = {
            code: read_own_texts(folder / code, pages, descriptions)
            for code in languages[1:]
            if code in LANGUAGES
        }
        written = [*pages, *(page for texts in own_texts.values() for page in texts)]
        _check_references(path, keys, facts, media, pages, written)
        return Bundle(
            folder=folder,
            lines=keys.lines,
            hostname=read_hostname(folder),
            is_default=keys.values.get("default") is True,
            name=name,
            short_name=site.text("short_name"),
            facts=facts,
            source_language=site.text("source_language", settings.LANGUAGE_CODE),
            languages=languages,
            media=media,
            pages=pages,
            catalogues=_catalogues(folder, languages, pages),
            own_texts=own_texts,
            site_files={
                key: files.size_checked(
                    files.inside(folder, site.text(key), path, keys.lines.get(key, 0))
                )
                for key in loading.site_files()
                if key in keys.values
            },
        )
    except loading.ContentError as error:
        raise BundleError(path, str(error), keys.lines.get(error.key, error.line)) from error


def read_hostname(folder: Path) -> str:
    """Return the host name of a bundle's site without reading the rest.

    Raises:
        BundleError: There is none.
    """
    path, keys = _site_keys(folder)
    line = keys.lines.get("hostname", 0)
    try:
        given = loading.Content(keys.values, []).text("hostname")
        return host_name(given)
    except loading.ContentError as error:
        raise BundleError(path, str(error), line) from error
    except ValidationError as error:
        raise BundleError(path, f"“{given}” is no value for “hostname”", line) from error


def _site_keys(folder: Path) -> tuple[Path, files.Keys]:
    """Return the path of a bundle's site.yaml and what it says.

    Raises:
        BundleError: It cannot be read.
    """
    if not folder.is_dir():
        raise BundleError(folder, "There is no such folder")
    path = files.inside(folder, "site.yaml", folder)
    return path, files.mapping(path, files.text_of(path))


def _languages(site: loading.Content) -> list[str]:
    """Return the languages of the site, the source first.

    Raises:
        ContentError: One is not known to this installation.
    """
    source = site.text("source_language", settings.LANGUAGE_CODE)
    given = site.front.get("languages", [source])
    if not isinstance(given, list):
        raise loading.ContentError("“languages” must be a list", "languages")
    for key, code in [("source_language", source), *(("languages", code) for code in given)]:
        if not isinstance(code, str) or code not in dict(settings.LANGUAGES):
            known = ", ".join(dict(settings.LANGUAGES))
            raise loading.ContentError(f"Unknown language “{code}”; known: {known}", key)
    return list(dict.fromkeys([source, *given]))


def _check_references(
    path: Path,
    keys: files.Keys,
    facts: dict[str, Any],
    media: list[MediaFile],
    pages: list[PageFile],
    written: list[PageFile],
) -> None:
    """Refuse a name of a page, an image or a document that is not in the bundle.

    Args:
        path: The file of the site's facts.
        keys: What it says.
        facts: The facts that it states.
        media: The images and documents of the bundle.
        pages: Its pages.
        written: The same, and texts of their own in other languages.

    Raises:
        BundleError: There is one.
    """
    known = {Reference(*file.key) for file in media}
    known |= {Reference("page", page.slug) for page in pages}
    named = [(path, value, keys.lines.get(name, 0)) for name, value in facts.items()]
    stated = [file for page in written for file in (page, *page.earlier)]
    named += [(file.path, found, found.line) for file in stated for found in file.references]
    for source, found, line in named:
        if isinstance(found, Reference) and found not in known:
            raise BundleError(source, f"There is no {found.kind} “{found.name}”", line)


def _catalogues(folder: Path, languages: list[str], pages: list[PageFile]) -> dict[str, Catalogue]:
    """Return the translation files of a bundle by language.

    Raises:
        BundleError: One is broken, or of a language that the site does not list.
    """
    found = {}
    for path in sorted(folder.glob("*.po")):
        if path.stem in LANGUAGES:
            raise BundleError(path, f"Texts in {path.stem} are pages in a folder of that name")
        if path.stem not in languages[1:]:
            raise BundleError(path, f"“{path.stem}” is no language to translate into here")
        files.inside(folder, path.name, path)
        found[path.stem] = read_catalogue(path, {page.slug for page in pages})
    return found
