use axum::{
    extract::{FromRequest, Request},
    http::HeaderName,
};
use json_patch::{PatchErrorKind, PatchOperation};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

use crate::{
    TmfError,
    body::{collect, media_type, parse, read},
};

/// A change that a caller wants, in one of the two notations of the contracts.
#[derive(Debug, Clone, PartialEq)]
pub enum Patch {
    /// `application/merge-patch+json` (RFC 7396), and plain `application/json`: the attributes to set; `null`
    /// takes one away.
    Merge(Json),
    /// `application/json-patch+json` (RFC 6902): operations one after the other, all of them or none.
    Operations(json_patch::Patch),
}

/// What a patch changes of a resource.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    after: Json,
    names: Vec<String>,
    /// Attributes that were to be taken away and are not there.
    absent: Vec<String>,
}

const MERGE: &str = "application/merge-patch+json";
const OPERATIONS: &str = "application/json-patch+json";
const PLAIN: &str = "application/json";

pub(crate) const OPERATIONS_MAX: usize = 200;
const DEPTH_MAX: usize = 64;
const VALUES_MAX: usize = 200_000;

/// What no caller changes on any resource.
const READ_ONLY: [&str; 5] = ["id", "href", "@type", "@baseType", "@schemaLocation"];

impl<S: Sync> FromRequest<S> for Patch {
    type Rejection = TmfError;

    async fn from_request(request: Request, _: &S) -> Result<Self, TmfError> {
        let media_type = media_type(request.headers());
        match media_type.as_deref() {
            Some(MERGE | PLAIN) => Self::merge(parse(&collect(request.into_body()).await?)?),
            Some(OPERATIONS) => Self::operations(parse(&collect(request.into_body()).await?)?),
            Some(_) | None => Err(TmfError::unsupported_media_type(&[MERGE, OPERATIONS, PLAIN]).with_header(
                HeaderName::from_static("accept-patch"),
                &format!("{MERGE}, {OPERATIONS}, {PLAIN}"),
            )),
        }
    }
}

impl Patch {
    /// Attributes to set.
    pub fn merge(document: Json) -> Result<Self, TmfError> {
        if document.is_object() {
            Ok(Self::Merge(document))
        } else {
            Err(TmfError::malformed("A merge patch is a JSON object."))
        }
    }

    /// Operations to carry out.
    pub fn operations(document: Json) -> Result<Self, TmfError> {
        let patch: json_patch::Patch = serde_path_to_error::deserialize(document).map_err(|error| {
            TmfError::malformed(format!("The body is no JSON patch: {} at {}.", error.inner(), error.path()))
        })?;
        if patch.0.len() > OPERATIONS_MAX {
            return Err(TmfError::malformed(format!(
                "A JSON patch may have at most {OPERATIONS_MAX} operations."
            )));
        }
        Ok(Self::Operations(patch))
    }

    /// Applies the patch to a resource as its readers see it, and says what it changes. A read-only attribute
    /// may be repeated, and not changed; `read_only` lists those of the resource by their dotted paths through
    /// objects, beside `id`, `href` and the `@` attributes.
    pub fn apply(self, current: &Json, read_only: &[&str]) -> Result<Changes, TmfError> {
        let mut after = current.clone();
        match &self {
            Self::Merge(document) => json_patch::merge(&mut after, document),
            Self::Operations(patch) => {
                for (place, operation) in patch.0.iter().enumerate() {
                    step(&mut after, operation, place)?;
                }
            }
        }
        let changed_ones: Vec<&str> = READ_ONLY
            .iter()
            .chain(read_only)
            .filter(|path| at(current, path) != at(&after, path))
            .copied()
            .collect();
        if !changed_ones.is_empty() {
            return Err(TmfError::read_only(&changed_ones));
        }
        let (Some(old), Some(new)) = (current.as_object(), after.as_object()) else {
            return Err(TmfError::malformed("A patch leaves the resource an object."));
        };
        let mut names: Vec<String> =
            old.keys().chain(new.keys()).filter(|name| old.get(*name) != new.get(*name)).cloned().collect();
        names.sort_unstable();
        names.dedup();
        let absent = match &self {
            Self::Merge(Json::Object(wanted)) => wanted
                .keys()
                .filter(|name| !old.contains_key(*name) && !names.contains(name))
                .cloned()
                .collect(),
            Self::Merge(_) | Self::Operations(_) => Vec::new(),
        };
        Ok(Changes { after, names, absent })
    }
}

impl Changes {
    /// The resource as it would be.
    pub fn after(&self) -> &Json {
        &self.after
    }

    /// The names of the first-level attributes that change, in alphabetical order.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether this first-level attribute changes.
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|changed| changed == name)
    }

    /// Reads the changed attributes as a wire type; an attribute that was taken away is `null`. One that the type
    /// does not know is refused by name, also where it was only to be taken away.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, TmfError> {
        let value = |name: &String| self.after.get(name).cloned().unwrap_or(Json::Null);
        let changed: Map<_, _> =
            self.names.iter().chain(&self.absent).map(|name| (name.clone(), value(name))).collect();
        read(changed.into())
    }
}

/// One operation. A chain of copies doubles a document with each step, so that size and depth are looked at
/// after every one.
fn step(document: &mut Json, operation: &PatchOperation, place: usize) -> Result<(), TmfError> {
    json_patch::patch(document, std::slice::from_ref(operation)).map_err(|error| match error.kind {
        PatchErrorKind::TestFailed => TmfError::conflict(
            "patch-test-failed",
            format!("Operation {place} tests for a value that is not there."),
        ),
        kind => {
            TmfError::conflict("patch-failed", format!("Operation {place} cannot be carried out: {kind}."))
        }
    })?;
    let mut values = 0;
    if is_within(document, DEPTH_MAX, &mut values) {
        Ok(())
    } else {
        Err(TmfError::malformed(format!("Operation {place} makes the resource too large.")))
    }
}

fn is_within(value: &Json, levels: usize, values: &mut usize) -> bool {
    *values += 1;
    if *values > VALUES_MAX || levels == 0 {
        return false;
    }
    match value {
        Json::Array(items) => items.iter().all(|item| is_within(item, levels - 1, values)),
        Json::Object(object) => object.values().all(|item| is_within(item, levels - 1, values)),
        Json::String(text) => {
            *values += text.len() / 16;
            true
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => true,
    }
}

fn at<'a>(resource: &'a Json, path: &str) -> Option<&'a Json> {
    path.split('.').try_fold(resource, |value, name| value.get(name))
}

#[cfg(test)]
mod tests {
    use axum::{
        body::Body,
        http::{HeaderValue, StatusCode, header},
    };
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn parcel() -> Json {
        json!({ "id": "P1", "@type": "Parcel", "status": "open", "creationDate": "2026-09-30T08:20:00Z",
            "label": { "text": "x", "printed": true }, "note": ["a"] })
    }

    fn apply(patch: Result<Patch, TmfError>) -> Result<Changes, TmfError> {
        patch?.apply(&parcel(), &["creationDate", "label.printed"])
    }

    #[test]
    fn a_merge_sets_and_takes_away() {
        let changes =
            apply(Patch::merge(json!({ "status": "closed", "note": null, "remark": "b" }))).unwrap();
        assert_eq!(changes.names(), ["note", "remark", "status"]);
        assert_eq!(changes.after()["status"], "closed");
        assert_eq!(changes.after().get("note"), None);
        assert!(changes.has("status") && !changes.has("label"));
    }

    #[test]
    fn operations_are_carried_out_in_order() {
        let changes = apply(Patch::operations(json!([
            { "op": "test", "path": "/status", "value": "open" },
            { "op": "add", "path": "/note/-", "value": "b" },
            { "op": "replace", "path": "/label/text", "value": "y" },
        ])))
        .unwrap();
        assert_eq!(changes.names(), ["label", "note"]);
        assert_eq!(changes.after()["note"], json!(["a", "b"]));
    }

    #[test]
    fn a_read_only_attribute_may_be_repeated_and_not_changed() {
        assert!(
            apply(Patch::merge(json!({ "id": "P1", "creationDate": "2026-09-30T08:20:00Z" })))
                .unwrap()
                .is_empty()
        );
        for (document, name) in [
            (json!({ "id": "P2" }), "id"),
            (json!({ "creationDate": null }), "creationDate"),
            (json!({ "label": { "printed": false } }), "label.printed"),
            (json!({ "label": null }), "label.printed"),
            (json!({ "@baseType": "Entity" }), "@baseType"),
        ] {
            let error = apply(Patch::merge(document)).unwrap_err();
            assert_eq!((error.status(), error.code()), (StatusCode::BAD_REQUEST, "read-only-attribute"));
            assert!(error.message().contains(name), "{}", error.message());
        }
        let error = apply(Patch::operations(json!([{ "op": "remove", "path": "/id" }]))).unwrap_err();
        assert!(error.message().contains("id"));
    }

    #[test]
    fn a_test_that_fails_is_a_conflict() {
        let error = apply(Patch::operations(json!([{ "op": "test", "path": "/status", "value": "closed" }])));
        assert_eq!(error.unwrap_err().status(), StatusCode::CONFLICT);
        let error = apply(Patch::operations(json!([{ "op": "remove", "path": "/nowhere" }]))).unwrap_err();
        assert_eq!(error.status(), StatusCode::CONFLICT);
    }

    #[test]
    fn what_is_no_patch_is_refused() {
        for document in [json!([]), json!("x"), Json::Null] {
            assert_eq!(apply(Patch::merge(document)).unwrap_err().status(), StatusCode::BAD_REQUEST);
        }
        for document in [
            json!({}),
            json!([{ "op": "break", "path": "/a" }]),
            json!([{ "op": "add", "path": "a", "value": 1 }]),
            json!([{ "op": "add", "path": "/a" }]),
            json!([{ "op": "replace", "path": "", "value": [] }]),
        ] {
            let error = apply(Patch::operations(document.clone())).unwrap_err();
            assert_eq!(error.status(), StatusCode::BAD_REQUEST, "{document}");
        }
    }

    #[test]
    fn copies_of_copies_end_early() {
        let copy = json!({ "op": "copy", "from": "/note", "path": "/note/-" });
        let error = apply(Patch::operations(vec![copy; 100].into())).unwrap_err();
        assert!(error.message().contains("too large"), "{}", error.message());
        let many = json!({ "op": "test", "path": "/status", "value": "open" });
        assert!(apply(Patch::operations(vec![many; OPERATIONS_MAX + 1].into())).is_err());
    }

    #[test]
    fn only_what_changes_is_read() {
        #[derive(serde::Deserialize, Debug)]
        #[serde(deny_unknown_fields)]
        struct Update {
            status: Option<String>,
        }
        let update: Update =
            apply(Patch::merge(json!({ "id": "P1", "status": "closed" }))).unwrap().read().unwrap();
        assert_eq!(update.status.as_deref(), Some("closed"));
        for document in [json!({ "colour": 1 }), json!({ "colour": null })] {
            let error = apply(Patch::merge(document)).unwrap().read::<Update>().unwrap_err();
            assert!(error.message().contains("`colour`"), "{}", error.message());
        }
    }

    #[tokio::test]
    async fn the_media_type_says_which_notation_it_is() {
        let extract = async |content_type: &'static str, body: &'static str| {
            let mut request = Request::new(Body::from(body));
            request.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
            Patch::from_request(request, &()).await
        };
        assert!(matches!(extract("application/json", "{}").await, Ok(Patch::Merge(_))));
        assert!(matches!(
            extract("application/merge-patch+json; charset=utf-8", "{}").await,
            Ok(Patch::Merge(_))
        ));
        assert!(matches!(extract("application/json-patch+json", "[]").await, Ok(Patch::Operations(_))));
        let error = extract("application/json-patch-query+json", "[]").await.unwrap_err();
        assert_eq!(error.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }

    proptest! {
        #[test]
        fn a_resource_merged_with_itself_does_not_change(text in ".*", number in any::<i64>()) {
            let resource = json!({ "id": text, "a": { "b": [number, text] }, "c": number });
            let changes = Patch::merge(resource.clone()).unwrap().apply(&resource, &["c"]).unwrap();
            prop_assert!(changes.is_empty());
            prop_assert_eq!(changes.after(), &resource);
        }
    }
}
