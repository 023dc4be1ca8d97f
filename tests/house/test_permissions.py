"""Who may open which of our addresses: one table; an address that is not in it fails."""

import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import Site
from wagtail_localize.models import OverridableSegment, TranslationSource

from accounts.choices import Role
from members import texts
from members.models import (
    Confirmation,
    Consent,
    Contact,
    ImportRun,
    Letter,
    Membership,
    Organisation,
    Topic,
)
from pages.models import StatementPage
from tests.factories.accounts import signed_in, user_with_role
from tests.factories.confirmations import proposal_of
from tests.factories.members import (
    ConsentFactory,
    ContactFactory,
    OrganisationFactory,
    TopicFactory,
)
from tests.factories.pages import home_of
from tests.house import of_translations
from tests.house.resolver import OF_A_STATEMENT, addresses
from tests.members.applying import page_of
from tests.pages.warnings.writing import outdated

pytestmark = pytest.mark.django_db

ROLES = [None, Role.EDITOR, Role.TRANSLATOR, Role.BOARD, Role.ADMINISTRATION]
EVERYBODY = (200, 200, 200, 200, 200)
# Wagtail sends the anonymous to the login and others back to the start; a row that is looked up
# before the right is asked for does not exist for somebody who keeps no register.
REGISTER = (302, 302, 302, 200, 200)
REGISTER_ROW = (302, 404, 404, 200, 200)
REGISTER_VIEWS = {
    "index": REGISTER,
    "index_results": REGISTER,
    "add": REGISTER,
    "edit": REGISTER,
    "delete": REGISTER_ROW,
    "history": REGISTER_ROW,
    "history_results": REGISTER_ROW,
    "usage": REGISTER_ROW,
}
# A member is paused or ended, not admitted again: that leads back to its page.
NOT_OFFERED = (302, 404, 404, 302, 302)
ORGANISATION_VIEWS = {
    "inspect": REGISTER_ROW,
    **dict.fromkeys(("admit", "decline", "decision"), NOT_OFFERED),
    "pause": REGISTER_ROW,
    "reinstate": NOT_OFFERED,
    "end": REGISTER_ROW,
    "merge": REGISTER_ROW,
    "ask": REGISTER_ROW,
    "bulk_ask": REGISTER,
    "bulk_add_topics": REGISTER,
    "bulk_remove_topics": REGISTER,
    "bulk_export": REGISTER,
    "withdraw": (302, 404, 404, 405, 405),
}
REGISTER_MODELS = ("organisation", "membership", "contact", "topic")
SUBMIT = "submit_own_page"
UPDATE = "update_own_translations"
ALIAS = "convert_own_page"
OVERRIDE = "edit_own_override"
# Who works on pages; who publishes them; what answers to forms that are sent alone.
PAGES = (302, 200, 200, 302, 200)
PUBLISHERS = (302, 200, 302, 302, 200)
SENT = (302, 405, 405, 405, 405)
REGISTER_SENT = (302, 302, 302, 405, 405)
NOT_THERE = (302, 404, 404, 404, 404)
OF_A_DESCRIPTION = ("edit_object_translation", "edit_own_string", "download_own_pofile", "machine_translate_own")  # fmt: skip
API_VIEWS = {"listing": (302, 200, 200, 200, 200), "detail": NOT_THERE, "find": NOT_THERE}
# Who keeps the settings of a site.
KEEPERS = (302, 302, 302, 302, 200)
OF_A_SITE = [
    "site_steps",
    "new_language",
    "language_steps",
    "turn_language_off",
    "edit_site_settings",
    "site_settings_history",
    "site_settings_history_results",
]
LISTS = ("delete_site", "unfinished_pages", "undescribed_images", "translation_matrix")
# Outside of the admin, and not there for anybody who does not keep the site.
HOUSE = (404, 404, 404, 404, 200)
# Name, or pattern where there is none → status for: anonymous, editor, translator, board, administrator of the site.
TABLE = {
    "root": (302, 302, 302, 302, 302),
    "healthz": EVERYBODY,
    "sitemap": EVERYBODY,
    "robots": EVERYBODY,
    "media": EVERYBODY,
    "wagtail_serve": EVERYBODY,
    # Instead of Wagtail's own: sites are for the administrator of all of them.
    "delete_site": (302, 302, 302, 302, 302),
    "list_sites": (302, 302, 302, 302, 302),
    "new_site": (302, 302, 302, 302, 302),
    # Leads to the site of one's own.
    "new_language_somewhere": (302, 302, 302, 302, 302),
    # Instead of wagtail-localize's own: a German page and its source.
    SUBMIT: PUBLISHERS,
    UPDATE: PUBLISHERS,
    # An English page.
    ALIAS: PUBLISHERS,
    OVERRIDE: NOT_THERE,
    # Instead of Wagtail's own: lists and choices that keep to the user's sites.
    "own_pages": PUBLISHERS,
    "choose_own_page": (302, 200, 200, 200, 200),
    "suggest_tags": (302, 200, 200, 200, 200),
    "suggest_tags_of_model": NOT_THERE,
    "choose_own_image": (302, 200, 200, 200, 200),
    # Instead of Wagtail's own: refuses in words what cannot be published.
    "decide_on_page": NOT_THERE,
    # What makes other words of an adopted statement public.
    "record_adoption": PUBLISHERS,
    "correct_statement": PUBLISHERS,
    "adoption_details": PUBLISHERS,
    "share_draft": PUBLISHERS,
    # Warnings: the form that asks, a page with one, the report.
    "edit_own_page": PUBLISHERS,
    "page_warnings": PUBLISHERS,
    "warnings_report": PAGES,
    **{
        f"wagtailadmin_api:{kind}:{view}": answers
        for kind in ("pages", "images", "documents")
        for view, answers in API_VIEWS.items()
    },
    "wagtailadmin_api:pages:action": SENT,
    "own_images": PUBLISHERS,
    "own_images_results": PUBLISHERS,
    "own_documents": PUBLISHERS,
    "own_documents_results": PUBLISHERS,
    "own_locked": PUBLISHERS,
    "own_locked_results": PUBLISHERS,
    "own_workflow": PAGES,
    "own_workflow_results": PAGES,
    "own_workflow_tasks": PAGES,
    "own_workflow_tasks_results": PAGES,
    # The desk.
    "guide": (302, 200, 200, 200, 200),
    "guide_topic": (302, 200, 200, 200, 200),
    "unfinished_pages": PAGES,
    "undescribed_images": PUBLISHERS,
    # The form leads back to its page; a link that is none opens nothing.
    "members_apply": (302, 302, 302, 302, 302),
    "members_applied": EVERYBODY,
    **dict.fromkeys(("members_application", "shared_draft"), (410, 410, 410, 410, 410)),
    "styleguide": HOUSE,
    "styleguide_pattern": HOUSE,
    # Jobs know no sites: for the administrators of all of them.
    "jobs": (302, 302, 302, 302, 302),
    "jobs_again": (302, 302, 302, 302, 302),
    # Lists that come in and go out.
    "register_lists": REGISTER,
    "register_import": REGISTER,
    "register_errors": REGISTER,
    "register_export": REGISTER_SENT,
    # The yearly question; a link that was made for none opens nothing.
    "members_confirmation": (404, 404, 404, 404, 404),
    "register_confirmations": REGISTER,
    "register_ask_overdue": REGISTER,
    "register_proposal": REGISTER,
    "register_statistics": REGISTER,
    "register_statistics_csv": REGISTER,
    # A description into English: translators of that language, who see what is public, too.
    "register_descriptions": (302, 302, 200, 200, 200),
    "register_translate": (302, 302, 405, 405, 405),
    "register_remove_translation": (302, 302, 405, 405, 405),
    "edit_object_translation": (302, 404, 200, 200, 200),
} | {
    f"{model}:{view}": statuses
    for model in REGISTER_MODELS
    for view, statuses in REGISTER_VIEWS.items()
}
TABLE |= of_translations.TABLE
# A period or a contact is added from the page of its organisation.
TABLE |= dict.fromkeys(("membership:add", "contact:add"), (302, 302, 302, 302, 302))
TABLE |= {f"organisation:{view}": statuses for view, statuses in ORGANISATION_VIEWS.items()}
TABLE |= dict.fromkeys(OF_A_SITE, KEEPERS)
OURS = {address.name or address.route: address for address in addresses() if address.is_ours}


def waiting_import():
    """Return an import that waits for somebody's yes."""
    site = Site.objects.get(hostname="localhost")
    return ImportRun.objects.create(site=site, file_name="liste.csv", file=b"Name\nTestverein\n")


@pytest.fixture(scope="module")
def rows(module_db):
    """What stands in place of 1 in an address, by the beginning of its name."""
    organisation = OrganisationFactory(member=True)
    described = OrganisationFactory(member=True, description="Wort", published=["description"])
    leitbild = StatementPage.objects.get(locale__language_code="de", url_path__contains="/dsm/")
    return {
        **dict.fromkeys(OF_A_DESCRIPTION, texts.start(described, "en")),
        "organisation": organisation,
        "membership": organisation.memberships.get(),
        "contact": ContactFactory(organisation=organisation),
        "topic": TopicFactory(),
        "register_proposal": proposal_of(organisation),
        **dict.fromkeys(("members_apply", "members_applied"), page_of()),
        **dict.fromkeys(("register_import", "register_errors"), waiting_import()),
        **of_translations.rows(),
        **dict.fromkeys(OF_A_STATEMENT, leitbild),
        **dict.fromkeys((SUBMIT, "edit_own_page"), home_of()),
        "page_warnings": outdated(),
        UPDATE: TranslationSource.objects.get(object_id=home_of().translation_key),
        ALIAS: home_of(language_code="en"),
        "translation_passages": home_of(language_code="en"),
        OVERRIDE: OverridableSegment(pk=0),
        "wagtailadmin_api": OverridableSegment(pk=0),
        **dict.fromkeys((*OF_A_SITE, *LISTS), Site.objects.get(hostname="localhost")),
    }


@pytest.fixture
def image():
    path = settings.MEDIA_ROOT / "images" / "x.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\x89PNG")
    yield
    path.unlink()


def visitor(role, hostname="localhost"):
    if role is None:
        return Client(SERVER_NAME=hostname)
    return signed_in(user_with_role(role, hostname), hostname)


@pytest.fixture(scope="module")
def visitors(module_db):
    """Somebody of each role, in the table's order."""
    return [visitor(role) for role in ROLES]


def path_of(name, rows):
    row = rows.get(name) or rows.get(name.split(":")[0])
    return OURS[name].path.replace("/1/", f"/{row.pk}/") if row else OURS[name].path


def test_table_has_every_address_of_ours_and_no_other():
    assert set(TABLE) == set(OURS)


@pytest.mark.parametrize("name", TABLE)
def test_address_answers_each_role_as_the_table_says(name, rows, visitors, image):
    path = path_of(name, rows)

    responses = [client.get(path) for client in visitors]
    for response in responses:
        response.getvalue()  # a file is closed once it is read

    assert tuple(response.status_code for response in responses) == TABLE[name]
    if path.startswith("/admin/"):
        assert responses[0].headers["Location"] == f"/admin/login/?next={path}"


@pytest.mark.parametrize("role", [None, Role.EDITOR, Role.TRANSLATOR])
def test_register_is_changed_by_nobody_else(role, rows):
    def snapshot():
        models = (
            Organisation, Membership, Contact, Topic, Consent, ImportRun, Confirmation, Letter,
        )  # fmt: skip
        return [list(model.objects.order_by("pk").values()) for model in models]

    consent = ConsentFactory(organisation=rows["organisation"])
    before = snapshot()
    client = visitor(role)
    for name, address in OURS.items():
        if address.view.startswith("members.viewsets"):
            data = {"name": "Geändert", "number": "X1", "started_on": "2020-01-01"}
            data |= {"on": "2024-01-01", "reason": "other", "consent": consent.pk}
            assert client.post(path_of(name, rows), data).status_code in {302, 404, 405}

    assert snapshot() == before


@pytest.mark.parametrize("role", [Role.BOARD, Role.ADMINISTRATION])
def test_register_of_another_site_does_not_exist(role, rows):
    consent = ConsentFactory(organisation=rows["organisation"])
    data = {"on": "2024-01-01", "reason": "other", "consent": consent.pk}
    client = visitor(role, "auslaenderrat.localhost")
    of_the_register = (*REGISTER_MODELS, "register_import", "register_errors", "register_proposal")
    named = [name for name in OURS if name.split(":")[0] in of_the_register and "<" in OURS[name].route]  # fmt: skip

    found = {name: client.get(path_of(name, rows)).status_code for name in named}
    sending = [name for name in named if name != "register_errors"]  # takes no form
    sent = {name: client.post(path_of(name, rows), data).status_code for name in sending}

    assert len(named) == 33
    assert set(found.values()) | set(sent.values()) == {404}
    assert Membership.objects.get(pk=rows["membership"].pk).ended_on is None


def test_role_of_a_person_whose_account_is_closed_opens_nothing(rows):
    client = signed_in(user_with_role(Role.BOARD, "localhost", is_active=False))

    response = client.get("/admin/organisation/")

    assert response.status_code == 302
    assert response.headers["Location"].startswith("/admin/login/")
