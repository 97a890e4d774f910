use db::Tx;
use kernel::{Deed, Language, Money, Role};
use people::{Department, LocalName, SecretHash, Staff, Team};

/// A member of the demo's staff.
#[derive(Clone, Copy)]
pub(super) struct Person {
    pub(super) number: &'static str,
    pub(super) name: &'static str,
    pub(super) department: &'static str,
    team: Option<&'static str>,
    pub(super) role: Role,
    /// In yuan.
    authority: i64,
    /// What the sign-in list says.
    pub(super) post: &'static str,
    /// Whether the sign-in list names them.
    pub(super) shown: bool,
}

const DEPARTMENTS: [(&str, &str, &str, &str); 6] = [
    ("CC", "客服中心", "客服中心", "Service centre"),
    ("BILL", "账务", "帳務", "Billing"),
    ("NET", "网络运维", "網路維運", "Network operations"),
    ("STORE-01", "营业厅-人民路", "門市-人民路", "Shop Renmin Road"),
    ("DPO", "隐私办", "隱私辦公室", "Privacy office"),
    ("EOC", "应急办", "應變辦公室", "Emergency office"),
];

const TEAMS: [(&str, &str, &str, &str, &str); 3] = [
    ("CC-1", "CC", "热线一班", "熱線一班", "Hotline team 1"),
    ("CC-2", "CC", "热线二班", "熱線二班", "Hotline team 2"),
    ("CC-C", "CC", "投诉专席", "申訴專席", "Complaint desk"),
];

const fn person(
    number: &'static str,
    name: &'static str,
    department: &'static str,
    team: Option<&'static str>,
    role: Role,
    authority: i64,
    post: &'static str,
) -> Person {
    Person { number, name, department, team, role, authority, post, shown: true }
}

const fn colleague(person: Person) -> Person {
    Person { shown: false, ..person }
}

/// The people of the scenarios (1001–1012), an administrator and a liaison, and colleagues who share the work.
pub(super) const CREW: &[Person] = &[
    person("1001", "李敏", "CC", Some("CC-1"), Role::Agent, 0, "agent 坐席"),
    person("1002", "王强", "CC", Some("CC-C"), Role::Specialist, 100, "complaint specialist 投诉专员"),
    person("1003", "赵蕾", "CC", Some("CC-C"), Role::Leader, 200, "team leader 班长"),
    person("1004", "钱进", "BILL", None, Role::BillingClerk, 100, "billing clerk 账务员"),
    person("1005", "孙悦", "CC", None, Role::Inspector, 0, "quality inspector 质检员"),
    colleague(person("1006", "周涛", "CC", None, Role::Inspector, 0, "quality inspector 质检员")),
    person("1007", "吴静", "DPO", None, Role::PrivacyOfficer, 0, "privacy officer 隐私专员"),
    person("1008", "郑毅", "EOC", None, Role::Manager, 500, "emergency commander 应急指挥"),
    person("1009", "冯雪", "STORE-01", None, Role::Agent, 0, "shop clerk 营业员"),
    colleague(person("1010", "陈晨", "CC", Some("CC-2"), Role::Agent, 50, "retention agent 维系专员")),
    person("1011", "许诺", "CC", None, Role::Manager, 2000, "service manager 服务经理"),
    person("1012", "何平", "CC", None, Role::Auditor, 0, "auditor 审计员"),
    person("1013", "吕岚", "CC", None, Role::Liaison, 50, "regulator liaison 监管联络员"),
    person("9001", "管理员", "CC", None, Role::Administrator, 0, "administrator 系统管理员"),
    colleague(person("1021", "张燕", "CC", Some("CC-1"), Role::Agent, 0, "")),
    colleague(person("1022", "刘洋", "CC", Some("CC-2"), Role::Agent, 0, "")),
    colleague(person("1023", "黄婷", "CC", Some("CC-2"), Role::Agent, 0, "")),
    colleague(person("1024", "杨帆", "CC", Some("CC-C"), Role::Specialist, 100, "")),
    colleague(person("1025", "林浩", "BILL", None, Role::BillingClerk, 100, "")),
    colleague(person("1026", "罗佳", "BILL", None, Role::BillingClerk, 100, "")),
    colleague(person("1027", "马超", "NET", None, Role::Specialist, 50, "")),
    colleague(person("1028", "谢宇", "NET", None, Role::Specialist, 50, "")),
    colleague(person("1029", "韩冰", "STORE-01", None, Role::Specialist, 50, "")),
    colleague(person("1030", "唐颖", "DPO", None, Role::Specialist, 50, "")),
    colleague(person("1031", "高翔", "CC", Some("CC-1"), Role::Leader, 200, "")),
];

/// Gives the operator its departments, teams and staff, all with one password.
pub async fn move_in(tx: &Tx, deed: &Deed, password: &SecretHash) -> Result<(), people::Error> {
    for (code, zh_cn, zh_tw, en) in DEPARTMENTS {
        let department = Department { code: known(code), name: local(zh_cn, zh_tw, en) };
        people::add_department(tx, deed, department).await?;
    }
    for (code, department, zh_cn, zh_tw, en) in TEAMS {
        let team = Team { code: known(code), department: known(department), name: local(zh_cn, zh_tw, en) };
        people::add_team(tx, deed, team).await?;
    }
    for person in CREW {
        let staff = Staff {
            number: known(person.number),
            name: known(person.name),
            department: known(person.department),
            team: person.team.map(known),
            roles: vec![person.role],
            authority: Money::from_minor(person.authority * 100),
            language: Language::ZhCn,
            active: true,
        };
        let number = staff.number.clone();
        people::add_staff(tx, deed, staff).await?;
        people::set_password(tx, deed, &number, password.clone()).await?;
    }
    Ok(())
}

fn local(zh_cn: &str, zh_tw: &str, en: &str) -> LocalName {
    LocalName { zh_cn: known(zh_cn), zh_tw: Some(known(zh_tw)), en: Some(known(en)) }
}

/// Reads a constant of this file; a test moves everybody in.
pub(super) fn known<T: std::str::FromStr>(text: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    text.parse().expect("the demo's constants are well formed")
}
