//! A complaint from the telephone to the archive, by the forms of the desk.

use axum::http::StatusCode;
use complaints::complaint::{MeasureState, Number, State};
use serde_json::json;

use crate::house::{House, in_both_houses};

// clause: 4.2.2(1), 4.2.2(2), 2.1(2), 4.2.3(1), 4.2.3(2), 2.2(3), 4.3.1(2), 4.2.3(3), 4.3.2(2), 4.3.2(4), 1.3.5
#[tokio::test]
async fn a_complaint_is_worked_from_intake_to_re_examination_by_forms_alone() {
    in_both_houses(async |house| {
        let (agent, specialist, leader) = (house.desk("1001"), house.desk("1002"), house.desk("1003"));
        let number = agent.takes_in(&[("concerned", "1004")]).await;
        assert_eq!(number.to_string(), "T20260930-0001");
        house.clock.set("2026-09-30T16:31:00+08:00");
        assert_eq!(agent.does(number, "judgement", &[("verdict", "valid")]).await["state"], "valid");
        house.clock.set("2026-09-30T16:33:00+08:00");
        let dispatched = agent.does(number, "dispatch", &[("department", "BILL")]).await;
        assert_eq!(
            (&dispatched["due"], &dispatched["statute"]),
            (&json!("2026-10-10"), &json!("2026-10-15"))
        );
        agent.does(number, "handover", &[("to", "1002"), ("reason", "账务类由专员办理")]).await;
        assert_eq!(house.complaint(number).await.owner.as_str(), "1001", "until the successor accepts");
        let mine = specialist.does(number, "handover/acceptance", &[("verdict", "accept")]).await;
        assert_eq!(mine["owner"], "1002");

        house.clock.set("2026-10-08T09:10:00+08:00");
        specialist.does(number, "investigation", &[]).await;
        specialist.does(number, "chase", &[("text", "什么时候有结果?")]).await;
        specialist.does(number, "hold", &[("reason", "waiting-for-customer"), ("proof", "短信 4711")]).await;
        house.clock.set("2026-10-08T10:00:00+08:00");
        specialist.does(number, "hold", &[("release", "yes")]).await;
        specialist.does(number, "findings", &[("checked", "定制记录"), ("found", "没有二次确认")]).await;
        let items = [
            ("kind-1", "refund"),
            ("amount-1", "30.00"),
            ("kind-2", "goodwill"),
            ("amount-2", "80"),
            ("finding", "F-1"),
            ("reason", "未经确认"),
        ];
        let proposal: Vec<_> = items.iter().copied().chain([("intent", "propose")]).collect();
        specialist.does(number, "measures", &proposal).await;
        leader.does(number, "measures/0/approval", &[("verdict", "approve")]).await;
        let measure = &house.complaint(number).await.measures[0];
        assert_eq!(measure.amount().to_string(), "110.00");
        assert!(matches!(measure.state, MeasureState::Approved { .. }));

        house.clock.set("2026-10-10T11:00:00+08:00");
        let longer = [("until", "2026-10-13"), ("reason", "供应商核实"), ("told", "phone")];
        assert_eq!(specialist.does(number, "extension", &longer).await["due"], "2026-10-13");

        is_ended(&house, number).await;

        let complaint = house.complaint(number).await;
        let State::Closed(closing) = &complaint.state else { panic!("{:?}", complaint.state) };
        assert_eq!(closing.root_cause, "VAS-no-second-confirmation");
        assert_eq!((complaint.transfers.len(), complaint.chases.len(), complaint.answers.len()), (1, 1, 2));
        assert_eq!(complaint.appeal.unwrap().at, "2026-09-29T16:00:00Z".parse().unwrap());

        let page = specialist.get(&format!("/complaints/{number}")).await;
        assert_eq!(page.status, StatusCode::OK);
        for words in ["已结案", "供应商核实", "致歉信回执已收", "VAS-no-second-confirmation", "SS-2026-88"]
        {
            assert!(page.says(words), "{words}");
        }
    })
    .await;
}

/// From the first answer to the regulator's file.
async fn is_ended(house: &House, number: Number) {
    let specialist = house.desk("1002");
    house.clock.set("2026-10-12T15:20:00+08:00");
    let route = ("appeal_route", "可拨打 12300");
    specialist.does(number, "answer", &[("reply", "已退费"), route, ("told", "phone")]).await;
    specialist.does(number, "opinion", &[("opinion", "dissatisfied"), ("remark", "要书面道歉")]).await;
    specialist.does(number, "reopening", &[("reason", "客户要书面道歉")]).await;
    house.clock.set("2026-10-13T11:05:00+08:00");
    specialist.does(number, "answer", &[("reply", "致歉信已寄出"), route, ("told", "letter")]).await;
    specialist.does(number, "attempts", &[("attempt_told", "phone"), ("outcome", "无人接听")]).await;
    specialist.does(number, "opinion", &[("opinion", "satisfied")]).await;
    house.clock.set("2026-10-13T11:20:00+08:00");
    let cause = ("root_cause", "VAS-no-second-confirmation");
    specialist.does(number, "closing", &[cause]).await;
    specialist.does(number, "additions", &[("text", "致歉信回执已收")]).await;
    house.desk("1005").does(number, "reexamination", &[("verdict", "upheld"), ("remark", "程序完整")]).await;
    specialist.does(number, "appeal", &[("reference", "SS-2026-88"), ("appealed_on", "2026-09-30")]).await;
}

// clause: 5.2.2(1)
#[tokio::test]
async fn looking_at_a_complaint_is_on_record_once_an_hour_for_each_person() {
    in_both_houses(async |house| {
        let number = house.desk("1001").takes_in(&[]).await;
        let path = format!("/complaints/{number}");
        let looks = async || {
            let entries = house.journal_of(&number.to_string()).await;
            let looks = entries.iter().filter(|entry| entry.event == "viewed");
            looks.map(|entry| format!("{} {}", entry.actor, entry.purpose)).collect::<Vec<_>>()
        };
        house.desk("1002").get(&path).await;
        house.clock.set("2026-09-30T17:10:00+08:00");
        house.desk("1002").get(&path).await;
        house.desk("1012").get(&path).await;
        assert_eq!(looks().await, ["staff:1002 complaint-handling", "staff:1012 audit"]);
        house.clock.set("2026-09-30T17:21:00+08:00");
        house.desk("1002").get(&path).await;
        assert_eq!(looks().await.len(), 3);
        assert_eq!(house.desk("1002").get("/complaints/T20260930-0999").await.status, StatusCode::NOT_FOUND);
        assert_eq!(house.journal_of("T20260930-0999").await, []);
    })
    .await;
}

#[tokio::test]
async fn the_page_offers_what_the_model_allows_and_says_why_not_the_rest() {
    in_both_houses(async |house| {
        let number = house.desk("1001").takes_in(&[]).await;
        let path = format!("/complaints/{number}");
        let page = house.desk("1001").get(&path).await;
        assert!(page.says(&format!(r#"action="{path}/judgement""#)));
        assert!(page.says("还没有答复客户") && page.says("第 4.2.3(3) 条"), "why it cannot be closed");
        let auditor = house.desk("1012").get(&path).await;
        assert!(!auditor.says(r#"id="steps""#) && !auditor.says(r#"id="composer""#));
        let form = house.desk("1001").get(&format!("{path}/dispatch")).await;
        assert_eq!(form.location(), format!("{path}?step=dispatch"), "a reload leads back to the form");
    })
    .await;
}

// clause: 5.2.2(1)
#[tokio::test]
async fn only_the_owner_and_leaders_see_the_customers_number_in_full() {
    in_both_houses(async |house| {
        let number = house.desk("1001").takes_in(&[]).await;
        let path = format!("/complaints/{number}");
        assert!(house.desk("1001").get(&path).await.says("13900000001"));
        assert!(house.desk("1003").get(&path).await.says("13900000001"));
        for other in ["1002", "1005", "1012"] {
            let page = house.desk(other).get(&path).await;
            assert!(page.says("139****0001") && !page.says("13900000001"), "{other}");
        }
    })
    .await;
}

#[tokio::test]
async fn closing_and_next_leads_to_the_complaint_that_is_due_next() {
    in_both_houses(async |house| {
        let agent = house.desk("1001");
        let (first, second) = (agent.takes_in(&[]).await, agent.takes_in(&[]).await);
        agent.does(first, "judgement", &[("verdict", "valid")]).await;
        agent.does(first, "dispatch", &[("department", "CC")]).await;
        agent.does(first, "investigation", &[]).await;
        agent.does(first, "findings", &[("checked", "账单"), ("found", "多收")]).await;
        let answer = [("reply", "已退"), ("appeal_route", "12300"), ("told", "phone")];
        agent.does(first, "answer", &answer).await;
        agent.does(first, "opinion", &[("opinion", "neutral")]).await;
        let closing = [("root_cause", "billing-error"), ("next", "yes")];
        let closed = agent.post(&format!("/complaints/{first}/closing"), &closing).await;
        assert_eq!(
            (closed.status, closed.location()),
            (StatusCode::SEE_OTHER, &*format!("/complaints/{second}"))
        );
    })
    .await;
}

#[tokio::test]
async fn an_answer_is_shown_before_it_is_sent() {
    in_both_houses(async |house| {
        let agent = house.desk("1001");
        let number = agent.takes_in(&[]).await;
        agent.does(number, "judgement", &[("verdict", "valid")]).await;
        agent.does(number, "dispatch", &[("department", "CC")]).await;
        agent.does(number, "investigation", &[]).await;
        agent.does(number, "findings", &[("checked", "账单"), ("found", "多收")]).await;
        let before = house.stored(number).await;
        let fields = [
            ("reply", "多收的 30 元已退"),
            ("appeal_route", "请拨 12300"),
            ("told", "sms"),
            ("preview", "yes"),
        ];
        let preview = agent.post(&format!("/complaints/{number}/answer"), &fields).await;
        assert_eq!(preview.status, StatusCode::OK);
        let sent = "【云岭通信】您的投诉 T20260930-0001 已有结果：多收的 30 元已退";
        assert!(preview.says(sent) && preview.says("尚未发出"));
        assert_eq!(house.stored(number).await, before);
    })
    .await;
}

// clause: 4.3.1(2)
#[tokio::test]
async fn an_extension_told_by_message_waits_until_the_message_has_left() {
    in_both_houses(async |house| {
        let agent = house.desk("1001");
        let number = agent.takes_in(&[]).await;
        let path = format!("/complaints/{number}");
        let longer = [("until", "2026-10-13"), ("reason", "供应商核实"), ("told", "sms")];
        assert_eq!(agent.does(number, "extension", &longer).await["due"], "2026-10-10", "not yet");
        assert!(agent.get(&path).await.says("的通知等待发送"));

        let tx = house.db.begin().await.unwrap();
        complaints::notice_sent(&tx, &format!("{number}/1"), house.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        let page = agent.get(&path).await;
        assert!(page.says("立即延期至 2026年10月13日"));
        let now = [("until", "2026-10-13"), ("reason", "供应商核实"), ("notice", "1")];
        assert_eq!(agent.does(number, "extension", &now).await["due"], "2026-10-13");
        assert!(!agent.get(&path).await.says("立即延期"));
    })
    .await;
}
