"""Words of the libraries that we say in our own way: friendly, formal, with an example.

Nothing uses these names; standing here, the words come into our catalogue, which goes before theirs.
"""

from django.utils.translation import gettext_noop

WORDS = (
    gettext_noop("Enter a valid URL."),
    gettext_noop("Enter a valid email address."),
    gettext_noop("Please add some alt text for your image or mark it as decorative"),
)
