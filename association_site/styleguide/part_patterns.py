"""The patterns that are no blocks: parts of pages, forms, whole pages."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from association_site.styleguide import block_values as values
from association_site.styleguide import sample_forms, sample_pages, sample_versions
from association_site.styleguide.patterns import Group, Pattern, Variant, whole_page
from association_site.styleguide.register_patterns import REGISTER
from association_site.styleguide.sample_notices import notice
from association_site.styleguide.sample_site import HERE, SampleSite, page_of
from association_site.styleguide.sample_words import Words
from pages import pictures, ways
from pages.choices import LegalKind, Region
from pages.models import HomePage, StandardPage
from pages.page_context import PageContext
from pages.regions import outline_of

V = Variant
Given = dict[str, Any]
INCLUDES = "pages/includes"


def _nothing(site: SampleSite) -> Given:
    return {}


def _many_languages(site: SampleSite) -> Given:
    codes = [code for code, _name in settings.LANGUAGES]
    site.codes = [site.language, *(code for code in codes if code != site.language)]
    return {}


def _long_name(site: SampleSite) -> Given:
    site.name = site.words.long_name
    return {}


def _logo(site: SampleSite) -> Given:
    site.has_logo = True
    return {"block": "brand"}


def _no_menu(site: SampleSite) -> Given:
    site.has_menu, site.codes = False, [site.language]
    return {}


def _trail(*titles: str) -> Callable[[SampleSite], Given]:
    """Return what makes a trail of pages with these words."""

    def make(site: SampleSite) -> Given:
        pages = [
            page_of(StandardPage, site.language, -400 - at, title=getattr(site.words, title))
            for at, title in enumerate(titles)
        ]
        return {"frame": SimpleNamespace(trail=[(page, HERE) for page in pages])}

    return make


def _statement(**fields: Any) -> Callable[[SampleSite], Given]:
    """Return what makes a statement with some fields, and the frame around it."""

    def make(site: SampleSite) -> Given:
        size = {"size": fields["size"]} if "size" in fields else {}
        own = {name: value for name, value in fields.items() if name != "size"}
        page = sample_pages.statement(site, **own)
        return {"page": page, "frame": PageContext(site, page), **size}

    return make


def _teaser(site: SampleSite) -> Given:
    page = sample_pages.statement(site)
    return {"teaser": ways.Teaser(page, HERE, page.teaser_template)}


def _cards(has_place: bool) -> Callable[[SampleSite], Given]:
    """Return what makes cards of alliances, one of them without a logo, or all."""

    def make(site: SampleSite) -> Given:
        alliances = [sample_pages.alliance(site, place) for place in range(3)]
        for alliance in alliances if not has_place else ():
            alliance.logo = None
        return {"alliances": alliances, "has_place": has_place}

    return make


def _picture(shape: str) -> Callable[[SampleSite], Given]:
    return lambda site: {"image": values.image(site), "shape": shape}


def _outline(region: Region) -> Callable[[SampleSite], Given]:
    return lambda site: {"outline": outline_of(region)}


def _frame_with_languages(make: Callable[[SampleSite], Given]) -> Callable[[SampleSite], Given]:
    """Return what makes a frame of a site that was furnished."""

    def frame(site: SampleSite) -> Given:
        make(site)
        return {"frame": PageContext(site, None), "page": None}

    return frame


def _part(name: str, label: Any, *variants: Variant, apart: bool = False) -> Pattern:
    """Return a pattern that an include of the same name renders."""
    template = f"{INCLUDES}/{name.replace('-', '_')}.html"
    return Pattern(Group.PARTS, name, label, variants, template=template, apart=apart)


def parts() -> list[Pattern]:
    """Return the parts of pages."""
    return [
        _part(
            "threads",
            _("Threads"),
            V("join", _("Join"), lambda s: {"part": "join"}),
            V("ring", _("Ring"), lambda s: {"part": "ring"}),
            V("loose", _("Loose"), lambda s: {"part": "loose"}),
        ),
        _part(
            "seal",
            _("Seal"),
            V("all", _("With everything"), _statement()),
            V("day", _("The day alone"), _statement(adopted_by="", adopted_in="")),
            V("small", _("Small"), _statement(size="small")),
        ),
        _part(
            "translation-notice",
            _("Notice of a translation"),
            V("older", _("Older than the original"), notice(is_outdated=True)),
            V("partial", _("Partly translated"), notice(open_count=8, is_unreviewed=True)),
            V("gone", _("The original is gone"), notice(is_gone=True, original="")),
        ),
        _part(
            "portrait-facts",
            _("Founding and figures"),
            V("all", _("With everything"), _nothing),
        ),
        _part(
            "mark",
            _("Mark"),
            V("mark", _("Without a logo"), lambda s: {"block": "brand"}),
            V("logo", _("With the logo of the site"), _logo),
        ),
        _part(
            "language-list",
            _("Languages"),
            V("few", _("A few languages"), _frame_with_languages(_nothing)),
            V("many", _("Many languages"), _frame_with_languages(_many_languages)),
        ),
        _part(
            "breadcrumbs",
            _("Breadcrumbs"),
            V("first", _("On the first level"), _trail()),
            V("deep", _("Further down"), _trail("heading", "long_title", "title")),
            apart=True,
        ),
        _part("contents", _("Contents of a page"), V("contents", _("Long"), _statement())),
        _part("share", _("Sharing"), V("share", _("With an address"), _statement())),
        _part(
            "picture",
            _("Picture"),
            *(V(shape, shape.capitalize(), _picture(shape)) for shape in pictures.SHAPES),
        ),
        _part(
            "outline",
            _("Outline of a region"),
            *(V(region.value, region.label, _outline(region)) for region in Region),
        ),
        _part("way-on", _("Ways on"), V("ways", _("Long"), _frame_with_languages(_nothing))),
        Pattern(
            Group.PARTS,
            "alliance-cards",
            _("Cards of alliances"),
            (
                V("logos", _("With logos"), _cards(has_place=True)),
                V("bare", _("Without logos"), _cards(has_place=False)),
            ),
            template="styleguide/cards.html",
        ),
        Pattern(
            Group.PARTS,
            "teaser",
            _("Statement in force"),
            (V("statement", _("With everything"), _teaser),),
            template="pages/teasers/statement.html",
        ),
    ]


def _form(make: Callable[[Words], Any], closed: bool = False) -> Callable[[SampleSite], Given]:
    """Return what makes a form in a state."""
    return lambda site: {"form": make(site.words), "closed": closed}


FORMS = [
    Pattern(
        Group.FORMS,
        "form",
        _("Form"),
        (
            V("empty", _("Untouched"), _form(sample_forms.empty_form)),
            V("valid", _("Filled in"), _form(sample_forms.valid_form)),
            V("refused", _("With a mistake"), _form(sample_forms.refused_form)),
            V("closed", _("Closed"), _form(sample_forms.closed_form, closed=True)),
        ),
        template="styleguide/form.html",
    )
]


def _shown(make: Callable[..., Any], *args: Any) -> Callable[[SampleSite], Given]:
    """Return what gives a page to its template."""
    return lambda site: {"page": make(site, *args)}


def _home(site: SampleSite) -> HomePage:
    """Return the home page with an introduction."""
    site.home.introduction = site.words.paragraph
    return site.home


def _behind_a_password(make: Callable[[], Any]) -> Callable[[SampleSite], Given]:
    """Return what makes a page behind a password with its form in a state."""
    return lambda site: {"form": make(), "action_url": HERE}


def _not_available(site: SampleSite) -> Given:
    links = PageContext(site, None).language_links
    return {"missing_language": "uk", "versions": [link for link in links if not link.current]}


PAGES = [
    whole_page(
        "frame",
        _("Header and footer"),
        "styleguide/frame.html",
        V("few", _("A few languages"), _nothing),
        V("many", _("Many languages"), _many_languages),
        V("long", _("Long name"), _long_name),
        V("logo", _("With the logo of the site"), _logo),
        V("bare", _("Without menu and languages"), _no_menu),
    ),
    whole_page("home", _("Home"), "pages/home_page.html", V("home", _("Home"), _shown(_home))),
    whole_page(
        "statement",
        _("Statement"),
        "pages/statement_page.html",
        V("adopted", _("Adopted"), _statement()),
        V("draft", _("Not adopted yet"), _statement(adopted_on=None)),
    ),
    whole_page(
        "statement-version",
        _("Version of a statement"),
        "pages/statement_version.html",
        V("in-force", _("In force"), sample_versions.in_force),
        V("replaced", _("Replaced"), sample_versions.replaced),
    ),
    whole_page(
        "statement-comparison",
        _("Two versions compared"),
        "pages/statement_comparison.html",
        V("compared", _("With everything"), sample_versions.compared),
    ),
    whole_page(
        "alliance",
        _("Alliance"),
        "alliances/alliance_page.html",
        V("all", _("With everything"), _shown(sample_pages.alliance, 0)),
        V("bare", _("Without logo and dates"), _shown(sample_pages.alliance, 2)),
    ),
    *REGISTER,
    whole_page(
        "legal",
        _("Legal"),
        "pages/legal_page.html",
        *(V(kind.value, kind.label, _shown(sample_pages.legal, kind)) for kind in LegalKind),
    ),
    whole_page("not-found", _("Page not found"), "404.html", V("404", "404", _nothing)),
    whole_page("failed", _("Something went wrong"), "500.html", V("500", "500", _nothing)),
    whole_page(
        "not-available",
        _("Not available in this language"),
        "pages/not_available.html",
        V("404", "404", _not_available),
    ),
    whole_page(
        "sign-in",
        _("Sign in"),
        "wagtailcore/login.html",
        V("empty", _("Untouched"), lambda s: {"form": sample_forms.sign_in(s.request)}),
        V(
            "refused",
            _("With a mistake"),
            lambda s: {"form": sample_forms.refused_sign_in(s.request)},
        ),
    ),
    whole_page(
        "password",
        _("Password required"),
        "wagtailcore/password_required.html",
        V("empty", _("Untouched"), _behind_a_password(sample_forms.password)),
        V("refused", _("With a mistake"), _behind_a_password(sample_forms.refused_password)),
    ),
]
