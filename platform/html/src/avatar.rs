use maud::{Markup, Render, html};

/// A person as a small disc with the beginning of the name.
#[derive(Debug, Clone)]
pub struct Avatar {
    name: String,
    presence: Option<Presence>,
}

/// What a person on the same page is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Looking.
    Viewing,
    /// Writing.
    Editing,
}

impl Avatar {
    /// The disc of a person with this name.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), presence: None }
    }

    /// With a ring that says what the person does here; `words` say the same.
    #[must_use]
    pub fn presence(mut self, presence: Presence) -> Self {
        self.presence = Some(presence);
        self
    }

    /// The given name of a Chinese name (its last two characters), the initials of others.
    fn initials(&self) -> String {
        let name = self.name.trim();
        if !name.is_ascii() {
            let skip = name.chars().count().saturating_sub(2);
            return name.chars().skip(skip).collect();
        }
        name.split_whitespace()
            .filter_map(|word| word.chars().next())
            .take(2)
            .collect::<String>()
            .to_uppercase()
    }

    /// One of eight hues, the same for a name every time (FNV-1a).
    fn hue(&self) -> u32 {
        self.name.bytes().fold(0x811c_9dc5_u32, |hash, b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193)) % 8
    }
}

impl Render for Avatar {
    fn render(&self) -> Markup {
        let presence = match self.presence {
            None => "",
            Some(Presence::Viewing) => "k-viewing",
            Some(Presence::Editing) => "k-editing",
        };
        html! {
            span.k-avatar.{ "k-hue-" (self.hue()) }.(presence) title=(self.name) aria-hidden="true" { (self.initials()) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disc_shows_what_people_call_each_other() {
        let check = |name, shown| assert_eq!(Avatar::new(name).initials(), shown);
        check("王强", "王强");
        check("欧阳娜娜", "娜娜");
        check("ada king lovelace", "AK");
        check("", "");
    }
}
