"""Writing what a bundle says about its site as a whole."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Model
from wagtail.fields import StreamField
from wagtail.models import Site

from association_site.bundles.errors import BundleError, refusal
from association_site.bundles.facts import FACT_KEYS
from association_site.bundles.memory import SiteMemory, digest
from association_site.bundles.reading import Bundle
from pages import changes, stream
from pages.essence import essence
from pages.history import record
from pages.models import HomePage, SiteLanguage, SiteSettings

# Where a field is made from a key of another name.
KEYS = {"site_name": "name", "is_default_site": "default"}
MEMORY = "site"


def find_site(bundle: Bundle) -> Site | None:
    """Return the site of a bundle, if there is one."""
    return Site.objects.filter(hostname=bundle.hostname).first()


def write_site(bundle: Bundle, home: HomePage, memory: SiteMemory) -> tuple[Site, bool]:
    """Create the site with its languages, or bring it up to what the bundle says.

    Languages that the bundle does not list stay as they are.

    Returns:
        The site, and whether anything has changed.

    Raises:
        BundleError: Its host name is another site's, there is a default site already, or a value
            cannot be kept.
    """
    site = find_site(bundle)
    if site is None:
        site = _new_site(bundle, home)
    elif site.root_page.translation_key != home.translation_key:
        raise BundleError(
            bundle.folder / "site.yaml",
            f"{bundle.hostname} is a site already, and not one of this bundle",
            bundle.lines["hostname"],
        )
    changed = _write(bundle, site, {"site_name": bundle.name}, memory)
    return site, _write_languages(bundle, site, memory) or changed


def write_facts(
    bundle: Bundle, site: Site, memory: SiteMemory, numbers: Mapping[tuple[str, str], int]
) -> bool:
    """Bring the settings of a site up to what the bundle says, and say whether that changed any.

    What the bundle does not mention stays, unless an earlier version of it did.

    Args:
        bundle: The bundle.
        site: Its site.
        memory: What was loaded before.
        numbers: The rows of images and documents.

    Raises:
        BundleError: A value cannot be kept.
    """
    row = SiteSettings.for_site(site)
    facts = dict(bundle.facts)
    for name in memory.state(MEMORY):
        if name in FACT_KEYS and name not in facts:
            facts[name] = SiteSettings._meta.get_field(name).get_default()
    values = {}
    for name, value in facts.items():
        if not isinstance(value, stream.Reference):
            values[name] = value
        elif (value.kind, value.name) in numbers:
            values[name] = numbers[value.kind, value.name]
    before = changes.values_of(row)
    changed = _write(bundle, row, values, memory)
    if changed:
        record(row, before)
    return changed


def _new_site(bundle: Bundle, home: HomePage) -> Site:
    """Return the bundle's site, just made.

    Raises:
        BundleError: There is a default site already, or a value cannot be kept.
    """
    default = Site.objects.filter(is_default_site=True).first()
    if bundle.is_default and default:
        raise BundleError(
            bundle.folder / "site.yaml",
            f"{default.hostname} is the default site already",
            bundle.lines["default"],
        )
    site = Site(
        hostname=bundle.hostname,
        port=settings.PUBLIC_PORT,
        root_page=home,
        is_default_site=bundle.is_default,
        site_name=bundle.name,
    )
    _save(bundle, site)
    return site


def _write(bundle: Bundle, row: Model, values: dict[str, Any], memory: SiteMemory) -> bool:
    """Set values that differ and that nobody has changed since; say whether any was set.

    A value of which nothing is remembered may be set while it is as in a new row.

    Raises:
        BundleError: One cannot be kept.
    """
    changed = False
    state = dict(memory.state(MEMORY))
    for name, value in values.items():
        field: Any = row._meta.get_field(name)
        wanted = _kept_form(row, field, value)
        now = essence(getattr(row, field.attname))
        if now != essence(wanted):
            fresh = essence(_kept_form(row, field, field.get_default()))
            untouched = state[name] == digest(now) if name in state else now == fresh
            if not untouched and not memory.force:
                memory.keep(f"site ({name})")
                continue
            setattr(row, field.attname, wanted)
            changed = True
        state[name] = digest(essence(wanted))
    if changed:
        _save(bundle, row)
    memory.note(MEMORY, state)
    return changed


def _kept_form(row: Model, field: Any, value: Any) -> Any:
    """Return a value as the row keeps it: a stream with the ids of the blocks that it continues."""
    if not isinstance(field, StreamField):
        return value
    raw = stream.with_ids(stream.raw_data(getattr(row, field.name)), value or [])
    return stream.to_value(raw, field.stream_block)


def _save(bundle: Bundle, row: Model) -> None:
    """Keep a row.

    Raises:
        BundleError: A value cannot be kept.
    """
    try:
        row.full_clean()
    except ValidationError as error:
        raise refusal(error, bundle.folder / "site.yaml", bundle.lines, KEYS) from error
    row.save()


def _write_languages(bundle: Bundle, site: Site, memory: SiteMemory) -> bool:
    """Add the bundle's languages, bring them into its order, and say whether that changed any."""
    site_settings = SiteSettings.for_site(site)
    known = {
        language.language_code: language
        for language in SiteLanguage.objects.filter(settings=site_settings).order_by("sort_order")
    }
    state = dict(memory.state(MEMORY))
    loaded = state.get("languages", [])
    is_in_order = [code for code in known if code in bundle.languages] == bundle.languages
    untouched = [code for code in known if code in loaded or not loaded] == loaded
    if not (is_in_order or untouched or memory.force):
        memory.keep("site (languages)")
        return False
    memory.note(MEMORY, state | {"languages": bundle.languages})
    if is_in_order:
        return False
    others = [code for code in known if code not in bundle.languages]
    for position, code in enumerate([*bundle.languages, *others]):
        language = known.get(code) or SiteLanguage(settings=site_settings, language_code=code)
        language.sort_order = position
        language.save()
    return True
