DROP TRIGGER "renewal_dossier_guard_update"

DROP TRIGGER "renewal_dossier_audit_insert"

DROP TRIGGER "renewal_dossier_audit_update"

DROP INDEX "renewal_dossier__narrow"

ALTER TABLE "renewal_dossier" ADD COLUMN "purpose" TEXT NOT NULL DEFAULT ''

ALTER TABLE "renewal_dossier" ADD COLUMN "successor" TEXT REFERENCES "agreement" ("id")

CREATE INDEX "renewal_dossier__successor" ON "renewal_dossier" ("successor") WHERE "deleted_at" IS NULL

CREATE INDEX "renewal_dossier__narrow" ON "renewal_dossier" ("purpose", "months", "status") WHERE "deleted_at" IS NULL

CREATE TRIGGER "renewal_dossier_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "name", "agreement", "purpose", "opened_on", "starts_on", "months", "ends_on", "successor", "finished_on", "abandoned_on", "reason", "note", "deleted_at" ON "renewal_dossier"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'renewal_dossier: update outside the door'); END

CREATE TRIGGER "renewal_dossier_audit_insert" AFTER INSERT ON "renewal_dossier"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'renewal_dossier', NEW."id", 'insert', NULL,
    json_object('name', NEW."name", 'agreement', NEW."agreement", 'purpose', NEW."purpose", 'opened_on', NEW."opened_on", 'starts_on', NEW."starts_on", 'months', NEW."months", 'ends_on', NEW."ends_on", 'successor', NEW."successor", 'finished_on', NEW."finished_on", 'abandoned_on', NEW."abandoned_on", 'reason', NEW."reason", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "renewal_dossier_audit_update" AFTER UPDATE OF "name", "agreement", "purpose", "opened_on", "starts_on", "months", "ends_on", "successor", "finished_on", "abandoned_on", "reason", "note", "deleted_at" ON "renewal_dossier"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'renewal_dossier', NEW."id", 'update', '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(OLD."name"), '')
        || iif(OLD."agreement" IS NOT NEW."agreement", ',"agreement":' || json_quote(OLD."agreement"), '')
        || iif(OLD."purpose" IS NOT NEW."purpose", ',"purpose":' || json_quote(OLD."purpose"), '')
        || iif(OLD."opened_on" IS NOT NEW."opened_on", ',"opened_on":' || json_quote(OLD."opened_on"), '')
        || iif(OLD."starts_on" IS NOT NEW."starts_on", ',"starts_on":' || json_quote(OLD."starts_on"), '')
        || iif(OLD."months" IS NOT NEW."months", ',"months":' || json_quote(OLD."months"), '')
        || iif(OLD."ends_on" IS NOT NEW."ends_on", ',"ends_on":' || json_quote(OLD."ends_on"), '')
        || iif(OLD."successor" IS NOT NEW."successor", ',"successor":' || json_quote(OLD."successor"), '')
        || iif(OLD."finished_on" IS NOT NEW."finished_on", ',"finished_on":' || json_quote(OLD."finished_on"), '')
        || iif(OLD."abandoned_on" IS NOT NEW."abandoned_on", ',"abandoned_on":' || json_quote(OLD."abandoned_on"), '')
        || iif(OLD."reason" IS NOT NEW."reason", ',"reason":' || json_quote(OLD."reason"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(OLD."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(OLD."deleted_at"), ''), 2) || '}',
    '{' || substr(iif(OLD."name" IS NOT NEW."name", ',"name":' || json_quote(NEW."name"), '')
        || iif(OLD."agreement" IS NOT NEW."agreement", ',"agreement":' || json_quote(NEW."agreement"), '')
        || iif(OLD."purpose" IS NOT NEW."purpose", ',"purpose":' || json_quote(NEW."purpose"), '')
        || iif(OLD."opened_on" IS NOT NEW."opened_on", ',"opened_on":' || json_quote(NEW."opened_on"), '')
        || iif(OLD."starts_on" IS NOT NEW."starts_on", ',"starts_on":' || json_quote(NEW."starts_on"), '')
        || iif(OLD."months" IS NOT NEW."months", ',"months":' || json_quote(NEW."months"), '')
        || iif(OLD."ends_on" IS NOT NEW."ends_on", ',"ends_on":' || json_quote(NEW."ends_on"), '')
        || iif(OLD."successor" IS NOT NEW."successor", ',"successor":' || json_quote(NEW."successor"), '')
        || iif(OLD."finished_on" IS NOT NEW."finished_on", ',"finished_on":' || json_quote(NEW."finished_on"), '')
        || iif(OLD."abandoned_on" IS NOT NEW."abandoned_on", ',"abandoned_on":' || json_quote(NEW."abandoned_on"), '')
        || iif(OLD."reason" IS NOT NEW."reason", ',"reason":' || json_quote(NEW."reason"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END
