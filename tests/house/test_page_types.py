"""How a page type is built."""

import re

import pytest
from django.template.loader import get_template
from wagtail.models import Page, get_page_models

from alliances.models import AllianceIndexPage, AlliancePage
from members.models import ApplicationPage, MemberDirectoryPage
from pages.models import BasePage, HomePage, LegalPage, StandardPage, StatementPage

TYPES = sorted((model for model in get_page_models() if model is not Page), key=str)


def test_page_types_are_known():
    assert set(TYPES) == {
        HomePage,
        StandardPage,
        StatementPage,
        LegalPage,
        AllianceIndexPage,
        AlliancePage,
        MemberDirectoryPage,
        ApplicationPage,
    }


@pytest.mark.parametrize("model", TYPES)
def test_page_type_is_a_page_of_ours(model):
    assert issubclass(model, BasePage)
    assert BasePage._meta.abstract is True


@pytest.mark.parametrize("model", TYPES)
def test_page_type_names_its_parents(model):
    assert "parent_page_types" in vars(model)
    assert len(model.parent_page_types) > 0


@pytest.mark.parametrize("model", TYPES)
def test_page_type_names_only_children_of_its_own_room(model):
    if model is HomePage:
        assert "subpage_types" not in vars(model)
    else:
        rooms = {name.split(".")[0] for name in model.subpage_types}
        assert "subpage_types" in vars(model)
        assert rooms <= {model._meta.app_label}


@pytest.mark.parametrize("model", TYPES)
def test_page_type_has_the_template_of_its_default_name(model):
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", model.__name__).lower()

    assert model.template == f"{model._meta.app_label}/{words}.html"
    assert get_template(model.template).template.name == model.template


@pytest.mark.parametrize("model", TYPES)
def test_page_type_can_be_made_below_its_parents_alone(model):
    allowed = {parent for parent in TYPES if model in parent.allowed_subpage_models()}

    assert (
        allowed
        == {
            HomePage: set(),
            StandardPage: {HomePage, StandardPage},
            StatementPage: {HomePage},
            LegalPage: {HomePage},
            AllianceIndexPage: {HomePage},
            AlliancePage: {AllianceIndexPage},
            MemberDirectoryPage: {HomePage},
            ApplicationPage: {HomePage},
        }[model]
    )


def test_home_pages_stand_below_the_root_alone():
    assert HomePage.allowed_parent_page_models() == [Page]
    assert HomePage in Page.allowed_subpage_models()


@pytest.mark.parametrize("model", TYPES)
def test_page_type_is_named_in_the_readers_language(model):
    assert str(model._meta.verbose_name) != model._meta.object_name
    assert str(model._meta.verbose_name) != ""
