//! Scenario S1 of the standard: a complaint over a holiday, from intake to appeal, through HTTP on both databases.
//!
//! Every step marked ✗ there is refused with its rule and clause, changes nothing, and is in the journal.

#[cfg(test)]
mod steps;
#[cfg(test)]
mod town;
