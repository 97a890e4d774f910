use std::collections::{BTreeMap, BTreeSet};

use kernel::StaffNumber;
use serde::Deserialize;

use super::{
    MappingInvalid, Surroundings,
    template::{BoundTemplate, Slots, Template, Values},
};

/// Who is to answer for a complaint (clauses 1.3.1 and 2.1(2)).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnerOf {
    /// Whom the row itself names: a staff number, or what `map` makes one of.
    from: Option<Template>,
    #[serde(default)]
    map: BTreeMap<String, StaffNumber>,
    /// Otherwise these in turn …
    #[serde(default)]
    staff: Vec<StaffNumber>,
    /// … or everybody of a department who handles complaints.
    department: Option<String>,
}

/// The same, with everybody found.
#[derive(Debug, Clone)]
pub(super) struct BoundOwner {
    from: Option<BoundTemplate>,
    map: BTreeMap<String, StaffNumber>,
    in_turn: Vec<StaffNumber>,
    all: BTreeSet<StaffNumber>,
}

/// Why nobody can be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NoOwner {
    /// The row names somebody who may not own complaints, or nobody.
    Unknown(String),
    /// All who come into question are concerned (clause 4.3.2(1)).
    Concerned,
}

impl OwnerOf {
    pub(super) fn bind(
        &self,
        slots: &Slots,
        surroundings: &Surroundings,
    ) -> Result<BoundOwner, MappingInvalid> {
        let known = |number: &StaffNumber| {
            let is_known = surroundings.owners.contains_key(number);
            is_known.then(|| number.clone()).ok_or_else(|| MappingInvalid::NoOwner { number: number.clone() })
        };
        let in_turn = match (&self.department, self.staff.is_empty()) {
            (Some(_), false) => return Err(MappingInvalid::OwnersTwice),
            (Some(department), true) => of_department(surroundings, department)?,
            (None, _) => self.staff.iter().map(known).collect::<Result<_, _>>()?,
        };
        if in_turn.is_empty() && self.from.is_none() {
            return Err(MappingInvalid::NoOwners);
        }
        Ok(BoundOwner {
            from: self.from.as_ref().map(|from| from.bind(slots)).transpose()?,
            map: self
                .map
                .iter()
                .map(|(word, number)| Ok((word.clone(), known(number)?)))
                .collect::<Result<_, _>>()?,
            in_turn,
            all: surroundings.owners.keys().cloned().collect(),
        })
    }
}

fn of_department(surroundings: &Surroundings, department: &str) -> Result<Vec<StaffNumber>, MappingInvalid> {
    let members = surroundings.owners.iter().filter(|(_, of)| *of == department);
    let members: Vec<_> = members.map(|(number, _)| number.clone()).collect();
    if members.is_empty() {
        return Err(MappingInvalid::NoOwnersIn { department: department.to_owned() });
    }
    Ok(members)
}

impl BoundOwner {
    /// The owner of the row with this ordinal. The turn goes by ordinal, so that a run that was broken off and
    /// begun again shares out as one run would have.
    pub(super) fn of(
        &self,
        ordinal: u64,
        row: Values<'_>,
        concerned: &BTreeSet<StaffNumber>,
    ) -> Result<StaffNumber, NoOwner> {
        let named = self.from.as_ref().and_then(|from| from.render(row));
        if let Some(name) = &named
            && let Some(owner) = self.named(name)
        {
            return if concerned.contains(&owner) { Err(NoOwner::Concerned) } else { Ok(owner) };
        }
        if self.in_turn.is_empty() {
            return Err(NoOwner::Unknown(named.unwrap_or_default()));
        }
        let first = usize::try_from(ordinal % self.in_turn.len() as u64).unwrap_or(0);
        let turn = self.in_turn.iter().cycle().skip(first).take(self.in_turn.len());
        turn.into_iter().find(|owner| !concerned.contains(*owner)).cloned().ok_or(NoOwner::Concerned)
    }

    fn named(&self, name: &str) -> Option<StaffNumber> {
        let by_number = || name.parse().ok().filter(|number| self.all.contains(number));
        self.map.get(name).cloned().or_else(by_number)
    }
}
