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

/// Sends a body of so many bytes to the last of them, as simple clients do, and only then looks for the answer.
async fn status_after_sending(house: &House, path: &str, bytes: usize, is_chunked: bool) -> u16 {
    let mut stream = TcpStream::connect(house.address).await.unwrap();
    let length =
        if is_chunked { "transfer-encoding: chunked".to_owned() } else { format!("content-length: {bytes}") };
    let head = format!("POST {path} HTTP/1.1\r\nhost: kefu\r\ncookie: {}\r\n{length}\r\n", house.session);
    let kind = "content-type: application/x-www-form-urlencoded\r\n\r\n";
    stream.write_all(format!("{head}{kind}").as_bytes()).await.unwrap();
    let piece = vec![b'x'; 1 << 16];
    for _ in 0..bytes / piece.len() {
        let sent = if is_chunked {
            stream.write_all(&[b"10000\r\n", &piece[..], b"\r\n"].concat()).await
        } else {
            stream.write_all(&piece).await
        };
        sent.unwrap_or_else(|error| panic!("{path}: cut off while sending: {error}"));
    }
    if is_chunked {
        stream.write_all(b"0\r\n\r\n").await.unwrap();
    }
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer[9..]).parse().unwrap()
}

#[tokio::test]
async fn whoever_sends_too_much_is_not_cut_off_but_answered() {
    const BYTES: usize = 24 << 20;
    in_house(async |house| {
        for (path, expected) in [
            ("/sign-in", 413),
            ("/portal/submit", 413),
            ("/complaints/T20260930-0001/notes", 413),
            ("/complaints/T20260930-0001", 405),
            ("/no/such/page", 404),
            ("/tmf-api/troubleTicket/v5/troubleTicket", 403),
        ] {
            for is_chunked in [false, true] {
                assert_eq!(status_after_sending(&house, path, BYTES, is_chunked).await, expected, "{path}");
            }
        }
    })
    .await;
}
