"""What staff do to pages, on a small tree of German pages with English translations."""

from datetime import timedelta

from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Revision, Site
from wagtail_localize.models import Translation

from pages.models import StandardPage
from tests.factories.accounts import UserFactory, signed_in
from tests.factories.pages import StandardPageFactory, body, home_of, locale_of, section, text
from tests.pages.conftest import turn_off
from translations import memory

HOST = "auslaenderrat.localhost"
ENGLISH = {
    "Eltern": "Parents",
    "Kind": "Child",
    "Enkel": "Grandchild",
    "Ziel": "Target",
    "Verweis": "Reference",
    "zum Kind": "to the child",
    "Weiter": "Continue",
    "Neu": "New",
    "Anders": "Different",
}


# ------------------------------------------------------------------------------------- the pages
def committed():
    """Do what waits for the end of a transaction, such as making redirects."""
    return TestCase.captureOnCommitCallbacks(execute=True)


def translate(page, words=None):
    """Publish the English translation of a German page, as a translator would."""
    source = memory.synchronise_source(page)
    for passage in memory.passages(source):
        english = (words or ENGLISH).get(passage.text)
        if english:
            memory.write(passage, locale_of("en"), passage.html.replace(passage.text, english))
    with committed():
        return memory.publish_translation(source, locale_of("en"))


def make(title, parent=None, translated=True, **fields):
    """Publish a German page, and its translation."""
    page = StandardPageFactory(title=title, parent=parent or home_of(HOST), **fields)
    page.save_revision().publish()
    page = StandardPage.objects.get(pk=page.pk)
    if translated:
        translate(page)
    return page


def make_tree():
    """Publish German pages with English translations, one of which leads to the others."""
    parent = make("Eltern")
    child = make("Kind", parent)
    make("Enkel", child)
    make("Ziel")
    link = f'<p><a linktype="page" id="{child.pk}">zum Kind</a></p>'
    button = {"type": "button", "value": {"label": "Weiter", "page": child.pk, "url": ""}}
    make("Verweis", body=body(section(text(link), button)))
    make("Nur deutsch", translated=False)


def the(slug):
    """Return the page with a slug on the site, as it is kept now."""
    pages = StandardPage.objects.filter(slug=slug, alias_of__isnull=True)
    [page] = [page for page in pages if page.get_site().hostname == HOST]
    return page


def rename(slug, new_slug):
    page = the(slug)
    page.slug = new_slug
    with committed():
        page.save_revision().publish()


def move(slug, parent_slug, pos="last-child"):
    the(slug).move(the(parent_slug), pos=pos)


def editor_moves(slug, parent_slug):
    """Move a page as Wagtail's admin does."""
    admin = signed_in(UserFactory(is_superuser=True), HOST)
    address = f"/admin/pages/{the(slug).pk}/move/{the(parent_slug).pk}/confirm/"
    assert admin.post(address).status_code == 302


def editor_deletes(slug):
    """Delete a page as Wagtail's admin does."""
    admin = signed_in(UserFactory(is_superuser=True), HOST)
    assert admin.post(f"/admin/pages/{the(slug).pk}/delete/").status_code == 302


# ------------------------------------------------------------------------------ what may be done
def publish_draft():
    draft = StandardPageFactory(title="Neu", live=False, parent=home_of(HOST))
    draft.save_revision().publish()


def rename_in_english():
    german = the("kind")
    translate(german, ENGLISH | {"Kind": "Kid"})


def rename_and_back():
    rename("eltern", "anders")
    rename("anders", "eltern")


def rename_back_and_unpublish():
    rename_and_back()
    the("eltern").unpublish()


def rename_twice():
    rename("eltern", "anders")
    rename("anders", "ganz-anders")


def rename_and_unpublish():
    rename("kind", "anders")
    the("anders").unpublish()


def rename_and_delete():
    rename("kind", "anders")
    the("anders").delete()


def restore_revision():
    old = the("kind").get_latest_revision() or the("kind").save_revision()
    rename("kind", "anders")
    with committed():
        old.publish()


def restore_revision_of_a_translation():
    old = the("child").get_latest_revision()
    rename_in_english()
    with committed():
        old.publish()


def exchange_addresses():
    rename("eltern", "zwischendurch")
    rename("ziel", "eltern")
    rename("zwischendurch", "ziel")


def take_the_old_address():
    rename("eltern", "anders")
    make("Eltern", translated=False)


def take_and_leave_the_old_address():
    take_the_old_address()
    the("eltern").delete()


def take_the_old_address_and_rename():
    take_the_old_address()
    rename("eltern", "neu")


def move_and_take_the_old_address():
    move("kind", "ziel")
    make("Kind", the("eltern"), translated=False, slug="kind-neu")
    rename("kind-neu", "kind")


def move_to_where_the_slug_is_taken_in_english():
    other = make("Child", the("ziel"), translated=False)
    translate(other, {"Child": "Child"})
    move("kind", "ziel")


def move_to_the_other_site():
    the("kind").move(home_of(), pos="last-child")


def rename_english_home_page():
    home = home_of(HOST, "en")
    home.slug = "other"
    with committed():
        home.save_revision().publish()


def delete_english_home_page():
    with committed():
        home_of(HOST, "en").delete()


TOMORROW = timedelta(days=1)


def let_a_day_pass():
    """Put what is scheduled for tomorrow into the past, in pages and in their versions."""
    past = timezone.now() - TOMORROW
    for field in ("go_live_at", "expire_at"):
        Page.objects.filter(**{f"{field}__isnull": False}).update(**{field: past})
    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        revision.content["go_live_at"] = past.isoformat()
        revision.approved_go_live_at = past
        revision.save()
    call_command("publish_scheduled")


def new_draft_for_tomorrow():
    draft = StandardPageFactory(title="Neu", live=False, parent=home_of(HOST))
    draft.go_live_at = timezone.now() + TOMORROW
    draft.save_revision().publish()


def schedule_draft():
    new_draft_for_tomorrow()
    call_command("publish_scheduled")


def schedule_draft_and_wait():
    new_draft_for_tomorrow()
    let_a_day_pass()


def schedule_new_slug_and_wait():
    page = the("kind")
    page.slug = "anders"
    page.go_live_at = timezone.now() + TOMORROW
    page.save_revision().publish()
    with committed():
        let_a_day_pass()


def expire():
    page = the("kind")
    page.expire_at = timezone.now() + TOMORROW
    page.save_revision().publish()
    let_a_day_pass()


def alias_in_english():
    the("nur-deutsch").copy_for_translation(locale_of("en"), alias=True)


def alias_whose_source_is_renamed():
    alias_in_english()
    rename("nur-deutsch", "anders")


def alias_whose_source_is_deleted():
    alias_in_english()
    the("nur-deutsch").delete()


def stop_synchronising_and_move():
    Translation.objects.filter(source__object_id=the("kind").translation_key).update(enabled=False)
    move("kind", "ziel")


def restrict(kind):
    PageViewRestriction.objects.create(page=the("kind"), restriction_type=kind, password="losung")


def rename_and_turn_off():
    rename("parents", "people")
    turn_off(Site.objects.get(hostname=HOST), "en")


def lead_to(**target):
    Redirect.objects.create(old_path="/de/flyer", site=None, **target)


def lead_to_a_deleted_page():
    lead_to(redirect_page=the("kind"))
    the("kind").delete()
