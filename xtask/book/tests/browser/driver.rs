//! chromedriver and a browser: started when a test needs it, ended whatever happens.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

/// What a test says where there is no browser.
const MISSING: &str = "there is no browser that a program can drive: cargo xtask setup --browser";

/// The names of the browser, and of what drives it. On macOS a browser has a folder of its own.
const BROWSERS: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const DRIVER: &str = "chromedriver";

/// A browser has children of its own, and a test may end in the midst of everything. So a shell starts the driver in a
/// group of processes, waits until nobody holds its standard input any more, and ends the group. `$1` is the driver,
/// `$2` the browser's folder.
const SUPERVISOR: &str = r#"
trap : TERM
"$1" --port=0 &
cat > /dev/null
kill -TERM 0
sleep 0.3
rm -rf "$2"
kill -KILL 0
"#;

const ARGUMENTS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--window-size=1200,1000",
];

/// How many were started.
static COUNT: AtomicUsize = AtomicUsize::new(0);

/// A driver; it and its browser end when this is dropped, or when this program ends.
pub struct Driver {
    url: String,
    folder: PathBuf,
    _lives: ChildStdin,
}

impl Driver {
    pub fn start() -> Result<Driver, String> {
        let driver = find(&[DRIVER]).ok_or(MISSING)?;
        // The browser refuses a path with `..`, which Cargo's may have.
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).canonicalize().map_err(|error| error.to_string())?;
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = folder.join(format!("browser-{}-{number}", std::process::id()));
        let failed = |error| format!("{DRIVER} cannot be started: {error}");
        let mut child = Command::new("sh")
            .args(["-c", SUPERVISOR, "sh"])
            .args([&driver, &folder])
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let lives = child.stdin.take().ok_or(MISSING)?;
        let mut said = BufReader::new(child.stdout.take().ok_or(MISSING)?).lines().map_while(Result::ok);
        let port = said.find_map(|line| port(&line));
        let port = port.ok_or_else(|| format!("{DRIVER} did not start: cargo xtask setup --browser"))?;
        // Whoever writes where nobody reads is ended by the system.
        thread::spawn(move || said.for_each(drop));
        Ok(Driver { url: format!("http://127.0.0.1:{port}"), folder, _lives: lives })
    }

    /// A window of the browser.
    pub async fn connect(&self) -> Result<Client, String> {
        let browser = find(&BROWSERS).ok_or(MISSING)?;
        let mut arguments = ARGUMENTS.map(String::from).to_vec();
        arguments.push(format!("--user-data-dir={}", self.folder.display()));
        let wanted = json!({
            "goog:chromeOptions": { "binary": browser, "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL" },
            "timeouts": { "script": 120_000, "pageLoad": 30_000 },
        });
        let capabilities: Capabilities = wanted.as_object().cloned().unwrap_or_default();
        let client =
            ClientBuilder::new(HttpConnector::new()).capabilities(capabilities).connect(&self.url).await;
        client.map_err(|error| format!("the browser does not start: {error}"))
    }
}

/// `ChromeDriver was started successfully on port 41234.`
fn port(line: &str) -> Option<u16> {
    line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok()
}

/// The first of these programs that this machine has.
fn find(names: &[&str]) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    names.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|file| file.is_file()))
}
