use db::{Migration, Step};

/// The tables of the TM Forum face.
pub const MIGRATIONS: &[Migration] = &[Migration {
    context: "tmf",
    version: 1,
    steps: &[
        Step::Both(
            "CREATE TABLE tmf_idempotency (
                client TEXT NOT NULL,
                request_key TEXT NOT NULL,
                digest TEXT NOT NULL,
                resource TEXT NOT NULL,
                at BIGINT NOT NULL,
                PRIMARY KEY (client, request_key)
            )",
        ),
        Step::Both("CREATE INDEX tmf_idempotency_by_age ON tmf_idempotency (at)"),
        Step::Both(
            "CREATE TABLE tmf_hub (
                id TEXT NOT NULL PRIMARY KEY,
                api TEXT NOT NULL,
                edition TEXT NOT NULL,
                client TEXT NOT NULL,
                callback TEXT NOT NULL,
                query TEXT NOT NULL,
                secret {bytes} NOT NULL,
                created_at BIGINT NOT NULL,
                seq BIGINT NOT NULL,
                due_at BIGINT NOT NULL,
                leased_until BIGINT NOT NULL,
                lease TEXT NOT NULL,
                failures BIGINT NOT NULL,
                problem TEXT,
                given_up_at BIGINT
            )",
        ),
        Step::Both("CREATE INDEX tmf_hub_by_client ON tmf_hub (client, api)"),
        Step::Both("CREATE INDEX tmf_hub_by_due ON tmf_hub (api, due_at)"),
    ],
}];
