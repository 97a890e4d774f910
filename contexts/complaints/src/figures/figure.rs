use super::{AGE_BOUNDS, Share, Side};
use crate::complaint::TopClass;

/// A figure of a board, as the cases it opens to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// A share, from one side.
    Share(Share, Side),
    /// How many of a top class were accepted in the period.
    Accepted(TopClass),
    /// How many were taken to the regulator in the period.
    Appealed,
    /// How long those judged in the period took to reach their department.
    Dispatched,
    /// How long those that ended in the period took.
    Ended,
    /// How many open ones are so many whole days old now: a group of the ageing.
    Open {
        /// Not younger.
        from: u32,
        /// Younger than that, unless it is the oldest group.
        below: Option<u32>,
    },
}

impl Figure {
    /// The stable name, as addresses carry it. A share's side is not part of it.
    pub fn name(self) -> String {
        match self {
            Self::Share(share, _) => share.name().to_owned(),
            Self::Accepted(class) => format!("accepted-{}", class.name()),
            Self::Appealed => "appealed".to_owned(),
            Self::Dispatched => "dispatched".to_owned(),
            Self::Ended => "ended".to_owned(),
            Self::Open { from, .. } => format!("open-{from}"),
        }
    }

    /// The figure with this name; the side is that of a share.
    pub fn parse(name: &str, side: Side) -> Option<Self> {
        if let Some(share) = Share::parse(name) {
            return Some(Self::Share(share, side));
        }
        if let Some(class) = name.strip_prefix("accepted-") {
            return TopClass::parse(class).map(Self::Accepted);
        }
        if let Some(from) = name.strip_prefix("open-") {
            let from = from.parse().ok()?;
            let is_group = from == 0 || AGE_BOUNDS.contains(&from);
            let below = AGE_BOUNDS.into_iter().find(|bound| *bound > from);
            return is_group.then_some(Self::Open { from, below });
        }
        [Self::Appealed, Self::Dispatched, Self::Ended].into_iter().find(|figure| figure.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(figure: Figure) {
        assert_eq!(Figure::parse(&figure.name(), Side::Part), Some(figure));
    }

    #[test]
    fn each_figure_is_known_again_by_its_name() {
        for share in Share::ALL {
            check(Figure::Share(share, Side::Part));
        }
        for class in TopClass::ALL {
            check(Figure::Accepted(class));
        }
        for figure in [Figure::Appealed, Figure::Dispatched, Figure::Ended] {
            check(figure);
        }
        check(Figure::Open { from: 0, below: Some(2) });
        check(Figure::Open { from: 8, below: Some(16) });
        check(Figure::Open { from: 31, below: None });
    }

    #[test]
    fn a_name_of_no_figure_opens_nothing() {
        for name in ["open-3", "open-", "accepted-", "accepted-x", "share", ""] {
            assert_eq!(Figure::parse(name, Side::Whole), None, "{name}");
        }
    }
}
