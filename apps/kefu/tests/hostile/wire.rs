//! What is no HTTP, or too much of it, on the bare connection.

use std::time::Duration;

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::house::{House, in_house};

/// Sends these bytes and answers the status that comes back.
async fn status(house: &House, bytes: &[u8], what: &str) -> u16 {
    let mut stream = TcpStream::connect(house.address).await.unwrap();
    // Whoever refuses early does not read on.
    let _: std::io::Result<()> = stream.write_all(bytes).await;
    let mut answer = [0; 64];
    let read = tokio::time::timeout(Duration::from_secs(20), stream.read(&mut answer)).await;
    let read = read.unwrap_or_else(|_| panic!("{what}: no answer")).unwrap();
    let line = String::from_utf8_lossy(&answer[..read]).into_owned();
    let status =
        line.strip_prefix("HTTP/1.1 ").or(line.strip_prefix("HTTP/1.0 ")).and_then(|rest| rest.get(..3));
    status.and_then(|status| status.parse().ok()).unwrap_or_else(|| panic!("{what}: {line:?}"))
}

#[tokio::test]
async fn what_is_no_http_or_too_much_of_it_is_answered_as_the_callers_fault() {
    let head = |line: &str, more: &str| {
        format!("{line}\r\nhost: kefu\r\nconnection: close\r\n{more}\r\n").into_bytes()
    };
    let headers = (0..500).map(|n| format!("x-{n}: y\r\n")).collect::<Vec<_>>().concat();
    let cases = [
        ("no HTTP", b"hello\r\n\r\n".to_vec(), 400),
        ("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n".to_vec(), 400),
        ("a line of a megabyte", head(&format!("GET /{} HTTP/1.1", "x".repeat(1 << 20)), ""), 431),
        ("a line of 100 kB", head(&format!("GET /{} HTTP/1.1", "x".repeat(100_000)), ""), 414),
        (
            "a header of a megabyte",
            head("GET /sign-in HTTP/1.1", &format!("x: {}\r\n", "y".repeat(1 << 20))),
            431,
        ),
        ("500 headers", head("GET /sign-in HTTP/1.1", &headers), 431),
        ("a header with a NUL", head("GET /sign-in HTTP/1.1", "x: a\0b\r\n"), 400),
        ("a length that is none", head("POST /sign-in HTTP/1.1", "content-length: many\r\n"), 400),
        ("two lengths", head("POST /sign-in HTTP/1.1", "content-length: 1\r\ncontent-length: 2\r\n"), 400),
        (
            "a chunk that is none",
            [head("POST /sign-in HTTP/1.1", "transfer-encoding: chunked\r\n"), b"zz\r\n".to_vec()].concat(),
            400,
        ),
    ];
    in_house(async |house| {
        for (what, bytes, expected) in &cases {
            assert_eq!(status(&house, bytes, what).await, *expected, "{what}");
        }
        // Whoever came before, the next one is served.
        assert_eq!(house.get("/health").await.body, "ok");
    })
    .await;
}
