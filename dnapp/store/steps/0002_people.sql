DROP TRIGGER "member_guard_insert"

DROP TRIGGER "member_guard_update"

DROP TRIGGER "member_guard_delete"

DROP TRIGGER "member_audit_insert"

DROP TRIGGER "member_audit_update"

CREATE TABLE "member_new" (
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
    "note_key" TEXT,
    "name_fold" TEXT,
    "passport_number_fold" TEXT,
    "identity_number_fold" TEXT
) STRICT

INSERT INTO "member_new" (
    "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "deleted_at",
    "pos", "delegation", "name", "position", "organisation", "rank", "nationality",
    "passport_number", "passport_expires_on", "passport_kind", "birth_on", "identity_number",
    "servant", "party_member", "committee_member", "note", "name_key", "position_key",
    "organisation_key", "rank_key", "passport_number_key", "passport_expires_on_key",
    "birth_on_key", "identity_number_key", "note_key", "name_fold", "passport_number_fold",
    "identity_number_fold"
)
SELECT
    "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "deleted_at",
    "pos", "delegation", "name", "position", "organisation", "rank", "nationality",
    "passport_number", "passport_expires_on", "passport_kind", "birth_on", "identity_number",
    "servant", "party_member", "committee_member", "note", "name_key", "position_key",
    "organisation_key", "rank_key", "passport_number_key", "passport_expires_on_key",
    "birth_on_key", "identity_number_key", "note_key", dn_fold("name"),
    dn_fold("passport_number"), dn_fold("identity_number")
FROM "member" ORDER BY "n"

DROP TABLE "member"

ALTER TABLE "member_new" RENAME TO "member"

CREATE INDEX "member__parent" ON "member" ("delegation", "pos")

CREATE INDEX "member__name_fold" ON "member" ("name_fold") WHERE "deleted_at" IS NULL AND "name_fold" <> ''

CREATE INDEX "member__nationality" ON "member" ("nationality") WHERE "deleted_at" IS NULL

CREATE INDEX "member__passport_number_fold" ON "member" ("passport_number_fold") WHERE "deleted_at" IS NULL AND "passport_number_fold" <> ''

CREATE INDEX "member__identity_number_fold" ON "member" ("identity_number_fold") WHERE "deleted_at" IS NULL AND "identity_number_fold" <> ''

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
