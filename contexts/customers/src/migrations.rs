use db::{Migration, Step};

/// The tables of customers.
pub const MIGRATIONS: &[Migration] = &[Migration {
    context: "customers",
    version: 1,
    steps: &[
        Step::Both(
            "CREATE TABLE customers_customer (
                number {key},
                kind TEXT NOT NULL,
                name TEXT NOT NULL,
                name_key TEXT NOT NULL,
                family_name TEXT,
                given_name TEXT,
                email TEXT,
                address TEXT,
                plan TEXT,
                language TEXT NOT NULL,
                since TEXT,
                needs TEXT NOT NULL,
                service_password TEXT,
                document_digits TEXT,
                version BIGINT NOT NULL,
                changed_at BIGINT NOT NULL
            )",
        ),
        // One order on both databases, and ranges that an index serves.
        Step::Postgres(
            "ALTER TABLE customers_customer
             ALTER COLUMN name TYPE TEXT COLLATE \"C\",
             ALTER COLUMN name_key TYPE TEXT COLLATE \"C\",
             ALTER COLUMN family_name TYPE TEXT COLLATE \"C\",
             ALTER COLUMN given_name TYPE TEXT COLLATE \"C\",
             ALTER COLUMN email TYPE TEXT COLLATE \"C\"",
        ),
        Step::Both("CREATE INDEX customers_by_name_key ON customers_customer (name_key, number)"),
        Step::Both("CREATE INDEX customers_by_kind ON customers_customer (kind, number)"),
        Step::Both("CREATE INDEX customers_by_name ON customers_customer (kind, name, number)"),
        Step::Both("CREATE INDEX customers_by_family ON customers_customer (family_name, number)"),
        Step::Both("CREATE INDEX customers_by_given ON customers_customer (given_name, number)"),
        Step::Both("CREATE INDEX customers_by_email ON customers_customer (email, number)"),
        Step::Both("CREATE INDEX customers_by_change ON customers_customer (changed_at, number)"),
        Step::Both(
            "CREATE TABLE customers_phone (
                customer BIGINT NOT NULL REFERENCES customers_customer (number),
                place BIGINT NOT NULL,
                phone TEXT NOT NULL,
                PRIMARY KEY (customer, place)
            )",
        ),
        Step::Postgres("ALTER TABLE customers_phone ALTER COLUMN phone TYPE TEXT COLLATE \"C\""),
        Step::Both("CREATE INDEX customers_by_phone ON customers_phone (phone, customer)"),
        // The next number that nobody has, for customers that come without one.
        Step::Both("CREATE TABLE customers_serial (id BIGINT NOT NULL PRIMARY KEY, next BIGINT NOT NULL)"),
        Step::Both("INSERT INTO customers_serial (id, next) VALUES (1, 10001)"),
        Step::Both(
            "CREATE TABLE customers_contact (
                id TEXT NOT NULL PRIMARY KEY,
                agent TEXT NOT NULL,
                channel TEXT NOT NULL,
                customer BIGINT NOT NULL REFERENCES customers_customer (number),
                opened_at BIGINT NOT NULL,
                verified_at BIGINT,
                methods TEXT NOT NULL
            )",
        ),
        Step::Both("CREATE INDEX customers_contact_by_customer ON customers_contact (customer, opened_at)"),
    ],
}];
