use html::{Address, Choice, Field, FilterBar, Markup, Page};
use kernel::{ClauseKind, Language};

use super::{Standing, State};

/// The chapters of the standard.
pub(super) const CHAPTERS: std::ops::RangeInclusive<u8> = 1..=12;

pub(super) const KINDS: [ClauseKind; 5] =
    [ClauseKind::Record, ClauseKind::Enforce, ClauseKind::Measure, ClauseKind::Publish, ClauseKind::Train];

/// Which clauses the address asks for; what it cannot read, it leaves out.
#[derive(Debug, Clone, Default)]
pub(super) struct Wanted {
    pub(super) state: Option<State>,
    pub(super) record: Option<OnRecord>,
    chapter: Option<u8>,
    kind: Option<ClauseKind>,
    text: String,
}

/// What the journal holds for a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OnRecord {
    /// Evidence of any sort.
    Evidence,
    /// A refusal.
    Refusals,
}

impl OnRecord {
    pub(super) const ALL: [Self; 2] = [Self::Evidence, Self::Refusals];

    /// What stands in the address; also the end of the key of its words.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Refusals => "refusals",
        }
    }

    fn of(self, row: &Standing) -> bool {
        match self {
            Self::Evidence => row.evidence > 0,
            Self::Refusals => row.refusals > 0,
        }
    }
}

impl Wanted {
    pub(super) fn read(address: &Address) -> Self {
        let named = |name| address.get(name).unwrap_or_default();
        Self {
            state: State::ALL.into_iter().find(|state| state.name() == named("state")),
            record: OnRecord::ALL.into_iter().find(|record| record.name() == named("record")),
            chapter: named("chapter").parse().ok().filter(|chapter| CHAPTERS.contains(chapter)),
            kind: KINDS.into_iter().find(|kind| kind_name(*kind) == named("kind")),
            text: named("q").trim().to_owned(),
        }
    }

    pub(super) fn in_state(&self, state: Option<State>) -> Self {
        Self { state, ..self.clone() }
    }

    pub(super) fn with_record(&self, record: Option<OnRecord>) -> Self {
        Self { record, ..self.clone() }
    }

    pub(super) fn admits(&self, row: &Standing) -> bool {
        self.state.is_none_or(|state| row.state == state)
            && self.record.is_none_or(|record| record.of(row))
            && self.chapter.is_none_or(|chapter| row.chapter() == Some(chapter))
            && self.kind.is_none_or(|kind| row.entry().kind == kind)
            && self.finds(row)
    }

    /// The words that are looked for, in small letters.
    pub(super) fn terms(&self) -> Vec<String> {
        self.text.split_whitespace().map(str::to_lowercase).collect()
    }

    /// Whether all words are in the clause, in whatever language they are. A number is the clause's, or begins it.
    fn finds(&self, row: &Standing) -> bool {
        let entry = row.entry();
        let in_words = |term: &str| {
            Language::ALL.into_iter().any(|language| {
                let words =
                    [entry.title(language), entry.text(language)].into_iter().chain(entry.refuse(language));
                words.into_iter().any(|words| words.to_lowercase().contains(term))
            })
        };
        self.terms().iter().all(|term| entry.id.to_lowercase().starts_with(term) || in_words(term))
    }

    fn active(&self) -> usize {
        let conditions = [
            self.state.is_some(),
            self.record.is_some(),
            self.chapter.is_some(),
            self.kind.is_some(),
            !self.text.is_empty(),
        ];
        conditions.into_iter().filter(|&is| is).count()
    }

    /// The form that sets the conditions.
    pub(super) fn markup(&self, page: &Page) -> Markup {
        let select = |name: &str, key: &str, choices: Vec<Choice>, chosen: &str| {
            let mut all = vec![Choice::new("", page.t("standard-any"))];
            all.extend(choices);
            Field::select(name, page.t(key), all).value(chosen).markup(page)
        };
        let choice = |value: &str, key: String| Choice::new(value, page.t(&key));
        let chapters = CHAPTERS.map(|n| choice(&n.to_string(), format!("standard-chapter-{n}")));
        let kinds = KINDS.map(kind_name).map(|name| choice(name, format!("standard-kind-{name}")));
        let states = State::ALL.map(State::name).map(|name| choice(name, format!("standard-{name}")));
        let records =
            OnRecord::ALL.map(OnRecord::name).map(|name| choice(name, format!("standard-with-{name}")));
        let chapter = self.chapter.map(|chapter| chapter.to_string()).unwrap_or_default();
        let text = Field::text("q", page.t("standard-search")).placeholder(page.t("standard-search-hint"));
        FilterBar::new(vec![
            text.length_max(100).value(&self.text).markup(page),
            select("chapter", "standard-chapter", chapters.collect(), &chapter),
            select("state", "standard-state", states.into(), self.state.map_or("", State::name)),
            select("kind", "standard-kind", kinds.into(), self.kind.map_or("", kind_name)),
            select("record", "standard-record", records.into(), self.record.map_or("", OnRecord::name)),
        ])
        .active(self.active())
        .keep(vec![])
        .markup(page)
    }
}

/// The name of a kind, as the register and the address have it; also the end of the key of its words.
pub(super) const fn kind_name(kind: ClauseKind) -> &'static str {
    match kind {
        ClauseKind::Record => "record",
        ClauseKind::Enforce => "enforce",
        ClauseKind::Measure => "measure",
        ClauseKind::Publish => "publish",
        ClauseKind::Train => "train",
    }
}
