//! The source of an exercise: a solution with marks, from which everything else is made.
//!
//! ```text
//! //! # One pass            what the learner reads first; stub and solution share it
//!
//! pub fn mean(z: &[f64]) -> f64 {
//!     // STUB todo!("add them up")
//!     z.iter().sum::<f64>() / z.len() as f64
//!     // END
//! }
//!
//! // HINT
//! // A nudge; three of them, each nearer than the one before.
//! // WHY
//! // Why the solution works.
//! // MISTAKE not_divided: divide by m
//! // - z.iter().sum::<f64>() / z.len() as f64
//! // + z.iter().sum::<f64>()
//! // RETURNS zero
//! // 0.0
//! ```
//!
//! The stub has the lines behind `STUB` in place of those up to `END`. A mistake replaces lines of the solution, and says
//! what the learner must be told. `RETURNS` leaves each marked region with a value: one line for each region, in order.

use std::ops::Range;

/// An exercise with its stub, its solution, and what can go wrong.
pub struct Source {
    /// The marked solution, up to the first block behind it.
    lines: Vec<String>,
    regions: Vec<Region>,
    /// From a nudge to the shape of the code.
    pub hints: Vec<String>,
    /// Why the solution works.
    pub why: String,
    /// Typical mistakes, in the order of the file.
    pub mistakes: Vec<Mistake>,
}

/// A part that the learner writes.
struct Region {
    /// The lines from `STUB` to `END`, both included.
    lines: Range<usize>,
    stub: Vec<String>,
}

/// A file that must not pass.
pub struct Mistake {
    /// Its name.
    pub name: String,
    /// What the learner must be told; `None` where failing is enough.
    pub says: Option<String>,
    /// The whole file.
    pub code: String,
}

const STUB: &str = "// STUB ";
const END: &str = "// END";
/// The headings of the blocks behind the solution.
const BLOCKS: [&str; 4] = ["HINT", "WHY", "MISTAKE", "RETURNS"];

impl Source {
    /// Reads a source.
    ///
    /// # Errors
    /// If a mark has no partner, or a mistake does not fit the solution; the message names it.
    pub fn parse(text: &str) -> Result<Source, String> {
        let text = text.replace("\r\n", "\n");
        let all: Vec<&str> = text.lines().collect();
        let first = all.iter().position(|line| heading(line).is_some()).unwrap_or(all.len());
        let mut lines: Vec<String> = all[..first].iter().map(|line| line.to_string()).collect();
        while lines.last().is_some_and(|line| line.trim().is_empty()) {
            lines.pop();
        }
        let regions = regions(&lines)?;
        let mut source =
            Source { lines, regions, hints: Vec::new(), why: String::new(), mistakes: Vec::new() };
        let starts: Vec<usize> = (first..all.len()).filter(|index| heading(all[*index]).is_some()).collect();
        for (k, start) in starts.iter().enumerate() {
            let end = starts.get(k + 1).copied().unwrap_or(all.len());
            let body: Vec<String> = all[start + 1..end].iter().filter_map(|line| comment(line)).collect();
            source.block(heading(all[*start]).unwrap_or_default(), &body)?;
        }
        Ok(source)
    }

    /// Adds what one block says.
    fn block(&mut self, (kind, name): (&str, &str), body: &[String]) -> Result<(), String> {
        match kind {
            "HINT" => self.hints.push(body.join("\n")),
            "WHY" => self.why = body.join("\n"),
            "RETURNS" => {
                let code = self.with_regions(|index, region, indent| match body.get(index) {
                    Some(value) => vec![format!("{indent}return {value};")],
                    None => region.to_vec(),
                });
                self.mistakes.push(Mistake { name: format!("returns_{name}"), says: None, code });
            }
            _ => {
                let (name, says) = name.split_once(": ").unwrap_or((name, ""));
                if says.is_empty() {
                    return Err(format!("MISTAKE {name} does not say what the learner is told"));
                }
                let code = patched(&self.solution(), body)
                    .map_err(|problem| format!("MISTAKE {name}: {problem}"))?;
                self.mistakes.push(Mistake { name: name.to_string(), says: Some(says.to_string()), code });
            }
        }
        Ok(())
    }

    /// The file that the learner begins with.
    pub fn stub(&self) -> String {
        self.with_regions(|index, _, indent| {
            self.regions[index].stub.iter().map(|line| format!("{indent}{line}")).collect()
        })
    }

    /// The solved file.
    pub fn solution(&self) -> String {
        self.with_regions(|_, region, _| region.to_vec())
    }

    /// What the learner is to do, without the marks of a comment: the first lines of the file.
    pub fn task(&self) -> String {
        let task = self.lines.iter().map_while(|line| line.strip_prefix("//!"));
        task.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
    }

    /// The first line of the task, without its mark.
    pub fn title(&self) -> String {
        self.task().lines().next().unwrap_or_default().trim_start_matches("# ").to_string()
    }

    /// The file with other lines in its regions. The function gets a region's number, its lines, and its indent.
    fn with_regions(&self, other: impl Fn(usize, &[String], &str) -> Vec<String>) -> String {
        let (mut text, mut at) = (Vec::new(), 0);
        for (index, region) in self.regions.iter().enumerate() {
            text.extend_from_slice(&self.lines[at..region.lines.start]);
            let mark = &self.lines[region.lines.start];
            let indent = &mark[..mark.len() - mark.trim_start().len()];
            let first = region.lines.start + region.stub.len();
            text.extend(other(index, &self.lines[first..region.lines.end - 1], indent));
            at = region.lines.end;
        }
        text.extend_from_slice(&self.lines[at..]);
        text.join("\n") + "\n"
    }
}

/// The kind and the name of a block's first line.
fn heading(line: &str) -> Option<(&str, &str)> {
    let words = line.strip_prefix("// ")?;
    let (kind, name) = words.split_once(' ').unwrap_or((words, ""));
    BLOCKS.contains(&kind).then_some((kind, name))
}

/// A line of a block, without the mark of a comment. Lines between blocks are empty.
fn comment(line: &str) -> Option<String> {
    let words = line.strip_prefix("//")?;
    Some(words.strip_prefix(' ').unwrap_or(words).to_string())
}

fn regions(lines: &[String]) -> Result<Vec<Region>, String> {
    let (mut found, mut start, mut stub) = (Vec::new(), None, Vec::new());
    for (index, line) in lines.iter().enumerate() {
        if let Some(word) = line.trim_start().strip_prefix(STUB) {
            start.get_or_insert(index);
            stub.push(word.to_string());
        } else if line.trim() == END {
            let start = start.take().ok_or_else(|| format!("line {}: END without STUB", index + 1))?;
            found.push(Region { lines: start..index + 1, stub: std::mem::take(&mut stub) });
        }
    }
    match start {
        Some(start) => Err(format!("line {}: STUB without END", start + 1)),
        None if found.is_empty() => Err("nothing is marked with STUB and END".to_string()),
        None => Ok(found),
    }
}

/// The solution with each run of `- ` lines replaced by the `+ ` lines behind it.
fn patched(solution: &str, body: &[String]) -> Result<String, String> {
    let mut lines: Vec<String> = solution.lines().map(String::from).collect();
    let mut rest = body.iter().filter(|line| !line.trim().is_empty()).peekable();
    while rest.peek().is_some() {
        let mut take = |mark: &str| {
            let mut taken = Vec::new();
            while let Some(line) = rest.peek().and_then(|line| line.strip_prefix(mark)) {
                taken.push(line.to_string());
                rest.next();
            }
            taken
        };
        let (was, now) = (take("-"), take("+"));
        let was: Vec<&str> = was.iter().map(|line| line.trim()).collect();
        if was.is_empty() {
            return Err("expected lines with - and then lines with +".to_string());
        }
        let fits = |at: &usize| (0..was.len()).all(|k| lines[at + k].trim() == was[k]);
        let places: Vec<usize> = (0..=lines.len().saturating_sub(was.len())).filter(fits).collect();
        let [place] = places[..] else {
            return Err(format!("{:?} stands {} times in the solution", was.join(" "), places.len()));
        };
        let indent = lines[place].len() - lines[place].trim_start().len();
        let now = now.iter().map(|line| format!("{}{}", " ".repeat(indent), line.trim()));
        lines.splice(place..place + was.len(), now.collect::<Vec<_>>());
    }
    Ok(lines.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::Source;

    const MEAN: &str = "//! # The mean\n//!\n//! Add up and divide.\n\npub fn mean(z: &[f64]) -> f64 {\n    \
        // STUB let m = z.len() as f64;\n    // STUB todo!(\"add\")\n    let m = z.len() as f64;\n    \
        z.iter().sum::<f64>() / m\n    // END\n}\n\n// HINT\n// Add.\n//\n//     deeper\n// HINT\n// Divide.\n\
        // WHY\n// It is the mean.\n// MISTAKE not_divided: divide by m\n// - z.iter().sum::<f64>() / m\n\
        // + z.iter().sum::<f64>()\n// RETURNS zero\n// 0.0\n";

    #[test]
    fn stub_and_solution_share_all_but_the_marked_lines() {
        let source = Source::parse(MEAN).unwrap();
        let head = "//! # The mean\n//!\n//! Add up and divide.\n\npub fn mean(z: &[f64]) -> f64 {\n";
        assert_eq!(source.stub(), format!("{head}    let m = z.len() as f64;\n    todo!(\"add\")\n}}\n"));
        let body = "    let m = z.len() as f64;\n    z.iter().sum::<f64>() / m\n}\n";
        assert_eq!(source.solution(), format!("{head}{body}"));
        assert_eq!(
            (source.title(), source.task()),
            ("The mean".into(), "# The mean\n\nAdd up and divide.".into())
        );
        assert_eq!(source.hints, ["Add.\n\n    deeper", "Divide."]);
        assert_eq!(source.why, "It is the mean.");
    }

    #[test]
    fn a_mistake_is_the_solution_with_other_lines() {
        let source = Source::parse(MEAN).unwrap();
        let [not_divided, zero] = &source.mistakes[..] else { panic!("expected two") };
        assert_eq!(
            (&not_divided.name[..], not_divided.says.as_deref()),
            ("not_divided", Some("divide by m"))
        );
        assert_eq!(not_divided.code, source.solution().replace(" / m", ""));
        assert_eq!((&zero.name[..], &zero.says), ("returns_zero", &None));
        assert!(zero.code.ends_with("f64 {\n    return 0.0;\n}\n"), "{}", zero.code);
    }

    #[test]
    fn marks_without_partners_and_mistakes_that_do_not_fit_are_named() {
        let problem = |text: &str| Source::parse(text).err().unwrap();
        assert_eq!(problem("fn a() {}\n"), "nothing is marked with STUB and END");
        assert_eq!(problem("// STUB todo!()\n"), "line 1: STUB without END");
        assert_eq!(problem("a\n// END\n"), "line 2: END without STUB");
        let twice = "// STUB x\na\na\n// END\n// MISTAKE one: told\n// - a\n// + b\n";
        assert_eq!(problem(twice), "MISTAKE one: \"a\" stands 2 times in the solution");
        assert!(problem("// STUB x\na\n// END\n// MISTAKE one\n// - a\n").contains("does not say"));
    }
}
