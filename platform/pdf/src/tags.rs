//! The logical structure of the document, for screen readers and for reflowing (PDF 1.7, 14.8).

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, ListNumbering, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

/// What a part of the document is.
#[derive(Debug, Clone)]
pub(crate) enum Part {
    Title,
    Heading { rank: NonZeroU16, text: String },
    Paragraph,
    Code,
    List,
    Item,
    Label,
    Body,
    Table,
    Head,
    Rows,
    Row,
    ColumnTitle,
    Cell,
}

/// A part in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PartId(usize);

/// The tree of parts, in reading order.
#[derive(Debug, Default)]
pub(crate) struct Structure {
    parts: Vec<Node>,
    roots: Vec<PartId>,
}

#[derive(Debug)]
struct Node {
    part: Part,
    children: Vec<PartId>,
    content: Vec<Identifier>,
}

impl Structure {
    pub(crate) fn add_root(&mut self, part: Part) -> PartId {
        let id = self.add(part);
        self.roots.push(id);
        id
    }

    pub(crate) fn add_child(&mut self, parent: PartId, part: Part) -> PartId {
        let id = self.add(part);
        self.parts[parent.0].children.push(id);
        id
    }

    fn add(&mut self, part: Part) -> PartId {
        self.parts.push(Node { part, children: Vec::new(), content: Vec::new() });
        PartId(self.parts.len() - 1)
    }

    /// Records where on the pages a part is drawn.
    pub(crate) fn attach(&mut self, part: PartId, content: Identifier) {
        self.parts[part.0].content.push(content);
    }

    pub(crate) fn into_tree(self, language: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        for &root in &self.roots {
            tree.push(self.group(root));
        }
        tree
    }

    fn group(&self, id: PartId) -> TagGroup {
        let node = &self.parts[id.0];
        let mut group = TagGroup::new(tag(&node.part));
        for &child in &node.children {
            group.push(self.group(child));
        }
        for &content in &node.content {
            group.push(content);
        }
        group
    }
}

fn tag(part: &Part) -> TagKind {
    match part {
        Part::Title => Tag::Title.into(),
        Part::Heading { rank, text } => Tag::Hn(*rank, Some(text.clone())).into(),
        Part::Paragraph => Tag::P.into(),
        Part::Code => Tag::Code.into(),
        Part::List => Tag::L(ListNumbering::None).into(),
        Part::Item => Tag::LI.into(),
        Part::Label => Tag::Lbl.into(),
        Part::Body => Tag::LBody.into(),
        Part::Table => Tag::Table.into(),
        Part::Head => Tag::THead.into(),
        Part::Rows => Tag::TBody.into(),
        Part::Row => Tag::TR.into(),
        Part::ColumnTitle => Tag::TH(TableHeaderScope::Column).into(),
        Part::Cell => Tag::TD.into(),
    }
}
