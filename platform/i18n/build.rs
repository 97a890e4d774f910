//! Lists the language files, so that a new area is a new file and nothing else.

use std::{env, fmt::Write as _, fs, path::Path};

const LANGUAGES: [&str; 3] = ["zh-CN", "zh-TW", "en"];

fn main() {
    println!("cargo::rerun-if-changed=locales");
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR");
    let mut list = String::from("&[\n");
    for language in LANGUAGES {
        let folder = Path::new(&root).join("locales").join(language);
        let entries = fs::read_dir(&folder).expect("platform/i18n/locales has a folder per language");
        let mut paths: Vec<_> =
            entries.map(|entry| entry.expect("a locale file is readable").path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "ftl"));
        paths.sort();
        for path in paths {
            let area = path.file_stem().expect("an .ftl file has a name").to_string_lossy().into_owned();
            writeln!(list, "({language:?}, {area:?}, include_str!({:?})),", path.to_string_lossy())
                .expect("writing succeeds");
        }
    }
    list.push(']');
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("areas.rs"), list).expect("OUT_DIR is writable");
}
