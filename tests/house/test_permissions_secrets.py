"""No address of the admin shows a word of another site: titles, files, tags, people, groups."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from wagtail.models import (
    Collection,
    Page,
    PageLogEntry,
    Site,
    Task,
    Workflow,
)
from wagtail_localize.models import StringSegment

from accounts.choices import Role
from accounts.models import SiteGroup
from members import texts
from pages.models import AdoptedVersion, SiteSettings
from tests.factories.accounts import person, user_with_role
from tests.factories.files import DocumentFactory, ImageFactory
from tests.factories.members import ContactFactory, OrganisationFactory
from tests.factories.pages import StandardPageFactory, StatementPageFactory, home_of, locale_of
from tests.house.resolver import OF_A_STATEMENT, addresses, example
from tests.translations.conftest import translate
from translations import memory

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"
WORD, BEGINNING, OWN_WORD = "Geheimnis", "Gehei", "Eigenes"
# What somebody sees of another site all the same, and why.
SHOWN: dict[str, str] = {}
# These would end the session, fail on purpose, or fail without what the form of a link sends.
LEFT_OUT = {
    "wagtailadmin_logout",
    "wagtailadmin_error_test",
    "wagtailadmin_choose_page_external_link",
}


class Things:
    """A page, a file and a person of a site, and all that goes with them."""

    def __init__(self, hostname, word):
        site = Site.objects.get(hostname=hostname)
        settings = SiteSettings.for_site(site)
        self.person = user_with_role(Role.EDITOR, hostname, first_name=word, last_name="Person")
        self.home = home_of(hostname)
        self.page = StandardPageFactory(
            parent=self.home, title=f"{word} Seite", owner=self.person, locked=True,
            locked_by=self.person,
        )  # fmt: skip
        revision = self.page.save_revision(user=self.person, log_action=True)
        source = memory.synchronise_source(self.page)
        translate(source, locale_of("en"), {f"{word} Seite": f"{word} page"})
        self.translated = memory.publish_translation(source, locale_of("en"))
        self.translation = source.translations.get()
        self.image = ImageFactory(title=f"{word} Bild", collection=settings.collection)
        self.document = DocumentFactory(
            title=f"{word} Dokument", name=f"{word}.txt", size=1, collection=settings.collection
        )
        for file in (self.image, self.document):
            file.tags.add(f"{word} {file.title}")
        self.state = self.page.get_workflow().start(self.page, self.person)
        self.organisation = OrganisationFactory(
            site=site, name=f"{word} Verein", member=True, description=f"{word} Text",
            published=["description"],
        )  # fmt: skip
        self.text = texts.start(self.organisation, "en")
        self.contact = ContactFactory(organisation=self.organisation, name=f"{word} Kontakt")
        statement = StatementPageFactory(
            parent=self.home, title=f"{word} Leitbild", adopted_on=date(2025, 5, 3)
        )
        self.version = statement.version_in_force
        AdoptedVersion.objects.filter(pk=self.version.pk).update(
            adopted_in=f"{word} Ort", minutes=self.document, minutes_reference=f"{word} Punkt"
        )
        self.site, self.settings, self.revision, self.source = site, settings, revision, source
        PageLogEntry.objects.log_action(self.page, "wagtail.edit", user=self.person)

    def numbers(self):
        """What stands for the arguments of addresses."""
        task = self.state.current_task_state
        segment = StringSegment.objects.filter(source=self.source)[0]
        return {
            "string_segment_id": segment.pk, "site_id": self.site.pk,
            "page_id": self.page.pk, "parent_page_id": self.page.pk, "page_pk": self.page.pk,
            "page_to_move_id": self.page.pk, "destination_id": self.home.pk,
            "revision_id": self.revision.pk, "translation_id": self.translation.pk,
            "translation_source_id": self.source.pk, "image_id": self.image.pk,
            "document_id": self.document.pk, "doc_id": self.document.pk,
            "collection_id": self.settings.collection_id, "task_id": task.task_id,
            "task_state_id": task.pk, "workflow_state_id": self.state.pk,
            "workflow_pk": self.state.workflow_id, "object_id": self.page.pk,
            "action_name": "approve",
        }  # fmt: skip

    def pks(self):
        """What stands for an argument that is only called pk, by a part of the name of the address."""
        rows = {
            "documents:": self.document, "docs_chooser:": self.document,
            "images:": self.image, "images_chooser:": self.image, "collections:": self.settings.collection,
            "workflows:edit_task": Task.objects.get(pk=self.state.current_task_state.task_id),
            "workflows:": self.state.workflow, "settings:": self.site, "sites:": self.site,
            "users_users:": self.person,
            "users_groups:": SiteGroup.objects.filter(site=self.site)[0].group,
            "organisation:": self.organisation, "contact:": self.contact,
            "membership:": self.organisation.memberships.get(), "delete_site": self.site,
        }  # fmt: skip
        return {part: row.pk for part, row in rows.items()}

    def paths(self):
        """Addresses by name, with what is listed and chosen among them."""
        found, numbers, pks = {}, self.numbers(), self.pks()
        for address in addresses():
            if not address.path.startswith("/admin/") or address.name in LEFT_OUT:
                continue
            if address.name in {"", "wagtailadmin_error_test"}:
                continue
            pk = next((pk for part, pk in pks.items() if part in address.name), self.page.pk)
            page = self.version.page if address.name in OF_A_STATEMENT else self.page
            found[address.name, address.route] = example(
                address.route, numbers | {"pk": pk, "page_id": page.pk}
            ).replace("/pages/1/revisions", f"/pages/{self.page.pk}/revisions")
        setting = "/admin/settings/pages/sitesettings/"
        found["setting", ""] = f"{setting}{self.site.pk}/"
        for path in (
            f"choose-page/search/?q={BEGINNING}", "choose-page/?page_type=pages.standardpage",
            f"pages/search/?q={BEGINNING}", f"pages/1/?q={BEGINNING}&search_all=1",
            f"images/chooser/results/?q={BEGINNING}", f"images/?q={BEGINNING}",
            f"documents/chooser/results/?q={BEGINNING}", f"documents/?q={BEGINNING}",
            f"tag-autocomplete/?term={BEGINNING}", f"choose-page/chosen-multiple/?id={self.page.pk}",
            f"images/chooser/chosen-multiple/?id={self.image.pk}",
            f"documents/chooser/chosen-multiple/?id={self.document.pk}",
            f"api/main/pages/?child_of={self.home.pk}", "pages/usage/pages/standardpage/",
            f"bulk/wagtailcore/page/delete/?id={self.page.pk}",
            f"bulk/wagtailcore/page/move/?id=all&childOf={self.home.pk}",
            "bulk/wagtailcore/page/publish/?id=all", "bulk/wagtailcore/page/publish/?id=all&childOf=1",
            f"bulk/pages/associationimage/delete/?id={self.image.pk}",
            "bulk/pages/associationimage/add_tags/?id=all",
            f"bulk/pages/associationdocument/delete/?id={self.document.pk}",
            f"bulk/accounts/user/delete/?id={self.person.pk}", f"organisation/?q={BEGINNING}",
            f"localize/translate/{self.text.pk}/", f"localize/translate/{self.text.pk}/pofile/download/",
            f"register/descriptions/?site={self.site.pk}", "register/descriptions/?show=begun",
            f"pages/{self.version.page_id}/adoption-details/?version={self.version.pk}",
        ):  # fmt: skip
            found["", path] = f"/admin/{path}"
        return found


@pytest.fixture(scope="module")
def other(module_db):
    things = Things(OTHER, WORD)
    Page.objects.filter(pk=things.home.pk).update(
        title=f"{WORD} Start", draft_title=f"{WORD} Start"
    )
    Site.objects.filter(pk=things.site.pk).update(site_name=f"{WORD} Website")
    Collection.objects.filter(pk=things.settings.collection_id).update(name=f"{WORD} Ordner")
    Workflow.objects.filter(pk=things.state.workflow_id).update(name=f"{WORD} Freigabe")
    Task.objects.filter(workflow_tasks__workflow=things.state.workflow).update(name=f"{WORD} Blick")
    for group in Group.objects.filter(site_group__site=things.site):
        Group.objects.filter(pk=group.pk).update(name=f"{WORD} Gruppe {group.pk}")
    return things


def showing(client, paths, method="get", words=(WORD,)):
    """Return, for each word, the addresses whose answer has it, messages of earlier ones included."""
    found = {word: set() for word in words}
    for (name, route), path in paths.items():
        answer = getattr(client, method)(path)
        assert answer.status_code < 500, (method, path)
        content = b"".join(answer) if answer.streaming else answer.content
        messages = [str(message) for message in get_messages(answer.wsgi_request)]
        for word, places in found.items():
            if word.encode() in content:
                places.add(name or route)
            if any(word in message for message in messages):
                places.add(f"message of {name or route}")
    return found


@pytest.mark.parametrize("role", [Role.ADMINISTRATION, Role.TRANSLATOR, Role.BOARD])
def test_nothing_of_another_site_is_shown_at_its_addresses(role, other):
    assert showing(person(role), other.paths()) == {WORD: SHOWN.keys()}


def test_own_addresses_show_what_they_are_about_and_nothing_of_another_site(other):
    own = Things("localhost", OWN_WORD)

    shown = showing(person(Role.ADMINISTRATION), own.paths(), words=(WORD, OWN_WORD))

    assert shown[WORD] == SHOWN.keys()
    assert len(shown[OWN_WORD]) > 60
    assert shown[OWN_WORD] >= {*OF_A_STATEMENT}


def test_nothing_of_another_site_is_shown_after_sending_a_form(other):
    assert showing(person(Role.ADMINISTRATION), other.paths(), "post") == {WORD: set()}
