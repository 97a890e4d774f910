use html::Page;
use i18n::args;
use pdf::{Block, Column, Document, Field, Level, Moment, Running, Setting, Table};

use crate::{
    complaint::{Complaint, MeasureState},
    view::VIEWED,
    web::{
        case::{Case, timeline},
        names,
    },
};

/// The dossier of a case, in the reader's language.
pub(super) fn of(page: &Page, case: &Case) -> Document {
    let complaint = &case.complaint;
    let number = complaint.number.to_string();
    let mut blocks = vec![Block::Fields(particulars(page, case))];
    section(&mut blocks, page, "dossier-told", told(page, complaint));
    section(&mut blocks, page, "dossier-findings", findings(complaint));
    section(&mut blocks, page, "dossier-measures", measures(page, complaint));
    section(&mut blocks, page, "dossier-answers", answers(page, complaint));
    section(&mut blocks, page, "dossier-evidence", manifest(page, complaint));
    section(&mut blocks, page, "dossier-timeline", vec![Block::Timeline(moments(page, case))]);
    let made = page.words.date_time(page.now, &page.zone);
    Document {
        title: page.with("dossier-title", args![("number", number.as_str())]),
        subtitle: names::category(
            page,
            complaint.intake.category.top.name(),
            case.category.as_ref(),
            complaint.intake.category.code.as_str(),
        ),
        language: page.words.language,
        author: page.operator.clone(),
        created_at: page.now,
        header: Running { start: page.operator.clone(), end: number },
        footer: Running {
            start: page.with(
                "dossier-made",
                args![("at", made), ("by", page.me.as_ref().map_or("", |me| me.name.as_str()))],
            ),
            end: "{page} / {pages}".to_owned(),
        },
        blocks,
    }
}

/// A part that has something in it, under its heading.
fn section(blocks: &mut Vec<Block>, page: &Page, heading: &str, content: Vec<Block>) {
    if !content.is_empty() {
        blocks.push(Block::Heading { level: Level::One, text: page.t(heading) });
        blocks.extend(content);
    }
}

fn particulars(page: &Page, case: &Case) -> Vec<Field> {
    let complaint = &case.complaint;
    let intake = &complaint.intake;
    let clocks = &complaint.clocks;
    let day = |day| page.words.day(day);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut fields = vec![
        field(page, "dossier-accepted", page.words.date_time(complaint.accepted_at, &page.zone)),
        field(page, "complaint-state", page.t(&format!("complaint-state-{}", complaint.state.name()))),
        field(page, "dossier-due", day(clocks.announced_on)),
        field(page, "complaint-clock-statute", day(clocks.statutory_on)),
        field(page, "dossier-calendar", clocks.calendar.clone()),
        field(page, "dossier-owner", names::staff(&case.directory, complaint.owner.as_str()).to_owned()),
        field(page, "dossier-customer", text(&intake.contact.name)),
        field(
            page,
            "dossier-phone",
            intake.contact.phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default(),
        ),
        field(page, "dossier-product", text(&intake.product)),
        field(page, "dossier-place", text(&intake.place)),
    ];
    if let Some(appeal) = &complaint.appeal {
        fields.push(field(page, "dossier-appeal", appeal.reference.clone()));
    }
    if let Some(cause) = complaint.root_cause() {
        fields.push(field(page, "dossier-cause", cause.to_owned()));
    }
    fields
}

fn field(page: &Page, key: &str, value: String) -> Field {
    Field { label: page.t(key), value }
}

fn told(page: &Page, complaint: &Complaint) -> Vec<Block> {
    let intake = &complaint.intake;
    vec![
        Block::Paragraph(intake.text.clone()),
        Block::Fields(vec![field(page, "dossier-demand", intake.demand.clone())]),
    ]
}

fn findings(complaint: &Complaint) -> Vec<Block> {
    let each = complaint.findings.iter().enumerate().map(|(i, finding)| {
        let evidence = finding.evidence.join(", ");
        let text = format!("F-{}  {}\n{}\n{evidence}", i + 1, finding.checked, finding.found);
        Block::Paragraph(text.trim_end().to_owned())
    });
    each.collect()
}

fn measures(page: &Page, complaint: &Complaint) -> Vec<Block> {
    if complaint.measures.is_empty() {
        return vec![];
    }
    let rows = complaint.measures.iter().map(|measure| {
        let kinds: Vec<_> =
            measure.items.iter().map(|item| names::named(page, "measure", item.kind.name())).collect();
        let state = match &measure.state {
            MeasureState::Proposed => "proposed",
            MeasureState::Granted => "granted",
            MeasureState::Approved { .. } => "approved",
            MeasureState::Declined { .. } => "declined",
        };
        vec![
            kinds.join(" + "),
            page.money(measure.amount()),
            measure.finding.clone(),
            page.t(&format!("complaint-measure-state-{state}")),
        ]
    });
    let column = |key: &str, share, setting| Column { title: page.t(key), share, setting };
    vec![Block::Table(Table {
        columns: vec![
            column("dossier-what", 12, Setting::Text),
            column("dossier-amount", 6, Setting::Number),
            column("dossier-finding", 4, Setting::Text),
            column("complaint-state", 8, Setting::Text),
        ],
        rows: rows.collect(),
    })]
}

fn answers(page: &Page, complaint: &Complaint) -> Vec<Block> {
    let each = complaint.answers.iter().flat_map(|answer| {
        let opinion = answer.opinion.as_ref().map_or_else(
            || names::named(page, "opinion", "none"),
            |given| names::named(page, "opinion", given.opinion.name()),
        );
        [
            Block::Paragraph(answer.text.clone()),
            Block::Fields(vec![
                field(page, "dossier-answered", page.words.date_time(answer.at, &page.zone)),
                field(page, "dossier-opinion", opinion),
                field(page, "dossier-route", answer.appeal_route.clone()),
            ]),
        ]
    });
    each.collect()
}

/// The evidence manifest: whoever has the files can compute the digests (SHA-256) and compare.
fn manifest(page: &Page, complaint: &Complaint) -> Vec<Block> {
    if complaint.evidence.is_empty() {
        return vec![];
    }
    let rows = complaint.evidence.iter().enumerate().map(|(i, item)| {
        vec![format!("E-{}", i + 1), item.name.clone(), item.length.to_string(), item.digest.to_string()]
    });
    let column = |key: &str, share, setting| Column { title: page.t(key), share, setting };
    vec![Block::Table(Table {
        columns: vec![
            column("dossier-name", 3, Setting::Text),
            column("dossier-file", 10, Setting::Text),
            column("dossier-bytes", 5, Setting::Number),
            column("dossier-digest", 28, Setting::Mono),
        ],
        rows: rows.collect(),
    })]
}

fn moments(page: &Page, case: &Case) -> Vec<Moment> {
    let shown = case.entries.iter().filter(|entry| entry.event != VIEWED);
    let each = shown.map(|recorded| Moment {
        at: page.words.date_time(recorded.at, &page.zone),
        title: timeline::title(page, case, recorded),
        by: names::actor(page, &case.directory, &recorded.actor),
        text: match (recorded.event.as_str(), &recorded.clause) {
            ("refused", Some(clause)) => format!("{} ({clause})", timeline::refused(page, recorded)),
            _ => recorded.body["text"].as_str().unwrap_or_default().to_owned(),
        },
    });
    each.collect()
}
