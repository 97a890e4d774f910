//! The program as a process of its own.

use std::{
    io::{BufRead as _, BufReader, Read as _},
    process::{Child, ChildStdout, Command, Stdio},
};

use reqwest::{Client, Response, StatusCode, header, redirect};

use crate::house::House;

/// `kefu serve`, listening.
pub(crate) struct Server {
    child: Child,
    pub(crate) base: String,
    /// What it prints goes somewhere for as long as it lives.
    _printed: BufReader<ChildStdout>,
}

/// A reader of `/live`.
pub(crate) struct Stream {
    response: Response,
    heard: String,
}

/// Neither follows redirects nor keeps cookies.
pub(crate) fn client() -> Client {
    Client::builder().redirect(redirect::Policy::none()).build().unwrap()
}

impl Server {
    /// Starts it, and waits until it listens.
    pub(crate) async fn start(house: &House, outbox: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kefu"));
        command.args(["serve", "--listen", "127.0.0.1:0"]);
        // No settings but these: there is no file in the house, and none is named.
        command.current_dir(house.path(".")).env_remove("KEFU_CONFIG").env_remove("KEFU_BASE_URL");
        command.env("KEFU_DATABASE_URL", house.url()).env("KEFU_OUTBOX", house.path(outbox));
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
        let mut printed = BufReader::new(child.stdout.take().unwrap());
        let (port, printed) = tokio::task::spawn_blocking(move || {
            // `  desk    http://localhost:PORT/`
            let desk = printed.by_ref().lines().find_map(|line| {
                let line = line.unwrap();
                let address = line.trim().strip_prefix("desk")?.trim().to_owned();
                address.strip_suffix('/')?.rsplit_once(':').map(|(_, port)| port.to_owned())
            });
            (desk.expect("it says where it listens"), printed)
        })
        .await
        .unwrap();
        Self { base: format!("http://127.0.0.1:{port}"), child, _printed: printed }
    }

    /// SIGKILL: nothing of it runs to an end.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Opens a session of a team leader, and answers with its cookie.
    pub(crate) async fn sign_in(&self) -> String {
        let form = [("number", "1003"), ("password", kefu::demo::PASSWORD)];
        let response = client().post(format!("{}/sign-in", self.base)).form(&form).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        let cookies = response.headers().get_all(header::SET_COOKIE).iter();
        let mut cookies = cookies.map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap());
        let session = cookies.find(|cookie| cookie.starts_with(web::SESSION_COOKIE));
        session.expect("a session is opened").to_owned()
    }

    /// Begins to listen to what happens.
    pub(crate) async fn listen(&self, session: &str) -> Stream {
        let request = client().get(format!("{}/live", self.base)).header(header::COOKIE, session);
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        Stream { response, heard: String::new() }
    }
}

impl Stream {
    /// Waits until the stream has said this.
    pub(crate) async fn hear(&mut self, topic: &str) {
        while !self.heard.contains(topic) {
            let chunk = self.response.chunk().await.unwrap().expect("the stream stays open");
            self.heard.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
