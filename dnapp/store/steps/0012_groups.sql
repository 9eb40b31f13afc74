CREATE INDEX "delegation__groups" ON "delegation" ("direction", "starts_on_key", "level", "pillar", "reception_level", "planned", "status", "headcount", "ends_on", "countries", "purposes", "fields") WHERE "deleted_at" IS NULL AND "cancelled_on" IS NULL

CREATE INDEX "disbursement__project_days" ON "disbursement" ("aid_project", "paid_on_key") WHERE "deleted_at" IS NULL AND "amount" IS NOT NULL
