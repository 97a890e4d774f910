use db::{Migration, Step};

/// The tables of people.
pub const MIGRATIONS: &[Migration] = &[Migration {
    context: "people",
    version: 1,
    steps: &[
        Step::Both(
            "CREATE TABLE people_department (
                code TEXT NOT NULL PRIMARY KEY,
                name_zh_cn TEXT NOT NULL,
                name_zh_tw TEXT,
                name_en TEXT
            )",
        ),
        Step::Both(
            "CREATE TABLE people_team (
                code TEXT NOT NULL PRIMARY KEY,
                department TEXT NOT NULL REFERENCES people_department (code),
                name_zh_cn TEXT NOT NULL,
                name_zh_tw TEXT,
                name_en TEXT
            )",
        ),
        Step::Both(
            "CREATE TABLE people_staff (
                number TEXT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                department TEXT NOT NULL REFERENCES people_department (code),
                team TEXT REFERENCES people_team (code),
                roles TEXT NOT NULL,
                authority BIGINT NOT NULL,
                language TEXT NOT NULL,
                active BIGINT NOT NULL,
                password TEXT
            )",
        ),
        Step::Both("CREATE INDEX people_staff_by_department ON people_staff (department, active, number)"),
        Step::Both("CREATE INDEX people_staff_by_activity ON people_staff (active, number)"),
        Step::Both(
            "CREATE TABLE people_session (
                digest {bytes} NOT NULL PRIMARY KEY,
                staff TEXT NOT NULL REFERENCES people_staff (number),
                device TEXT NOT NULL,
                opened_at BIGINT NOT NULL,
                seen_at BIGINT NOT NULL,
                ends_at BIGINT NOT NULL
            )",
        ),
        Step::Both("CREATE INDEX people_session_by_staff ON people_session (staff, opened_at)"),
        Step::Both("CREATE INDEX people_session_by_end ON people_session (ends_at)"),
        Step::Both(
            "CREATE TABLE people_token (
                name TEXT NOT NULL PRIMARY KEY,
                digest {bytes} NOT NULL UNIQUE,
                scopes TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                created_by TEXT NOT NULL,
                used_at BIGINT,
                revoked_at BIGINT
            )",
        ),
        Step::Both(
            "CREATE TABLE people_attempt (
                subject TEXT NOT NULL PRIMARY KEY,
                count BIGINT NOT NULL,
                ends_at BIGINT NOT NULL
            )",
        ),
        Step::Both("CREATE INDEX people_attempt_by_end ON people_attempt (ends_at)"),
    ],
}];
