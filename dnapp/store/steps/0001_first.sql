CREATE TABLE "local" (
    "name" TEXT PRIMARY KEY,
    "value" TEXT NOT NULL
) STRICT, WITHOUT ROWID

CREATE TABLE "open_change" (
    "k" INTEGER PRIMARY KEY CHECK ("k" = 1),
    "change" INTEGER NOT NULL,
    "base" INTEGER NOT NULL,
    "bulk" INTEGER NOT NULL
) STRICT

CREATE TABLE "change" (
    "seq" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "name" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "machine" TEXT NOT NULL,
    "machine_seq" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "clock" INTEGER NOT NULL,
    "seen" TEXT NOT NULL,
    "schema" INTEGER NOT NULL,
    "undo_of" TEXT,
    "first" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    "prev" TEXT NOT NULL,
    "hash" TEXT NOT NULL
) STRICT

CREATE UNIQUE INDEX "change_machine" ON "change" ("machine", "machine_seq")

CREATE TABLE "audit" (
    "seq" INTEGER PRIMARY KEY,
    "change" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL,
    "tbl" TEXT NOT NULL,
    "row_id" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "old" TEXT,
    "new" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "digest" TEXT
) STRICT

CREATE INDEX "audit_row" ON "audit" ("row_id", "tbl")

CREATE TABLE "refer" (
    "kind" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    PRIMARY KEY ("kind", "field", "target", "n")
) STRICT, WITHOUT ROWID

CREATE TABLE "doc" (
    "n" INTEGER PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "record" INTEGER NOT NULL,
    "row_id" TEXT NOT NULL,
    "title" TEXT NOT NULL
) STRICT

CREATE UNIQUE INDEX "doc_record" ON "doc" ("kind", "record")

CREATE VIRTUAL TABLE "search" USING fts5 (
    kind, title, body,
    content='', contentless_delete=1, prefix='1 2 3 4 5', detail=column,
    tokenize='unicode61 remove_diacritics 2'
)

CREATE TABLE "draft" (
    "kind" TEXT NOT NULL,
    "row_id" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "saved_at" TEXT NOT NULL,
    PRIMARY KEY ("kind", "row_id")
) STRICT, WITHOUT ROWID

CREATE TRIGGER "change_guard_insert" BEFORE INSERT ON "change"
WHEN NEW."seq" IS NOT (SELECT "change" FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'change: no open change'); END

CREATE TRIGGER "change_guard_update" BEFORE UPDATE ON "change"
BEGIN SELECT RAISE(ABORT, 'change: append only'); END

CREATE TRIGGER "change_guard_delete" BEFORE DELETE ON "change"
BEGIN SELECT RAISE(ABORT, 'change: append only'); END

CREATE TRIGGER "audit_guard_insert" BEFORE INSERT ON "audit"
WHEN NEW."change" IS NOT (SELECT "change" FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'audit: no open change'); END

CREATE TRIGGER "audit_guard_update" BEFORE UPDATE ON "audit"
BEGIN SELECT RAISE(ABORT, 'audit: append only'); END

CREATE TRIGGER "audit_guard_delete" BEFORE DELETE ON "audit"
BEGIN SELECT RAISE(ABORT, 'audit: append only'); END

CREATE TABLE "setting" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "value" TEXT NOT NULL DEFAULT '',
    "valid_from" TEXT,
    "name_key" TEXT,
    "value_key" TEXT,
    "valid_from_key" TEXT
) STRICT

CREATE INDEX "setting__name" ON "setting" ("name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "setting__value" ON "setting" ("value_key") WHERE "deleted_at" IS NULL

CREATE INDEX "setting__valid_from" ON "setting" ("valid_from_key") WHERE "deleted_at" IS NULL

CREATE INDEX "setting__bin" ON "setting" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE TRIGGER "setting_guard_insert" BEFORE INSERT ON "setting"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'setting: no open change'); END

CREATE TRIGGER "setting_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "name", "value", "valid_from", "deleted_at" ON "setting"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'setting: update outside the door'); END

CREATE TRIGGER "setting_guard_delete" BEFORE DELETE ON "setting"
BEGIN SELECT RAISE(ABORT, 'setting: rows are never deleted'); END

CREATE TRIGGER "setting_audit_insert" AFTER INSERT ON "setting"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'setting', NEW."id", 'insert', NULL,
    json_object('name', NEW."name", 'value', NEW."value", 'valid_from', NEW."valid_from", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "setting_audit_update" AFTER UPDATE OF "name", "value", "valid_from", "deleted_at" ON "setting"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'setting', NEW."id", 'update', '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."value" IS NOT NEW."value", ',"value":' || json_quote(OLD."value"), '')
        || iif(OLD."valid_from" IS NOT NEW."valid_from", ',"valid_from":' || json_quote(OLD."valid_from"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."value" IS NOT NEW."value", ',"value":' || json_quote(NEW."value"), '')
        || iif(OLD."valid_from" IS NOT NEW."valid_from", ',"valid_from":' || json_quote(NEW."valid_from"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TABLE "country" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "full_name" TEXT NOT NULL DEFAULT '',
    "name_en" TEXT NOT NULL DEFAULT '',
    "code" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT '',
    "aliases" TEXT NOT NULL DEFAULT '',
    "name_key" TEXT,
    "full_name_key" TEXT,
    "name_en_key" TEXT,
    "code_key" TEXT
) STRICT

CREATE INDEX "country__name" ON "country" ("name_key") WHERE "deleted_at" IS NULL

CREATE UNIQUE INDEX "country__name_unique" ON "country" ("name") WHERE "deleted_at" IS NULL AND "name" <> ''

CREATE INDEX "country__full_name" ON "country" ("full_name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "country__name_en" ON "country" ("name_en_key") WHERE "deleted_at" IS NULL

CREATE INDEX "country__code" ON "country" ("code_key") WHERE "deleted_at" IS NULL

CREATE UNIQUE INDEX "country__code_unique" ON "country" ("code") WHERE "deleted_at" IS NULL AND "code" <> ''

CREATE INDEX "country__narrow" ON "country" ("status") WHERE "deleted_at" IS NULL

CREATE INDEX "country__bin" ON "country" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE TRIGGER "country_guard_insert" BEFORE INSERT ON "country"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'country: no open change'); END

CREATE TRIGGER "country_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "name", "full_name", "name_en", "code", "status", "aliases", "deleted_at" ON "country"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'country: update outside the door'); END

CREATE TRIGGER "country_guard_delete" BEFORE DELETE ON "country"
BEGIN SELECT RAISE(ABORT, 'country: rows are never deleted'); END

CREATE TRIGGER "country_audit_insert" AFTER INSERT ON "country"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'country', NEW."id", 'insert', NULL,
    json_object('name', NEW."name", 'full_name', NEW."full_name", 'name_en', NEW."name_en", 'code', NEW."code", 'status', NEW."status", 'aliases', NEW."aliases", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "country_audit_update" AFTER UPDATE OF "name", "full_name", "name_en", "code", "status", "aliases", "deleted_at" ON "country"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'country', NEW."id", 'update', '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."full_name" IS NOT NEW."full_name", ',"full_name":' || json_quote(OLD."full_name"), '')
        || iif(OLD."name_en" IS NOT NEW."name_en", ',"name_en":' || json_quote(OLD."name_en"), '')
        || iif(OLD."code" IS NOT NEW."code", ',"code":' || json_quote(OLD."code"), '')
        || iif(OLD."status" IS NOT NEW."status", ',"status":' || json_quote(OLD."status"), '')
        || iif(OLD."aliases" IS NOT NEW."aliases", ',"aliases":' || json_quote(OLD."aliases"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."full_name" IS NOT NEW."full_name", ',"full_name":' || json_quote(NEW."full_name"), '')
        || iif(OLD."name_en" IS NOT NEW."name_en", ',"name_en":' || json_quote(NEW."name_en"), '')
        || iif(OLD."code" IS NOT NEW."code", ',"code":' || json_quote(NEW."code"), '')
        || iif(OLD."status" IS NOT NEW."status", ',"status":' || json_quote(NEW."status"), '')
        || iif(OLD."aliases" IS NOT NEW."aliases", ',"aliases":' || json_quote(NEW."aliases"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TABLE "lookup" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "list" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "aliases" TEXT NOT NULL DEFAULT '',
    "place_in_list" INTEGER,
    "retired" INTEGER NOT NULL DEFAULT 0,
    "name_key" TEXT
) STRICT

CREATE INDEX "lookup__name" ON "lookup" ("name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "lookup__narrow" ON "lookup" ("list", "place_in_list", "retired") WHERE "deleted_at" IS NULL

CREATE INDEX "lookup__bin" ON "lookup" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE TRIGGER "lookup_guard_insert" BEFORE INSERT ON "lookup"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'lookup: no open change'); END

CREATE TRIGGER "lookup_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "list", "name", "aliases", "place_in_list", "retired", "deleted_at" ON "lookup"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'lookup: update outside the door'); END

CREATE TRIGGER "lookup_guard_delete" BEFORE DELETE ON "lookup"
BEGIN SELECT RAISE(ABORT, 'lookup: rows are never deleted'); END

CREATE TRIGGER "lookup_audit_insert" AFTER INSERT ON "lookup"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'lookup', NEW."id", 'insert', NULL,
    json_object('list', NEW."list", 'name', NEW."name", 'aliases', NEW."aliases", 'place_in_list', NEW."place_in_list", 'retired', NEW."retired", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "lookup_audit_update" AFTER UPDATE OF "list", "name", "aliases", "place_in_list", "retired", "deleted_at" ON "lookup"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'lookup', NEW."id", 'update', '{' || substr(iif(OLD."list" IS NOT NEW."list", ',"list":' || json_quote(OLD."list"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."aliases" IS NOT NEW."aliases", ',"aliases":' || json_quote(OLD."aliases"), '')
        || iif(OLD."place_in_list" IS NOT NEW."place_in_list", ',"place_in_list":' || json_quote(OLD."place_in_list"), '')
        || iif(OLD."retired" IS NOT NEW."retired", ',"retired":' || json_quote(OLD."retired"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."list" IS NOT NEW."list", ',"list":' || json_quote(NEW."list"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."aliases" IS NOT NEW."aliases", ',"aliases":' || json_quote(NEW."aliases"), '')
        || iif(OLD."place_in_list" IS NOT NEW."place_in_list", ',"place_in_list":' || json_quote(NEW."place_in_list"), '')
        || iif(OLD."retired" IS NOT NEW."retired", ',"retired":' || json_quote(NEW."retired"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TABLE "unit" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "short_name" TEXT NOT NULL DEFAULT '',
    "level" TEXT NOT NULL DEFAULT '',
    "superior" TEXT REFERENCES "unit" ("id"),
    "valid_from" TEXT,
    "valid_to" TEXT,
    "successor" TEXT REFERENCES "unit" ("id"),
    "aliases" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "name_key" TEXT,
    "short_name_key" TEXT,
    "valid_from_key" TEXT,
    "valid_to_key" TEXT
) STRICT

CREATE INDEX "unit__name" ON "unit" ("name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "unit__short_name" ON "unit" ("short_name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "unit__superior" ON "unit" ("superior") WHERE "deleted_at" IS NULL

CREATE INDEX "unit__valid_from" ON "unit" ("valid_from_key") WHERE "deleted_at" IS NULL

CREATE INDEX "unit__valid_to" ON "unit" ("valid_to_key") WHERE "deleted_at" IS NULL

CREATE INDEX "unit__successor" ON "unit" ("successor") WHERE "deleted_at" IS NULL

CREATE INDEX "unit__narrow" ON "unit" ("level") WHERE "deleted_at" IS NULL

CREATE INDEX "unit__bin" ON "unit" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE TRIGGER "unit_guard_insert" BEFORE INSERT ON "unit"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'unit: no open change'); END

CREATE TRIGGER "unit_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "name", "short_name", "level", "superior", "valid_from", "valid_to", "successor", "aliases", "note", "deleted_at" ON "unit"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'unit: update outside the door'); END

CREATE TRIGGER "unit_guard_delete" BEFORE DELETE ON "unit"
BEGIN SELECT RAISE(ABORT, 'unit: rows are never deleted'); END

CREATE TRIGGER "unit_audit_insert" AFTER INSERT ON "unit"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'unit', NEW."id", 'insert', NULL,
    json_object('name', NEW."name", 'short_name', NEW."short_name", 'level', NEW."level", 'superior', NEW."superior", 'valid_from', NEW."valid_from", 'valid_to', NEW."valid_to", 'successor', NEW."successor", 'aliases', NEW."aliases", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "unit_audit_update" AFTER UPDATE OF "name", "short_name", "level", "superior", "valid_from", "valid_to", "successor", "aliases", "note", "deleted_at" ON "unit"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'unit', NEW."id", 'update', '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."short_name" IS NOT NEW."short_name", ',"short_name":' || json_quote(OLD."short_name"), '')
        || iif(OLD."level" IS NOT NEW."level", ',"level":' || json_quote(OLD."level"), '')
        || iif(OLD."superior" IS NOT NEW."superior", ',"superior":' || json_quote(OLD."superior"), '')
        || iif(OLD."valid_from" IS NOT NEW."valid_from", ',"valid_from":' || json_quote(OLD."valid_from"), '')
        || iif(OLD."valid_to" IS NOT NEW."valid_to", ',"valid_to":' || json_quote(OLD."valid_to"), '')
        || iif(OLD."successor" IS NOT NEW."successor", ',"successor":' || json_quote(OLD."successor"), '')
        || iif(OLD."aliases" IS NOT NEW."aliases", ',"aliases":' || json_quote(OLD."aliases"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."short_name" IS NOT NEW."short_name", ',"short_name":' || json_quote(NEW."short_name"), '')
        || iif(OLD."level" IS NOT NEW."level", ',"level":' || json_quote(NEW."level"), '')
        || iif(OLD."superior" IS NOT NEW."superior", ',"superior":' || json_quote(NEW."superior"), '')
        || iif(OLD."valid_from" IS NOT NEW."valid_from", ',"valid_from":' || json_quote(NEW."valid_from"), '')
        || iif(OLD."valid_to" IS NOT NEW."valid_to", ',"valid_to":' || json_quote(NEW."valid_to"), '')
        || iif(OLD."successor" IS NOT NEW."successor", ',"successor":' || json_quote(NEW."successor"), '')
        || iif(OLD."aliases" IS NOT NEW."aliases", ',"aliases":' || json_quote(NEW."aliases"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TABLE "partner" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT '',
    "country" TEXT REFERENCES "country" ("id"),
    "level" TEXT NOT NULL DEFAULT '',
    "superior" TEXT REFERENCES "partner" ("id"),
    "relation" TEXT NOT NULL DEFAULT '',
    "related_on" TEXT,
    "our_unit" TEXT REFERENCES "unit" ("id"),
    "fields" TEXT NOT NULL DEFAULT '[]',
    "population" INTEGER,
    "area_km2" INTEGER,
    "economy" TEXT NOT NULL DEFAULT '',
    "strengths" TEXT NOT NULL DEFAULT '',
    "similarities" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "website" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "valid_from" TEXT,
    "valid_to" TEXT,
    "successor" TEXT REFERENCES "partner" ("id"),
    "note" TEXT NOT NULL DEFAULT '',
    "name_key" TEXT,
    "related_on_key" TEXT
) STRICT

CREATE INDEX "partner__name" ON "partner" ("name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "partner__country" ON "partner" ("country") WHERE "deleted_at" IS NULL

CREATE INDEX "partner__superior" ON "partner" ("superior") WHERE "deleted_at" IS NULL

CREATE INDEX "partner__related_on" ON "partner" ("related_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "partner__our_unit" ON "partner" ("our_unit") WHERE "deleted_at" IS NULL

CREATE INDEX "partner__successor" ON "partner" ("successor") WHERE "deleted_at" IS NULL

CREATE INDEX "partner__narrow" ON "partner" ("kind", "relation") WHERE "deleted_at" IS NULL

CREATE INDEX "partner__bin" ON "partner" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE TRIGGER "partner_guard_insert" BEFORE INSERT ON "partner"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'partner: no open change'); END

CREATE TRIGGER "partner_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "name", "kind", "country", "level", "superior", "relation", "related_on", "our_unit", "fields", "population", "area_km2", "economy", "strengths", "similarities", "reason", "website", "address", "valid_from", "valid_to", "successor", "note", "deleted_at" ON "partner"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'partner: update outside the door'); END

CREATE TRIGGER "partner_guard_delete" BEFORE DELETE ON "partner"
BEGIN SELECT RAISE(ABORT, 'partner: rows are never deleted'); END

CREATE TRIGGER "partner_audit_insert" AFTER INSERT ON "partner"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'partner', NEW."id", 'insert', NULL,
    json_object('name', NEW."name", 'kind', NEW."kind", 'country', NEW."country", 'level', NEW."level", 'superior', NEW."superior", 'relation', NEW."relation", 'related_on', NEW."related_on", 'our_unit', NEW."our_unit", 'fields', NEW."fields", 'population', NEW."population", 'area_km2', NEW."area_km2", 'economy', NEW."economy", 'strengths', NEW."strengths", 'similarities', NEW."similarities", 'reason', NEW."reason", 'website', NEW."website", 'address', NEW."address", 'valid_from', NEW."valid_from", 'valid_to', NEW."valid_to", 'successor', NEW."successor", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "partner_audit_update" AFTER UPDATE OF "name", "kind", "country", "level", "superior", "relation", "related_on", "our_unit", "fields", "population", "area_km2", "economy", "strengths", "similarities", "reason", "website", "address", "valid_from", "valid_to", "successor", "note", "deleted_at" ON "partner"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'partner', NEW."id", 'update', '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(OLD."kind"), '')
        || iif(OLD."country" IS NOT NEW."country", ',"country":' || json_quote(OLD."country"), '')
        || iif(OLD."level" IS NOT NEW."level", ',"level":' || json_quote(OLD."level"), '')
        || iif(OLD."superior" IS NOT NEW."superior", ',"superior":' || json_quote(OLD."superior"), '')
        || iif(OLD."relation" IS NOT NEW."relation", ',"relation":' || json_quote(OLD."relation"), '')
        || iif(OLD."related_on" IS NOT NEW."related_on", ',"related_on":' || json_quote(OLD."related_on"), '')
        || iif(OLD."our_unit" IS NOT NEW."our_unit", ',"our_unit":' || json_quote(OLD."our_unit"), '')
        || iif(OLD."fields" IS NOT NEW."fields", ',"fields":' || json_quote(OLD."fields"), '')
        || iif(OLD."population" IS NOT NEW."population", ',"population":' || json_quote(OLD."population"), '')
        || iif(OLD."area_km2" IS NOT NEW."area_km2", ',"area_km2":' || json_quote(OLD."area_km2"), '')
        || iif(OLD."economy" IS NOT NEW."economy", ',"economy":' || json_quote(OLD."economy"), '')
        || iif(OLD."strengths" IS NOT NEW."strengths", ',"strengths":' || json_quote(OLD."strengths"), '')
        || iif(OLD."similarities" IS NOT NEW."similarities", ',"similarities":' || json_quote(OLD."similarities"), '')
        || iif(OLD."reason" IS NOT NEW."reason", ',"reason":' || json_quote(OLD."reason"), '')
        || iif(OLD."website" IS NOT NEW."website", ',"website":' || json_quote(OLD."website"), '')
        || iif(OLD."address" IS NOT NEW."address", ',"address":' || json_quote(OLD."address"), '')
        || iif(OLD."valid_from" IS NOT NEW."valid_from", ',"valid_from":' || json_quote(OLD."valid_from"), '')
        || iif(OLD."valid_to" IS NOT NEW."valid_to", ',"valid_to":' || json_quote(OLD."valid_to"), '')
        || iif(OLD."successor" IS NOT NEW."successor", ',"successor":' || json_quote(OLD."successor"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(NEW."kind"), '')
        || iif(OLD."country" IS NOT NEW."country", ',"country":' || json_quote(NEW."country"), '')
        || iif(OLD."level" IS NOT NEW."level", ',"level":' || json_quote(NEW."level"), '')
        || iif(OLD."superior" IS NOT NEW."superior", ',"superior":' || json_quote(NEW."superior"), '')
        || iif(OLD."relation" IS NOT NEW."relation", ',"relation":' || json_quote(NEW."relation"), '')
        || iif(OLD."related_on" IS NOT NEW."related_on", ',"related_on":' || json_quote(NEW."related_on"), '')
        || iif(OLD."our_unit" IS NOT NEW."our_unit", ',"our_unit":' || json_quote(NEW."our_unit"), '')
        || iif(OLD."fields" IS NOT NEW."fields", ',"fields":' || json_quote(NEW."fields"), '')
        || iif(OLD."population" IS NOT NEW."population", ',"population":' || json_quote(NEW."population"), '')
        || iif(OLD."area_km2" IS NOT NEW."area_km2", ',"area_km2":' || json_quote(NEW."area_km2"), '')
        || iif(OLD."economy" IS NOT NEW."economy", ',"economy":' || json_quote(NEW."economy"), '')
        || iif(OLD."strengths" IS NOT NEW."strengths", ',"strengths":' || json_quote(NEW."strengths"), '')
        || iif(OLD."similarities" IS NOT NEW."similarities", ',"similarities":' || json_quote(NEW."similarities"), '')
        || iif(OLD."reason" IS NOT NEW."reason", ',"reason":' || json_quote(NEW."reason"), '')
        || iif(OLD."website" IS NOT NEW."website", ',"website":' || json_quote(NEW."website"), '')
        || iif(OLD."address" IS NOT NEW."address", ',"address":' || json_quote(NEW."address"), '')
        || iif(OLD."valid_from" IS NOT NEW."valid_from", ',"valid_from":' || json_quote(NEW."valid_from"), '')
        || iif(OLD."valid_to" IS NOT NEW."valid_to", ',"valid_to":' || json_quote(NEW."valid_to"), '')
        || iif(OLD."successor" IS NOT NEW."successor", ',"successor":' || json_quote(NEW."successor"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "partner_refer_insert" AFTER INSERT ON "partner"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'partner', 'fields', j."value", NEW."n"
FROM json_each(NEW."fields") AS j;
END

CREATE TRIGGER "partner_refer_fields" AFTER UPDATE OF "fields" ON "partner"
WHEN OLD."fields" IS NOT NEW."fields"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'partner' AND "field" = 'fields'
    AND "target" IN (SELECT "value" FROM json_each(OLD."fields"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'partner', 'fields', j."value", NEW."n"
FROM json_each(NEW."fields") AS j;
END

CREATE TABLE "partner_name" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "partner" TEXT REFERENCES "partner" ("id"),
    "name" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT '',
    "valid_from" TEXT,
    "valid_to" TEXT,
    "name_key" TEXT,
    "valid_from_key" TEXT,
    "valid_to_key" TEXT
) STRICT

CREATE INDEX "partner_name__parent" ON "partner_name" ("partner", "pos")

CREATE TRIGGER "partner_name_guard_insert" BEFORE INSERT ON "partner_name"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'partner_name: no open change'); END

CREATE TRIGGER "partner_name_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "partner", "name", "kind", "valid_from", "valid_to", "deleted_at" ON "partner_name"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'partner_name: update outside the door'); END

CREATE TRIGGER "partner_name_guard_delete" BEFORE DELETE ON "partner_name"
BEGIN SELECT RAISE(ABORT, 'partner_name: rows are never deleted'); END

CREATE TRIGGER "partner_name_audit_insert" AFTER INSERT ON "partner_name"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'partner_name', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'partner', NEW."partner", 'name', NEW."name", 'kind', NEW."kind", 'valid_from', NEW."valid_from", 'valid_to', NEW."valid_to", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "partner_name_audit_update" AFTER UPDATE OF "pos", "partner", "name", "kind", "valid_from", "valid_to", "deleted_at" ON "partner_name"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'partner_name', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."partner" IS NOT NEW."partner", ',"partner":' || json_quote(OLD."partner"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(OLD."kind"), '')
        || iif(OLD."valid_from" IS NOT NEW."valid_from", ',"valid_from":' || json_quote(OLD."valid_from"), '')
        || iif(OLD."valid_to" IS NOT NEW."valid_to", ',"valid_to":' || json_quote(OLD."valid_to"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."partner" IS NOT NEW."partner", ',"partner":' || json_quote(NEW."partner"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(NEW."kind"), '')
        || iif(OLD."valid_from" IS NOT NEW."valid_from", ',"valid_from":' || json_quote(NEW."valid_from"), '')
        || iif(OLD."valid_to" IS NOT NEW."valid_to", ',"valid_to":' || json_quote(NEW."valid_to"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TABLE "contact" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "partner" TEXT REFERENCES "partner" ("id"),
    "name" TEXT NOT NULL DEFAULT '',
    "position" TEXT NOT NULL DEFAULT '',
    "department" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "language" TEXT REFERENCES "lookup" ("id"),
    "last_contact_on" TEXT,
    "next_step" TEXT NOT NULL DEFAULT '',
    "next_on" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "name_key" TEXT,
    "position_key" TEXT,
    "department_key" TEXT,
    "phone_key" TEXT,
    "email_key" TEXT,
    "last_contact_on_key" TEXT,
    "next_step_key" TEXT,
    "next_on_key" TEXT
) STRICT

CREATE INDEX "contact__parent" ON "contact" ("partner", "pos")

CREATE INDEX "contact__language" ON "contact" ("language") WHERE "deleted_at" IS NULL

CREATE TRIGGER "contact_guard_insert" BEFORE INSERT ON "contact"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'contact: no open change'); END

CREATE TRIGGER "contact_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "partner", "name", "position", "department", "phone", "email", "language", "last_contact_on", "next_step", "next_on", "note", "deleted_at" ON "contact"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'contact: update outside the door'); END

CREATE TRIGGER "contact_guard_delete" BEFORE DELETE ON "contact"
BEGIN SELECT RAISE(ABORT, 'contact: rows are never deleted'); END

CREATE TRIGGER "contact_audit_insert" AFTER INSERT ON "contact"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'contact', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'partner', NEW."partner", 'name', NEW."name", 'position', NEW."position", 'department', NEW."department", 'phone', NEW."phone", 'email', NEW."email", 'language', NEW."language", 'last_contact_on', NEW."last_contact_on", 'next_step', NEW."next_step", 'next_on', NEW."next_on", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "contact_audit_update" AFTER UPDATE OF "pos", "partner", "name", "position", "department", "phone", "email", "language", "last_contact_on", "next_step", "next_on", "note", "deleted_at" ON "contact"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'contact', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."partner" IS NOT NEW."partner", ',"partner":' || json_quote(OLD."partner"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."position" IS NOT NEW."position", ',"position":' || json_quote(OLD."position"), '')
        || iif(OLD."department" IS NOT NEW."department", ',"department":' || json_quote(OLD."department"), '')
        || iif(OLD."phone" IS NOT NEW."phone", ',"phone":' || json_quote(OLD."phone"), '')
        || iif(OLD."email" IS NOT NEW."email", ',"email":' || json_quote(OLD."email"), '')
        || iif(OLD."language" IS NOT NEW."language", ',"language":' || json_quote(OLD."language"), '')
        || iif(OLD."last_contact_on" IS NOT NEW."last_contact_on", ',"last_contact_on":' || json_quote(OLD."last_contact_on"), '')
        || iif(OLD."next_step" IS NOT NEW."next_step", ',"next_step":' || json_quote(OLD."next_step"), '')
        || iif(OLD."next_on" IS NOT NEW."next_on", ',"next_on":' || json_quote(OLD."next_on"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."partner" IS NOT NEW."partner", ',"partner":' || json_quote(NEW."partner"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."position" IS NOT NEW."position", ',"position":' || json_quote(NEW."position"), '')
        || iif(OLD."department" IS NOT NEW."department", ',"department":' || json_quote(NEW."department"), '')
        || iif(OLD."phone" IS NOT NEW."phone", ',"phone":' || json_quote(NEW."phone"), '')
        || iif(OLD."email" IS NOT NEW."email", ',"email":' || json_quote(NEW."email"), '')
        || iif(OLD."language" IS NOT NEW."language", ',"language":' || json_quote(NEW."language"), '')
        || iif(OLD."last_contact_on" IS NOT NEW."last_contact_on", ',"last_contact_on":' || json_quote(NEW."last_contact_on"), '')
        || iif(OLD."next_step" IS NOT NEW."next_step", ',"next_step":' || json_quote(NEW."next_step"), '')
        || iif(OLD."next_on" IS NOT NEW."next_on", ',"next_on":' || json_quote(NEW."next_on"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TABLE "delegation" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "direction" TEXT NOT NULL DEFAULT '',
    "code" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "countries" TEXT NOT NULL DEFAULT '[]',
    "starts_on" TEXT,
    "ends_on" TEXT,
    "headcount" INTEGER,
    "head_name" TEXT NOT NULL DEFAULT '',
    "head_position" TEXT NOT NULL DEFAULT '',
    "level" TEXT NOT NULL DEFAULT '',
    "category" TEXT REFERENCES "lookup" ("id"),
    "pillar" TEXT NOT NULL DEFAULT '',
    "partners" TEXT NOT NULL DEFAULT '[]',
    "inviter" TEXT NOT NULL DEFAULT '',
    "places" TEXT NOT NULL DEFAULT '',
    "lead_unit" TEXT REFERENCES "unit" ("id"),
    "hosts" TEXT NOT NULL DEFAULT '[]',
    "reception_level" TEXT NOT NULL DEFAULT '',
    "purposes" TEXT NOT NULL DEFAULT '[]',
    "fields" TEXT NOT NULL DEFAULT '[]',
    "content" TEXT NOT NULL DEFAULT '',
    "border_area" INTEGER NOT NULL DEFAULT 0,
    "request_document" TEXT,
    "funding" TEXT REFERENCES "lookup" ("id"),
    "advance" INTEGER,
    "settled" INTEGER,
    "planned" INTEGER NOT NULL DEFAULT 0,
    "report_document" TEXT,
    "reported_on" TEXT,
    "result" TEXT NOT NULL DEFAULT '',
    "instruction" TEXT NOT NULL DEFAULT '',
    "officer" TEXT NOT NULL DEFAULT '',
    "cancelled_on" TEXT,
    "cancel_reason" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "code_key" TEXT,
    "name_key" TEXT,
    "starts_on_key" TEXT,
    "ends_on_key" TEXT,
    "head_name_key" TEXT,
    "head_position_key" TEXT,
    "reported_on_key" TEXT,
    "report_due_on_key" TEXT,
    "status" TEXT,
    "report_due_on" TEXT,
    "state_from" TEXT,
    "state_until" TEXT
) STRICT

CREATE INDEX "delegation__code" ON "delegation" ("code_key") WHERE "deleted_at" IS NULL

CREATE UNIQUE INDEX "delegation__code_unique" ON "delegation" ("code") WHERE "deleted_at" IS NULL AND "code" <> ''

CREATE INDEX "delegation__name" ON "delegation" ("name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "delegation__countries" ON "delegation" ("countries") WHERE "deleted_at" IS NULL

CREATE INDEX "delegation__starts_on" ON "delegation" ("starts_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "delegation__ends_on" ON "delegation" ("ends_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "delegation__head_name" ON "delegation" ("head_name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "delegation__head_position" ON "delegation" ("head_position_key") WHERE "deleted_at" IS NULL

CREATE INDEX "delegation__category" ON "delegation" ("category") WHERE "deleted_at" IS NULL

CREATE INDEX "delegation__lead_unit" ON "delegation" ("lead_unit") WHERE "deleted_at" IS NULL

CREATE INDEX "delegation__hosts" ON "delegation" ("hosts") WHERE "deleted_at" IS NULL

CREATE INDEX "delegation__funding" ON "delegation" ("funding") WHERE "deleted_at" IS NULL

CREATE INDEX "delegation__reported_on" ON "delegation" ("reported_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "delegation__report_due_on" ON "delegation" ("report_due_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "delegation__narrow" ON "delegation" ("direction", "headcount", "level", "pillar", "reception_level", "border_area", "planned", "status") WHERE "deleted_at" IS NULL

CREATE INDEX "delegation__state" ON "delegation" ("state_until", "state_from") WHERE "deleted_at" IS NULL

CREATE INDEX "delegation__bin" ON "delegation" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE TRIGGER "delegation_guard_insert" BEFORE INSERT ON "delegation"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'delegation: no open change'); END

CREATE TRIGGER "delegation_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "direction", "code", "name", "countries", "starts_on", "ends_on", "headcount", "head_name", "head_position", "level", "category", "pillar", "partners", "inviter", "places", "lead_unit", "hosts", "reception_level", "purposes", "fields", "content", "border_area", "request_document", "funding", "advance", "settled", "planned", "report_document", "reported_on", "result", "instruction", "officer", "cancelled_on", "cancel_reason", "note", "deleted_at" ON "delegation"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'delegation: update outside the door'); END

CREATE TRIGGER "delegation_guard_delete" BEFORE DELETE ON "delegation"
BEGIN SELECT RAISE(ABORT, 'delegation: rows are never deleted'); END

CREATE TRIGGER "delegation_audit_insert" AFTER INSERT ON "delegation"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'delegation', NEW."id", 'insert', NULL,
    json_object('direction', NEW."direction", 'code', NEW."code", 'name', NEW."name", 'countries', NEW."countries", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on", 'headcount', NEW."headcount", 'head_name', NEW."head_name", 'head_position', NEW."head_position", 'level', NEW."level", 'category', NEW."category", 'pillar', NEW."pillar", 'partners', NEW."partners", 'inviter', NEW."inviter", 'places', NEW."places", 'lead_unit', NEW."lead_unit", 'hosts', NEW."hosts", 'reception_level', NEW."reception_level", 'purposes', NEW."purposes", 'fields', NEW."fields", 'content', NEW."content", 'border_area', NEW."border_area", 'request_document', NEW."request_document", 'funding', NEW."funding", 'advance', NEW."advance", 'settled', NEW."settled", 'planned', NEW."planned", 'report_document', NEW."report_document", 'reported_on', NEW."reported_on", 'result', NEW."result", 'instruction', NEW."instruction", 'officer', NEW."officer", 'cancelled_on', NEW."cancelled_on", 'cancel_reason', NEW."cancel_reason", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "delegation_audit_update" AFTER UPDATE OF "direction", "code", "name", "countries", "starts_on", "ends_on", "headcount", "head_name", "head_position", "level", "category", "pillar", "partners", "inviter", "places", "lead_unit", "hosts", "reception_level", "purposes", "fields", "content", "border_area", "request_document", "funding", "advance", "settled", "planned", "report_document", "reported_on", "result", "instruction", "officer", "cancelled_on", "cancel_reason", "note", "deleted_at" ON "delegation"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'delegation', NEW."id", 'update', '{' || substr(iif(OLD."direction" IS NOT NEW."direction", ',"direction":' || json_quote(OLD."direction"), '')
        || iif(OLD."code" IS NOT NEW."code", ',"code":' || json_quote(OLD."code"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."countries" IS NOT NEW."countries", ',"countries":' || json_quote(OLD."countries"), '')
        || iif(OLD."starts_on" IS NOT NEW."starts_on", ',"starts_on":' || json_quote(OLD."starts_on"), '')
        || iif(OLD."ends_on" IS NOT NEW."ends_on", ',"ends_on":' || json_quote(OLD."ends_on"), '')
        || iif(OLD."headcount" IS NOT NEW."headcount", ',"headcount":' || json_quote(OLD."headcount"), '')
        || iif(OLD."head_name" IS NOT NEW."head_name", ',"head_name":' || json_quote(OLD."head_name"), '')
        || iif(OLD."head_position" IS NOT NEW."head_position", ',"head_position":' || json_quote(OLD."head_position"), '')
        || iif(OLD."level" IS NOT NEW."level", ',"level":' || json_quote(OLD."level"), '')
        || iif(OLD."category" IS NOT NEW."category", ',"category":' || json_quote(OLD."category"), '')
        || iif(OLD."pillar" IS NOT NEW."pillar", ',"pillar":' || json_quote(OLD."pillar"), '')
        || iif(OLD."partners" IS NOT NEW."partners", ',"partners":' || json_quote(OLD."partners"), '')
        || iif(OLD."inviter" IS NOT NEW."inviter", ',"inviter":' || json_quote(OLD."inviter"), '')
        || iif(OLD."places" IS NOT NEW."places", ',"places":' || json_quote(OLD."places"), '')
        || iif(OLD."lead_unit" IS NOT NEW."lead_unit", ',"lead_unit":' || json_quote(OLD."lead_unit"), '')
        || iif(OLD."hosts" IS NOT NEW."hosts", ',"hosts":' || json_quote(OLD."hosts"), '')
        || iif(OLD."reception_level" IS NOT NEW."reception_level", ',"reception_level":' || json_quote(OLD."reception_level"), '')
        || iif(OLD."purposes" IS NOT NEW."purposes", ',"purposes":' || json_quote(OLD."purposes"), '')
        || iif(OLD."fields" IS NOT NEW."fields", ',"fields":' || json_quote(OLD."fields"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(OLD."content"), '')
        || iif(OLD."border_area" IS NOT NEW."border_area", ',"border_area":' || json_quote(OLD."border_area"), '')
        || iif(OLD."request_document" IS NOT NEW."request_document", ',"request_document":' || json_quote(OLD."request_document"), '')
        || iif(OLD."funding" IS NOT NEW."funding", ',"funding":' || json_quote(OLD."funding"), '')
        || iif(OLD."advance" IS NOT NEW."advance", ',"advance":' || json_quote(OLD."advance"), '')
        || iif(OLD."settled" IS NOT NEW."settled", ',"settled":' || json_quote(OLD."settled"), '')
        || iif(OLD."planned" IS NOT NEW."planned", ',"planned":' || json_quote(OLD."planned"), '')
        || iif(OLD."report_document" IS NOT NEW."report_document", ',"report_document":' || json_quote(OLD."report_document"), '')
        || iif(OLD."reported_on" IS NOT NEW."reported_on", ',"reported_on":' || json_quote(OLD."reported_on"), '')
        || iif(OLD."result" IS NOT NEW."result", ',"result":' || json_quote(OLD."result"), '')
        || iif(OLD."instruction" IS NOT NEW."instruction", ',"instruction":' || json_quote(OLD."instruction"), '')
        || iif(OLD."officer" IS NOT NEW."officer", ',"officer":' || json_quote(OLD."officer"), '')
        || iif(OLD."cancelled_on" IS NOT NEW."cancelled_on", ',"cancelled_on":' || json_quote(OLD."cancelled_on"), '')
        || iif(OLD."cancel_reason" IS NOT NEW."cancel_reason", ',"cancel_reason":' || json_quote(OLD."cancel_reason"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."direction" IS NOT NEW."direction", ',"direction":' || json_quote(NEW."direction"), '')
        || iif(OLD."code" IS NOT NEW."code", ',"code":' || json_quote(NEW."code"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."countries" IS NOT NEW."countries", ',"countries":' || json_quote(NEW."countries"), '')
        || iif(OLD."starts_on" IS NOT NEW."starts_on", ',"starts_on":' || json_quote(NEW."starts_on"), '')
        || iif(OLD."ends_on" IS NOT NEW."ends_on", ',"ends_on":' || json_quote(NEW."ends_on"), '')
        || iif(OLD."headcount" IS NOT NEW."headcount", ',"headcount":' || json_quote(NEW."headcount"), '')
        || iif(OLD."head_name" IS NOT NEW."head_name", ',"head_name":' || json_quote(NEW."head_name"), '')
        || iif(OLD."head_position" IS NOT NEW."head_position", ',"head_position":' || json_quote(NEW."head_position"), '')
        || iif(OLD."level" IS NOT NEW."level", ',"level":' || json_quote(NEW."level"), '')
        || iif(OLD."category" IS NOT NEW."category", ',"category":' || json_quote(NEW."category"), '')
        || iif(OLD."pillar" IS NOT NEW."pillar", ',"pillar":' || json_quote(NEW."pillar"), '')
        || iif(OLD."partners" IS NOT NEW."partners", ',"partners":' || json_quote(NEW."partners"), '')
        || iif(OLD."inviter" IS NOT NEW."inviter", ',"inviter":' || json_quote(NEW."inviter"), '')
        || iif(OLD."places" IS NOT NEW."places", ',"places":' || json_quote(NEW."places"), '')
        || iif(OLD."lead_unit" IS NOT NEW."lead_unit", ',"lead_unit":' || json_quote(NEW."lead_unit"), '')
        || iif(OLD."hosts" IS NOT NEW."hosts", ',"hosts":' || json_quote(NEW."hosts"), '')
        || iif(OLD."reception_level" IS NOT NEW."reception_level", ',"reception_level":' || json_quote(NEW."reception_level"), '')
        || iif(OLD."purposes" IS NOT NEW."purposes", ',"purposes":' || json_quote(NEW."purposes"), '')
        || iif(OLD."fields" IS NOT NEW."fields", ',"fields":' || json_quote(NEW."fields"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(NEW."content"), '')
        || iif(OLD."border_area" IS NOT NEW."border_area", ',"border_area":' || json_quote(NEW."border_area"), '')
        || iif(OLD."request_document" IS NOT NEW."request_document", ',"request_document":' || json_quote(NEW."request_document"), '')
        || iif(OLD."funding" IS NOT NEW."funding", ',"funding":' || json_quote(NEW."funding"), '')
        || iif(OLD."advance" IS NOT NEW."advance", ',"advance":' || json_quote(NEW."advance"), '')
        || iif(OLD."settled" IS NOT NEW."settled", ',"settled":' || json_quote(NEW."settled"), '')
        || iif(OLD."planned" IS NOT NEW."planned", ',"planned":' || json_quote(NEW."planned"), '')
        || iif(OLD."report_document" IS NOT NEW."report_document", ',"report_document":' || json_quote(NEW."report_document"), '')
        || iif(OLD."reported_on" IS NOT NEW."reported_on", ',"reported_on":' || json_quote(NEW."reported_on"), '')
        || iif(OLD."result" IS NOT NEW."result", ',"result":' || json_quote(NEW."result"), '')
        || iif(OLD."instruction" IS NOT NEW."instruction", ',"instruction":' || json_quote(NEW."instruction"), '')
        || iif(OLD."officer" IS NOT NEW."officer", ',"officer":' || json_quote(NEW."officer"), '')
        || iif(OLD."cancelled_on" IS NOT NEW."cancelled_on", ',"cancelled_on":' || json_quote(NEW."cancelled_on"), '')
        || iif(OLD."cancel_reason" IS NOT NEW."cancel_reason", ',"cancel_reason":' || json_quote(NEW."cancel_reason"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "delegation_refer_insert" AFTER INSERT ON "delegation"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'delegation', 'countries', j."value", NEW."n"
FROM json_each(NEW."countries") AS j;
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'delegation', 'partners', j."value", NEW."n"
FROM json_each(NEW."partners") AS j;
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'delegation', 'hosts', j."value", NEW."n"
FROM json_each(NEW."hosts") AS j;
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'delegation', 'purposes', j."value", NEW."n"
FROM json_each(NEW."purposes") AS j;
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'delegation', 'fields', j."value", NEW."n"
FROM json_each(NEW."fields") AS j;
END

CREATE TRIGGER "delegation_refer_countries" AFTER UPDATE OF "countries" ON "delegation"
WHEN OLD."countries" IS NOT NEW."countries"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'delegation' AND "field" = 'countries'
    AND "target" IN (SELECT "value" FROM json_each(OLD."countries"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'delegation', 'countries', j."value", NEW."n"
FROM json_each(NEW."countries") AS j;
END

CREATE TRIGGER "delegation_refer_partners" AFTER UPDATE OF "partners" ON "delegation"
WHEN OLD."partners" IS NOT NEW."partners"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'delegation' AND "field" = 'partners'
    AND "target" IN (SELECT "value" FROM json_each(OLD."partners"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'delegation', 'partners', j."value", NEW."n"
FROM json_each(NEW."partners") AS j;
END

CREATE TRIGGER "delegation_refer_hosts" AFTER UPDATE OF "hosts" ON "delegation"
WHEN OLD."hosts" IS NOT NEW."hosts"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'delegation' AND "field" = 'hosts'
    AND "target" IN (SELECT "value" FROM json_each(OLD."hosts"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'delegation', 'hosts', j."value", NEW."n"
FROM json_each(NEW."hosts") AS j;
END

CREATE TRIGGER "delegation_refer_purposes" AFTER UPDATE OF "purposes" ON "delegation"
WHEN OLD."purposes" IS NOT NEW."purposes"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'delegation' AND "field" = 'purposes'
    AND "target" IN (SELECT "value" FROM json_each(OLD."purposes"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'delegation', 'purposes', j."value", NEW."n"
FROM json_each(NEW."purposes") AS j;
END

CREATE TRIGGER "delegation_refer_fields" AFTER UPDATE OF "fields" ON "delegation"
WHEN OLD."fields" IS NOT NEW."fields"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'delegation' AND "field" = 'fields'
    AND "target" IN (SELECT "value" FROM json_each(OLD."fields"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'delegation', 'fields', j."value", NEW."n"
FROM json_each(NEW."fields") AS j;
END

CREATE TABLE "member" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "delegation" TEXT REFERENCES "delegation" ("id"),
    "name" TEXT NOT NULL DEFAULT '',
    "position" TEXT NOT NULL DEFAULT '',
    "organisation" TEXT NOT NULL DEFAULT '',
    "rank" TEXT NOT NULL DEFAULT '',
    "nationality" TEXT REFERENCES "country" ("id"),
    "passport_number" TEXT NOT NULL DEFAULT '',
    "passport_expires_on" TEXT,
    "passport_kind" TEXT NOT NULL DEFAULT '',
    "birth_on" TEXT,
    "identity_number" TEXT NOT NULL DEFAULT '',
    "servant" TEXT NOT NULL DEFAULT '',
    "party_member" INTEGER NOT NULL DEFAULT 0,
    "committee_member" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT '',
    "name_key" TEXT,
    "position_key" TEXT,
    "organisation_key" TEXT,
    "rank_key" TEXT,
    "passport_number_key" TEXT,
    "passport_expires_on_key" TEXT,
    "birth_on_key" TEXT,
    "identity_number_key" TEXT,
    "note_key" TEXT
) STRICT

CREATE INDEX "member__parent" ON "member" ("delegation", "pos")

CREATE INDEX "member__nationality" ON "member" ("nationality") WHERE "deleted_at" IS NULL

CREATE TRIGGER "member_guard_insert" BEFORE INSERT ON "member"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'member: no open change'); END

CREATE TRIGGER "member_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "delegation", "name", "position", "organisation", "rank", "nationality", "passport_number", "passport_expires_on", "passport_kind", "birth_on", "identity_number", "servant", "party_member", "committee_member", "note", "deleted_at" ON "member"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'member: update outside the door'); END

CREATE TRIGGER "member_guard_delete" BEFORE DELETE ON "member"
BEGIN SELECT RAISE(ABORT, 'member: rows are never deleted'); END

CREATE TRIGGER "member_audit_insert" AFTER INSERT ON "member"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'member', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'delegation', NEW."delegation", 'name', NEW."name", 'position', NEW."position", 'organisation', NEW."organisation", 'rank', NEW."rank", 'nationality', NEW."nationality", 'passport_number', NEW."passport_number", 'passport_expires_on', NEW."passport_expires_on", 'passport_kind', NEW."passport_kind", 'birth_on', NEW."birth_on", 'identity_number', NEW."identity_number", 'servant', NEW."servant", 'party_member', NEW."party_member", 'committee_member', NEW."committee_member", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "member_audit_update" AFTER UPDATE OF "pos", "delegation", "name", "position", "organisation", "rank", "nationality", "passport_number", "passport_expires_on", "passport_kind", "birth_on", "identity_number", "servant", "party_member", "committee_member", "note", "deleted_at" ON "member"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'member', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."delegation" IS NOT NEW."delegation", ',"delegation":' || json_quote(OLD."delegation"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."position" IS NOT NEW."position", ',"position":' || json_quote(OLD."position"), '')
        || iif(OLD."organisation" IS NOT NEW."organisation", ',"organisation":' || json_quote(OLD."organisation"), '')
        || iif(OLD."rank" IS NOT NEW."rank", ',"rank":' || json_quote(OLD."rank"), '')
        || iif(OLD."nationality" IS NOT NEW."nationality", ',"nationality":' || json_quote(OLD."nationality"), '')
        || iif(OLD."passport_number" IS NOT NEW."passport_number", ',"passport_number":' || json_quote(OLD."passport_number"), '')
        || iif(OLD."passport_expires_on" IS NOT NEW."passport_expires_on", ',"passport_expires_on":' || json_quote(OLD."passport_expires_on"), '')
        || iif(OLD."passport_kind" IS NOT NEW."passport_kind", ',"passport_kind":' || json_quote(OLD."passport_kind"), '')
        || iif(OLD."birth_on" IS NOT NEW."birth_on", ',"birth_on":' || json_quote(OLD."birth_on"), '')
        || iif(OLD."identity_number" IS NOT NEW."identity_number", ',"identity_number":' || json_quote(OLD."identity_number"), '')
        || iif(OLD."servant" IS NOT NEW."servant", ',"servant":' || json_quote(OLD."servant"), '')
        || iif(OLD."party_member" IS NOT NEW."party_member", ',"party_member":' || json_quote(OLD."party_member"), '')
        || iif(OLD."committee_member" IS NOT NEW."committee_member", ',"committee_member":' || json_quote(OLD."committee_member"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."delegation" IS NOT NEW."delegation", ',"delegation":' || json_quote(NEW."delegation"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."position" IS NOT NEW."position", ',"position":' || json_quote(NEW."position"), '')
        || iif(OLD."organisation" IS NOT NEW."organisation", ',"organisation":' || json_quote(NEW."organisation"), '')
        || iif(OLD."rank" IS NOT NEW."rank", ',"rank":' || json_quote(NEW."rank"), '')
        || iif(OLD."nationality" IS NOT NEW."nationality", ',"nationality":' || json_quote(NEW."nationality"), '')
        || iif(OLD."passport_number" IS NOT NEW."passport_number", ',"passport_number":' || json_quote(NEW."passport_number"), '')
        || iif(OLD."passport_expires_on" IS NOT NEW."passport_expires_on", ',"passport_expires_on":' || json_quote(NEW."passport_expires_on"), '')
        || iif(OLD."passport_kind" IS NOT NEW."passport_kind", ',"passport_kind":' || json_quote(NEW."passport_kind"), '')
        || iif(OLD."birth_on" IS NOT NEW."birth_on", ',"birth_on":' || json_quote(NEW."birth_on"), '')
        || iif(OLD."identity_number" IS NOT NEW."identity_number", ',"identity_number":' || json_quote(NEW."identity_number"), '')
        || iif(OLD."servant" IS NOT NEW."servant", ',"servant":' || json_quote(NEW."servant"), '')
        || iif(OLD."party_member" IS NOT NEW."party_member", ',"party_member":' || json_quote(NEW."party_member"), '')
        || iif(OLD."committee_member" IS NOT NEW."committee_member", ',"committee_member":' || json_quote(NEW."committee_member"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TABLE "permission" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "delegation" TEXT REFERENCES "delegation" ("id"),
    "document" TEXT,
    "kind" TEXT NOT NULL DEFAULT '',
    "authority" TEXT REFERENCES "unit" ("id"),
    "signer" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "document_key" TEXT,
    "signer_key" TEXT,
    "note_key" TEXT
) STRICT

CREATE INDEX "permission__parent" ON "permission" ("delegation", "pos")

CREATE INDEX "permission__authority" ON "permission" ("authority") WHERE "deleted_at" IS NULL

CREATE TRIGGER "permission_guard_insert" BEFORE INSERT ON "permission"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'permission: no open change'); END

CREATE TRIGGER "permission_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "delegation", "document", "kind", "authority", "signer", "note", "deleted_at" ON "permission"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'permission: update outside the door'); END

CREATE TRIGGER "permission_guard_delete" BEFORE DELETE ON "permission"
BEGIN SELECT RAISE(ABORT, 'permission: rows are never deleted'); END

CREATE TRIGGER "permission_audit_insert" AFTER INSERT ON "permission"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'permission', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'delegation', NEW."delegation", 'document', NEW."document", 'kind', NEW."kind", 'authority', NEW."authority", 'signer', NEW."signer", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "permission_audit_update" AFTER UPDATE OF "pos", "delegation", "document", "kind", "authority", "signer", "note", "deleted_at" ON "permission"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'permission', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."delegation" IS NOT NEW."delegation", ',"delegation":' || json_quote(OLD."delegation"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(OLD."document"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(OLD."kind"), '')
        || iif(OLD."authority" IS NOT NEW."authority", ',"authority":' || json_quote(OLD."authority"), '')
        || iif(OLD."signer" IS NOT NEW."signer", ',"signer":' || json_quote(OLD."signer"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."delegation" IS NOT NEW."delegation", ',"delegation":' || json_quote(NEW."delegation"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(NEW."document"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(NEW."kind"), '')
        || iif(OLD."authority" IS NOT NEW."authority", ',"authority":' || json_quote(NEW."authority"), '')
        || iif(OLD."signer" IS NOT NEW."signer", ',"signer":' || json_quote(NEW."signer"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TABLE "leg" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "delegation" TEXT REFERENCES "delegation" ("id"),
    "country" TEXT REFERENCES "country" ("id"),
    "place" TEXT NOT NULL DEFAULT '',
    "partner" TEXT REFERENCES "partner" ("id"),
    "arrives_on" TEXT,
    "leaves_on" TEXT,
    "content" TEXT NOT NULL DEFAULT '',
    "place_key" TEXT,
    "arrives_on_key" TEXT,
    "leaves_on_key" TEXT,
    "content_key" TEXT
) STRICT

CREATE INDEX "leg__parent" ON "leg" ("delegation", "pos")

CREATE INDEX "leg__country" ON "leg" ("country") WHERE "deleted_at" IS NULL

CREATE INDEX "leg__partner" ON "leg" ("partner") WHERE "deleted_at" IS NULL

CREATE TRIGGER "leg_guard_insert" BEFORE INSERT ON "leg"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'leg: no open change'); END

CREATE TRIGGER "leg_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "delegation", "country", "place", "partner", "arrives_on", "leaves_on", "content", "deleted_at" ON "leg"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'leg: update outside the door'); END

CREATE TRIGGER "leg_guard_delete" BEFORE DELETE ON "leg"
BEGIN SELECT RAISE(ABORT, 'leg: rows are never deleted'); END

CREATE TRIGGER "leg_audit_insert" AFTER INSERT ON "leg"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'leg', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'delegation', NEW."delegation", 'country', NEW."country", 'place', NEW."place", 'partner', NEW."partner", 'arrives_on', NEW."arrives_on", 'leaves_on', NEW."leaves_on", 'content', NEW."content", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "leg_audit_update" AFTER UPDATE OF "pos", "delegation", "country", "place", "partner", "arrives_on", "leaves_on", "content", "deleted_at" ON "leg"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'leg', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."delegation" IS NOT NEW."delegation", ',"delegation":' || json_quote(OLD."delegation"), '')
        || iif(OLD."country" IS NOT NEW."country", ',"country":' || json_quote(OLD."country"), '')
        || iif(OLD."place" IS NOT NEW."place", ',"place":' || json_quote(OLD."place"), '')
        || iif(OLD."partner" IS NOT NEW."partner", ',"partner":' || json_quote(OLD."partner"), '')
        || iif(OLD."arrives_on" IS NOT NEW."arrives_on", ',"arrives_on":' || json_quote(OLD."arrives_on"), '')
        || iif(OLD."leaves_on" IS NOT NEW."leaves_on", ',"leaves_on":' || json_quote(OLD."leaves_on"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(OLD."content"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."delegation" IS NOT NEW."delegation", ',"delegation":' || json_quote(NEW."delegation"), '')
        || iif(OLD."country" IS NOT NEW."country", ',"country":' || json_quote(NEW."country"), '')
        || iif(OLD."place" IS NOT NEW."place", ',"place":' || json_quote(NEW."place"), '')
        || iif(OLD."partner" IS NOT NEW."partner", ',"partner":' || json_quote(NEW."partner"), '')
        || iif(OLD."arrives_on" IS NOT NEW."arrives_on", ',"arrives_on":' || json_quote(NEW."arrives_on"), '')
        || iif(OLD."leaves_on" IS NOT NEW."leaves_on", ',"leaves_on":' || json_quote(NEW."leaves_on"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(NEW."content"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TABLE "cost" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "delegation" TEXT REFERENCES "delegation" ("id"),
    "item" TEXT NOT NULL DEFAULT '',
    "funding" TEXT REFERENCES "lookup" ("id"),
    "amount" INTEGER,
    "currency" TEXT NOT NULL DEFAULT '',
    "rate" TEXT,
    "rate_on" TEXT,
    "rate_source" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "item_key" TEXT,
    "rate_on_key" TEXT,
    "rate_source_key" TEXT,
    "note_key" TEXT
) STRICT

CREATE INDEX "cost__parent" ON "cost" ("delegation", "pos")

CREATE INDEX "cost__funding" ON "cost" ("funding") WHERE "deleted_at" IS NULL

CREATE TRIGGER "cost_guard_insert" BEFORE INSERT ON "cost"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'cost: no open change'); END

CREATE TRIGGER "cost_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "delegation", "item", "funding", "amount", "currency", "rate", "rate_on", "rate_source", "note", "deleted_at" ON "cost"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'cost: update outside the door'); END

CREATE TRIGGER "cost_guard_delete" BEFORE DELETE ON "cost"
BEGIN SELECT RAISE(ABORT, 'cost: rows are never deleted'); END

CREATE TRIGGER "cost_audit_insert" AFTER INSERT ON "cost"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'cost', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'delegation', NEW."delegation", 'item', NEW."item", 'funding', NEW."funding", 'amount', NEW."amount", 'currency', NEW."currency", 'rate', NEW."rate", 'rate_on', NEW."rate_on", 'rate_source', NEW."rate_source", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "cost_audit_update" AFTER UPDATE OF "pos", "delegation", "item", "funding", "amount", "currency", "rate", "rate_on", "rate_source", "note", "deleted_at" ON "cost"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'cost', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."delegation" IS NOT NEW."delegation", ',"delegation":' || json_quote(OLD."delegation"), '')
        || iif(OLD."item" IS NOT NEW."item", ',"item":' || json_quote(OLD."item"), '')
        || iif(OLD."funding" IS NOT NEW."funding", ',"funding":' || json_quote(OLD."funding"), '')
        || iif(OLD."amount" IS NOT NEW."amount", ',"amount":' || json_quote(OLD."amount"), '')
        || iif(OLD."currency" IS NOT NEW."currency", ',"currency":' || json_quote(OLD."currency"), '')
        || iif(OLD."rate" IS NOT NEW."rate", ',"rate":' || json_quote(OLD."rate"), '')
        || iif(OLD."rate_on" IS NOT NEW."rate_on", ',"rate_on":' || json_quote(OLD."rate_on"), '')
        || iif(OLD."rate_source" IS NOT NEW."rate_source", ',"rate_source":' || json_quote(OLD."rate_source"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."delegation" IS NOT NEW."delegation", ',"delegation":' || json_quote(NEW."delegation"), '')
        || iif(OLD."item" IS NOT NEW."item", ',"item":' || json_quote(NEW."item"), '')
        || iif(OLD."funding" IS NOT NEW."funding", ',"funding":' || json_quote(NEW."funding"), '')
        || iif(OLD."amount" IS NOT NEW."amount", ',"amount":' || json_quote(NEW."amount"), '')
        || iif(OLD."currency" IS NOT NEW."currency", ',"currency":' || json_quote(NEW."currency"), '')
        || iif(OLD."rate" IS NOT NEW."rate", ',"rate":' || json_quote(NEW."rate"), '')
        || iif(OLD."rate_on" IS NOT NEW."rate_on", ',"rate_on":' || json_quote(NEW."rate_on"), '')
        || iif(OLD."rate_source" IS NOT NEW."rate_source", ',"rate_source":' || json_quote(NEW."rate_source"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TABLE "programme_item" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "delegation" TEXT REFERENCES "delegation" ("id"),
    "held_on" TEXT,
    "from_time" TEXT NOT NULL DEFAULT '',
    "to_time" TEXT NOT NULL DEFAULT '',
    "content" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',
    "attendees" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "held_on_key" TEXT,
    "from_time_key" TEXT,
    "to_time_key" TEXT,
    "content_key" TEXT,
    "place_key" TEXT,
    "attendees_key" TEXT,
    "note_key" TEXT
) STRICT

CREATE INDEX "programme_item__parent" ON "programme_item" ("delegation", "pos")

CREATE TRIGGER "programme_item_guard_insert" BEFORE INSERT ON "programme_item"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'programme_item: no open change'); END

CREATE TRIGGER "programme_item_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "delegation", "held_on", "from_time", "to_time", "content", "place", "attendees", "note", "deleted_at" ON "programme_item"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'programme_item: update outside the door'); END

CREATE TRIGGER "programme_item_guard_delete" BEFORE DELETE ON "programme_item"
BEGIN SELECT RAISE(ABORT, 'programme_item: rows are never deleted'); END

CREATE TRIGGER "programme_item_audit_insert" AFTER INSERT ON "programme_item"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'programme_item', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'delegation', NEW."delegation", 'held_on', NEW."held_on", 'from_time', NEW."from_time", 'to_time', NEW."to_time", 'content', NEW."content", 'place', NEW."place", 'attendees', NEW."attendees", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "programme_item_audit_update" AFTER UPDATE OF "pos", "delegation", "held_on", "from_time", "to_time", "content", "place", "attendees", "note", "deleted_at" ON "programme_item"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'programme_item', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."delegation" IS NOT NEW."delegation", ',"delegation":' || json_quote(OLD."delegation"), '')
        || iif(OLD."held_on" IS NOT NEW."held_on", ',"held_on":' || json_quote(OLD."held_on"), '')
        || iif(OLD."from_time" IS NOT NEW."from_time", ',"from_time":' || json_quote(OLD."from_time"), '')
        || iif(OLD."to_time" IS NOT NEW."to_time", ',"to_time":' || json_quote(OLD."to_time"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(OLD."content"), '')
        || iif(OLD."place" IS NOT NEW."place", ',"place":' || json_quote(OLD."place"), '')
        || iif(OLD."attendees" IS NOT NEW."attendees", ',"attendees":' || json_quote(OLD."attendees"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."delegation" IS NOT NEW."delegation", ',"delegation":' || json_quote(NEW."delegation"), '')
        || iif(OLD."held_on" IS NOT NEW."held_on", ',"held_on":' || json_quote(NEW."held_on"), '')
        || iif(OLD."from_time" IS NOT NEW."from_time", ',"from_time":' || json_quote(NEW."from_time"), '')
        || iif(OLD."to_time" IS NOT NEW."to_time", ',"to_time":' || json_quote(NEW."to_time"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(NEW."content"), '')
        || iif(OLD."place" IS NOT NEW."place", ',"place":' || json_quote(NEW."place"), '')
        || iif(OLD."attendees" IS NOT NEW."attendees", ',"attendees":' || json_quote(NEW."attendees"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TABLE "agreement" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "code" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL DEFAULT '',
    "title_foreign" TEXT NOT NULL DEFAULT '',
    "form" TEXT NOT NULL DEFAULT '',
    "on_behalf" TEXT NOT NULL DEFAULT '',
    "proposer" TEXT REFERENCES "unit" ("id"),
    "countries" TEXT NOT NULL DEFAULT '[]',
    "fields" TEXT NOT NULL DEFAULT '[]',
    "content" TEXT NOT NULL DEFAULT '',
    "cooperation_form" TEXT NOT NULL DEFAULT '',
    "proposed_on" TEXT,
    "opinions_asked_on" TEXT,
    "approval_document" TEXT,
    "approved_by" TEXT REFERENCES "unit" ("id"),
    "authorised" INTEGER NOT NULL DEFAULT 0,
    "in_plan" INTEGER NOT NULL DEFAULT 0,
    "signed_on" TEXT,
    "signed_at" TEXT NOT NULL DEFAULT '',
    "effective_on" TEXT,
    "languages" TEXT NOT NULL DEFAULT '[]',
    "translated" INTEGER NOT NULL DEFAULT 0,
    "non_binding" INTEGER NOT NULL DEFAULT 0,
    "original_place" TEXT NOT NULL DEFAULT '',
    "renewal" TEXT NOT NULL DEFAULT '',
    "renewal_months" INTEGER,
    "notice" INTEGER,
    "notice_unit" TEXT NOT NULL DEFAULT '',
    "notified_on" TEXT,
    "report_document" TEXT,
    "suspended_on" TEXT,
    "resumed_on" TEXT,
    "ended_on" TEXT,
    "end_document" TEXT,
    "end_reason" TEXT NOT NULL DEFAULT '',
    "predecessor" TEXT REFERENCES "agreement" ("id"),
    "successor" TEXT REFERENCES "agreement" ("id"),
    "replaced_on" TEXT,
    "heir" TEXT REFERENCES "unit" ("id"),
    "inherited_on" TEXT,
    "inherited_document" TEXT,
    "result" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "code_key" TEXT,
    "title_key" TEXT,
    "signed_on_key" TEXT,
    "effective_on_key" TEXT,
    "expires_on_key" TEXT,
    "notice_deadline_key" TEXT,
    "status" TEXT,
    "expires_on" TEXT,
    "notice_deadline" TEXT,
    "state_from" TEXT,
    "state_until" TEXT
) STRICT

CREATE INDEX "agreement__code" ON "agreement" ("code_key") WHERE "deleted_at" IS NULL

CREATE UNIQUE INDEX "agreement__code_unique" ON "agreement" ("code") WHERE "deleted_at" IS NULL AND "code" <> ''

CREATE INDEX "agreement__title" ON "agreement" ("title_key") WHERE "deleted_at" IS NULL

CREATE INDEX "agreement__proposer" ON "agreement" ("proposer") WHERE "deleted_at" IS NULL

CREATE INDEX "agreement__countries" ON "agreement" ("countries") WHERE "deleted_at" IS NULL

CREATE INDEX "agreement__approved_by" ON "agreement" ("approved_by") WHERE "deleted_at" IS NULL

CREATE INDEX "agreement__signed_on" ON "agreement" ("signed_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "agreement__effective_on" ON "agreement" ("effective_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "agreement__predecessor" ON "agreement" ("predecessor") WHERE "deleted_at" IS NULL

CREATE INDEX "agreement__successor" ON "agreement" ("successor") WHERE "deleted_at" IS NULL

CREATE INDEX "agreement__heir" ON "agreement" ("heir") WHERE "deleted_at" IS NULL

CREATE INDEX "agreement__expires_on" ON "agreement" ("expires_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "agreement__notice_deadline" ON "agreement" ("notice_deadline_key") WHERE "deleted_at" IS NULL

CREATE INDEX "agreement__narrow" ON "agreement" ("form", "on_behalf", "in_plan", "renewal", "status") WHERE "deleted_at" IS NULL

CREATE INDEX "agreement__state" ON "agreement" ("state_until", "state_from") WHERE "deleted_at" IS NULL

CREATE INDEX "agreement__bin" ON "agreement" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE TRIGGER "agreement_guard_insert" BEFORE INSERT ON "agreement"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'agreement: no open change'); END

CREATE TRIGGER "agreement_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "code", "title", "title_foreign", "form", "on_behalf", "proposer", "countries", "fields", "content", "cooperation_form", "proposed_on", "opinions_asked_on", "approval_document", "approved_by", "authorised", "in_plan", "signed_on", "signed_at", "effective_on", "languages", "translated", "non_binding", "original_place", "renewal", "renewal_months", "notice", "notice_unit", "notified_on", "report_document", "suspended_on", "resumed_on", "ended_on", "end_document", "end_reason", "predecessor", "successor", "replaced_on", "heir", "inherited_on", "inherited_document", "result", "note", "deleted_at" ON "agreement"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'agreement: update outside the door'); END

CREATE TRIGGER "agreement_guard_delete" BEFORE DELETE ON "agreement"
BEGIN SELECT RAISE(ABORT, 'agreement: rows are never deleted'); END

CREATE TRIGGER "agreement_audit_insert" AFTER INSERT ON "agreement"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'agreement', NEW."id", 'insert', NULL,
    json_object('code', NEW."code", 'title', NEW."title", 'title_foreign', NEW."title_foreign", 'form', NEW."form", 'on_behalf', NEW."on_behalf", 'proposer', NEW."proposer", 'countries', NEW."countries", 'fields', NEW."fields", 'content', NEW."content", 'cooperation_form', NEW."cooperation_form", 'proposed_on', NEW."proposed_on", 'opinions_asked_on', NEW."opinions_asked_on", 'approval_document', NEW."approval_document", 'approved_by', NEW."approved_by", 'authorised', NEW."authorised", 'in_plan', NEW."in_plan", 'signed_on', NEW."signed_on", 'signed_at', NEW."signed_at", 'effective_on', NEW."effective_on", 'languages', NEW."languages", 'translated', NEW."translated", 'non_binding', NEW."non_binding", 'original_place', NEW."original_place", 'renewal', NEW."renewal", 'renewal_months', NEW."renewal_months", 'notice', NEW."notice", 'notice_unit', NEW."notice_unit", 'notified_on', NEW."notified_on", 'report_document', NEW."report_document", 'suspended_on', NEW."suspended_on", 'resumed_on', NEW."resumed_on", 'ended_on', NEW."ended_on", 'end_document', NEW."end_document", 'end_reason', NEW."end_reason", 'predecessor', NEW."predecessor", 'successor', NEW."successor", 'replaced_on', NEW."replaced_on", 'heir', NEW."heir", 'inherited_on', NEW."inherited_on", 'inherited_document', NEW."inherited_document", 'result', NEW."result", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "agreement_audit_update" AFTER UPDATE OF "code", "title", "title_foreign", "form", "on_behalf", "proposer", "countries", "fields", "content", "cooperation_form", "proposed_on", "opinions_asked_on", "approval_document", "approved_by", "authorised", "in_plan", "signed_on", "signed_at", "effective_on", "languages", "translated", "non_binding", "original_place", "renewal", "renewal_months", "notice", "notice_unit", "notified_on", "report_document", "suspended_on", "resumed_on", "ended_on", "end_document", "end_reason", "predecessor", "successor", "replaced_on", "heir", "inherited_on", "inherited_document", "result", "note", "deleted_at" ON "agreement"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'agreement', NEW."id", 'update', '{' || substr(iif(OLD."code" IS NOT NEW."code", ',"code":' || json_quote(OLD."code"), '')
        || iif(OLD."title" IS NOT NEW."title", ',"title":' || json_quote(OLD."title"), '')
        || iif(OLD."title_foreign" IS NOT NEW."title_foreign", ',"title_foreign":' || json_quote(OLD."title_foreign"), '')
        || iif(OLD."form" IS NOT NEW."form", ',"form":' || json_quote(OLD."form"), '')
        || iif(OLD."on_behalf" IS NOT NEW."on_behalf", ',"on_behalf":' || json_quote(OLD."on_behalf"), '')
        || iif(OLD."proposer" IS NOT NEW."proposer", ',"proposer":' || json_quote(OLD."proposer"), '')
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

CREATE TRIGGER "agreement_refer_insert" AFTER INSERT ON "agreement"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'agreement', 'countries', j."value", NEW."n"
FROM json_each(NEW."countries") AS j;
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'agreement', 'fields', j."value", NEW."n"
FROM json_each(NEW."fields") AS j;
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'agreement', 'languages', j."value", NEW."n"
FROM json_each(NEW."languages") AS j;
END

CREATE TRIGGER "agreement_refer_countries" AFTER UPDATE OF "countries" ON "agreement"
WHEN OLD."countries" IS NOT NEW."countries"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'agreement' AND "field" = 'countries'
    AND "target" IN (SELECT "value" FROM json_each(OLD."countries"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'agreement', 'countries', j."value", NEW."n"
FROM json_each(NEW."countries") AS j;
END

CREATE TRIGGER "agreement_refer_fields" AFTER UPDATE OF "fields" ON "agreement"
WHEN OLD."fields" IS NOT NEW."fields"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'agreement' AND "field" = 'fields'
    AND "target" IN (SELECT "value" FROM json_each(OLD."fields"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'agreement', 'fields', j."value", NEW."n"
FROM json_each(NEW."fields") AS j;
END

CREATE TRIGGER "agreement_refer_languages" AFTER UPDATE OF "languages" ON "agreement"
WHEN OLD."languages" IS NOT NEW."languages"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'agreement' AND "field" = 'languages'
    AND "target" IN (SELECT "value" FROM json_each(OLD."languages"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'agreement', 'languages', j."value", NEW."n"
FROM json_each(NEW."languages") AS j;
END

CREATE TABLE "party" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "agreement" TEXT REFERENCES "agreement" ("id"),
    "side" TEXT NOT NULL DEFAULT '',
    "unit" TEXT REFERENCES "unit" ("id"),
    "partner" TEXT REFERENCES "partner" ("id"),
    "name" TEXT NOT NULL DEFAULT '',
    "signatory" TEXT NOT NULL DEFAULT '',
    "signatory_position" TEXT NOT NULL DEFAULT '',
    "name_key" TEXT,
    "signatory_key" TEXT,
    "signatory_position_key" TEXT
) STRICT

CREATE INDEX "party__parent" ON "party" ("agreement", "pos")

CREATE INDEX "party__unit" ON "party" ("unit") WHERE "deleted_at" IS NULL

CREATE INDEX "party__partner" ON "party" ("partner") WHERE "deleted_at" IS NULL

CREATE TRIGGER "party_guard_insert" BEFORE INSERT ON "party"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'party: no open change'); END

CREATE TRIGGER "party_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "agreement", "side", "unit", "partner", "name", "signatory", "signatory_position", "deleted_at" ON "party"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'party: update outside the door'); END

CREATE TRIGGER "party_guard_delete" BEFORE DELETE ON "party"
BEGIN SELECT RAISE(ABORT, 'party: rows are never deleted'); END

CREATE TRIGGER "party_audit_insert" AFTER INSERT ON "party"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'party', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'agreement', NEW."agreement", 'side', NEW."side", 'unit', NEW."unit", 'partner', NEW."partner", 'name', NEW."name", 'signatory', NEW."signatory", 'signatory_position', NEW."signatory_position", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "party_audit_update" AFTER UPDATE OF "pos", "agreement", "side", "unit", "partner", "name", "signatory", "signatory_position", "deleted_at" ON "party"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'party', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."agreement" IS NOT NEW."agreement", ',"agreement":' || json_quote(OLD."agreement"), '')
        || iif(OLD."side" IS NOT NEW."side", ',"side":' || json_quote(OLD."side"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(OLD."unit"), '')
        || iif(OLD."partner" IS NOT NEW."partner", ',"partner":' || json_quote(OLD."partner"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."signatory" IS NOT NEW."signatory", ',"signatory":' || json_quote(OLD."signatory"), '')
        || iif(OLD."signatory_position" IS NOT NEW."signatory_position", ',"signatory_position":' || json_quote(OLD."signatory_position"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."agreement" IS NOT NEW."agreement", ',"agreement":' || json_quote(NEW."agreement"), '')
        || iif(OLD."side" IS NOT NEW."side", ',"side":' || json_quote(NEW."side"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(NEW."unit"), '')
        || iif(OLD."partner" IS NOT NEW."partner", ',"partner":' || json_quote(NEW."partner"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."signatory" IS NOT NEW."signatory", ',"signatory":' || json_quote(NEW."signatory"), '')
        || iif(OLD."signatory_position" IS NOT NEW."signatory_position", ',"signatory_position":' || json_quote(NEW."signatory_position"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TABLE "term" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "agreement" TEXT REFERENCES "agreement" ("id"),
    "kind" TEXT NOT NULL DEFAULT '',
    "basis" TEXT NOT NULL DEFAULT '',
    "starts_on" TEXT,
    "months" INTEGER,
    "ends_on" TEXT,
    "document" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "starts_on_key" TEXT,
    "ends_on_key" TEXT,
    "document_key" TEXT,
    "note_key" TEXT
) STRICT

CREATE INDEX "term__parent" ON "term" ("agreement", "pos")

CREATE TRIGGER "term_guard_insert" BEFORE INSERT ON "term"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'term: no open change'); END

CREATE TRIGGER "term_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "agreement", "kind", "basis", "starts_on", "months", "ends_on", "document", "note", "deleted_at" ON "term"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'term: update outside the door'); END

CREATE TRIGGER "term_guard_delete" BEFORE DELETE ON "term"
BEGIN SELECT RAISE(ABORT, 'term: rows are never deleted'); END

CREATE TRIGGER "term_audit_insert" AFTER INSERT ON "term"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'term', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'agreement', NEW."agreement", 'kind', NEW."kind", 'basis', NEW."basis", 'starts_on', NEW."starts_on", 'months', NEW."months", 'ends_on', NEW."ends_on", 'document', NEW."document", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "term_audit_update" AFTER UPDATE OF "pos", "agreement", "kind", "basis", "starts_on", "months", "ends_on", "document", "note", "deleted_at" ON "term"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'term', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."agreement" IS NOT NEW."agreement", ',"agreement":' || json_quote(OLD."agreement"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(OLD."kind"), '')
        || iif(OLD."basis" IS NOT NEW."basis", ',"basis":' || json_quote(OLD."basis"), '')
        || iif(OLD."starts_on" IS NOT NEW."starts_on", ',"starts_on":' || json_quote(OLD."starts_on"), '')
        || iif(OLD."months" IS NOT NEW."months", ',"months":' || json_quote(OLD."months"), '')
        || iif(OLD."ends_on" IS NOT NEW."ends_on", ',"ends_on":' || json_quote(OLD."ends_on"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(OLD."document"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."agreement" IS NOT NEW."agreement", ',"agreement":' || json_quote(NEW."agreement"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(NEW."kind"), '')
        || iif(OLD."basis" IS NOT NEW."basis", ',"basis":' || json_quote(NEW."basis"), '')
        || iif(OLD."starts_on" IS NOT NEW."starts_on", ',"starts_on":' || json_quote(NEW."starts_on"), '')
        || iif(OLD."months" IS NOT NEW."months", ',"months":' || json_quote(NEW."months"), '')
        || iif(OLD."ends_on" IS NOT NEW."ends_on", ',"ends_on":' || json_quote(NEW."ends_on"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(NEW."document"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TABLE "aid_project" (
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
    "name_foreign" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "method" TEXT NOT NULL DEFAULT '',
    "governing_unit" TEXT REFERENCES "unit" ("id"),
    "owner" TEXT REFERENCES "unit" ("id"),
    "goals" TEXT NOT NULL DEFAULT '',
    "results" TEXT NOT NULL DEFAULT '',
    "fields" TEXT NOT NULL DEFAULT '[]',
    "places" TEXT NOT NULL DEFAULT '[]',
    "starts_on" TEXT,
    "ends_on" TEXT,
    "counterpart" INTEGER,
    "mechanism" TEXT NOT NULL DEFAULT '',
    "in_budget" INTEGER NOT NULL DEFAULT 0,
    "managed_by" TEXT NOT NULL DEFAULT '',
    "proposed_on" TEXT,
    "approval_document" TEXT,
    "approved_by" TEXT REFERENCES "unit" ("id"),
    "approval_signer" TEXT NOT NULL DEFAULT '',
    "closed_on" TEXT,
    "revoked_on" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "code_key" TEXT,
    "name_key" TEXT,
    "starts_on_key" TEXT,
    "ends_on_key" TEXT,
    "approval_document_key" TEXT,
    "status" TEXT,
    "state_from" TEXT,
    "state_until" TEXT
) STRICT

CREATE INDEX "aid_project__code" ON "aid_project" ("code_key") WHERE "deleted_at" IS NULL

CREATE UNIQUE INDEX "aid_project__code_unique" ON "aid_project" ("code") WHERE "deleted_at" IS NULL AND "code" <> ''

CREATE INDEX "aid_project__name" ON "aid_project" ("name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "aid_project__governing_unit" ON "aid_project" ("governing_unit") WHERE "deleted_at" IS NULL

CREATE INDEX "aid_project__owner" ON "aid_project" ("owner") WHERE "deleted_at" IS NULL

CREATE INDEX "aid_project__places" ON "aid_project" ("places") WHERE "deleted_at" IS NULL

CREATE INDEX "aid_project__starts_on" ON "aid_project" ("starts_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "aid_project__ends_on" ON "aid_project" ("ends_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "aid_project__approval_document" ON "aid_project" ("approval_document_key") WHERE "deleted_at" IS NULL

CREATE INDEX "aid_project__approved_by" ON "aid_project" ("approved_by") WHERE "deleted_at" IS NULL

CREATE INDEX "aid_project__narrow" ON "aid_project" ("source", "method", "in_budget", "status") WHERE "deleted_at" IS NULL

CREATE INDEX "aid_project__state" ON "aid_project" ("state_until", "state_from") WHERE "deleted_at" IS NULL

CREATE INDEX "aid_project__bin" ON "aid_project" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE TRIGGER "aid_project_guard_insert" BEFORE INSERT ON "aid_project"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'aid_project: no open change'); END

CREATE TRIGGER "aid_project_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "code", "name", "name_foreign", "source", "method", "governing_unit", "owner", "goals", "results", "fields", "places", "starts_on", "ends_on", "counterpart", "mechanism", "in_budget", "managed_by", "proposed_on", "approval_document", "approved_by", "approval_signer", "closed_on", "revoked_on", "note", "deleted_at" ON "aid_project"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'aid_project: update outside the door'); END

CREATE TRIGGER "aid_project_guard_delete" BEFORE DELETE ON "aid_project"
BEGIN SELECT RAISE(ABORT, 'aid_project: rows are never deleted'); END

CREATE TRIGGER "aid_project_audit_insert" AFTER INSERT ON "aid_project"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'aid_project', NEW."id", 'insert', NULL,
    json_object('code', NEW."code", 'name', NEW."name", 'name_foreign', NEW."name_foreign", 'source', NEW."source", 'method', NEW."method", 'governing_unit', NEW."governing_unit", 'owner', NEW."owner", 'goals', NEW."goals", 'results', NEW."results", 'fields', NEW."fields", 'places', NEW."places", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on", 'counterpart', NEW."counterpart", 'mechanism', NEW."mechanism", 'in_budget', NEW."in_budget", 'managed_by', NEW."managed_by", 'proposed_on', NEW."proposed_on", 'approval_document', NEW."approval_document", 'approved_by', NEW."approved_by", 'approval_signer', NEW."approval_signer", 'closed_on', NEW."closed_on", 'revoked_on', NEW."revoked_on", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "aid_project_audit_update" AFTER UPDATE OF "code", "name", "name_foreign", "source", "method", "governing_unit", "owner", "goals", "results", "fields", "places", "starts_on", "ends_on", "counterpart", "mechanism", "in_budget", "managed_by", "proposed_on", "approval_document", "approved_by", "approval_signer", "closed_on", "revoked_on", "note", "deleted_at" ON "aid_project"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'aid_project', NEW."id", 'update', '{' || substr(iif(OLD."code" IS NOT NEW."code", ',"code":' || json_quote(OLD."code"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."name_foreign" IS NOT NEW."name_foreign", ',"name_foreign":' || json_quote(OLD."name_foreign"), '')
        || iif(OLD."source" IS NOT NEW."source", ',"source":' || json_quote(OLD."source"), '')
        || iif(OLD."method" IS NOT NEW."method", ',"method":' || json_quote(OLD."method"), '')
        || iif(OLD."governing_unit" IS NOT NEW."governing_unit", ',"governing_unit":' || json_quote(OLD."governing_unit"), '')
        || iif(OLD."owner" IS NOT NEW."owner", ',"owner":' || json_quote(OLD."owner"), '')
        || iif(OLD."goals" IS NOT NEW."goals", ',"goals":' || json_quote(OLD."goals"), '')
        || iif(OLD."results" IS NOT NEW."results", ',"results":' || json_quote(OLD."results"), '')
        || iif(OLD."fields" IS NOT NEW."fields", ',"fields":' || json_quote(OLD."fields"), '')
        || iif(OLD."places" IS NOT NEW."places", ',"places":' || json_quote(OLD."places"), '')
        || iif(OLD."starts_on" IS NOT NEW."starts_on", ',"starts_on":' || json_quote(OLD."starts_on"), '')
        || iif(OLD."ends_on" IS NOT NEW."ends_on", ',"ends_on":' || json_quote(OLD."ends_on"), '')
        || iif(OLD."counterpart" IS NOT NEW."counterpart", ',"counterpart":' || json_quote(OLD."counterpart"), '')
        || iif(OLD."mechanism" IS NOT NEW."mechanism", ',"mechanism":' || json_quote(OLD."mechanism"), '')
        || iif(OLD."in_budget" IS NOT NEW."in_budget", ',"in_budget":' || json_quote(OLD."in_budget"), '')
        || iif(OLD."managed_by" IS NOT NEW."managed_by", ',"managed_by":' || json_quote(OLD."managed_by"), '')
        || iif(OLD."proposed_on" IS NOT NEW."proposed_on", ',"proposed_on":' || json_quote(OLD."proposed_on"), '')
        || iif(OLD."approval_document" IS NOT NEW."approval_document", ',"approval_document":' || json_quote(OLD."approval_document"), '')
        || iif(OLD."approved_by" IS NOT NEW."approved_by", ',"approved_by":' || json_quote(OLD."approved_by"), '')
        || iif(OLD."approval_signer" IS NOT NEW."approval_signer", ',"approval_signer":' || json_quote(OLD."approval_signer"), '')
        || iif(OLD."closed_on" IS NOT NEW."closed_on", ',"closed_on":' || json_quote(OLD."closed_on"), '')
        || iif(OLD."revoked_on" IS NOT NEW."revoked_on", ',"revoked_on":' || json_quote(OLD."revoked_on"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."code" IS NOT NEW."code", ',"code":' || json_quote(NEW."code"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."name_foreign" IS NOT NEW."name_foreign", ',"name_foreign":' || json_quote(NEW."name_foreign"), '')
        || iif(OLD."source" IS NOT NEW."source", ',"source":' || json_quote(NEW."source"), '')
        || iif(OLD."method" IS NOT NEW."method", ',"method":' || json_quote(NEW."method"), '')
        || iif(OLD."governing_unit" IS NOT NEW."governing_unit", ',"governing_unit":' || json_quote(NEW."governing_unit"), '')
        || iif(OLD."owner" IS NOT NEW."owner", ',"owner":' || json_quote(NEW."owner"), '')
        || iif(OLD."goals" IS NOT NEW."goals", ',"goals":' || json_quote(NEW."goals"), '')
        || iif(OLD."results" IS NOT NEW."results", ',"results":' || json_quote(NEW."results"), '')
        || iif(OLD."fields" IS NOT NEW."fields", ',"fields":' || json_quote(NEW."fields"), '')
        || iif(OLD."places" IS NOT NEW."places", ',"places":' || json_quote(NEW."places"), '')
        || iif(OLD."starts_on" IS NOT NEW."starts_on", ',"starts_on":' || json_quote(NEW."starts_on"), '')
        || iif(OLD."ends_on" IS NOT NEW."ends_on", ',"ends_on":' || json_quote(NEW."ends_on"), '')
        || iif(OLD."counterpart" IS NOT NEW."counterpart", ',"counterpart":' || json_quote(NEW."counterpart"), '')
        || iif(OLD."mechanism" IS NOT NEW."mechanism", ',"mechanism":' || json_quote(NEW."mechanism"), '')
        || iif(OLD."in_budget" IS NOT NEW."in_budget", ',"in_budget":' || json_quote(NEW."in_budget"), '')
        || iif(OLD."managed_by" IS NOT NEW."managed_by", ',"managed_by":' || json_quote(NEW."managed_by"), '')
        || iif(OLD."proposed_on" IS NOT NEW."proposed_on", ',"proposed_on":' || json_quote(NEW."proposed_on"), '')
        || iif(OLD."approval_document" IS NOT NEW."approval_document", ',"approval_document":' || json_quote(NEW."approval_document"), '')
        || iif(OLD."approved_by" IS NOT NEW."approved_by", ',"approved_by":' || json_quote(NEW."approved_by"), '')
        || iif(OLD."approval_signer" IS NOT NEW."approval_signer", ',"approval_signer":' || json_quote(NEW."approval_signer"), '')
        || iif(OLD."closed_on" IS NOT NEW."closed_on", ',"closed_on":' || json_quote(NEW."closed_on"), '')
        || iif(OLD."revoked_on" IS NOT NEW."revoked_on", ',"revoked_on":' || json_quote(NEW."revoked_on"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "aid_project_refer_insert" AFTER INSERT ON "aid_project"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'aid_project', 'fields', j."value", NEW."n"
FROM json_each(NEW."fields") AS j;
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'aid_project', 'places', j."value", NEW."n"
FROM json_each(NEW."places") AS j;
END

CREATE TRIGGER "aid_project_refer_fields" AFTER UPDATE OF "fields" ON "aid_project"
WHEN OLD."fields" IS NOT NEW."fields"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'aid_project' AND "field" = 'fields'
    AND "target" IN (SELECT "value" FROM json_each(OLD."fields"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'aid_project', 'fields', j."value", NEW."n"
FROM json_each(NEW."fields") AS j;
END

CREATE TRIGGER "aid_project_refer_places" AFTER UPDATE OF "places" ON "aid_project"
WHEN OLD."places" IS NOT NEW."places"
BEGIN
DELETE FROM "refer" WHERE "kind" = 'aid_project' AND "field" = 'places'
    AND "target" IN (SELECT "value" FROM json_each(OLD."places"))
    AND "n" = OLD."n";
INSERT INTO "refer" ("kind", "field", "target", "n")
SELECT DISTINCT 'aid_project', 'places', j."value", NEW."n"
FROM json_each(NEW."places") AS j;
END

CREATE TABLE "donor" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "aid_project" TEXT REFERENCES "aid_project" ("id"),
    "partner" TEXT REFERENCES "partner" ("id"),
    "name" TEXT NOT NULL DEFAULT '',
    "country" TEXT REFERENCES "country" ("id"),
    "kind" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "name_key" TEXT,
    "note_key" TEXT
) STRICT

CREATE INDEX "donor__parent" ON "donor" ("aid_project", "pos")

CREATE INDEX "donor__partner" ON "donor" ("partner") WHERE "deleted_at" IS NULL

CREATE INDEX "donor__country" ON "donor" ("country") WHERE "deleted_at" IS NULL

CREATE TRIGGER "donor_guard_insert" BEFORE INSERT ON "donor"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'donor: no open change'); END

CREATE TRIGGER "donor_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "aid_project", "partner", "name", "country", "kind", "note", "deleted_at" ON "donor"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'donor: update outside the door'); END

CREATE TRIGGER "donor_guard_delete" BEFORE DELETE ON "donor"
BEGIN SELECT RAISE(ABORT, 'donor: rows are never deleted'); END

CREATE TRIGGER "donor_audit_insert" AFTER INSERT ON "donor"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'donor', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'aid_project', NEW."aid_project", 'partner', NEW."partner", 'name', NEW."name", 'country', NEW."country", 'kind', NEW."kind", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "donor_audit_update" AFTER UPDATE OF "pos", "aid_project", "partner", "name", "country", "kind", "note", "deleted_at" ON "donor"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'donor', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."aid_project" IS NOT NEW."aid_project", ',"aid_project":' || json_quote(OLD."aid_project"), '')
        || iif(OLD."partner" IS NOT NEW."partner", ',"partner":' || json_quote(OLD."partner"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."country" IS NOT NEW."country", ',"country":' || json_quote(OLD."country"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(OLD."kind"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."aid_project" IS NOT NEW."aid_project", ',"aid_project":' || json_quote(NEW."aid_project"), '')
        || iif(OLD."partner" IS NOT NEW."partner", ',"partner":' || json_quote(NEW."partner"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."country" IS NOT NEW."country", ',"country":' || json_quote(NEW."country"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(NEW."kind"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TABLE "commitment" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "aid_project" TEXT REFERENCES "aid_project" ("id"),
    "committed_on" TEXT,
    "form" TEXT NOT NULL DEFAULT '',
    "amount" INTEGER,
    "currency" TEXT NOT NULL DEFAULT '',
    "rate" TEXT,
    "usd_rate" TEXT,
    "rate_on" TEXT,
    "rate_source" TEXT NOT NULL DEFAULT '',
    "document" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "committed_on_key" TEXT,
    "rate_on_key" TEXT,
    "rate_source_key" TEXT,
    "document_key" TEXT,
    "note_key" TEXT
) STRICT

CREATE INDEX "commitment__parent" ON "commitment" ("aid_project", "pos")

CREATE INDEX "commitment__committed_on" ON "commitment" ("committed_on_key") WHERE "deleted_at" IS NULL

CREATE TRIGGER "commitment_guard_insert" BEFORE INSERT ON "commitment"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'commitment: no open change'); END

CREATE TRIGGER "commitment_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "aid_project", "committed_on", "form", "amount", "currency", "rate", "usd_rate", "rate_on", "rate_source", "document", "note", "deleted_at" ON "commitment"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'commitment: update outside the door'); END

CREATE TRIGGER "commitment_guard_delete" BEFORE DELETE ON "commitment"
BEGIN SELECT RAISE(ABORT, 'commitment: rows are never deleted'); END

CREATE TRIGGER "commitment_audit_insert" AFTER INSERT ON "commitment"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'commitment', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'aid_project', NEW."aid_project", 'committed_on', NEW."committed_on", 'form', NEW."form", 'amount', NEW."amount", 'currency', NEW."currency", 'rate', NEW."rate", 'usd_rate', NEW."usd_rate", 'rate_on', NEW."rate_on", 'rate_source', NEW."rate_source", 'document', NEW."document", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "commitment_audit_update" AFTER UPDATE OF "pos", "aid_project", "committed_on", "form", "amount", "currency", "rate", "usd_rate", "rate_on", "rate_source", "document", "note", "deleted_at" ON "commitment"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'commitment', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."aid_project" IS NOT NEW."aid_project", ',"aid_project":' || json_quote(OLD."aid_project"), '')
        || iif(OLD."committed_on" IS NOT NEW."committed_on", ',"committed_on":' || json_quote(OLD."committed_on"), '')
        || iif(OLD."form" IS NOT NEW."form", ',"form":' || json_quote(OLD."form"), '')
        || iif(OLD."amount" IS NOT NEW."amount", ',"amount":' || json_quote(OLD."amount"), '')
        || iif(OLD."currency" IS NOT NEW."currency", ',"currency":' || json_quote(OLD."currency"), '')
        || iif(OLD."rate" IS NOT NEW."rate", ',"rate":' || json_quote(OLD."rate"), '')
        || iif(OLD."usd_rate" IS NOT NEW."usd_rate", ',"usd_rate":' || json_quote(OLD."usd_rate"), '')
        || iif(OLD."rate_on" IS NOT NEW."rate_on", ',"rate_on":' || json_quote(OLD."rate_on"), '')
        || iif(OLD."rate_source" IS NOT NEW."rate_source", ',"rate_source":' || json_quote(OLD."rate_source"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(OLD."document"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."aid_project" IS NOT NEW."aid_project", ',"aid_project":' || json_quote(NEW."aid_project"), '')
        || iif(OLD."committed_on" IS NOT NEW."committed_on", ',"committed_on":' || json_quote(NEW."committed_on"), '')
        || iif(OLD."form" IS NOT NEW."form", ',"form":' || json_quote(NEW."form"), '')
        || iif(OLD."amount" IS NOT NEW."amount", ',"amount":' || json_quote(NEW."amount"), '')
        || iif(OLD."currency" IS NOT NEW."currency", ',"currency":' || json_quote(NEW."currency"), '')
        || iif(OLD."rate" IS NOT NEW."rate", ',"rate":' || json_quote(NEW."rate"), '')
        || iif(OLD."usd_rate" IS NOT NEW."usd_rate", ',"usd_rate":' || json_quote(NEW."usd_rate"), '')
        || iif(OLD."rate_on" IS NOT NEW."rate_on", ',"rate_on":' || json_quote(NEW."rate_on"), '')
        || iif(OLD."rate_source" IS NOT NEW."rate_source", ',"rate_source":' || json_quote(NEW."rate_source"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(NEW."document"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TABLE "disbursement" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "aid_project" TEXT REFERENCES "aid_project" ("id"),
    "paid_on" TEXT,
    "form" TEXT NOT NULL DEFAULT '',
    "amount" INTEGER,
    "currency" TEXT NOT NULL DEFAULT '',
    "rate" TEXT,
    "usd_rate" TEXT,
    "rate_on" TEXT,
    "rate_source" TEXT NOT NULL DEFAULT '',
    "document" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "paid_on_key" TEXT,
    "rate_on_key" TEXT,
    "rate_source_key" TEXT,
    "document_key" TEXT,
    "note_key" TEXT
) STRICT

CREATE INDEX "disbursement__parent" ON "disbursement" ("aid_project", "pos")

CREATE INDEX "disbursement__paid_on" ON "disbursement" ("paid_on_key") WHERE "deleted_at" IS NULL

CREATE TRIGGER "disbursement_guard_insert" BEFORE INSERT ON "disbursement"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'disbursement: no open change'); END

CREATE TRIGGER "disbursement_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "aid_project", "paid_on", "form", "amount", "currency", "rate", "usd_rate", "rate_on", "rate_source", "document", "note", "deleted_at" ON "disbursement"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'disbursement: update outside the door'); END

CREATE TRIGGER "disbursement_guard_delete" BEFORE DELETE ON "disbursement"
BEGIN SELECT RAISE(ABORT, 'disbursement: rows are never deleted'); END

CREATE TRIGGER "disbursement_audit_insert" AFTER INSERT ON "disbursement"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'disbursement', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'aid_project', NEW."aid_project", 'paid_on', NEW."paid_on", 'form', NEW."form", 'amount', NEW."amount", 'currency', NEW."currency", 'rate', NEW."rate", 'usd_rate', NEW."usd_rate", 'rate_on', NEW."rate_on", 'rate_source', NEW."rate_source", 'document', NEW."document", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "disbursement_audit_update" AFTER UPDATE OF "pos", "aid_project", "paid_on", "form", "amount", "currency", "rate", "usd_rate", "rate_on", "rate_source", "document", "note", "deleted_at" ON "disbursement"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'disbursement', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."aid_project" IS NOT NEW."aid_project", ',"aid_project":' || json_quote(OLD."aid_project"), '')
        || iif(OLD."paid_on" IS NOT NEW."paid_on", ',"paid_on":' || json_quote(OLD."paid_on"), '')
        || iif(OLD."form" IS NOT NEW."form", ',"form":' || json_quote(OLD."form"), '')
        || iif(OLD."amount" IS NOT NEW."amount", ',"amount":' || json_quote(OLD."amount"), '')
        || iif(OLD."currency" IS NOT NEW."currency", ',"currency":' || json_quote(OLD."currency"), '')
        || iif(OLD."rate" IS NOT NEW."rate", ',"rate":' || json_quote(OLD."rate"), '')
        || iif(OLD."usd_rate" IS NOT NEW."usd_rate", ',"usd_rate":' || json_quote(OLD."usd_rate"), '')
        || iif(OLD."rate_on" IS NOT NEW."rate_on", ',"rate_on":' || json_quote(OLD."rate_on"), '')
        || iif(OLD."rate_source" IS NOT NEW."rate_source", ',"rate_source":' || json_quote(OLD."rate_source"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(OLD."document"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."aid_project" IS NOT NEW."aid_project", ',"aid_project":' || json_quote(NEW."aid_project"), '')
        || iif(OLD."paid_on" IS NOT NEW."paid_on", ',"paid_on":' || json_quote(NEW."paid_on"), '')
        || iif(OLD."form" IS NOT NEW."form", ',"form":' || json_quote(NEW."form"), '')
        || iif(OLD."amount" IS NOT NEW."amount", ',"amount":' || json_quote(NEW."amount"), '')
        || iif(OLD."currency" IS NOT NEW."currency", ',"currency":' || json_quote(NEW."currency"), '')
        || iif(OLD."rate" IS NOT NEW."rate", ',"rate":' || json_quote(NEW."rate"), '')
        || iif(OLD."usd_rate" IS NOT NEW."usd_rate", ',"usd_rate":' || json_quote(NEW."usd_rate"), '')
        || iif(OLD."rate_on" IS NOT NEW."rate_on", ',"rate_on":' || json_quote(NEW."rate_on"), '')
        || iif(OLD."rate_source" IS NOT NEW."rate_source", ',"rate_source":' || json_quote(NEW."rate_source"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(NEW."document"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END
