//! What customers add, and their files.

use complaints::{AddEvidence, EVIDENCE_BYTES_MAX, Inform};

use crate::{browser::Part, house::in_both_houses};

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\nbill";
const NUMBER: Part<'static> = ("number", None, b"T20260930-0001");
const PATH: &str = "/portal/case/information";

fn said(text: &str) -> Part<'_> {
    ("information", None, text.as_bytes())
}

#[tokio::test]
async fn words_and_files_are_added_and_the_desk_sees_whose_they_are() {
    in_both_houses(async |house| {
        let (mut browser, number) = house.customer().await;
        let parts = [NUMBER, said("客服说会回电，没有回。"), ("files", Some("账单 9月.png"), PICTURE)];
        let answer = browser.upload(PATH, &parts).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/portal/case"));
        let complaint = house.complaint(number).await;
        assert_eq!(
            house.informed().await,
            vec![("客服说会回电，没有回。".to_owned(), vec!["E-1".to_owned()])]
        );
        assert_eq!(
            (&*complaint.evidence[0].by, &*complaint.evidence[0].media_type),
            ("customer", "image/png")
        );
        assert!(complaint.notes.is_empty(), "it is no internal note");
        let entries = house.journal().await;
        let events: Vec<_> = entries.iter().rev().take(2).map(|e| (&*e.event, &*e.actor)).collect();
        assert_eq!(events, [("informed", "customer"), ("evidence-added", "customer")]);
        let page = browser.get("/portal/case").await;
        assert!(
            page.shows("已收到您的补充")
                && page.shows("客服说会回电，没有回。")
                && page.shows("账单 9月.png")
        );
        browser.upload(PATH, &parts).await;
        assert_eq!(
            (house.informed().await.len(), house.journal().await.len()),
            (1, entries.len()),
            "sent twice"
        );
    })
    .await;
}

#[tokio::test]
async fn a_file_is_given_back_as_it_came_and_can_do_nothing() {
    in_both_houses(async |house| {
        let (mut browser, number) = house.customer().await;
        let page = b"<script>alert(1)</script>";
        let files = [("files", Some("a.png"), PICTURE), ("files", Some("../../b.html"), page)];
        browser.upload(PATH, &[&[NUMBER][..], &files].concat()).await;
        let picture = browser.get("/portal/case/files/E-1").await;
        assert_eq!(picture.header("content-type"), "image/png");
        assert_eq!(picture.header("content-disposition"), "inline; filename*=UTF-8''a.png");
        let page = browser.get("/portal/case/files/E-2").await;
        assert_eq!(page.body, "<script>alert(1)</script>");
        assert_eq!(page.header("content-type"), "application/octet-stream");
        assert_eq!(page.header("content-disposition"), "attachment; filename*=UTF-8''b.html");
        for answer in [&picture, &page] {
            assert_eq!(answer.header("content-security-policy"), "default-src 'none'; sandbox");
            assert_eq!(answer.header("x-content-type-options"), "nosniff");
            assert_eq!(answer.header("cache-control"), "no-store, private");
        }
        house
            .staff(async |tx, deed| {
                let (name, content) = ("内部.txt".to_owned(), "内部".as_bytes().to_vec());
                let evidence = AddEvidence { number, name, description: String::new(), content };
                complaints::add_evidence(tx, deed, evidence).await
            })
            .await;
        assert!(!browser.get("/portal/case").await.shows("内部.txt"));
        for name in ["E-3", "E-4", "E-0", "E-", "x", "..%2f..%2fetc"] {
            let answer = browser.get(&format!("/portal/case/files/{name}")).await;
            assert_eq!(answer.status.as_u16(), 404, "{name}");
        }
        let stranger = house.browser().get("/portal/case/files/E-1").await;
        assert_eq!((stranger.status.as_u16(), stranger.location()), (303, "/portal/follow"));
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_added_changes_nothing_and_the_words_stay() {
    in_both_houses(async |house| {
        let (mut browser, number) = house.customer().await;
        let before = house.complaint(number).await;
        let empty = browser.upload(PATH, &[NUMBER, said("  "), ("files", Some(""), b"")]).await;
        house.check_refused(&empty, 422, "information-empty", "4.2.2(1)").await;
        let large = vec![b'x'; EVIDENCE_BYTES_MAX + 1];
        let parts =
            [NUMBER, said("看附件"), ("files", Some("a.png"), PICTURE), ("files", Some("b.bin"), &large)];
        let answer = browser.upload(PATH, &parts).await;
        house.check_refused(&answer, 422, "evidence-too-large", "4.2.3(1)").await;
        assert!(answer.shows("看附件") && answer.shows("请重新选择") && answer.shows("20 MB"));
        let nothing = browser.upload(PATH, &[NUMBER, ("files", Some("empty.txt"), b"")]).await;
        house.check_refused(&nothing, 422, "evidence-empty", "4.2.3(1)").await;
        let long = "长".repeat(20_001);
        let answer = browser.upload(PATH, &[NUMBER, said(&long)]).await;
        house.check_refused(&answer, 422, "information-too-long", "4.2.2(1)").await;
        assert_eq!(house.complaint(number).await, before);
    })
    .await;
}

#[tokio::test]
async fn a_complaint_that_was_added_to_two_hundred_times_takes_no_more() {
    in_both_houses(async |house| {
        let (mut browser, number) = house.customer().await;
        let tx = house.db.begin().await.unwrap();
        for n in 0..200 {
            let told = Inform { number, text: format!("第 {n} 次"), files: vec![] };
            complaints::inform(&tx, &house.deed("customer"), told).await.unwrap();
        }
        tx.commit().await.unwrap();
        let once_more = browser.upload(PATH, &[NUMBER, said("再说一次")]).await;
        house.check_refused(&once_more, 422, "information-too-much", "4.2.2(1)").await;
        assert!(once_more.shows("再说一次"));
        assert_eq!(house.informed().await.len(), 200);
    })
    .await;
}

#[tokio::test]
async fn a_request_that_is_no_form_with_files_gets_a_clear_answer() {
    in_both_houses(async |house| {
        let (mut browser, number) = house.customer().await;
        let before = house.complaint(number).await;
        assert_eq!(browser.post(PATH, &[("number", "T20260930-0001")]).await.status.as_u16(), 400);
        let nul = browser.upload(PATH, &[NUMBER, said("a\0b")]).await;
        assert_eq!(nul.status.as_u16(), 400);
        let not_text = browser.upload(PATH, &[NUMBER, ("information", None, b"\xff\xfe")]).await;
        assert_eq!(not_text.status.as_u16(), 400);
        let many: Vec<_> = std::iter::repeat_n(("files", Some("a.png"), PICTURE), 30).collect();
        assert_eq!(browser.upload(PATH, &[&[NUMBER][..], &many].concat()).await.status.as_u16(), 413);
        let huge = vec![b'x'; 15 << 20];
        let three: Vec<_> = std::iter::repeat_n(("files", Some("a.bin"), huge.as_slice()), 3).collect();
        assert_eq!(browser.upload(PATH, &[&[NUMBER][..], &three].concat()).await.status.as_u16(), 413);
        assert_eq!(house.complaint(number).await, before);
    })
    .await;
}
