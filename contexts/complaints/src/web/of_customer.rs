//! A customer's complaints, beside their file.

use axum::{
    extract::Path,
    http::HeaderMap,
    response::{IntoResponse as _, Redirect},
};
use customers::CustomerNumber;
use html::{Address, Button, Icon, Markup, Page, html};
use web::{Failure, View as Request};

use super::{act::Answer, clocks, names};
use crate::{Filter, Line, Order, Rules, View, inbox};

/// So many stand beside the file; the list has all of them.
const LINES: usize = 10;

/// `GET /complaints/of-customer/{number}`: the list of a customer's complaints with its filters; for the
/// customer's page, which asks for a part of itself, the newest of them.
pub(super) async fn show(view: Request, Path(number): Path<String>, headers: HeaderMap) -> Answer {
    let number: CustomerNumber = number.parse().map_err(|_| Failure::NotFound)?;
    let list = Address::parse("/complaints").with("view", "all").with("customer", &number.to_string());
    let list = list.to_string();
    if !headers.contains_key("hx-request") {
        return Ok(Redirect::to(&list).into_response());
    }
    let rules = Rules::of(&view.app).map_err(Failure::broken)?;
    let filter = Filter { order: Order::NewestFirst, ..Filter::of(View::OfCustomer(number.to_string())) };
    let page = inbox(view.app.db(), &filter, view.page.now).await?;
    Ok(part(&view.page, &rules, &page.lines, &list).into_response())
}

fn part(page: &Page, rules: &Rules, lines: &[Line], list: &str) -> Markup {
    html! {
        @if lines.is_empty() {
            p.text-secondary { (page.t("complaint-of-customer-none")) }
        } @else {
            ul.list-unstyled {
                @for line in lines.iter().take(LINES) {
                    li.k-other {
                        div.k-other-head {
                            a href={ "/complaints/" (line.number) } { (line.number) }
                            (names::state(page, &line.state))
                            (clocks::of_line(page, rules, line))
                        }
                        span.k-sub.k-cut { (line.title) }
                    }
                }
            }
            (Button::quiet(page.t("customer-matters-open")).icon(Icon::Inbox).href(list.to_owned()))
        }
    }
}
