"""PO files in the admin: lists, files, reports, and for whom they are there."""

import polib
import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Site
from wagtail_localize.models import StringTranslation

from accounts.choices import Role
from tests.factories.accounts import person, signed_in, translator, user_with_role
from tests.factories.catalogues import as_upload, bring_in, catalogue_of
from tests.factories.pages import StandardPageFactory, home_of
from tests.translations.conftest import translate
from translations import carrying, memory
from translations.exchange import keeping, reading
from translations.models import PoUpload

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"


@pytest.fixture
def tie(source, english):
    memory.publish_translation(source, english)
    return source.translations.get(target_locale=english)


def of_site(name, code="en", hostname="localhost"):
    return reverse(name, args=[Site.objects.get(hostname=hostname).pk, code])


def read(answer):
    return list(polib.pofile(answer.getvalue().decode()))


def words_of_site(client, **query):
    return {entry.msgid: entry for entry in read(client.get(of_site("po_download"), query))}


def upload_address(tie):
    return reverse("wagtail_localize:upload_pofile", args=[tie.pk])


def kept(locale, msgid):
    rows = StringTranslation.objects.filter(locale=locale, translation_of__data=msgid)
    return list(rows.values_list("data", flat=True))


# ------------------------------------------------------------------------------------ sites
def test_site_is_taken_out_as_a_whole_or_what_is_missing(tie, source, english):
    translate(source, english, {"Anfang": "Beginning"})
    client = translator("en")

    everything = words_of_site(client)
    missing = words_of_site(client, only="missing")

    assert everything["Anfang"].msgstr == "Beginning"
    assert "Anfang" not in missing
    assert set(missing) < set(everything)
    assert {"Größe zeigen", "Guten <b>Tag</b>.", "Wir sind {{ member_count }}."} <= set(missing)


def test_file_of_a_site_holds_nothing_of_another(tie, english):
    page = StandardPageFactory(parent=home_of(OTHER), title="Geheimnis")
    memory.publish_translation(memory.synchronise_source(page), english)

    assert "Geheimnis" not in words_of_site(person(Role.EDITOR))


@pytest.mark.parametrize("code", ["ar", "de", "xx"])
@pytest.mark.parametrize("name", ["po_download", "po_bring_in"])
def test_language_that_is_not_ones_own_is_closed(arabic, name, code):
    assert translator("en").get(of_site(name, code)).status_code == 302
    assert translator("en").get(of_site(name, "en", OTHER)).status_code == 302


def test_list_offers_own_languages_alone(arabic):
    def offered(client):
        html = client.get(reverse("po_files")).content.decode()
        return [code for code in ("de", "en", "ar") if of_site("po_bring_in", code) in html]

    assert offered(translator("ar")) == ["ar"]
    assert offered(person(Role.EDITOR)) == ["en", "ar"]


def test_list_counts_what_is_missing(tie, source, english):
    def missing():
        [[(_scope, progress, _)]] = (
            translator("en").get(reverse("po_files")).context["sites"].values()
        )
        return progress.missing

    before = missing()
    translate(source, english)
    translated = missing()
    StringTranslation.objects.filter(data="Beginning").update(tool_name=carrying.PREVIOUS_VERSION)

    assert (before - translated, missing() - translated) == (4, 1)


def test_list_names_pages_that_are_not_begun_and_lets_editors_begin_them(tie, source, english):
    translate(source, english)
    page = StandardPageFactory(title="Probe neu")
    StandardPageFactory(title="Probe Entwurf", live=False)

    def told(client):
        answer = client.get(reverse("po_files"))
        [[(_scope, _progress, not_begun)]] = answer.context["sites"].values()
        said = [one.title for one in not_begun if one.title.startswith("Probe")]
        return said, f'value="{page.pk}:en"' in answer.text

    editor = person(Role.EDITOR)
    assert told(translator("en")) == (["Probe neu"], False)
    assert told(editor) == (["Probe neu"], True)

    site = Site.objects.get(hostname="localhost")
    editor.post(reverse("start_translation", args=[site.pk]), {"start": f"{page.pk}:en"})

    assert told(editor) == ([], False)
    assert "Probe neu" in words_of_site(editor, only="missing")


@pytest.mark.parametrize(
    ("role", "shown"),
    [(Role.TRANSLATOR, True), (Role.EDITOR, True), (Role.BOARD, False)],
)
def test_menu_leads_there_those_who_work_on_pages(role, shown):
    html = person(role).get("/admin/").content.decode()

    assert (reverse("po_files") in html) is shown


def test_words_for_a_site_are_kept_and_nothing_is_published(tie, german_page, english):
    client = translator("en")
    file = polib.pofile(client.get(of_site("po_download")).getvalue().decode())
    next(entry for entry in file if entry.msgid == "Anfang").msgstr = "Beginning"
    live = Page.objects.get(translation_key=german_page.translation_key, locale=english)

    answer = bring_in(client, of_site("po_bring_in"), file)

    assert [message.level_tag for message in answer.context["messages"]] == ["success"]
    assert kept(english, "Anfang") == ["Beginning"]
    assert Page.objects.get(pk=live.pk).latest_revision_id == live.latest_revision_id
    assert PoUpload.objects.get().saved == 1


def test_words_for_another_language_of_the_page_stay_out(tie, arabic, source, english):
    memory.publish_translation(source, arabic)
    other = source.translations.get(target_locale=arabic)
    file = catalogue_of(other, Anfang="البداية")

    answer = bring_in(translator("en"), of_site("po_bring_in"), file)

    assert list(answer.context["form"].errors) == ["file"]
    assert kept(english, "Anfang") == []


def test_passages_of_a_page_that_is_not_ones_own_are_left_out(tie, english):
    page = StandardPageFactory(parent=home_of(OTHER), title="Geheimnis")
    source = memory.synchronise_source(page)
    memory.publish_translation(source, english)
    file = catalogue_of(source.translations.get(), Geheimnis="Secret")

    answer = bring_in(translator("en"), of_site("po_bring_in"), file)

    assert answer.context["plan"].counts["misfit"] == 1
    assert kept(english, "Geheimnis") == []


# ------------------------------------------------------------------------------------ one text
def test_page_is_taken_out_and_brought_in_at_wagtail_localizes_addresses(tie, english):
    client = translator("en")
    answer = client.get(reverse("wagtail_localize:download_pofile", args=[tie.pk]))

    bring_in(client, upload_address(tie), catalogue_of(tie, Anfang="Beginning"))

    assert len(read(answer)) == 4
    assert 'filename="groe-zeigen-en.po"' in answer.headers["Content-Disposition"]
    assert kept(english, "Anfang") == ["Beginning"]


@pytest.mark.parametrize(
    "content", [None, b"", b"\xff\xfe", b"/etc/hostname", b'msgid "Alt"\nmsgstr[ "Old"\n']
)
def test_file_that_cannot_be_read_is_refused_with_words(tie, content):
    data = {} if content is None else {"file": as_upload(content)}

    answer = translator("en").post(upload_address(tie), data, follow=True)

    assert answer.redirect_chain[-1][0].endswith("/edit/")
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert not PoUpload.objects.exists()


@pytest.mark.parametrize(("limit", "value"), [("LARGEST_FILE", 200), ("MOST_ENTRIES", 3)])
def test_file_that_is_too_large_is_refused(tie, monkeypatch, limit, value):
    monkeypatch.setattr(reading, limit, value)

    answer = translator("en").post(
        upload_address(tie), {"file": as_upload(catalogue_of(tie))}, follow=True
    )

    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_translator_of_another_language_takes_nothing_out(tie, arabic):
    client = translator("ar")

    assert client.get(reverse("wagtail_localize:download_pofile", args=[tie.pk])).status_code == 302
    assert client.post(upload_address(tie), {"file": as_upload(catalogue_of(tie))}).status_code == 302  # fmt: skip
    assert not PoUpload.objects.exists()


@pytest.mark.parametrize("language", ["", "en", "en_GB", "en_US.UTF-8", "EN"])
def test_editor_may_write_the_language_in_its_own_way(language):
    assert reading.check_language(language, "en") is None


@pytest.mark.parametrize(
    ("language", "wanted"), [("ar", "en"), ("de", "de-simple"), ("de_simple", "de"), ("en", "ar")]
)
def test_file_in_another_language_is_refused(settings, language, wanted):
    settings.LANGUAGES = [*settings.LANGUAGES, ("de-simple", "Leichte Sprache")]

    with pytest.raises(reading.Unreadable):
        reading.check_language(language, wanted)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_file_is_read_in_the_letters_it_was_saved_in(tie, encoding):
    words = str(catalogue_of(tie)).replace("charset=UTF-8", f"charset={encoding}")
    words = words.replace("›", ">")

    assert reading.read(words.encode(encoding), "en")[0].msgid == "Größe zeigen"


@pytest.mark.parametrize("encoding", ["undefined", "punycode", "utf-7"])
def test_file_in_letters_that_no_editor_saves_is_refused(encoding):
    words = f'msgid ""\nmsgstr "Content-Type: text/plain; charset={encoding}\\n"\n'

    with pytest.raises(reading.Unreadable, match="UTF-8"):
        reading.read(words.encode(), "en")


# ------------------------------------------------------------------------------------ reports
@pytest.fixture
def report(tie):
    """The report of a file that somebody brought in, at its address."""
    user = user_with_role(Role.TRANSLATOR, "localhost")
    file = catalogue_of(tie, **{"Anfang": "Beginning", "Größe zeigen": "x" * 300})
    answer = signed_in(user).post(upload_address(tie), {"file": as_upload(file)})
    return signed_in(user), answer.headers["Location"]


def test_report_keeps_nothing_before_somebody_says_so(report, english):
    client, address = report

    html = client.get(address).content.decode()

    assert "Beginning" in html
    assert kept(english, "Anfang") == []


def test_what_did_not_fit_is_taken_out_again(report):
    client, _address = report

    [entry] = read(client.get(reverse("po_leftovers", args=[PoUpload.objects.get().pk])))

    assert (entry.msgid, entry.msgstr) == ("Größe zeigen", "x" * 300)


def test_file_is_deleted_where_somebody_says_so(report, english):
    client, address = report

    client.post(address, {"action": "discard"})

    assert not PoUpload.objects.exists()
    assert kept(english, "Anfang") == []


def test_report_is_for_whom_it_was_made_alone(report):
    _client, address = report

    for stranger in (person(Role.EDITOR), person(Role.TRANSLATOR)):
        assert stranger.get(address).status_code == 404
        assert stranger.post(address, {"action": "apply"}).status_code == 404


def test_report_of_a_language_that_was_taken_from_somebody_is_closed(report, english):
    client, address = report
    PoUpload.objects.get().user.groups.clear()

    digest = client.get(address)
    client.post(address, {"action": "apply", "digest": "x"})

    assert digest.status_code == 302
    assert kept(english, "Anfang") == []


def test_words_are_not_kept_unseen(report, english, source):
    client, address = report
    digest = client.get(address).context["plan"].digest
    translate(source, english, {"Anfang": "By somebody else"})

    answer = client.post(address, {"action": "apply", "digest": digest})

    assert answer.context["plan"].counts["changed"] == 1
    assert kept(english, "Anfang") == ["By somebody else"]


def test_files_are_forgotten_after_two_weeks(report):
    PoUpload.objects.update(uploaded_at=timezone.now() - keeping.KEPT)

    keeping.forget_po_files.func()

    assert not PoUpload.objects.exists()
