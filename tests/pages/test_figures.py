"""Live figures: what a text may hold, and how it is shown."""

import logging
from datetime import date

import pytest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, override
from wagtail.models import Site

from pages import figures
from pages.figures import FigureValues, babel_locale, problem, tokens_in, translation_problem

DAY = date(2026, 3, 5)
KNOWN = "{{ member_count }}"
UNKNOWN = "There is no figure “{}”. Known figures: {{{{ member_count }}}}"
CUT = "A figure is cut in two by bold, italic or a link: format it as a whole."
INCOMPLETE = "A figure is written incompletely. Write it like this: {{ member_count }}"


class Counter:
    """A registered figure that knows how often it was counted."""

    def __init__(self, monkeypatch, value=12345, token="probe"):
        self.value, self.asked = value, []
        figure = figures.Figure(token, "Probe", self.count)
        monkeypatch.setitem(figures._figures, token, figure)

    def count(self, site, on):
        self.asked.append((site, on))
        return self.value


@pytest.fixture
def probe(monkeypatch):
    return Counter(monkeypatch)


@pytest.fixture
def values():
    return FigureValues(Site(hostname="probe.localhost"), DAY)


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", {}),
        ("no figure { here }", {}),
        ("{{ member_count }}", {"member_count": 1}),
        ("{{member_count}} and {{  member_count\t}}", {"member_count": 2}),
        ("<p><b>{{ member_count }}</b> {{ other-one.2 }}</p>", {"member_count": 1, "other-one.2": 1}),
        ("{{ }}", {"": 1}),
        ("{{ two words }}", {}),
        ("{{ <b>member</b>_count }}", {}),
    ],
)  # fmt: skip
def test_tokens_of_a_text_are_counted(text, tokens):
    assert tokens_in(text) == tokens


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No figure, but { braces } } {.",
        f"We are {KNOWN}.",
        f"<p>We are <b>{KNOWN}</b> and <a href='x'>{KNOWN}</a>.</p>",
        "{{member_count}}",
        "{{\xa0member_count\xa0}}",
    ],
)
def test_problem_of_a_sound_text_is_none(text):
    assert problem(text) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ members }}", UNKNOWN.format("members")),
        ("{{ member_cuont }}", UNKNOWN.format("member_cuont")),
        ("{{ Member_Count }}", UNKNOWN.format("Member_Count")),
        (f"{KNOWN} {{{{ }}}}", UNKNOWN.format("")),
        ("{{ member_count }", INCOMPLETE),
        ("{ member_count }}", INCOMPLETE),
        ("{{ member count }}", INCOMPLETE),
        ("{{ mitglieder_zähler }}", INCOMPLETE),
        (f"{KNOWN} and {{{{", INCOMPLETE),
        ("{{ <b>member</b>_count }}", CUT),
        ("{<b>{ member_count }}</b>", CUT),
        ("{{ member_count <i>}</i>}", CUT),
        ("{{ <a href='x'>member_count</a> }}", CUT),
    ],
)
def test_problem_of_a_broken_figure_says_what_is_wrong(text, message):
    assert problem(text) == message


def test_problem_is_said_in_the_readers_language():
    with override("de"):
        found = problem("{{ member_count }")
        expected = gettext("A figure is written incompletely. Write it like this: %(known)s")

    assert found == expected % {"known": KNOWN}
    assert found != INCOMPLETE


def test_problem_names_every_known_figure(probe):
    assert problem("{{ x }}").endswith("Known figures: {{ member_count }}, {{ probe }}")
    assert [figure.token for figure in figures.registered()] == ["member_count", "probe"]


@pytest.mark.parametrize(
    ("source", "translation", "message"),
    [
        ("Wir.", "We.", None),
        (f"Wir sind {KNOWN}.", "{{member_count}} are we.", None),
        (
            f"Wir sind {KNOWN}.",
            "We are 66.",
            "The figure {{ member_count }} is missing in the translation.",
        ),
        (
            f"{KNOWN} von {KNOWN}",
            f"{KNOWN} of all",
            "The figure {{ member_count }} is missing in the translation.",
        ),
        ("Wir.", f"{KNOWN} of us", "The figure {{ member_count }} is not in the original."),
        (f"{KNOWN}", f"{KNOWN} {KNOWN}", "The figure {{ member_count }} is not in the original."),
        (f"{KNOWN}", "{{ membercount }}", UNKNOWN.format("membercount")),
        (f"{KNOWN}", "{{ member_count }", INCOMPLETE),
    ],
)
def test_translation_problem_compares_with_the_original(source, translation, message):
    assert translation_problem(source, translation) == message


def test_html_holds_the_value_and_the_day(probe, values):
    assert values.in_html("We are {{ probe }}.", "en") == (
        'We are <data class="figure" value="12345">12,345<span class="visually-hidden">'
        " (as of 5 March 2026)</span></data>."
    )


def test_html_is_written_as_the_readers_language_writes_it(probe, values):
    with override("de"):
        html = values.in_html("{{ probe }}")
        as_of = gettext("as of %(day)s") % {"day": "5. März 2026"}

    assert html == (
        '<data class="figure" value="12345">12.345<span class="visually-hidden">'
        f" ({as_of})</span></data>"
    )


def test_html_escapes_plain_text(probe, values):
    html = values.in_html("<script>alert('{{ probe }}')</script> & more", "en")

    assert html.startswith("&lt;script&gt;alert(&#x27;<data ")
    assert html.endswith("</data>&#x27;)&lt;/script&gt; &amp; more")
    assert isinstance(html, SafeString)


def test_html_without_a_figure_is_escaped_too(values):
    assert values.in_html("<b>&</b>") == "&lt;b&gt;&amp;&lt;/b&gt;"


def test_html_keeps_safe_html(probe, values):
    html = values.in_html(mark_safe("<p>{{ probe }}</p>"), "en")

    assert html == format_html("<p>{}</p>", values.in_html("{{ probe }}", "en"))


def test_text_holds_the_bare_number(probe, values):
    assert values.in_text("{{ probe }} & {{probe}}", "en") == "12,345 & 12,345"
    assert values.in_text("{{ probe }}", "de") == "12.345"


@pytest.mark.parametrize("fill", ["in_text", "in_html"])
def test_unknown_figure_is_never_shown_and_is_logged(values, caplog, fill):
    with caplog.at_level(logging.ERROR, logger="pages.figures"):
        shown = getattr(values, fill)("We are {{ memberz }}.")

    assert shown == "We are …."
    assert caplog.messages == ["Unknown figure 'memberz' in a public text"]


def test_value_is_counted_once_for_its_site_and_day(probe, values):
    values.in_html("{{ probe }} {{ probe }}")
    values.in_text("{{ probe }}")

    assert probe.asked == [(values.site, DAY)]


def test_value_of_zero_is_shown_and_counted_once(monkeypatch, values):
    zero = Counter(monkeypatch, value=0)

    assert values.in_text("{{ probe }}/{{ probe }}") == "0/0"
    assert len(zero.asked) == 1


@pytest.mark.parametrize(
    ("code", "locale"),
    [("de", "de"), ("en", "en_GB"), ("ar", "ar"), ("de-simple", "de"), ("", "de"), (None, "de"), ("xx", "de")],
)  # fmt: skip
def test_babel_locale_of_a_language(code, locale):
    assert str(babel_locale(code)) == locale
