use db::{Error, Row, Sql, Tx};

use crate::{CategoryNames, root_causes::RootCause};

const COLUMNS: &str = "code, place, name_zh_cn, name_zh_tw, name_en, active";

/// The whole list, in its order. People keep it by hand: hundreds of rows at most.
pub(crate) async fn all(on: &impl Sql) -> Result<Vec<RootCause>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM complaints_root_cause ORDER BY place, code LIMIT 2000");
    on.all(&sql, vec![]).await?.iter().map(read).collect()
}

pub(crate) async fn find(on: &impl Sql, code: &str) -> Result<Option<RootCause>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM complaints_root_cause WHERE code = $1");
    on.one(&sql, vec![code.into()]).await?.as_ref().map(read).transpose()
}

pub(crate) async fn put(tx: &Tx, cause: &RootCause) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO complaints_root_cause (code, place, name_zh_cn, name_zh_tw, name_en, active)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (code) DO UPDATE SET
            place = excluded.place,
            name_zh_cn = excluded.name_zh_cn,
            name_zh_tw = excluded.name_zh_tw,
            name_en = excluded.name_en,
            active = excluded.active",
        vec![
            cause.code.as_str().into(),
            cause.place.into(),
            cause.names.zh_cn.as_str().into(),
            cause.names.zh_tw.as_str().into(),
            cause.names.en.as_str().into(),
            i64::from(cause.active).into(),
        ],
    )
    .await?;
    Ok(())
}

fn read(row: &Row) -> Result<RootCause, Error> {
    Ok(RootCause {
        code: row.at(0)?,
        place: row.at(1)?,
        names: CategoryNames { zh_cn: row.at(2)?, zh_tw: row.at(3)?, en: row.at(4)? },
        active: row.at::<i64>(5)? != 0,
    })
}
