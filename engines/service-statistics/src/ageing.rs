use serde::Serialize;

use crate::Proportion;

/// Items of similar age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AgeGroup {
    /// The least age in the group.
    pub from: u32,
    /// The least age above it; the last group has none.
    pub below: Option<u32>,
    /// How many items are in it, among all.
    pub share: Proportion,
}

/// The bounds of age groups must rise from above 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the bounds {bounds:?} do not rise from above 0")]
pub struct BoundsInvalid {
    /// The bounds that were given.
    pub bounds: Vec<u32>,
}

/// Sorts ages (in days, hours: any whole unit) into groups that begin at 0 and at each bound.
///
/// ```
/// # use service_statistics::ageing;
/// let open_for_days = [0, 1, 1, 3, 4, 9, 15, 16];
/// let groups = ageing(open_for_days, &[2, 4, 8, 16])?;
/// let told: Vec<_> = groups.iter().map(|group| (group.from, group.below, group.share.part())).collect();
/// assert_eq!(told, [(0, Some(2), 3), (2, Some(4), 1), (4, Some(8), 1), (8, Some(16), 2), (16, None, 1)]);
/// # Ok::<(), service_statistics::BoundsInvalid>(())
/// ```
pub fn ageing(ages: impl IntoIterator<Item = u32>, bounds: &[u32]) -> Result<Vec<AgeGroup>, BoundsInvalid> {
    if bounds.first() == Some(&0) || !bounds.is_sorted_by(|a, b| a < b) {
        return Err(BoundsInvalid { bounds: bounds.to_vec() });
    }
    let mut counts = vec![0_u64; bounds.len() + 1];
    for age in ages {
        counts[bounds.partition_point(|&bound| bound <= age)] += 1;
    }
    let total = counts.iter().sum();
    let group = |(number, &count): (usize, &u64)| AgeGroup {
        from: number.checked_sub(1).map_or(0, |before| bounds[before]),
        below: bounds.get(number).copied(),
        share: Proportion::part_of(count, total),
    };
    Ok(counts.iter().enumerate().map(group).collect())
}
