"""The record types: the only list of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dnapp.core.record import RecordType
from dnapp.records.agreement import AGREEMENT
from dnapp.records.aid_project import AID_PROJECT
from dnapp.records.case import CASE
from dnapp.records.commitment import COMMITMENT
from dnapp.records.contact import CONTACT
from dnapp.records.contribution import CONTRIBUTION
from dnapp.records.cost import COST
from dnapp.records.counter import COUNTER
from dnapp.records.counter_value import COUNTER_VALUE
from dnapp.records.country import COUNTRY
from dnapp.records.delegation import DELEGATION
from dnapp.records.diary_entry import DIARY_ENTRY
from dnapp.records.disbursement import DISBURSEMENT
from dnapp.records.donor import DONOR
from dnapp.records.dossier_step import DOSSIER_STEP
from dnapp.records.duty_mark import DUTY_MARK
from dnapp.records.duty_rule import DUTY_RULE
from dnapp.records.event import EVENT
from dnapp.records.follow_up import FOLLOW_UP
from dnapp.records.friendship_association import FRIENDSHIP_ASSOCIATION
from dnapp.records.gift import GIFT
from dnapp.records.holiday import HOLIDAY
from dnapp.records.indicator import INDICATOR
from dnapp.records.indicator_value import INDICATOR_VALUE
from dnapp.records.issue import ISSUE
from dnapp.records.issued_report import ISSUED_REPORT
from dnapp.records.leg import LEG
from dnapp.records.lookup import LOOKUP
from dnapp.records.member import MEMBER
from dnapp.records.ngo_paper import NGO_PAPER
from dnapp.records.ngo_registration import NGO_REGISTRATION
from dnapp.records.ngo_staff import NGO_STAFF
from dnapp.records.overseas_vietnamese import OVERSEAS_VIETNAMESE
from dnapp.records.partner import PARTNER
from dnapp.records.partner_name import PARTNER_NAME
from dnapp.records.party import PARTY
from dnapp.records.permission import PERMISSION
from dnapp.records.plan import PLAN
from dnapp.records.programme_item import PROGRAMME_ITEM
from dnapp.records.reminder import REMINDER
from dnapp.records.renewal_dossier import RENEWAL_DOSSIER
from dnapp.records.setting import SETTING
from dnapp.records.target import TARGET
from dnapp.records.target_step import TARGET_STEP
from dnapp.records.term import TERM
from dnapp.records.text_block import TEXT_BLOCK
from dnapp.records.travel_document import TRAVEL_DOCUMENT
from dnapp.records.unit import UNIT
from dnapp.records.unit_return import UNIT_RETURN

ALL: tuple[RecordType, ...] = (
    SETTING,
    COUNTRY,
    LOOKUP,
    UNIT,
    PARTNER,
    PARTNER_NAME,
    CONTACT,
    DELEGATION,
    MEMBER,
    PERMISSION,
    LEG,
    COST,
    PROGRAMME_ITEM,
    AGREEMENT,
    PARTY,
    TERM,
    RENEWAL_DOSSIER,
    DOSSIER_STEP,
    AID_PROJECT,
    DONOR,
    COMMITMENT,
    DISBURSEMENT,
    EVENT,
    ISSUE,
    FOLLOW_UP,
    GIFT,
    NGO_REGISTRATION,
    NGO_PAPER,
    NGO_STAFF,
    INDICATOR,
    INDICATOR_VALUE,
    PLAN,
    TARGET,
    TARGET_STEP,
    CASE,
    OVERSEAS_VIETNAMESE,
    CONTRIBUTION,
    FRIENDSHIP_ASSOCIATION,
    TRAVEL_DOCUMENT,
    COUNTER,
    COUNTER_VALUE,
    DUTY_RULE,
    HOLIDAY,
    REMINDER,
    DUTY_MARK,
    DIARY_ENTRY,
    TEXT_BLOCK,
    ISSUED_REPORT,
    UNIT_RETURN,
)
"""Every record type, owners and link targets before those that point to them."""

BY_KEY: Mapping[str, RecordType] = MappingProxyType({kind.key: kind for kind in ALL})
