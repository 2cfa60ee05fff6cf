//! The commands for who changes the course.

use super::{Command, Given, Spec, Wanted, With, YES};

/// What `readme` does with the chapters, and `figures` with their pictures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Renewal {
    Write,
    /// Also times anew what is timed.
    Time,
    Check,
}

impl Renewal {
    fn of(given: &Given) -> Result<Renewal, String> {
        match (given.has("--check"), given.has("--time")) {
            (true, true) => Err("--check writes nothing, so it does not go with --time".to_string()),
            (true, false) => Ok(Renewal::Check),
            (false, true) => Ok(Renewal::Time),
            (false, false) => Ok(Renewal::Write),
        }
    }
}

pub const COMMANDS: [Spec; 12] = [
    Spec {
        name: "check-all",
        operands: "",
        about: "prove everything in 15 minutes: tests, NumPy, chapters, site",
        flags: &[
            ("--no-blas", "go without OpenBLAS"),
            ("--no-browser", "do not open the site in a browser"),
            ("--quick", "changes nothing: the timings here are always short"),
        ],
        command: |given| {
            let with = With { blas: !given.has("--no-blas"), browser: !given.has("--no-browser") };
            Ok(Command::CheckAll(with))
        },
    },
    Spec {
        name: "setup",
        operands: "",
        about: "make `--features blas` build: find OpenBLAS, or get it",
        flags: &[
            ("--browser", "instead get the browser that tests the site"),
            ("--web", "instead get the compiler for the site's programs"),
            YES,
        ],
        command: |given| {
            let wanted = match (given.has("--browser"), given.has("--web")) {
                (false, false) => Wanted::Blas,
                (true, false) => Wanted::Browser,
                (false, true) => Wanted::Web,
                (true, true) => return Err("setup takes --browser or --web, not both".to_string()),
            };
            Ok(Command::Setup { wanted, yes: given.has("--yes") })
        },
    },
    Spec {
        name: "doctor",
        operands: "",
        about: "what this machine has, what it lacks, and the remedy",
        flags: &[],
        command: |_| Ok(Command::Doctor),
    },
    Spec {
        name: "bench",
        operands: "",
        about: "time loops, ndarray, BLAS and rayon, some minutes long",
        flags: &[
            ("--quick", "as short as in check-all"),
            ("--peers", "the step and the fit beside NumPy, scikit-learn, linfa, smartcore"),
        ],
        command: |given| Ok(Command::Bench { quick: given.has("--quick"), peers: given.has("--peers") }),
    },
    Spec {
        name: "parity",
        operands: "LESSON ...",
        about: "compare lessons with their NumPy twins; without a name all",
        flags: &[],
        command: |given| Ok(Command::Parity { lessons: given.operands.clone() }),
    },
    Spec {
        name: "readme",
        operands: "",
        about: "write the outputs, excerpts and tables of the chapters anew",
        flags: &[
            ("--check", "write nothing, and fail where a chapter is stale"),
            ("--time", "also time anew what the chapters say was measured"),
        ],
        command: |given| Renewal::of(given).map(Command::Readme),
    },
    Spec {
        name: "figures",
        operands: "",
        about: "draw the pictures of the chapters anew",
        flags: &[
            ("--check", "write nothing, and fail where a picture is not today's"),
            ("--time", "also draw anew what is timed"),
        ],
        command: |given| Renewal::of(given).map(Command::Figures),
    },
    Spec {
        name: "bless",
        operands: "",
        about: "show what the lessons print otherwise, and accept it",
        flags: &[YES],
        command: |given| Ok(Command::Bless { yes: given.has("--yes") }),
    },
    Spec {
        name: "web",
        operands: "",
        about: "build the lessons for the browser",
        flags: &[YES],
        command: |given| Ok(Command::Web { yes: given.has("--yes") }),
    },
    Spec {
        name: "book",
        operands: "",
        about: "build the chapters as a site in which the lessons run",
        flags: &[
            YES,
            ("--serve", "show it to a browser on this machine"),
            ("--check", "prove it in a browser: each command, number, link, and page"),
        ],
        command: |given| match (given.has("--serve"), given.has("--check")) {
            (true, true) => Err("--check ends by itself, so it does not go with --serve".to_string()),
            (serve, check) => Ok(Command::Book { yes: given.has("--yes"), serve, check }),
        },
    },
    Spec {
        name: "fuzz",
        operands: "READER ...",
        about: "search ten minutes a reader for input that breaks it",
        flags: &[("--quick", "one minute a reader")],
        command: |given| Ok(Command::Fuzz { readers: given.operands.clone(), quick: given.has("--quick") }),
    },
    Spec {
        name: "structure",
        operands: "",
        about: "check the crate graph and the files of each lesson",
        flags: &[],
        command: |_| Ok(Command::Structure),
    },
];
