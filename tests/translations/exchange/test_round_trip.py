"""Out and in again: what a PO file says is what is kept, whatever an editor did to its form."""

import codecs
import random

import polib
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from wagtail_localize.models import StringTranslation

from tests.factories.accounts import UserFactory
from tests.translations.conftest import translate
from translations import memory
from translations.exchange import reading, saving, scopes
from translations.exchange.catalogue import catalogue
from translations.exchange.choices import Outcome
from translations.exchange.comparing import Comparison
from translations.exchange.pieces import pieces_of
from translations.models import PoUpload

pytestmark = pytest.mark.django_db

# What people type: letters of all scripts, marks that HTML and PO give a meaning, several lines.
WORDS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs", "Cc"]),
        st.sampled_from("<>&\"'\\\n{}%#~ \t"),
    ),
    max_size=40,
)


@pytest.fixture
def text(source, english):
    memory.publish_translation(source, english)
    administrator = UserFactory(is_superuser=True)
    translation = source.translations.get(target_locale=english)
    return scopes.text_of(administrator, translation.pk), administrator


def taken_out(text, locale):
    return catalogue("Beispiel", locale, pieces_of([text], locale))


def brought_in(content, text, user):
    """Keep a file as its form does, and return it."""
    return PoUpload.objects.create(
        user=user,
        translation=text.translation,
        locale=text.translation.target_locale,
        file_name="x.po",
        file=content,
    )


def rows():
    fields = ("translation_of", "context", "data", "tool_name", "updated_at", "has_error")
    return list(StringTranslation.objects.order_by("pk").values_list(*fields))


def mangled(file, seed, crlf, mark):
    """Return a file as an editor leaves it: another order, other lines, another header."""
    chance = random.Random(seed)
    entries = list(file)
    chance.shuffle(entries)
    other = polib.POFile(wrapwidth=chance.choice([0, 30, 78, 200]))
    other.metadata = {
        "Content-Type": "text/plain; charset=utf-8", "X-Generator": "Poedit 3.4",
        "Language": "en_GB", "Last-Translator": "Mira Beispiel",
    }  # fmt: skip
    for entry in entries:
        other.append(
            polib.POEntry(
                msgctxt=entry.msgctxt, msgid=entry.msgid, msgstr=entry.msgstr, flags=entry.flags
            )
        )
    other.append(polib.POEntry(msgctxt="x", msgid="Alt", msgstr="Old", obsolete=True))
    words = str(other)
    if crlf:
        words = words.replace("\n", "\r\n")
    return (codecs.BOM_UTF8 if mark else b"") + words.encode()


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    words=st.lists(WORDS, min_size=4, max_size=4),
    seed=st.integers(0, 999),
    crlf=st.booleans(),
    mark=st.booleans(),
)
@example(
    words=["https://beispiel.example.org", "a.htm", "b.xml", "/"], seed=0, crlf=False, mark=False
)
def test_words_that_fit_are_kept_and_a_second_time_changes_nothing(
    text, english, words, seed, crlf, mark
):
    text, user = text
    file = taken_out(text, english)
    for entry, said in zip(file, words, strict=False):
        entry.msgstr = said
    upload = brought_in(mangled(file, seed, crlf, mark), text, user)
    plan = saving.look(upload)
    fitting = {(f.entry.msgctxt, f.entry.msgid): f for f in plan.written}

    saving.apply(upload, plan.digest)
    kept = rows()
    again = saving.look(upload)
    saved = saving.apply(upload, again.digest)
    out = {(entry.msgctxt, entry.msgid): entry for entry in taken_out(text, english)}

    assert (again.written, saved, rows()) == ([], 0, kept)
    assert not any(row[-1] for row in kept)
    for key, finding in fitting.items():
        assert not out[key].fuzzy
        if not finding.piece.has_markup:
            assert out[key].msgstr == finding.entry.msgstr.replace("\r", "\n").strip()


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(content=st.one_of(st.binary(max_size=300), WORDS.map(str.encode)), cut=st.integers(0, 1500))
def test_broken_file_is_refused_in_words(text, english, content, cut):
    text, _user = text
    said: list[str] = []
    whole = str(taken_out(text, english)).encode()
    for broken in (content, whole[:cut] + content, whole[:cut]):
        try:
            file = reading.read(broken, "en")
        except reading.Unreadable as refused:
            said.append(str(refused))
        else:
            Comparison(pieces_of([text], english)).plan(file)
    assert all(said)


def test_what_was_taken_out_brings_nothing_new(text, source, english):
    text, user = text
    translate(source, english)
    upload = brought_in(str(taken_out(text, english)).encode(), text, user)

    plan = saving.look(upload)

    assert plan.counts == dict.fromkeys(Outcome, 0) | {Outcome.UNCHANGED: 4}


def test_file_is_the_same_each_time(text, source, english):
    text, _user = text
    translate(source, english)

    assert str(taken_out(text, english)) == str(taken_out(text, english))
