"""The tables that no record type calls for: trail, search, drafts, kept files, and their guards."""

FIXED = """\
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

CREATE TABLE "kept_file" (
    "n" INTEGER PRIMARY KEY,
    "owner" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content" BLOB NOT NULL,
    "digest" TEXT NOT NULL
) STRICT

CREATE UNIQUE INDEX "kept_file_owner" ON "kept_file" ("owner", "name")

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

CREATE TRIGGER "kept_file_guard_insert" BEFORE INSERT ON "kept_file"
WHEN NOT EXISTS (SELECT 1 FROM "open_change")
BEGIN SELECT RAISE(ABORT, 'kept_file: no open change'); END

CREATE TRIGGER "kept_file_guard_update" BEFORE UPDATE ON "kept_file"
BEGIN SELECT RAISE(ABORT, 'kept_file: kept as it is'); END

CREATE TRIGGER "kept_file_guard_delete" BEFORE DELETE ON "kept_file"
BEGIN SELECT RAISE(ABORT, 'kept_file: kept as it is'); END"""
