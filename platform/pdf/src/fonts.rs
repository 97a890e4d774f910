use std::fmt::{Debug, Formatter};
use std::sync::Arc;

use harfrust::{ShapePlan, Shaper, ShaperData};
use kernel::Language;
use krilla::text::{Font, GlyphId};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use crate::Error;
use crate::look::Cut;

/// The bytes of an OpenType or TrueType file, wherever they live: `Arc::new(vec)`, or without a copy
/// `Arc::new(cow)` for a file embedded in the program.
pub type FontFile = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// The fonts a document is set in.
#[derive(Clone)]
pub struct Fonts {
    /// For everything that has no other font.
    pub regular: FontFile,
    /// For headings and labels; without it the regular font is drawn heavier.
    pub bold: Option<FontFile>,
    /// For digests and codes; without it they are set in the regular font.
    pub mono: Option<FontFile>,
    /// Asked in this order for characters that the fonts above lack.
    pub fallbacks: Vec<FontFile>,
}

impl Fonts {
    /// One font for everything.
    pub fn new(regular: FontFile) -> Self {
        Self { regular, bold: None, mono: None, fallbacks: Vec::new() }
    }

    /// The Noto fonts as npm delivers them, read by their file names: Chinese in the shapes of the language;
    /// Latin, Greek, Cyrillic and Devanagari for names; digits of one width for digests. Nothing when `read`
    /// does not find simplified Chinese; without the others, more characters are shown as □.
    ///
    /// ```
    /// # use std::{path::Path, sync::Arc};
    /// # use pdf::{FontFile, Fonts};
    /// # fn fonts(folder: &Path) -> Option<Fonts> {
    /// Fonts::noto(kernel::Language::ZhCn, |name| Some(Arc::new(std::fs::read(folder.join(name)).ok()?)))
    /// # }
    /// ```
    pub fn noto(language: Language, read: impl Fn(&str) -> Option<FontFile>) -> Option<Self> {
        let simplified = read("NotoSansSC_400Regular.ttf")?;
        let latin = read("NotoSans_400Regular.ttf");
        let mono = read("NotoSansMono_400Regular.ttf");
        if language == Language::ZhTw
            && let Some(traditional) = read("NotoSansTC_400Regular.ttf")
        {
            let fallbacks = latin.into_iter().chain([simplified]).collect();
            return Some(Self { regular: traditional, bold: None, mono, fallbacks });
        }
        let bold = read("NotoSansSC_700Bold.ttf");
        Some(Self { regular: simplified, bold, mono, fallbacks: latin.into_iter().collect() })
    }

    pub(crate) fn load(&self) -> Result<LoadedFonts<'_>, Error> {
        let mut faces = vec![LoadedFace::read("regular", &self.regular)?];
        let mut add = |font, file| -> Result<usize, Error> {
            faces.push(LoadedFace::read(font, file)?);
            Ok(faces.len() - 1)
        };
        let bold = self.bold.as_ref().map(|file| add("bold", file)).transpose()?;
        let mono = self.mono.as_ref().map(|file| add("mono", file)).transpose()?;
        let fallbacks = self.fallbacks.iter().map(|file| add("fallback", file)).collect::<Result<_, _>>()?;
        Ok(LoadedFonts { faces, bold, mono, fallbacks })
    }
}

impl Debug for Fonts {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fonts")
            .field("bold", &self.bold.is_some())
            .field("mono", &self.mono.is_some())
            .field("fallbacks", &self.fallbacks.len())
            .finish_non_exhaustive()
    }
}

/// Fonts whose tables have been read, for the time of one rendering.
pub(crate) struct LoadedFonts<'a> {
    /// The regular one first.
    faces: Vec<LoadedFace<'a>>,
    bold: Option<usize>,
    mono: Option<usize>,
    fallbacks: Vec<usize>,
}

impl LoadedFonts<'_> {
    pub(crate) fn faces(&self) -> Vec<Face<'_>> {
        self.faces.iter().map(LoadedFace::face).collect()
    }

    /// The faces to ask for a cut, the preferred one first.
    pub(crate) fn slots(&self, cut: Cut) -> Vec<Slot> {
        let (own, emboldened) = match cut {
            Cut::Regular => (None, false),
            Cut::Bold => (self.bold, true),
            Cut::Mono => (self.mono, false),
        };
        let own = own.map(|face| Slot { face, emboldened: false });
        let others = std::iter::once(0).chain(self.fallbacks.iter().copied());
        own.into_iter().chain(others.map(|face| Slot { face, emboldened })).collect()
    }
}

/// A face and whether its outlines are to be drawn heavier than they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) face: usize,
    pub(crate) emboldened: bool,
}

struct LoadedFace<'a> {
    reference: FontRef<'a>,
    embedded: Font,
    shaper: ShaperData,
    per_em: f32,
    stand_in: StandIn,
}

/// The glyph shown for a character that no font has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StandIn {
    pub(crate) glyph: GlyphId,
    /// In ems.
    pub(crate) advance: f32,
}

impl<'a> LoadedFace<'a> {
    fn read(font: &'static str, file: &'a FontFile) -> Result<Self, Error> {
        let unusable = |reason| Error::Font { font, reason };
        let reference =
            FontRef::new((**file).as_ref()).map_err(|_| unusable("it is no OpenType or TrueType font"))?;
        let embedded =
            Font::new(Arc::clone(file).into(), 0).ok_or_else(|| unusable("its tables are broken"))?;
        let per_em = embedded.units_per_em();
        let charmap = reference.charmap();
        // '□', '▯', '�', '?': PDF/A forbids the font's own "not defined" glyph.
        let glyph = ['\u{25A1}', '\u{25AF}', '\u{FFFD}', '?']
            .into_iter()
            .find_map(|shown| charmap.map(shown))
            .filter(|glyph| glyph.to_u32() != 0)
            .ok_or_else(|| unusable("it has neither '□' nor '?' to stand for missing characters"))?;
        let metrics = reference.glyph_metrics(Size::unscaled(), LocationRef::default());
        let stand_in = StandIn {
            glyph: GlyphId::new(glyph.to_u32()),
            advance: metrics.advance_width(glyph).unwrap_or(per_em) / per_em,
        };
        let shaper = ShaperData::new(&reference);
        Ok(Self { reference, embedded, shaper, per_em, stand_in })
    }

    fn face(&self) -> Face<'_> {
        Face {
            embedded: self.embedded.clone(),
            charmap: self.reference.charmap(),
            shaper: self.shaper.shaper(&self.reference).build(),
            per_em: self.per_em,
            stand_in: self.stand_in,
            plans: Vec::new(),
        }
    }
}

/// A font ready to shape text.
pub(crate) struct Face<'a> {
    pub(crate) embedded: Font,
    pub(crate) charmap: Charmap<'a>,
    pub(crate) shaper: Shaper<'a>,
    pub(crate) per_em: f32,
    pub(crate) stand_in: StandIn,
    /// Shaping plans made so far: making one costs more than shaping a word.
    pub(crate) plans: Vec<ShapePlan>,
}

impl Face<'_> {
    pub(crate) fn has(&self, character: char) -> bool {
        self.charmap.map(character).is_some_and(|glyph| glyph.to_u32() != 0)
    }
}
