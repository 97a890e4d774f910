//! Complaints: from a customer's first words to a closed, reported case (clauses 4.2 and 4.3).
//!
//! Owns the `complaints_` tables. Other contexts use only what this file re-exports.

pub mod complaint;
pub mod desk;
pub mod import;
pub mod media;
pub mod typed;

mod accept;
mod alarms;
mod answer;
mod api;
mod carry_over;
mod categories;
mod change;
mod close;
mod error;
mod export_dossier;
mod extend;
mod figures;
mod find;
mod handover;
mod inbox;
mod inform;
mod investigate;
mod judge;
mod limits;
mod measure;
mod notices;
mod recount;
mod root_causes;
mod standing;
mod store;
mod submit;
mod terms;
mod ticket_status;
mod tickets;
mod view;
mod visit;
mod web;

pub use self::{
    accept::{Accept, accept},
    alarms::raise_alarms,
    answer::{GiveAnswer, attempt_contact, give_answer, take_opinion},
    api::{TROUBLE_TICKET_HUB, api_routes, ticket_events, trouble_ticket_openapi},
    carry_over::{CarriedOver, ImportRun, Keep, carry_over, record_import},
    categories::{CategoryEntry, CategoryNames, categories, category, keep_category, plant_categories},
    change::{Changed, handler_of},
    close::{
        add_note, add_to_file, chase, close, delete, escalate, link_appeal, reexamine, reopen, set_due_date,
    },
    error::Error,
    export_dossier::export_dossier,
    extend::{AnnounceExtension, Extend, extend},
    figures::{Behind, Board, Figure, Period, Share, Side, Target, board, cases_behind, shares},
    find::{find, imported, index_anew},
    handover::{accept_handover, ask_handover, decline_handover, name_concerned, successors},
    inbox::{After, COUNT_MAX, Filter, Line, Order, PAGE_LINES, Page, View, counts, inbox, search},
    inform::{Inform, ask_again, inform},
    investigate::{
        AddEvidence, EVIDENCE_BYTES_MAX, Find, add_evidence, evidence_content, find_out, hold, release_hold,
        start_investigation,
    },
    judge::{
        JudgeNotValid, ReviewJudgement, Verdict, dispatch, judge_not_valid, judge_valid, review_judgement,
    },
    limits::{CalendarMissing, Limits, Rules},
    measure::{TakeMeasure, approve_measure, decline_measure, grant_measure, propose_measure},
    notices::{Outgoing, SEND_NOTICE, announce_extension, appeal_route, notice_sent, outgoing},
    recount::{RECOUNT_LIMITS, heed_revisions, recount_limits},
    root_causes::{RootCause, keep_root_cause, plant_root_causes, root_causes},
    submit::{Submit, submit},
    terms::terms,
    view::view,
    visit::{Follow, Visit, follow, guard_deed, leave, look, visited},
    web::{boards_routes, desk_routes, portal_routes},
};

/// The name this context has in the journal.
pub const CONTEXT: &str = "complaints";

/// The tables of this context.
pub const MIGRATIONS: &[db::Migration] = store::MIGRATIONS;

/// The tables of this context whose rows follow from the complaints: [`index_anew`] makes them.
pub const DERIVED_TABLES: &[&str] = &["complaints_search"];
