CREATE TABLE "kept_file" (
    "n" INTEGER PRIMARY KEY,
    "owner" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content" BLOB NOT NULL,
    "digest" TEXT NOT NULL
) STRICT

CREATE TABLE "issued_report" (
    "n" INTEGER PRIMARY KEY,
    "id" TEXT NOT NULL UNIQUE,
    "revision" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "title" TEXT NOT NULL DEFAULT '',
    "report" TEXT NOT NULL DEFAULT '',
    "number" TEXT NOT NULL DEFAULT '',
    "issued_on" TEXT,
    "period" TEXT NOT NULL DEFAULT '',
    "basis" TEXT NOT NULL DEFAULT '',
    "first_on" TEXT,
    "last_on" TEXT,
    "signatory" TEXT NOT NULL DEFAULT '',
    "locked" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT '',
    "digest" TEXT NOT NULL DEFAULT '',
    "title_key" TEXT,
    "number_key" TEXT,
    "issued_on_key" TEXT,
    "first_on_key" TEXT,
    "last_on_key" TEXT,
    "signatory_key" TEXT
) STRICT

CREATE UNIQUE INDEX "kept_file_owner" ON "kept_file" ("owner", "name")

CREATE INDEX "issued_report__title" ON "issued_report" ("title_key") WHERE "deleted_at" IS NULL

CREATE INDEX "issued_report__number" ON "issued_report" ("number_key") WHERE "deleted_at" IS NULL

CREATE INDEX "issued_report__issued_on" ON "issued_report" ("issued_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "issued_report__first_on" ON "issued_report" ("first_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "issued_report__last_on" ON "issued_report" ("last_on_key") WHERE "deleted_at" IS NULL

CREATE INDEX "issued_report__signatory" ON "issued_report" ("signatory_key") WHERE "deleted_at" IS NULL

CREATE INDEX "issued_report__narrow" ON "issued_report" ("report", "locked") WHERE "deleted_at" IS NULL

CREATE INDEX "issued_report__bin" ON "issued_report" ("deleted_at") WHERE "deleted_at" IS NOT NULL

CREATE TRIGGER "kept_file_guard_insert" BEFORE INSERT ON "kept_file"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'kept_file: no open change'); END

CREATE TRIGGER "kept_file_guard_update" BEFORE UPDATE ON "kept_file"
BEGIN SELECT RAISE(ABORT, 'kept_file: kept as it is'); END

CREATE TRIGGER "kept_file_guard_delete" BEFORE DELETE ON "kept_file"
BEGIN SELECT RAISE(ABORT, 'kept_file: kept as it is'); END

CREATE TRIGGER "issued_report_guard_insert" BEFORE INSERT ON "issued_report"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'issued_report: no open change'); END

CREATE TRIGGER "issued_report_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "title", "report", "number", "issued_on", "period", "basis", "first_on", "last_on", "signatory", "locked", "note", "digest", "deleted_at" ON "issued_report"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'issued_report: update outside the door'); END

CREATE TRIGGER "issued_report_guard_delete" BEFORE DELETE ON "issued_report"
BEGIN SELECT RAISE(ABORT, 'issued_report: rows are never deleted'); END

CREATE TRIGGER "issued_report_audit_insert" AFTER INSERT ON "issued_report"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'issued_report', NEW."id", 'insert', NULL,
    json_object('title', NEW."title", 'report', NEW."report", 'number', NEW."number", 'issued_on', NEW."issued_on", 'period', NEW."period", 'basis', NEW."basis", 'first_on', NEW."first_on", 'last_on', NEW."last_on", 'signatory', NEW."signatory", 'locked', NEW."locked", 'note', NEW."note", 'digest', NEW."digest", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "issued_report_audit_update" AFTER UPDATE OF "title", "report", "number", "issued_on", "period", "basis", "first_on", "last_on", "signatory", "locked", "note", "digest", "deleted_at" ON "issued_report"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'issued_report', NEW."id", 'update', '{' || substr(iif(OLD."title" IS NOT NEW."title", ',"title":' || json_quote(OLD."title"), '')
        || iif(OLD."report" IS NOT NEW."report", ',"report":' || json_quote(OLD."report"), '')
        || iif(OLD."number" IS NOT NEW."number", ',"number":' || json_quote(OLD."number"), '')
        || iif(OLD."issued_on" IS NOT NEW."issued_on", ',"issued_on":' || json_quote(OLD."issued_on"), '')
        || iif(OLD."period" IS NOT NEW."period", ',"period":' || json_quote(OLD."period"), '')
        || iif(OLD."basis" IS NOT NEW."basis", ',"basis":' || json_quote(OLD."basis"), '')
        || iif(OLD."first_on" IS NOT NEW."first_on", ',"first_on":' || json_quote(OLD."first_on"), '')
        || iif(OLD."last_on" IS NOT NEW."last_on", ',"last_on":' || json_quote(OLD."last_on"), '')
        || iif(OLD."signatory" IS NOT NEW."signatory", ',"signatory":' || json_quote(OLD."signatory"), '')
        || iif(OLD."locked" IS NOT NEW."locked", ',"locked":' || json_quote(OLD."locked"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."digest" IS NOT NEW."digest", ',"digest":' || json_quote(OLD."digest"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."title" IS NOT NEW."title", ',"title":' || json_quote(NEW."title"), '')
        || iif(OLD."report" IS NOT NEW."report", ',"report":' || json_quote(NEW."report"), '')
        || iif(OLD."number" IS NOT NEW."number", ',"number":' || json_quote(NEW."number"), '')
        || iif(OLD."issued_on" IS NOT NEW."issued_on", ',"issued_on":' || json_quote(NEW."issued_on"), '')
        || iif(OLD."period" IS NOT NEW."period", ',"period":' || json_quote(NEW."period"), '')
        || iif(OLD."basis" IS NOT NEW."basis", ',"basis":' || json_quote(NEW."basis"), '')
        || iif(OLD."first_on" IS NOT NEW."first_on", ',"first_on":' || json_quote(NEW."first_on"), '')
        || iif(OLD."last_on" IS NOT NEW."last_on", ',"last_on":' || json_quote(NEW."last_on"), '')
        || iif(OLD."signatory" IS NOT NEW."signatory", ',"signatory":' || json_quote(NEW."signatory"), '')
        || iif(OLD."locked" IS NOT NEW."locked", ',"locked":' || json_quote(NEW."locked"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."digest" IS NOT NEW."digest", ',"digest":' || json_quote(NEW."digest"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END
