//! The due date, and the one way to a later one (clause 4.3.1).

use complaints::{
    AnnounceExtension, Extend, GiveAnswer,
    complaint::{Number, Told},
};
use kernel::Deed;

use crate::{House, Rule, Stage, at, by, house::OWNER};

/// The limit is the 12th, the statutory day the 23rd.
const LONGER: &str = "2026-10-16";

fn announce(number: Number, until: &str, reason: &str) -> AnnounceExtension {
    let (until, reason) = (until.parse().unwrap(), reason.to_owned());
    AnnounceExtension { number, until, reason, told: Told::Sms }
}

async fn announcement_is_refused(house: &House, rule: Rule, deed: &Deed, command: AnnounceExtension) {
    house
        .refuses(rule, deed, command.number, async |tx, deed| {
            complaints::announce_extension(tx, deed, &house.rules, command).await
        })
        .await;
}

async fn extension_is_refused(
    house: &House,
    deed: &Deed,
    number: Number,
    until: &str,
    notice: Option<usize>,
) {
    let (until, reason) = (until.parse().unwrap(), "供应商核实".to_owned());
    let command = Extend { number, until, reason, notice };
    let rule = ("extension-not-announced", "4.3.1(2)");
    house
        .refuses(rule, deed, number, async |tx, deed| {
            complaints::extend(tx, deed, &house.rules, command).await
        })
        .await;
}

// clause: 4.3.1(1)
#[tokio::test]
async fn nobody_sets_a_due_date_by_hand() {
    House::open(async |house| {
        let number = house.case(Stage::Accepted).await;
        let rule = ("due-date-fixed", "4.3.1(1)");
        house
            .refuses(rule, &by(OWNER), number, async |tx, _| complaints::set_due_date(tx, number).await)
            .await;
    })
    .await;
}

// clause: 4.3.1(2)
#[tokio::test]
async fn an_extension_is_longer_has_a_reason_and_never_passes_the_statutory_day() {
    House::open(async |house| {
        let number = house.case(Stage::Dispatched).await;
        for (rule, until, reason) in [
            ("extension-without-reason", LONGER, " "),
            ("extension-past-statute", "2026-10-24", "供应商核实"),
            ("extension-not-longer", "2026-10-12", "供应商核实"),
        ] {
            let command = announce(number, until, reason);
            announcement_is_refused(house, (rule, "4.3.1(2)"), &by(OWNER), command).await;
        }
    })
    .await;
}

// clause: 4.2.3(3), 4.3.1(2)
#[tokio::test]
async fn nobody_is_told_by_a_way_that_does_not_reach_them() {
    House::open(async |house| {
        let (dispatched, found) = (house.case(Stage::Dispatched).await, house.case(Stage::Found).await);
        let unreached =
            AnnounceExtension { told: Told::Email, ..announce(dispatched, LONGER, "供应商核实") };
        announcement_is_refused(house, ("notice-without-address", "4.3.1(2)"), &by(OWNER), unreached).await;
        let unreached = GiveAnswer { told: Told::Email, ..crate::house::answer(found) };
        house
            .refuses(("notice-without-address", "4.2.3(3)"), &by(OWNER), found, async |tx, deed| {
                complaints::give_answer(tx, deed, &house.rules, unreached).await
            })
            .await;
    })
    .await;
}

// clause: 4.3.1(2)
#[tokio::test]
async fn nothing_is_extended_after_the_limit_has_passed() {
    House::open(async |house| {
        let number = house.case(Stage::Dispatched).await;
        let late = at(OWNER, "2026-10-13T00:00+08:00");
        let rule = ("extension-too-late", "4.3.1(2)");
        announcement_is_refused(house, rule, &late, announce(number, LONGER, "供应商核实")).await;
    })
    .await;
}

// clause: 4.3.1(2)
#[tokio::test]
async fn nothing_is_extended_before_the_notice_of_that_very_day_has_left_us() {
    House::open(async |house| {
        let number = house.case(Stage::Dispatched).await;
        extension_is_refused(house, &by(OWNER), number, LONGER, None).await;
        extension_is_refused(house, &by(OWNER), number, LONGER, Some(0)).await;
        extension_is_refused(house, &by(OWNER), number, LONGER, Some(7)).await;
        let command = announce(number, LONGER, "供应商核实");
        house
            .does(async |tx| complaints::announce_extension(tx, &by(OWNER), &house.rules, command).await)
            .await;
        extension_is_refused(house, &by(OWNER), number, LONGER, Some(1)).await;
        let sent = by(OWNER).at;
        house.does(async |tx| complaints::notice_sent(tx, &format!("{number}/1"), sent).await).await;
        extension_is_refused(house, &by(OWNER), number, "2026-10-17", Some(1)).await;
        // What the customer was told last counts, in the words that the customer was told.
        let (until, reason) = (LONGER.parse().unwrap(), "完全不同的理由".to_owned());
        let command = Extend { number, until, reason, notice: Some(1) };
        house
            .refuses(("extension-not-announced", "4.3.1(2)"), &by(OWNER), number, async |tx, deed| {
                complaints::extend(tx, deed, &house.rules, command).await
            })
            .await;
        let command = announce(number, "2026-10-19", "供应商核实");
        house
            .does(async |tx| complaints::announce_extension(tx, &by(OWNER), &house.rules, command).await)
            .await;
        extension_is_refused(house, &by(OWNER), number, LONGER, Some(1)).await;
    })
    .await;
}
