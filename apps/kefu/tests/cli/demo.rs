use std::sync::Arc;

use complaints::{Filter, Order, View};
use customers::{Kind, Search};
use jiff::Timestamp;
use kefu::{demo, house as program, settings::Settings};
use kernel::{Actor, Deed, Purpose};
use web::App;

use crate::house::House;

/// A house with the small past of a moment.
async fn lived_in(house: &House) -> App {
    let db = program::open_database(house.database.url()).await.unwrap();
    let now: Timestamp = "2026-09-30T12:00:00+08:00".parse().unwrap();
    let (clock, random) = (Arc::new(move || now), Arc::new(|| [7; 32]));
    let app = program::open(db, &Settings::default(), clock, random).await.unwrap();
    demo::settle_in(&app, demo::Size::Small).await.unwrap();
    app
}

/// Every complaint with its customer, newest first.
async fn complaints_of(app: &App) -> Vec<(String, Option<String>)> {
    let filter = Filter { order: Order::NewestFirst, ..Filter::of(View::All) };
    let page = complaints::inbox(app.db(), &filter, app.now()).await.unwrap();
    let mut found = vec![];
    for line in page.lines {
        let complaint = complaints::find(app.db(), line.number).await.unwrap().unwrap().complaint;
        found.push((line.number.to_string(), complaint.intake.customer));
    }
    found
}

#[tokio::test]
async fn the_demos_complaints_are_of_customers_whose_files_can_be_found() {
    for house in House::empty().await {
        let app = lived_in(&house).await;
        let complaints = complaints_of(&app).await;
        let named: Vec<_> = complaints.iter().filter_map(|(_, customer)| customer.clone()).collect();
        assert!(!named.is_empty() && named.len() < complaints.len(), "the portal's name none");
        for number in &named {
            let customer = customers::find(app.db(), number.parse().unwrap()).await.unwrap();
            let customer = customer.unwrap_or_else(|| panic!("{number} has no file"));
            assert!(!customer.details.phones.is_empty() && customer.kind == Kind::Individual);
        }
        let by = Actor::Staff("1001".parse().unwrap());
        let deed = Deed { by, purpose: Purpose::ComplaintIntake, at: app.now() };
        let tx = app.db().begin().await.unwrap();
        let found = customers::search(&tx, &deed, &Search::parse("C-10086").unwrap()).await.unwrap();
        assert_eq!(found.len(), 1);
        let company = customers::search(&tx, &deed, &Search::parse("昆明翠湖").unwrap()).await.unwrap();
        assert_eq!(company[0].kind, Kind::Organisation);
        tx.rollback().await.unwrap();
    }
}

#[tokio::test]
async fn the_same_moment_gives_the_same_customers() {
    let (one, other) = (House::empty().await, House::empty().await);
    let (one, other) = (lived_in(&one[0]).await, lived_in(&other[0]).await);
    assert_eq!(complaints_of(&one).await, complaints_of(&other).await);
    for number in ["C-10087", "C-10095"] {
        let of = async |app: &App| customers::find(app.db(), number.parse().unwrap()).await.unwrap().unwrap();
        assert_eq!(of(&one).await.details, of(&other).await.details);
    }
}
