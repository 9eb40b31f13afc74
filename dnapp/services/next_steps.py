"""What to do next about an agreement, from what it is today."""

from __future__ import annotations

from dnapp.records.agreement import Agreement
from dnapp.services.agreements import AgreementState


def next_steps(agreement: Agreement, state: AgreementState) -> tuple[str, ...]:
    """The first step and at most one alternative; () when nothing waits.

    Steps: sign, renew (see or open the dossier), term (write the term that is not known), notify
    (write that notice was given), resume, end, replace (name what replaces it), successor (see
    it).
    """
    match state.status:
        case "proposed" | "consulting":
            return ("sign",)
        case "expiring" if agreement.notified_on is not None:
            return ("renew", "replace")
        case "expiring":
            return ("notify",) if agreement.renewal == "tacit" else ("renew", "notify")
        case "expired":
            return ("renew", "replace")
        case "term_unknown":
            return ("term",)
        case "suspended":
            return ("resume", "end")
        case "replaced" if agreement.successor:
            return ("successor",)
    return ()
