//! What a time was measured on.

use std::process::Command;

use crate::shell;

/// `AMD EPYC, 2 cores, rustc 1.95.0`
pub fn describe() -> String {
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get());
    format!("{}, {cores} cores, {}", processor(), compiler())
}

/// `rustc 1.95.0`
pub fn compiler() -> String {
    let version = shell::stdout(Command::new("rustc").arg("--version")).unwrap_or_default();
    version.split(' ').take(2).collect::<Vec<_>>().join(" ")
}

fn processor() -> String {
    let cpuinfo = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let linux =
        cpuinfo.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split_once(": "));
    let sysctl = || shell::stdout(Command::new("sysctl").args(["-n", "machdep.cpu.brand_string"])).ok();
    let windows = || std::env::var("PROCESSOR_IDENTIFIER").ok();
    let name = linux.map(|(_, name)| name.to_string()).or_else(sysctl).or_else(windows);
    name.map_or(std::env::consts::ARCH.to_string(), |name| name.trim().to_string())
}
