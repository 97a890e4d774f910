//! One customer's matter, step by step.

use std::collections::VecDeque;

use anyhow::bail;
use complaints::{
    Accept, AddEvidence, AnnounceExtension, Extend, Find, GiveAnswer, JudgeNotValid, ReviewJudgement, Rules,
    TakeMeasure, Verdict,
    complaint::{
        Arrival, Channel, Complaint, Contact, Draft, MeasureItem, NotValidReason, Number, Opinion, Told,
    },
};
use customers::CustomerNumber;
use db::Tx;
use jiff::{Timestamp, ToSpan as _};
use kernel::{Actor, Deed, Language, Money, Purpose, StaffNumber};

use super::{crew::known, stories::Story};

/// What happens next to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Accept,
    NoticeSent,
    JudgeValid,
    JudgeNotValid,
    Uphold,
    Overturn,
    Dispatch,
    AskHandover,
    AcceptHandover,
    Investigate,
    Chase,
    Evidence,
    Find,
    Measure,
    Approve,
    Announce,
    Extend,
    Answer,
    Attempt,
    Opinion(Opinion),
    Reopen,
    Close,
    Reexamine,
    Appeal,
}

/// A customer's matter on its way.
pub(super) struct Case {
    pub(super) story: &'static Story,
    pub(super) plan: VecDeque<Act>,
    pub(super) complaint: Option<Complaint>,
    pub(super) text: &'static str,
    pub(super) demand: &'static str,
    pub(super) name: String,
    pub(super) phone: String,
    /// The customer they said to be.
    pub(super) customer: Option<CustomerNumber>,
    pub(super) place: String,
    pub(super) channel: Channel,
    pub(super) arrival: Arrival,
    /// Who takes it in; nobody on the portal.
    pub(super) agent: &'static str,
    /// Who works on it.
    pub(super) handler: &'static str,
    /// Yuan.
    pub(super) amount: i64,
}

const LEADER: &str = "1003";
const MANAGER: &str = "1011";

impl Case {
    /// Lets the next step of the plan happen at a moment.
    pub(super) async fn act(
        &mut self,
        tx: &Tx,
        rules: &Rules,
        act: Act,
        at: Timestamp,
    ) -> anyhow::Result<()> {
        let changed = match act {
            Act::Accept => return self.accept(tx, rules, at).await,
            Act::NoticeSent => {
                let complaint = self.complaint()?;
                let payload = format!("{}/{}", complaint.number, complaint.notices.len() - 1);
                complaints::notice_sent(tx, &payload, at).await?;
                complaints::find(tx, complaint.number).await?
            }
            Act::JudgeValid => Some(complaints::judge_valid(tx, &self.first(at), self.number()?).await?),
            Act::JudgeNotValid => Some(self.judge_not_valid(tx, at).await?),
            Act::Uphold => Some(self.review(tx, Verdict::Upheld, at).await?),
            Act::Overturn => Some(self.review(tx, Verdict::Overturned, at).await?),
            Act::Dispatch => {
                let department = self.story.department;
                Some(complaints::dispatch(tx, &self.first(at), rules, self.number()?, department).await?)
            }
            Act::AskHandover => {
                let by = staff(self.complaint()?.owner.as_str(), at);
                let (to, why) = (known(self.handler), "转责任部门专人处理".to_owned());
                Some(complaints::ask_handover(tx, &by, self.number()?, to, why).await?)
            }
            Act::AcceptHandover => {
                Some(complaints::accept_handover(tx, &staff(self.handler, at), self.number()?).await?)
            }
            Act::Investigate => {
                Some(complaints::start_investigation(tx, &self.owner(at)?, self.number()?).await?)
            }
            Act::Chase => {
                let by = Deed { by: Actor::Customer, purpose: Purpose::OwnMatter, at };
                Some(complaints::chase(tx, &by, self.number()?, "请尽快处理").await?)
            }
            Act::Evidence => Some(self.add_evidence(tx, at).await?),
            Act::Find => Some(self.find(tx, at).await?),
            Act::Measure => Some(self.measure(tx, at).await?),
            Act::Approve => Some(self.approve(tx, at).await?),
            Act::Announce => Some(self.announce(tx, rules, at).await?),
            Act::Extend => Some(self.extend(tx, rules, at).await?),
            Act::Answer => Some(self.answer(tx, rules, at).await?),
            Act::Attempt => {
                let outcome = "电话无人接听".to_owned();
                let by = self.owner(at)?;
                Some(complaints::attempt_contact(tx, &by, self.number()?, Told::Phone, outcome).await?)
            }
            Act::Opinion(opinion) => Some(self.say(tx, opinion, at).await?),
            Act::Reopen => {
                Some(complaints::reopen(tx, &self.owner(at)?, self.number()?, "客户不满意").await?)
            }
            Act::Close => {
                Some(complaints::close(tx, &self.owner(at)?, self.number()?, self.story.root_cause).await?)
            }
            Act::Reexamine => {
                let (by, remark) = (staff("1005", at), "定性准确,处理得当".to_owned());
                Some(complaints::reexamine(tx, &by, self.number()?, Verdict::Upheld, remark).await?)
            }
            Act::Appeal => {
                let number = self.number()?;
                let (by, text) = (staff("1013", at), "对处理结果不认可,要求进一步赔偿".to_owned());
                Some(complaints::link_appeal(tx, &by, number, format!("SS-{number}"), at, text).await?)
            }
        };
        self.complaint = changed.map(|changed| changed.complaint);
        Ok(())
    }

    pub(super) fn complaint(&self) -> anyhow::Result<&Complaint> {
        match &self.complaint {
            Some(complaint) => Ok(complaint),
            None => bail!("the case has not been accepted"),
        }
    }

    fn number(&self) -> anyhow::Result<Number> {
        Ok(self.complaint()?.number)
    }

    /// The agent, or for the portal's cases the specialist on duty.
    fn first(&self, at: Timestamp) -> Deed {
        staff(if self.channel == Channel::Web { "1002" } else { self.agent }, at)
    }

    fn owner(&self, at: Timestamp) -> anyhow::Result<Deed> {
        Ok(staff(self.complaint()?.owner.as_str(), at))
    }

    async fn accept(&mut self, tx: &Tx, rules: &Rules, at: Timestamp) -> anyhow::Result<()> {
        let contact =
            Contact { name: Some(self.name.clone()), phone: Some(known(&self.phone)), ..Contact::default() };
        let draft = Draft {
            text: self.text.to_owned(),
            demand: self.demand.to_owned(),
            category: complaints::category(tx, self.story.category).await?,
            channel: self.channel,
            arrival: self.arrival,
            contact,
            customer: self.customer.map(|number| number.to_string()),
            product: Some(self.story.product.to_owned()),
            place: Some(self.place.clone()),
            language: Language::ZhCn,
            ..Draft::default()
        };
        let by = if self.channel == Channel::Web {
            Deed { by: Actor::Customer, purpose: Purpose::OwnMatter, at }
        } else {
            Deed { purpose: Purpose::ComplaintIntake, ..staff(self.agent, at) }
        };
        let accepted = complaints::accept(tx, &by, rules, Accept { draft, ..Accept::default() }).await?;
        self.complaint = Some(accepted.complaint);
        Ok(())
    }

    async fn judge_not_valid(&self, tx: &Tx, at: Timestamp) -> anyhow::Result<complaints::Changed> {
        let command = JudgeNotValid {
            number: self.number()?,
            reason: Some(NotValidReason::AsAgreed),
            explanation: "经核实,收费与服务均与协议及公示资费一致。".to_owned(),
            guidance: "如仍有异议,可向电信用户申诉受理中心(12300)申诉。".to_owned(),
            told: Told::Sms,
        };
        Ok(complaints::judge_not_valid(tx, &self.first(at), command).await?)
    }

    async fn review(&self, tx: &Tx, verdict: Verdict, at: Timestamp) -> anyhow::Result<complaints::Changed> {
        let remark = match verdict {
            Verdict::Upheld => "复核一致",
            Verdict::Overturned => "告知不完整,应按有效投诉处理",
        };
        let command = ReviewJudgement { number: self.number()?, verdict, remark: remark.to_owned() };
        Ok(complaints::review_judgement(tx, &staff(LEADER, at), command).await?)
    }

    async fn add_evidence(&self, tx: &Tx, at: Timestamp) -> anyhow::Result<complaints::Changed> {
        let number = self.number()?;
        let content = format!("{number}\n{}\n{}\n{at}\n", self.story.checked, self.story.found);
        let command = AddEvidence {
            number,
            name: format!("核查记录-{number}.txt"),
            description: self.story.checked.to_owned(),
            content: content.into_bytes(),
        };
        Ok(complaints::add_evidence(tx, &self.owner(at)?, command).await?)
    }

    async fn find(&self, tx: &Tx, at: Timestamp) -> anyhow::Result<complaints::Changed> {
        let evidence = if self.complaint()?.evidence.is_empty() { vec![] } else { vec!["E-1".to_owned()] };
        let command =
            Find { checked: self.story.checked.to_owned(), found: self.story.found.to_owned(), evidence };
        Ok(complaints::find_out(tx, &self.owner(at)?, self.number()?, command).await?)
    }

    async fn measure(&self, tx: &Tx, at: Timestamp) -> anyhow::Result<complaints::Changed> {
        let number = self.number()?;
        let Some((kind, _, _)) = self.story.measure else { bail!("the story has no measure") };
        let amount = Money::from_minor(self.amount * 100);
        let command = TakeMeasure {
            items: vec![MeasureItem { kind, amount }],
            finding: format!("F-{}", self.complaint()?.findings.len()),
            reason: self.story.found.to_owned(),
        };
        let by = self.owner(at)?;
        if self.is_above_authority() {
            return Ok(complaints::propose_measure(tx, &by, number, command).await?);
        }
        Ok(complaints::grant_measure(tx, &by, number, command).await?)
    }

    /// Whether the measure needs somebody else's approval: every handler of the demo may grant at least 50 yuan.
    pub(super) fn is_above_authority(&self) -> bool {
        self.amount > 50
    }

    async fn approve(&self, tx: &Tx, at: Timestamp) -> anyhow::Result<complaints::Changed> {
        let place = self.complaint()?.place_of_waiting_measure();
        Ok(complaints::approve_measure(tx, &staff(MANAGER, at), self.number()?, place).await?)
    }

    async fn announce(&self, tx: &Tx, rules: &Rules, at: Timestamp) -> anyhow::Result<complaints::Changed> {
        let complaint = self.complaint()?;
        let command = AnnounceExtension {
            number: complaint.number,
            until: complaint.clocks.announced_on + 3.days(),
            reason: "需要供应商核实".to_owned(),
            told: Told::Sms,
        };
        Ok(complaints::announce_extension(tx, &self.owner(at)?, rules, command).await?)
    }

    async fn extend(&self, tx: &Tx, rules: &Rules, at: Timestamp) -> anyhow::Result<complaints::Changed> {
        let complaint = self.complaint()?;
        let command = Extend {
            number: complaint.number,
            until: complaint.clocks.announced_on + 3.days(),
            reason: "需要供应商核实".to_owned(),
            notice: Some(complaint.notices.len() - 1),
        };
        Ok(complaints::extend(tx, &self.owner(at)?, rules, command).await?)
    }

    async fn say(&self, tx: &Tx, opinion: Opinion, at: Timestamp) -> anyhow::Result<complaints::Changed> {
        let by = Deed { by: Actor::Customer, purpose: Purpose::OwnMatter, at };
        let remark = match opinion {
            Opinion::Satisfied => "处理及时,谢谢",
            Opinion::Neutral => "可以接受",
            Opinion::Dissatisfied => "没有解决根本问题",
        };
        Ok(complaints::take_opinion(tx, &by, self.number()?, opinion, remark.to_owned()).await?)
    }

    async fn answer(&self, tx: &Tx, rules: &Rules, at: Timestamp) -> anyhow::Result<complaints::Changed> {
        let command = GiveAnswer {
            number: self.number()?,
            text: self.story.answer.to_owned(),
            appeal_route: complaints::appeal_route(Language::ZhCn),
            told: Told::Sms,
        };
        Ok(complaints::give_answer(tx, &self.owner(at)?, rules, command).await?)
    }
}

fn staff(number: &str, at: Timestamp) -> Deed {
    let number: StaffNumber = known(number);
    Deed { by: Actor::Staff(number), purpose: Purpose::ComplaintHandling, at }
}
