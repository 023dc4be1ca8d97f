"""The report: what a file would change, and why the rest does not fit."""

import polib
import pytest
from django.utils.translation import override
from wagtail_localize.models import StringTranslation

from tests.factories.accounts import UserFactory
from tests.factories.catalogues import catalogue_of
from tests.factories.pages import StandardPageFactory, body, section, text
from tests.translations.conftest import translate
from translations import carrying, memory
from translations.exchange import saving
from translations.exchange.choices import Outcome
from translations.exchange.leftovers import leftovers
from translations.models import PoUpload

pytestmark = pytest.mark.django_db


@pytest.fixture
def tie(source, english):
    memory.publish_translation(source, english)
    return source.translations.get(target_locale=english)


def look(tie, file):
    upload = PoUpload.objects.create(
        user=UserFactory(is_superuser=True),
        translation=tie,
        locale=tie.target_locale,
        file_name="x.po",
        file=str(file).encode(),
    )
    with override("en"):
        return upload, saving.look(upload)


def misfit(tie, file):
    """Return the only finding that does not fit."""
    [finding] = look(tie, file)[1].of(Outcome.MISFIT)
    return finding


def entry(file, msgid):
    return next(entry for entry in file if entry.msgid == msgid)


def test_entries_are_counted_by_what_they_do(tie, source, english):
    translate(source, english, {"Anfang": "Beginning", "Größe zeigen": "Showing greatness"})
    file = catalogue_of(tie, **{"Anfang": "The start", "Guten <b>Tag</b>.": "Good <b>day</b>."})

    assert look(tie, file)[1].counts == {
        "new": 1, "changed": 1, "confirmed": 0, "misfit": 0, "unchanged": 1, "empty": 1,
    }  # fmt: skip


def test_certain_entry_confirms_the_words_of_a_previous_version(tie, source, english):
    translate(source, english)
    rows = StringTranslation.objects.filter(locale=english, data="Beginning")
    rows.update(tool_name=carrying.PREVIOUS_VERSION)
    file = catalogue_of(tie)
    entry(file, "Anfang").flags.clear()

    upload, plan = look(tie, file)
    saving.apply(upload, plan.digest)

    assert plan.counts["confirmed"] == 1
    assert rows.get().tool_name == "PO"
    assert not catalogue_of(tie).fuzzy_entries()


def test_machine_made_words_are_confirmed_as_a_persons(tie, source, english):
    translate(source, english)
    rows = StringTranslation.objects.filter(locale=english, data="Beginning")
    rows.update(translation_type="machine", tool_name="DeepL")
    file = catalogue_of(tie)
    entry(file, "Anfang").flags.clear()

    upload, plan = look(tie, file)
    saving.apply(upload, plan.digest)

    assert (rows.get().translation_type, rows.get().last_translated_by) == ("manual", upload.user)


def test_words_that_came_fuzzy_and_went_fuzzy_are_no_news(tie, source, english):
    translate(source, english)
    StringTranslation.objects.filter(locale=english).update(tool_name=carrying.PREVIOUS_VERSION)

    assert look(tie, catalogue_of(tie))[1].counts["unchanged"] == 4


@pytest.mark.parametrize(
    ("msgid", "msgstr", "reason"),
    [
        ("Guten <b>Tag</b>.", "Good <i>day</i>.", "The formatting or the links are not those"),
        ("Guten <b>Tag</b>.", "<p>Good day.</p>", "The formatting or the links are not those"),
        (
            "Wir sind {{ member_count }}.",
            "We are many.",
            "The figure {{ member_count }} is missing",
        ),
        (
            "Wir sind {{ member_count }}.",
            "We {{ membercount }}",
            "There is no figure “membercount”",
        ),
        ("Größe zeigen", "x" * 256, "at most 255 characters"),
    ],
)
def test_words_that_do_not_fit_are_listed_with_the_reason(tie, msgid, msgstr, reason):
    found = misfit(tie, catalogue_of(tie, **{msgid: msgstr}))

    assert reason in found.reason
    assert (found.title, found.entry.msgstr) == ("Größe zeigen", msgstr)


def test_link_that_was_lost_does_not_fit(source, english):
    page = StandardPageFactory(
        body=body(section(text('<p>Zur <a href="https://example.org">Satzung</a>.</p>')))
    )
    source = memory.synchronise_source(page)
    memory.publish_translation(source, english)
    msgid = 'Zur <a id="a1">Satzung</a>.'

    found = misfit(source.translations.get(), catalogue_of(source.translations.get(), **{msgid: "To the statutes."}))  # fmt: skip

    assert found.reason == "The formatting or the links are not those of the original."


def test_uncertain_words_are_left_out(tie):
    file = catalogue_of(tie, Anfang="Beginning?")
    entry(file, "Anfang").flags.append("fuzzy")

    assert misfit(tie, file).reason == "Marked as not certain (fuzzy) in the file."


def test_former_passage_is_shown_beside_todays(tie, german_page):
    file = catalogue_of(tie, **{"Größe zeigen": "Showing greatness"})
    german_page.title = "Größe beweisen"
    german_page.save_revision().publish()

    found = misfit(tie, file)

    assert found.reason == "The original has changed meanwhile."
    assert (found.entry.msgid, found.today.msgid) == ("Größe zeigen", "Größe beweisen")


def test_passage_that_is_gone_is_said_to_be(tie, german_page):
    file = catalogue_of(tie, Anfang="Beginning")
    german_page.body = body()
    german_page.save_revision().publish()

    assert misfit(tie, file).reason == "The passage does not stand on the page any more."


@pytest.mark.parametrize(
    ("context", "reason"),
    [
        (None, "This entry is not from a file that was taken out here."),
        ("title", "This entry is not from a file that was taken out here."),
        ("8d2b8f5e-2f0c-4a59-9c0f-0d6a4b1e7c11/title", "not yours to translate"),
    ],
)
def test_entry_of_something_else_is_not_taken(tie, context, reason):
    file = catalogue_of(tie)
    file.append(polib.POEntry(msgctxt=context, msgid="Anfang", msgstr="Beginning"))

    assert reason in misfit(tie, file).reason


def test_passage_with_two_translations_in_one_file_keeps_the_first(tie):
    file = catalogue_of(tie, Anfang="Beginning")
    same, other = (polib.POEntry(msgctxt=entry(file, "Anfang").msgctxt, msgid="Anfang", msgstr=words) for words in ("Beginning", "Start"))  # fmt: skip
    file.extend([same, other])

    found = misfit(tie, file)

    assert found.entry.msgstr == "Start"
    assert "twice" in found.reason


def test_what_did_not_fit_can_be_mended_and_brought_in(tie, german_page, english):
    file = catalogue_of(
        tie, **{"Größe zeigen": "Showing greatness", "Wir sind {{ member_count }}.": "We are many."}
    )
    german_page.title = "Größe beweisen"
    german_page.save_revision().publish()
    left = leftovers("Beispiel", english, look(tie, file)[1])

    assert [(e.msgid, e.previous_msgid, e.msgstr, e.fuzzy) for e in left] == [
        ("Größe beweisen", "Größe zeigen", "Showing greatness", True),
        ("Wir sind {{ member_count }}.", None, "We are many.", False),
    ]
    assert left[1].comment.endswith("missing in the translation.")
    left[0].flags.clear()
    left[0].msgstr, left[1].msgstr = "Proving greatness", "We are {{ member_count }}."
    upload, plan = look(tie, left)
    assert (plan.counts["misfit"], saving.apply(upload, plan.digest)) == (0, 2)


def test_nothing_is_kept_where_somebody_changed_a_passage_meanwhile(tie, source, english):
    upload, plan = look(tie, catalogue_of(tie, Anfang="From the file"))
    translate(source, english, {"Anfang": "By somebody else"})

    with pytest.raises(saving.PlanChanged) as changed:
        saving.apply(upload, plan.digest)

    assert changed.value.plan.counts["changed"] == 1
    assert StringTranslation.objects.get(locale=english, translation_of__data="Anfang").data == "By somebody else"  # fmt: skip


def test_all_or_nothing_is_kept(tie, english, monkeypatch):
    words = {"Anfang": "Beginning", "Größe zeigen": "Showing greatness"}
    upload, plan = look(tie, catalogue_of(tie, **words))
    save = StringTranslation.save

    def fail_at_second(self, *args, **kwargs):
        if StringTranslation.objects.filter(locale=english).exists():
            raise ConnectionError
        save(self, *args, **kwargs)

    monkeypatch.setattr(StringTranslation, "save", fail_at_second)
    with pytest.raises(ConnectionError):
        saving.apply(upload, plan.digest)

    assert not StringTranslation.objects.filter(locale=english, translation_of__data__in=words).exists()  # fmt: skip
