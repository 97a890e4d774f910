use db::{Migration, Step};

/// The tables of this context.
///
/// A complaint is one document; the columns beside it are what lists, counts and figures look at, each one
/// derived from the document when it is saved. Every list has its index.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        context: "complaints",
        version: 1,
        steps: &[
            Step::Both(
                "CREATE TABLE complaints_complaint (
                number {key},
                version BIGINT NOT NULL,
                state TEXT NOT NULL,
                open BIGINT NOT NULL,
                owner TEXT NOT NULL,
                handover_to TEXT,
                department TEXT,
                category TEXT NOT NULL,
                top_class TEXT NOT NULL,
                channel TEXT NOT NULL,
                arrival TEXT NOT NULL,
                customer TEXT,
                phone TEXT,
                place TEXT,
                title TEXT NOT NULL,
                accepted_at BIGINT NOT NULL,
                judged_at BIGINT,
                dispatched_at BIGINT,
                answered_at BIGINT,
                ended_at BIGINT,
                original_due BIGINT NOT NULL,
                due_at BIGINT NOT NULL,
                statutory_due BIGINT NOT NULL,
                next_alarm BIGINT,
                provisional BIGINT NOT NULL,
                approval_waits BIGINT NOT NULL,
                transfers BIGINT NOT NULL,
                extensions BIGINT NOT NULL,
                extensions_announced BIGINT NOT NULL,
                extended_at BIGINT,
                told_at BIGINT,
                review TEXT,
                first_opinion TEXT,
                chases BIGINT NOT NULL,
                attempts BIGINT NOT NULL,
                escalated BIGINT NOT NULL,
                opinion TEXT,
                root_cause TEXT,
                repeat_of BIGINT,
                mass BIGINT,
                appealed_at BIGINT,
                imported_from TEXT,
                changed_at BIGINT NOT NULL,
                document TEXT NOT NULL
            )",
            ),
            Step::Both("CREATE INDEX complaints_open_due ON complaints_complaint (open, due_at, number)"),
            Step::Both("CREATE INDEX complaints_owner ON complaints_complaint (owner, open, due_at, number)"),
            Step::Both(
                "CREATE INDEX complaints_department ON complaints_complaint (department, open, due_at, number)",
            ),
            Step::Both("CREATE INDEX complaints_state ON complaints_complaint (state, due_at, number)"),
            Step::Both("CREATE INDEX complaints_due ON complaints_complaint (due_at, number)"),
            Step::Both("CREATE INDEX complaints_original_due ON complaints_complaint (original_due)"),
            Step::Both("CREATE INDEX complaints_accepted ON complaints_complaint (accepted_at, number)"),
            Step::Both("CREATE INDEX complaints_ended ON complaints_complaint (ended_at)"),
            Step::Both(
                "CREATE INDEX complaints_by_category ON complaints_complaint (category, accepted_at, number)",
            ),
            Step::Both("CREATE INDEX complaints_phone ON complaints_complaint (phone, accepted_at)"),
            Step::Both("CREATE INDEX complaints_customer ON complaints_complaint (customer, accepted_at)"),
            Step::Both("CREATE INDEX complaints_changed ON complaints_complaint (changed_at, number)"),
            Step::Both(
                "CREATE INDEX complaints_handover ON complaints_complaint (handover_to, due_at, number)
             WHERE handover_to IS NOT NULL",
            ),
            Step::Both(
                "CREATE INDEX complaints_approval ON complaints_complaint (approval_waits, due_at, number)
             WHERE approval_waits > 0",
            ),
            Step::Both(
                "CREATE INDEX complaints_alarm ON complaints_complaint (next_alarm) WHERE next_alarm IS NOT NULL",
            ),
            Step::Both(
                "CREATE INDEX complaints_mass ON complaints_complaint (mass, number) WHERE mass IS NOT NULL",
            ),
            Step::Both(
                "CREATE INDEX complaints_escalated ON complaints_complaint (escalated, open, due_at, number)
             WHERE escalated > 0",
            ),
            Step::Both(
                "CREATE INDEX complaints_provisional ON complaints_complaint (provisional, open)
             WHERE provisional > 0",
            ),
            Step::Both(
                "CREATE TABLE complaints_serial (day BIGINT NOT NULL PRIMARY KEY, serial BIGINT NOT NULL)",
            ),
            Step::Both(
                "CREATE TABLE complaints_import (
                source TEXT NOT NULL,
                id TEXT NOT NULL,
                number BIGINT NOT NULL,
                PRIMARY KEY (source, id)
            )",
            ),
            Step::Both(
                "CREATE TABLE complaints_category (
                code TEXT NOT NULL PRIMARY KEY,
                parent TEXT,
                top_class TEXT NOT NULL,
                place BIGINT NOT NULL,
                name_zh_cn TEXT NOT NULL,
                name_zh_tw TEXT NOT NULL,
                name_en TEXT NOT NULL,
                active BIGINT NOT NULL
            )",
            ),
            Step::Both(
                "CREATE TABLE complaints_file (digest TEXT NOT NULL PRIMARY KEY, content {bytes} NOT NULL)",
            ),
            Step::Both(
                "CREATE TABLE complaints_draft (
                staff TEXT NOT NULL,
                place TEXT NOT NULL,
                text TEXT NOT NULL,
                saved_at BIGINT NOT NULL,
                PRIMARY KEY (staff, place)
            )",
            ),
            Step::Both(
                "CREATE TABLE complaints_presence (
                number BIGINT NOT NULL,
                staff TEXT NOT NULL,
                mode TEXT NOT NULL,
                seen_at BIGINT NOT NULL,
                PRIMARY KEY (number, staff)
            )",
            ),
            Step::Both(
                "CREATE TABLE complaints_view (
                staff TEXT NOT NULL,
                name TEXT NOT NULL,
                query TEXT NOT NULL,
                PRIMARY KEY (staff, name)
            )",
            ),
            Step::Both(
                "CREATE TABLE complaints_visit (
                token TEXT NOT NULL PRIMARY KEY,
                number BIGINT NOT NULL,
                expires_at BIGINT NOT NULL
            )",
            ),
            Step::Sqlite(
                "CREATE VIRTUAL TABLE complaints_search
             USING fts5(terms, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')",
            ),
            Step::Postgres(
                "CREATE TABLE complaints_search (number BIGINT NOT NULL PRIMARY KEY, terms TSVECTOR NOT NULL)",
            ),
            Step::Postgres("CREATE INDEX complaints_search_terms ON complaints_search USING GIN (terms)"),
        ],
    },
    Migration {
        context: "complaints",
        version: 2,
        steps: &[
            Step::Both("ALTER TABLE complaints_complaint ADD COLUMN severity TEXT NOT NULL DEFAULT 'minor'"),
            Step::Both(
                "ALTER TABLE complaints_complaint ADD COLUMN ticket_status TEXT NOT NULL DEFAULT 'acknowledged'",
            ),
            Step::Both(
                "ALTER TABLE complaints_complaint ADD COLUMN ticket_status_at BIGINT NOT NULL DEFAULT 0",
            ),
            Step::Both("ALTER TABLE complaints_complaint ADD COLUMN resolved_at BIGINT"),
            // What was stored before; holds of department clocks were not counted in columns then.
            Step::Both(
                "UPDATE complaints_complaint
             SET ticket_status = CASE state
                     WHEN 'accepted' THEN 'acknowledged'
                     WHEN 'not-valid' THEN 'rejected'
                     WHEN 'answered' THEN 'resolved'
                     WHEN 'closed' THEN 'closed'
                     WHEN 'closed-elsewhere' THEN 'closed'
                     ELSE 'inProgress'
                 END,
                 ticket_status_at = COALESCE(ended_at, answered_at, judged_at, accepted_at),
                 resolved_at = CASE WHEN open = 1 AND state <> 'answered' THEN NULL
                     ELSE COALESCE(answered_at, ended_at) END",
            ),
            Step::Both(
                "CREATE INDEX complaints_ticket_status ON complaints_complaint (ticket_status, number)",
            ),
            Step::Both("CREATE INDEX complaints_import_number ON complaints_import (number)"),
        ],
    },
    Migration {
        context: "complaints",
        version: 3,
        steps: &[
            // Visits last hours: none is worth carrying over.
            Step::Both("DROP TABLE complaints_visit"),
            Step::Both(
                "CREATE TABLE complaints_visit (
                token TEXT NOT NULL PRIMARY KEY,
                number BIGINT NOT NULL,
                opened_at BIGINT NOT NULL,
                used_at BIGINT NOT NULL,
                ends_at BIGINT NOT NULL
            )",
            ),
            Step::Both("CREATE INDEX complaints_visit_end ON complaints_visit (ends_at)"),
        ],
    },
    Migration {
        context: "complaints",
        version: 4,
        steps: &[Step::Both(
            "CREATE INDEX complaints_of_customer ON complaints_complaint (customer, number)
             WHERE customer IS NOT NULL",
        )],
    },
    Migration {
        context: "complaints",
        version: 5,
        steps: &[Step::Both("ALTER TABLE complaints_import ADD COLUMN content TEXT")],
    },
    Migration {
        context: "complaints",
        version: 6,
        steps: &[Step::Both(
            "CREATE TABLE complaints_root_cause (
                code TEXT NOT NULL PRIMARY KEY,
                place BIGINT NOT NULL,
                name_zh_cn TEXT NOT NULL,
                name_zh_tw TEXT NOT NULL,
                name_en TEXT NOT NULL,
                active BIGINT NOT NULL
            )",
        )],
    },
];
