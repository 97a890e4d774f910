//! The tree below the five top classes, which the department keeps itself.

use db::{Sql, Tx};
use kernel::{Clause, Deed, Language, Refusal};
use serde_json::json;

use crate::{
    Error,
    complaint::{Category, CategoryCode, TopClass},
    store,
};

/// One entry of the category tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryEntry {
    /// Its code.
    pub code: CategoryCode,
    /// The entry above it; `None` right below the top class.
    pub parent: Option<String>,
    /// Its top class. Never changes: figures by class would change with it.
    pub top: TopClass,
    /// Its place among its siblings.
    pub place: i64,
    /// Its name in simplified Chinese.
    pub name_zh_cn: String,
    /// Its name in traditional Chinese.
    pub name_zh_tw: String,
    /// Its name in English.
    pub name_en: String,
    /// New complaints may use it.
    pub active: bool,
}

impl CategoryEntry {
    /// Its name in a language.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::ZhCn => &self.name_zh_cn,
            Language::ZhTw => &self.name_zh_tw,
            Language::En => &self.name_en,
        }
    }
}

/// What a category is called, beside the complaint that is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryNames {
    /// In simplified Chinese.
    pub zh_cn: String,
    /// In traditional Chinese.
    pub zh_tw: String,
    /// In English.
    pub en: String,
}

impl CategoryNames {
    /// In a language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::ZhCn => &self.zh_cn,
            Language::ZhTw => &self.zh_tw,
            Language::En => &self.en,
        }
    }
}

/// The whole tree in its order.
pub async fn categories(on: &impl Sql) -> Result<Vec<CategoryEntry>, Error> {
    Ok(store::categories::all(on).await?)
}

/// The category with this code, if the tree has it and it is in use.
pub async fn category(on: &impl Sql, code: &str) -> Result<Option<Category>, Error> {
    let entry = store::categories::find(on, code).await?;
    Ok(entry.filter(|e| e.active).map(|e| Category { top: e.top, code: e.code }))
}

/// Adds an entry or changes its names, place and use. Its top class stays.
pub async fn keep_category(tx: &Tx, deed: &Deed, entry: CategoryEntry) -> Result<(), Error> {
    let rule = |rule| Refusal::conflict(rule, Clause::of("4.2.2(1)")).with("code", &entry.code);
    if let Some(known) = store::categories::find(tx, entry.code.as_str()).await?
        && known.top != entry.top
    {
        return Err(rule("category-keeps-its-class").with("class", known.top.name()).into());
    }
    if [&entry.name_zh_cn, &entry.name_zh_tw, &entry.name_en].iter().any(|name| name.trim().is_empty()) {
        return Err(rule("category-without-name").into());
    }
    store::categories::put(tx, &entry).await?;
    let body = json!({ "top": entry.top.name(), "name": entry.name_zh_cn, "active": entry.active });
    let recorded = journal::Entry {
        context: "complaints",
        subject: format!("category:{}", entry.code),
        event: "category-kept",
        clause: Some(Clause::of("4.2.2(1)")),
        body,
    };
    journal::record(tx, deed, recorded).await?;
    Ok(())
}

#[derive(serde::Deserialize)]
struct TreeFile {
    category: Vec<TreeEntry>,
}

#[derive(serde::Deserialize)]
struct TreeEntry {
    top: TopClass,
    code: CategoryCode,
    names: [String; 3],
}

/// Gives a department that has no category tree the one to start with.
///
/// # Panics
/// Never: the file that comes with the program is read by a test.
pub async fn plant_categories(tx: &Tx, deed: &Deed) -> Result<(), Error> {
    if !store::categories::all(tx).await?.is_empty() {
        return Ok(());
    }
    let file: TreeFile = toml::from_str(include_str!("../categories.toml"))
        .expect("categories.toml is part of the program and tested");
    for (place, entry) in (0..).zip(file.category) {
        let [name_zh_cn, name_zh_tw, name_en] = entry.names;
        let (code, top) = (entry.code, entry.top);
        let entry =
            CategoryEntry { code, parent: None, top, place, name_zh_cn, name_zh_tw, name_en, active: true };
        keep_category(tx, deed, entry).await?;
    }
    Ok(())
}
