"""What the form of a page asks about translations."""

from typing import Any

from wagtail.admin.panels import Panel
from wagtail.models import Page

from translations import memory, recording

# The name of the box in the form.
FOLLOWS_ORIGINAL = "follows_original"


class FollowsOriginalPanel(Panel):
    """A box to tick for the publisher of a freely written translation.

    Nobody but its author can know whether such a text says what the original says by now.
    """

    class BoundPanel(Panel.BoundPanel):
        """The box on the form of one page."""

        template_name = "translations/admin/follows_original.html"
        name = FOLLOWS_ORIGINAL

        def is_shown(self) -> bool:
            """Show it for a translation that is written freely."""
            page: Any = self.instance
            if not isinstance(page, Page) or not page.pk or page.alias_of_id:
                return False
            is_original = recording.original_locale_id(page) == page.locale_id
            return not is_original and not memory.is_synchronised_translation(page)
