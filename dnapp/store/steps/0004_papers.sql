DROP TRIGGER "delegation_guard_update"

DROP TRIGGER "delegation_audit_insert"

DROP TRIGGER "delegation_audit_update"

DROP TRIGGER "commitment_guard_update"

DROP TRIGGER "commitment_audit_insert"

DROP TRIGGER "commitment_audit_update"

ALTER TABLE "delegation" ADD COLUMN "instruction_document" TEXT

ALTER TABLE "commitment" ADD COLUMN "year" INTEGER

ALTER TABLE "commitment" ADD COLUMN "managed_by" TEXT NOT NULL DEFAULT ''

CREATE TRIGGER "delegation_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "direction", "code", "name", "countries", "starts_on", "ends_on", "headcount", "head_name", "head_position", "level", "category", "pillar", "partners", "inviter", "places", "lead_unit", "hosts", "reception_level", "purposes", "fields", "content", "border_area", "request_document", "funding", "advance", "settled", "planned", "report_document", "reported_on", "result", "instruction", "instruction_document", "officer", "cancelled_on", "cancel_reason", "note", "deleted_at" ON "delegation"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'delegation: update outside the door'); END

CREATE TRIGGER "delegation_audit_insert" AFTER INSERT ON "delegation"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'delegation', NEW."id", 'insert', NULL,
    json_object('direction', NEW."direction", 'code', NEW."code", 'name', NEW."name", 'countries', NEW."countries", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on", 'headcount', NEW."headcount", 'head_name', NEW."head_name", 'head_position', NEW."head_position", 'level', NEW."level", 'category', NEW."category", 'pillar', NEW."pillar", 'partners', NEW."partners", 'inviter', NEW."inviter", 'places', NEW."places", 'lead_unit', NEW."lead_unit", 'hosts', NEW."hosts", 'reception_level', NEW."reception_level", 'purposes', NEW."purposes", 'fields', NEW."fields", 'content', NEW."content", 'border_area', NEW."border_area", 'request_document', NEW."request_document", 'funding', NEW."funding", 'advance', NEW."advance", 'settled', NEW."settled", 'planned', NEW."planned", 'report_document', NEW."report_document", 'reported_on', NEW."reported_on", 'result', NEW."result", 'instruction', NEW."instruction", 'instruction_document', NEW."instruction_document", 'officer', NEW."officer", 'cancelled_on', NEW."cancelled_on", 'cancel_reason', NEW."cancel_reason", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "delegation_audit_update" AFTER UPDATE OF "direction", "code", "name", "countries", "starts_on", "ends_on", "headcount", "head_name", "head_position", "level", "category", "pillar", "partners", "inviter", "places", "lead_unit", "hosts", "reception_level", "purposes", "fields", "content", "border_area", "request_document", "funding", "advance", "settled", "planned", "report_document", "reported_on", "result", "instruction", "instruction_document", "officer", "cancelled_on", "cancel_reason", "note", "deleted_at" ON "delegation"
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
        || iif(OLD."instruction_document" IS NOT NEW."instruction_document", ',"instruction_document":' || json_quote(OLD."instruction_document"), '')
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
        || iif(OLD."instruction_document" IS NOT NEW."instruction_document", ',"instruction_document":' || json_quote(NEW."instruction_document"), '')
        || iif(OLD."officer" IS NOT NEW."officer", ',"officer":' || json_quote(NEW."officer"), '')
        || iif(OLD."cancelled_on" IS NOT NEW."cancelled_on", ',"cancelled_on":' || json_quote(NEW."cancelled_on"), '')
        || iif(OLD."cancel_reason" IS NOT NEW."cancel_reason", ',"cancel_reason":' || json_quote(NEW."cancel_reason"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END

CREATE TRIGGER "commitment_guard_update" BEFORE UPDATE OF "n", "id", "revision", "created_at", "created_by", "updated_at", "updated_by", "pos", "aid_project", "committed_on", "form", "year", "amount", "currency", "managed_by", "rate", "usd_rate", "rate_on", "rate_source", "document", "note", "deleted_at" ON "commitment"
WHEN NOT EXISTS (SELECT 1 FROM "open_change") OR NEW."id" IS NOT OLD."id"
    OR NEW."n" IS NOT OLD."n" OR NEW."revision" IS NOT OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'commitment: update outside the door'); END

CREATE TRIGGER "commitment_audit_insert" AFTER INSERT ON "commitment"
WHEN (SELECT "bulk" FROM "open_change") = 0
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'commitment', NEW."id", 'insert', NULL,
    json_object('pos', NEW."pos", 'aid_project', NEW."aid_project", 'committed_on', NEW."committed_on", 'form', NEW."form", 'year', NEW."year", 'amount', NEW."amount", 'currency', NEW."currency", 'managed_by', NEW."managed_by", 'rate', NEW."rate", 'usd_rate', NEW."usd_rate", 'rate_on', NEW."rate_on", 'rate_source', NEW."rate_source", 'document', NEW."document", 'note', NEW."note", 'deleted_at', NEW."deleted_at"), NEW."revision");
END

CREATE TRIGGER "commitment_audit_update" AFTER UPDATE OF "pos", "aid_project", "committed_on", "form", "year", "amount", "currency", "managed_by", "rate", "usd_rate", "rate_on", "rate_source", "document", "note", "deleted_at" ON "commitment"
BEGIN
INSERT INTO "audit" ("change", "pos", "tbl", "row_id", "op", "old", "new", "revision")
VALUES ((SELECT "change" FROM "open_change"),
    (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") - (SELECT "base" FROM "open_change"), 'commitment', NEW."id", 'update', '{' || substr(iif(OLD."pos" IS NOT NEW."pos", ',"pos":' || json_quote(OLD."pos"), '')
        || iif(OLD."aid_project" IS NOT NEW."aid_project", ',"aid_project":' || json_quote(OLD."aid_project"), '')
        || iif(OLD."committed_on" IS NOT NEW."committed_on", ',"committed_on":' || json_quote(OLD."committed_on"), '')
        || iif(OLD."form" IS NOT NEW."form", ',"form":' || json_quote(OLD."form"), '')
        || iif(OLD."year" IS NOT NEW."year", ',"year":' || json_quote(OLD."year"), '')
        || iif(OLD."amount" IS NOT NEW."amount", ',"amount":' || json_quote(OLD."amount"), '')
        || iif(OLD."currency" IS NOT NEW."currency", ',"currency":' || json_quote(OLD."currency"), '')
        || iif(OLD."managed_by" IS NOT NEW."managed_by", ',"managed_by":' || json_quote(OLD."managed_by"), '')
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
        || iif(OLD."year" IS NOT NEW."year", ',"year":' || json_quote(NEW."year"), '')
        || iif(OLD."amount" IS NOT NEW."amount", ',"amount":' || json_quote(NEW."amount"), '')
        || iif(OLD."currency" IS NOT NEW."currency", ',"currency":' || json_quote(NEW."currency"), '')
        || iif(OLD."managed_by" IS NOT NEW."managed_by", ',"managed_by":' || json_quote(NEW."managed_by"), '')
        || iif(OLD."rate" IS NOT NEW."rate", ',"rate":' || json_quote(NEW."rate"), '')
        || iif(OLD."usd_rate" IS NOT NEW."usd_rate", ',"usd_rate":' || json_quote(NEW."usd_rate"), '')
        || iif(OLD."rate_on" IS NOT NEW."rate_on", ',"rate_on":' || json_quote(NEW."rate_on"), '')
        || iif(OLD."rate_source" IS NOT NEW."rate_source", ',"rate_source":' || json_quote(NEW."rate_source"), '')
        || iif(OLD."document" IS NOT NEW."document", ',"document":' || json_quote(NEW."document"), '')
        || iif(OLD."note" IS NOT NEW."note", ',"note":' || json_quote(NEW."note"), '')
        || iif(OLD."deleted_at" IS NOT NEW."deleted_at", ',"deleted_at":' || json_quote(NEW."deleted_at"), ''), 2) || '}', NEW."revision");
END
