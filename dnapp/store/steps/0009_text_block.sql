CREATE TABLE "text_block" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "content" TEXT NOT NULL DEFAULT '',
    "name_key" TEXT,
    "content_key" TEXT
) STRICT

CREATE INDEX "text_block__name" ON "text_block" ("name_key") WHERE "deleted_at" IS NULL

CREATE UNIQUE INDEX "text_block__name_unique" ON "text_block" ("name") WHERE "deleted_at" IS NULL AND "name" <> ''

CREATE INDEX "text_block__content" ON "text_block" ("content_key") WHERE "deleted_at" IS NULL

CREATE INDEX "text_block__bin" ON "text_block" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE TRIGGER "text_block_guard_insert" BEFORE INSERT ON "text_block"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'text_block: no open change'); END

CREATE TRIGGER "text_block_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "name", "content", "deleted_at" ON "text_block"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'text_block: update outside the door'); END

CREATE TRIGGER "text_block_guard_delete" BEFORE DELETE ON "text_block"
BEGIN SELECT RAISE(ABORT, 'text_block: rows are never deleted'); END

CREATE TRIGGER "text_block_audit_insert" AFTER INSERT ON "text_block"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'text_block', NEW."id", 'insert', NULL,
    json_object('name', NEW."name", 'content', NEW."content", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "text_block_audit_update" AFTER UPDATE OF "name", "content", "deleted_at" ON "text_block"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'text_block', NEW."id", 'update', '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(OLD."content"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."content" IS NOT NEW."content", ',"content":' || json_quote(NEW."content"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END
