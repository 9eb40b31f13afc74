CREATE TABLE "renewal_dossier" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "agreement" TEXT REFERENCES "agreement" ("id"),
    "opened_on" TEXT,
    "starts_on" TEXT,
    "months" INTEGER,
    "ends_on" TEXT,
    "finished_on" TEXT,
    "abandoned_on" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "name_key" TEXT,
    "opened_on_key" TEXT,
    "starts_on_key" TEXT,
    "ends_on_key" TEXT,
    "finished_on_key" TEXT,
    "abandoned_on_key" TEXT,
    "status" TEXT,
    "state_from" TEXT,
    "state_until" TEXT
) STRICT

CREATE TABLE "dossier_step" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "pos" INTEGER NOT NULL,
    "renewal_dossier" TEXT REFERENCES "renewal_dossier" ("id"),
    "code" TEXT NOT NULL DEFAULT '',
    "due_on" TEXT,
    "done_on" TEXT,
    "document" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "due_on_key" TEXT,
    "done_on_key" TEXT,
    "document_key" TEXT,
    "note_key" TEXT
) STRICT

CREATE INDEX "renewal_dossier__name" ON "renewal_dossier" ("name_key") WHERE "deleted_at" IS NULL

CREATE INDEX "renewal_dossier__agreement" ON "renewal_dossier" ("agreement") WHERE "deleted_at" IS NULL

CREATE INDEX "renewal_dossier__opened_on" ON "renewal_dossier" ("opened_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "renewal_dossier__starts_on" ON "renewal_dossier" ("starts_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "renewal_dossier__ends_on" ON "renewal_dossier" ("ends_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "renewal_dossier__finished_on" ON "renewal_dossier" ("finished_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "renewal_dossier__abandoned_on" ON "renewal_dossier" ("abandoned_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "renewal_dossier__narrow" ON "renewal_dossier" ("months", "status") WHERE "deleted_at" IS NULL

CREATE INDEX "renewal_dossier__state" ON "renewal_dossier" ("state_until", "state_from") WHERE "deleted_at" IS NULL

CREATE INDEX "renewal_dossier__bin" ON "renewal_dossier" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE INDEX "dossier_step__parent" ON "dossier_step" ("renewal_dossier", "pos")

CREATE INDEX "dossier_step__due_on" ON "dossier_step" ("due_on_key") WHERE "deleted_at" IS NULL

CREATE TRIGGER "renewal_dossier_guard_insert" BEFORE INSERT ON "renewal_dossier"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'renewal_dossier: no open change'); END

CREATE TRIGGER "renewal_dossier_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "name", "agreement", "opened_on", "starts_on", "months", "ends_on", "finished_on", "abandoned_on", "reason", "note", "deleted_at" ON "renewal_dossier"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'renewal_dossier: update outside the door'); END

CREATE TRIGGER "renewal_dossier_guard_delete" BEFORE DELETE ON "renewal_dossier"
BEGIN SELECT RAISE(ABORT, 'renewal_dossier: rows are never deleted'); END

CREATE TRIGGER "renewal_dossier_audit_insert" AFTER INSERT ON "renewal_dossier"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'renewal_dossier', NEW."id", 'insert', NULL,
    json_object('name', NEW."name", 'agreement', NEW."agreement", 'opened_on', NEW."opened_on", 'starts_on', NEW."starts_on", 'months', NEW."months", 'ends_on', NEW."ends_on", 'finished_on', NEW."finished_on", 'abandoned_on', NEW."abandoned_on", 'reason', NEW."reason", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "renewal_dossier_audit_update" AFTER UPDATE OF "name", "agreement", "opened_on", "starts_on", "months", "ends_on", "finished_on", "abandoned_on", "reason", "note", "deleted_at" ON "renewal_dossier"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'renewal_dossier', NEW."id", 'update', '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."agreement" IS NOT NEW."agreement", ',"agreement":' || json_quote(OLD."agreement"), '')
        || iif(OLD."opened_on" IS NOT NEW."opened_on", ',"opened_on":' || json_quote(OLD."opened_on"), '')
        || iif(OLD."starts_on" IS NOT NEW."starts_on", ',"starts_on":' || json_quote(OLD."starts_on"), '')
        || iif(OLD."months" IS NOT NEW."months", ',"months":' || json_quote(OLD."months"), '')
        || iif(OLD."ends_on" IS NOT NEW."ends_on", ',"ends_on":' || json_quote(OLD."ends_on"), '')
        || iif(OLD."finished_on" IS NOT NEW."finished_on", ',"finished_on":' || json_quote(OLD."finished_on"), '')
        || iif(OLD."abandoned_on" IS NOT NEW."abandoned_on", ',"abandoned_on":' || json_quote(OLD."abandoned_on"), '')
        || iif(OLD."reason" IS NOT NEW."reason", ',"reason":' || json_quote(OLD."reason"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."agreement" IS NOT NEW."agreement", ',"agreement":' || json_quote(NEW."agreement"), '')
        || iif(OLD."opened_on" IS NOT NEW."opened_on", ',"opened_on":' || json_quote(NEW."opened_on"), '')
        || iif(OLD."starts_on" IS NOT NEW."starts_on", ',"starts_on":' || json_quote(NEW."starts_on"), '')
        || iif(OLD."months" IS NOT NEW."months", ',"months":' || json_quote(NEW."months"), '')
        || iif(OLD."ends_on" IS NOT NEW."ends_on", ',"ends_on":' || json_quote(NEW."ends_on"), '')
        || iif(OLD."finished_on" IS NOT NEW."finished_on", ',"finished_on":' || json_quote(NEW."finished_on"), '')
        || iif(OLD."abandoned_on" IS NOT NEW."abandoned_on", ',"abandoned_on":' || json_quote(NEW."abandoned_on"), '')
        || iif(OLD."reason" IS NOT NEW."reason", ',"reason":' || json_quote(NEW."reason"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "dossier_step_guard_insert" BEFORE INSERT ON "dossier_step"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'dossier_step: no open change'); END

CREATE TRIGGER "dossier_step_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "renewal_dossier", "code", "due_on", "done_on", "document", "note", "deleted_at" ON "dossier_step"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'dossier_step: update outside the door'); END

CREATE TRIGGER "dossier_step_guard_delete" BEFORE DELETE ON "dossier_step"
BEGIN SELECT RAISE(ABORT, 'dossier_step: rows are never deleted'); END

CREATE TRIGGER "dossier_step_audit_insert" AFTER INSERT ON "dossier_step"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'dossier_step', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'renewal_dossier', NEW."renewal_dossier", 'code', NEW."code", 'due_on', NEW."due_on", 'done_on', NEW."done_on", 'document', NEW."document", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "dossier_step_audit_update" AFTER UPDATE OF "pos", "renewal_dossier", "code", "due_on", "done_on", "document", "note", "deleted_at" ON "dossier_step"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'dossier_step', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."renewal_dossier" IS NOT NEW."renewal_dossier", ',"renewal_dossier":' || json_quote(OLD."renewal_dossier"), '')
        || iif(OLD."code" IS NOT NEW."code", ',"code":' || json_quote(OLD."code"), '')
        || iif(OLD."due_on" IS NOT NEW."due_on", ',"due_on":' || json_quote(OLD."due_on"), '')
        || iif(OLD."done_on" IS NOT NEW."done_on", ',"done_on":' || json_quote(OLD."done_on"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(OLD."document"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(NEW."pos"), '')
        || iif(OLD."renewal_dossier" IS NOT NEW."renewal_dossier", ',"renewal_dossier":' || json_quote(NEW."renewal_dossier"), '')
        || iif(OLD."code" IS NOT NEW."code", ',"code":' || json_quote(NEW."code"), '')
        || iif(OLD."due_on" IS NOT NEW."due_on", ',"due_on":' || json_quote(NEW."due_on"), '')
        || iif(OLD."done_on" IS NOT NEW."done_on", ',"done_on":' || json_quote(NEW."done_on"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(NEW."document"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END
