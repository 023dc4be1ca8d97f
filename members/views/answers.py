"""Answers for one reader alone: they hold what somebody typed, or what a link opens."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control

from members.views.links import versions_of

LARGEST = 64 * 1024  # bytes of a form


def private_answer(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Return an answer that nobody keeps, lists, or tells where it was read."""
    return kept_private(TemplateResponse(request, template, context, status=status))


def kept_private(response: HttpResponse) -> HttpResponse:
    """Let nobody keep an answer, list it, or tell others its address, which may hold a secret."""
    patch_cache_control(response, private=True, no_store=True)
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def too_large(request: HttpRequest) -> HttpResponse | None:
    """Refuse a form that is larger than any that somebody fills in, before it is read."""
    sent = request.headers.get("Content-Length", "")
    if sent.isdecimal() and int(sent) <= LARGEST:
        return None
    context = {"question": None, "versions": versions_of(request), "reason": "large"}
    return private_answer(request, "members/confirmation/refused.html", context, status=413)


def closed_answer(
    request: HttpRequest, explanation: str, way: dict[str, str] | None = None
) -> HttpResponse:
    """Say that a link opens nothing: it is wrong, its time is over, or its thing is gone.

    Which of these it is, is not told: whoever guesses learns nothing.

    Args:
        request: The request.
        explanation: What to do now.
        way: Where that is done: `address` and `label`.
    """
    context = {"explanation": explanation, "way": way}
    return private_answer(request, "members/link_closed.html", context, status=410)
