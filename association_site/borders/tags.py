"""Work-around: Wagtail suggests, and offers as filters, the tags of all sites.

To be deleted once it offers only tags of rows that the user may see.
"""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, JsonResponse
from taggit.models import Tag
from wagtail.documents.permissions import permission_policy as documents
from wagtail.documents.views.documents import DocumentsFilterSet
from wagtail.documents.views.documents import IndexView as DocumentIndexView
from wagtail.images import get_image_model
from wagtail.images.permissions import permission_policy as images
from wagtail.images.views.chooser import ImageChooserViewSet, ImageChooseView
from wagtail.images.views.images import ImagesFilterSet
from wagtail.images.views.images import IndexView as ImageIndexView

from accounts.models import User

LIMIT = 10


def own_tags(user: User | AnonymousUser, *policies: Any) -> QuerySet[Tag]:
    """Return the tags of the files that somebody sees, the most frequent first.

    Args:
        user: Who asks.
        policies: The permission policies of images, documents or both.
    """
    own = Q(pk__in=[])
    for policy in policies:
        files = policy.instances_user_has_any_permission_for(user, ["add", "change", "choose"])
        own |= Q(
            taggit_taggeditem_items__content_type=ContentType.objects.get_for_model(policy.model),
            taggit_taggeditem_items__object_id__in=files.values("pk"),
        )
    tags: QuerySet[Tag] = Tag.objects.filter(own).annotate(times=Count("taggit_taggeditem_items"))
    return tags.order_by("-times", "name")


def suggest_tags(
    request: HttpRequest, app_name: str = "taggit", model_name: str = "tag"
) -> JsonResponse:
    """Answer with the tags of the user's own files that begin with a term.

    Raises:
        Http404: There is no such kind of tag.
    """
    if (app_name, model_name) != ("taggit", "tag"):
        raise Http404
    found: list[str] = []
    if term := request.GET.get("term"):
        tags = own_tags(request.user, images, documents).filter(name__istartswith=term)
        found = [tag.name for tag in tags.order_by("name")[:LIMIT]]
    return JsonResponse(found, safe=False)


class OwnTags:
    """Offers the tags of the user's own files as a filter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put them in the place of all tags."""
        super().__init__(*args, **kwargs)
        this: Any = self
        tags = own_tags(this.request.user, this.permission_policy)[:LIMIT]
        names = [(tag.name, tag.name) for tag in tags]
        if names and "tag" in this.filters:
            this.filters["tag"].extra["choices"] = names
        else:
            this.filters.pop("tag", None)


class OwnImagesFilterSet(OwnTags, ImagesFilterSet):
    """Filters of images."""

    class Meta(ImagesFilterSet.Meta):
        pass


class OwnDocumentsFilterSet(OwnTags, DocumentsFilterSet):
    """Filters of documents."""

    class Meta(DocumentsFilterSet.Meta):
        pass


class OwnImageIndexView(ImageIndexView):
    """The list of images."""

    filterset_class = OwnImagesFilterSet


class OwnDocumentIndexView(DocumentIndexView):
    """The list of documents."""

    filterset_class = OwnDocumentsFilterSet


class OwnImageChooseView(ImageChooseView):
    """The images to choose from."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer the tags of the user's own images."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"popular_tags": own_tags(self.request.user, images)[:LIMIT]}


class OwnImageChooserViewSet(ImageChooserViewSet):
    """Wagtail's chooser with our first page."""

    choose_view_class = OwnImageChooseView


choose_image = OwnImageChooserViewSet(
    "wagtailimages_chooser", model=get_image_model(), url_prefix="images/chooser"
).choose_view
