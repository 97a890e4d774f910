//! Every route that there is, with paths, queries, headers and bodies that it does not expect.

use kefu::house;
use reqwest::{Method, header};
use tmf::Destinations;

use crate::house::{Answer, House, in_house, shared};

/// The routes, each once; those that end a session or count failures come last.
fn paths() -> Vec<&'static str> {
    let routes = house::routes(&Destinations::public());
    let mut paths: Vec<_> = routes.rules().iter().map(|rule| rule.path).collect();
    paths.sort_by_key(|path| (matches!(*path, "/sign-in" | "/sign-out" | "/me/password"), *path));
    paths.dedup();
    assert!(paths.len() > 60);
    paths
}

/// A route's path with something in its places.
fn filled(path: &str, with: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    for segment in path.split('/').skip(1) {
        out.push('/');
        match segment.strip_prefix('{') {
            Some(name) => out.push_str(&with(name.trim_end_matches('}'))),
            None => out.push_str(segment),
        }
    }
    out
}

/// A path to something that is there, where that is not what a test is about.
fn to_something(path: &str, number: &str) -> String {
    filled(path, |name| {
        let is_of_staff = path.starts_with("/admin/staff");
        match name {
            "number" if is_of_staff => "1002".to_owned(),
            "number" if path.starts_with("/customers") => "C-10086".to_owned(),
            "number" => number.to_owned(),
            "id" if path.contains("/troubleTicket/{id}") => number.to_owned(),
            "place" => "0".to_owned(),
            "code" => "attitude".to_owned(),
            "file" => "party.json".to_owned(),
            _ => "nothing".to_owned(),
        }
    })
}

/// What was no clear answer, all of it: one defect is seldom alone.
#[derive(Default)]
struct Problems(Vec<String>);

impl Problems {
    async fn tried(
        &mut self,
        house: &House,
        request: reqwest::RequestBuilder,
        path: &str,
        what: &str,
    ) -> Answer {
        let answer = house.send(request, what).await;
        self.0.extend(answer.problem(path).map(|problem| format!("{what}: {problem}")));
        answer
    }

    fn are_none(self) {
        assert!(self.0.is_empty(), "{} answers are not clear:\n{}", self.0.len(), self.0.join("\n"));
    }
}

#[tokio::test]
async fn no_path_and_no_query_breaks_a_route() {
    let segments = [
        "%00".to_owned(),
        "%FF%FE".to_owned(),
        "%C0%AE%C0%AE".to_owned(),
        "..%2F..%2Fetc%2Fpasswd".to_owned(),
        "%25%32%30".to_owned(),
        "-1".to_owned(),
        "99999999999999999999999999".to_owned(),
        "T99999999-0001".to_owned(),
        "T20260930-99999999999999999999".to_owned(),
        "T%F0%9F%98%80".to_owned(),
        "'%20OR%201=1--".to_owned(),
        "%3Cscript%3E".to_owned(),
        "x".repeat(5_000),
    ];
    let long = "a=".to_owned() + &"%E5%AD%97".repeat(5_000);
    let many = (0..3_000).map(|n| format!("f{n}=1&")).collect::<Vec<_>>().concat();
    let deep = format!("a{}=1", "[b]".repeat(500));
    let queries = [
        "%00=%00",
        "q=%00&name=%00&number=%00&owner=%00&view=%00&before=%00&after=%00&date=%00&period=%00",
        "q=%FF&name=%FF&limit=%FF&fields=%FF&sort=%FF&filter=%FF&step=%FF&tab=%FF",
        "limit=-1&offset=-1&place=-1&before=-1&after=-1&page=-1",
        "limit=99999999999999999999&offset=99999999999999999999&before=9999999999999999999999&page=99999999999999",
        "sort=,,-,&fields=,,.,&filter=$%5B?(@.&q=%22&q=%22",
        "from=0000-00-00&to=9999-99-99&date=+999999-01-01&month=2026-13&period=%E2%88%9E",
        "from=-9999-01-01&to=9999-12-31&month=9999-12&week=9999-W53",
        "view=open&order=due&after=%7B%22%7D&category=%3Cb%3E&state=%27",
        "&&&===&=&%",
        &long,
        &many,
        &deep,
    ];
    in_house(async |house| {
        let (number, mut problems) = (house.ticket().await, Problems::default());
        for path in paths() {
            for segment in segments.iter().filter(|_| path.contains('{')) {
                let asked = filled(path, |_| segment.clone());
                let what = format!("GET {}", asked.chars().take(100).collect::<String>());
                problems.tried(&house, house.request(Method::GET, &asked), path, &what).await;
            }
            for query in queries {
                let asked = format!("{}?{query}", to_something(path, &number));
                let what = format!("GET {}", asked.chars().take(160).collect::<String>());
                problems.tried(&house, house.request(Method::GET, &asked), path, &what).await;
            }
        }
        problems.are_none();
    })
    .await;
}

const FORM: &str = "application/x-www-form-urlencoded";
const PARTS: &str = "multipart/form-data; boundary=x";

/// Bodies with the type they claim to be.
fn bodies() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let part =
        |head: &str, body: &[u8]| [b"--x\r\n", head.as_bytes(), b"\r\n\r\n", body, b"\r\n--x--\r\n"].concat();
    let named = "content-disposition: form-data; name=\"text\"";
    let file = "content-disposition: form-data; name=\"files\"; filename=\"a\u{0}b\"";
    let fields = (0..20_000).map(|n| format!("f{n}=1&")).collect::<Vec<_>>().concat();
    let same: String = (0..20_000).map(|_| "text=1&").collect();
    vec![
        ("nothing", "", vec![]),
        ("bytes without a type", "", vec![0xFF; 100]),
        ("an unreadable type", "\u{7f}/;;;", b"x".to_vec()),
        ("an empty form", FORM, vec![]),
        ("a form of 20,000 fields", FORM, fields.into_bytes()),
        ("one field 20,000 times", FORM, same.into_bytes()),
        ("bad UTF-8 in a form", FORM, b"text=%FF%FE&number=%C3%28&name=\xFF\xFE&demand=%ED%A0%80".to_vec()),
        ("a NUL in a form", FORM, b"text=a%00b&name=%00".to_vec()),
        ("a raw NUL in a form", FORM, b"text=a\0b".to_vec()),
        ("broken escapes", FORM, b"text=%&demand=%z&name=%1&&&===".to_vec()),
        ("a form in brackets", FORM, format!("text{}=1", "[a]".repeat(2_000)).into_bytes()),
        ("a form of three megabytes", FORM, [b"text=".to_vec(), vec![b'x'; 3 << 20]].concat()),
        ("JSON to a form", "application/json", b"{\"text\":1}".to_vec()),
        ("a number", "application/json", b"1e999".to_vec()),
        ("a deep document", "application/json", vec![b'['; 100_000]),
        ("a deep patch", "application/merge-patch+json", vec![b'['; 100_000]),
        ("a patch of nothing", "application/json-patch+json", b"[{}]".to_vec()),
        ("two megabytes of JSON", "application/json", vec![b' '; 2 << 20]),
        ("a text", "text/plain; charset=gbk", b"text=1".to_vec()),
        ("parts without a boundary", "multipart/form-data", b"--x--".to_vec()),
        ("parts of nothing", PARTS, vec![]),
        ("parts cut short", PARTS, b"--x\r\ncontent-disposition: form-data; name=\"te".to_vec()),
        ("parts that do not end", PARTS, format!("--x\r\n{named}\r\n\r\nabc").into_bytes()),
        ("a part without a name", PARTS, part("content-disposition: form-data", b"abc")),
        ("a part without a head", PARTS, part("", b"abc")),
        ("bad UTF-8 in a part", PARTS, part(named, &[0xFF, 0xFE])),
        ("a NUL in a part", PARTS, part(named, b"a\0b")),
        ("a NUL in a file's name", PARTS, part(file, b"abc")),
        ("a long head of a part", PARTS, part(&format!("{named}\r\nx: {}", "y".repeat(100_000)), b"")),
    ]
}

#[tokio::test]
async fn no_body_breaks_a_route() {
    let bodies = bodies();
    in_house(async |house| {
        let (number, mut problems) = (house.ticket().await, Problems::default());
        for path in paths() {
            let asked = to_something(path, &number);
            for method in [Method::POST, Method::PATCH, Method::PUT, Method::DELETE] {
                for (name, kind, body) in &bodies {
                    // Where a method is not served, one body is as good as all.
                    let what = format!("{method} {asked} with {name}");
                    let mut request = house.request(method.clone(), &asked).body(body.clone());
                    if !kind.is_empty() {
                        let kind = header::HeaderValue::from_bytes(kind.as_bytes());
                        request = request.header(
                            header::CONTENT_TYPE,
                            kind.unwrap_or_else(|_| header::HeaderValue::from_static("\\/;;;")),
                        );
                    }
                    let answer = problems.tried(&house, request, path, &what).await;
                    if answer.status == 405 || answer.status == 404 {
                        break;
                    }
                }
            }
        }
        problems.are_none();
    })
    .await;
}

#[tokio::test]
async fn no_header_breaks_a_route() {
    let long = "x".repeat(9_000);
    let headers: &[(&str, &[u8])] = &[
        ("accept-language", b"zh-\xFF,*;q=\xE5\xAD\x97,;;;q=q"),
        ("accept-language", long.as_bytes()),
        ("accept", b"text/\xFF, application/json;q=nan"),
        ("accept-encoding", b"gzip;q=-1, \xFF"),
        ("cookie", b"kefu_session=\xFF\xFE; kefu_session=; =; ;;;"),
        ("cookie", b"kefu_session=%00; kefu_visit=%00; kefu_language=%00; kefu_look=%00"),
        ("cookie", long.as_bytes()),
        ("authorization", b"Bearer \xFF"),
        ("authorization", b"Bearer "),
        ("authorization", b"Basic OTA="),
        ("authorization", long.as_bytes()),
        ("if-match", b"\"\xFF\""),
        ("if-match", b"W/\"99999999999999999999\", *"),
        ("if-none-match", b"\xFF"),
        ("idempotency-key", b"\xFF"),
        ("idempotency-key", long.as_bytes()),
        ("range", b"bytes=9-1,-,0-99999999999999999999"),
        ("referer", b"http://[::"),
        ("origin", b"\xFF"),
        ("x-forwarded-for", b"\xFF, ::ffff:::"),
        ("last-event-id", b"99999999999999999999"),
        ("hx-request", b"\xFF"),
        ("hx-current-url", b"http://[::"),
    ];
    in_house(async |house| {
        let (number, mut problems) = (house.ticket().await, Problems::default());
        for path in paths() {
            let asked = to_something(path, &number);
            for (name, value) in headers {
                let is_of_writing = matches!(*name, "idempotency-key" | "if-match" | "origin");
                let method = if is_of_writing { Method::POST } else { Method::GET };
                let shown = String::from_utf8_lossy(&value[..value.len().min(60)]);
                let what = format!("{method} {asked} with {name}: {shown}");
                let mut request = house.request(method, &asked);
                if *name == "cookie" || *name == "authorization" {
                    request = house.bare(&asked);
                }
                let value = header::HeaderValue::from_bytes(value).unwrap();
                problems.tried(&house, request.header(*name, value), path, &what).await;
            }
        }
        problems.are_none();
    })
    .await;
}

/// The shared list of JSON that parsers disagree about: none of it is a resource.
#[tokio::test]
async fn no_json_breaks_an_api() {
    let Some(folder) = shared("hostile-json/test_parsing") else { return };
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<_> =
        files.map(|path| (path.display().to_string(), std::fs::read(path).unwrap())).collect();
    assert!(!files.is_empty());
    in_house(async |house| {
        let (number, mut problems) = (house.ticket().await, Problems::default());
        for path in paths().into_iter().filter(|path| path.starts_with("/tmf-api/")) {
            let asked = to_something(path, &number);
            let ways = if path.ends_with('}') {
                &[
                    (Method::PATCH, "application/merge-patch+json"),
                    (Method::PATCH, "application/json-patch+json"),
                ][..]
            } else {
                &[(Method::POST, "application/json")]
            };
            for (method, kind) in ways {
                for (file, body) in &files {
                    let what = format!("{method} {asked} with {file}");
                    let request = house.request(method.clone(), &asked).header(header::CONTENT_TYPE, *kind);
                    let answer = problems.tried(&house, request.body(body.clone()), path, &what).await;
                    let is_harmless = answer.status.is_client_error() || *kind != "application/json";
                    assert!(is_harmless, "{what}: {}", answer.status);
                    if answer.status == 405 {
                        break;
                    }
                }
            }
        }
        problems.are_none();
    })
    .await;
}
