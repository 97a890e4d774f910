//! Characters into glyphs: which font has them, which shapes they take, how far each one advances.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use harfrust::{Direction, Feature, ShapeOptions, ShapePlan, ShapePlanKey, Tag, UnicodeBuffer, script};
use kernel::Language;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use unicode_bidi::Level;

use super::bidi::Levels;
use super::{Run, characters};
use crate::fonts::{Face, LoadedFonts, Slot};
use crate::look::Cut;

/// A stretch of text that is shaped on its own and never broken.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) runs: Vec<Run>,
    /// In ems.
    pub(super) width: f32,
}

/// A word in its place on a line.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) word: Rc<Word>,
    pub(super) level: Level,
    /// Whether it is white space that takes no room at the end of a line.
    pub(super) hangs: bool,
}

/// Shapes words, each only once.
pub(super) struct Shaping<'a> {
    faces: Vec<Face<'a>>,
    regular: Vec<Slot>,
    bold: Vec<Slot>,
    mono: Vec<Slot>,
    language: Option<harfrust::Language>,
    features: Vec<Feature>,
    words: HashMap<(Cut, bool), HashMap<Box<str>, Rc<Word>>>,
    buffer: Option<UnicodeBuffer>,
}

impl<'a> Shaping<'a> {
    pub(super) fn new(fonts: &'a LoadedFonts<'_>, language: Language) -> Self {
        // Chinese fonts share “ ” · — with English; set among English words these must not be a square wide.
        let features = match language {
            Language::ZhCn | Language::ZhTw => Vec::new(),
            Language::En => vec![Feature::new(Tag::new(b"pwid"), 1, ..)],
        };
        Self {
            faces: fonts.faces(),
            regular: fonts.slots(Cut::Regular),
            bold: fonts.slots(Cut::Bold),
            mono: fonts.slots(Cut::Mono),
            language: harfrust::Language::new(language.tag()),
            features,
            words: HashMap::new(),
            buffer: None,
        }
    }

    pub(super) fn font(&self, slot: Slot) -> Font {
        self.faces[slot.face].embedded.clone()
    }

    /// The shaped pieces of a part of `text`: one, or several when its direction changes.
    pub(super) fn pieces(
        &mut self,
        text: &str,
        part: Range<usize>,
        levels: Option<&Levels>,
        cut: Cut,
    ) -> Vec<Piece> {
        let stretches = match levels {
            Some(levels) => levels.stretches(part),
            None if part.is_empty() => Vec::new(),
            None => vec![(part, Level::ltr())],
        };
        let mut pieces = Vec::with_capacity(stretches.len());
        for (range, level) in stretches {
            pieces.push(Piece { word: self.word(&text[range], cut, level.is_rtl()), level, hangs: false });
        }
        pieces
    }

    fn word(&mut self, text: &str, cut: Cut, from_right: bool) -> Rc<Word> {
        if let Some(known) = self.words.get(&(cut, from_right)).and_then(|words| words.get(text)) {
            return Rc::clone(known);
        }
        let word = Rc::new(self.shape_word(text, cut, from_right));
        self.words.entry((cut, from_right)).or_default().insert(text.into(), Rc::clone(&word));
        word
    }

    fn shape_word(&mut self, text: &str, cut: Cut, from_right: bool) -> Word {
        let mut runs = Vec::new();
        for (range, slot) in self.spans(text, cut) {
            let mut glyphs = match slot {
                Some(slot) => self.shape(slot, &text[range.clone()], from_right),
                None => vec![self.stand_in(cut, range.len())],
            };
            for glyph in glyphs.iter_mut().filter(|glyph| is_undefined(glyph)) {
                *glyph = KrillaGlyph { text_range: glyph.text_range.clone(), ..self.stand_in(cut, 0) };
            }
            let width = glyphs.iter().map(|glyph| glyph.x_advance).sum();
            let slot = slot.unwrap_or(self.slots(cut)[0]);
            runs.push(Run { slot, text: text[range].to_owned(), glyphs, width });
        }
        if from_right {
            runs.reverse();
        }
        let width = runs.iter().map(|run| run.width).sum();
        Word { runs, width }
    }

    /// Which font sets which part of `text`; nothing where no font can.
    fn spans(&mut self, text: &str, cut: Cut) -> Vec<(Range<usize>, Option<Slot>)> {
        let mut spans = Vec::new();
        for cluster in characters::clusters(text, 0..text.len()) {
            if let Some(slot) = self.slot_of_cluster(&text[cluster.clone()], cut) {
                extend(&mut spans, cluster, slot);
                continue;
            }
            // No font has the whole of it: each character as well as it goes.
            for (offset, character) in text[cluster.clone()].char_indices() {
                let start = cluster.start + offset;
                let range = start..start + character.len_utf8();
                match self.slot_of_character(character, cut) {
                    Some(slot) => extend(&mut spans, range, slot),
                    None => spans.push((range, None)),
                }
            }
        }
        spans
    }

    fn slot_of_cluster(&mut self, cluster: &str, cut: Cut) -> Option<Slot> {
        let mut characters = cluster.chars();
        let first = characters.next()?;
        if characters.next().is_none() {
            return self.slot_of_character(first, cut);
        }
        // A font may have a letter with its accent, or an emoji sequence, as one glyph: only shaping tells.
        let slots = self.slots(cut).to_vec();
        slots.into_iter().find(|&slot| {
            self.faces[slot.face].has(first)
                && self.shape(slot, cluster, false).iter().all(|glyph| !is_undefined(glyph))
        })
    }

    fn slot_of_character(&self, character: char, cut: Cut) -> Option<Slot> {
        let slots = self.slots(cut);
        let found = slots.iter().copied().find(|slot| self.faces[slot.face].has(character));
        found.or_else(|| characters::is_invisible(character).then_some(slots[0]))
    }

    fn slots(&self, cut: Cut) -> &[Slot] {
        match cut {
            Cut::Regular => &self.regular,
            Cut::Bold => &self.bold,
            Cut::Mono => &self.mono,
        }
    }

    fn stand_in(&self, cut: Cut, text_len: usize) -> KrillaGlyph {
        let stand_in = self.faces[self.slots(cut)[0].face].stand_in;
        KrillaGlyph::new(stand_in.glyph, stand_in.advance, 0.0, 0.0, 0.0, 0..text_len, None)
    }

    fn shape(&mut self, slot: Slot, text: &str, from_right: bool) -> Vec<KrillaGlyph> {
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.push_str(text);
        let direction = if from_right { Direction::RightToLeft } else { Direction::LeftToRight };
        buffer.set_direction(direction);
        buffer.guess_segment_properties();
        if buffer.script() == script::UNKNOWN {
            buffer.set_script(script::COMMON);
        }
        if let Some(language) = &self.language {
            buffer.set_language(language.clone());
        }
        let features = self.features.as_slice();
        let face = &mut self.faces[slot.face];
        let plan = plan_for(face, &buffer, self.language.as_ref(), features);
        let options = ShapeOptions::new().plan(Some(&face.plans[plan])).features(features);
        let shaped = face.shaper.shape(buffer, options);

        let mut starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        starts.sort_unstable();
        let infos = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        let glyphs = infos
            .map(|(info, position)| {
                let start = info.cluster as usize;
                let next = starts.partition_point(|&other| other <= start);
                let end = starts.get(next).copied().unwrap_or(text.len());
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    ems(position.x_advance, face.per_em),
                    ems(position.x_offset, face.per_em),
                    ems(position.y_offset, face.per_em),
                    ems(position.y_advance, face.per_em),
                    start..end,
                    None,
                )
            })
            .collect();
        self.buffer = Some(shaped.clear());
        glyphs
    }
}

/// The index of the plan for texts like the one in `buffer`.
fn plan_for(
    face: &mut Face<'_>,
    buffer: &UnicodeBuffer,
    language: Option<&harfrust::Language>,
    features: &[Feature],
) -> usize {
    let script = Some(buffer.script());
    let key = ShapePlanKey::new(script, buffer.direction()).language(language).features(features);
    face.plans.iter().position(|plan| key.matches(plan)).unwrap_or_else(|| {
        face.plans.push(ShapePlan::new(&face.shaper, buffer.direction(), script, language, features));
        face.plans.len() - 1
    })
}

fn extend(spans: &mut Vec<(Range<usize>, Option<Slot>)>, range: Range<usize>, slot: Slot) {
    match spans.last_mut() {
        Some((last, Some(last_slot))) if *last_slot == slot => last.end = range.end,
        Some(_) | None => spans.push((range, Some(slot))),
    }
}

fn is_undefined(glyph: &KrillaGlyph) -> bool {
    glyph.glyph_id.to_u32() == 0
}

#[expect(clippy::cast_precision_loss, reason = "font units are far below the 2^24 that f32 holds exactly")]
fn ems(units: i32, per_em: f32) -> f32 {
    units as f32 / per_em
}
