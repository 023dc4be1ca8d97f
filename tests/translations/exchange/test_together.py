"""Two files at the same moment: the second sees what the first wrote."""

from functools import partial

from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from tests.factories.accounts import UserFactory
from tests.factories.catalogues import catalogue_of
from tests.factories.pages import home_of
from tests.together import at_once, together
from translations.exchange import saving
from translations.models import PoUpload


def waiting(tie, user, words):
    """Return a file with other words for the first passage, and the digest of its report."""
    file = catalogue_of(tie)
    file[0].msgstr = words
    upload = PoUpload.objects.create(
        user=user, translation=tie, locale=tie.target_locale, file_name="x.po", file=str(file).encode()
    )  # fmt: skip
    return upload, saving.look(upload).digest


@together
def test_second_of_two_files_at_once_is_shown_again(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        user = UserFactory(is_superuser=True)
        tie = Translation.objects.get(
            source__object_id=home_of().translation_key, target_locale__language_code="en"
        )
        before = list(StringTranslation.objects.filter(context__object_id=tie.source.object_id))
        files = [waiting(tie, user, words) for words in ("First", "Second")]
        try:
            results = at_once(
                TranslationSource.objects.filter(pk=tie.source_id),
                *(partial(saving.apply, *file) for file in files),
                refusals=(saving.PlanChanged,),
            )
        finally:
            StringTranslation.objects.bulk_update(
                before, ["data", "tool_name", "last_translated_by"]
            )
            user.delete()

    assert sorted(map(str, results)) == sorted(["1", str(saving.PlanChanged)])
