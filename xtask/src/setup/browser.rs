//! A browser that programs can drive, for the tests of the site.

use xshell::{Shell, cmd};

use crate::error::{Error, Result};
use crate::package_manager::{Installation, Packages};
use crate::shell;
use crate::system::System;

/// Arch has the driver in the browser's package.
const PACKAGES: Packages = Packages(&[
    ("apt-get", &["chromium", "chromium-driver"]),
    ("dnf", &["chromium", "chromedriver"]),
    ("pacman", &["chromium"]),
]);

/// Homebrew has given up the driver, which Apple's check of programs does not let pass.
const ELSEWHERE: &str = "Chrome, and the chromedriver of its version: \
                         https://googlechromelabs.github.io/chrome-for-testing/";

/// The names under which the tests look for it. On macOS programs do not stand where a shell looks for them.
const BROWSERS: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const DRIVER: &str = "chromedriver";

/// What drives a browser here, with its version, if there are both.
pub fn look(sh: &Shell) -> Option<String> {
    let version = shell::read(cmd!(sh, "{DRIVER} --version")).ok()?;
    let browser = BROWSERS.into_iter().find(|name| shell::has(sh, name))?;
    // Behind the version stands the commit that it was built from.
    let version = version.split(" (").next().unwrap_or_default().trim();
    Some(format!("{browser}, driven by {version}"))
}

/// A browser and its driver: those that are here, else by the package manager.
///
/// # Errors
/// There is none, and none could be had; the text says what was tried and what to do.
pub fn ready(sh: &Shell, yes: bool) -> Result<String> {
    if let Some(why) = System::HERE.lacks_browser() {
        return Err(Error::new(why));
    }
    if let Some(found) = look(sh) {
        return Ok(found);
    }
    let absent = || Error::new("no package manager that has one is here");
    let installed = Installation::here(sh, PACKAGES)
        .ok_or_else(absent)
        .and_then(|installation| installation.run(sh, "There is no browser that a program can drive.", yes));
    if let (Ok(()), Some(found)) = (&installed, look(sh)) {
        return Ok(found);
    }
    let why = installed.map_or_else(|problem| problem.to_string(), |()| "it is still not here".to_string());
    Err(Error::new(format!(
        "no browser that a program can drive: {why}\nInstall one with one of these, then run `cargo xtask setup \
         --browser` again:\n  {}\n  elsewhere {ELSEWHERE}\nThe rest is checked without: cargo xtask check-all \
         --no-browser",
        PACKAGES.commands().join("\n  ")
    )))
}

/// For the doctor: whether it is here, and in words.
pub fn outlook(sh: &Shell) -> (bool, String) {
    if let Some(why) = System::HERE.lacks_browser() {
        return (false, why.to_string());
    }
    let would = || match Installation::here(sh, PACKAGES) {
        Some(installation) => format!("`cargo xtask setup --browser` would run {installation}"),
        None => "`cargo xtask setup --browser` would tell what to install".to_string(),
    };
    look(sh).map_or_else(|| (false, would()), |found| (true, found))
}
