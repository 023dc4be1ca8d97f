"""An application as somebody fills in the form, and the way it takes."""

import re
from datetime import timedelta
from typing import Any

from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from members import guards
from members.models import Application, ApplicationPage
from tests.jobs import work_off

WRITTEN = {
    "name": "Beispielverein Brücke e.V.",
    "legal_form": "eingetragener Verein",
    "founded_year": "1998",
    "description": "Wir kochen.\nUnd reden.",
    "spoken": "Deutsch, Arabisch",
    "street": "Beispielweg 3",
    "postcode": "01067",
    "town": "Dresden",
    "website": "verein.example.org",
    "email": "post@verein.example.org",
    "telephone": "+49 351 111111",
    "published": ["website", "email"],
    "contact_name": "Testperson Alef",
    "contact_function": "Vorsitz",
    "contact_email": "alef@example.org",
    "contact_telephone": "+49 351 222222",
    "contact_language": "en",
    "kind": "supporting",
    "message": "Wir freuen uns.",
    "remark": "",
}


def page_of(hostname: str = "localhost", language: str = "de") -> ApplicationPage:
    """Return the demo's page with the form."""
    pages = ApplicationPage.objects.filter(locale__language_code=language)
    return pages.get(url_path__contains="dsm" if hostname == "localhost" else hostname)


def address_of(page: ApplicationPage) -> str:
    """Return where the form of a page is sent to."""
    with override(page.locale.language_code):
        return reverse("members_apply", args=[page.pk])


def written(
    page: ApplicationPage, age: timedelta = timedelta(minutes=5), **other: Any
) -> dict[str, Any]:
    """Return what the form sends; what is said beside counts instead."""
    return WRITTEN | {"opened": guards.stamp(page.pk, age)} | other


def apply(client: Client, page: ApplicationPage | None = None, **other: Any) -> Any:
    """Send the form and return the answer."""
    page = page or page_of()
    return client.post(address_of(page), written(page, **other))


def link() -> str:
    """Work off the queue and return the path of the link in the only mail to an applicant."""
    work_off()
    [letter] = [letter for letter in mail.outbox if "_register/application/" in letter.body]
    found = re.search(r"https?://[^/\s]+(/\S+)", letter.body)
    assert found, letter.body
    return found[1]


def confirmed(client: Client, **other: Any) -> Application:
    """Apply, open the link, press the button, and return the application."""
    apply(client, **other)
    path = link()
    seen = client.get(path).context["seen"]
    assert client.post(path, {"seen": seen}).status_code == 302
    return Application.objects.get()
