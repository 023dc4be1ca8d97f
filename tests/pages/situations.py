"""What may be done to a page, and what must be true then: the table of `test_situations`."""

from dataclasses import dataclass, field

from wagtail.models import Page, Site

from tests.factories.pages import StandardPageFactory, home_of, locale_of
from tests.pages.conftest import turn_off
from tests.pages.doing import (
    HOST,
    alias_in_english,
    alias_whose_source_is_deleted,
    alias_whose_source_is_renamed,
    delete_english_home_page,
    editor_deletes,
    editor_moves,
    exchange_addresses,
    expire,
    lead_to,
    lead_to_a_deleted_page,
    move,
    move_and_take_the_old_address,
    move_to_the_other_site,
    move_to_where_the_slug_is_taken_in_english,
    publish_draft,
    rename,
    rename_and_back,
    rename_and_delete,
    rename_and_turn_off,
    rename_and_unpublish,
    rename_back_and_unpublish,
    rename_english_home_page,
    rename_in_english,
    rename_twice,
    restore_revision,
    restore_revision_of_a_translation,
    restrict,
    schedule_draft,
    schedule_draft_and_wait,
    schedule_new_slug_and_wait,
    stop_synchronising_and_move,
    take_and_leave_the_old_address,
    take_the_old_address,
    take_the_old_address_and_rename,
    the,
    translate,
)


# ----------------------------------------------------------------------------------- the table
@dataclass
class Situation:
    """What is done, and what must be true then.

    Attributes:
        act: Does it.
        answers: Status, or the address led to, by path.
        menu: Titles of the test's pages in the menu of a language, where they change.
        switcher: Where the switcher of a page leads, by path and language.
        listed: Paths that search engines hear of in addition; with ``-`` no more.
        links: Where the links in the text of a page lead, by path.
    """

    act: object
    answers: dict = field(default_factory=dict)
    menu: dict = field(default_factory=dict)
    switcher: dict = field(default_factory=dict)
    listed: tuple = ()
    links: dict = field(default_factory=dict)


BEFORE = {
    "de": ["Eltern", "Kind", "Ziel", "Verweis", "Nur deutsch"],
    "en": ["Parents", "Child", "Target", "Reference"],
}
GERMAN, ENGLISH_PAGE = "/de/eltern/kind/", "/en/parents/child/"
FAMILY = (GERMAN, f"{GERMAN}enkel/", ENGLISH_PAGE, f"{ENGLISH_PAGE}grandchild/")


def gone(*paths):
    return tuple(f"-{path}" for path in paths)


SITUATIONS = {
    "nothing": Situation(
        lambda: None,
        dict.fromkeys(FAMILY, 200),
        switcher={(GERMAN, "en"): ENGLISH_PAGE, ("/de/nur-deutsch/", "en"): "/en/"},
        links={"/de/verweis/": [GERMAN, GERMAN], "/en/reference/": [ENGLISH_PAGE, ENGLISH_PAGE]},
    ),
    # ---- publishing
    "publish a draft": Situation(
        publish_draft,
        {"/de/neu/": 200, "/en/neu/": 404},
        menu={"de": [*BEFORE["de"], "Neu"]},
        switcher={("/de/neu/", "en"): "/en/"},
        listed=("/de/neu/",),
    ),
    "publish a translation": Situation(
        lambda: translate(the("nur-deutsch"), {"Nur deutsch": "Now English"}),
        {"/en/now-english/": 200},
        menu={"en": [*BEFORE["en"], "Now English"]},
        switcher={("/de/nur-deutsch/", "en"): "/en/now-english/"},
        listed=("/en/now-english/",),
    ),
    "unpublish an original": Situation(
        lambda: the("kind").unpublish(),
        {GERMAN: 404, f"{GERMAN}enkel/": 200, ENGLISH_PAGE: 200},
        menu={"de": ["Eltern", "Ziel", "Verweis", "Nur deutsch"]},
        switcher={(ENGLISH_PAGE, "de"): "/de/eltern/"},
        listed=gone(GERMAN),
        links={"/de/verweis/": [ENGLISH_PAGE, ENGLISH_PAGE], "/en/reference/": [ENGLISH_PAGE] * 2},
    ),
    "unpublish a translation": Situation(
        lambda: the("child").unpublish(),
        {GERMAN: 200, ENGLISH_PAGE: 404, f"{ENGLISH_PAGE}grandchild/": 200},
        menu={"en": ["Parents", "Target", "Reference"]},
        switcher={(GERMAN, "en"): "/en/parents/", (f"{GERMAN}enkel/", "en"): f"{ENGLISH_PAGE}grandchild/"},
        listed=gone(ENGLISH_PAGE),
        links={"/en/reference/": [GERMAN, GERMAN]},
    ),
    "unpublish both": Situation(
        lambda: [the("kind").unpublish(), the("child").unpublish()],
        {GERMAN: 404, ENGLISH_PAGE: 404},
        menu={
            "de": ["Eltern", "Ziel", "Verweis", "Nur deutsch"],
            "en": ["Parents", "Target", "Reference"],
        },
        listed=gone(GERMAN, ENGLISH_PAGE),
        links={"/de/verweis/": [], "/en/reference/": []},
    ),
    "unpublish a page with the pages below": Situation(
        lambda: [page.unpublish() for page in (the("eltern"), the("kind"), the("enkel"))],
        {"/de/eltern/": 404, GERMAN: 404, f"{GERMAN}enkel/": 404, ENGLISH_PAGE: 200},
        menu={"de": ["Ziel", "Verweis", "Nur deutsch"]},
        switcher={(f"{ENGLISH_PAGE}grandchild/", "de"): "/de/"},
        listed=gone("/de/eltern/", GERMAN, f"{GERMAN}enkel/"),
    ),
    "unpublish and publish again": Situation(
        lambda: [the("kind").unpublish(), the("kind").get_latest_revision().publish()],
        {GERMAN: 200},
        switcher={(ENGLISH_PAGE, "de"): GERMAN},
    ),
    # ---- other addresses
    "rename an original": Situation(
        lambda: rename("eltern", "anders"),
        {
            "/de/eltern/": "/de/anders/",
            GERMAN: "/de/anders/kind/",
            f"{GERMAN}enkel/": "/de/anders/kind/enkel/",
            f"{GERMAN}?woher=brief": "/de/anders/kind/",
            ENGLISH_PAGE: 200,
            "http://localhost:8000/de/eltern/": 404,
        },
        switcher={(ENGLISH_PAGE, "de"): "/de/anders/kind/"},
        listed=(
            *gone("/de/eltern/", GERMAN, f"{GERMAN}enkel/"),
            *("/de/anders/", "/de/anders/kind/", "/de/anders/kind/enkel/"),
        ),
        links={"/de/verweis/": ["/de/anders/kind/"] * 2},
    ),
    "rename a translation": Situation(
        rename_in_english,
        {
            ENGLISH_PAGE: "/en/parents/kid/",
            f"{ENGLISH_PAGE}grandchild/": "/en/parents/kid/grandchild/",
            GERMAN: 200,
        },
        menu={"en": ["Parents", "Kid", "Target", "Reference"]},
        switcher={(GERMAN, "en"): "/en/parents/kid/"},
        listed=(
            *gone(ENGLISH_PAGE, f"{ENGLISH_PAGE}grandchild/"),
            *("/en/parents/kid/", "/en/parents/kid/grandchild/"),
        ),
    ),
    "rename twice": Situation(
        rename_twice,
        dict.fromkeys((GERMAN, "/de/anders/kind/"), "/de/ganz-anders/kind/"),
        listed=(
            *gone("/de/eltern/", GERMAN, f"{GERMAN}enkel/"),
            *("/de/ganz-anders/", "/de/ganz-anders/kind/", "/de/ganz-anders/kind/enkel/"),
        ),
    ),
    "rename and back": Situation(rename_and_back, {GERMAN: 200, "/de/anders/kind/": GERMAN}),
    "rename and back, then unpublish": Situation(
        rename_back_and_unpublish,
        {"/de/eltern/": 404, "/de/anders/": 404, "/de/anders/kind/": GERMAN},
        menu={"de": ["Ziel", "Verweis", "Nur deutsch"]},
        listed=gone("/de/eltern/"),
    ),
    "rename, then unpublish": Situation(
        rename_and_unpublish,
        {GERMAN: 404, "/de/eltern/anders/": 404, f"{GERMAN}enkel/": "/de/eltern/anders/enkel/"},
        menu={"de": ["Eltern", "Ziel", "Verweis", "Nur deutsch"]},
        listed=(*gone(GERMAN, f"{GERMAN}enkel/"), "/de/eltern/anders/enkel/"),
    ),
    "rename, then delete": Situation(
        rename_and_delete,
        {GERMAN: 404, "/de/eltern/anders/": 404, f"{GERMAN}enkel/": 404},
        menu={"de": ["Eltern", "Ziel", "Verweis", "Nur deutsch"]},
        listed=gone(GERMAN, f"{GERMAN}enkel/"),
    ),
    "rename the home page of a translation": Situation(
        rename_english_home_page,
        {"/en/": 200, ENGLISH_PAGE: 200, "/en/other/": 404},
    ),
    "two pages exchange their addresses": Situation(
        exchange_addresses,
        {
            "/de/eltern/": 200,
            "/de/ziel/kind/": 200,
            GERMAN: "/de/ziel/kind/",
            "/de/zwischendurch/": "/de/ziel/",
        },
        switcher={("/de/ziel/", "en"): "/en/parents/", ("/de/eltern/", "en"): "/en/target/"},
        listed=(
            *gone(GERMAN, f"{GERMAN}enkel/"),
            *("/de/ziel/kind/", "/de/ziel/kind/enkel/"),
        ),
    ),
    "an old address is given to a new page": Situation(
        take_the_old_address,
        {"/de/eltern/": 200, GERMAN: "/de/anders/kind/"},
        menu={"de": [*BEFORE["de"], "Eltern"]},
        switcher={("/de/eltern/", "en"): "/en/", ("/de/anders/", "en"): "/en/parents/"},
        listed=(
            *gone(GERMAN, f"{GERMAN}enkel/"),
            *("/de/anders/", "/de/anders/kind/", "/de/anders/kind/enkel/"),
        ),
    ),
    "an old address is given to a new page that is deleted": Situation(
        take_and_leave_the_old_address,
        {"/de/eltern/": "/de/anders/"},
        listed=(
            *gone("/de/eltern/", GERMAN, f"{GERMAN}enkel/"),
            *("/de/anders/", "/de/anders/kind/", "/de/anders/kind/enkel/"),
        ),
    ),
    "an old address is given to a new page that moves on": Situation(
        take_the_old_address_and_rename,
        {"/de/eltern/": "/de/neu/", "/de/neu/": 200, GERMAN: "/de/anders/kind/"},
        menu={"de": [*BEFORE["de"], "Eltern"]},
        listed=(
            *gone("/de/eltern/", GERMAN, f"{GERMAN}enkel/"),
            *("/de/anders/", "/de/anders/kind/", "/de/anders/kind/enkel/", "/de/neu/"),
        ),
    ),
    "restore a revision with an old address": Situation(
        restore_revision, {GERMAN: 200, "/de/eltern/anders/": GERMAN}
    ),
    "restore a revision of a translation": Situation(
        restore_revision_of_a_translation, {ENGLISH_PAGE: 200, "/en/parents/kid/": ENGLISH_PAGE}
    ),
    # ---- moving
    "move an original": Situation(
        lambda: move("kind", "ziel"),
        {
            GERMAN: "/de/ziel/kind/",
            f"{GERMAN}enkel/": "/de/ziel/kind/enkel/",
            ENGLISH_PAGE: "/en/target/child/",
            f"{ENGLISH_PAGE}grandchild/": "/en/target/child/grandchild/",
        },
        menu={
            "de": ["Eltern", "Ziel", "Kind", "Verweis", "Nur deutsch"],
            "en": ["Parents", "Target", "Child", "Reference"],
        },
        switcher={("/de/ziel/kind/", "en"): "/en/target/child/"},
        listed=(
            *gone(*FAMILY),
            *("/de/ziel/kind/", "/de/ziel/kind/enkel/"),
            *("/en/target/child/", "/en/target/child/grandchild/"),
        ),
        links={"/de/verweis/": ["/de/ziel/kind/"] * 2, "/en/reference/": ["/en/target/child/"] * 2},
    ),
    "move an original in the admin": Situation(
        lambda: editor_moves("kind", "ziel"),
        {GERMAN: "/de/ziel/kind/", ENGLISH_PAGE: "/en/target/child/"},
        menu={
            "de": ["Eltern", "Ziel", "Kind", "Verweis", "Nur deutsch"],
            "en": ["Parents", "Target", "Child", "Reference"],
        },
        listed=(
            *gone(*FAMILY),
            *("/de/ziel/kind/", "/de/ziel/kind/enkel/"),
            *("/en/target/child/", "/en/target/child/grandchild/"),
        ),
    ),
    "move a page with the pages below": Situation(
        lambda: move("eltern", "ziel"),
        {
            f"{GERMAN}enkel/": "/de/ziel/eltern/kind/enkel/",
            f"{ENGLISH_PAGE}grandchild/": "/en/target/parents/child/grandchild/",
        },
        menu={
            "de": ["Ziel", "Eltern", "Verweis", "Nur deutsch"],
            "en": ["Target", "Parents", "Reference"],
        },
        switcher={("/de/ziel/eltern/kind/", "en"): "/en/target/parents/child/"},
        listed=(
            *gone("/de/eltern/", "/en/parents/", *FAMILY),
            *(f"/de/ziel/eltern/{path}" for path in ("", "kind/", "kind/enkel/")),
            *(f"/en/target/parents/{path}" for path in ("", "child/", "child/grandchild/")),
        ),
    ),
    "move a translation alone": Situation(
        lambda: move("child", "target"),
        {GERMAN: 200, ENGLISH_PAGE: "/en/target/child/"},
        menu={"en": ["Parents", "Target", "Child", "Reference"]},
        switcher={(GERMAN, "en"): "/en/target/child/"},
        listed=(
            *gone(ENGLISH_PAGE, f"{ENGLISH_PAGE}grandchild/"),
            *("/en/target/child/", "/en/target/child/grandchild/"),
        ),
    ),
    "move below a page without a translation": Situation(
        lambda: move("kind", "nur-deutsch"),
        {GERMAN: "/de/nur-deutsch/kind/", ENGLISH_PAGE: 200},
        menu={"de": ["Eltern", "Ziel", "Verweis", "Nur deutsch", "Kind"]},
        switcher={("/de/nur-deutsch/kind/", "en"): ENGLISH_PAGE},
        listed=(
            *gone(GERMAN, f"{GERMAN}enkel/"),
            *("/de/nur-deutsch/kind/", "/de/nur-deutsch/kind/enkel/"),
        ),
    ),
    "move a page whose translation is on its own": Situation(
        stop_synchronising_and_move,
        {GERMAN: "/de/ziel/kind/", ENGLISH_PAGE: 200},
        menu={"de": ["Eltern", "Ziel", "Kind", "Verweis", "Nur deutsch"]},
        listed=(*gone(GERMAN, f"{GERMAN}enkel/"), "/de/ziel/kind/", "/de/ziel/kind/enkel/"),
    ),
    "move to where the address is taken in English": Situation(
        move_to_where_the_slug_is_taken_in_english,
        {GERMAN: "/de/ziel/kind/", ENGLISH_PAGE: "/en/target/child-2/", "/en/target/child/": 200},
        menu={
            "de": ["Eltern", "Ziel", "Child", "Kind", "Verweis", "Nur deutsch"],
            "en": ["Parents", "Target", "Child", "Child", "Reference"],
        },
        switcher={("/de/ziel/kind/", "en"): "/en/target/child-2/"},
        listed=(
            *gone(*FAMILY),
            *("/de/ziel/child/", "/en/target/child/", "/de/ziel/kind/", "/de/ziel/kind/enkel/"),
            *("/en/target/child-2/", "/en/target/child-2/grandchild/"),
        ),
    ),
    "change the order": Situation(
        lambda: move("ziel", "eltern", pos="left"),
        dict.fromkeys(FAMILY, 200),
        menu={
            "de": ["Ziel", "Eltern", "Kind", "Verweis", "Nur deutsch"],
            "en": ["Target", "Parents", "Child", "Reference"],
        },
    ),
    "move, and give the old address to a new page": Situation(
        move_and_take_the_old_address,
        {GERMAN: 200, f"{GERMAN}enkel/": "/de/ziel/kind/enkel/", "/de/ziel/kind/": 200},
        menu={
            "de": ["Eltern", "Kind", "Ziel", "Kind", "Verweis", "Nur deutsch"],
            "en": ["Parents", "Target", "Child", "Reference"],
        },
        switcher={(GERMAN, "en"): "/en/parents/"},
        listed=(
            *gone(*FAMILY[1:]),
            *("/de/ziel/kind/", "/de/ziel/kind/enkel/"),
            *("/en/target/child/", "/en/target/child/grandchild/"),
        ),
    ),
    "move to the other site": Situation(
        move_to_the_other_site,
        {
            GERMAN: 404,
            ENGLISH_PAGE: 404,
            "http://localhost:8000/de/kind/": 200,
            "http://localhost:8000/en/child/": 200,
            "http://localhost:8000/de/eltern/kind/": 404,
        },
        menu={
            "de": ["Eltern", "Ziel", "Verweis", "Nur deutsch"],
            "en": ["Parents", "Target", "Reference"],
        },
        listed=gone(*FAMILY),
        links={"/de/verweis/": [], "/en/reference/": []},
    ),
    # ---- deleting
    "delete an original": Situation(
        lambda: editor_deletes("kind"),
        {GERMAN: 404, f"{GERMAN}enkel/": 404, ENGLISH_PAGE: 200},
        menu={"de": ["Eltern", "Ziel", "Verweis", "Nur deutsch"]},
        switcher={(ENGLISH_PAGE, "de"): "/de/eltern/"},
        listed=gone(GERMAN, f"{GERMAN}enkel/"),
        # The English text still names the German page, which is no more.
        links={"/de/verweis/": [], "/en/reference/": []},
    ),
    "delete a translation": Situation(
        lambda: editor_deletes("child"),
        {GERMAN: 200, ENGLISH_PAGE: 404, f"{ENGLISH_PAGE}grandchild/": 404},
        menu={"en": ["Parents", "Target", "Reference"]},
        switcher={(GERMAN, "en"): "/en/parents/"},
        listed=gone(ENGLISH_PAGE, f"{ENGLISH_PAGE}grandchild/"),
        links={"/de/verweis/": [GERMAN] * 2, "/en/reference/": [GERMAN] * 2},
    ),
    "delete a page with the pages below": Situation(
        lambda: editor_deletes("eltern"),
        {"/de/eltern/": 404, GERMAN: 404, f"{GERMAN}enkel/": 404, ENGLISH_PAGE: 200},
        menu={"de": ["Ziel", "Verweis", "Nur deutsch"]},
        switcher={(ENGLISH_PAGE, "de"): "/de/"},
        listed=gone("/de/eltern/", GERMAN, f"{GERMAN}enkel/"),
        links={"/de/verweis/": []},
    ),
    "delete the home page of a translation": Situation(
        delete_english_home_page,
        {"/": "/de/", "/en/": 404, ENGLISH_PAGE: 404, GERMAN: 200},
        menu={"en": []},
        switcher={},
        listed=gone("/en/*"),
    ),
    # ---- with time
    "schedule a draft": Situation(schedule_draft, {"/de/neu/": 404}),
    "a scheduled draft is due": Situation(
        schedule_draft_and_wait,
        {"/de/neu/": 200},
        menu={"de": [*BEFORE["de"], "Neu"]},
        listed=("/de/neu/",),
    ),
    "a scheduled change of address is due": Situation(
        schedule_new_slug_and_wait,
        {GERMAN: "/de/eltern/anders/", f"{GERMAN}enkel/": "/de/eltern/anders/enkel/"},
        switcher={(ENGLISH_PAGE, "de"): "/de/eltern/anders/"},
        listed=(
            *gone(GERMAN, f"{GERMAN}enkel/"),
            *("/de/eltern/anders/", "/de/eltern/anders/enkel/"),
        ),
    ),
    "a page expires": Situation(
        expire,
        {GERMAN: 404, ENGLISH_PAGE: 200},
        menu={"de": ["Eltern", "Ziel", "Verweis", "Nur deutsch"]},
        switcher={(ENGLISH_PAGE, "de"): "/de/eltern/"},
        listed=gone(GERMAN),
        links={"/de/verweis/": [ENGLISH_PAGE] * 2},
    ),
    # ---- aliases, languages, private pages
    "alias in another language": Situation(
        alias_in_english,
        {"/en/nur-deutsch/": 404},
        switcher={("/de/nur-deutsch/", "en"): "/en/"},
    ),
    "alias whose source is renamed": Situation(
        alias_whose_source_is_renamed,
        {"/de/nur-deutsch/": "/de/anders/", "/en/nur-deutsch/": 404, "/en/anders/": 404},
        listed=(*gone("/de/nur-deutsch/"), "/de/anders/"),
    ),
    "alias whose source is deleted": Situation(
        alias_whose_source_is_deleted,
        {"/de/nur-deutsch/": 404, "/en/nur-deutsch/": 404},
        menu={"de": BEFORE["de"][:-1]},
        listed=gone("/de/nur-deutsch/"),
    ),
    "turn a language off": Situation(
        lambda: turn_off(Site.objects.get(hostname=HOST), "en"),
        {"/en/": 404, ENGLISH_PAGE: 404, GERMAN: 200},
        menu={"en": []},
        listed=gone("/en/*"),
    ),
    "turn a language off after renaming": Situation(
        rename_and_turn_off,
        {ENGLISH_PAGE: 404, "/en/people/child/": 404},
        menu={"en": []},
        listed=gone("/en/*"),
    ),
    "unpublish the home page of a translation": Situation(
        lambda: home_of(HOST, "en").unpublish(),
        {"/en/": 404, ENGLISH_PAGE: 404, GERMAN: 200},
        menu={"en": []},
        listed=gone("/en/*"),
    ),
    "ask for a password": Situation(
        lambda: restrict("password"),
        {GERMAN: 200, f"{GERMAN}enkel/": 200, ENGLISH_PAGE: 200},
        switcher={(ENGLISH_PAGE, "de"): GERMAN},
        listed=gone(GERMAN, f"{GERMAN}enkel/"),
    ),
    "ask for an account": Situation(
        lambda: restrict("login"),
        {ENGLISH_PAGE: 200},
        switcher={(ENGLISH_PAGE, "de"): GERMAN},
        listed=gone(GERMAN, f"{GERMAN}enkel/"),
    ),
    # ---- redirects that somebody wrote
    "a redirect to a page": Situation(
        lambda: lead_to(redirect_page=the("child")), {"/de/flyer/": ENGLISH_PAGE}
    ),
    "a redirect to a draft": Situation(
        lambda: lead_to(redirect_page=StandardPageFactory(live=False, parent=home_of(HOST))), {"/de/flyer/": 404}
    ),
    "a redirect to a deleted page": Situation(
        lead_to_a_deleted_page,
        {"/de/flyer/": 404},
        menu={"de": ["Eltern", "Ziel", "Verweis", "Nur deutsch"]},
        listed=gone(GERMAN, f"{GERMAN}enkel/"),
    ),
    "a redirect to an alias": Situation(
        lambda: [
            alias_in_english(),
            lead_to(redirect_page=Page.objects.get(title="Nur deutsch", alias_of__isnull=False)),
        ],
        {"/de/flyer/": 404},
    ),
    "a redirect to a page of the other site": Situation(
        lambda: lead_to(
            redirect_page=Page.objects.get(
                url_path="/dsm/leitbild/"
            )
        ),
        {"/de/flyer/": "http://localhost:8000/de/leitbild/"},
    ),
    "a redirect to a page of no site": Situation(
        lambda: lead_to(
            redirect_page=StandardPageFactory(parent=Page.get_first_root_node(), locale=locale_of("de"))
        ),
        {"/de/flyer/": 404},
    ),
    "a redirect to itself": Situation(
        lambda: lead_to(redirect_link="/de/flyer/"), {"/de/flyer/": 404}
    ),
    "a redirect to nothing": Situation(lead_to, {"/de/flyer/": 404}),
}  # fmt: skip
