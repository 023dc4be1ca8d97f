"""Who may open the commonest of Wagtail's and wagtail-localize's addresses: one table."""

import pytest

from accounts.choices import Role
from members import texts
from pages.models import SiteLanguage, SiteSettings
from tests.factories.accounts import signed_in, user_with_role
from tests.factories.files import DocumentFactory, ImageFactory
from tests.factories.members import OrganisationFactory
from tests.factories.pages import StandardPageFactory, home_of, locale_of
from translations import memory

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"
ROLES = [Role.EDITOR, Role.TRANSLATOR, Role.BOARD, Role.ADMINISTRATION]
PUBLISH = (200, 302, 302, 200)
EDIT = (200, 200, 302, 200)
NOBODY = (302, 302, 302, 302)
DESCRIBE = (404, 200, 200, 200)
CLOSED = (404, 302, 302, 404)  # to those who may submit pages it is not there
EVERYBODY = (200, 200, 200, 200)
# Address → status for: editor, translator (English), board, administrator of the site; of a German
# page, its translations into English and Arabic, a page of another site, and their files.
TABLE = {
    "/admin/": EVERYBODY,
    "/admin/account/": EVERYBODY,
    "/admin/pages/": PUBLISH,
    "/admin/pages/search/": EDIT,
    "/admin/pages/usage/pages/standardpage/": EDIT,
    "/admin/pages/{de}/edit/": PUBLISH,
    "/admin/pages/{de}/history/": PUBLISH,
    "/admin/pages/{de}/workflow_history/": PUBLISH,
    "/admin/pages/{de}/usage/": PUBLISH,
    "/admin/pages/{de}/view_draft/": PUBLISH,
    "/admin/pages/{de}/copy/": PUBLISH,
    "/admin/pages/{de}/revisions/{de_revision}/view/": PUBLISH,
    "/admin/pages/{de}/revisions/compare/live...latest/": PUBLISH,
    "/admin/pages/{de}/unpublish/": PUBLISH,
    "/admin/pages/{de}/delete/": PUBLISH,
    "/admin/pages/{de}/move/": PUBLISH,
    "/admin/pages/{de}/privacy/": PUBLISH,
    "/admin/pages/add/pages/standardpage/{de}/": PUBLISH,
    "/admin/localize/submit/page/{de}/": PUBLISH,
    "/admin/pages/{en}/edit/": EDIT,
    "/admin/pages/{en}/history/": EDIT,
    "/admin/pages/{en}/workflow_history/": EDIT,
    "/admin/pages/{en}/usage/": EDIT,
    "/admin/pages/{en}/view_draft/": EDIT,
    "/admin/pages/{en}/copy/": EDIT,
    "/admin/pages/{en}/revisions/{en_revision}/view/": EDIT,
    "/admin/pages/{en}/revisions/compare/live...latest/": EDIT,
    "/admin/pages/{en}/unpublish/": PUBLISH,
    "/admin/pages/{en}/delete/": PUBLISH,
    "/admin/pages/{en}/move/": PUBLISH,
    "/admin/pages/{en}/privacy/": PUBLISH,
    "/admin/pages/add/pages/standardpage/{en}/": PUBLISH,
    "/admin/localize/submit/page/{en}/": PUBLISH,
    "/admin/localize/translate/{en_tie}/preview/": EDIT,
    "/admin/localize/translate/{en_tie}/pofile/download/": EDIT,
    "/admin/localize/page/{en}/convert_to_alias/": PUBLISH,
    "/admin/pages/{ar}/edit/": PUBLISH,
    "/admin/pages/{ar}/history/": PUBLISH,
    "/admin/pages/{ar}/workflow_history/": PUBLISH,
    "/admin/pages/{ar}/usage/": PUBLISH,
    "/admin/pages/{ar}/view_draft/": PUBLISH,
    "/admin/pages/{ar}/copy/": PUBLISH,
    "/admin/pages/{ar}/revisions/{ar_revision}/view/": PUBLISH,
    "/admin/pages/{ar}/revisions/compare/live...latest/": PUBLISH,
    "/admin/pages/{ar}/unpublish/": PUBLISH,
    "/admin/pages/{ar}/delete/": PUBLISH,
    "/admin/pages/{ar}/move/": PUBLISH,
    "/admin/pages/{ar}/privacy/": PUBLISH,
    "/admin/pages/add/pages/standardpage/{ar}/": PUBLISH,
    "/admin/localize/submit/page/{ar}/": PUBLISH,
    "/admin/localize/translate/{ar_tie}/preview/": PUBLISH,
    "/admin/localize/translate/{ar_tie}/pofile/download/": PUBLISH,
    "/admin/localize/page/{ar}/convert_to_alias/": PUBLISH,
    "/admin/pages/{other}/edit/": NOBODY,
    "/admin/pages/{other}/history/": NOBODY,
    "/admin/pages/{other}/workflow_history/": NOBODY,
    "/admin/pages/{other}/usage/": NOBODY,
    "/admin/pages/{other}/view_draft/": NOBODY,
    "/admin/pages/{other}/copy/": NOBODY,
    "/admin/pages/{other}/revisions/{other_revision}/view/": NOBODY,
    "/admin/pages/{other}/revisions/compare/live...latest/": NOBODY,
    "/admin/pages/{other}/unpublish/": NOBODY,
    "/admin/pages/{other}/delete/": NOBODY,
    "/admin/pages/{other}/move/": NOBODY,
    "/admin/pages/{other}/privacy/": NOBODY,
    "/admin/pages/add/pages/standardpage/{other}/": NOBODY,
    "/admin/localize/submit/page/{other}/": NOBODY,
    "/admin/localize/translate/{other_tie}/preview/": NOBODY,
    "/admin/localize/translate/{other_tie}/pofile/download/": NOBODY,
    "/admin/localize/page/{other}/convert_to_alias/": NOBODY,
    "/admin/localize/reports/translations/": NOBODY,
    "/admin/translations/{site}/": EDIT,
    "/admin/translations/{other_site}/": NOBODY,
    "/admin/translations/page/{de}/": NOBODY,
    "/admin/translations/page/{en}/": EDIT,
    "/admin/translations/page/{ar}/": PUBLISH,
    "/admin/translations/page/{other}/": NOBODY,
    "/admin/localize/update/{source}/": PUBLISH,
    "/admin/localize/update/{other_source}/": NOBODY,
    "/admin/localize/translate/{text_tie}/": DESCRIBE,
    "/admin/localize/translate/{text_tie}/pofile/download/": DESCRIBE,
    "/admin/localize/translate/{text_tie}/preview/": (404, 404, 404, 404),
    "/admin/localize/translate/{other_text_tie}/": (404, 404, 404, 404),
    "/admin/localize/translate/{other_text_tie}/pofile/download/": (404, 404, 404, 404),
    "/admin/localize/update/{text_source}/": CLOSED,
    "/admin/localize/submit/snippet/members/organisationtext/{text}/": CLOSED,
    "/admin/localize/api/snippets/members/organisationtext/{text}/": (404, 404, 404, 404),
    "/admin/snippets/members/organisationtext/edit/{text}/": (404, 404, 404, 404),
    "/admin/choose-page/": EVERYBODY,
    "/admin/choose-page/{de}/": EDIT,
    "/admin/choose-page/{ar}/": EDIT,
    "/admin/choose-page/{other}/": NOBODY,
    "/admin/api/main/pages/{de}/": (200, 404, 404, 200),
    "/admin/api/main/pages/{en}/": (200, 200, 404, 200),
    "/admin/api/main/pages/{other}/": (404, 404, 404, 404),
    "/admin/api/main/images/{image}/": EVERYBODY,
    "/admin/api/main/images/{other_image}/": (404, 404, 404, 404),
    "/admin/api/main/documents/{document}/": (200, 200, 404, 200),
    "/admin/api/main/documents/{other_document}/": (404, 404, 404, 404),
    "/admin/images/": PUBLISH,
    "/admin/images/add/": PUBLISH,
    "/admin/images/chooser/": EVERYBODY,
    "/admin/images/{image}/": PUBLISH,
    "/admin/images/{other_image}/": NOBODY,
    "/admin/images/{other_image}/delete/": NOBODY,
    "/admin/images/usage/{image}/": PUBLISH,
    "/admin/images/usage/{other_image}/": NOBODY,
    "/admin/images/chooser/chosen/{image}/": EVERYBODY,
    "/admin/images/chooser/chosen/{other_image}/": NOBODY,
    "/admin/documents/": PUBLISH,
    "/admin/documents/add/": PUBLISH,
    "/admin/documents/chooser/": EVERYBODY,
    "/admin/documents/edit/{document}/": PUBLISH,
    "/admin/documents/edit/{other_document}/": NOBODY,
    "/admin/documents/delete/{other_document}/": NOBODY,
    "/admin/documents/usage/{document}/": PUBLISH,
    "/admin/documents/usage/{other_document}/": NOBODY,
    "/admin/settings/pages/sitesettings/{site}/": (302, 302, 302, 200),
    "/admin/settings/pages/sitesettings/{other_site}/": NOBODY,
    "/admin/reports/locked/": PUBLISH,
    "/admin/reports/warnings/": EDIT,
    "/admin/reports/workflow/": EDIT,
    "/admin/reports/workflow_tasks/": EDIT,
    "/admin/reports/aging-pages/": EDIT,
    "/admin/reports/site-history/": NOBODY,
    "/admin/reports/page-types-usage/": NOBODY,
    "/admin/users/": NOBODY,
    "/admin/users/new/": NOBODY,
    "/admin/groups/": NOBODY,
    "/admin/groups/new/": NOBODY,
    "/admin/sites/": NOBODY,
    "/admin/locales/": NOBODY,
    "/admin/collections/": NOBODY,
    "/admin/workflows/list/": NOBODY,
    "/admin/workflows/task_chooser/": NOBODY,
    "/admin/redirects/": NOBODY,
}


@pytest.fixture
def numbers():
    """What stands in the addresses of the table."""
    settings = {
        name: SiteSettings.objects.get(site__hostname=hostname)
        for name, hostname in {"": "localhost", "other_": OTHER}.items()
    }
    SiteLanguage.objects.create(settings=settings[""], language_code="ar")
    memory.publish_translation(memory.synchronise_source(home_of()), locale_of("ar"))
    numbers = {}
    for prefix, of_site in settings.items():
        page = StandardPageFactory(parent=home_of(of_site.site.hostname), title="Seite")
        source = memory.synchronise_source(page)
        numbers |= {f"{prefix}site": of_site.site_id, f"{prefix}source": source.pk}
        for code in ("en",) if prefix else ("en", "ar"):
            translated = memory.publish_translation(source, locale_of(code))
            name = "other" if prefix else code
            tie = source.translations.get(target_locale__language_code=code)
            numbers |= page_numbers(name, translated) | {f"{name}_tie": tie.pk}
        if not prefix:
            page.save_revision()
            numbers |= page_numbers("de", page)
        organisation = OrganisationFactory(
            site=of_site.site, member=True, description="Wort", published=["description"]
        )
        text = texts.start(organisation, "en")
        numbers |= {
            f"{prefix}text_tie": text.pk, f"{prefix}text_source": text.source_id,
            f"{prefix}text": text.get_target_instance().pk,
        }  # fmt: skip
        for name, kind in {"image": ImageFactory, "document": DocumentFactory}.items():
            numbers[f"{prefix}{name}"] = kind(collection=of_site.collection).pk
    return numbers


def page_numbers(name, page):
    return {name: page.pk, f"{name}_revision": page.get_latest_revision().pk}


def person(role):
    user = user_with_role(role, "localhost")
    if role == Role.TRANSLATOR:
        user.groups.set(user.groups.filter(site_group__language_code="en"))
    return signed_in(user)


def test_wagtails_addresses_answer_each_role_as_the_table_says(numbers):
    clients = [person(role) for role in ROLES]
    found = {}
    for address in TABLE:
        answers = [client.get(address.format(**numbers)) for client in clients]
        found[address] = tuple(answer.status_code for answer in answers)

    assert {a: answer for a, answer in found.items() if answer != TABLE[a]} == {}
