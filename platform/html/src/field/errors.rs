use std::collections::BTreeMap;

/// What is wrong with a form, by the name of the input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldErrors(BTreeMap<String, String>);

impl FieldErrors {
    /// Nothing is wrong.
    pub fn new() -> Self {
        Self::default()
    }

    /// Something is wrong with this input. The first thing said about it stands.
    pub fn add(&mut self, name: impl Into<String>, error: impl Into<String>) {
        self.0.entry(name.into()).or_insert_with(|| error.into());
    }

    /// What is wrong with this input.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, error)| (name.as_str(), error.as_str()))
    }
}
