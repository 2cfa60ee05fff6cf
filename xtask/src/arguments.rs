//! How a command line becomes a command.

use crate::command::{Command, Given, Spec, commands, list};

/// What a command line asks for.
pub fn parse(arguments: &[String]) -> Result<Command, String> {
    let is_help = |argument: &String| argument == "--help" || argument == "-h";
    let (name, rest) = match arguments.split_first() {
        None => return Ok(Command::Help(list())),
        Some((first, rest)) if is_help(first) || first == "help" => match rest.first() {
            Some(name) => return Ok(Command::Help(find(name)?.help())),
            None => return Ok(Command::Help(list())),
        },
        Some(split) => split,
    };
    let spec = find(name)?;
    if rest.iter().any(is_help) {
        return Ok(Command::Help(spec.help()));
    }
    (spec.command)(&given(spec, rest)?)
}

/// The command of this name; an error names the nearest one.
fn find(name: &str) -> Result<&'static Spec, String> {
    let found = commands().find(|spec| spec.name == name);
    found.ok_or_else(|| match nearest(name, commands().map(|spec| spec.name)) {
        Some(near) => format!("there is no command {name:?}; did you mean {near}?"),
        None => format!("there is no command {name:?}; `cargo xtask` lists them"),
    })
}

/// Sorts the words behind a command into flags and operands.
fn given(spec: &'static Spec, words: &[String]) -> Result<Given, String> {
    let (flags, operands): (Vec<String>, Vec<String>) =
        words.iter().cloned().partition(|word| word.starts_with('-'));
    if let Some(unknown) = flags.iter().find(|flag| !spec.has_flag(flag)) {
        return Err(match nearest(unknown, spec.flags.iter().map(|(name, _)| *name)) {
            Some(near) => format!("{} has no flag {unknown:?}; did you mean {near}?", spec.name),
            None => format!("{} has no flag {unknown:?}; the usage is {}", spec.name, spec.usage()),
        });
    }
    match operands.first() {
        Some(operand) if spec.operands.is_empty() => {
            Err(format!("{} takes no {operand:?}; the usage is {}", spec.name, spec.usage()))
        }
        _ => Ok(Given { spec, flags, operands }),
    }
}

/// The name that takes the fewest changes to become this one, if those are few.
fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let changes = names.map(|other| (distance(name, other), other));
    changes.min().filter(|(changes, other)| *changes <= 2.max(other.len() / 3)).map(|(_, other)| other)
}

/// How many letters have to be put in, taken out or replaced to turn one word into another.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &against) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != against);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, parse};
    use crate::command::{Command, Renewal, Wanted, With, list};

    fn parsed(line: &str) -> Result<Command, String> {
        parse(&line.split_whitespace().map(String::from).collect::<Vec<_>>())
    }

    #[test]
    fn a_line_becomes_its_command() {
        let with = |blas, browser| Ok(Command::CheckAll(With { blas, browser }));
        assert_eq!(parsed("check-all"), with(true, true));
        assert_eq!(parsed("check-all --quick --no-blas"), with(false, true));
        assert_eq!(parsed("check-all --no-browser"), with(true, false));
        assert_eq!(parsed("setup --yes"), Ok(Command::Setup { wanted: Wanted::Blas, yes: true }));
        assert_eq!(parsed("readme --check"), Ok(Command::Readme(Renewal::Check)));
        assert_eq!(parsed("figures --time"), Ok(Command::Figures(Renewal::Time)));
        let lessons = vec!["lesson02".to_string(), "lesson03".to_string()];
        assert_eq!(parsed("parity lesson02 lesson03"), Ok(Command::Parity { lessons }));
    }

    #[test]
    fn help_is_found_in_every_place() {
        for line in ["", "help", "--help", "-h"] {
            assert_eq!(parsed(line), Ok(Command::Help(list())), "{line}");
        }
        let help = parsed("help readme").unwrap();
        assert_eq!(parsed("readme --check --help"), Ok(help));
    }

    #[test]
    fn what_is_unknown_names_what_is_near() {
        let refused = |line: &str, words: &str| {
            let problem = parsed(line).unwrap_err();
            assert!(problem.contains(words), "{line}: {problem}");
        };
        refused("checkall", "did you mean check-all?");
        refused("raedme", "did you mean readme?");
        refused("help partiy", "did you mean parity?");
        refused("something-else", "`cargo xtask` lists them");
        refused("readme --chek", "did you mean --check?");
        refused("doctor --yes", "doctor has no flag");
        refused("bench lesson07", "bench takes no \"lesson07\"");
        refused("readme --check --time", "does not go with --time");
    }

    #[test]
    fn a_distance_counts_changed_letters() {
        assert_eq!([distance("parity", "parity"), distance("party", "parity")], [0, 1]);
        assert_eq!([distance("abc", ""), distance("kitten", "sitting")], [3, 3]);
    }
}
