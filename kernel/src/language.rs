use serde::{Deserialize, Serialize};

/// A language that pages, notices and refusals speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// 简体中文.
    #[default]
    #[serde(rename = "zh-CN")]
    ZhCn,
    /// 繁體中文.
    #[serde(rename = "zh-TW")]
    ZhTw,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Language {
    /// All of them, in the order menus show them.
    pub const ALL: [Self; 3] = [Self::ZhCn, Self::ZhTw, Self::En];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::ZhTw => "zh-TW",
            Self::En => "en",
        }
    }

    /// The language's own name for itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ZhCn => "简体中文",
            Self::ZhTw => "繁體中文",
            Self::En => "English",
        }
    }

    /// The language with exactly this tag.
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(tag))
    }

    /// The first of ours that an `Accept-Language` header names, in the header's own order.
    ///
    /// ```
    /// # use kernel::Language;
    /// assert_eq!(Language::accepted("fr, zh-Hant;q=0.9, en;q=0.8"), Some(Language::ZhTw));
    /// ```
    pub fn accepted(header: &str) -> Option<Self> {
        header.split(',').find_map(|range| {
            let tag = range.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
            match tag.as_str() {
                "zh-tw" | "zh-hk" | "zh-mo" => Some(Self::ZhTw),
                tag if tag.starts_with("zh-hant") => Some(Self::ZhTw),
                tag if tag == "zh" || tag.starts_with("zh-") => Some(Self::ZhCn),
                tag if tag == "en" || tag.starts_with("en-") => Some(Self::En),
                _ => None,
            }
        })
    }
}
