//! What depends on the operating system, in one place, so that every case is tested on every system.

/// Operating systems, as far as these tools tell them apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum System {
    /// Linux, macOS and their like.
    Unix,
    Windows,
}

impl System {
    /// The one on which these tools run.
    pub const HERE: System = if cfg!(windows) { System::Windows } else { System::Unix };

    /// The Python of a virtual environment, from the environment's folder.
    pub fn python(self) -> &'static str {
        match self {
            System::Unix => "bin/python",
            System::Windows => "Scripts/python.exe",
        }
    }

    /// Cargo's arguments with which the tests of these tools are built. Windows cannot replace a program that runs, and
    /// these tools do.
    pub fn beside_the_tools(self) -> &'static [&'static str] {
        match self {
            System::Unix => &[],
            System::Windows => &["--target-dir", "target/tools"],
        }
    }

    /// Why there is no OpenBLAS, where there is none.
    pub fn lacks_blas(self) -> Option<&'static str> {
        (self == System::Windows).then_some(
            "OpenBLAS cannot be set up on Windows: openblas-src does not build with its compiler. The course runs \
             without it: cargo xtask check-all --no-blas. To have it, type: wsl --install -d Debian, and follow the \
             README in there",
        )
    }

    /// Why the site is tested in no browser, where it is not.
    pub fn lacks_browser(self) -> Option<&'static str> {
        (self == System::Windows).then_some(
            "the tests drive a browser on Linux and macOS alone: they end it with its whole group of processes, which \
             Windows does not have. The rest is checked without: cargo xtask check-all --no-browser",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::System::{self, Unix, Windows};

    #[test]
    fn these_tools_know_where_they_run() {
        assert_eq!(System::HERE == Windows, std::path::MAIN_SEPARATOR == '\\');
    }

    #[test]
    fn pythons_program_has_the_ending_that_its_system_asks_for() {
        assert_eq!((Unix.python(), Windows.python()), ("bin/python", "Scripts/python.exe"));
    }

    #[test]
    fn only_windows_builds_the_tests_of_a_running_program_elsewhere() {
        assert!(Unix.beside_the_tools().is_empty());
        assert_eq!(Windows.beside_the_tools(), ["--target-dir", "target/tools"]);
    }

    #[test]
    fn what_a_system_lacks_is_told_with_the_flag_that_leaves_it_out() {
        assert_eq!((Unix.lacks_blas(), Unix.lacks_browser()), (None, None));
        assert!(Windows.lacks_blas().is_some_and(|why| why.contains("check-all --no-blas")));
        assert!(Windows.lacks_browser().is_some_and(|why| why.contains("check-all --no-browser")));
    }
}
