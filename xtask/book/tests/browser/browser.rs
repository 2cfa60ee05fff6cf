//! What a test asks of its browser.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, Locator};
use http::Method;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};
use url::{ParseError, Url};

use crate::course::{self, Run};
use crate::driver::Driver;

/// The browsers that no test uses now. There are as many as tests that run at once.
static FREE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// How long the driver may take for a page, once it says that it is there.
const PATIENCE: Duration = Duration::from_secs(30);

/// Runs a program with several command lines, by the page's own scripts.
const RUN: &str = "
    const { Runner } = await import('/course/runner.js');
    const runner = new Runner();
    const runs = [];
    for (const flags of args[1]) {
        const { out, err, status } = await runner.run(args[0], flags);
        runs.push({ out, err, status });
    }
    return runs;";

/// Held by every test that uses a browser: by several at once, or by one that measures times.
static AT_WORK: RwLock<()> = RwLock::new(());

/// A browser for a test.
///
/// # Panics
/// There is none; the text says how to get one.
pub fn browser() -> Turn {
    turn(Guard::Shared(AT_WORK.read().unwrap_or_else(PoisonError::into_inner)))
}

/// A browser for a test that measures times: no other test uses one meanwhile.
pub fn browser_alone() -> Turn {
    turn(Guard::Alone(AT_WORK.write().unwrap_or_else(PoisonError::into_inner)))
}

/// Dropped when the turn is over.
#[allow(dead_code)]
enum Guard {
    Shared(RwLockReadGuard<'static, ()>),
    Alone(RwLockWriteGuard<'static, ()>),
}

fn turn(guard: Guard) -> Turn {
    let free = FREE.lock().unwrap().pop();
    let browser = free.unwrap_or_else(|| Browser::start().unwrap_or_else(|problem| panic!("{problem}")));
    let turn = Turn { browser: Some(browser), _guard: guard };
    turn.errors();
    turn
}

/// A test's turn; then the browser is free again. A test that failed leaves it as good as it was.
pub struct Turn {
    browser: Option<Browser>,
    _guard: Guard,
}

impl std::ops::Deref for Turn {
    type Target = Browser;
    fn deref(&self) -> &Browser {
        self.browser.as_ref().unwrap()
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Ok(mut free) = FREE.lock() {
            free.extend(self.browser.take());
        }
    }
}

pub struct Browser {
    runtime: Runtime,
    client: Client,
    address: SocketAddr,
    _driver: Driver,
}

impl Browser {
    fn start() -> Result<Browser, String> {
        let runtime =
            Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
        let address = book::server::start(&course::site(), 0).map_err(|error| error.to_string())?;
        let driver = Driver::start()?;
        let client = runtime.block_on(driver.connect())?;
        Ok(Browser { runtime, client, address, _driver: driver })
    }

    /// The address of a page of the site.
    pub fn url(&self, page: &str) -> String {
        format!("http://{}/{page}", self.address)
    }

    /// Opens a page of the site, and waits until what is found is found on it. On a busy machine the driver sometimes
    /// says that it is there while the page before still answers, whose elements are stale a moment later.
    pub fn open(&self, page: &str) {
        let url = self.url(page);
        self.script("document.documentElement.dataset.left = 'yes'", Vec::new());
        self.runtime.block_on(self.client.goto(&url)).unwrap_or_else(|error| panic!("{url}: {error}"));
        let start = Instant::now();
        while !self.runtime.block_on(self.is_open()).unwrap_or(false) {
            assert!(start.elapsed() < PATIENCE, "{url}: the page before is still there");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Whether what is found now is on a page that is there as a whole, and that was not left.
    async fn is_open(&self) -> Result<bool, CmdError> {
        let root = self.client.find(Locator::Css(":root")).await?;
        let script = "return document.readyState === 'complete' && !arguments[0].dataset.left";
        Ok(self.client.execute(script, vec![handle(&root)]).await? == json!(true))
    }

    /// What a script answers by `return`.
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.runtime.block_on(self.client.execute(script, arguments)).unwrap()
    }

    /// What a script hands to `done`; it may `await`.
    pub fn wait_for(&self, script: &str, arguments: Vec<Value>) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             const args = [...arguments].slice(0, -1);
             (async () => {{ {script} }})().then(done, (problem) => done({{ problem: String(problem) }}));"
        );
        let answer = self.runtime.block_on(self.client.execute_async(&script, arguments)).unwrap();
        assert_eq!(answer.get("problem"), None, "{script}");
        answer
    }

    pub fn find_all(&self, selector: &str) -> Vec<Element> {
        self.runtime.block_on(self.client.find_all(Locator::Css(selector))).unwrap()
    }

    pub fn find(&self, selector: &str) -> Element {
        let found = self.runtime.block_on(self.client.find(Locator::Css(selector)));
        found.unwrap_or_else(|error| panic!("{selector}: {error}"))
    }

    /// A click with the mouse, on what is in the middle of the window.
    pub fn click(&self, element: &Element) {
        let center = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.script(center, vec![handle(element)]);
        self.runtime.block_on(element.click()).unwrap();
    }

    pub fn send_keys(&self, element: &Element, keys: &str) {
        self.runtime.block_on(element.send_keys(keys)).unwrap();
    }

    /// Presses a key where the focus is.
    pub fn press(&self, key: &str) {
        let focused = self.runtime.block_on(self.client.active_element()).unwrap();
        self.send_keys(&focused, key);
    }

    /// What programs do in the worker of this page, one after the other.
    pub fn run(&self, program: &str, commands: &[Vec<String>]) -> Vec<Run> {
        let ran = self.wait_for(RUN, vec![json!(program), json!(commands)]);
        serde_json::from_value(ran).unwrap()
    }

    /// The errors that the browser's console shows since the last time.
    pub fn errors(&self) -> Vec<String> {
        let entries = self.issue("se/log", json!({ "type": "browser" }));
        let severe = entries.as_array().unwrap().iter().filter(|entry| entry["level"] == "SEVERE");
        severe.map(|entry| entry["message"].as_str().unwrap().to_string()).collect()
    }

    /// A command of the browser's own protocol.
    pub fn devtools(&self, command: &str, parameters: Value) {
        self.issue("goog/cdp/execute", json!({ "cmd": command, "params": parameters }));
    }

    fn issue(&self, path: &'static str, body: Value) -> Value {
        self.runtime.block_on(self.client.issue_cmd(Extension { path, body })).unwrap()
    }
}

/// An element as an argument of a script.
pub fn handle(element: &Element) -> Value {
    serde_json::to_value(element).unwrap()
}

/// A command that this driver has beside those of the standard.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// The pages of the site, as paths below its folder, in order, but for the table of contents, which is shown in a frame
/// where there are no scripts.
pub fn pages() -> Vec<String> {
    let mut pages = Vec::new();
    let mut folders = vec![PathBuf::new()];
    let site = course::site();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(site.join(&folder)).unwrap() {
            let entry = entry.unwrap();
            let path = folder.join(entry.file_name());
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "html") && !path.ends_with("toc.html") {
                pages.push(path.to_str().unwrap().to_string());
            }
        }
    }
    pages.sort();
    pages
}
