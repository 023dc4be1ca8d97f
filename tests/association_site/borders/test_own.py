"""What a form takes whose numbers were written by hand: nothing of another site."""

import pytest
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from accounts.choices import Role
from pages.blocks import INLINE_FEATURES
from pages.models import SiteSettings, StandardPage
from tests.factories.accounts import UserFactory, user_with_role
from tests.factories.files import DocumentFactory, ImageFactory
from tests.factories.pages import StandardPageFactory, home_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),
]

OTHER = "auslaenderrat.localhost"
REFUSED = "Was hier ausgewählt wurde, gehört zu einer anderen Website."


class Things:
    """A page, an image and a document of a site."""

    def __init__(self, hostname):
        collection = SiteSettings.objects.get(site__hostname=hostname).collection
        self.page = StandardPageFactory(parent=home_of(hostname))
        self.image = ImageFactory(collection=collection)
        self.document = DocumentFactory(collection=collection)


def button(things):
    return ("button", {"label": "Weiter", "page": things.page.pk, "url": ""})


def image(things):
    value = {"image": things.image.pk, "alt_text": "Beispiel", "decorative": ""}
    return ("image", {"image": value, "caption": ""})


def download(things):
    return ("download", {"document": things.document.pk, "label": ""})


def page_link(things):
    html = f'<p><a linktype="page" id="{things.page.pk}">Seite</a></p>'
    return ("text", rich_text(html, features=INLINE_FEATURES))


def document_link(things):
    html = f'<p><a linktype="document" id="{things.document.pk}">Datei</a></p>'
    return ("text", rich_text(html, features=INLINE_FEATURES))


CHOOSING = [button, image, download, page_link, document_link]


def form_of(page, *content):
    section = {"heading": "", "look": "plain", "anchor": "", "content": streamfield(content)}
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "body": streamfield([("section", section)]),
            "comments": inline_formset([]),
        }
    )


def errors_of(client, address, data):
    """Send a form and return its errors; there are none where it leads on."""
    answer = client.post(address, data)
    return {} if answer.status_code == 302 else dict(answer.context["form"].errors)


@pytest.fixture
def editor():
    client = Client(SERVER_NAME="localhost")
    client.force_login(user_with_role(Role.EDITOR, "localhost"))
    return client


@pytest.mark.parametrize("chosen", CHOOSING)
@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}], ids=["draft", "publish"])
def test_page_takes_nothing_of_another_site(editor, chosen, action):
    own, other = Things("localhost"), Things(OTHER)
    page = StandardPageFactory(title="Meine Seite")
    address = f"/admin/pages/{page.pk}/edit/"

    assert errors_of(editor, address, form_of(page, chosen(own)) | action) == {}
    kept = StandardPage.objects.get(pk=page.pk).latest_revision
    assert errors_of(editor, address, form_of(page, chosen(other)) | action) == {"body": [REFUSED]}
    assert StandardPage.objects.get(pk=page.pk).latest_revision == kept


@pytest.mark.parametrize("chosen", CHOOSING)
def test_page_keeps_what_somebody_else_chose(editor, chosen):
    other = Things(OTHER)
    page = StandardPageFactory(title="Meine Seite")
    address = f"/admin/pages/{page.pk}/edit/"
    administrator = Client(SERVER_NAME="localhost")
    administrator.force_login(UserFactory(is_superuser=True))

    assert errors_of(administrator, address, form_of(page, chosen(other))) == {}
    assert errors_of(editor, address, form_of(page, chosen(other))) == {}


def test_new_page_takes_nothing_of_another_site(editor):
    address = f"/admin/pages/add/pages/standardpage/{home_of().pk}/"
    page = StandardPage(title="Neue Seite", slug="neue-seite")

    assert errors_of(editor, address, form_of(page, image(Things(OTHER)))) == {"body": [REFUSED]}
    assert not StandardPage.objects.filter(slug="neue-seite").exists()


def test_settings_take_no_logo_of_another_site():
    client = Client(SERVER_NAME="localhost")
    client.force_login(user_with_role(Role.ADMINISTRATION, "localhost"))
    settings = SiteSettings.objects.get(site__hostname="localhost")
    address = f"/admin/settings/pages/sitesettings/{settings.site_id}/"
    languages = [
        {"id": row.pk, "language_code": row.language_code, "enabled": "on", "ORDER": number}
        for number, row in enumerate(settings.languages.all(), 1)
    ]
    data = {
        "name": "Beispiel", "palette": "petrol", "founded_precision": "day", "country": "DE",
        "social": streamfield([]), "languages": inline_formset(languages, initial=len(languages)),
    }  # fmt: skip

    def errors(image):
        return errors_of(client, address, nested_form_data(data | {"logo": image.pk}))

    assert errors(Things("localhost").image) == {}
    assert errors(Things(OTHER).image) == {"logo": [REFUSED]}
