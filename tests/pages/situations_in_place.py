"""Pages that are published, taken down and renamed where they stand: a table of `test_situations`."""

from tests.pages.doing import (
    exchange_addresses,
    publish_draft,
    rename,
    rename_and_back,
    rename_and_delete,
    rename_and_unpublish,
    rename_back_and_unpublish,
    rename_english_home_page,
    rename_in_english,
    rename_twice,
    restore_revision,
    restore_revision_of_a_translation,
    take_and_leave_the_old_address,
    take_the_old_address,
    take_the_old_address_and_rename,
    the,
    translate,
)
from tests.pages.situation import BEFORE, ENGLISH_PAGE, FAMILY, GERMAN, Situation, gone

IN_PLACE = {
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
        switcher={
            (GERMAN, "en"): "/en/parents/",
            (f"{GERMAN}enkel/", "en"): f"{ENGLISH_PAGE}grandchild/",
        },
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
}
