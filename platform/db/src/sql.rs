use sea_orm::{ConnectionTrait, QueryResult, Statement, TryGetable};

use crate::{Dialect, Error, dialect_of};

/// A bound parameter: `i64`, `String`, bytes, or an `Option` of one.
pub use sea_orm::Value;

/// Something that can be asked: a database, or a transaction in it.
pub trait Sql: Sync {
    #[doc(hidden)]
    type Connection: ConnectionTrait;

    #[doc(hidden)]
    fn connection(&self) -> &Self::Connection;

    /// Which database it is.
    fn dialect(&self) -> Dialect {
        dialect_of(self.connection().get_database_backend())
    }

    /// All rows of the answer. The query carries the bound: a list without `LIMIT` is a mistake.
    fn all(&self, sql: &str, values: Vec<Value>) -> impl Future<Output = Result<Vec<Row>, Error>> + Send {
        let statement = self.statement(sql, values);
        async move {
            let rows = self.connection().query_all_raw(statement).await?;
            Ok(rows.into_iter().map(Row).collect())
        }
    }

    /// The first row of the answer.
    fn one(&self, sql: &str, values: Vec<Value>) -> impl Future<Output = Result<Option<Row>, Error>> + Send {
        let statement = self.statement(sql, values);
        async move { Ok(self.connection().query_one_raw(statement).await?.map(Row)) }
    }

    #[doc(hidden)]
    fn statement(&self, sql: &str, values: Vec<Value>) -> Statement {
        let values = values.into_iter().map(widened);
        Statement::from_sql_and_values(self.connection().get_database_backend(), sql, values)
    }
}

/// Every integer is bound with 64 bits. PostgreSQL keeps a prepared statement with the types it first saw: after a
/// bare `0`, which is 32 bits wide in Rust, the same text would refuse every `i64`, on that connection only.
fn widened(value: Value) -> Value {
    match value {
        Value::TinyInt(number) => Value::BigInt(number.map(i64::from)),
        Value::SmallInt(number) => Value::BigInt(number.map(i64::from)),
        Value::Int(number) => Value::BigInt(number.map(i64::from)),
        Value::TinyUnsigned(number) => Value::BigInt(number.map(i64::from)),
        Value::SmallUnsigned(number) => Value::BigInt(number.map(i64::from)),
        Value::Unsigned(number) => Value::BigInt(number.map(i64::from)),
        other => other,
    }
}

/// One row of an answer.
#[derive(Debug)]
pub struct Row(QueryResult);

impl Row {
    /// The column with this name: `i64`, `String`, `Vec<u8>`, or an `Option` of one.
    pub fn get<T: TryGetable>(&self, column: &str) -> Result<T, Error> {
        self.0.try_get("", column)
    }

    /// The column at this place, from 0; faster than by name.
    pub fn at<T: TryGetable>(&self, place: usize) -> Result<T, Error> {
        self.0.try_get_by_index(place)
    }
}
