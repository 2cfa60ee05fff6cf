//! The arrows between the members of the workspace.

use crate::members::is_lesson;

/// What every lesson can use, so it uses none.
const BELOW: [&str; 5] = ["figure", "practice", "shared", "testing", "xtask"];

/// A lesson depends on earlier lessons only: what a lesson teaches stands in that lesson alone.
pub fn arrows(member: &str, needs: &[String]) -> Result<(), String> {
    for need in needs.iter().filter(|need| is_lesson(need)) {
        if BELOW.contains(&member) {
            return Err(format!("{member} depends on {need}; it may depend on no lesson"));
        }
        if is_lesson(member) && need.as_str() >= member {
            return Err(format!("{member} depends on the later {need}; a lesson uses earlier lessons only"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{BELOW, arrows};

    #[test]
    fn an_arrow_to_a_later_lesson_is_refused() {
        assert!(arrows("lesson03", &["lesson02".into(), "shared".into()]).is_ok());
        assert!(arrows("lesson03", &["lesson04".into()]).is_err_and(|what| what.contains("lesson04")));
        assert!(arrows("lesson03", &["lesson03".into()]).is_err());
    }

    #[test]
    fn what_is_below_the_lessons_uses_none() {
        for member in BELOW {
            assert!(arrows(member, &["lesson01".into()]).is_err_and(|what| what.starts_with(member)));
            assert!(arrows(member, &["shared".into()]).is_ok());
        }
        assert!(arrows("book", &["lesson01".into()]).is_ok());
    }
}
