use axum::http::{StatusCode, header};

use crate::house::in_both_houses;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR";

// clause: 4.2.3(1)
#[tokio::test]
async fn an_evidence_file_comes_back_byte_for_byte_and_is_never_run() {
    in_both_houses(async |house| {
        let desk = house.desk("1002");
        let number = desk.takes_in(&[]).await;
        let path = format!("/complaints/{number}/evidence");
        let page: &[u8] = b"<script>alert(1)</script>";
        let files: [(&str, &[u8]); 2] = [("../../bill.html", page), ("bill.png", PNG)];
        let added = desk.upload(&path, &[("description", "9 月账单")], &files).await;
        assert_eq!(added.status, StatusCode::OK, "{}", added.text());
        let item = &house.complaint(number).await.evidence[0];
        assert_eq!((item.name.as_str(), item.media_type.as_str()), ("bill.html", "application/octet-stream"));

        let file = desk.get(&format!("{path}/1")).await;
        assert_eq!(file.bytes, page);
        assert_eq!(file.headers[header::CONTENT_DISPOSITION], "attachment; filename*=UTF-8''bill.html");
        assert_eq!(file.headers[header::CONTENT_TYPE], "application/octet-stream");
        assert_eq!(file.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(file.headers[header::CONTENT_SECURITY_POLICY], "default-src 'none'; sandbox");
        let picture = desk.get(&format!("{path}/2")).await;
        assert_eq!(picture.headers[header::CONTENT_DISPOSITION], "inline; filename*=UTF-8''bill.png");
        assert_eq!(picture.bytes, PNG);
        for nothing in ["0", "3", "x"] {
            let answer = desk.get(&format!("{path}/{nothing}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nothing}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_refused_intake_says_at_the_field_that_files_are_to_be_chosen_again() {
    in_both_houses(async |house| {
        let desk = house.desk("1001");
        let told = [("text", "无法上网"), ("demand", ""), ("category", "attitude"), ("phone", "13900000001")];
        for (files, is_said) in [(&[("bill.png", PNG)] as &[_], true), (&[], false)] {
            let refused = desk.upload_as_browser("/complaints", &told, files).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(refused.says("文件没有保存下来，请重新选择。"), is_said);
            assert!(refused.says("无法上网"));
        }
    })
    .await;
}

// clause: 4.2.3(1)
#[tokio::test]
async fn a_file_that_is_refused_takes_those_sent_with_it_along() {
    in_both_houses(async |house| {
        let desk = house.desk("1002");
        let number = desk.takes_in(&[]).await;
        let path = format!("/complaints/{number}/evidence");
        let large = vec![b'x'; complaints::EVIDENCE_BYTES_MAX + 1];
        for (second, rule) in
            [(&b""[..], "evidence-empty"), (PNG, "evidence-known"), (&large, "evidence-too-large")]
        {
            let refused = desk.upload(&path, &[], &[("a.png", PNG), ("b.png", second)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{rule}");
            assert_eq!(refused.json()["rule"], rule);
            assert!(house.complaint(number).await.evidence.is_empty(), "{rule}");
            let journal = house.journal_of(&number.to_string()).await;
            let last = journal.last().unwrap();
            assert_eq!((last.event.as_str(), last.body["rule"].as_str()), ("refused", Some(rule)));
        }
        let none = desk.upload(&path, &[("description", "x")], &[]).await;
        assert!(none.json()["fields"]["files"].is_string());
    })
    .await;
}

#[tokio::test]
async fn files_handed_in_at_intake_stand_in_the_file() {
    in_both_houses(async |house| {
        let fields = [
            ("text", "多收了 30 元"),
            ("demand", "退费"),
            ("category", "vas-not-ordered"),
            ("phone", "13900000001"),
            ("description", "账单截图"),
        ];
        let taken = house.desk("1001").upload("/complaints", &fields, &[("bill.png", PNG)]).await;
        assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.text());
        let number = taken.json()["number"].as_str().unwrap().parse().unwrap();
        assert_eq!(house.complaint(number).await.evidence[0].description, "账单截图");
        let told = house.desk("1001").get(&format!("/complaints/{number}/accepted")).await;
        for words in ["T20260930-0001", "2026年10月10日", "2026年10月15日", "您的投诉已受理"] {
            assert!(told.says(words), "{words}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_upload_beyond_all_measure_is_turned_away() {
    in_both_houses(async |house| {
        let desk = house.desk("1002");
        let number = desk.takes_in(&[]).await;
        let huge = vec![b'x'; 61 << 20];
        let answer = desk.upload(&format!("/complaints/{number}/evidence"), &[], &[("a", &huge)]).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        let note = "x".repeat(3 << 20);
        let answer = desk.ask(&format!("/complaints/{number}/notes"), &[("note", &note)]).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    })
    .await;
}
