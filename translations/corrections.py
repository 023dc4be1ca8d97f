"""Whether what is being published is an editorial correction, which outdates no translation."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_editorial: ContextVar[bool] = ContextVar("editorial", default=False)


@contextmanager
def editorial() -> Iterator[None]:
    """Publish within this what corrects spelling and leaves the meaning as it was."""
    before = _editorial.set(True)
    try:
        yield
    finally:
        _editorial.reset(before)


def is_editorial() -> bool:
    """Say whether an editorial correction is being published."""
    return _editorial.get()
