use db::{Error, Row, Sql, Tx};

use crate::{
    categories::{CategoryEntry, CategoryNames},
    complaint::TopClass,
};

const COLUMNS: &str = "code, parent, top_class, place, name_zh_cn, name_zh_tw, name_en, active";

/// The whole tree, in its order. It is a list that people keep by hand: hundreds of rows at most.
pub(crate) async fn all(on: &impl Sql) -> Result<Vec<CategoryEntry>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM complaints_category ORDER BY top_class, place, code LIMIT 2000");
    on.all(&sql, vec![]).await?.iter().map(read).collect()
}

pub(crate) async fn find(on: &impl Sql, code: &str) -> Result<Option<CategoryEntry>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM complaints_category WHERE code = $1");
    on.one(&sql, vec![code.into()]).await?.as_ref().map(read).transpose()
}

pub(crate) async fn put(tx: &Tx, entry: &CategoryEntry) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO complaints_category
            (code, parent, top_class, place, name_zh_cn, name_zh_tw, name_en, active)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (code) DO UPDATE SET
            parent = excluded.parent,
            place = excluded.place,
            name_zh_cn = excluded.name_zh_cn,
            name_zh_tw = excluded.name_zh_tw,
            name_en = excluded.name_en,
            active = excluded.active",
        vec![
            entry.code.as_str().into(),
            entry.parent.clone().into(),
            entry.top.name().into(),
            entry.place.into(),
            entry.name_zh_cn.clone().into(),
            entry.name_zh_tw.clone().into(),
            entry.name_en.clone().into(),
            i64::from(entry.active).into(),
        ],
    )
    .await?;
    Ok(())
}

fn read(row: &Row) -> Result<CategoryEntry, Error> {
    let code: String = row.at(0)?;
    let top: String = row.at(2)?;
    Ok(CategoryEntry {
        code: code.parse().map_err(|_| Error::Type(format!("{code:?} is no category code")))?,
        parent: row.at(1)?,
        top: TopClass::parse(&top).ok_or_else(|| Error::Type(format!("{top:?} is no top class")))?,
        place: row.at(3)?,
        name_zh_cn: row.at(4)?,
        name_zh_tw: row.at(5)?,
        name_en: row.at(6)?,
        active: row.at::<i64>(7)? != 0,
    })
}

/// The names of a joined category, whose three columns begin at `place`; `None` where the tree does not have it.
pub(crate) fn names(row: &Row, place: usize) -> Result<Option<CategoryNames>, Error> {
    let Some(zh_cn) = row.at(place)? else { return Ok(None) };
    Ok(Some(CategoryNames { zh_cn, zh_tw: row.at(place + 1)?, en: row.at(place + 2)? }))
}
