"""Reports: what they say (blocks), how the law wants it laid out, and the files they become."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dnapp.reports.agreements_report import AGREEMENTS_REPORT
from dnapp.reports.aid_report import AID_REPORT
from dnapp.reports.base import Report
from dnapp.reports.conferences_report import CONFERENCES_REPORT
from dnapp.reports.delegations_report import DELEGATIONS_REPORT
from dnapp.reports.ngo_report import NGO_REPORT
from dnapp.reports.quarterly import QUARTERLY

ALL: tuple[Report, ...] = (
    QUARTERLY,
    DELEGATIONS_REPORT,
    AGREEMENTS_REPORT,
    AID_REPORT,
    NGO_REPORT,
    CONFERENCES_REPORT,
)
"""Every report: the only list of them."""

BY_KEY: Mapping[str, Report] = MappingProxyType({report.key: report for report in ALL})
