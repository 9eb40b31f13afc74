CREATE TABLE "unit_return" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "unit" TEXT REFERENCES "unit" ("id"),
    "year" INTEGER,
    "due_on" TEXT,
    "received_on" TEXT,
    "document" TEXT,
    "nothing" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT '',
    "due_on_key" TEXT,
    "received_on_key" TEXT,
    "document_key" TEXT,
    "status" TEXT,
    "state_from" TEXT,
    "state_until" TEXT
) STRICT

CREATE INDEX "unit_return__unit" ON "unit_return" ("unit") WHERE "deleted_at" IS NULL

CREATE INDEX "unit_return__due_on" ON "unit_return" ("due_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "unit_return__received_on" ON "unit_return" ("received_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "unit_return__document" ON "unit_return" ("document_key") WHERE "deleted_at" IS NULL

CREATE INDEX "unit_return__narrow" ON "unit_return" ("year", "status") WHERE "deleted_at" IS NULL

CREATE INDEX "unit_return__state" ON "unit_return" ("state_until", "state_from") WHERE "deleted_at" IS NULL

CREATE INDEX "unit_return__bin" ON "unit_return" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE TRIGGER "unit_return_guard_insert" BEFORE INSERT ON "unit_return"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'unit_return: no open change'); END

CREATE TRIGGER "unit_return_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "name", "unit", "year", "due_on", "received_on", "document", "nothing", "note", "deleted_at" ON "unit_return"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'unit_return: update outside the door'); END

CREATE TRIGGER "unit_return_guard_delete" BEFORE DELETE ON "unit_return"
BEGIN SELECT RAISE(ABORT, 'unit_return: rows are never deleted'); END

CREATE TRIGGER "unit_return_audit_insert" AFTER INSERT ON "unit_return"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'unit_return', NEW."id", 'insert', NULL,
    json_object('name', NEW."name", 'unit', NEW."unit", 'year', NEW."year", 'due_on', NEW."due_on", 'received_on', NEW."received_on", 'document', NEW."document", 'nothing', NEW."nothing", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "unit_return_audit_update" AFTER UPDATE OF "name", "unit", "year", "due_on", "received_on", "document", "nothing", "note", "deleted_at" ON "unit_return"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'unit_return', NEW."id", 'update', '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(OLD."unit"), '')
        || iif(OLD."year" IS NOT NEW."year", ',"year":' || json_quote(OLD."year"), '')
        || iif(OLD."due_on" IS NOT NEW."due_on", ',"due_on":' || json_quote(OLD."due_on"), '')
        || iif(OLD."received_on" IS NOT NEW."received_on", ',"received_on":' || json_quote(OLD."received_on"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(OLD."document"), '')
        || iif(OLD."nothing" IS NOT NEW."nothing", ',"nothing":' || json_quote(OLD."nothing"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."unit" IS NOT NEW."unit", ',"unit":' || json_quote(NEW."unit"), '')
        || iif(OLD."year" IS NOT NEW."year", ',"year":' || json_quote(NEW."year"), '')
        || iif(OLD."due_on" IS NOT NEW."due_on", ',"due_on":' || json_quote(NEW."due_on"), '')
        || iif(OLD."received_on" IS NOT NEW."received_on", ',"received_on":' || json_quote(NEW."received_on"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(NEW."document"), '')
        || iif(OLD."nothing" IS NOT NEW."nothing", ',"nothing":' || json_quote(NEW."nothing"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END
