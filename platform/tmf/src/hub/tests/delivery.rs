use super::*;

#[tokio::test]
async fn a_subscriber_is_told_what_happens_from_then_on_signed_and_in_order() {
    testkit::on_both(TABLES, async |db| {
        let house = House::new(&db);
        let subscriber = Subscriber::listening().await;
        house.happens("created", "P0").await;
        let (id, headers) = house.subscribe(&subscriber.callback, "").await;
        house.happens("created", "P1").await;
        house.happens("looked-at", "P1").await;
        house.happens("sent", "P1").await;
        let round = house.deliver("w").await.unwrap();
        assert_eq!(round, Round { subscription: id, arrived: 3, problem: None, given_up: false });
        let heard = ["ParcelCreateEvent P1", "ParcelStatusChangeEvent P1", "ParcelCreateEvent P1"];
        assert_eq!(subscriber.heard(), heard);
        assert_eq!(house.deliver("w").await, None);

        let (headers_told, body) = subscriber.told.lock().unwrap()[0].clone();
        let envelope: Json = serde_json::from_str(&body).unwrap();
        assert_eq!(envelope["@type"], "ParcelCreateEvent");
        assert_eq!(envelope["eventTime"], "2026-09-30T08:20:00Z");
        assert_eq!(envelope["event"]["parcel"]["href"], "/tmf-api/parcel/v5/parcel/P1");
        assert_eq!(headers_told["webhook-id"], envelope["eventId"].as_str().unwrap());
        assert_eq!(headers_told["webhook-timestamp"], "1790756400");
        assert_eq!(headers_told["webhook-signature"], signature(&headers, &headers_told, &body).as_str());
    })
    .await;
}

/// What the subscriber itself computes from the secret that it was told.
fn signature(answer: &HeaderMap, told: &HeaderMap, body: &str) -> String {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    use hmac::{Hmac, KeyInit as _, Mac as _};

    let secret = answer["webhook-secret"].to_str().unwrap().strip_prefix("whsec_").unwrap();
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&STANDARD.decode(secret).unwrap()).unwrap();
    let text = |name: &str| told[name].to_str().unwrap().to_owned();
    mac.update(format!("{}.{}.{body}", text("webhook-id"), text("webhook-timestamp")).as_bytes());
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

#[tokio::test]
async fn a_subscriber_is_told_only_what_it_asked_for() {
    testkit::on_both(TABLES, async |db| {
        let house = House::new(&db);
        let subscriber = Subscriber::listening().await;
        let query = "eventType=ParcelCreateEvent&event.parcel.id=P2";
        house.subscribe(&subscriber.callback, query).await;
        for parcel in ["P1", "P2"] {
            house.happens("sent", parcel).await;
        }
        assert_eq!(house.deliver("w").await.map(|round| round.arrived), Some(1));
        assert_eq!(subscriber.heard(), ["ParcelCreateEvent P2"]);
    })
    .await;
}

#[tokio::test]
async fn a_loop_delivers_what_happens_while_it_runs() {
    testkit::on_both(TABLES, async |db| {
        let house = House::new(&db);
        let subscriber = Subscriber::listening().await;
        house.subscribe(&subscriber.callback, "").await;
        let clock = house.clock.clone();
        let now = move || clock.now();
        let happening = async {
            house.happens("created", "P1").await;
            while subscriber.heard().is_empty() {
                tokio::time::sleep(std::time::Duration::from_millis(10)).await;
            }
        };
        tokio::select! {
            () = deliver(&db, &house.courier, &HUB, "w", &now, events_of) => panic!("it never ends"),
            () = happening => (),
        }
        assert_eq!(subscriber.heard(), ["ParcelCreateEvent P1"]);
    })
    .await;
}

#[tokio::test]
async fn an_event_that_does_not_arrive_is_sent_again_later_and_nothing_overtakes_it() {
    testkit::on_both(TABLES, async |db| {
        let house = House::new(&db);
        let subscriber = Subscriber::listening().await;
        house.subscribe(&subscriber.callback, "").await;
        house.happens("created", "P1").await;
        subscriber.answers(500);
        let round = house.deliver("w").await.unwrap();
        assert_eq!(round.problem.as_deref(), Some("the answer was 500"));
        house.happens("created", "P2").await;
        subscriber.answers(200);
        house.clock.advance(SignedDuration::from_secs(4));
        assert_eq!(house.deliver("w").await, None, "it waits before it tries again");
        house.clock.advance(SignedDuration::from_secs(1));
        assert_eq!(house.deliver("w").await.map(|round| round.arrived), Some(2));
        assert_eq!(
            subscriber.heard(),
            ["ParcelCreateEvent P1", "ParcelCreateEvent P1", "ParcelCreateEvent P2"]
        );
        let ids = subscriber.ids();
        assert!(ids[0] == ids[1] && ids[1] != ids[2], "{ids:?}");
    })
    .await;
}

#[tokio::test]
async fn a_second_event_of_an_entry_that_fails_does_not_lead_to_trying_for_ever() {
    testkit::on_both(TABLES, async |db| {
        let house = House::new(&db);
        let subscriber = Subscriber::listening().await;
        house.subscribe(&subscriber.callback, "").await;
        house.happens("sent", "P1").await;
        *subscriber.refused.lock().unwrap() = Some("ParcelCreateEvent");
        let mut rounds = Vec::new();
        for _ in 0..20 {
            rounds.extend(house.deliver("w").await);
            house.clock.advance(SignedDuration::from_hours(24));
        }
        assert_eq!(rounds.len(), 10);
        assert!(rounds[9].given_up && rounds[..9].iter().all(|round| !round.given_up), "{rounds:?}");
        assert_eq!(events_recorded(&db).await, ["subscribed", "given-up"]);
    })
    .await;
}

#[tokio::test]
async fn a_subscriber_that_is_gone_is_told_nothing_more() {
    testkit::on_both(TABLES, async |db| {
        let house = House::new(&db);
        let subscriber = Subscriber::listening().await;
        house.subscribe(&subscriber.callback, "").await;
        house.happens("created", "P1").await;
        subscriber.answers(410);
        assert!(house.deliver("w").await.unwrap().given_up);
        house.happens("created", "P2").await;
        house.clock.advance(SignedDuration::from_hours(24 * 30));
        assert_eq!(house.deliver("w").await, None);
        assert_eq!(subscriber.heard().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_callback_that_came_to_lead_inside_gets_nothing() {
    testkit::on_both(TABLES, async |db| {
        let mut house = House::new(&db);
        let subscriber = Subscriber::listening().await;
        house.subscribe(&subscriber.callback, "").await;
        house.courier = Courier::new(Destinations::public().with_plain_http());
        house.happens("created", "P1").await;
        let round = house.deliver("w").await.unwrap();
        assert_eq!(round.problem.as_deref(), Some("the callback does not lead to a public address"));
        assert!(subscriber.heard().is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_workers_at_once_tell_each_event_once() {
    testkit::on_both(TABLES, async |db| {
        let house = Arc::new(House::new(&db));
        let subscriber = Subscriber::listening().await;
        for i in 0..5 {
            house.subscribe(&subscriber.callback, &format!("event.parcel.id.ne=X{i}")).await;
        }
        for i in 0..20 {
            house.happens("created", &format!("P{i}")).await;
        }
        let workers: Vec<_> = (0..8)
            .map(|worker| {
                let house = house.clone();
                tokio::spawn(async move {
                    let mut arrived = 0;
                    while let Some(round) = house.deliver(&format!("w{worker}")).await {
                        arrived += round.arrived;
                    }
                    arrived
                })
            })
            .collect();
        let mut arrived = 0;
        for worker in workers {
            arrived += worker.await.unwrap();
        }
        assert_eq!(arrived, 100);
        let mut heard = subscriber.heard();
        heard.sort_unstable();
        let mut once = heard.clone();
        once.dedup();
        assert_eq!((heard.len(), once.len()), (100, 20));
    })
    .await;
}

#[tokio::test]
async fn a_worker_that_died_is_followed_by_another_when_its_lease_ends() {
    testkit::on_both(TABLES, async |db| {
        let house = House::new(&db);
        let subscriber = Subscriber::listening().await;
        house.subscribe(&subscriber.callback, "").await;
        house.happens("created", "P1").await;
        let clock = house.clock.clone();
        let reached = tokio::sync::Notify::new();
        let dies = async |_, _| -> Result<Vec<Event>, db::Error> {
            reached.notify_one();
            std::future::pending().await
        };
        let now = move || clock.now();
        tokio::select! {
            _ = deliver_next(&db, &house.courier, &HUB, "w1", &now, dies) => panic!("it was to die"),
            () = reached.notified() => (),
        }
        assert_eq!(house.deliver("w2").await, None);
        house.clock.advance(SignedDuration::from_mins(5));
        assert_eq!(house.deliver("w2").await.map(|round| round.arrived), Some(1));
    })
    .await;
}
