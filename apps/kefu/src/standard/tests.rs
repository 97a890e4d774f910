//! The page as auditors meet it, over HTTP on both databases.

use std::{collections::BTreeSet, sync::Arc};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
    routing::{any, get},
};
use calendars::Calendars;
use db::Db;
use jiff::tz::TimeZone;
use kernel::{Actor, Clause, ClauseKind, Deed, Language, Permission, Purpose, Refusal, Role};
use tower::ServiceExt as _;
use web::{App, Caller, Failure, Live, Operator, Parts, Routes};

use super::{Standing, State, show, standing};

struct Desk(Router);

async fn on_both(test: impl AsyncFn(Db, Desk)) {
    let migrations = crate::house::migrations();
    testkit::on_both(&[&migrations], async |db| test(db.clone(), Desk::of(db)).await).await;
}

/// Somebody with this role is signed in.
fn app(db: Db, role: Role) -> App {
    App::new(Parts {
        db,
        operator: Operator {
            name: "云岭通信".to_owned(),
            time_zone: TimeZone::get("Asia/Shanghai").unwrap(),
            calendar: "cn".to_owned(),
            base_url: "http://localhost:8080".to_owned(),
            hotline: None,
            users_in_service: 0,
        },
        calendars: Calendars::built_in(),
        clock: Arc::new(|| "2026-09-30T16:20:00+08:00".parse().unwrap()),
        random: Arc::new(|| [7; 32]),
        authenticate: Arc::new(move |_, _| {
            let caller = Caller {
                actor: Actor::Staff("1012".parse().unwrap()),
                name: "何平".to_owned(),
                roles: vec![role],
                permissions: role.permissions().to_vec(),
                ..Caller::anonymous()
            };
            Box::pin(async { Ok(Some(caller)) })
        }),
        furnish: Arc::new(|_, _| ()),
        live: Live::new(),
    })
}

impl Desk {
    fn of(db: Db) -> Self {
        Self::of_role(db, Role::Auditor)
    }

    fn of_role(db: Db, role: Role) -> Self {
        let routes = Routes::new().route("/standard", Permission::ReadBoards, get(show));
        Self(routes.into_router(app(db, role), any(async || Failure::NotFound)))
    }

    async fn ask(&self, query: &str, language: Language) -> (StatusCode, String) {
        let request = Request::get(format!("/standard{query}"))
            .header(header::COOKIE, "kefu_session=1012")
            .header(header::ACCEPT_LANGUAGE, language.tag());
        let answer = self.0.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let status = answer.status();
        let body = to_bytes(answer.into_body(), 16 << 20).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    async fn page(&self, query: &str, language: Language) -> String {
        let (status, page) = self.ask(query, language).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        page
    }

    /// The clauses on the page.
    async fn shows(&self, query: &str) -> BTreeSet<String> {
        clauses(&self.page(query, Language::ZhCn).await)
    }
}

fn clauses(page: &str) -> BTreeSet<String> {
    let rows = page.split("<li class=\"k-clause-row").skip(1);
    rows.map(|row| row.split('"').nth(2).unwrap().to_owned()).collect()
}

fn those(is: impl Fn(&Standing) -> bool) -> BTreeSet<String> {
    standing().into_iter().filter(is).map(|row| row.clause.to_owned()).collect()
}

/// The figures of the tiles, in their order.
fn tiles(page: &str) -> Vec<usize> {
    let counts = page.split("<span class=\"k-tile-count\">").skip(1);
    counts.map(|count| count.split('<').next().unwrap().parse().unwrap()).collect()
}

fn escaped(text: &str) -> String {
    html::html! { (text) }.into_string()
}

#[tokio::test]
async fn every_clause_stands_on_the_page_in_the_readers_own_language_only() {
    on_both(async |_, desk| {
        for language in Language::ALL {
            let page = desk.page("", language).await;
            assert_eq!(clauses(&page).len(), Clause::all().len());
            for entry in Clause::all().map(Clause::entry) {
                let said = |of: Language| [entry.text(of)].into_iter().chain(entry.refuse(of));
                for words in said(language) {
                    assert!(page.contains(&escaped(words)), "{} in {}", entry.id, language.tag());
                }
                assert!(page.contains(entry.title(language)), "{} in {}", entry.id, language.tag());
                for other in Language::ALL.into_iter().filter(|&other| other != language) {
                    let same = entry.text(other) == entry.text(language);
                    assert!(
                        same || !page.contains(&escaped(entry.text(other))),
                        "{}: {}",
                        entry.id,
                        other.tag()
                    );
                }
                // What is data for programs is English, and stays off Chinese pages.
                let data = [entry.evidence, entry.measure].map(escaped).into_iter().find(|data| {
                    language != Language::En && data.contains(' ') && page.contains(data.as_str())
                });
                assert_eq!(data, None, "{} in {}", entry.id, language.tag());
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_tiles_count_the_states_of_what_the_other_conditions_leave() {
    on_both(async |_, desk| {
        let counts = |is: &dyn Fn(&Standing) -> bool| {
            State::ALL.map(|state| those(|row| row.state == state && is(row)).len()).to_vec()
        };
        let all = tiles(&desk.page("", Language::En).await);
        assert_eq!((&all[..3], &all[3..]), (&counts(&|_| true)[..], &[0, 0][..]));
        assert_eq!(all[..3].iter().sum::<usize>(), Clause::all().len());
        // The chosen state narrows the list, and the other states' tiles still say how many they would show.
        let in_four = tiles(&desk.page("?chapter=4&state=proved", Language::En).await);
        assert_eq!(in_four[..3], counts(&|row| row.chapter() == Some(4)));
    })
    .await;
}

#[tokio::test]
async fn conditions_in_the_address_narrow_the_list_and_strange_ones_do_not() {
    on_both(async |_, desk| {
        for state in State::ALL {
            assert_eq!(
                desk.shows(&format!("?state={}", state.name())).await,
                those(|row| row.state == state)
            );
        }
        for chapter in [1, 12] {
            let found = desk.shows(&format!("?chapter={chapter}")).await;
            assert_eq!(found, those(|row| row.chapter() == Some(chapter)));
        }
        let training = those(|row| row.entry().kind == ClauseKind::Train);
        assert_eq!(desk.shows("?kind=train").await, training);
        let both = those(|row| row.chapter() == Some(4) && row.entry().kind == ClauseKind::Train);
        assert_eq!((desk.shows("?kind=train&chapter=4").await, both.len()), (both, 1));
        for strange in ["?state=perfect", "?chapter=13", "?chapter=x", "?kind=", "?record=all", "?q=%20"] {
            assert_eq!(desk.shows(strange).await.len(), Clause::all().len(), "{strange}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_clause_is_found_by_its_number_and_by_words_in_any_language() {
    on_both(async |_, desk| {
        let one = BTreeSet::from(["4.3.1(2)".to_owned()]);
        assert_eq!(desk.shows("?q=4.3.1(2)").await, one);
        assert_eq!(desk.shows("?q=4.3.1").await, BTreeSet::from(["4.3.1(1)", "4.3.1(2)"].map(str::to_owned)));
        for words in ["延期 届满", "EXTENSION+old+deadline", "延期+屆滿"] {
            let query = form_encoded(words);
            assert_eq!(desk.shows(&format!("?q={query}")).await, one, "{words}");
        }
        let page = desk.page(&format!("?q={}", form_encoded("届满")), Language::ZhCn).await;
        assert!(page.contains("<mark>届满</mark>"));

        let page = desk.page("?q=%3Cscript%3Ealert(1)", Language::ZhCn).await;
        assert!(!page.contains("<script>alert"));
        assert!(clauses(&page).is_empty() && page.contains("没有符合条件的条款"));
    })
    .await;
}

/// As a form sends it.
fn form_encoded(words: &str) -> String {
    let encoded = words.replace('+', " ").into_bytes().into_iter().map(|byte| format!("%{byte:02X}"));
    encoded.collect()
}

#[tokio::test]
async fn a_refusal_on_record_is_counted_and_leads_to_its_clause() {
    on_both(async |db, desk| {
        let deed = Deed {
            by: Actor::Staff("1002".parse().unwrap()),
            purpose: Purpose::ComplaintHandling,
            at: "2026-09-30T16:20:00+08:00".parse().unwrap(),
        };
        let refusal = Refusal::conflict("extension-not-announced", Clause::parse("4.3.1(2)").unwrap());
        let tx = db.begin().await.unwrap();
        journal::refused(&tx, &deed, "complaints", "T20260930-0001", &refusal).await.unwrap();
        tx.commit().await.unwrap();

        let page = desk.page("?record=refusals", Language::ZhCn).await;
        assert_eq!(clauses(&page), BTreeSet::from(["4.3.1(2)".to_owned()]));
        assert_eq!(tiles(&page)[3..], [1, 1]);
        assert!(page.contains("证据 1 条 · 拒绝 1 次"), "{page}");
        // Its measure leads to its board.
        assert!(page.contains("href=\"/boards/extensions-announced\""));
        assert!(desk.shows("?record=refusals&chapter=5").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn who_may_not_read_the_boards_does_not_read_how_the_standard_is_kept() {
    on_both(async |db, _| {
        let desk = Desk::of_role(db, Role::Agent);
        assert_eq!(desk.ask("", Language::ZhCn).await.0, StatusCode::FORBIDDEN);
    })
    .await;
}
