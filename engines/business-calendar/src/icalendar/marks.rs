//! What the words of an event say: that people work on its days, that they do not, or nothing that can be relied on.

/// What a text says about its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing; in a calendar of holidays it is one.
    Nothing,
    /// People work.
    Work,
    /// People do not work.
    Rest,
    /// It speaks of work, and may mean either.
    Unclear,
}

/// What publishers call a make-up working day: holiday-cn, Apple's and Google's calendars, Taiwan's offices.
const WORK: [&str; 8] = ["上班", "补班", "補班", "调班", "調班", "（班）", "(班)", "工作日"];

/// Beside a word of [`WORK`] that comes later, one of these may mean that only another day is worked on.
const REST: [&str; 4] = ["放假", "休息", "（休）", "(休)"];

/// What turns the word after it into its contrary, at most so many characters before it: 无需上班, 不需要上班.
const NEGATING: &str = "不免停无無毋非勿未";
const NEGATING_DISTANCE: usize = 4;

/// How English says it; each phrase as its words.
const WORK_PHRASES: [&[&str]; 9] = [
    &["working", "day"],
    &["working", "days"],
    &["work", "day"],
    &["work", "days"],
    &["workday"],
    &["workdays"],
    &["working", "saturday"],
    &["working", "sunday"],
    &["weekend", "workday"],
];
const NEGATING_WORDS: [&str; 8] = ["no", "not", "non", "nor", "never", "without", "isn", "off"];
/// What may stand between a negating word and what it negates: "not a working day".
const ARTICLES: [&str; 5] = ["a", "an", "the", "any", "t"];
const NOT_WORKED: [&str; 3] = ["nonworking", "nonwork", "nonworkday"];

/// How others say "working day". They are known so that nobody's make-up day is taken for a holiday, and not read,
/// because their languages negate in other ways.
const OF_OTHERS: [&str; 15] = [
    "arbeitstag",
    "werktag",
    "jour ouvr",
    "jour travaill",
    "laborable",
    "día hábil",
    "dia útil",
    "lavorativo",
    "munkanap",
    "roboczy",
    "рабочий день",
    "робочий день",
    "出勤",
    "営業日",
    "근무일",
];

/// What a text in small letters says.
pub(super) fn said(text: &str) -> Said {
    match (in_chinese(text), in_english(text)) {
        (Said::Nothing, Said::Nothing) if OF_OTHERS.iter().any(|mark| text.contains(mark)) => Said::Unclear,
        (one, other) => one.and(other),
    }
}

impl Said {
    /// What two texts about the same days say together.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, said) | (said, Self::Nothing) => said,
            (one, other) if one == other => one,
            _ => Self::Unclear,
        }
    }
}

fn in_chinese(text: &str) -> Said {
    let marks = || WORK.iter().flat_map(|mark| text.match_indices(mark));
    let (negated, worked): (Vec<_>, Vec<_>) = marks().partition(|(at, _)| is_negated(&text[..*at]));
    let Some(first) = worked.iter().map(|(at, _)| *at).min() else {
        return if !negated.is_empty() || text.contains("停班") {
            Said::Rest
        } else if text.contains('班') {
            // A shift of some kind.
            Said::Unclear
        } else {
            Said::Nothing
        };
    };
    let rests_first = REST.iter().any(|mark| text[..first].contains(mark));
    if rests_first || !negated.is_empty() { Said::Unclear } else { Said::Work }
}

/// Whether what comes after these characters is negated by the last of them, in one breath.
fn is_negated(before: &str) -> bool {
    let near = before.chars().rev().take(NEGATING_DISTANCE).take_while(|c| c.is_alphanumeric());
    near.into_iter().any(|c| NEGATING.contains(c))
}

fn in_english(text: &str) -> Said {
    let words: Vec<_> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let (mut worked, mut negated) = (0, words.iter().filter(|word| NOT_WORKED.contains(word)).count());
    let mut negating = words.iter().filter(|word| NEGATING_WORDS.contains(word)).count();
    for at in 0..words.len() {
        if !WORK_PHRASES.iter().any(|phrase| words[at..].starts_with(phrase)) {
            continue;
        }
        let before = words[..at].iter().rev().find(|word| !ARTICLES.contains(word));
        if before.is_some_and(|word| NEGATING_WORDS.contains(word)) {
            negated += 1;
            negating = negating.saturating_sub(1);
        } else {
            worked += 1;
        }
    }
    match (worked, negated) {
        (0, 0) => Said::Nothing,
        (0, _) => Said::Rest,
        // "Working day for nobody, schools are off": whoever negates anything beside it may mean the contrary.
        (_, 0) if negating == 0 => Said::Work,
        _ => Said::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: Said, texts: &[&str]) {
        for text in texts {
            assert_eq!(said(&text.to_lowercase()), expected, "{text}");
        }
    }

    #[test]
    fn a_make_up_day_is_known_by_its_words() {
        check(
            Said::Work,
            &[
                "上班(补春节假期)",
                "上班（补国庆节放假）",
                "春节（班）",
                "補行上班",
                "補班日",
                "調班",
                "春节调休工作日",
                "Working Day",
                "Extra Workday",
                "Special working day (in lieu of 2 October)",
                "Make-up work day",
            ],
        );
    }

    #[test]
    fn what_says_that_nobody_works_is_no_make_up_day() {
        check(
            Said::Rest,
            &[
                "颱風停止上班",
                "停班停課",
                "除夕不上班",
                "无需上班",
                "不需要上班",
                "非工作日",
                "Non-working day",
                "Nonworking day",
                "No working day: Dragon boat",
                "not a working day",
                "International Working Women Day (not working day)",
                "It isn't a working day",
            ],
        );
    }

    #[test]
    fn holidays_of_those_who_work_say_nothing_of_the_kind() {
        check(
            Said::Nothing,
            &[
                "国庆节",
                "劳动节假期",
                "International Workers' Day",
                "International Working Women's Day",
                "Labour Day",
                "Tag der Arbeit",
                "Fête du travail",
                "Boxing Day (day off)",
                "",
            ],
        );
    }

    #[test]
    fn what_may_mean_either_is_unclear() {
        check(
            Said::Unclear,
            &[
                "Arbeitstag",
                "Kein Arbeitstag",
                "Áthelyezett munkanap",
                "国庆节放假，10月10日上班",
                "除夕不放假照常上班",
                "周六不上班周日上班",
                "值班",
                "Working day, except for schools, not a working day there",
                "Working day: schools off",
            ],
        );
    }
}
