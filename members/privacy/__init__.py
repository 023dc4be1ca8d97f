"""Data protection: what is held, erasing it, and deleting what is not needed any more."""

from members.privacy.erasing import (
    ERASED_CONTACT,
    ERASED_ORGANISATION,
    erase_contact,
    erase_organisation,
)
from members.privacy.held import held
from members.privacy.retention import RETAINED, Due, Terms, due, retain
from members.privacy.traces import Traces, traces_of_contact, traces_of_organisation

__all__ = [
    "ERASED_CONTACT",
    "ERASED_ORGANISATION",
    "RETAINED",
    "Due",
    "Terms",
    "Traces",
    "due",
    "erase_contact",
    "erase_organisation",
    "held",
    "retain",
    "traces_of_contact",
    "traces_of_organisation",
]
