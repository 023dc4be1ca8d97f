"""Work-around: the admin's API lists files of all sites, and acts on pages past what hooks refuse.

To be deleted once the API asks the permission policies of images and documents, and the actions run
the hooks that the views run (``before_delete_page`` keeps the home page of a site).
"""

from typing import Any, ClassVar

from django.db.models import QuerySet
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.documents.permissions import permission_policy as documents
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.permissions import permission_policy as images

SEEN = ["choose", "change", "delete"]


class PagesReadOnlyViewSet(PagesAdminAPIViewSet):
    """Pages to read; the admin itself changes pages through its views."""

    actions: ClassVar[dict[str, Any]] = {}


class OwnImagesViewSet(ImagesAdminAPIViewSet):
    """Images of the user's own collections."""

    def get_queryset(self) -> QuerySet[Any]:
        """Leave out the images of other sites."""
        own = images.instances_user_has_any_permission_for(self.request.user, SEEN)
        return super().get_queryset().filter(pk__in=own.values("pk"))


class OwnDocumentsViewSet(DocumentsAdminAPIViewSet):
    """Documents of the user's own collections."""

    def get_queryset(self) -> QuerySet[Any]:
        """Leave out the documents of other sites."""
        own = documents.instances_user_has_any_permission_for(self.request.user, SEEN)
        return super().get_queryset().filter(pk__in=own.values("pk"))


def guard(router: WagtailAPIRouter) -> None:
    """Put our views in the place of Wagtail's."""
    router.register_endpoint("pages", PagesReadOnlyViewSet)
    router.register_endpoint("images", OwnImagesViewSet)
    router.register_endpoint("documents", OwnDocumentsViewSet)
