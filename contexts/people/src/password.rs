use kernel::{Clause, Refusal, StaffNumber};

use crate::Secret;

const ACCESS: Clause = Clause::of("5.2.2(1)");
/// NIST SP 800-63B-4, section 3.1.1.2: length is what counts; rules of composition make passwords worse.
const LENGTH_MIN: usize = 8;
const LENGTH_MAX: usize = 200;

/// Whether a password is good enough for its owner. It binds administrators too.
pub(crate) fn check(password: &Secret, owner: &StaffNumber) -> Result<(), Refusal> {
    let length = password.length();
    if !(LENGTH_MIN..=LENGTH_MAX).contains(&length) {
        let refusal = Refusal::input("password-length", ACCESS);
        return Err(refusal.with("length", length).with("least", LENGTH_MIN).with("most", LENGTH_MAX));
    }
    if password.contains(owner.as_str()) {
        return Err(Refusal::input("password-with-staff-number", ACCESS).with("staff", owner));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_rule(password: &str, rule: Option<&str>) {
        let outcome = check(&Secret::new(password.to_owned()), &"1002".parse().unwrap());
        assert_eq!(outcome.err().map(|refusal| refusal.rule), rule, "{password}");
    }

    #[test]
    fn a_password_of_seven_characters_is_refused() {
        check_rule("1234567", Some("password-length"));
        check_rule("一二三四五六七", Some("password-length"));
        check_rule("kefu-demo", None);
    }

    #[test]
    fn a_password_that_nobody_types_is_refused() {
        check_rule(&"x".repeat(201), Some("password-length"));
        check_rule(&"x".repeat(200), None);
    }

    #[test]
    fn a_password_with_the_staff_number_in_it_is_refused() {
        check_rule("kefu-1002", Some("password-with-staff-number"));
    }
}
