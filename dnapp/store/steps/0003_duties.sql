CREATE TABLE "duty_rule" (
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
    "event" TEXT NOT NULL DEFAULT '',
    "delay" INTEGER,
    "unit" TEXT NOT NULL DEFAULT '',
    "side" TEXT NOT NULL DEFAULT '',
    "day_of_month" INTEGER,
    "month" INTEGER,
    "legal_basis" TEXT NOT NULL DEFAULT '',
    "concerns" TEXT NOT NULL DEFAULT '',
    "action" TEXT NOT NULL DEFAULT '',
    "valid_from" TEXT,
    "valid_to" TEXT,
    "off" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT '',
    "code_key" TEXT,
    "name_key" TEXT,
    "legal_basis_key" TEXT,
    "concerns_key" TEXT,
    "valid_from_key" TEXT,
    "valid_to_key" TEXT
) STRICT

CREATE INDEX "duty_rule__code" ON "duty_rule" ("code_key") WHERE "deleted_at" IS NULL

CREATE INDEX "duty_rule__name" ON "duty_rule" ("name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "duty_rule__legal_basis" ON "duty_rule" ("legal_basis_key") WHERE "deleted_at" IS NULL

CREATE INDEX "duty_rule__concerns" ON "duty_rule" ("concerns_key") WHERE "deleted_at" IS NULL

CREATE INDEX "duty_rule__valid_from" ON "duty_rule" ("valid_from_key") WHERE "deleted_at" IS NULL

CREATE INDEX "duty_rule__valid_to" ON "duty_rule" ("valid_to_key") WHERE "deleted_at" IS NULL

CREATE INDEX "duty_rule__narrow" ON "duty_rule" ("event", "delay", "unit", "side", "off") WHERE "deleted_at" IS NULL

CREATE INDEX "duty_rule__bin" ON "duty_rule" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE TRIGGER "duty_rule_guard_insert" BEFORE INSERT ON "duty_rule"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'duty_rule: no open change'); END

CREATE TRIGGER "duty_rule_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "code", "name", "event", "delay", "unit", "side", "day_of_month", "month", "legal_basis", "concerns", "action", "valid_from", "valid_to", "off", "note", "deleted_at" ON "duty_rule"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'duty_rule: update outside the door'); END

CREATE TRIGGER "duty_rule_guard_delete" BEFORE DELETE ON "duty_rule"
BEGIN SELECT RAISE(ABORT, 'duty_rule: rows are never deleted'); END

CREATE TRIGGER "duty_rule_audit_insert" AFTER INSERT ON "duty_rule"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'duty_rule', NEW."id", 'insert', NULL,
    json_object('code', NEW."code", 'name', NEW."name", 'event', NEW."event", 'delay', NEW."delay", 'unit', NEW."unit", 'side', NEW."side", 'day_of_month', NEW."day_of_month", 'month', NEW."month", 'legal_basis', NEW."legal_basis", 'concerns', NEW."concerns", 'action', NEW."action", 'valid_from', NEW."valid_from", 'valid_to', NEW."valid_to", 'off', NEW."off", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "duty_rule_audit_update" AFTER UPDATE OF "code", "name", "event", "delay", "unit", "side", "day_of_month", "month", "legal_basis", "concerns", "action", "valid_from", "valid_to", "off", "note", "deleted_at" ON "duty_rule"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'duty_rule', NEW."id", 'update', '{' || substr(iif(OLD."code" IS NOT NEW."code", ',"code":' || json_quote(OLD."code"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."event" IS NOT NEW."event", ',"event":' || json_quote(OLD."event"), '')
        || iif(OLD."delay" IS NOT NEW."delay", ',"delay":' || json_quote(OLD."delay"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(OLD."unit"), '')
        || iif(OLD."side" IS NOT NEW."side", ',"side":' || json_quote(OLD."side"), '')
        || iif(OLD."day_of_month" IS NOT NEW."day_of_month", ',"day_of_month":' || json_quote(OLD."day_of_month"), '')
        || iif(OLD."month" IS NOT NEW."month", ',"month":' || json_quote(OLD."month"), '')
        || iif(OLD."legal_basis" IS NOT NEW."legal_basis", ',"legal_basis":' || json_quote(OLD."legal_basis"), '')
        || iif(OLD."concerns" IS NOT NEW."concerns", ',"concerns":' || json_quote(OLD."concerns"), '')
        || iif(OLD."action" IS NOT NEW."action", ',"action":' || json_quote(OLD."action"), '')
        || iif(OLD."valid_from" IS NOT NEW."valid_from", ',"valid_from":' || json_quote(OLD."valid_from"), '')
        || iif(OLD."valid_to" IS NOT NEW."valid_to", ',"valid_to":' || json_quote(OLD."valid_to"), '')
        || iif(OLD."off" IS NOT NEW."off", ',"off":' || json_quote(OLD."off"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."code" IS NOT NEW."code", ',"code":' || json_quote(NEW."code"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."event" IS NOT NEW."event", ',"event":' || json_quote(NEW."event"), '')
        || iif(OLD."delay" IS NOT NEW."delay", ',"delay":' || json_quote(NEW."delay"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(NEW."unit"), '')
        || iif(OLD."side" IS NOT NEW."side", ',"side":' || json_quote(NEW."side"), '')
        || iif(OLD."day_of_month" IS NOT NEW."day_of_month", ',"day_of_month":' || json_quote(NEW."day_of_month"), '')
        || iif(OLD."month" IS NOT NEW."month", ',"month":' || json_quote(NEW."month"), '')
        || iif(OLD."legal_basis" IS NOT NEW."legal_basis", ',"legal_basis":' || json_quote(NEW."legal_basis"), '')
        || iif(OLD."concerns" IS NOT NEW."concerns", ',"concerns":' || json_quote(NEW."concerns"), '')
        || iif(OLD."action" IS NOT NEW."action", ',"action":' || json_quote(NEW."action"), '')
        || iif(OLD."valid_from" IS NOT NEW."valid_from", ',"valid_from":' || json_quote(NEW."valid_from"), '')
        || iif(OLD."valid_to" IS NOT NEW."valid_to", ',"valid_to":' || json_quote(NEW."valid_to"), '')
        || iif(OLD."off" IS NOT NEW."off", ',"off":' || json_quote(NEW."off"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TABLE "holiday" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "falls_on" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT '',
    "document" TEXT NOT NULL DEFAULT '',
    "off" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT '',
    "falls_on_key" TEXT,
    "name_key" TEXT,
    "document_key" TEXT
) STRICT

CREATE INDEX "holiday__falls_on" ON "holiday" ("falls_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "holiday__name" ON "holiday" ("name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "holiday__document" ON "holiday" ("document_key") WHERE "deleted_at" IS NULL

CREATE INDEX "holiday__narrow" ON "holiday" ("kind", "off") WHERE "deleted_at" IS NULL

CREATE INDEX "holiday__bin" ON "holiday" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE TRIGGER "holiday_guard_insert" BEFORE INSERT ON "holiday"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'holiday: no open change'); END

CREATE TRIGGER "holiday_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "falls_on", "name", "kind", "document", "off", "note", "deleted_at" ON "holiday"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'holiday: update outside the door'); END

CREATE TRIGGER "holiday_guard_delete" BEFORE DELETE ON "holiday"
BEGIN SELECT RAISE(ABORT, 'holiday: rows are never deleted'); END

CREATE TRIGGER "holiday_audit_insert" AFTER INSERT ON "holiday"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'holiday', NEW."id", 'insert', NULL,
    json_object('falls_on', NEW."falls_on", 'name', NEW."name", 'kind', NEW."kind", 'document', NEW."document", 'off', NEW."off", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "holiday_audit_update" AFTER UPDATE OF "falls_on", "name", "kind", "document", "off", "note", "deleted_at" ON "holiday"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'holiday', NEW."id", 'update', '{' || substr(iif(OLD."falls_on" IS NOT NEW."falls_on", ',"falls_on":' || json_quote(OLD."falls_on"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(OLD."kind"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(OLD."document"), '')
        || iif(OLD."off" IS NOT NEW."off", ',"off":' || json_quote(OLD."off"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."falls_on" IS NOT NEW."falls_on", ',"falls_on":' || json_quote(NEW."falls_on"), '')
        || iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(NEW."kind"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(NEW."document"), '')
        || iif(OLD."off" IS NOT NEW."off", ',"off":' || json_quote(NEW."off"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TABLE "reminder" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "task" TEXT NOT NULL DEFAULT '',
    "due_on" TEXT,
    "done_on" TEXT,
    "kind" TEXT NOT NULL DEFAULT '',
    "record" TEXT NOT NULL DEFAULT '',
    "task_key" TEXT,
    "due_on_key" TEXT,
    "done_on_key" TEXT,
    "record_key" TEXT
) STRICT

CREATE INDEX "reminder__task" ON "reminder" ("task_key") WHERE "deleted_at" IS NULL

CREATE INDEX "reminder__due_on" ON "reminder" ("due_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "reminder__done_on" ON "reminder" ("done_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "reminder__record" ON "reminder" ("record_key") WHERE "deleted_at" IS NULL

CREATE INDEX "reminder__narrow" ON "reminder" ("kind") WHERE "deleted_at" IS NULL

CREATE INDEX "reminder__bin" ON "reminder" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE TRIGGER "reminder_guard_insert" BEFORE INSERT ON "reminder"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'reminder: no open change'); END

CREATE TRIGGER "reminder_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "task", "due_on", "done_on", "kind", "record", "deleted_at" ON "reminder"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'reminder: update outside the door'); END

CREATE TRIGGER "reminder_guard_delete" BEFORE DELETE ON "reminder"
BEGIN SELECT RAISE(ABORT, 'reminder: rows are never deleted'); END

CREATE TRIGGER "reminder_audit_insert" AFTER INSERT ON "reminder"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'reminder', NEW."id", 'insert', NULL,
    json_object('task', NEW."task", 'due_on', NEW."due_on", 'done_on', NEW."done_on", 'kind', NEW."kind", 'record', NEW."record", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "reminder_audit_update" AFTER UPDATE OF "task", "due_on", "done_on", "kind", "record", "deleted_at" ON "reminder"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'reminder', NEW."id", 'update', '{' || substr(iif(OLD."task" IS NOT NEW."task", ',"task":' || json_quote(OLD."task"), '')
        || iif(OLD."due_on" IS NOT NEW."due_on", ',"due_on":' || json_quote(OLD."due_on"), '')
        || iif(OLD."done_on" IS NOT NEW."done_on", ',"done_on":' || json_quote(OLD."done_on"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(OLD."kind"), '')
        || iif(OLD."record" IS NOT NEW."record", ',"record":' || json_quote(OLD."record"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."task" IS NOT NEW."task", ',"task":' || json_quote(NEW."task"), '')
        || iif(OLD."due_on" IS NOT NEW."due_on", ',"due_on":' || json_quote(NEW."due_on"), '')
        || iif(OLD."done_on" IS NOT NEW."done_on", ',"done_on":' || json_quote(NEW."done_on"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(NEW."kind"), '')
        || iif(OLD."record" IS NOT NEW."record", ',"record":' || json_quote(NEW."record"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TABLE "duty_mark" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "rule" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT '',
    "record" TEXT NOT NULL DEFAULT '',
    "occurs_on" TEXT,
    "done_on" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "rule_key" TEXT,
    "record_key" TEXT,
    "occurs_on_key" TEXT,
    "done_on_key" TEXT
) STRICT

CREATE INDEX "duty_mark__rule" ON "duty_mark" ("rule_key") WHERE "deleted_at" IS NULL

CREATE INDEX "duty_mark__record" ON "duty_mark" ("record_key") WHERE "deleted_at" IS NULL

CREATE INDEX "duty_mark__occurs_on" ON "duty_mark" ("occurs_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "duty_mark__done_on" ON "duty_mark" ("done_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "duty_mark__bin" ON "duty_mark" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE TRIGGER "duty_mark_guard_insert" BEFORE INSERT ON "duty_mark"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'duty_mark: no open change'); END

CREATE TRIGGER "duty_mark_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "rule", "kind", "record", "occurs_on", "done_on", "note", "deleted_at" ON "duty_mark"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'duty_mark: update outside the door'); END

CREATE TRIGGER "duty_mark_guard_delete" BEFORE DELETE ON "duty_mark"
BEGIN SELECT RAISE(ABORT, 'duty_mark: rows are never deleted'); END

CREATE TRIGGER "duty_mark_audit_insert" AFTER INSERT ON "duty_mark"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'duty_mark', NEW."id", 'insert', NULL,
    json_object('rule', NEW."rule", 'kind', NEW."kind", 'record', NEW."record", 'occurs_on', NEW."occurs_on", 'done_on', NEW."done_on", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "duty_mark_audit_update" AFTER UPDATE OF "rule", "kind", "record", "occurs_on", "done_on", "note", "deleted_at" ON "duty_mark"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'duty_mark', NEW."id", 'update', '{' || substr(iif(OLD."rule" IS NOT NEW."rule", ',"rule":' || json_quote(OLD."rule"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(OLD."kind"), '')
        || iif(OLD."record" IS NOT NEW."record", ',"record":' || json_quote(OLD."record"), '')
        || iif(OLD."occurs_on" IS NOT NEW."occurs_on", ',"occurs_on":' || json_quote(OLD."occurs_on"), '')
        || iif(OLD."done_on" IS NOT NEW."done_on", ',"done_on":' || json_quote(OLD."done_on"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."rule" IS NOT NEW."rule", ',"rule":' || json_quote(NEW."rule"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(NEW."kind"), '')
        || iif(OLD."record" IS NOT NEW."record", ',"record":' || json_quote(NEW."record"), '')
        || iif(OLD."occurs_on" IS NOT NEW."occurs_on", ',"occurs_on":' || json_quote(NEW."occurs_on"), '')
        || iif(OLD."done_on" IS NOT NEW."done_on", ',"done_on":' || json_quote(NEW."done_on"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END
