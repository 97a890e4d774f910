use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value as Json};

use crate::TmfError;

/// How deeply a document may be nested. The contracts' own examples stay below ten.
const DEPTH_MAX: usize = 32;

/// 2^53: below it every whole number is exact as a float.
const EXACT_BELOW: f64 = 9_007_199_254_740_992.0;

/// Reads JSON (RFC 8259) as strictly as I-JSON (RFC 7493): a name stands once in an object. Which of two equal
/// names counts would else depend on who reads.
pub(crate) fn parse(bytes: &[u8]) -> Result<Json, TmfError> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    Level(DEPTH_MAX)
        .deserialize(&mut reader)
        .and_then(|document| reader.end().map(|()| document))
        .map_err(|error| TmfError::malformed(format!("The body is not readable JSON: {error}.")))
}

/// How many more levels may come.
#[derive(Clone, Copy)]
struct Level(usize);

impl Level {
    fn below<E: Error>(self) -> Result<Self, E> {
        match self.0.checked_sub(1) {
            Some(levels) => Ok(Self(levels)),
            None => Err(E::custom(format!("it is nested more than {DEPTH_MAX} levels deep"))),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Level {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Level {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(value.into())
    }

    /// `7.0` and `7e0` are the integer 7, as JSON Schema has it.
    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53 is exact in both")]
        let whole = (value.fract() == 0.0 && value.abs() < EXACT_BELOW).then_some(value as i64);
        Ok(whole.map_or_else(|| value.into(), Json::from))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let level = self.below()?;
        let mut array = Vec::new();
        while let Some(item) = items.next_element_seed(level)? {
            array.push(item);
        }
        Ok(array.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let level = self.below()?;
        let mut object = Map::new();
        while let Some(name) = entries.next_key::<String>()? {
            if object.contains_key(&name) {
                let shown: String = name.chars().take(80).collect();
                return Err(A::Error::custom(format!("`{shown}` is given twice")));
            }
            object.insert(name, entries.next_value_seed(level)?);
        }
        Ok(object.into())
    }
}

#[cfg(test)]
mod tests {
    use std::{env, fs, path::PathBuf};

    use proptest::prelude::*;

    use super::*;

    /// `JSONTestSuite` (github.com/nst/JSONTestSuite): `y_` must be read, `n_` refused, `i_` either.
    #[test]
    fn every_hostile_document_is_read_or_clearly_refused() {
        let shared = env::var_os("KEFU_SHARED").map_or_else(
            || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
            PathBuf::from,
        );
        let folder = shared.join("data/hostile-json/test_parsing");
        let Ok(files) = fs::read_dir(&folder) else {
            println!("skipped: needs {}", folder.display());
            return;
        };
        let mut count = 0;
        for file in files.map(Result::unwrap) {
            let name = file.file_name().into_string().unwrap();
            let outcome = parse(&fs::read(file.path()).unwrap());
            let is_duplicate = name.starts_with("y_object_duplicated_key");
            match &outcome {
                Err(error) => {
                    assert_eq!(error.status(), 400, "{name}");
                    assert!(error.message().len() < 300, "{name}");
                    assert!(!name.starts_with("y_") || is_duplicate, "{name}: {error}");
                }
                Ok(_) => assert!(!name.starts_with("n_") && !is_duplicate, "{name}"),
            }
            count += 1;
        }
        assert!(count > 300, "only {count} files");
    }

    #[test]
    fn a_name_that_stands_twice_is_refused() {
        let error = parse(br#"{"a": {"b": 1, "b": 1}}"#).unwrap_err();
        assert!(error.message().contains("`b` is given twice"), "{}", error.message());
    }

    #[test]
    fn a_document_may_be_nested_only_so_deeply() {
        let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        parse(nested(DEPTH_MAX).as_bytes()).unwrap();
        let error = parse(nested(DEPTH_MAX + 1).as_bytes()).unwrap_err();
        assert!(error.message().contains("nested"), "{}", error.message());
    }

    #[test]
    fn a_whole_number_is_an_integer_however_it_is_written() {
        for text in ["7", "7.0", "7e0", "0.7e1"] {
            assert_eq!(parse(text.as_bytes()).unwrap(), Json::from(7_i64), "{text}");
        }
        assert_eq!(parse(b"-0.0").unwrap(), Json::from(0_i64));
        assert_eq!(parse(b"7.5").unwrap(), Json::from(7.5));
        assert_eq!(parse(b"1e300").unwrap(), Json::from(1e300));
    }

    proptest! {
        #[test]
        fn what_serde_json_writes_is_read_back(numbers in prop::collection::vec(any::<i64>(), 0..5), text in ".*") {
            let document = serde_json::json!({ "numbers": numbers, "text": text, "none": null, "half": 0.5 });
            prop_assert_eq!(parse(document.to_string().as_bytes()).unwrap(), document);
        }
    }
}
