//! What a time was measured on, and when.

use std::time::{SystemTime, UNIX_EPOCH};

use xshell::{Shell, cmd};

use crate::shell;

/// `AMD EPYC, 2 cores, rustc 1.95.0, 2026-11-25, commit 6db078e`
pub fn describe(sh: &Shell) -> String {
    describe_with(sh, &compiler(sh))
}

/// The same of a program in another language: `Python 3.13.1` in the place of the compiler.
pub fn describe_with(sh: &Shell, language: &str) -> String {
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get());
    format!("{}, {cores} cores, {language}, {}, {}", processor(sh), today(), commit(sh))
}

/// `rustc 1.95.0`
pub fn compiler(sh: &Shell) -> String {
    let version = shell::read(cmd!(sh, "rustc --version")).unwrap_or_default();
    version.split(' ').take(2).collect::<Vec<_>>().join(" ")
}

fn processor(sh: &Shell) -> String {
    let cpuinfo = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let linux =
        cpuinfo.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split_once(": "));
    let macos = || shell::read(cmd!(sh, "sysctl -n machdep.cpu.brand_string")).ok();
    let windows = || std::env::var("PROCESSOR_IDENTIFIER").ok();
    let name = linux.map(|(_, name)| name.to_string()).or_else(macos).or_else(windows);
    name.map_or(std::env::consts::ARCH.to_string(), |name| name.trim().to_string())
}

/// The commit that is checked out, and whether files differ from it.
fn commit(sh: &Shell) -> String {
    let named = shell::read(cmd!(sh, "git describe --always --exclude * --abbrev=7 --dirty"));
    match named.as_deref().map(str::trim) {
        Ok(named) => match named.strip_suffix("-dirty") {
            Some(commit) => format!("commit {commit} with changes"),
            None => format!("commit {named}"),
        },
        Err(_) => "no commit".to_string(),
    }
}

fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    date(since.as_secs() / 86_400)
}

/// The date so many days after 1970-01-01.
fn date(mut days: u64) -> String {
    let is_leap =
        |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let mut year = 1970;
    while days >= 365 + u64::from(is_leap(year)) {
        days -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let mut month = 1;
    for length in [31, 28 + u64::from(is_leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", days + 1)
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn days_become_dates() {
        // Known from `date -u -d @SECONDS`.
        assert_eq!(date(0), "1970-01-01");
        assert_eq!(date(11_016), "2000-02-29");
        assert_eq!(date(11_017), "2000-03-01");
        assert_eq!(date(20_453), "2025-12-31");
        assert_eq!(date(20_454), "2026-01-01");
    }
}
