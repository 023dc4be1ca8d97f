"""Pages that move, go, wait for their time, or are led to: a table of `test_situations`."""

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
    expire,
    lead_to,
    lead_to_a_deleted_page,
    move,
    move_and_take_the_old_address,
    move_to_the_other_site,
    move_to_where_the_slug_is_taken_in_english,
    rename_and_turn_off,
    restrict,
    schedule_draft,
    schedule_draft_and_wait,
    schedule_new_slug_and_wait,
    stop_synchronising_and_move,
    the,
)
from tests.pages.situation import BEFORE, ENGLISH_PAGE, FAMILY, GERMAN, Situation, gone

ELSEWHERE = {
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
        {GERMAN: "/de/ziel/kind/", ENGLISH_PAGE: "/en/target/child-1/", "/en/target/child/": 200},
        menu={
            "de": ["Eltern", "Ziel", "Child", "Kind", "Verweis", "Nur deutsch"],
            "en": ["Parents", "Target", "Child", "Child", "Reference"],
        },
        switcher={("/de/ziel/kind/", "en"): "/en/target/child-1/"},
        listed=(
            *gone(*FAMILY),
            *("/de/ziel/child/", "/en/target/child/", "/de/ziel/kind/", "/de/ziel/kind/enkel/"),
            *("/en/target/child-1/", "/en/target/child-1/grandchild/"),
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
