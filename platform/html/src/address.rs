use std::fmt;

/// A path on this server with its query, to change one parameter and keep the others.
///
/// ```
/// # use html::Address;
/// let list = Address::parse("/complaints?state=open&sort=due&after=xyz");
/// assert_eq!(list.with("sort", "-due").without("after").to_string(), "/complaints?state=open&sort=-due");
/// assert_eq!(Address::parse("//evil.example/x").to_string(), "/");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    path: String,
    query: Vec<(String, String)>,
}

impl Address {
    /// Reads a path and query as requested. What is not a path on this server becomes `/`.
    pub fn parse(text: &str) -> Self {
        let text = text.split('#').next().unwrap_or_default();
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let path = if is_local(path) { path.to_owned() } else { "/".to_owned() };
        let query = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        Self { path, query }
    }

    /// The path.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The first value of a parameter.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The parameters in their order.
    pub fn query(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// The address with this parameter set to one value.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        match self.query.iter_mut().find(|(key, _)| key == name) {
            Some(found) => value.clone_into(&mut found.1),
            None => self.query.push((name.to_owned(), value.to_owned())),
        }
        self
    }

    /// The address without this parameter.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.query.retain(|(key, _)| key != name);
        self
    }
}

/// A browser sends paths in ASCII. `//host`, `/\host` and `javascript:` lead elsewhere; a control character splits a header.
fn is_local(path: &str) -> bool {
    let mut chars = path.chars();
    chars.next() == Some('/')
        && !matches!(chars.next(), Some('/' | '\\'))
        && path.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        if !self.query.is_empty() {
            let mut query = form_urlencoded::Serializer::new(String::new());
            query.extend_pairs(&self.query);
            write!(f, "?{}", query.finish())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_elsewhere_becomes_the_front_page() {
        for text in [
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "javascript:alert(1)",
            "",
            "x",
            "/a\r\nb",
        ] {
            assert_eq!(Address::parse(text).path(), "/", "{text:?}");
        }
    }

    #[test]
    fn chinese_values_survive() {
        let address = Address::parse("/search").with("q", "光猫 & 宽带");
        assert_eq!(Address::parse(&address.to_string()).get("q"), Some("光猫 & 宽带"));
    }
}
