CREATE TABLE "diary_entry" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "happened_on" TEXT,
    "content" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT '',
    "record" TEXT NOT NULL DEFAULT '',
    "happened_on_key" TEXT,
    "content_key" TEXT,
    "record_key" TEXT
) STRICT

CREATE INDEX "diary_entry__happened_on" ON "diary_entry" ("happened_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "diary_entry__content" ON "diary_entry" ("content_key") WHERE "deleted_at" IS NULL

CREATE INDEX "diary_entry__record" ON "diary_entry" ("record_key") WHERE "deleted_at" IS NULL

CREATE INDEX "diary_entry__narrow" ON "diary_entry" ("kind") WHERE "deleted_at" IS NULL

CREATE INDEX "diary_entry__bin" ON "diary_entry" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE TRIGGER "diary_entry_guard_insert" BEFORE INSERT ON "diary_entry"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'diary_entry: no open change'); END

CREATE TRIGGER "diary_entry_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "happened_on", "content", "kind", "record", "deleted_at" ON "diary_entry"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'diary_entry: update outside the door'); END

CREATE TRIGGER "diary_entry_guard_delete" BEFORE DELETE ON "diary_entry"
BEGIN SELECT RAISE(ABORT, 'diary_entry: rows are never deleted'); END

CREATE TRIGGER "diary_entry_audit_insert" AFTER INSERT ON "diary_entry"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'diary_entry', NEW."id", 'insert', NULL,
    json_object('happened_on', NEW."happened_on", 'content', NEW."content", 'kind', NEW."kind", 'record', NEW."record", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "diary_entry_audit_update" AFTER UPDATE OF "happened_on", "content", "kind", "record", "deleted_at" ON "diary_entry"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'diary_entry', NEW."id", 'update', '{' || substr(iif(OLD."happened_on" IS NOT NEW."happened_on", ',"happened_on":' || json_quote(OLD."happened_on"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(OLD."content"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(OLD."kind"), '')
        || iif(OLD."record" IS NOT NEW."record", ',"record":' || json_quote(OLD."record"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."happened_on" IS NOT NEW."happened_on", ',"happened_on":' || json_quote(NEW."happened_on"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(NEW."content"), '')
        || iif(OLD."kind" IS NOT NEW."kind", ',"kind":' || json_quote(NEW."kind"), '')
        || iif(OLD."record" IS NOT NEW."record", ',"record":' || json_quote(NEW."record"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END
