use std::cmp::Reverse;

use serde::Serialize;

use crate::Proportion;

/// One cause among others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParetoRow<T> {
    /// The cause.
    pub cause: T,
    /// How many cases it made, among all.
    pub share: Proportion,
    /// How many it and all causes above it made, among all.
    pub cumulative: Proportion,
}

/// Causes by the number of cases they made, largest first; `rest`, the cases without a cause of their own, stands
/// last whatever its number. Causes of the same number keep their order.
///
/// ```
/// # use service_statistics::pareto;
/// let rows = pareto([("late repair", 81), ("billing dispute", 412), ("coverage", 203)], Some(("other", 304)));
/// let told: Vec<_> = rows
///     .iter()
///     .map(|row| format!("{} {:.1} %", row.cause, 100.0 * row.cumulative.value().unwrap()))
///     .collect();
/// assert_eq!(told, ["billing dispute 41.2 %", "coverage 61.5 %", "late repair 69.6 %", "other 100.0 %"]);
/// ```
pub fn pareto<T>(causes: impl IntoIterator<Item = (T, u64)>, rest: Option<(T, u64)>) -> Vec<ParetoRow<T>> {
    let mut causes: Vec<(T, u64)> = causes.into_iter().collect();
    causes.sort_by_key(|&(_, count)| Reverse(count));
    causes.extend(rest);
    let total = causes.iter().map(|&(_, count)| count).sum();
    let mut above = 0;
    causes
        .into_iter()
        .map(|(cause, count)| {
            above += count;
            let among_all = |part| Proportion::part_of(part, total);
            ParetoRow { cause, share: among_all(count), cumulative: among_all(above) }
        })
        .collect()
}
