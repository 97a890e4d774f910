//! Ninety days, lived through hour by hour: who complains when, and how long each step takes.

use std::{cmp::Reverse, collections::BinaryHeap};

use complaints::{
    Rules,
    complaint::{Arrival, Channel, Opinion},
};
use db::Tx;
use fastrand::Rng;
use jiff::{SignedDuration, Timestamp, ToSpan as _, tz::TimeZone};
use web::App;

use super::{
    Size,
    case::{Act, Case},
    crew::CREW,
    customers,
    stories::{GIVEN, PLACES, STORIES, SURNAMES, Story},
};

/// The same seed gives the same past.
const SEED: u64 = 20_260_930;

const AGENTS: [&str; 5] = ["1001", "1021", "1022", "1023", "1009"];

/// Lets the past happen up to now, in the transaction that brings the people in: all of it, or nothing.
pub(super) async fn live_through(tx: &Tx, app: &App, size: Size, now: Timestamp) -> anyhow::Result<()> {
    let rules = Rules::of(app)?;
    let zone = app.operator().time_zone.clone();
    let mut rng = Rng::with_seed(SEED);
    let mut cases = Vec::new();
    let mut agenda = BinaryHeap::new();
    let mut newcomers = newcomers(&mut rng, size, now, &zone);
    customers::load(tx, size, &mut newcomers, now).await?;
    for (at, case) in newcomers {
        agenda.push(Reverse((at, cases.len())));
        cases.push(case);
    }
    while let Some(Reverse((at, place))) = agenda.pop() {
        let case = &mut cases[place];
        let Some(act) = case.plan.pop_front() else { continue };
        case.act(tx, &rules, act, at).await?;
        if let Some(&next) = case.plan.front() {
            let then = moment_of(next, case, at, &mut rng, &zone);
            if then < now {
                agenda.push(Reverse((then, place)));
            }
        }
    }
    // Their notices have gone out in the past already.
    jobs::strike_off_all(tx, complaints::SEND_NOTICE).await?;
    Ok(())
}

fn newcomers(rng: &mut Rng, size: Size, now: Timestamp, zone: &TimeZone) -> Vec<(Timestamp, Case)> {
    let (days, least, most) = match size {
        Size::Full => (90, 4, 10),
        Size::Small => (12, 2, 4),
    };
    let mut out = Vec::new();
    for days_ago in (0..=days).rev() {
        for _ in 0..rng.u32(least..=most) {
            if let Some(at) = hour_of_day(rng, now, zone, days_ago) {
                let story = pick_story(rng);
                out.push((at, newcomer(rng, story, None)));
            }
        }
        // A cable is cut, and a whole quarter complains within the morning.
        if days_ago == days / 3 {
            let story = &STORIES[2];
            for _ in 0..14 {
                if let Some(at) = hour_of_day(rng, now, zone, days_ago) {
                    out.push((at, newcomer(rng, story, Some("盘龙区金星小区"))));
                }
            }
        }
    }
    // Whatever the hour, a few have just come in, and wait for each kind of first step.
    for (minutes_ago, steps) in [(4, 2), (9, 2), (14, 2), (22, 3), (27, 3), (95, 2), (180, 3)] {
        let story = pick_story(rng);
        let mut case = newcomer(rng, story, None);
        case.plan.truncate(steps);
        out.push((now - SignedDuration::from_mins(minutes_ago), case));
    }
    call_again(rng, &mut out);
    out
}

/// Some customers come again about the same matter within the month.
fn call_again(rng: &mut Rng, newcomers: &mut [(Timestamp, Case)]) {
    const PERCENT: usize = 4;
    for _ in 0..newcomers.len() * PERCENT / 100 {
        let first = rng.usize(..newcomers.len());
        let (name, phone) = (newcomers[first].1.name.clone(), newcomers[first].1.phone.clone());
        let category = newcomers[first].1.story.category;
        let later = newcomers.iter_mut().skip(first + 1).take(100);
        if let Some((_, again)) = later.into_iter().find(|(_, case)| case.story.category == category) {
            (again.name, again.phone) = (name, phone);
        }
    }
}

/// A moment between eight and nine, most of them in office hours, if that is past.
fn hour_of_day(rng: &mut Rng, now: Timestamp, zone: &TimeZone, days_ago: i32) -> Option<Timestamp> {
    let day = now.to_zoned(zone.clone()).date().checked_sub(days_ago.days()).ok()?;
    let hour = if rng.u32(..100) < 80 { rng.i8(9..18) } else { rng.i8(8..21) };
    let at = day.at(hour, rng.i8(0..60), rng.i8(0..60), 0).to_zoned(zone.clone()).ok()?.timestamp();
    (at < now).then_some(at)
}

fn pick_story(rng: &mut Rng) -> &'static Story {
    let total: u32 = STORIES.iter().map(|story| story.weight).sum();
    let mut left = rng.u32(..total);
    for story in STORIES {
        if left < story.weight {
            return story;
        }
        left -= story.weight;
    }
    &STORIES[0]
}

fn newcomer(rng: &mut Rng, story: &'static Story, place: Option<&str>) -> Case {
    let pick = |rng: &mut Rng, list: &[&'static str]| list[rng.usize(..list.len())];
    let (channel, arrival) = match rng.u32(..100) {
        0..55 => (Channel::Phone, Arrival::Customer),
        55..75 => (Channel::Web, Arrival::Customer),
        75..83 => (Channel::App, Arrival::Customer),
        83..89 => (Channel::Store, Arrival::Customer),
        89..93 => (Channel::Phone, Arrival::OnBehalf),
        93..97 => (Channel::Email, Arrival::Customer),
        _ => (Channel::Letter, Arrival::Regulator),
    };
    let colleagues: Vec<_> = CREW
        .iter()
        .filter(|person| person.department == story.department && is_handler(person))
        .map(|person| person.number)
        .collect();
    let amount = match story.measure {
        Some((_, least, most)) if most > 0 => rng.i64(least..=most),
        Some(_) | None => 0,
    };
    let mut case = Case {
        story,
        plan: [].into(),
        complaint: None,
        text: pick(rng, story.texts),
        demand: pick(rng, story.demands),
        name: format!("{}{}", pick(rng, SURNAMES), pick(rng, GIVEN)),
        phone: newcomer_phone(rng),
        customer: None,
        place: place.map_or_else(|| pick(rng, PLACES).to_owned(), str::to_owned),
        channel,
        arrival,
        agent: pick(rng, &AGENTS),
        handler: colleagues[rng.usize(..colleagues.len())],
        amount,
    };
    case.plan = plan(rng, &case).into();
    case
}

/// A mobile number that nobody has had before, as good as surely.
pub(super) fn newcomer_phone(rng: &mut Rng) -> String {
    format!("13{}{:08}", rng.u32(5..=9), rng.u32(..100_000_000))
}

fn is_handler(person: &super::crew::Person) -> bool {
    matches!(person.role, kernel::Role::Specialist | kernel::Role::BillingClerk)
}

/// What will happen to a case, in order.
fn plan(rng: &mut Rng, case: &Case) -> Vec<Act> {
    let mut chance = |percent: u32| rng.u32(..100) < percent;
    let mut plan = vec![Act::Accept, Act::NoticeSent];
    if chance(12) {
        plan.extend([Act::JudgeNotValid, Act::NoticeSent]);
        if !chance(40) {
            return plan;
        }
        if !chance(8) {
            plan.push(Act::Uphold);
            return plan;
        }
        plan.push(Act::Overturn);
    } else {
        plan.push(Act::JudgeValid);
    }
    plan.extend([Act::Dispatch, Act::AskHandover, Act::AcceptHandover]);
    if chance(4) {
        // Nobody begins: these are the ones the board must show.
        return plan;
    }
    plan.push(Act::Investigate);
    if chance(15) {
        plan.push(Act::Chase);
    }
    if chance(8) {
        plan.extend([Act::Announce, Act::NoticeSent, Act::Extend]);
    }
    if chance(40) {
        plan.push(Act::Evidence);
    }
    plan.push(Act::Find);
    if case.story.measure.is_some() && chance(70) {
        plan.push(Act::Measure);
        if case.is_above_authority() {
            if chance(6) {
                return plan;
            }
            plan.push(Act::Approve);
        }
    }
    plan.extend([Act::Answer, Act::NoticeSent]);
    match rng.u32(..100) {
        0..60 => plan.push(Act::Opinion(Opinion::Satisfied)),
        60..75 => plan.push(Act::Opinion(Opinion::Neutral)),
        75..87 => plan.extend([Act::Attempt; 3]),
        _ => {
            plan.extend([Act::Opinion(Opinion::Dissatisfied), Act::Reopen, Act::Find]);
            plan.extend([Act::Answer, Act::NoticeSent, Act::Opinion(Opinion::Neutral)]);
        }
    }
    plan.push(Act::Close);
    if rng.u32(..100) < 6 {
        plan.push(Act::Reexamine);
    }
    if rng.u32(..100) < 3 {
        plan.push(Act::Appeal);
    }
    plan
}

/// When the next step happens: after a while that fits it, in working hours where people do it, and for most
/// cases before the limit.
fn moment_of(next: Act, case: &Case, at: Timestamp, rng: &mut Rng, zone: &TimeZone) -> Timestamp {
    let minutes = match next {
        Act::Accept => 0,
        Act::NoticeSent => return at + SignedDuration::from_secs(rng.i64(2..20)),
        Act::JudgeValid | Act::JudgeNotValid => rng.i64(4..70),
        Act::Dispatch if rng.u32(..100) < 93 => rng.i64(1..25),
        Act::Dispatch => rng.i64(35..140),
        Act::AskHandover => rng.i64(1..10),
        Act::AcceptHandover | Act::Extend | Act::Close => rng.i64(3..60),
        Act::Investigate | Act::Chase | Act::Evidence => rng.i64(10..240),
        Act::Announce | Act::Measure | Act::Approve | Act::Reopen => rng.i64(15..180),
        Act::Find => rng.i64(60..900),
        Act::Answer if rng.u32(..100) < 88 => rng.i64(20..400),
        Act::Answer => rng.i64(3000..9000),
        Act::Uphold | Act::Overturn => rng.i64(300..3000),
        Act::Attempt | Act::Opinion(_) => rng.i64(30..1200),
        Act::Reexamine | Act::Appeal => rng.i64(2000..9000),
    };
    let then = at + SignedDuration::from_mins(minutes);
    let then = match next {
        // The hotline is there day and night.
        Act::JudgeValid | Act::JudgeNotValid | Act::Dispatch => then,
        _ => in_working_hours(then, rng, zone),
    };
    let due = case.complaint.as_ref().map(|complaint| complaint.clocks.due());
    match (next, due) {
        // What must be told before the limit is told before the limit.
        (Act::Announce | Act::Extend, Some(due)) if then >= due => {
            (at + SignedDuration::from_secs(30)).min(due - SignedDuration::from_secs(1))
        }
        _ => then,
    }
}

/// Moves a moment of the night to the morning after.
fn in_working_hours(at: Timestamp, rng: &mut Rng, zone: &TimeZone) -> Timestamp {
    let local = at.to_zoned(zone.clone());
    let day = match local.hour() {
        8..20 => return at,
        0..8 => local.date(),
        _ => local.date().tomorrow().unwrap_or_else(|_| local.date()),
    };
    let morning = day.at(8, rng.i8(30..60), rng.i8(0..60), 0).to_zoned(zone.clone());
    morning.map_or(at, |morning| morning.timestamp().max(at))
}
