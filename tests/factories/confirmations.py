"""The yearly question, asked and answered."""

from django.utils import timezone

from members import confirmations
from members.models import Confirmation, Organisation
from tests.factories.members import ContactFactory


def proposal_of(organisation: Organisation) -> Confirmation:
    """Return what a member proposes, on which nobody has decided."""
    ContactFactory(organisation=organisation, email="asked@example.org")
    confirmations.ask([organisation], user=None, today=timezone.localdate())
    [question] = organisation.confirmations.all()
    return confirmations.answer(question, confirmations.Answer(values={"street": "Neu 1"}))
