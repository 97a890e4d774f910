//! The demo's customers: those who complain, and some who never did.

use std::collections::HashMap;

use complaints::complaint::Channel;
use customers::{CustomerNumber, Details, Kind, NameParts, Need, NewCustomer, Verifiers};
use db::Tx;
use fastrand::Rng;
use jiff::{SignedDuration, Timestamp, civil::Date};
use kernel::{Actor, Deed, Purpose};
use people::{Name, Secret};

use super::{
    Size,
    case::Case,
    crew::known,
    past::newcomer_phone,
    stories::{GIVEN, PLACES, SURNAMES},
};

/// What every demo customer answers when asked for the service password.
pub(super) const SERVICE_PASSWORD: &str = "135246";
/// The last characters of every demo customer's document.
pub(super) const DOCUMENT_DIGITS: &str = "012X";

/// Another seed than that of the past, which so stays the same whoever the customers are.
const SEED: u64 = 20_190_506;

/// The numbers of the others begin after it: the customer of the guide, whom no past complaint is from.
const HE_YU: i64 = 10_086;

const PLANS: &[&str] = &["畅享59", "畅享99", "冰爽129", "全家福199", "乐龄19", "宽带融合159"];

const COMPANIES: &[&str] = &[
    "昆明翠湖餐饮管理有限公司",
    "云南滇池物流有限公司",
    "昆明金碧连锁药店",
    "石林风景旅行社",
    "呈贡大学城快递服务站",
    "安宁温泉酒店",
];

/// Opens the files of everybody who will complain, and of others; says under which number each complains.
pub(super) async fn load(
    tx: &Tx,
    size: Size,
    cases: &mut [(Timestamp, Case)],
    now: Timestamp,
) -> anyhow::Result<()> {
    let mut rng = Rng::with_seed(SEED);
    let verifiers = verifiers().await;
    let mut loaded = vec![file(HE_YU, he_yu(), Kind::Individual, &verifiers)];
    let mut numbers: HashMap<String, CustomerNumber> = HashMap::new();
    for (_, case) in cases.iter_mut() {
        let next = HE_YU + i64::try_from(loaded.len())?;
        let number = *numbers.entry(case.phone.clone()).or_insert_with(|| {
            let details = person(&mut rng, &case.name, &case.phone);
            let customer = file(next, details, Kind::Individual, &verifiers);
            let number = customer.number;
            loaded.push(customer);
            number
        });
        // On the portal nobody says which customer they are.
        case.customer = (case.channel != Channel::Web).then_some(number);
    }
    let others = match size {
        Size::Full => 120,
        Size::Small => 8,
    };
    for place in 0..others {
        let next = HE_YU + i64::try_from(loaded.len())?;
        let phone = newcomer_phone(&mut rng);
        let (details, kind) = if let Some(name) = COMPANIES.get(place) {
            (company(&mut rng, name, &phone), Kind::Organisation)
        } else {
            let name = format!("{}{}", pick(&mut rng, SURNAMES), pick(&mut rng, GIVEN));
            (person(&mut rng, &name, &phone), Kind::Individual)
        };
        loaded.push(file(next, details, kind, &verifiers));
    }
    let by = Actor::System("demo".to_owned());
    let at = now - SignedDuration::from_hours(24 * 92);
    let deed = Deed { by, purpose: Purpose::Migration, at };
    customers::load_customers(tx, &deed, loaded).await?;
    Ok(())
}

/// The same for everybody, so that a visitor can verify anybody and two hashes are enough.
async fn verifiers() -> Verifiers {
    let hash = async |text: &str, salt| Secret::new(text.to_owned()).hash([salt; 32]).await;
    Verifiers {
        service_password: Some(hash(SERVICE_PASSWORD, 1).await),
        document_digits: Some(hash(DOCUMENT_DIGITS, 2).await),
    }
}

fn file(number: i64, details: Details, kind: Kind, verifiers: &Verifiers) -> NewCustomer {
    let number = known(&format!("C-{number}"));
    NewCustomer { number, kind, details, verifiers: verifiers.clone() }
}

fn he_yu() -> Details {
    Details {
        parts: parts("何雨"),
        phones: vec![known("13900000001")],
        email: Some(known("he.yu@example.com")),
        address: Some(known("昆明市五华区人民中路1号3栋502室")),
        plan: Some(known("畅享59")),
        since: Some(Date::constant(2019, 5, 6)),
        ..Details::of(known("何雨"))
    }
}

fn person(rng: &mut Rng, name: &str, phone: &str) -> Details {
    let mut phones = vec![known(phone)];
    if rng.u32(..100) < 15 {
        phones.push(known(&format!("0871-6{:07}", rng.u32(..10_000_000))));
    }
    let email = format!("kh{}@example.com", phone.get(3..).unwrap_or_default());
    let address =
        format!("昆明市{}{}栋{}室", pick(rng, PLACES), rng.u32(1..30), rng.u32(1..18) * 100 + rng.u32(1..5));
    let mut needs = vec![];
    if rng.u32(..100) < 8 {
        needs.push(Need::Senior);
        if rng.bool() {
            needs.push(Need::LargePrint);
        }
    } else if rng.u32(..100) < 2 {
        needs.push(Need::HardOfHearing);
    }
    Details {
        parts: parts(name),
        phones,
        email: (rng.u32(..100) < 45).then(|| known(&email)),
        address: Some(known(&address)),
        plan: Some(known(pick(rng, PLANS))),
        since: Some(since(rng)),
        needs,
        ..Details::of(known(name))
    }
}

fn company(rng: &mut Rng, name: &str, phone: &str) -> Details {
    Details {
        phones: vec![known(phone)],
        address: Some(known(&format!("昆明市{}{}号", pick(rng, PLACES), rng.u32(1..300)))),
        plan: Some(known("企业专线")),
        since: Some(since(rng)),
        ..Details::of(known(name))
    }
}

/// Family names here have one character.
fn parts(name: &str) -> Option<NameParts> {
    let (at, _) = name.char_indices().nth(1)?;
    let (family, given) = name.split_at(at);
    let name = |text: &str| text.parse::<Name>().ok();
    Some(NameParts { family: name(family)?, given: name(given)? })
}

fn since(rng: &mut Rng) -> Date {
    Date::new(rng.i16(2008..=2025), rng.i8(1..=12), rng.i8(1..=28)).unwrap_or(Date::constant(2019, 5, 6))
}

fn pick<'a>(rng: &mut Rng, list: &[&'a str]) -> &'a str {
    list[rng.usize(..list.len())]
}
