"""Applications of the samples, kept nowhere: the form in its states, and where its link leads."""

from typing import Any

from association_site.styleguide.sample_members import SPOKEN, topics_of
from association_site.styleguide.sample_site import ADDRESS, HERE, SampleSite, page_of
from members.forms.application import ApplicationForm
from members.models import ApplicationPage
from members.public import language_labels

SHOWN = -300
DAYS = 7


def _form(site: SampleSite, data: dict[str, Any] | None = None) -> ApplicationForm:
    """Return the form, untouched or as it was sent."""
    return ApplicationForm(
        data,
        topics=dict(enumerate(topics_of(site), start=1)),
        wording=site.words.sentences[0],
        language=site.language,
    )


def form(site: SampleSite, data: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return a page with the form.

    Args:
        site: The site.
        data: What was sent.
    """
    page: ApplicationPage = page_of(ApplicationPage, site.language, SHOWN, title=site.words.call[0])
    page.introduction, page.next_steps = site.words.paragraph, site.words.rich
    return {"page": page, "form": _form(site, data)}


def refused_form(site: SampleSite) -> dict[str, Any]:
    """Return a page with a form in which a good deal is wrong."""
    data = {
        "name": site.words.members[0][0],
        "founded_year": "98",
        "topics": ["1", "3"],
        "website": site.words.written,
        "published": ["email", "description"],
        "contact_email": site.words.written,
    }
    return form(site, data)


def sent(site: SampleSite) -> dict[str, Any]:
    """Return what is said once the form is sent."""
    return {"back": ADDRESS, "days": DAYS}


def asked(site: SampleSite) -> dict[str, Any]:
    """Return what the link in the mail shows, where something else was sent meanwhile."""
    (name, town), words = site.words.members[1], site.words
    spoken = ", ".join(label.name for label in language_labels(SPOKEN))
    facts = [(words.field, name), (words.caption, town), (words.heading, words.document)]
    return {"facts": [*facts, (words.counted, spoken)], "seen": "x", "is_other": True}


def closed(site: SampleSite) -> dict[str, Any]:
    """Return what a link says that opens nothing."""
    way = {"address": HERE, "label": site.words.call[0]}
    return {"explanation": site.words.sentences[0], "way": way}
