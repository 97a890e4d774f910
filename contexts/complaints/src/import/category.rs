use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    MappingInvalid, Surroundings,
    template::{BoundTemplate, Slots, Template, Values},
};
use crate::complaint::Category;

/// How a complaint's category is told.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CategoryOf {
    from: Template,
    /// What the former system's own category stands for.
    #[serde(default)]
    map: BTreeMap<String, String>,
    /// Words to look for, in order; the first that is found decides.
    #[serde(default)]
    rules: Vec<Keywords>,
    /// Where neither tells.
    otherwise: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Keywords {
    any: Vec<String>,
    category: String,
}

/// The same, with every code found in the category tree.
#[derive(Debug, Clone)]
pub(super) struct BoundCategory {
    from: BoundTemplate,
    map: BTreeMap<String, Category>,
    rules: Vec<(Vec<String>, Category)>,
    otherwise: Option<Category>,
    all: BTreeMap<String, Category>,
}

/// A text that names no category of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoCategory(pub(super) String);

impl CategoryOf {
    pub(super) fn bind(
        &self,
        slots: &Slots,
        surroundings: &Surroundings,
    ) -> Result<BoundCategory, MappingInvalid> {
        let find = |code: &String| {
            let known = surroundings.categories.get(code).cloned();
            known.ok_or_else(|| MappingInvalid::NoCategory { code: code.clone() })
        };
        let map = self.map.iter().map(|(word, code)| Ok((word.clone(), find(code)?)));
        let rules = self.rules.iter().map(|rule| {
            let words = rule.any.iter().map(|word| word.to_lowercase()).filter(|word| !word.is_empty());
            Ok((words.collect(), find(&rule.category)?))
        });
        Ok(BoundCategory {
            from: self.from.bind(slots)?,
            map: map.collect::<Result<_, _>>()?,
            rules: rules.collect::<Result<_, _>>()?,
            otherwise: self.otherwise.as_ref().map(find).transpose()?,
            all: surroundings.categories.clone(),
        })
    }
}

impl BoundCategory {
    /// The category of a row; `None` where nothing tells it.
    pub(super) fn of(&self, row: Values<'_>) -> Result<Option<Category>, NoCategory> {
        let Some(text) = self.from.render(row) else { return Ok(self.otherwise.clone()) };
        if let Some(category) = self.map.get(&text) {
            return Ok(Some(category.clone()));
        }
        if self.map.is_empty() && self.rules.is_empty() {
            // The table has our own codes.
            let known = self.all.get(&text).or(self.otherwise.as_ref()).cloned();
            return known.map(Some).ok_or(NoCategory(text));
        }
        let text = text.to_lowercase();
        let found = self.rules.iter().find(|(words, _)| words.iter().any(|word| mentions(&text, word)));
        Ok(found.map(|(_, category)| category).or(self.otherwise.as_ref()).cloned())
    }
}

/// Whether a word stands in a text: Latin ones at the beginning of a word (`bill` in "billing", not in
/// "waybill"), Chinese ones anywhere.
fn mentions(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let first = word.chars().next();
        !(before.is_some_and(is_letter) && first.is_some_and(is_letter))
    })
}

/// A letter or digit of a script that is written with spaces between words.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && u32::from(c) < 0x2E80
}
