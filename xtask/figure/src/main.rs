//! Reads figures in JSON, one or a list of them, and writes one SVG. `--bare` leaves its colours to the page around it.

use std::io::{Read, Write};
use std::process::ExitCode;

use figure::{Figure, styled_svg, svg};
use serde::Deserialize;

/// What stands on the standard input.
#[derive(Deserialize)]
#[serde(untagged)]
enum Given {
    Many(Vec<Figure>),
    One(Figure),
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let bare = match std::env::args().skip(1).collect::<Vec<_>>().as_slice() {
        [] => false,
        [flag] if flag == "--bare" => true,
        _ => return Err("expected no flag but --bare".to_string()),
    };
    let mut json = String::new();
    std::io::stdin().read_to_string(&mut json).map_err(|error| error.to_string())?;
    let given = serde_json::from_str(&json).map_err(|error| format!("this is no figure: {error}"))?;
    let figures = match given {
        Given::Many(figures) => figures,
        Given::One(figure) => vec![figure],
    };
    let drawn = if bare { svg(&figures) } else { styled_svg(&figures) };
    std::io::stdout().write_all(drawn.as_bytes()).map_err(|error| error.to_string())
}
