use i18n::args;
use maud::{Markup, Render, html};

use crate::{Icon, Page, Pager};

/// A list of things, one a row. Order and place stand in the address (`sort`, `after`, `before`).
#[derive(Debug, Clone)]
pub struct Table {
    id: String,
    caption: String,
    columns: Vec<Column>,
    rows: Vec<Row>,
    select: Option<Select>,
    empty: Option<Empty>,
    pager: Option<Pager>,
    live: Option<String>,
}

#[derive(Debug, Clone)]
struct Select {
    name: String,
    action: String,
    bar: Markup,
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    label: String,
    sort: Option<String>,
    number: bool,
    minor: bool,
    wide: bool,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    key: String,
    name: String,
    cells: Vec<Markup>,
    marked: bool,
}

/// What a list without rows says: why, and what to do next.
#[derive(Debug, Clone)]
pub struct Empty {
    /// What there is none of.
    pub title: String,
    /// What to do next.
    pub hint: String,
    /// The button that does it.
    pub action: Option<Markup>,
}

/// The order of a list, as the address says it: `sort=due` or `sort=-due`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sort<'a> {
    /// The column's name.
    pub by: &'a str,
    /// Largest first.
    pub descending: bool,
}

impl<'a> Sort<'a> {
    /// Reads the parameter `sort`.
    pub fn parse(text: &'a str) -> Self {
        match text.strip_prefix('-') {
            Some(by) => Self { by, descending: true },
            None => Self { by: text, descending: false },
        }
    }
}

impl Column {
    /// A column of words.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), sort: None, number: false, minor: false, wide: false }
    }

    /// A column of numbers: to the right, digits of one width.
    pub fn number(label: impl Into<String>) -> Self {
        Self { number: true, ..Self::new(label) }
    }

    /// The list can be ordered by it; `name` is what stands in the address.
    #[must_use]
    pub fn sort(mut self, name: impl Into<String>) -> Self {
        self.sort = Some(name.into());
        self
    }

    /// Not shown on a phone.
    #[must_use]
    pub fn minor(mut self) -> Self {
        self.minor = true;
        self
    }

    /// Takes the room that is left, and cuts long text.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    fn class(&self) -> &'static str {
        match (self.number, self.minor, self.wide) {
            (true, true, _) => "k-num k-minor",
            (true, false, _) => "k-num",
            (false, true, true) => "k-minor k-wide",
            (false, true, false) => "k-minor",
            (false, false, true) => "k-wide",
            (false, false, false) => "",
        }
    }
}

impl Row {
    /// A row. `key` is what selecting it sends; `name` what a screen reader calls it. A link in the first cell is
    /// what Enter opens.
    pub fn new(key: impl Into<String>, name: impl Into<String>, cells: Vec<Markup>) -> Self {
        Self { key: key.into(), name: name.into(), cells, marked: false }
    }

    /// Shown as something new to the reader.
    #[must_use]
    pub fn marked(mut self, marked: bool) -> Self {
        self.marked = marked;
        self
    }
}

impl Table {
    /// A list with these columns. The caption is for screen readers.
    pub fn new(id: impl Into<String>, caption: impl Into<String>, columns: Vec<Column>) -> Self {
        Self {
            id: id.into(),
            caption: caption.into(),
            columns,
            rows: Vec::new(),
            select: None,
            empty: None,
            pager: None,
            live: None,
        }
    }

    /// These rows.
    #[must_use]
    pub fn rows(mut self, rows: Vec<Row>) -> Self {
        self.rows = rows;
        self
    }

    /// Rows can be selected: the keys are sent as `name` to `action`, or to the `formaction` of a button in `bar`.
    #[must_use]
    pub fn select(mut self, name: impl Into<String>, action: impl Into<String>, bar: impl Render) -> Self {
        self.select = Some(Select { name: name.into(), action: action.into(), bar: bar.render() });
        self
    }

    /// What is said when there are no rows.
    #[must_use]
    pub fn empty(mut self, empty: Empty) -> Self {
        self.empty = Some(empty);
        self
    }

    /// The neighbouring pages.
    #[must_use]
    pub fn pager(mut self, pager: Pager) -> Self {
        self.pager = Some(pager);
        self
    }

    /// When a live message names this topic, the page offers to show what is new; the list does not move by itself.
    #[must_use]
    pub fn live(mut self, topic: impl Into<String>) -> Self {
        self.live = Some(topic.into());
        self
    }

    /// The list.
    pub fn markup(mut self, page: &Page) -> Markup {
        let pager = self.pager.take().map(|pager| pager.markup(page));
        let body = if self.rows.is_empty() { self.nothing(page) } else { self.grid(page) };
        // The script fills the number in: one sentence for one, one for more.
        let one = self.live.as_ref().map(|_| page.with("live-new", args![("n", 1)]));
        let many = self.live.as_ref().map(|_| page.with("live-new", args![("n", "{n}")]));
        html! {
            section.k-list id=(self.id) data-list data-live-list=[self.live.as_deref()] data-live-one=[one]
                data-live-many=[many] {
                @if let (Some(select), false) = (&self.select, self.rows.is_empty()) {
                    (page.post(&select.action, html! { (body) (bulk_bar(select, page)) }))
                } @else {
                    (body)
                }
                @if let Some(pager) = pager { (pager) }
            }
        }
    }

    fn nothing(&self, page: &Page) -> Markup {
        let (title, hint) = match &self.empty {
            Some(empty) => (empty.title.clone(), empty.hint.clone()),
            None => (page.t("list-none"), page.t("list-none-hint")),
        };
        html! {
            div.k-empty {
                (Icon::Inbox)
                p.k-empty-title { (title) }
                p.k-empty-hint { (hint) }
                @if let Some(action) = self.empty.as_ref().and_then(|empty| empty.action.as_ref()) { (action) }
            }
        }
    }

    fn grid(&self, page: &Page) -> Markup {
        html! {
            div.k-table-scroll tabindex="0" role="region" aria-label=(self.caption) {
                table.k-table {
                    caption.visually-hidden { (self.caption) }
                    thead {
                        tr {
                            @if self.select.is_some() {
                                th.k-select scope="col" {
                                    label.k-tick hidden {
                                        input.form-check-input type="checkbox" data-select-all;
                                        span.visually-hidden { (page.t("action-select-all")) }
                                    }
                                }
                            }
                            @for column in &self.columns { (head(column, page)) }
                        }
                    }
                    tbody { @for row in &self.rows { (self.row(row, page)) } }
                }
            }
        }
    }

    fn row(&self, row: &Row, page: &Page) -> Markup {
        html! {
            tr data-row=(row.key) .k-marked[row.marked] {
                @if let Some(select) = &self.select {
                    td.k-select {
                        label.k-tick {
                            input.form-check-input type="checkbox" name=(select.name) value=(row.key) data-select;
                            span.visually-hidden {
                                (page.with("action-select-row", args![("name", row.name.as_str())]))
                            }
                        }
                    }
                }
                @for (column, cell) in self.columns.iter().zip(&row.cells) {
                    td class=[some(column.class())] data-label=(column.label) { (cell) }
                }
            }
        }
    }
}

fn some(class: &str) -> Option<&str> {
    (!class.is_empty()).then_some(class)
}

fn head(column: &Column, page: &Page) -> Markup {
    let class = some(column.class());
    let Some(name) = &column.sort else {
        return html! { th scope="col" class=[class] { (column.label) } };
    };
    let address = page.address().without("after").without("before");
    let now = page.address();
    let current = now.get("sort").map(Sort::parse).filter(|sort| sort.by == name);
    let (aria, icon, next) = match &current {
        Some(Sort { descending: false, .. }) => (Some("ascending"), Icon::ArrowUp, format!("-{name}")),
        Some(Sort { descending: true, .. }) => (Some("descending"), Icon::ArrowDown, name.clone()),
        None => (None, Icon::Selector, name.clone()),
    };
    let hint = page.with("list-sort-by", args![("column", column.label.as_str())]);
    html! {
        th scope="col" class=[class] aria-sort=[aria] {
            a.k-sort href=(address.with("sort", &next)) title=(hint) { (column.label) (icon) }
        }
    }
}

fn bulk_bar(select: &Select, page: &Page) -> Markup {
    html! {
        div.k-bulk role="group" aria-label=(page.t("list-bulk")) {
            span.k-bulk-count data-select-count=(page.with("list-selected", args![("n", "{n}")])) role="status" {}
            (select.bar)
            button.btn.btn-sm.btn-ghost-secondary type="reset" { (page.t("action-deselect")) }
        }
    }
}
