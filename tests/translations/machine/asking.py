"""Having a machine translate the test's page, and what is kept of it."""

from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail_localize.models import StringTranslation

SHOUTED = {
    "Größe zeigen": "GRÖSSE ZEIGEN",
    "Anfang": "ANFANG",
    "Guten <b>Tag</b>.": "GUTEN <b>TAG</b>.",
    "Wir sind {{ member_count }}.": "WIR SIND {{ member_count }}.",
}


def ask(client, tie, **data):
    """Have a machine translate; return what the translator is told, by its kind."""
    address = reverse("wagtail_localize:machine_translate", args=[tie.pk])
    told = get_messages(client.post(address, data).wsgi_request)
    return {message.level_tag: str(message).strip() for message in told}


def rows(locale):
    found = StringTranslation.objects.filter(locale=locale, translation_of__data__in=SHOUTED)
    return {row.translation_of.data: row for row in found}


def kept(locale):
    return {original: row.data for original, row in rows(locale).items()}
