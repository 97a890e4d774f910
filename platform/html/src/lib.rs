//! The layouts and components that every page is made of, and their stylesheet and scripts.
//!
//! Pages are functions from a model's view to [`Markup`]. They work without JavaScript: forms post,
//! links lead somewhere. The scripts in `web/` only add to what stands there. This crate has no business words:
//! navigation, labels and sentences are given to it.
//!
//! # A page
//!
//! Everything about the request that a page needs stands in [`Page`]: language, person, navigation, time zone.
//! A handler makes the page's content with maud and these components and hands it to one of the layouts:
//!
//! ```
//! use html::{Badge, Button, Desk, Field, Icon, Page, Tone, html};
//!
//! # let page = Page::of(kernel::Language::ZhCn);
//! let form = page.post("/complaints/T20260930-0001/notes", html! {
//!     (Field::textarea("text", "备注").required().rows(4).markup(&page))
//!     (Button::primary(page.t("action-save")).icon(Icon::Check).shortcut("mod+enter"))
//! });
//! let markup = Desk::new("投诉 T20260930-0001")
//!     .crumb("投诉", "/complaints")
//!     .meta(html! { (Badge::new("已派单", Tone::Accent)) })
//!     .context(html! { p { "何雨" } })
//!     .markup(&page, form);
//! assert!(markup.into_string().starts_with("<!DOCTYPE html>"));
//! ```
//!
//! - Components that need words end in `.markup(&page)`; the mute ones ([`Icon`], [`Badge`], [`Button`], [`Avatar`],
//!   [`Sparkline`], [`Bars`], [`Facts`], [`Tabs`]) are [`Render`], so `(Icon::Phone)` is enough.
//! - Layouts: [`Desk`] for staff, [`Portal`] for customers, [`SignIn`], [`ErrorPage`].
//! - Forms: [`Page::post`] and [`Page::upload`]; [`Field`] for every input; a refusal is shown with
//!   [`Notice::refusal`] above the form, whose fields keep what was entered. Several forms on one page keep their ids
//!   apart with [`Field::form`].
//! - Lists: [`Table`] with [`Column`]s and [`Row`]s, [`FilterBar`], [`SavedViews`], [`Pager`]. Sorting, filter and
//!   place stand in the address; [`Address`] changes one part of it and keeps the rest.
//! - A case: [`Timeline`] (for customers [`Timeline::for_customer`]), [`ClockChip`], [`Steps`], [`Facts`],
//!   [`Composer`].
//! - Boards: [`Figure`], [`Bars`], [`Chart`], [`Sparkline`].
//!
//! # What the scripts look for
//!
//! | attribute | effect |
//! | --- | --- |
//! | `data-shortcut="e"` on a link, button or field | the key clicks (or focuses) it; listed in the `?` help and the palette |
//! | `data-palette` on a link | listed in the command palette |
//! | `data-draft="KEY" data-draft-url="/drafts"` on a text area | saved by itself: `POST key, text` |
//! | `data-live="complaint:T20260930-0001"` with `hx-get` and `hx-trigger="live"` | fetched anew when a live message names the topic |
//! | `data-live-list="complaints"` | such a message shows the “n new” pill instead of moving the list |
//! | `data-presence="/complaints/…/presence"` | `POST state=viewing or editing` every 15 s; the answer replaces its content |
//! | `data-drop` around a file input | takes dropped files and pasted screenshots |
//! | `data-copy="text"` on a button | copies the text |
//! | `data-dialog="id"` on a button | opens that [`Dialog`] |
//! | `data-due`, `data-clock` with `hx-get` and `hx-trigger="clock"` | fetched anew every minute and when the time is reached |
//!
//! The live stream ([`Page::live`]) is `text/event-stream`; each message is `event: change` with topics, separated by
//! blanks, as data. One connection serves all tabs of a browser.
//!
//! # Security
//!
//! [`CONTENT_SECURITY_POLICY`] allows no inline script or style: never write `style="…"` or `on…="…"`. maud escapes
//! text and attributes; `PreEscaped` is for constants only. An address that came from outside must not become an
//! `href`, except through [`Address`], which is always a path on this server.

mod address;
pub mod assets;
mod avatar;
mod badge;
mod bars;
mod button;
mod chart;
mod clock;
mod composer;
mod desk;
mod dialog;
mod document;
mod error_page;
mod facts;
mod field;
mod figure;
mod filter;
mod icon;
mod menu;
mod notice;
mod page;
mod pager;
mod portal;
mod preferences;
mod progress;
mod sign_in;
mod sparkline;
mod steps;
mod table;
mod tabs;
mod timeline;
mod toast;
mod views;

pub use maud::{Markup, PreEscaped, Render, html};

pub use self::{
    address::Address,
    avatar::{Avatar, Presence},
    badge::{Badge, Tone},
    bars::{Bar, Bars},
    button::Button,
    chart::{Chart, ChartKind, Series},
    clock::{ClockChip, ClockLevel},
    composer::Composer,
    desk::Desk,
    dialog::Dialog,
    error_page::ErrorPage,
    facts::Facts,
    field::{Choice, Field, FieldErrors},
    figure::{Figure, FigureValue},
    filter::FilterBar,
    icon::Icon,
    notice::Notice,
    page::{Me, NavGroup, NavItem, Page},
    pager::Pager,
    portal::Portal,
    preferences::{Preferences, PreferencesChoice, Print, SingleKeys, Theme, keep_preferences},
    progress::Progress,
    sign_in::SignIn,
    sparkline::Sparkline,
    steps::{Step, Steps},
    table::{Column, Empty, Row, Sort, Table},
    tabs::Tabs,
    timeline::{Entry, EntryKind, Timeline},
    toast::Toast,
    views::{SavedView, SavedViews},
};

/// The policy every page is sent with.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; \
    img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
