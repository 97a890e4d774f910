//! What a row says, so that the same id with other content is noticed.

use std::fmt::Write as _;

use crate::{Accept, complaint::Digest, visit::digest_of};

/// The digest of what a row of a former system says, once it is mapped.
///
/// It is kept for good, so every field stands under its name, and one that says nothing not at all: another field of
/// a later program changes no digest. Who owns the complaint is left out; that depends on the row's place in its file.
pub(crate) fn digest(accept: &Accept) -> Digest {
    let Accept { draft, import, accepted_at, owner: _ } = accept;
    let concerned: Vec<_> = draft.concerned.iter().map(ToString::to_string).collect();
    let fields = [
        ("text", Some(draft.text.clone())),
        ("demand", Some(draft.demand.clone())),
        ("category", draft.category.as_ref().map(|category| category.code.to_string())),
        ("channel", Some(draft.channel.name().to_owned())),
        ("arrival", Some(draft.arrival.name().to_owned())),
        ("name", draft.contact.name.clone()),
        ("phone", draft.contact.phone.as_ref().map(|phone| phone.as_str().to_owned())),
        ("email", draft.contact.email.clone()),
        ("address", draft.contact.address.clone()),
        ("customer", draft.customer.clone()),
        ("product", draft.product.clone()),
        ("place", draft.place.clone()),
        ("happened", draft.happened.clone()),
        ("language", Some(draft.language.tag().to_owned())),
        ("concerned", (!concerned.is_empty()).then(|| concerned.join(","))),
        ("status", import.as_ref().map(|import| import.status.clone())),
        ("ended", import.as_ref().map(|import| import.ended.to_string())),
        ("accepted_at", accepted_at.map(|at| at.as_millisecond().to_string())),
    ];
    let mut said = String::new();
    for (name, text) in fields {
        if let Some(text) = text {
            // The length before the text, so that no two rows can be written alike.
            let _ = writeln!(said, "{name} {} {text}", text.len());
        }
    }
    digest_of(&said)
}
