DROP TRIGGER "agreement_guard_update"

DROP TRIGGER "agreement_audit_insert"

DROP TRIGGER "agreement_audit_update"

DROP INDEX "agreement__narrow"

ALTER TABLE "agreement" ADD COLUMN "pillar" TEXT NOT NULL DEFAULT ''

CREATE TABLE "event" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "kind" TEXT NOT NULL DEFAULT '',
    "code" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "starts_on" TEXT,
    "ends_on" TEXT,
    "scope" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',
    "lead_unit" TEXT REFERENCES "unit" ("id"),
    "units" TEXT NOT NULL DEFAULT '[]',
    "foreign_organiser" TEXT NOT NULL DEFAULT '',
    "countries" TEXT NOT NULL DEFAULT '[]',
    "partners" TEXT NOT NULL DEFAULT '[]',
    "pillar" TEXT NOT NULL DEFAULT '',
    "fields" TEXT NOT NULL DEFAULT '[]',
    "content" TEXT NOT NULL DEFAULT '',
    "delegates_vietnamese" INTEGER,
    "delegates_resident" INTEGER,
    "delegates_abroad" INTEGER,
    "works" INTEGER,
    "planned" INTEGER NOT NULL DEFAULT 0,
    "permitted_by" TEXT NOT NULL DEFAULT '',
    "filed_on" TEXT,
    "permission_document" TEXT,
    "report_document" TEXT,
    "reported_on" TEXT,
    "cost_province" INTEGER,
    "cost_sector" INTEGER,
    "cost_sponsored" INTEGER,
    "result" TEXT NOT NULL DEFAULT '',
    "officer" TEXT NOT NULL DEFAULT '',
    "cancelled_on" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "code_key" TEXT,
    "name_key" TEXT,
    "starts_on_key" TEXT,
    "ends_on_key" TEXT,
    "reported_on_key" TEXT,
    "status" TEXT,
    "state_from" TEXT,
    "state_until" TEXT
) STRICT

CREATE TABLE "issue" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "event" TEXT REFERENCES "event" ("id"),
    "content" TEXT NOT NULL DEFAULT '',
    "raised_by" TEXT NOT NULL DEFAULT '',
    "unit" TEXT REFERENCES "unit" ("id"),
    "due_on" TEXT,
    "solved_on" TEXT,
    "answer" TEXT NOT NULL DEFAULT '',
    "document" TEXT,
    "content_key" TEXT,
    "raised_by_key" TEXT,
    "due_on_key" TEXT,
    "solved_on_key" TEXT,
    "answer_key" TEXT,
    "document_key" TEXT
) STRICT

CREATE TABLE "follow_up" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "event" TEXT REFERENCES "event" ("id"),
    "happened_on" TEXT,
    "kind" TEXT NOT NULL DEFAULT '',
    "who" TEXT NOT NULL DEFAULT '',
    "content" TEXT NOT NULL DEFAULT '',
    "amount" INTEGER,
    "currency" TEXT NOT NULL DEFAULT '',
    "aid_project" TEXT REFERENCES "aid_project" ("id"),
    "agreement" TEXT REFERENCES "agreement" ("id"),
    "document" TEXT,
    "happened_on_key" TEXT,
    "who_key" TEXT,
    "content_key" TEXT,
    "document_key" TEXT
) STRICT

CREATE TABLE "gift" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "direction" TEXT NOT NULL DEFAULT '',
    "given_on" TEXT,
    "partner" TEXT REFERENCES "partner" ("id"),
    "person" TEXT NOT NULL DEFAULT '',
    "ours" TEXT NOT NULL DEFAULT '',
    "count" INTEGER,
    "worth" INTEGER,
    "occasion" TEXT NOT NULL DEFAULT '',
    "event" TEXT REFERENCES "event" ("id"),
    "delegation" TEXT REFERENCES "delegation" ("id"),
    "kept_at" TEXT NOT NULL DEFAULT '',
    "document" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "name_key" TEXT,
    "given_on_key" TEXT,
    "person_key" TEXT
) STRICT

CREATE TABLE "ngo_registration" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "name_foreign" TEXT NOT NULL DEFAULT '',
    "short_name" TEXT NOT NULL DEFAULT '',
    "partner" TEXT REFERENCES "partner" ("id"),
    "country" TEXT REFERENCES "country" ("id"),
    "kind" TEXT NOT NULL DEFAULT '',
    "fields" TEXT NOT NULL DEFAULT '[]',
    "places" TEXT NOT NULL DEFAULT '[]',
    "local_units" TEXT NOT NULL DEFAULT '[]',
    "content" TEXT NOT NULL DEFAULT '',
    "head_name" TEXT NOT NULL DEFAULT '',
    "head_country" TEXT REFERENCES "country" ("id"),
    "head_passport" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "renewal_filed_on" TEXT,
    "ended_on" TEXT,
    "end_reason" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "name_key" TEXT,
    "short_name_key" TEXT,
    "expires_on_key" TEXT,
    "renewal_due_on_key" TEXT,
    "status" TEXT,
    "expires_on" TEXT,
    "renewal_due_on" TEXT,
    "state_from" TEXT,
    "state_until" TEXT
) STRICT

CREATE TABLE "ngo_paper" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "ngo_registration" TEXT REFERENCES "ngo_registration" ("id"),
    "kind" TEXT NOT NULL DEFAULT '',
    "document" TEXT,
    "starts_on" TEXT,
    "ends_on" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "document_key" TEXT,
    "starts_on_key" TEXT,
    "ends_on_key" TEXT,
    "note_key" TEXT
) STRICT

CREATE TABLE "ngo_staff" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "ngo_registration" TEXT REFERENCES "ngo_registration" ("id"),
    "name" TEXT NOT NULL DEFAULT '',
    "position" TEXT NOT NULL DEFAULT '',
    "country" TEXT REFERENCES "country" ("id"),
    "sex" TEXT NOT NULL DEFAULT '',
    "passport_number" TEXT NOT NULL DEFAULT '',
    "permit_until" TEXT,
    "since" TEXT,
    "until" TEXT,
    "name_key" TEXT,
    "position_key" TEXT,
    "passport_number_key" TEXT,
    "permit_until_key" TEXT,
    "since_key" TEXT,
    "until_key" TEXT
) STRICT

CREATE TABLE "indicator" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "code" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "group" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL DEFAULT '',
    "nature" TEXT NOT NULL DEFAULT '',
    "flow" TEXT REFERENCES "indicator" ("id"),
    "counted" TEXT NOT NULL DEFAULT '',
    "by_country" INTEGER NOT NULL DEFAULT 0,
    "source" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "code_key" TEXT,
    "name_key" TEXT,
    "source_key" TEXT
) STRICT

CREATE TABLE "indicator_value" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "period" TEXT NOT NULL DEFAULT '',
    "indicator" TEXT REFERENCES "indicator" ("id"),
    "first_on" TEXT,
    "last_on" TEXT,
    "country" TEXT REFERENCES "country" ("id"),
    "amount" TEXT,
    "unit" TEXT NOT NULL DEFAULT '',
    "per_year" INTEGER NOT NULL DEFAULT 0,
    "certainty" TEXT NOT NULL DEFAULT '',
    "document" TEXT,
    "source" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "period_key" TEXT,
    "first_on_key" TEXT,
    "last_on_key" TEXT,
    "document_key" TEXT,
    "source_key" TEXT
) STRICT

CREATE TABLE "plan" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "document" TEXT,
    "first_on" TEXT,
    "last_on" TEXT,
    "parent" TEXT REFERENCES "plan" ("id"),
    "unit" TEXT REFERENCES "unit" ("id"),
    "note" TEXT NOT NULL DEFAULT '',
    "name_key" TEXT,
    "document_key" TEXT,
    "first_on_key" TEXT,
    "last_on_key" TEXT
) STRICT

CREATE TABLE "target" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "plan" TEXT REFERENCES "plan" ("id"),
    "indicator" TEXT REFERENCES "indicator" ("id"),
    "shape" TEXT NOT NULL DEFAULT '',
    "low" TEXT,
    "high" TEXT,
    "above" INTEGER NOT NULL DEFAULT 0,
    "unit" TEXT NOT NULL DEFAULT '',
    "printed" TEXT NOT NULL DEFAULT '',
    "first_on" TEXT,
    "last_on" TEXT,
    "base_year" INTEGER,
    "base_value" TEXT,
    "done_on" TEXT,
    "done_document" TEXT,
    "part_of" TEXT REFERENCES "target" ("id"),
    "replaces" TEXT REFERENCES "target" ("id"),
    "valid_from" TEXT,
    "document" TEXT,
    "unit_in_charge" TEXT REFERENCES "unit" ("id"),
    "note" TEXT NOT NULL DEFAULT '',
    "name_key" TEXT,
    "first_on_key" TEXT,
    "last_on_key" TEXT
) STRICT

CREATE TABLE "target_step" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "target" TEXT REFERENCES "target" ("id"),
    "due_on" TEXT,
    "value" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "due_on_key" TEXT,
    "note_key" TEXT
) STRICT

CREATE TABLE "case" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "kind" TEXT NOT NULL DEFAULT '',
    "code" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "happened_on" TEXT,
    "country" TEXT REFERENCES "country" ("id"),
    "places" TEXT NOT NULL DEFAULT '[]',
    "people" INTEGER,
    "person_name" TEXT NOT NULL DEFAULT '',
    "person_paper" TEXT NOT NULL DEFAULT '',
    "person_contact" TEXT NOT NULL DEFAULT '',
    "content" TEXT NOT NULL DEFAULT '',
    "handling" TEXT NOT NULL DEFAULT '',
    "unit" TEXT REFERENCES "unit" ("id"),
    "document" TEXT,
    "closed_on" TEXT,
    "outcome" TEXT NOT NULL DEFAULT '',
    "officer" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "code_key" TEXT,
    "name_key" TEXT,
    "happened_on_key" TEXT,
    "closed_on_key" TEXT,
    "status" TEXT,
    "state_from" TEXT,
    "state_until" TEXT
) STRICT

CREATE TABLE "overseas_vietnamese" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "kind" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "country" TEXT REFERENCES "country" ("id"),
    "place" TEXT NOT NULL DEFAULT '',
    "home" TEXT NOT NULL DEFAULT '[]',
    "occupation" TEXT NOT NULL DEFAULT '',
    "members" INTEGER,
    "counted_on" TEXT,
    "head" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "content" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "name_key" TEXT,
    "occupation_key" TEXT
) STRICT

CREATE TABLE "contribution" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "overseas_vietnamese" TEXT REFERENCES "overseas_vietnamese" ("id"),
    "happened_on" TEXT,
    "kind" TEXT NOT NULL DEFAULT '',
    "content" TEXT NOT NULL DEFAULT '',
    "amount" INTEGER,
    "currency" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',
    "document" TEXT,
    "happened_on_key" TEXT,
    "content_key" TEXT,
    "place_key" TEXT,
    "document_key" TEXT
) STRICT

CREATE TABLE "friendship_association" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "countries" TEXT NOT NULL DEFAULT '[]',
    "founded_on" TEXT,
    "founding_document" TEXT,
    "unit" TEXT REFERENCES "unit" ("id"),
    "pillar" TEXT NOT NULL DEFAULT '',
    "chair" TEXT NOT NULL DEFAULT '',
    "members" INTEGER,
    "branches" INTEGER,
    "term_years" INTEGER,
    "last_congress_on" TEXT,
    "content" TEXT NOT NULL DEFAULT '',
    "dissolved_on" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "name_key" TEXT,
    "founded_on_key" TEXT,
    "chair_key" TEXT,
    "last_congress_on_key" TEXT,
    "congress_due_on_key" TEXT,
    "status" TEXT,
    "congress_due_on" TEXT,
    "state_from" TEXT,
    "state_until" TEXT
) STRICT

CREATE TABLE "travel_document" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "kind" TEXT NOT NULL DEFAULT '',
    "holder" TEXT NOT NULL DEFAULT '',
    "position" TEXT NOT NULL DEFAULT '',
    "company" TEXT NOT NULL DEFAULT '',
    "unit" TEXT REFERENCES "unit" ("id"),
    "born_on" TEXT,
    "number" TEXT NOT NULL DEFAULT '',
    "passport_number" TEXT NOT NULL DEFAULT '',
    "form" TEXT NOT NULL DEFAULT '',
    "issue" TEXT NOT NULL DEFAULT '',
    "economies" TEXT NOT NULL DEFAULT '[]',
    "permission_document" TEXT,
    "issued_on" TEXT,
    "expires_on" TEXT,
    "kept_by" TEXT NOT NULL DEFAULT '',
    "returned_on" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "holder_key" TEXT,
    "position_key" TEXT,
    "company_key" TEXT,
    "issued_on_key" TEXT,
    "expires_on_key" TEXT,
    "status" TEXT,
    "state_from" TEXT,
    "state_until" TEXT
) STRICT

CREATE TABLE "counter" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "group" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL DEFAULT '',
    "nature" TEXT NOT NULL DEFAULT '',
    "country" TEXT REFERENCES "country" ("id"),
    "pillar" TEXT NOT NULL DEFAULT '',
    "retired" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT '',
    "name_key" TEXT
) STRICT

CREATE TABLE "counter_value" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "counter" TEXT REFERENCES "counter" ("id"),
    "year" INTEGER,
    "month" INTEGER,
    "value" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',
    "note_key" TEXT
) STRICT

CREATE INDEX "agreement__narrow" ON "agreement" ("form", "on_behalf", "pillar", "in_plan", "renewal", "status") WHERE "deleted_at" IS NULL

CREATE INDEX "commitment__sums" ON "commitment" ("currency", "rate", "usd_rate", "committed_on_key", "aid_project", "amount") WHERE "deleted_at" IS NULL

CREATE INDEX "disbursement__sums" ON "disbursement" ("currency", "rate", "usd_rate", "paid_on_key", "aid_project", "amount") WHERE "deleted_at" IS NULL

CREATE INDEX "event__code" ON "event" ("code_key") WHERE "deleted_at" IS NULL

CREATE UNIQUE INDEX "event__code_unique" ON "event" ("code") WHERE "deleted_at" IS NULL AND "code" <> ''

CREATE INDEX "event__name" ON "event" ("name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "event__starts_on" ON "event" ("starts_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "event__ends_on" ON "event" ("ends_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "event__lead_unit" ON "event" ("lead_unit") WHERE "deleted_at" IS NULL

CREATE INDEX "event__countries" ON "event" ("countries") WHERE "deleted_at" IS NULL

CREATE INDEX "event__reported_on" ON "event" ("reported_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "event__narrow" ON "event" ("kind", "scope", "pillar", "delegates_vietnamese", "delegates_resident", "delegates_abroad", "planned", "permitted_by", "status") WHERE "deleted_at" IS NULL

CREATE INDEX "event__state" ON "event" ("state_until", "state_from") WHERE "deleted_at" IS NULL

CREATE INDEX "event__bin" ON "event" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE INDEX "issue__parent" ON "issue" ("event", "pos")

CREATE INDEX "issue__unit" ON "issue" ("unit") WHERE "deleted_at" IS NULL

CREATE INDEX "issue__solved_on" ON "issue" ("solved_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "follow_up__parent" ON "follow_up" ("event", "pos")

CREATE INDEX "follow_up__happened_on" ON "follow_up" ("happened_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "follow_up__aid_project" ON "follow_up" ("aid_project") WHERE "deleted_at" IS NULL

CREATE INDEX "follow_up__agreement" ON "follow_up" ("agreement") WHERE "deleted_at" IS NULL

CREATE INDEX "gift__name" ON "gift" ("name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "gift__given_on" ON "gift" ("given_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "gift__partner" ON "gift" ("partner") WHERE "deleted_at" IS NULL

CREATE INDEX "gift__person" ON "gift" ("person_key") WHERE "deleted_at" IS NULL

CREATE INDEX "gift__event" ON "gift" ("event") WHERE "deleted_at" IS NULL

CREATE INDEX "gift__delegation" ON "gift" ("delegation") WHERE "deleted_at" IS NULL

CREATE INDEX "gift__narrow" ON "gift" ("direction", "count") WHERE "deleted_at" IS NULL

CREATE INDEX "gift__bin" ON "gift" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE INDEX "ngo_registration__name" ON "ngo_registration" ("name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "ngo_registration__short_name" ON "ngo_registration" ("short_name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "ngo_registration__partner" ON "ngo_registration" ("partner") WHERE "deleted_at" IS NULL

CREATE INDEX "ngo_registration__country" ON "ngo_registration" ("country") WHERE "deleted_at" IS NULL

CREATE INDEX "ngo_registration__places" ON "ngo_registration" ("places") WHERE "deleted_at" IS NULL

CREATE INDEX "ngo_registration__head_country" ON "ngo_registration" ("head_country") WHERE "deleted_at" IS NULL

CREATE INDEX "ngo_registration__expires_on" ON "ngo_registration" ("expires_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "ngo_registration__renewal_due_on" ON "ngo_registration" ("renewal_due_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "ngo_registration__narrow" ON "ngo_registration" ("kind", "status") WHERE "deleted_at" IS NULL

CREATE INDEX "ngo_registration__state" ON "ngo_registration" ("state_until", "state_from") WHERE "deleted_at" IS NULL

CREATE INDEX "ngo_registration__bin" ON "ngo_registration" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE INDEX "ngo_paper__parent" ON "ngo_paper" ("ngo_registration", "pos")

CREATE INDEX "ngo_staff__parent" ON "ngo_staff" ("ngo_registration", "pos")

CREATE INDEX "ngo_staff__country" ON "ngo_staff" ("country") WHERE "deleted_at" IS NULL

CREATE INDEX "ngo_staff__since" ON "ngo_staff" ("since_key") WHERE "deleted_at" IS NULL

CREATE INDEX "indicator__code" ON "indicator" ("code_key") WHERE "deleted_at" IS NULL

CREATE UNIQUE INDEX "indicator__code_unique" ON "indicator" ("code") WHERE "deleted_at" IS NULL AND "code" <> ''

CREATE INDEX "indicator__name" ON "indicator" ("name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "indicator__flow" ON "indicator" ("flow") WHERE "deleted_at" IS NULL

CREATE INDEX "indicator__source" ON "indicator" ("source_key") WHERE "deleted_at" IS NULL

CREATE INDEX "indicator__narrow" ON "indicator" ("group", "unit", "nature", "counted", "by_country") WHERE "deleted_at" IS NULL

CREATE INDEX "indicator__bin" ON "indicator" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE INDEX "indicator_value__period" ON "indicator_value" ("period_key") WHERE "deleted_at" IS NULL

CREATE INDEX "indicator_value__indicator" ON "indicator_value" ("indicator") WHERE "deleted_at" IS NULL

CREATE INDEX "indicator_value__first_on" ON "indicator_value" ("first_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "indicator_value__last_on" ON "indicator_value" ("last_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "indicator_value__country" ON "indicator_value" ("country") WHERE "deleted_at" IS NULL

CREATE INDEX "indicator_value__document" ON "indicator_value" ("document_key") WHERE "deleted_at" IS NULL

CREATE INDEX "indicator_value__source" ON "indicator_value" ("source_key") WHERE "deleted_at" IS NULL

CREATE INDEX "indicator_value__narrow" ON "indicator_value" ("unit", "certainty") WHERE "deleted_at" IS NULL

CREATE INDEX "indicator_value__bin" ON "indicator_value" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE INDEX "plan__name" ON "plan" ("name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "plan__document" ON "plan" ("document_key") WHERE "deleted_at" IS NULL

CREATE INDEX "plan__first_on" ON "plan" ("first_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "plan__last_on" ON "plan" ("last_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "plan__parent" ON "plan" ("parent") WHERE "deleted_at" IS NULL

CREATE INDEX "plan__unit" ON "plan" ("unit") WHERE "deleted_at" IS NULL

CREATE INDEX "plan__bin" ON "plan" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE INDEX "target__name" ON "target" ("name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "target__plan" ON "target" ("plan") WHERE "deleted_at" IS NULL

CREATE INDEX "target__indicator" ON "target" ("indicator") WHERE "deleted_at" IS NULL

CREATE INDEX "target__first_on" ON "target" ("first_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "target__last_on" ON "target" ("last_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "target__part_of" ON "target" ("part_of") WHERE "deleted_at" IS NULL

CREATE INDEX "target__replaces" ON "target" ("replaces") WHERE "deleted_at" IS NULL

CREATE INDEX "target__unit_in_charge" ON "target" ("unit_in_charge") WHERE "deleted_at" IS NULL

CREATE INDEX "target__narrow" ON "target" ("shape", "unit") WHERE "deleted_at" IS NULL

CREATE INDEX "target__bin" ON "target" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE INDEX "target_step__parent" ON "target_step" ("target", "pos")

CREATE INDEX "target_step__due_on" ON "target_step" ("due_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "case__code" ON "case" ("code_key") WHERE "deleted_at" IS NULL

CREATE UNIQUE INDEX "case__code_unique" ON "case" ("code") WHERE "deleted_at" IS NULL AND "code" <> ''

CREATE INDEX "case__name" ON "case" ("name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "case__happened_on" ON "case" ("happened_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "case__country" ON "case" ("country") WHERE "deleted_at" IS NULL

CREATE INDEX "case__unit" ON "case" ("unit") WHERE "deleted_at" IS NULL

CREATE INDEX "case__closed_on" ON "case" ("closed_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "case__narrow" ON "case" ("kind", "people", "status") WHERE "deleted_at" IS NULL

CREATE INDEX "case__state" ON "case" ("state_until", "state_from") WHERE "deleted_at" IS NULL

CREATE INDEX "case__bin" ON "case" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE INDEX "overseas_vietnamese__name" ON "overseas_vietnamese" ("name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "overseas_vietnamese__country" ON "overseas_vietnamese" ("country") WHERE "deleted_at" IS NULL

CREATE INDEX "overseas_vietnamese__occupation" ON "overseas_vietnamese" ("occupation_key") WHERE "deleted_at" IS NULL

CREATE INDEX "overseas_vietnamese__narrow" ON "overseas_vietnamese" ("kind", "members") WHERE "deleted_at" IS NULL

CREATE INDEX "overseas_vietnamese__bin" ON "overseas_vietnamese" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE INDEX "contribution__parent" ON "contribution" ("overseas_vietnamese", "pos")

CREATE INDEX "contribution__happened_on" ON "contribution" ("happened_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "friendship_association__name" ON "friendship_association" ("name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "friendship_association__countries" ON "friendship_association" ("countries") WHERE "deleted_at" IS NULL

CREATE INDEX "friendship_association__founded_on" ON "friendship_association" ("founded_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "friendship_association__unit" ON "friendship_association" ("unit") WHERE "deleted_at" IS NULL

CREATE INDEX "friendship_association__chair" ON "friendship_association" ("chair_key") WHERE "deleted_at" IS NULL

CREATE INDEX "friendship_association__last_congress_on" ON "friendship_association" ("last_congress_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "friendship_association__congress_due_on" ON "friendship_association" ("congress_due_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "friendship_association__narrow" ON "friendship_association" ("pillar", "members", "status") WHERE "deleted_at" IS NULL

CREATE INDEX "friendship_association__state" ON "friendship_association" ("state_until", "state_from") WHERE "deleted_at" IS NULL

CREATE INDEX "friendship_association__bin" ON "friendship_association" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE INDEX "travel_document__holder" ON "travel_document" ("holder_key") WHERE "deleted_at" IS NULL

CREATE INDEX "travel_document__position" ON "travel_document" ("position_key") WHERE "deleted_at" IS NULL

CREATE INDEX "travel_document__company" ON "travel_document" ("company_key") WHERE "deleted_at" IS NULL

CREATE INDEX "travel_document__unit" ON "travel_document" ("unit") WHERE "deleted_at" IS NULL

CREATE INDEX "travel_document__issued_on" ON "travel_document" ("issued_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "travel_document__expires_on" ON "travel_document" ("expires_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "travel_document__narrow" ON "travel_document" ("kind", "issue", "status") WHERE "deleted_at" IS NULL

CREATE INDEX "travel_document__state" ON "travel_document" ("state_until", "state_from") WHERE "deleted_at" IS NULL

CREATE INDEX "travel_document__bin" ON "travel_document" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE INDEX "counter__name" ON "counter" ("name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "counter__country" ON "counter" ("country") WHERE "deleted_at" IS NULL

CREATE INDEX "counter__narrow" ON "counter" ("group", "unit", "nature", "pillar", "retired") WHERE "deleted_at" IS NULL

CREATE INDEX "counter__bin" ON "counter" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE INDEX "counter_value__parent" ON "counter_value" ("counter", "pos")

CREATE TRIGGER "agreement_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "code", "title", "title_foreign", "form", "on_behalf", "proposer", "pillar", "countries", "fields", "content", "cooperation_form", "proposed_on", "opinions_asked_on", "approval_document", "approved_by", "authorised", "in_plan", "signed_on", "signed_at", "effective_on", "languages", "translated", "non_binding", "original_place", "renewal", "renewal_months", "notice", "notice_unit", "notified_on", "report_document", "suspended_on", "resumed_on", "ended_on", "end_document", "end_reason", "predecessor", "successor", "replaced_on", "heir", "inherited_on", "inherited_document", "result", "note", "deleted_at" ON "agreement"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'agreement: update outside the door'); END

CREATE TRIGGER "agreement_audit_insert" AFTER INSERT ON "agreement"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'agreement', NEW."id", 'insert', NULL,
    json_object('code', NEW."code", 'title', NEW."title", 'title_foreign', NEW."title_foreign", 'form', NEW."form", 'on_behalf', NEW."on_behalf", 'proposer', NEW."proposer", 'pillar', NEW."pillar", 'countries', NEW."countries", 'fields', NEW."fields", 'content', NEW."content", 'cooperation_form', NEW."cooperation_form", 'proposed_on', NEW."proposed_on", 'opinions_asked_on', NEW."opinions_asked_on", 'approval_document', NEW."approval_document", 'approved_by', NEW."approved_by", 'authorised', NEW."authorised", 'in_plan', NEW."in_plan", 'signed_on', NEW."signed_on", 'signed_at', NEW."signed_at", 'effective_on', NEW."effective_on", 'languages', NEW."languages", 'translated', NEW."translated", 'non_binding', NEW."non_binding", 'original_place', NEW."original_place", 'renewal', NEW."renewal", 'renewal_months', NEW."renewal_months", 'notice', NEW."notice", 'notice_unit', NEW."notice_unit", 'notified_on', NEW."notified_on", 'report_document', NEW."report_document", 'suspended_on', NEW."suspended_on", 'resumed_on', NEW."resumed_on", 'ended_on', NEW."ended_on", 'end_document', NEW."end_document", 'end_reason', NEW."end_reason", 'predecessor', NEW."predecessor", 'successor', NEW."successor", 'replaced_on', NEW."replaced_on", 'heir', NEW."heir", 'inherited_on', NEW."inherited_on", 'inherited_document', NEW."inherited_document", 'result', NEW."result", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "agreement_audit_update" AFTER UPDATE OF "code", "title", "title_foreign", "form", "on_behalf", "proposer", "pillar", "countries", "fields", "content", "cooperation_form", "proposed_on", "opinions_asked_on", "approval_document", "approved_by", "authorised", "in_plan", "signed_on", "signed_at", "effective_on", "languages", "translated", "non_binding", "original_place", "renewal", "renewal_months", "notice", "notice_unit", "notified_on", "report_document", "suspended_on", "resumed_on", "ended_on", "end_document", "end_reason", "predecessor", "successor", "replaced_on", "heir", "inherited_on", "inherited_document", "result", "note", "deleted_at" ON "agreement"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'agreement', NEW."id", 'update', '{' || substr(iif(OLD."code" IS NOT NEW."code", ',"code":' || json_quote(OLD."code"), '')
        || iif(OLD."title" IS NOT NEW."title", ',"title":' || json_quote(OLD."title"), '')
        || iif(OLD."title_foreign" IS NOT NEW."title_foreign", ',"title_foreign":' || json_quote(OLD."title_foreign"), '')
        || iif(OLD."form" IS NOT NEW."form", ',"form":' || json_quote(OLD."form"), '')
        || iif(OLD."on_behalf" IS NOT NEW."on_behalf", ',"on_behalf":' || json_quote(OLD."on_behalf"), '')
        || iif(OLD."proposer" IS NOT NEW."proposer", ',"proposer":' || json_quote(OLD."proposer"), '')
        || iif(OLD."pillar" IS NOT NEW."pillar", ',"pillar":' || json_quote(OLD."pillar"), '')
        || iif(OLD."countries" IS NOT NEW."countries", ',"countries":' || json_quote(OLD."countries"), '')
        || iif(OLD."fields" IS NOT NEW."fields", ',"fields":' || json_quote(OLD."fields"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(OLD."content"), '')
        || iif(OLD."cooperation_form" IS NOT NEW."cooperation_form", ',"cooperation_form":' || json_quote(OLD."cooperation_form"), '')
        || iif(OLD."proposed_on" IS NOT NEW."proposed_on", ',"proposed_on":' || json_quote(OLD."proposed_on"), '')
        || iif(OLD."opinions_asked_on" IS NOT NEW."opinions_asked_on", ',"opinions_asked_on":' || json_quote(OLD."opinions_asked_on"), '')
        || iif(OLD."approval_document" IS NOT NEW."approval_document", ',"approval_document":' || json_quote(OLD."approval_document"), '')
        || iif(OLD."approved_by" IS NOT NEW."approved_by", ',"approved_by":' || json_quote(OLD."approved_by"), '')
        || iif(OLD."authorised" IS NOT NEW."authorised", ',"authorised":' || json_quote(OLD."authorised"), '')
        || iif(OLD."in_plan" IS NOT NEW."in_plan", ',"in_plan":' || json_quote(OLD."in_plan"), '')
        || iif(OLD."signed_on" IS NOT NEW."signed_on", ',"signed_on":' || json_quote(OLD."signed_on"), '')
        || iif(OLD."signed_at" IS NOT NEW."signed_at", ',"signed_at":' || json_quote(OLD."signed_at"), '')
        || iif(OLD."effective_on" IS NOT NEW."effective_on", ',"effective_on":' || json_quote(OLD."effective_on"), '')
        || iif(OLD."languages" IS NOT NEW."languages", ',"languages":' || json_quote(OLD."languages"), '')
        || iif(OLD."translated" IS NOT NEW."translated", ',"translated":' || json_quote(OLD."translated"), '')
        || iif(OLD."non_binding" IS NOT NEW."non_binding", ',"non_binding":' || json_quote(OLD."non_binding"), '')
        || iif(OLD."original_place" IS NOT NEW."original_place", ',"original_place":' || json_quote(OLD."original_place"), '')
        || iif(OLD."renewal" IS NOT NEW."renewal", ',"renewal":' || json_quote(OLD."renewal"), '')
        || iif(OLD."renewal_months" IS NOT NEW."renewal_months", ',"renewal_months":' || json_quote(OLD."renewal_months"), '')
        || iif(OLD."notice" IS NOT NEW."notice", ',"notice":' || json_quote(OLD."notice"), '')
        || iif(OLD."notice_unit" IS NOT NEW."notice_unit", ',"notice_unit":' || json_quote(OLD."notice_unit"), '')
        || iif(OLD."notified_on" IS NOT NEW."notified_on", ',"notified_on":' || json_quote(OLD."notified_on"), '')
        || iif(OLD."report_document" IS NOT NEW."report_document", ',"report_document":' || json_quote(OLD."report_document"), '')
        || iif(OLD."suspended_on" IS NOT NEW."suspended_on", ',"suspended_on":' || json_quote(OLD."suspended_on"), '')
        || iif(OLD."resumed_on" IS NOT NEW."resumed_on", ',"resumed_on":' || json_quote(OLD."resumed_on"), '')
        || iif(OLD."ended_on" IS NOT NEW."ended_on", ',"ended_on":' || json_quote(OLD."ended_on"), '')
        || iif(OLD."end_document" IS NOT NEW."end_document", ',"end_document":' || json_quote(OLD."end_document"), '')
        || iif(OLD."end_reason" IS NOT NEW."end_reason", ',"end_reason":' || json_quote(OLD."end_reason"), '')
        || iif(OLD."predecessor" IS NOT NEW."predecessor", ',"predecessor":' || json_quote(OLD."predecessor"), '')
        || iif(OLD."successor" IS NOT NEW."successor", ',"successor":' || json_quote(OLD."successor"), '')
        || iif(OLD."replaced_on" IS NOT NEW."replaced_on", ',"replaced_on":' || json_quote(OLD."replaced_on"), '')
        || iif(OLD."heir" IS NOT NEW."heir", ',"heir":' || json_quote(OLD."heir"), '')
        || iif(OLD."inherited_on" IS NOT NEW."inherited_on", ',"inherited_on":' || json_quote(OLD."inherited_on"), '')
        || iif(OLD."inherited_document" IS NOT NEW."inherited_document", ',"inherited_document":' || json_quote(OLD."inherited_document"), '')
        || iif(OLD."result" IS NOT NEW."result", ',"result":' || json_quote(OLD."result"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."code" IS NOT NEW."code", ',"code":' || json_quote(NEW."code"), '')
        || iif(OLD."title" IS NOT NEW."title", ',"title":' || json_quote(NEW."title"), '')
        || iif(OLD."title_foreign" IS NOT NEW."title_foreign", ',"title_foreign":' || json_quote(NEW."title_foreign"), '')
        || iif(OLD."form" IS NOT NEW."form", ',"form":' || json_quote(NEW."form"), '')
        || iif(OLD."on_behalf" IS NOT NEW."on_behalf", ',"on_behalf":' || json_quote(NEW."on_behalf"), '')
        || iif(OLD."proposer" IS NOT NEW."proposer", ',"proposer":' || json_quote(NEW."proposer"), '')
        || iif(OLD."pillar" IS NOT NEW."pillar", ',"pillar":' || json_quote(NEW."pillar"), '')
        || iif(OLD."countries" IS NOT NEW."countries", ',"countries":' || json_quote(NEW."countries"), '')
        || iif(OLD."fields" IS NOT NEW."fields", ',"fields":' || json_quote(NEW."fields"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(NEW."content"), '')
        || iif(OLD."cooperation_form" IS NOT NEW."cooperation_form", ',"cooperation_form":' || json_quote(NEW."cooperation_form"), '')
        || iif(OLD."proposed_on" IS NOT NEW."proposed_on", ',"proposed_on":' || json_quote(NEW."proposed_on"), '')
        || iif(OLD."opinions_asked_on" IS NOT NEW."opinions_asked_on", ',"opinions_asked_on":' || json_quote(NEW."opinions_asked_on"), '')
        || iif(OLD."approval_document" IS NOT NEW."approval_document", ',"approval_document":' || json_quote(NEW."approval_document"), '')
        || iif(OLD."approved_by" IS NOT NEW."approved_by", ',"approved_by":' || json_quote(NEW."approved_by"), '')
        || iif(OLD."authorised" IS NOT NEW."authorised", ',"authorised":' || json_quote(NEW."authorised"), '')
        || iif(OLD."in_plan" IS NOT NEW."in_plan", ',"in_plan":' || json_quote(NEW."in_plan"), '')
        || iif(OLD."signed_on" IS NOT NEW."signed_on", ',"signed_on":' || json_quote(NEW."signed_on"), '')
        || iif(OLD."signed_at" IS NOT NEW."signed_at", ',"signed_at":' || json_quote(NEW."signed_at"), '')
        || iif(OLD."effective_on" IS NOT NEW."effective_on", ',"effective_on":' || json_quote(NEW."effective_on"), '')
        || iif(OLD."languages" IS NOT NEW."languages", ',"languages":' || json_quote(NEW."languages"), '')
        || iif(OLD."translated" IS NOT NEW."translated", ',"translated":' || json_quote(NEW."translated"), '')
        || iif(OLD."non_binding" IS NOT NEW."non_binding", ',"non_binding":' || json_quote(NEW."non_binding"), '')
        || iif(OLD."original_place" IS NOT NEW."original_place", ',"original_place":' || json_quote(NEW."original_place"), '')
        || iif(OLD."renewal" IS NOT NEW."renewal", ',"renewal":' || json_quote(NEW."renewal"), '')
        || iif(OLD."renewal_months" IS NOT NEW."renewal_months", ',"renewal_months":' || json_quote(NEW."renewal_months"), '')
        || iif(OLD."notice" IS NOT NEW."notice", ',"notice":' || json_quote(NEW."notice"), '')
        || iif(OLD."notice_unit" IS NOT NEW."notice_unit", ',"notice_unit":' || json_quote(NEW."notice_unit"), '')
        || iif(OLD."notified_on" IS NOT NEW."notified_on", ',"notified_on":' || json_quote(NEW."notified_on"), '')
        || iif(OLD."report_document" IS NOT NEW."report_document", ',"report_document":' || json_quote(NEW."report_document"), '')
        || iif(OLD."suspended_on" IS NOT NEW."suspended_on", ',"suspended_on":' || json_quote(NEW."suspended_on"), '')
        || iif(OLD."resumed_on" IS NOT NEW."resumed_on", ',"resumed_on":' || json_quote(NEW."resumed_on"), '')
        || iif(OLD."ended_on" IS NOT NEW."ended_on", ',"ended_on":' || json_quote(NEW."ended_on"), '')
        || iif(OLD."end_document" IS NOT NEW."end_document", ',"end_document":' || json_quote(NEW."end_document"), '')
        || iif(OLD."end_reason" IS NOT NEW."end_reason", ',"end_reason":' || json_quote(NEW."end_reason"), '')
        || iif(OLD."predecessor" IS NOT NEW."predecessor", ',"predecessor":' || json_quote(NEW."predecessor"), '')
        || iif(OLD."successor" IS NOT NEW."successor", ',"successor":' || json_quote(NEW."successor"), '')
        || iif(OLD."replaced_on" IS NOT NEW."replaced_on", ',"replaced_on":' || json_quote(NEW."replaced_on"), '')
        || iif(OLD."heir" IS NOT NEW."heir", ',"heir":' || json_quote(NEW."heir"), '')
        || iif(OLD."inherited_on" IS NOT NEW."inherited_on", ',"inherited_on":' || json_quote(NEW."inherited_on"), '')
        || iif(OLD."inherited_document" IS NOT NEW."inherited_document", ',"inherited_document":' || json_quote(NEW."inherited_document"), '')
        || iif(OLD."result" IS NOT NEW."result", ',"result":' || json_quote(NEW."result"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "event_guard_insert" BEFORE INSERT ON "event"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'event: no open change'); END

CREATE TRIGGER "event_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "kind", "code", "name", "starts_on", "ends_on", "scope", "place", "lead_unit", "units", "foreign_organiser", "countries", "partners", "pillar", "fields", "content", "delegates_vietnamese", "delegates_resident", "delegates_abroad", "works", "planned", "permitted_by", "filed_on", "permission_document", "report_document", "reported_on", "cost_province", "cost_sector", "cost_sponsored", "result", "officer", "cancelled_on", "note", "deleted_at" ON "event"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'event: update outside the door'); END

CREATE TRIGGER "event_guard_delete" BEFORE DELETE ON "event"
BEGIN SELECT RAISE(ABORT, 'event: rows are never deleted'); END

CREATE TRIGGER "event_audit_insert" AFTER INSERT ON "event"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'event', NEW."id", 'insert', NULL,
    json_object('kind', NEW."kind", 'code', NEW."code", 'name', NEW."name", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on", 'scope', NEW."scope", 'place', NEW."place", 'lead_unit', NEW."lead_unit", 'units', NEW."units", 'foreign_organiser', NEW."foreign_organiser", 'countries', NEW."countries", 'partners', NEW."partners", 'pillar', NEW."pillar", 'fields', NEW."fields", 'content', NEW."content", 'delegates_vietnamese', NEW."delegates_vietnamese", 'delegates_resident', NEW."delegates_resident", 'delegates_abroad', NEW."delegates_abroad", 'works', NEW."works", 'planned', NEW."planned", 'permitted_by', NEW."permitted_by", 'filed_on', NEW."filed_on", 'permission_document', NEW."permission_document", 'report_document', NEW."report_document", 'reported_on', NEW."reported_on", 'cost_province', NEW."cost_province", 'cost_sector', NEW."cost_sector", 'cost_sponsored', NEW."cost_sponsored", 'result', NEW."result", 'officer', NEW."officer", 'cancelled_on', NEW."cancelled_on", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "event_audit_update" AFTER UPDATE OF "kind", "code", "name", "starts_on", "ends_on", "scope", "place", "lead_unit", "units", "foreign_organiser", "countries", "partners", "pillar", "fields", "content", "delegates_vietnamese", "delegates_resident", "delegates_abroad", "works", "planned", "permitted_by", "filed_on", "permission_document", "report_document", "reported_on", "cost_province", "cost_sector", "cost_sponsored", "result", "officer", "cancelled_on", "note", "deleted_at" ON "event"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'event', NEW."id", 'update', '{' || substr(iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(OLD."kind"), '')
        || iif(OLD."code" IS NOT NEW."code", ',"code":' || json_quote(OLD."code"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."starts_on" IS NOT NEW."starts_on", ',"starts_on":' || json_quote(OLD."starts_on"), '')
        || iif(OLD."ends_on" IS NOT NEW."ends_on", ',"ends_on":' || json_quote(OLD."ends_on"), '')
        || iif(OLD."scope" IS NOT NEW."scope", ',"scope":' || json_quote(OLD."scope"), '')
        || iif(OLD."place" IS NOT NEW."place", ',"place":' || json_quote(OLD."place"), '')
        || iif(OLD."lead_unit" IS NOT NEW."lead_unit", ',"lead_unit":' || json_quote(OLD."lead_unit"), '')
        || iif(OLD."units" IS NOT NEW."units", ',"units":' || json_quote(OLD."units"), '')
        || iif(OLD."foreign_organiser" IS NOT NEW."foreign_organiser", ',"foreign_organiser":' || json_quote(OLD."foreign_organiser"), '')
        || iif(OLD."countries" IS NOT NEW."countries", ',"countries":' || json_quote(OLD."countries"), '')
        || iif(OLD."partners" IS NOT NEW."partners", ',"partners":' || json_quote(OLD."partners"), '')
        || iif(OLD."pillar" IS NOT NEW."pillar", ',"pillar":' || json_quote(OLD."pillar"), '')
        || iif(OLD."fields" IS NOT NEW."fields", ',"fields":' || json_quote(OLD."fields"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(OLD."content"), '')
        || iif(OLD."delegates_vietnamese" IS NOT NEW."delegates_vietnamese", ',"delegates_vietnamese":' || json_quote(OLD."delegates_vietnamese"), '')
        || iif(OLD."delegates_resident" IS NOT NEW."delegates_resident", ',"delegates_resident":' || json_quote(OLD."delegates_resident"), '')
        || iif(OLD."delegates_abroad" IS NOT NEW."delegates_abroad", ',"delegates_abroad":' || json_quote(OLD."delegates_abroad"), '')
        || iif(OLD."works" IS NOT NEW."works", ',"works":' || json_quote(OLD."works"), '')
        || iif(OLD."planned" IS NOT NEW."planned", ',"planned":' || json_quote(OLD."planned"), '')
        || iif(OLD."permitted_by" IS NOT NEW."permitted_by", ',"permitted_by":' || json_quote(OLD."permitted_by"), '')
        || iif(OLD."filed_on" IS NOT NEW."filed_on", ',"filed_on":' || json_quote(OLD."filed_on"), '')
        || iif(OLD."permission_document" IS NOT NEW."permission_document", ',"permission_document":' || json_quote(OLD."permission_document"), '')
        || iif(OLD."report_document" IS NOT NEW."report_document", ',"report_document":' || json_quote(OLD."report_document"), '')
        || iif(OLD."reported_on" IS NOT NEW."reported_on", ',"reported_on":' || json_quote(OLD."reported_on"), '')
        || iif(OLD."cost_province" IS NOT NEW."cost_province", ',"cost_province":' || json_quote(OLD."cost_province"), '')
        || iif(OLD."cost_sector" IS NOT NEW."cost_sector", ',"cost_sector":' || json_quote(OLD."cost_sector"), '')
        || iif(OLD."cost_sponsored" IS NOT NEW."cost_sponsored", ',"cost_sponsored":' || json_quote(OLD."cost_sponsored"), '')
        || iif(OLD."result" IS NOT NEW."result", ',"result":' || json_quote(OLD."result"), '')
        || iif(OLD."officer" IS NOT NEW."officer", ',"officer":' || json_quote(OLD."officer"), '')
        || iif(OLD."cancelled_on" IS NOT NEW."cancelled_on", ',"cancelled_on":' || json_quote(OLD."cancelled_on"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(NEW."kind"), '')
        || iif(OLD."code" IS NOT NEW."code", ',"code":' || json_quote(NEW."code"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."starts_on" IS NOT NEW."starts_on", ',"starts_on":' || json_quote(NEW."starts_on"), '')
        || iif(OLD."ends_on" IS NOT NEW."ends_on", ',"ends_on":' || json_quote(NEW."ends_on"), '')
        || iif(OLD."scope" IS NOT NEW."scope", ',"scope":' || json_quote(NEW."scope"), '')
        || iif(OLD."place" IS NOT NEW."place", ',"place":' || json_quote(NEW."place"), '')
        || iif(OLD."lead_unit" IS NOT NEW."lead_unit", ',"lead_unit":' || json_quote(NEW."lead_unit"), '')
        || iif(OLD."units" IS NOT NEW."units", ',"units":' || json_quote(NEW."units"), '')
        || iif(OLD."foreign_organiser" IS NOT NEW."foreign_organiser", ',"foreign_organiser":' || json_quote(NEW."foreign_organiser"), '')
        || iif(OLD."countries" IS NOT NEW."countries", ',"countries":' || json_quote(NEW."countries"), '')
        || iif(OLD."partners" IS NOT NEW."partners", ',"partners":' || json_quote(NEW."partners"), '')
        || iif(OLD."pillar" IS NOT NEW."pillar", ',"pillar":' || json_quote(NEW."pillar"), '')
        || iif(OLD."fields" IS NOT NEW."fields", ',"fields":' || json_quote(NEW."fields"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(NEW."content"), '')
        || iif(OLD."delegates_vietnamese" IS NOT NEW."delegates_vietnamese", ',"delegates_vietnamese":' || json_quote(NEW."delegates_vietnamese"), '')
        || iif(OLD."delegates_resident" IS NOT NEW."delegates_resident", ',"delegates_resident":' || json_quote(NEW."delegates_resident"), '')
        || iif(OLD."delegates_abroad" IS NOT NEW."delegates_abroad", ',"delegates_abroad":' || json_quote(NEW."delegates_abroad"), '')
        || iif(OLD."works" IS NOT NEW."works", ',"works":' || json_quote(NEW."works"), '')
        || iif(OLD."planned" IS NOT NEW."planned", ',"planned":' || json_quote(NEW."planned"), '')
        || iif(OLD."permitted_by" IS NOT NEW."permitted_by", ',"permitted_by":' || json_quote(NEW."permitted_by"), '')
        || iif(OLD."filed_on" IS NOT NEW."filed_on", ',"filed_on":' || json_quote(NEW."filed_on"), '')
        || iif(OLD."permission_document" IS NOT NEW."permission_document", ',"permission_document":' || json_quote(NEW."permission_document"), '')
        || iif(OLD."report_document" IS NOT NEW."report_document", ',"report_document":' || json_quote(NEW."report_document"), '')
        || iif(OLD."reported_on" IS NOT NEW."reported_on", ',"reported_on":' || json_quote(NEW."reported_on"), '')
        || iif(OLD."cost_province" IS NOT NEW."cost_province", ',"cost_province":' || json_quote(NEW."cost_province"), '')
        || iif(OLD."cost_sector" IS NOT NEW."cost_sector", ',"cost_sector":' || json_quote(NEW."cost_sector"), '')
        || iif(OLD."cost_sponsored" IS NOT NEW."cost_sponsored", ',"cost_sponsored":' || json_quote(NEW."cost_sponsored"), '')
        || iif(OLD."result" IS NOT NEW."result", ',"result":' || json_quote(NEW."result"), '')
        || iif(OLD."officer" IS NOT NEW."officer", ',"officer":' || json_quote(NEW."officer"), '')
        || iif(OLD."cancelled_on" IS NOT NEW."cancelled_on", ',"cancelled_on":' || json_quote(NEW."cancelled_on"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "event_refer_insert" AFTER INSERT ON "event"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'event', 'units', j."value", NEW."n"
FROM json_each(NEW."units") AS j;
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'event', 'countries', j."value", NEW."n"
FROM json_each(NEW."countries") AS j;
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'event', 'partners', j."value", NEW."n"
FROM json_each(NEW."partners") AS j;
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'event', 'fields', j."value", NEW."n"
FROM json_each(NEW."fields") AS j;
END

CREATE TRIGGER "event_refer_units" AFTER UPDATE OF "units" ON "event"
WHEN OLD."units" IS NOT NEW."units"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'event' AND "field" = 'units'
    AND "target" IN (SELECT "value" FROM json_each(OLD."units"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'event', 'units', j."value", NEW."n"
FROM json_each(NEW."units") AS j;
END

CREATE TRIGGER "event_refer_countries" AFTER UPDATE OF "countries" ON "event"
WHEN OLD."countries" IS NOT NEW."countries"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'event' AND "field" = 'countries'
    AND "target" IN (SELECT "value" FROM json_each(OLD."countries"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'event', 'countries', j."value", NEW."n"
FROM json_each(NEW."countries") AS j;
END

CREATE TRIGGER "event_refer_partners" AFTER UPDATE OF "partners" ON "event"
WHEN OLD."partners" IS NOT NEW."partners"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'event' AND "field" = 'partners'
    AND "target" IN (SELECT "value" FROM json_each(OLD."partners"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'event', 'partners', j."value", NEW."n"
FROM json_each(NEW."partners") AS j;
END

CREATE TRIGGER "event_refer_fields" AFTER UPDATE OF "fields" ON "event"
WHEN OLD."fields" IS NOT NEW."fields"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'event' AND "field" = 'fields'
    AND "target" IN (SELECT "value" FROM json_each(OLD."fields"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'event', 'fields', j."value", NEW."n"
FROM json_each(NEW."fields") AS j;
END

CREATE TRIGGER "issue_guard_insert" BEFORE INSERT ON "issue"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'issue: no open change'); END

CREATE TRIGGER "issue_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "event", "content", "raised_by", "unit", "due_on", "solved_on", "answer", "document", "deleted_at" ON "issue"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'issue: update outside the door'); END

CREATE TRIGGER "issue_guard_delete" BEFORE DELETE ON "issue"
BEGIN SELECT RAISE(ABORT, 'issue: rows are never deleted'); END

CREATE TRIGGER "issue_audit_insert" AFTER INSERT ON "issue"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'issue', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'event', NEW."event", 'content', NEW."content", 'raised_by', NEW."raised_by", 'unit', NEW."unit", 'due_on', NEW."due_on", 'solved_on', NEW."solved_on", 'answer', NEW."answer", 'document', NEW."document", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "issue_audit_update" AFTER UPDATE OF "pos", "event", "content", "raised_by", "unit", "due_on", "solved_on", "answer", "document", "deleted_at" ON "issue"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'issue', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."event" IS NOT NEW."event", ',"event":' || json_quote(OLD."event"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(OLD."content"), '')
        || iif(OLD."raised_by" IS NOT NEW."raised_by", ',"raised_by":' || json_quote(OLD."raised_by"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(OLD."unit"), '')
        || iif(OLD."due_on" IS NOT NEW."due_on", ',"due_on":' || json_quote(OLD."due_on"), '')
        || iif(OLD."solved_on" IS NOT NEW."solved_on", ',"solved_on":' || json_quote(OLD."solved_on"), '')
        || iif(OLD."answer" IS NOT NEW."answer", ',"answer":' || json_quote(OLD."answer"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(OLD."document"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."event" IS NOT NEW."event", ',"event":' || json_quote(NEW."event"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(NEW."content"), '')
        || iif(OLD."raised_by" IS NOT NEW."raised_by", ',"raised_by":' || json_quote(NEW."raised_by"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(NEW."unit"), '')
        || iif(OLD."due_on" IS NOT NEW."due_on", ',"due_on":' || json_quote(NEW."due_on"), '')
        || iif(OLD."solved_on" IS NOT NEW."solved_on", ',"solved_on":' || json_quote(NEW."solved_on"), '')
        || iif(OLD."answer" IS NOT NEW."answer", ',"answer":' || json_quote(NEW."answer"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(NEW."document"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "follow_up_guard_insert" BEFORE INSERT ON "follow_up"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'follow_up: no open change'); END

CREATE TRIGGER "follow_up_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "event", "happened_on", "kind", "who", "content", "amount", "currency", "aid_project", "agreement", "document", "deleted_at" ON "follow_up"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'follow_up: update outside the door'); END

CREATE TRIGGER "follow_up_guard_delete" BEFORE DELETE ON "follow_up"
BEGIN SELECT RAISE(ABORT, 'follow_up: rows are never deleted'); END

CREATE TRIGGER "follow_up_audit_insert" AFTER INSERT ON "follow_up"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'follow_up', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'event', NEW."event", 'happened_on', NEW."happened_on", 'kind', NEW."kind", 'who', NEW."who", 'content', NEW."content", 'amount', NEW."amount", 'currency', NEW."currency", 'aid_project', NEW."aid_project", 'agreement', NEW."agreement", 'document', NEW."document", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "follow_up_audit_update" AFTER UPDATE OF "pos", "event", "happened_on", "kind", "who", "content", "amount", "currency", "aid_project", "agreement", "document", "deleted_at" ON "follow_up"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'follow_up', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."event" IS NOT NEW."event", ',"event":' || json_quote(OLD."event"), '')
        || iif(OLD."happened_on" IS NOT NEW."happened_on", ',"happened_on":' || json_quote(OLD."happened_on"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(OLD."kind"), '')
        || iif(OLD."who" IS NOT NEW."who", ',"who":' || json_quote(OLD."who"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(OLD."content"), '')
        || iif(OLD."amount" IS NOT NEW."amount", ',"amount":' || json_quote(OLD."amount"), '')
        || iif(OLD."currency" IS NOT NEW."currency", ',"currency":' || json_quote(OLD."currency"), '')
        || iif(OLD."aid_project" IS NOT NEW."aid_project", ',"aid_project":' || json_quote(OLD."aid_project"), '')
        || iif(OLD."agreement" IS NOT NEW."agreement", ',"agreement":' || json_quote(OLD."agreement"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(OLD."document"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."event" IS NOT NEW."event", ',"event":' || json_quote(NEW."event"), '')
        || iif(OLD."happened_on" IS NOT NEW."happened_on", ',"happened_on":' || json_quote(NEW."happened_on"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(NEW."kind"), '')
        || iif(OLD."who" IS NOT NEW."who", ',"who":' || json_quote(NEW."who"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(NEW."content"), '')
        || iif(OLD."amount" IS NOT NEW."amount", ',"amount":' || json_quote(NEW."amount"), '')
        || iif(OLD."currency" IS NOT NEW."currency", ',"currency":' || json_quote(NEW."currency"), '')
        || iif(OLD."aid_project" IS NOT NEW."aid_project", ',"aid_project":' || json_quote(NEW."aid_project"), '')
        || iif(OLD."agreement" IS NOT NEW."agreement", ',"agreement":' || json_quote(NEW."agreement"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(NEW."document"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "gift_guard_insert" BEFORE INSERT ON "gift"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'gift: no open change'); END

CREATE TRIGGER "gift_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "name", "direction", "given_on", "partner", "person", "ours", "count", "worth", "occasion", "event", "delegation", "kept_at", "document", "note", "deleted_at" ON "gift"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'gift: update outside the door'); END

CREATE TRIGGER "gift_guard_delete" BEFORE DELETE ON "gift"
BEGIN SELECT RAISE(ABORT, 'gift: rows are never deleted'); END

CREATE TRIGGER "gift_audit_insert" AFTER INSERT ON "gift"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'gift', NEW."id", 'insert', NULL,
    json_object('name', NEW."name", 'direction', NEW."direction", 'given_on', NEW."given_on", 'partner', NEW."partner", 'person', NEW."person", 'ours', NEW."ours", 'count', NEW."count", 'worth', NEW."worth", 'occasion', NEW."occasion", 'event', NEW."event", 'delegation', NEW."delegation", 'kept_at', NEW."kept_at", 'document', NEW."document", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "gift_audit_update" AFTER UPDATE OF "name", "direction", "given_on", "partner", "person", "ours", "count", "worth", "occasion", "event", "delegation", "kept_at", "document", "note", "deleted_at" ON "gift"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'gift', NEW."id", 'update', '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."direction" IS NOT NEW."direction", ',"direction":' || json_quote(OLD."direction"), '')
        || iif(OLD."given_on" IS NOT NEW."given_on", ',"given_on":' || json_quote(OLD."given_on"), '')
        || iif(OLD."partner" IS NOT NEW."partner", ',"partner":' || json_quote(OLD."partner"), '')
        || iif(OLD."person" IS NOT NEW."person", ',"person":' || json_quote(OLD."person"), '')
        || iif(OLD."ours" IS NOT NEW."ours", ',"ours":' || json_quote(OLD."ours"), '')
        || iif(OLD."count" IS NOT NEW."count", ',"count":' || json_quote(OLD."count"), '')
        || iif(OLD."worth" IS NOT NEW."worth", ',"worth":' || json_quote(OLD."worth"), '')
        || iif(OLD."occasion" IS NOT NEW."occasion", ',"occasion":' || json_quote(OLD."occasion"), '')
        || iif(OLD."event" IS NOT NEW."event", ',"event":' || json_quote(OLD."event"), '')
        || iif(OLD."delegation" IS NOT NEW."delegation", ',"delegation":' || json_quote(OLD."delegation"), '')
        || iif(OLD."kept_at" IS NOT NEW."kept_at", ',"kept_at":' || json_quote(OLD."kept_at"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(OLD."document"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."direction" IS NOT NEW."direction", ',"direction":' || json_quote(NEW."direction"), '')
        || iif(OLD."given_on" IS NOT NEW."given_on", ',"given_on":' || json_quote(NEW."given_on"), '')
        || iif(OLD."partner" IS NOT NEW."partner", ',"partner":' || json_quote(NEW."partner"), '')
        || iif(OLD."person" IS NOT NEW."person", ',"person":' || json_quote(NEW."person"), '')
        || iif(OLD."ours" IS NOT NEW."ours", ',"ours":' || json_quote(NEW."ours"), '')
        || iif(OLD."count" IS NOT NEW."count", ',"count":' || json_quote(NEW."count"), '')
        || iif(OLD."worth" IS NOT NEW."worth", ',"worth":' || json_quote(NEW."worth"), '')
        || iif(OLD."occasion" IS NOT NEW."occasion", ',"occasion":' || json_quote(NEW."occasion"), '')
        || iif(OLD."event" IS NOT NEW."event", ',"event":' || json_quote(NEW."event"), '')
        || iif(OLD."delegation" IS NOT NEW."delegation", ',"delegation":' || json_quote(NEW."delegation"), '')
        || iif(OLD."kept_at" IS NOT NEW."kept_at", ',"kept_at":' || json_quote(NEW."kept_at"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(NEW."document"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "ngo_registration_guard_insert" BEFORE INSERT ON "ngo_registration"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'ngo_registration: no open change'); END

CREATE TRIGGER "ngo_registration_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "name", "name_foreign", "short_name", "partner", "country", "kind", "fields", "places", "local_units", "content", "head_name", "head_country", "head_passport", "address", "renewal_filed_on", "ended_on", "end_reason", "note", "deleted_at" ON "ngo_registration"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'ngo_registration: update outside the door'); END

CREATE TRIGGER "ngo_registration_guard_delete" BEFORE DELETE ON "ngo_registration"
BEGIN SELECT RAISE(ABORT, 'ngo_registration: rows are never deleted'); END

CREATE TRIGGER "ngo_registration_audit_insert" AFTER INSERT ON "ngo_registration"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'ngo_registration', NEW."id", 'insert', NULL,
    json_object('name', NEW."name", 'name_foreign', NEW."name_foreign", 'short_name', NEW."short_name", 'partner', NEW."partner", 'country', NEW."country", 'kind', NEW."kind", 'fields', NEW."fields", 'places', NEW."places", 'local_units', NEW."local_units", 'content', NEW."content", 'head_name', NEW."head_name", 'head_country', NEW."head_country", 'head_passport', NEW."head_passport", 'address', NEW."address", 'renewal_filed_on', NEW."renewal_filed_on", 'ended_on', NEW."ended_on", 'end_reason', NEW."end_reason", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "ngo_registration_audit_update" AFTER UPDATE OF "name", "name_foreign", "short_name", "partner", "country", "kind", "fields", "places", "local_units", "content", "head_name", "head_country", "head_passport", "address", "renewal_filed_on", "ended_on", "end_reason", "note", "deleted_at" ON "ngo_registration"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'ngo_registration', NEW."id", 'update', '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."name_foreign" IS NOT NEW."name_foreign", ',"name_foreign":' || json_quote(OLD."name_foreign"), '')
        || iif(OLD."short_name" IS NOT NEW."short_name", ',"short_name":' || json_quote(OLD."short_name"), '')
        || iif(OLD."partner" IS NOT NEW."partner", ',"partner":' || json_quote(OLD."partner"), '')
        || iif(OLD."country" IS NOT NEW."country", ',"country":' || json_quote(OLD."country"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(OLD."kind"), '')
        || iif(OLD."fields" IS NOT NEW."fields", ',"fields":' || json_quote(OLD."fields"), '')
        || iif(OLD."places" IS NOT NEW."places", ',"places":' || json_quote(OLD."places"), '')
        || iif(OLD."local_units" IS NOT NEW."local_units", ',"local_units":' || json_quote(OLD."local_units"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(OLD."content"), '')
        || iif(OLD."head_name" IS NOT NEW."head_name", ',"head_name":' || json_quote(OLD."head_name"), '')
        || iif(OLD."head_country" IS NOT NEW."head_country", ',"head_country":' || json_quote(OLD."head_country"), '')
        || iif(OLD."head_passport" IS NOT NEW."head_passport", ',"head_passport":' || json_quote(OLD."head_passport"), '')
        || iif(OLD."address" IS NOT NEW."address", ',"address":' || json_quote(OLD."address"), '')
        || iif(OLD."renewal_filed_on" IS NOT NEW."renewal_filed_on", ',"renewal_filed_on":' || json_quote(OLD."renewal_filed_on"), '')
        || iif(OLD."ended_on" IS NOT NEW."ended_on", ',"ended_on":' || json_quote(OLD."ended_on"), '')
        || iif(OLD."end_reason" IS NOT NEW."end_reason", ',"end_reason":' || json_quote(OLD."end_reason"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."name_foreign" IS NOT NEW."name_foreign", ',"name_foreign":' || json_quote(NEW."name_foreign"), '')
        || iif(OLD."short_name" IS NOT NEW."short_name", ',"short_name":' || json_quote(NEW."short_name"), '')
        || iif(OLD."partner" IS NOT NEW."partner", ',"partner":' || json_quote(NEW."partner"), '')
        || iif(OLD."country" IS NOT NEW."country", ',"country":' || json_quote(NEW."country"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(NEW."kind"), '')
        || iif(OLD."fields" IS NOT NEW."fields", ',"fields":' || json_quote(NEW."fields"), '')
        || iif(OLD."places" IS NOT NEW."places", ',"places":' || json_quote(NEW."places"), '')
        || iif(OLD."local_units" IS NOT NEW."local_units", ',"local_units":' || json_quote(NEW."local_units"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(NEW."content"), '')
        || iif(OLD."head_name" IS NOT NEW."head_name", ',"head_name":' || json_quote(NEW."head_name"), '')
        || iif(OLD."head_country" IS NOT NEW."head_country", ',"head_country":' || json_quote(NEW."head_country"), '')
        || iif(OLD."head_passport" IS NOT NEW."head_passport", ',"head_passport":' || json_quote(NEW."head_passport"), '')
        || iif(OLD."address" IS NOT NEW."address", ',"address":' || json_quote(NEW."address"), '')
        || iif(OLD."renewal_filed_on" IS NOT NEW."renewal_filed_on", ',"renewal_filed_on":' || json_quote(NEW."renewal_filed_on"), '')
        || iif(OLD."ended_on" IS NOT NEW."ended_on", ',"ended_on":' || json_quote(NEW."ended_on"), '')
        || iif(OLD."end_reason" IS NOT NEW."end_reason", ',"end_reason":' || json_quote(NEW."end_reason"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "ngo_registration_refer_insert" AFTER INSERT ON "ngo_registration"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'ngo_registration', 'fields', j."value", NEW."n"
FROM json_each(NEW."fields") AS j;
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'ngo_registration', 'places', j."value", NEW."n"
FROM json_each(NEW."places") AS j;
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'ngo_registration', 'local_units', j."value", NEW."n"
FROM json_each(NEW."local_units") AS j;
END

CREATE TRIGGER "ngo_registration_refer_fields" AFTER UPDATE OF "fields" ON "ngo_registration"
WHEN OLD."fields" IS NOT NEW."fields"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'ngo_registration' AND "field" = 'fields'
    AND "target" IN (SELECT "value" FROM json_each(OLD."fields"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'ngo_registration', 'fields', j."value", NEW."n"
FROM json_each(NEW."fields") AS j;
END

CREATE TRIGGER "ngo_registration_refer_places" AFTER UPDATE OF "places" ON "ngo_registration"
WHEN OLD."places" IS NOT NEW."places"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'ngo_registration' AND "field" = 'places'
    AND "target" IN (SELECT "value" FROM json_each(OLD."places"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'ngo_registration', 'places', j."value", NEW."n"
FROM json_each(NEW."places") AS j;
END

CREATE TRIGGER "ngo_registration_refer_local_units" AFTER UPDATE OF "local_units" ON "ngo_registration"
WHEN OLD."local_units" IS NOT NEW."local_units"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'ngo_registration' AND "field" = 'local_units'
    AND "target" IN (SELECT "value" FROM json_each(OLD."local_units"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'ngo_registration', 'local_units', j."value", NEW."n"
FROM json_each(NEW."local_units") AS j;
END

CREATE TRIGGER "ngo_paper_guard_insert" BEFORE INSERT ON "ngo_paper"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'ngo_paper: no open change'); END

CREATE TRIGGER "ngo_paper_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "ngo_registration", "kind", "document", "starts_on", "ends_on", "note", "deleted_at" ON "ngo_paper"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'ngo_paper: update outside the door'); END

CREATE TRIGGER "ngo_paper_guard_delete" BEFORE DELETE ON "ngo_paper"
BEGIN SELECT RAISE(ABORT, 'ngo_paper: rows are never deleted'); END

CREATE TRIGGER "ngo_paper_audit_insert" AFTER INSERT ON "ngo_paper"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'ngo_paper', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'ngo_registration', NEW."ngo_registration", 'kind', NEW."kind", 'document', NEW."document", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "ngo_paper_audit_update" AFTER UPDATE OF "pos", "ngo_registration", "kind", "document", "starts_on", "ends_on", "note", "deleted_at" ON "ngo_paper"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'ngo_paper', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."ngo_registration" IS NOT NEW."ngo_registration", ',"ngo_registration":' || json_quote(OLD."ngo_registration"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(OLD."kind"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(OLD."document"), '')
        || iif(OLD."starts_on" IS NOT NEW."starts_on", ',"starts_on":' || json_quote(OLD."starts_on"), '')
        || iif(OLD."ends_on" IS NOT NEW."ends_on", ',"ends_on":' || json_quote(OLD."ends_on"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."ngo_registration" IS NOT NEW."ngo_registration", ',"ngo_registration":' || json_quote(NEW."ngo_registration"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(NEW."kind"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(NEW."document"), '')
        || iif(OLD."starts_on" IS NOT NEW."starts_on", ',"starts_on":' || json_quote(NEW."starts_on"), '')
        || iif(OLD."ends_on" IS NOT NEW."ends_on", ',"ends_on":' || json_quote(NEW."ends_on"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "ngo_staff_guard_insert" BEFORE INSERT ON "ngo_staff"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'ngo_staff: no open change'); END

CREATE TRIGGER "ngo_staff_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "ngo_registration", "name", "position", "country", "sex", "passport_number", "permit_until", "since", "until", "deleted_at" ON "ngo_staff"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'ngo_staff: update outside the door'); END

CREATE TRIGGER "ngo_staff_guard_delete" BEFORE DELETE ON "ngo_staff"
BEGIN SELECT RAISE(ABORT, 'ngo_staff: rows are never deleted'); END

CREATE TRIGGER "ngo_staff_audit_insert" AFTER INSERT ON "ngo_staff"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'ngo_staff', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'ngo_registration', NEW."ngo_registration", 'name', NEW."name", 'position', NEW."position", 'country', NEW."country", 'sex', NEW."sex", 'passport_number', NEW."passport_number", 'permit_until', NEW."permit_until", 'since', NEW."since", 'until', NEW."until", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "ngo_staff_audit_update" AFTER UPDATE OF "pos", "ngo_registration", "name", "position", "country", "sex", "passport_number", "permit_until", "since", "until", "deleted_at" ON "ngo_staff"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'ngo_staff', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."ngo_registration" IS NOT NEW."ngo_registration", ',"ngo_registration":' || json_quote(OLD."ngo_registration"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."position" IS NOT NEW."position", ',"position":' || json_quote(OLD."position"), '')
        || iif(OLD."country" IS NOT NEW."country", ',"country":' || json_quote(OLD."country"), '')
        || iif(OLD."sex" IS NOT NEW."sex", ',"sex":' || json_quote(OLD."sex"), '')
        || iif(OLD."passport_number" IS NOT NEW."passport_number", ',"passport_number":' || json_quote(OLD."passport_number"), '')
        || iif(OLD."permit_until" IS NOT NEW."permit_until", ',"permit_until":' || json_quote(OLD."permit_until"), '')
        || iif(OLD."since" IS NOT NEW."since", ',"since":' || json_quote(OLD."since"), '')
        || iif(OLD."until" IS NOT NEW."until", ',"until":' || json_quote(OLD."until"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."ngo_registration" IS NOT NEW."ngo_registration", ',"ngo_registration":' || json_quote(NEW."ngo_registration"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."position" IS NOT NEW."position", ',"position":' || json_quote(NEW."position"), '')
        || iif(OLD."country" IS NOT NEW."country", ',"country":' || json_quote(NEW."country"), '')
        || iif(OLD."sex" IS NOT NEW."sex", ',"sex":' || json_quote(NEW."sex"), '')
        || iif(OLD."passport_number" IS NOT NEW."passport_number", ',"passport_number":' || json_quote(NEW."passport_number"), '')
        || iif(OLD."permit_until" IS NOT NEW."permit_until", ',"permit_until":' || json_quote(NEW."permit_until"), '')
        || iif(OLD."since" IS NOT NEW."since", ',"since":' || json_quote(NEW."since"), '')
        || iif(OLD."until" IS NOT NEW."until", ',"until":' || json_quote(NEW."until"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "indicator_guard_insert" BEFORE INSERT ON "indicator"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'indicator: no open change'); END

CREATE TRIGGER "indicator_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "code", "name", "group", "unit", "nature", "flow", "counted", "by_country", "source", "note", "deleted_at" ON "indicator"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'indicator: update outside the door'); END

CREATE TRIGGER "indicator_guard_delete" BEFORE DELETE ON "indicator"
BEGIN SELECT RAISE(ABORT, 'indicator: rows are never deleted'); END

CREATE TRIGGER "indicator_audit_insert" AFTER INSERT ON "indicator"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'indicator', NEW."id", 'insert', NULL,
    json_object('code', NEW."code", 'name', NEW."name", 'group', NEW."group", 'unit', NEW."unit", 'nature', NEW."nature", 'flow', NEW."flow", 'counted', NEW."counted", 'by_country', NEW."by_country", 'source', NEW."source", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "indicator_audit_update" AFTER UPDATE OF "code", "name", "group", "unit", "nature", "flow", "counted", "by_country", "source", "note", "deleted_at" ON "indicator"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'indicator', NEW."id", 'update', '{' || substr(iif(OLD."code" IS NOT NEW."code", ',"code":' || json_quote(OLD."code"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."group" IS NOT NEW."group", ',"group":' || json_quote(OLD."group"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(OLD."unit"), '')
        || iif(OLD."nature" IS NOT NEW."nature", ',"nature":' || json_quote(OLD."nature"), '')
        || iif(OLD."flow" IS NOT NEW."flow", ',"flow":' || json_quote(OLD."flow"), '')
        || iif(OLD."counted" IS NOT NEW."counted", ',"counted":' || json_quote(OLD."counted"), '')
        || iif(OLD."by_country" IS NOT NEW."by_country", ',"by_country":' || json_quote(OLD."by_country"), '')
        || iif(OLD."source" IS NOT NEW."source", ',"source":' || json_quote(OLD."source"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."code" IS NOT NEW."code", ',"code":' || json_quote(NEW."code"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."group" IS NOT NEW."group", ',"group":' || json_quote(NEW."group"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(NEW."unit"), '')
        || iif(OLD."nature" IS NOT NEW."nature", ',"nature":' || json_quote(NEW."nature"), '')
        || iif(OLD."flow" IS NOT NEW."flow", ',"flow":' || json_quote(NEW."flow"), '')
        || iif(OLD."counted" IS NOT NEW."counted", ',"counted":' || json_quote(NEW."counted"), '')
        || iif(OLD."by_country" IS NOT NEW."by_country", ',"by_country":' || json_quote(NEW."by_country"), '')
        || iif(OLD."source" IS NOT NEW."source", ',"source":' || json_quote(NEW."source"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "indicator_value_guard_insert" BEFORE INSERT ON "indicator_value"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'indicator_value: no open change'); END

CREATE TRIGGER "indicator_value_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "period", "indicator", "first_on", "last_on", "country", "amount", "unit", "per_year", "certainty", "document", "source", "note", "deleted_at" ON "indicator_value"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'indicator_value: update outside the door'); END

CREATE TRIGGER "indicator_value_guard_delete" BEFORE DELETE ON "indicator_value"
BEGIN SELECT RAISE(ABORT, 'indicator_value: rows are never deleted'); END

CREATE TRIGGER "indicator_value_audit_insert" AFTER INSERT ON "indicator_value"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'indicator_value', NEW."id", 'insert', NULL,
    json_object('period', NEW."period", 'indicator', NEW."indicator", 'first_on', NEW."first_on", 'last_on', NEW."last_on", 'country', NEW."country", 'amount', NEW."amount", 'unit', NEW."unit", 'per_year', NEW."per_year", 'certainty', NEW."certainty", 'document', NEW."document", 'source', NEW."source", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "indicator_value_audit_update" AFTER UPDATE OF "period", "indicator", "first_on", "last_on", "country", "amount", "unit", "per_year", "certainty", "document", "source", "note", "deleted_at" ON "indicator_value"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'indicator_value', NEW."id", 'update', '{' || substr(iif(OLD."period" IS NOT NEW."period", ',"period":' || json_quote(OLD."period"), '')
        || iif(OLD."indicator" IS NOT NEW."indicator", ',"indicator":' || json_quote(OLD."indicator"), '')
        || iif(OLD."first_on" IS NOT NEW."first_on", ',"first_on":' || json_quote(OLD."first_on"), '')
        || iif(OLD."last_on" IS NOT NEW."last_on", ',"last_on":' || json_quote(OLD."last_on"), '')
        || iif(OLD."country" IS NOT NEW."country", ',"country":' || json_quote(OLD."country"), '')
        || iif(OLD."amount" IS NOT NEW."amount", ',"amount":' || json_quote(OLD."amount"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(OLD."unit"), '')
        || iif(OLD."per_year" IS NOT NEW."per_year", ',"per_year":' || json_quote(OLD."per_year"), '')
        || iif(OLD."certainty" IS NOT NEW."certainty", ',"certainty":' || json_quote(OLD."certainty"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(OLD."document"), '')
        || iif(OLD."source" IS NOT NEW."source", ',"source":' || json_quote(OLD."source"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."period" IS NOT NEW."period", ',"period":' || json_quote(NEW."period"), '')
        || iif(OLD."indicator" IS NOT NEW."indicator", ',"indicator":' || json_quote(NEW."indicator"), '')
        || iif(OLD."first_on" IS NOT NEW."first_on", ',"first_on":' || json_quote(NEW."first_on"), '')
        || iif(OLD."last_on" IS NOT NEW."last_on", ',"last_on":' || json_quote(NEW."last_on"), '')
        || iif(OLD."country" IS NOT NEW."country", ',"country":' || json_quote(NEW."country"), '')
        || iif(OLD."amount" IS NOT NEW."amount", ',"amount":' || json_quote(NEW."amount"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(NEW."unit"), '')
        || iif(OLD."per_year" IS NOT NEW."per_year", ',"per_year":' || json_quote(NEW."per_year"), '')
        || iif(OLD."certainty" IS NOT NEW."certainty", ',"certainty":' || json_quote(NEW."certainty"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(NEW."document"), '')
        || iif(OLD."source" IS NOT NEW."source", ',"source":' || json_quote(NEW."source"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "plan_guard_insert" BEFORE INSERT ON "plan"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'plan: no open change'); END

CREATE TRIGGER "plan_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "name", "document", "first_on", "last_on", "parent", "unit", "note", "deleted_at" ON "plan"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'plan: update outside the door'); END

CREATE TRIGGER "plan_guard_delete" BEFORE DELETE ON "plan"
BEGIN SELECT RAISE(ABORT, 'plan: rows are never deleted'); END

CREATE TRIGGER "plan_audit_insert" AFTER INSERT ON "plan"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'plan', NEW."id", 'insert', NULL,
    json_object('name', NEW."name", 'document', NEW."document", 'first_on', NEW."first_on", 'last_on', NEW."last_on", 'parent', NEW."parent", 'unit', NEW."unit", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "plan_audit_update" AFTER UPDATE OF "name", "document", "first_on", "last_on", "parent", "unit", "note", "deleted_at" ON "plan"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'plan', NEW."id", 'update', '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(OLD."document"), '')
        || iif(OLD."first_on" IS NOT NEW."first_on", ',"first_on":' || json_quote(OLD."first_on"), '')
        || iif(OLD."last_on" IS NOT NEW."last_on", ',"last_on":' || json_quote(OLD."last_on"), '')
        || iif(OLD."parent" IS NOT NEW."parent", ',"parent":' || json_quote(OLD."parent"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(OLD."unit"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(NEW."document"), '')
        || iif(OLD."first_on" IS NOT NEW."first_on", ',"first_on":' || json_quote(NEW."first_on"), '')
        || iif(OLD."last_on" IS NOT NEW."last_on", ',"last_on":' || json_quote(NEW."last_on"), '')
        || iif(OLD."parent" IS NOT NEW."parent", ',"parent":' || json_quote(NEW."parent"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(NEW."unit"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "target_guard_insert" BEFORE INSERT ON "target"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'target: no open change'); END

CREATE TRIGGER "target_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "name", "plan", "indicator", "shape", "low", "high", "above", "unit", "printed", "first_on", "last_on", "base_year", "base_value", "done_on", "done_document", "part_of", "replaces", "valid_from", "document", "unit_in_charge", "note", "deleted_at" ON "target"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'target: update outside the door'); END

CREATE TRIGGER "target_guard_delete" BEFORE DELETE ON "target"
BEGIN SELECT RAISE(ABORT, 'target: rows are never deleted'); END

CREATE TRIGGER "target_audit_insert" AFTER INSERT ON "target"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'target', NEW."id", 'insert', NULL,
    json_object('name', NEW."name", 'plan', NEW."plan", 'indicator', NEW."indicator", 'shape', NEW."shape", 'low', NEW."low", 'high', NEW."high", 'above', NEW."above", 'unit', NEW."unit", 'printed', NEW."printed", 'first_on', NEW."first_on", 'last_on', NEW."last_on", 'base_year', NEW."base_year", 'base_value', NEW."base_value", 'done_on', NEW."done_on", 'done_document', NEW."done_document", 'part_of', NEW."part_of", 'replaces', NEW."replaces", 'valid_from', NEW."valid_from", 'document', NEW."document", 'unit_in_charge', NEW."unit_in_charge", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "target_audit_update" AFTER UPDATE OF "name", "plan", "indicator", "shape", "low", "high", "above", "unit", "printed", "first_on", "last_on", "base_year", "base_value", "done_on", "done_document", "part_of", "replaces", "valid_from", "document", "unit_in_charge", "note", "deleted_at" ON "target"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'target', NEW."id", 'update', '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."plan" IS NOT NEW."plan", ',"plan":' || json_quote(OLD."plan"), '')
        || iif(OLD."indicator" IS NOT NEW."indicator", ',"indicator":' || json_quote(OLD."indicator"), '')
        || iif(OLD."shape" IS NOT NEW."shape", ',"shape":' || json_quote(OLD."shape"), '')
        || iif(OLD."low" IS NOT NEW."low", ',"low":' || json_quote(OLD."low"), '')
        || iif(OLD."high" IS NOT NEW."high", ',"high":' || json_quote(OLD."high"), '')
        || iif(OLD."above" IS NOT NEW."above", ',"above":' || json_quote(OLD."above"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(OLD."unit"), '')
        || iif(OLD."printed" IS NOT NEW."printed", ',"printed":' || json_quote(OLD."printed"), '')
        || iif(OLD."first_on" IS NOT NEW."first_on", ',"first_on":' || json_quote(OLD."first_on"), '')
        || iif(OLD."last_on" IS NOT NEW."last_on", ',"last_on":' || json_quote(OLD."last_on"), '')
        || iif(OLD."base_year" IS NOT NEW."base_year", ',"base_year":' || json_quote(OLD."base_year"), '')
        || iif(OLD."base_value" IS NOT NEW."base_value", ',"base_value":' || json_quote(OLD."base_value"), '')
        || iif(OLD."done_on" IS NOT NEW."done_on", ',"done_on":' || json_quote(OLD."done_on"), '')
        || iif(OLD."done_document" IS NOT NEW."done_document", ',"done_document":' || json_quote(OLD."done_document"), '')
        || iif(OLD."part_of" IS NOT NEW."part_of", ',"part_of":' || json_quote(OLD."part_of"), '')
        || iif(OLD."replaces" IS NOT NEW."replaces", ',"replaces":' || json_quote(OLD."replaces"), '')
        || iif(OLD."valid_from" IS NOT NEW."valid_from", ',"valid_from":' || json_quote(OLD."valid_from"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(OLD."document"), '')
        || iif(OLD."unit_in_charge" IS NOT NEW."unit_in_charge", ',"unit_in_charge":' || json_quote(OLD."unit_in_charge"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."plan" IS NOT NEW."plan", ',"plan":' || json_quote(NEW."plan"), '')
        || iif(OLD."indicator" IS NOT NEW."indicator", ',"indicator":' || json_quote(NEW."indicator"), '')
        || iif(OLD."shape" IS NOT NEW."shape", ',"shape":' || json_quote(NEW."shape"), '')
        || iif(OLD."low" IS NOT NEW."low", ',"low":' || json_quote(NEW."low"), '')
        || iif(OLD."high" IS NOT NEW."high", ',"high":' || json_quote(NEW."high"), '')
        || iif(OLD."above" IS NOT NEW."above", ',"above":' || json_quote(NEW."above"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(NEW."unit"), '')
        || iif(OLD."printed" IS NOT NEW."printed", ',"printed":' || json_quote(NEW."printed"), '')
        || iif(OLD."first_on" IS NOT NEW."first_on", ',"first_on":' || json_quote(NEW."first_on"), '')
        || iif(OLD."last_on" IS NOT NEW."last_on", ',"last_on":' || json_quote(NEW."last_on"), '')
        || iif(OLD."base_year" IS NOT NEW."base_year", ',"base_year":' || json_quote(NEW."base_year"), '')
        || iif(OLD."base_value" IS NOT NEW."base_value", ',"base_value":' || json_quote(NEW."base_value"), '')
        || iif(OLD."done_on" IS NOT NEW."done_on", ',"done_on":' || json_quote(NEW."done_on"), '')
        || iif(OLD."done_document" IS NOT NEW."done_document", ',"done_document":' || json_quote(NEW."done_document"), '')
        || iif(OLD."part_of" IS NOT NEW."part_of", ',"part_of":' || json_quote(NEW."part_of"), '')
        || iif(OLD."replaces" IS NOT NEW."replaces", ',"replaces":' || json_quote(NEW."replaces"), '')
        || iif(OLD."valid_from" IS NOT NEW."valid_from", ',"valid_from":' || json_quote(NEW."valid_from"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(NEW."document"), '')
        || iif(OLD."unit_in_charge" IS NOT NEW."unit_in_charge", ',"unit_in_charge":' || json_quote(NEW."unit_in_charge"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "target_step_guard_insert" BEFORE INSERT ON "target_step"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'target_step: no open change'); END

CREATE TRIGGER "target_step_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "target", "due_on", "value", "note", "deleted_at" ON "target_step"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'target_step: update outside the door'); END

CREATE TRIGGER "target_step_guard_delete" BEFORE DELETE ON "target_step"
BEGIN SELECT RAISE(ABORT, 'target_step: rows are never deleted'); END

CREATE TRIGGER "target_step_audit_insert" AFTER INSERT ON "target_step"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'target_step', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'target', NEW."target", 'due_on', NEW."due_on", 'value', NEW."value", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "target_step_audit_update" AFTER UPDATE OF "pos", "target", "due_on", "value", "note", "deleted_at" ON "target_step"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'target_step', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."target" IS NOT NEW."target", ',"target":' || json_quote(OLD."target"), '')
        || iif(OLD."due_on" IS NOT NEW."due_on", ',"due_on":' || json_quote(OLD."due_on"), '')
        || iif(OLD."value" IS NOT NEW."value", ',"value":' || json_quote(OLD."value"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."target" IS NOT NEW."target", ',"target":' || json_quote(NEW."target"), '')
        || iif(OLD."due_on" IS NOT NEW."due_on", ',"due_on":' || json_quote(NEW."due_on"), '')
        || iif(OLD."value" IS NOT NEW."value", ',"value":' || json_quote(NEW."value"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "case_guard_insert" BEFORE INSERT ON "case"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'case: no open change'); END

CREATE TRIGGER "case_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "kind", "code", "name", "happened_on", "country", "places", "people", "person_name", "person_paper", "person_contact", "content", "handling", "unit", "document", "closed_on", "outcome", "officer", "note", "deleted_at" ON "case"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'case: update outside the door'); END

CREATE TRIGGER "case_guard_delete" BEFORE DELETE ON "case"
BEGIN SELECT RAISE(ABORT, 'case: rows are never deleted'); END

CREATE TRIGGER "case_audit_insert" AFTER INSERT ON "case"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'case', NEW."id", 'insert', NULL,
    json_object('kind', NEW."kind", 'code', NEW."code", 'name', NEW."name", 'happened_on', NEW."happened_on", 'country', NEW."country", 'places', NEW."places", 'people', NEW."people", 'person_name', NEW."person_name", 'person_paper', NEW."person_paper", 'person_contact', NEW."person_contact", 'content', NEW."content", 'handling', NEW."handling", 'unit', NEW."unit", 'document', NEW."document", 'closed_on', NEW."closed_on", 'outcome', NEW."outcome", 'officer', NEW."officer", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "case_audit_update" AFTER UPDATE OF "kind", "code", "name", "happened_on", "country", "places", "people", "person_name", "person_paper", "person_contact", "content", "handling", "unit", "document", "closed_on", "outcome", "officer", "note", "deleted_at" ON "case"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'case', NEW."id", 'update', '{' || substr(iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(OLD."kind"), '')
        || iif(OLD."code" IS NOT NEW."code", ',"code":' || json_quote(OLD."code"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."happened_on" IS NOT NEW."happened_on", ',"happened_on":' || json_quote(OLD."happened_on"), '')
        || iif(OLD."country" IS NOT NEW."country", ',"country":' || json_quote(OLD."country"), '')
        || iif(OLD."places" IS NOT NEW."places", ',"places":' || json_quote(OLD."places"), '')
        || iif(OLD."people" IS NOT NEW."people", ',"people":' || json_quote(OLD."people"), '')
        || iif(OLD."person_name" IS NOT NEW."person_name", ',"person_name":' || json_quote(OLD."person_name"), '')
        || iif(OLD."person_paper" IS NOT NEW."person_paper", ',"person_paper":' || json_quote(OLD."person_paper"), '')
        || iif(OLD."person_contact" IS NOT NEW."person_contact", ',"person_contact":' || json_quote(OLD."person_contact"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(OLD."content"), '')
        || iif(OLD."handling" IS NOT NEW."handling", ',"handling":' || json_quote(OLD."handling"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(OLD."unit"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(OLD."document"), '')
        || iif(OLD."closed_on" IS NOT NEW."closed_on", ',"closed_on":' || json_quote(OLD."closed_on"), '')
        || iif(OLD."outcome" IS NOT NEW."outcome", ',"outcome":' || json_quote(OLD."outcome"), '')
        || iif(OLD."officer" IS NOT NEW."officer", ',"officer":' || json_quote(OLD."officer"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(NEW."kind"), '')
        || iif(OLD."code" IS NOT NEW."code", ',"code":' || json_quote(NEW."code"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."happened_on" IS NOT NEW."happened_on", ',"happened_on":' || json_quote(NEW."happened_on"), '')
        || iif(OLD."country" IS NOT NEW."country", ',"country":' || json_quote(NEW."country"), '')
        || iif(OLD."places" IS NOT NEW."places", ',"places":' || json_quote(NEW."places"), '')
        || iif(OLD."people" IS NOT NEW."people", ',"people":' || json_quote(NEW."people"), '')
        || iif(OLD."person_name" IS NOT NEW."person_name", ',"person_name":' || json_quote(NEW."person_name"), '')
        || iif(OLD."person_paper" IS NOT NEW."person_paper", ',"person_paper":' || json_quote(NEW."person_paper"), '')
        || iif(OLD."person_contact" IS NOT NEW."person_contact", ',"person_contact":' || json_quote(NEW."person_contact"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(NEW."content"), '')
        || iif(OLD."handling" IS NOT NEW."handling", ',"handling":' || json_quote(NEW."handling"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(NEW."unit"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(NEW."document"), '')
        || iif(OLD."closed_on" IS NOT NEW."closed_on", ',"closed_on":' || json_quote(NEW."closed_on"), '')
        || iif(OLD."outcome" IS NOT NEW."outcome", ',"outcome":' || json_quote(NEW."outcome"), '')
        || iif(OLD."officer" IS NOT NEW."officer", ',"officer":' || json_quote(NEW."officer"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "case_refer_insert" AFTER INSERT ON "case"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'case', 'places', j."value", NEW."n"
FROM json_each(NEW."places") AS j;
END

CREATE TRIGGER "case_refer_places" AFTER UPDATE OF "places" ON "case"
WHEN OLD."places" IS NOT NEW."places"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'case' AND "field" = 'places'
    AND "target" IN (SELECT "value" FROM json_each(OLD."places"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'case', 'places', j."value", NEW."n"
FROM json_each(NEW."places") AS j;
END

CREATE TRIGGER "overseas_vietnamese_guard_insert" BEFORE INSERT ON "overseas_vietnamese"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'overseas_vietnamese: no open change'); END

CREATE TRIGGER "overseas_vietnamese_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "kind", "name", "country", "place", "home", "occupation", "members", "counted_on", "head", "phone", "email", "content", "note", "deleted_at" ON "overseas_vietnamese"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'overseas_vietnamese: update outside the door'); END

CREATE TRIGGER "overseas_vietnamese_guard_delete" BEFORE DELETE ON "overseas_vietnamese"
BEGIN SELECT RAISE(ABORT, 'overseas_vietnamese: rows are never deleted'); END

CREATE TRIGGER "overseas_vietnamese_audit_insert" AFTER INSERT ON "overseas_vietnamese"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'overseas_vietnamese', NEW."id", 'insert', NULL,
    json_object('kind', NEW."kind", 'name', NEW."name", 'country', NEW."country", 'place', NEW."place", 'home', NEW."home", 'occupation', NEW."occupation", 'members', NEW."members", 'counted_on', NEW."counted_on", 'head', NEW."head", 'phone', NEW."phone", 'email', NEW."email", 'content', NEW."content", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "overseas_vietnamese_audit_update" AFTER UPDATE OF "kind", "name", "country", "place", "home", "occupation", "members", "counted_on", "head", "phone", "email", "content", "note", "deleted_at" ON "overseas_vietnamese"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'overseas_vietnamese', NEW."id", 'update', '{' || substr(iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(OLD."kind"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."country" IS NOT NEW."country", ',"country":' || json_quote(OLD."country"), '')
        || iif(OLD."place" IS NOT NEW."place", ',"place":' || json_quote(OLD."place"), '')
        || iif(OLD."home" IS NOT NEW."home", ',"home":' || json_quote(OLD."home"), '')
        || iif(OLD."occupation" IS NOT NEW."occupation", ',"occupation":' || json_quote(OLD."occupation"), '')
        || iif(OLD."members" IS NOT NEW."members", ',"members":' || json_quote(OLD."members"), '')
        || iif(OLD."counted_on" IS NOT NEW."counted_on", ',"counted_on":' || json_quote(OLD."counted_on"), '')
        || iif(OLD."head" IS NOT NEW."head", ',"head":' || json_quote(OLD."head"), '')
        || iif(OLD."phone" IS NOT NEW."phone", ',"phone":' || json_quote(OLD."phone"), '')
        || iif(OLD."email" IS NOT NEW."email", ',"email":' || json_quote(OLD."email"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(OLD."content"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(NEW."kind"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."country" IS NOT NEW."country", ',"country":' || json_quote(NEW."country"), '')
        || iif(OLD."place" IS NOT NEW."place", ',"place":' || json_quote(NEW."place"), '')
        || iif(OLD."home" IS NOT NEW."home", ',"home":' || json_quote(NEW."home"), '')
        || iif(OLD."occupation" IS NOT NEW."occupation", ',"occupation":' || json_quote(NEW."occupation"), '')
        || iif(OLD."members" IS NOT NEW."members", ',"members":' || json_quote(NEW."members"), '')
        || iif(OLD."counted_on" IS NOT NEW."counted_on", ',"counted_on":' || json_quote(NEW."counted_on"), '')
        || iif(OLD."head" IS NOT NEW."head", ',"head":' || json_quote(NEW."head"), '')
        || iif(OLD."phone" IS NOT NEW."phone", ',"phone":' || json_quote(NEW."phone"), '')
        || iif(OLD."email" IS NOT NEW."email", ',"email":' || json_quote(NEW."email"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(NEW."content"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "overseas_vietnamese_refer_insert" AFTER INSERT ON "overseas_vietnamese"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'overseas_vietnamese', 'home', j."value", NEW."n"
FROM json_each(NEW."home") AS j;
END

CREATE TRIGGER "overseas_vietnamese_refer_home" AFTER UPDATE OF "home" ON "overseas_vietnamese"
WHEN OLD."home" IS NOT NEW."home"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'overseas_vietnamese' AND "field" = 'home'
    AND "target" IN (SELECT "value" FROM json_each(OLD."home"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'overseas_vietnamese', 'home', j."value", NEW."n"
FROM json_each(NEW."home") AS j;
END

CREATE TRIGGER "contribution_guard_insert" BEFORE INSERT ON "contribution"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'contribution: no open change'); END

CREATE TRIGGER "contribution_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "overseas_vietnamese", "happened_on", "kind", "content", "amount", "currency", "place", "document", "deleted_at" ON "contribution"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'contribution: update outside the door'); END

CREATE TRIGGER "contribution_guard_delete" BEFORE DELETE ON "contribution"
BEGIN SELECT RAISE(ABORT, 'contribution: rows are never deleted'); END

CREATE TRIGGER "contribution_audit_insert" AFTER INSERT ON "contribution"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'contribution', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'overseas_vietnamese', NEW."overseas_vietnamese", 'happened_on', NEW."happened_on", 'kind', NEW."kind", 'content', NEW."content", 'amount', NEW."amount", 'currency', NEW."currency", 'place', NEW."place", 'document', NEW."document", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "contribution_audit_update" AFTER UPDATE OF "pos", "overseas_vietnamese", "happened_on", "kind", "content", "amount", "currency", "place", "document", "deleted_at" ON "contribution"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'contribution', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."overseas_vietnamese" IS NOT NEW."overseas_vietnamese", ',"overseas_vietnamese":' || json_quote(OLD."overseas_vietnamese"), '')
        || iif(OLD."happened_on" IS NOT NEW."happened_on", ',"happened_on":' || json_quote(OLD."happened_on"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(OLD."kind"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(OLD."content"), '')
        || iif(OLD."amount" IS NOT NEW."amount", ',"amount":' || json_quote(OLD."amount"), '')
        || iif(OLD."currency" IS NOT NEW."currency", ',"currency":' || json_quote(OLD."currency"), '')
        || iif(OLD."place" IS NOT NEW."place", ',"place":' || json_quote(OLD."place"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(OLD."document"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."overseas_vietnamese" IS NOT NEW."overseas_vietnamese", ',"overseas_vietnamese":' || json_quote(NEW."overseas_vietnamese"), '')
        || iif(OLD."happened_on" IS NOT NEW."happened_on", ',"happened_on":' || json_quote(NEW."happened_on"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(NEW."kind"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(NEW."content"), '')
        || iif(OLD."amount" IS NOT NEW."amount", ',"amount":' || json_quote(NEW."amount"), '')
        || iif(OLD."currency" IS NOT NEW."currency", ',"currency":' || json_quote(NEW."currency"), '')
        || iif(OLD."place" IS NOT NEW."place", ',"place":' || json_quote(NEW."place"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(NEW."document"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "friendship_association_guard_insert" BEFORE INSERT ON "friendship_association"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'friendship_association: no open change'); END

CREATE TRIGGER "friendship_association_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "name", "countries", "founded_on", "founding_document", "unit", "pillar", "chair", "members", "branches", "term_years", "last_congress_on", "content", "dissolved_on", "note", "deleted_at" ON "friendship_association"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'friendship_association: update outside the door'); END

CREATE TRIGGER "friendship_association_guard_delete" BEFORE DELETE ON "friendship_association"
BEGIN SELECT RAISE(ABORT, 'friendship_association: rows are never deleted'); END

CREATE TRIGGER "friendship_association_audit_insert" AFTER INSERT ON "friendship_association"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'friendship_association', NEW."id", 'insert', NULL,
    json_object('name', NEW."name", 'countries', NEW."countries", 'founded_on', NEW."founded_on", 'founding_document', NEW."founding_document", 'unit', NEW."unit", 'pillar', NEW."pillar", 'chair', NEW."chair", 'members', NEW."members", 'branches', NEW."branches", 'term_years', NEW."term_years", 'last_congress_on', NEW."last_congress_on", 'content', NEW."content", 'dissolved_on', NEW."dissolved_on", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "friendship_association_audit_update" AFTER UPDATE OF "name", "countries", "founded_on", "founding_document", "unit", "pillar", "chair", "members", "branches", "term_years", "last_congress_on", "content", "dissolved_on", "note", "deleted_at" ON "friendship_association"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'friendship_association', NEW."id", 'update', '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."countries" IS NOT NEW."countries", ',"countries":' || json_quote(OLD."countries"), '')
        || iif(OLD."founded_on" IS NOT NEW."founded_on", ',"founded_on":' || json_quote(OLD."founded_on"), '')
        || iif(OLD."founding_document" IS NOT NEW."founding_document", ',"founding_document":' || json_quote(OLD."founding_document"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(OLD."unit"), '')
        || iif(OLD."pillar" IS NOT NEW."pillar", ',"pillar":' || json_quote(OLD."pillar"), '')
        || iif(OLD."chair" IS NOT NEW."chair", ',"chair":' || json_quote(OLD."chair"), '')
        || iif(OLD."members" IS NOT NEW."members", ',"members":' || json_quote(OLD."members"), '')
        || iif(OLD."branches" IS NOT NEW."branches", ',"branches":' || json_quote(OLD."branches"), '')
        || iif(OLD."term_years" IS NOT NEW."term_years", ',"term_years":' || json_quote(OLD."term_years"), '')
        || iif(OLD."last_congress_on" IS NOT NEW."last_congress_on", ',"last_congress_on":' || json_quote(OLD."last_congress_on"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(OLD."content"), '')
        || iif(OLD."dissolved_on" IS NOT NEW."dissolved_on", ',"dissolved_on":' || json_quote(OLD."dissolved_on"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."countries" IS NOT NEW."countries", ',"countries":' || json_quote(NEW."countries"), '')
        || iif(OLD."founded_on" IS NOT NEW."founded_on", ',"founded_on":' || json_quote(NEW."founded_on"), '')
        || iif(OLD."founding_document" IS NOT NEW."founding_document", ',"founding_document":' || json_quote(NEW."founding_document"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(NEW."unit"), '')
        || iif(OLD."pillar" IS NOT NEW."pillar", ',"pillar":' || json_quote(NEW."pillar"), '')
        || iif(OLD."chair" IS NOT NEW."chair", ',"chair":' || json_quote(NEW."chair"), '')
        || iif(OLD."members" IS NOT NEW."members", ',"members":' || json_quote(NEW."members"), '')
        || iif(OLD."branches" IS NOT NEW."branches", ',"branches":' || json_quote(NEW."branches"), '')
        || iif(OLD."term_years" IS NOT NEW."term_years", ',"term_years":' || json_quote(NEW."term_years"), '')
        || iif(OLD."last_congress_on" IS NOT NEW."last_congress_on", ',"last_congress_on":' || json_quote(NEW."last_congress_on"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(NEW."content"), '')
        || iif(OLD."dissolved_on" IS NOT NEW."dissolved_on", ',"dissolved_on":' || json_quote(NEW."dissolved_on"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "friendship_association_refer_insert" AFTER INSERT ON "friendship_association"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'friendship_association', 'countries', j."value", NEW."n"
FROM json_each(NEW."countries") AS j;
END

CREATE TRIGGER "friendship_association_refer_countries" AFTER UPDATE OF "countries" ON "friendship_association"
WHEN OLD."countries" IS NOT NEW."countries"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'friendship_association' AND "field" = 'countries'
    AND "target" IN (SELECT "value" FROM json_each(OLD."countries"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'friendship_association', 'countries', j."value", NEW."n"
FROM json_each(NEW."countries") AS j;
END

CREATE TRIGGER "travel_document_guard_insert" BEFORE INSERT ON "travel_document"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'travel_document: no open change'); END

CREATE TRIGGER "travel_document_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "kind", "holder", "position", "company", "unit", "born_on", "number", "passport_number", "form", "issue", "economies", "permission_document", "issued_on", "expires_on", "kept_by", "returned_on", "note", "deleted_at" ON "travel_document"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'travel_document: update outside the door'); END

CREATE TRIGGER "travel_document_guard_delete" BEFORE DELETE ON "travel_document"
BEGIN SELECT RAISE(ABORT, 'travel_document: rows are never deleted'); END

CREATE TRIGGER "travel_document_audit_insert" AFTER INSERT ON "travel_document"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'travel_document', NEW."id", 'insert', NULL,
    json_object('kind', NEW."kind", 'holder', NEW."holder", 'position', NEW."position", 'company', NEW."company", 'unit', NEW."unit", 'born_on', NEW."born_on", 'number', NEW."number", 'passport_number', NEW."passport_number", 'form', NEW."form", 'issue', NEW."issue", 'economies', NEW."economies", 'permission_document', NEW."permission_document", 'issued_on', NEW."issued_on", 'expires_on', NEW."expires_on", 'kept_by', NEW."kept_by", 'returned_on', NEW."returned_on", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "travel_document_audit_update" AFTER UPDATE OF "kind", "holder", "position", "company", "unit", "born_on", "number", "passport_number", "form", "issue", "economies", "permission_document", "issued_on", "expires_on", "kept_by", "returned_on", "note", "deleted_at" ON "travel_document"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'travel_document', NEW."id", 'update', '{' || substr(iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(OLD."kind"), '')
        || iif(OLD."holder" IS NOT NEW."holder", ',"holder":' || json_quote(OLD."holder"), '')
        || iif(OLD."position" IS NOT NEW."position", ',"position":' || json_quote(OLD."position"), '')
        || iif(OLD."company" IS NOT NEW."company", ',"company":' || json_quote(OLD."company"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(OLD."unit"), '')
        || iif(OLD."born_on" IS NOT NEW."born_on", ',"born_on":' || json_quote(OLD."born_on"), '')
        || iif(OLD."number" IS NOT NEW."number", ',"number":' || json_quote(OLD."number"), '')
        || iif(OLD."passport_number" IS NOT NEW."passport_number", ',"passport_number":' || json_quote(OLD."passport_number"), '')
        || iif(OLD."form" IS NOT NEW."form", ',"form":' || json_quote(OLD."form"), '')
        || iif(OLD."issue" IS NOT NEW."issue", ',"issue":' || json_quote(OLD."issue"), '')
        || iif(OLD."economies" IS NOT NEW."economies", ',"economies":' || json_quote(OLD."economies"), '')
        || iif(OLD."permission_document" IS NOT NEW."permission_document", ',"permission_document":' || json_quote(OLD."permission_document"), '')
        || iif(OLD."issued_on" IS NOT NEW."issued_on", ',"issued_on":' || json_quote(OLD."issued_on"), '')
        || iif(OLD."expires_on" IS NOT NEW."expires_on", ',"expires_on":' || json_quote(OLD."expires_on"), '')
        || iif(OLD."kept_by" IS NOT NEW."kept_by", ',"kept_by":' || json_quote(OLD."kept_by"), '')
        || iif(OLD."returned_on" IS NOT NEW."returned_on", ',"returned_on":' || json_quote(OLD."returned_on"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(NEW."kind"), '')
        || iif(OLD."holder" IS NOT NEW."holder", ',"holder":' || json_quote(NEW."holder"), '')
        || iif(OLD."position" IS NOT NEW."position", ',"position":' || json_quote(NEW."position"), '')
        || iif(OLD."company" IS NOT NEW."company", ',"company":' || json_quote(NEW."company"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(NEW."unit"), '')
        || iif(OLD."born_on" IS NOT NEW."born_on", ',"born_on":' || json_quote(NEW."born_on"), '')
        || iif(OLD."number" IS NOT NEW."number", ',"number":' || json_quote(NEW."number"), '')
        || iif(OLD."passport_number" IS NOT NEW."passport_number", ',"passport_number":' || json_quote(NEW."passport_number"), '')
        || iif(OLD."form" IS NOT NEW."form", ',"form":' || json_quote(NEW."form"), '')
        || iif(OLD."issue" IS NOT NEW."issue", ',"issue":' || json_quote(NEW."issue"), '')
        || iif(OLD."economies" IS NOT NEW."economies", ',"economies":' || json_quote(NEW."economies"), '')
        || iif(OLD."permission_document" IS NOT NEW."permission_document", ',"permission_document":' || json_quote(NEW."permission_document"), '')
        || iif(OLD."issued_on" IS NOT NEW."issued_on", ',"issued_on":' || json_quote(NEW."issued_on"), '')
        || iif(OLD."expires_on" IS NOT NEW."expires_on", ',"expires_on":' || json_quote(NEW."expires_on"), '')
        || iif(OLD."kept_by" IS NOT NEW."kept_by", ',"kept_by":' || json_quote(NEW."kept_by"), '')
        || iif(OLD."returned_on" IS NOT NEW."returned_on", ',"returned_on":' || json_quote(NEW."returned_on"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "travel_document_refer_insert" AFTER INSERT ON "travel_document"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'travel_document', 'economies', j."value", NEW."n"
FROM json_each(NEW."economies") AS j;
END

CREATE TRIGGER "travel_document_refer_economies" AFTER UPDATE OF "economies" ON "travel_document"
WHEN OLD."economies" IS NOT NEW."economies"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'travel_document' AND "field" = 'economies'
    AND "target" IN (SELECT "value" FROM json_each(OLD."economies"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'travel_document', 'economies', j."value", NEW."n"
FROM json_each(NEW."economies") AS j;
END

CREATE TRIGGER "counter_guard_insert" BEFORE INSERT ON "counter"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'counter: no open change'); END

CREATE TRIGGER "counter_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "name", "group", "unit", "nature", "country", "pillar", "retired", "note", "deleted_at" ON "counter"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'counter: update outside the door'); END

CREATE TRIGGER "counter_guard_delete" BEFORE DELETE ON "counter"
BEGIN SELECT RAISE(ABORT, 'counter: rows are never deleted'); END

CREATE TRIGGER "counter_audit_insert" AFTER INSERT ON "counter"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'counter', NEW."id", 'insert', NULL,
    json_object('name', NEW."name", 'group', NEW."group", 'unit', NEW."unit", 'nature', NEW."nature", 'country', NEW."country", 'pillar', NEW."pillar", 'retired', NEW."retired", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "counter_audit_update" AFTER UPDATE OF "name", "group", "unit", "nature", "country", "pillar", "retired", "note", "deleted_at" ON "counter"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'counter', NEW."id", 'update', '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."group" IS NOT NEW."group", ',"group":' || json_quote(OLD."group"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(OLD."unit"), '')
        || iif(OLD."nature" IS NOT NEW."nature", ',"nature":' || json_quote(OLD."nature"), '')
        || iif(OLD."country" IS NOT NEW."country", ',"country":' || json_quote(OLD."country"), '')
        || iif(OLD."pillar" IS NOT NEW."pillar", ',"pillar":' || json_quote(OLD."pillar"), '')
        || iif(OLD."retired" IS NOT NEW."retired", ',"retired":' || json_quote(OLD."retired"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."group" IS NOT NEW."group", ',"group":' || json_quote(NEW."group"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(NEW."unit"), '')
        || iif(OLD."nature" IS NOT NEW."nature", ',"nature":' || json_quote(NEW."nature"), '')
        || iif(OLD."country" IS NOT NEW."country", ',"country":' || json_quote(NEW."country"), '')
        || iif(OLD."pillar" IS NOT NEW."pillar", ',"pillar":' || json_quote(NEW."pillar"), '')
        || iif(OLD."retired" IS NOT NEW."retired", ',"retired":' || json_quote(NEW."retired"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "counter_value_guard_insert" BEFORE INSERT ON "counter_value"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'counter_value: no open change'); END

CREATE TRIGGER "counter_value_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "counter", "year", "month", "value", "note", "deleted_at" ON "counter_value"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'counter_value: update outside the door'); END

CREATE TRIGGER "counter_value_guard_delete" BEFORE DELETE ON "counter_value"
BEGIN SELECT RAISE(ABORT, 'counter_value: rows are never deleted'); END

CREATE TRIGGER "counter_value_audit_insert" AFTER INSERT ON "counter_value"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'counter_value', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'counter', NEW."counter", 'year', NEW."year", 'month', NEW."month", 'value', NEW."value", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "counter_value_audit_update" AFTER UPDATE OF "pos", "counter", "year", "month", "value", "note", "deleted_at" ON "counter_value"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'counter_value', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."counter" IS NOT NEW."counter", ',"counter":' || json_quote(OLD."counter"), '')
        || iif(OLD."year" IS NOT NEW."year", ',"year":' || json_quote(OLD."year"), '')
        || iif(OLD."month" IS NOT NEW."month", ',"month":' || json_quote(OLD."month"), '')
        || iif(OLD."value" IS NOT NEW."value", ',"value":' || json_quote(OLD."value"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."counter" IS NOT NEW."counter", ',"counter":' || json_quote(NEW."counter"), '')
        || iif(OLD."year" IS NOT NEW."year", ',"year":' || json_quote(NEW."year"), '')
        || iif(OLD."month" IS NOT NEW."month", ',"month":' || json_quote(NEW."month"), '')
        || iif(OLD."value" IS NOT NEW."value", ',"value":' || json_quote(NEW."value"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END
