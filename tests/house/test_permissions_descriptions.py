"""Who changes, and sees, the description of an organisation in which language: what is written counts."""

import pytest
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from wagtail.models import Locale
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)

from accounts.choices import Role
from members.models import Organisation, OrganisationText
from pages.models import SiteLanguage
from tests.factories.accounts import (
    UserFactory,
    person,
    signed_in,
    translator,
    user_with_role,
)
from tests.factories.catalogues import bring_in, catalogue_of
from tests.factories.texts import translate

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"
PASSAGE = encode_multipart(BOUNDARY, {"value": "Changed"})
WRITTEN = (
    Organisation, OrganisationText, StringTranslation, SegmentOverride, Translation,
    TranslationSource, TranslationLog, Locale,
)  # fmt: skip


def snapshot():
    return [list(model.objects.order_by("pk").values_list()) for model in WRITTEN]


# --------------------------------------------------------------------------------- what is open
def _segment(tie):
    return StringSegment.objects.filter(source=tie.source)[0].pk


def _path(tie, rest=""):
    return f"/admin/localize/translate/{tie.pk}/{rest}"


def _write(client, tie):
    path = _path(tie, f"strings/{_segment(tie)}/edit/")
    client.put(path, PASSAGE, MULTIPART_CONTENT)


def _upload(client, tie):
    catalogue = catalogue_of(tie)
    for entry in catalogue:
        entry.msgstr = "Changed"
    bring_in(client, _path(tie, "pofile/upload/"), catalogue)


def _override(client, tie):
    """Use a part of another object, since this one has none."""
    segment = OverridableSegment.objects.first()
    assert segment is not None
    client.put(_path(tie, f"overrides/{segment.pk}/edit/"), PASSAGE, MULTIPART_CONTENT)


def _of_row(model, action):
    return lambda client, tie: client.post(
        f"/admin/{model}/{action}/{tie.get_target_instance().pk}/", {"text": "Changed"}
    )


OPEN = {
    "write a passage": _write,
    "take a passage away": lambda c, t: c.delete(_path(t, f"strings/{_segment(t)}/edit/")),
    "upload passages": _upload,
}
PUBLISH = {"publish": lambda c, t: c.post(_path(t), {"action": "publish"})}
SNIPPET = "snippets/members/organisationtext"
CLOSED = {
    "override": _override,
    "machine": lambda c, t: c.post(_path(t, "machine_translate/")),
    "stop": lambda c, t: c.post(_path(t, "disable/")),
    "hand in": lambda c, t: c.post(_path(t, "hand-in/")),
    "renew": lambda c, t: c.post(
        f"/admin/localize/update/{t.source_id}/", {"publish_translations": "on"}
    ),
    "submit": lambda c, t: c.post(
        f"/admin/localize/submit/snippet/members/organisationtext/{t.source.get_source_instance().pk}/",
        {"locales": [Locale.objects.get_or_create(language_code="tr")[0].pk]},
    ),
    "save": _of_row(SNIPPET, "edit"),
    "delete": _of_row(SNIPPET, "delete"),
    "copy": _of_row(SNIPPET, "copy"),
    "add": lambda c, t: c.post(f"/admin/{SNIPPET}/add/", {"text": "Changed"}),
    "bulk": lambda c, t: c.post(
        f"/admin/bulk/members/organisationtext/delete/?id={t.get_target_instance().pk}",
        {"next": "/admin/"},
    ),
}


def roads(client, tie):
    """Return the roads by which somebody changes something, each tried from where the last led."""
    Locale.objects.get_or_create(language_code="tr")
    found = set()
    for name, road in (PUBLISH | OPEN | CLOSED).items():
        before = snapshot()
        road(client, tie)
        if snapshot() != before:
            found.add(name)
        StringTranslation.objects.filter(
            context__object_id=tie.source.object_id, locale=tie.target_locale
        ).delete()
        translate(tie, Wort="Word")
    return found


PASSAGES = set(OPEN)
KEEPERS = PASSAGES | set(PUBLISH)


@pytest.mark.parametrize(
    ("role", "code", "english", "arabic"),
    [
        (Role.BOARD, "", KEEPERS, KEEPERS),
        (Role.ADMINISTRATION, "", KEEPERS, KEEPERS),
        (Role.TRANSLATOR, "en", PASSAGES, set()),
        (Role.TRANSLATOR, "ar", set(), PASSAGES),
        (Role.EDITOR, "", set(), set()),
    ],
)
def test_description_is_changed_by_those_whom_the_table_names(role, code, english, arabic, ties):
    client = translator(code) if code else person(role)

    assert {code: roads(client, ties[code]) for code in ("en", "ar")} == {
        "en": english,
        "ar": arabic,
    }


@pytest.mark.parametrize("role", Role)
def test_description_of_another_site_is_changed_by_nobody(role, ties):
    assert roads(signed_in(user_with_role(role, OTHER)), ties["en"]) == set()


def test_no_further_road_is_open_to_the_administrator_of_all_sites(ties):
    assert roads(signed_in(UserFactory(is_superuser=True)), ties["en"]) == KEEPERS


def seen(client, tie):
    row = tie.get_target_instance()
    paths = [
        _path(tie), _path(tie, "pofile/download/"), _path(tie, "preview/"),
        f"/admin/localize/update/{tie.source_id}/",
        f"/admin/localize/submit/snippet/members/organisationtext/{row.pk}/",
        "/admin/localize/api/snippets/members/organisationtext/",
        f"/admin/localize/api/snippets/members/organisationtext/{row.pk}/",
        f"/admin/{SNIPPET}/", *(f"/admin/{SNIPPET}/{n}/{row.pk}/" for n in ("edit", "history", "usage")),
        "/admin/snippets/choose/members/organisationtext/",
    ]  # fmt: skip
    return {path for path in paths if client.get(path).status_code == 200}


def test_description_is_seen_by_those_who_translate_it(ties):
    for tie, own, other in ((ties["en"], "en", "ar"), (ties["ar"], "ar", "en")):
        both = {_path(tie), _path(tie, "pofile/download/")}
        assert seen(person(Role.BOARD), tie) == both
        assert seen(translator(own), tie) == both
        assert seen(translator(other), tie) == set()
        assert seen(person(Role.EDITOR), tie) == set()
        assert seen(signed_in(user_with_role(Role.BOARD, OTHER)), tie) == set()
        assert seen(signed_in(UserFactory(is_superuser=True)), tie) == both


def test_what_is_not_public_any_more_is_closed_to_translators(organisation, ties):
    organisation.consents.all().delete()

    assert seen(translator("en"), ties["en"]) == set()
    assert roads(translator("en"), ties["en"]) == set()


def test_language_that_was_turned_off_is_closed(ties):
    SiteLanguage.objects.filter(language_code="ar").update(enabled=False)

    assert roads(person(Role.BOARD), ties["ar"]) == set()
