//! What subscribers are told (TMF688 hub), and where events never go.

use std::{future::pending, time::Duration};

use axum::{Json as Body, Router, http::StatusCode};
use kefu::{serve, settings::Settings};
use serde_json::{Value as Json, json};
use tmf::Destinations;
use tokio::{
    net::TcpListener,
    sync::mpsc::{UnboundedReceiver, unbounded_channel},
    time::timeout,
};

use crate::house::{House, in_house, new_ticket};

const HUB: &str = "/tmf-api/troubleTicket/v5/hub";

/// A system inside the house that takes events, and what it took.
async fn receiver() -> (String, UnboundedReceiver<Json>) {
    let (taken, events) = unbounded_channel();
    let take = async move |Body(event): Body<Json>| {
        taken.send(event).unwrap();
        StatusCode::NO_CONTENT
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(take)).await });
    (format!("http://{address}/events"), events)
}

fn settings(networks: &str, plain_http: &str) -> Settings {
    Settings {
        event_networks: networks.to_owned(),
        event_plain_http: plain_http.to_owned(),
        ..Settings::default()
    }
}

/// Serves the house, and subscribes.
async fn subscribe(house: &House, destinations: Destinations, callback: &str) -> (u16, Json) {
    let outbox = tempfile::tempdir().unwrap();
    let listen = "127.0.0.1:0".parse().unwrap();
    let serving =
        serve(house.app.clone(), listen, outbox.path().to_owned(), destinations, pending()).await.unwrap();
    let query = "eventType=TroubleTicketCreateEvent";
    let wanted = json!({ "@type": "Hub", "callback": callback, "query": query });
    let request = reqwest::Client::new().post(format!("http://{}{HUB}", serving.address));
    let answer = request.bearer_auth(house.token()).json(&wanted).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

#[tokio::test]
async fn a_subscriber_inside_the_house_is_told_of_a_new_ticket() {
    in_house(async |house| {
        let (callback, mut events) = receiver().await;
        let destinations = settings("10.0.0.0/8, 127.0.0.0/8", "yes").destinations().unwrap();
        let (status, hub) = subscribe(&house, destinations, &callback).await;
        assert_eq!((status, &hub["callback"]), (201, &json!(callback)), "{hub}");
        let href = house.accepted(&new_ticket()).await;
        let event = timeout(Duration::from_secs(30), events.recv()).await.unwrap().unwrap();
        assert_eq!(event["eventType"], "TroubleTicketCreateEvent");
        assert_eq!(event["event"]["troubleTicket"]["href"], href);
    })
    .await;
}

#[tokio::test]
async fn without_the_operator_s_leave_no_event_goes_inside_or_unencrypted() {
    in_house(async |house| {
        for (networks, plain_http) in [("", "no"), ("", "yes"), ("127.0.0.0/8", "no")] {
            let destinations = settings(networks, plain_http).destinations().unwrap();
            let (status, refused) = subscribe(&house, destinations, "http://127.0.0.1:9/events").await;
            assert_eq!((status, &refused["code"]), (400, &json!("invalid-attribute")));
            assert!(refused["message"].as_str().unwrap().starts_with("`callback` does not"), "{refused}");
        }
    })
    .await;
}

#[test]
fn a_network_that_is_none_is_an_error_at_start() {
    for (networks, plain_http) in [("127.0.0.1/8/9", "no"), ("inside", "no"), ("", "perhaps")] {
        assert!(settings(networks, plain_http).destinations().is_err(), "{networks} {plain_http}");
    }
}
