"""Nothing that pages are made of is missing in the registry of patterns."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import RequestFactory
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Site, get_page_models

from accounts.choices import Role
from association_site.styleguide.registry import content_blocks, patterns, section_block
from association_site.styleguide.sample_site import Library, SampleSite
from pages.site_context import SiteContext
from tests.association_site.styleguide_visit import visit
from tests.factories.accounts import signed_in, user_with_role
from tests.house.resolver import ROOMS

pytestmark = pytest.mark.django_db

# Blocks of pages that no pattern of a block shows, and where they are seen instead.
IN_WHOLE_PAGES = {
    "BodyBlock": "all sections of a page: the statement",
    "LinkBlock": "the alliance",
    "StatementBodyBlock": "the statement",
    "StatementContentBlock": "the statement",
    "StatementSectionBlock": "the statement",
}
# Templates that the patterns leave out, and why.
LEFT_OUT = {
    "alliances/alliance_index_page.html": "its groups ask the database; its cards are a part",
    "pages/blocks/preview_child_pages.html": "editors see it in the choice of blocks",
    "pages/blocks/preview_download.html": "editors see it in the choice of blocks",
    "pages/blocks/preview_founding.html": "editors see it in the choice of blocks",
    "pages/blocks/preview_image.html": "editors see it in the choice of blocks",
}
FOLDERS = [
    "pages/blocks",
    "pages/includes",
    "pages/teasers",
    "alliances",
    "members",
    "wagtailcore/includes",
]


@pytest.fixture
def new_site(rf_request):
    """Return what makes the site of a sample in German."""
    library = Library(SiteContext(rf_request, Site.objects.get(hostname="localhost")))
    return lambda: SampleSite(rf_request, library, "de")


@pytest.fixture
def rf_request():
    return RequestFactory().get("/styleguide/", SERVER_NAME="localhost")


def parts_of(block):
    """Return the blocks right below a block."""
    if isinstance(block, blocks.BaseStructBlock | blocks.BaseStreamBlock):
        return list(block.child_blocks.values())
    return [block.child_block] if isinstance(block, blocks.ListBlock) else []


def with_all_below(block):
    """Yield a block and all that it is made of."""
    yield block
    for part in parts_of(block):
        yield from with_all_below(part)


def choices_in(block):
    """Return the values of all choices in a block, by the block that has them and their name."""
    return {
        (type(owner).__name__, name): set(dict(part.field.choices)) - {""}
        for owner in with_all_below(block)
        if isinstance(owner, blocks.BaseStructBlock)
        for name, part in owner.child_blocks.items()
        if isinstance(part, blocks.ChoiceBlock)
    }


def chosen_in(block, value):
    """Yield what is chosen in a value, by the block that has the choice and its name."""
    if isinstance(block, blocks.ListBlock):
        for item in value or []:
            yield from chosen_in(block.child_block, item)
    elif isinstance(block, blocks.BaseStreamBlock):
        for child in value or []:
            yield from chosen_in(child.block, child.value)
    elif isinstance(block, blocks.BaseStructBlock) and isinstance(value, dict):
        for name, part in block.child_blocks.items():
            if isinstance(part, blocks.ChoiceBlock):
                yield (type(block).__name__, name), str(value.get(name))
            else:
                yield from chosen_in(part, value.get(name))


def test_every_block_of_a_page_is_in_the_registry():
    on_pages = {
        type(block).__name__
        for model in get_page_models()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
        for block in with_all_below(field.stream_block)
        if type(block).__module__.split(".")[0] in ROOMS
    }
    shown = {
        type(block).__name__
        for pattern in patterns()
        if pattern.block
        for block in with_all_below(pattern.block)
    }

    assert on_pages - shown == set(IN_WHOLE_PAGES)


def test_every_block_of_a_section_has_states_of_its_own():
    states = {
        pattern.name: [variant.name for variant in pattern.variants]
        for pattern in patterns()
        if pattern.group == "blocks"
    }

    assert list(states) == list(content_blocks())
    assert {
        type(content_blocks()[name]).__name__
        for name, variants in states.items()
        if variants == ["preview"]
    } == {"FoundingBlock"}  # it holds nothing


def test_every_value_of_every_choice_is_shown(new_site):
    used = {key: set() for key in choices_in(section_block())}
    for pattern in patterns():
        for variant in pattern.variants if pattern.block else ():
            value = pattern.block.normalize(variant.make(new_site()))
            for key, chosen in chosen_in(pattern.block, value):
                used[key] |= {chosen} - {""}

    assert used == choices_in(section_block())


def test_every_template_of_blocks_and_parts_is_used():
    client = signed_in(user_with_role(Role.ADMINISTRATION, "localhost"))
    used = {
        template.name
        for response, _soup in visit(client, "de").values()
        for template in response.templates
    }
    root = Path(settings.BASE_DIR) / "templates"
    there = {
        str(path.relative_to(root)) for folder in FOLDERS for path in (root / folder).glob("*.html")
    }

    assert there - used == set(LEFT_OUT)
