use kernel::{Clause, Language, Money, Permission, Refusal, Role, StaffNumber};
use serde::Serialize;

use crate::{Name, UnitCode};

/// A member of staff and the post they hold (clauses 1.3.1, 2.2(3)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Staff {
    /// What customers are told to call them by. It never changes and is never given again.
    pub number: StaffNumber,
    /// Their name.
    pub name: Name,
    /// The department they belong to.
    pub department: UnitCode,
    /// Their team within it.
    pub team: Option<UnitCode>,
    /// The roles of their post, each once, in the order of [`Role::ALL`].
    pub roles: Vec<Role>,
    /// The largest measure they may grant alone (clause 2.2(3)).
    pub authority: Money,
    /// The language they read.
    pub language: Language,
    /// Whether they still work here. Who has left keeps their number and their history.
    pub active: bool,
}

const ORGANISATION: Clause = Clause::of("1.3.1");
const AUTHORITY: Clause = Clause::of("2.2(3)");

impl Staff {
    /// Whether they may do what a route asks for.
    pub fn may(&self, permission: Permission) -> bool {
        self.active && self.roles.iter().any(|role| role.permissions().contains(&permission))
    }

    /// Whether their post has the role.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Everything they may do, each once.
    pub fn permissions(&self) -> Vec<Permission> {
        let mut permissions: Vec<_> =
            self.roles.iter().flat_map(|role| role.permissions()).copied().collect();
        permissions.sort_unstable();
        permissions.dedup();
        permissions
    }

    /// Whether they alone may grant this much (clause 2.2(3)).
    pub fn may_grant(&self, amount: Money) -> bool {
        self.active && amount <= self.authority
    }

    /// The record in order, or why it cannot be kept: a post has a role, and an authority is no debt.
    pub(crate) fn in_order(mut self) -> Result<Self, Refusal> {
        self.roles.sort_unstable();
        self.roles.dedup();
        if self.roles.is_empty() {
            return Err(Refusal::input("staff-without-role", ORGANISATION).with("staff", &self.number));
        }
        if self.authority < Money::ZERO {
            return Err(Refusal::input("authority-below-zero", AUTHORITY).with("staff", &self.number));
        }
        Ok(self)
    }

    /// Why `by` may not make this record out of `before`: nobody changes their own post (clause 2.2(3)),
    /// because an authority that one can raise alone is none.
    pub(crate) fn change_by(&self, before: &Self, by: Option<&StaffNumber>) -> Result<(), Refusal> {
        let post =
            |staff: &Self| (staff.roles.clone(), staff.authority, staff.department.clone(), staff.active);
        if by == Some(&self.number) && post(self) != post(before) {
            return Err(Refusal::forbidden("own-post", AUTHORITY).with("staff", &self.number));
        }
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn a_specialist() -> Staff {
        Staff {
            number: "1002".parse().unwrap(),
            name: "王强".parse().unwrap(),
            department: "CC".parse().unwrap(),
            team: None,
            roles: vec![Role::Specialist],
            authority: Money::from_minor(10_000),
            language: Language::ZhCn,
            active: true,
        }
    }

    // clause: 1.3.1
    #[test]
    fn who_has_left_may_do_nothing() {
        let left = Staff { active: false, ..a_specialist() };
        assert!(!left.may(Permission::HandleComplaints));
        assert!(!left.may_grant(Money::ZERO));
    }

    // clause: 2.2(3)
    #[test]
    fn a_specialist_grants_up_to_their_authority_and_no_fen_more() {
        assert!(a_specialist().may_grant(Money::from_minor(10_000)));
        assert!(!a_specialist().may_grant(Money::from_minor(10_001)));
    }

    #[test]
    fn two_roles_give_each_permission_once() {
        let both = Staff { roles: vec![Role::Specialist, Role::Leader], ..a_specialist() };
        let mut permissions = both.permissions();
        let count = permissions.len();
        permissions.dedup();
        assert_eq!(permissions.len(), count);
        assert!(permissions.contains(&Permission::LeadComplaints));
    }

    // clause: 1.3.1
    #[test]
    fn a_post_without_a_role_is_refused() {
        let nobody = Staff { roles: vec![], ..a_specialist() };
        assert_eq!(nobody.in_order().unwrap_err().rule, "staff-without-role");
    }

    // clause: 2.2(3)
    #[test]
    fn nobody_raises_their_own_authority() {
        let richer = Staff { authority: Money::from_minor(90_000), ..a_specialist() };
        let refused = richer.change_by(&a_specialist(), Some(&richer.number)).unwrap_err();
        assert_eq!((refused.rule, refused.clause.id()), ("own-post", "2.2(3)"));
        assert_eq!(richer.change_by(&a_specialist(), None), Ok(()));
    }
}
