//! Compares two answers in JSON.

use std::collections::BTreeMap;

use serde_json::Value;

/// What was assumed in reading a table is told in words, by the lesson alone.
const NOTES: &str = "notes";

/// Two numbers agree when they differ by at most this much of the largest number in their list, or of 1.
///
/// Sums of some hundred terms in another order differ by about 1e-15; a mistake differs by far more.
const TOLERANCE: f64 = 1e-12;

/// Two rounding errors above their bound agree when one is at most so many times the other.
const FACTOR: f64 = 10.0;

/// For each key of a rounding error the size up to which it counts as rounding.
pub type Bounds = BTreeMap<String, f64>;

type Result = std::result::Result<(), String>;

/// Names the first place where lesson and twin differ.
pub fn compare(rust: &Value, numpy: &Value, bounds: &Bounds) -> Result {
    values("", rust, numpy, bounds)
}

fn values(place: &str, rust: &Value, numpy: &Value, bounds: &Bounds) -> Result {
    match (rust, numpy) {
        (Value::Object(one), Value::Object(other)) => {
            for key in one.keys().chain(other.keys()).filter(|key| *key != NOTES) {
                let place = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
                let (Some(one), Some(other)) = (one.get(key), other.get(key)) else {
                    let who = if one.contains_key(key) { "only the lesson" } else { "only the twin" };
                    return Err(format!("{who} has the key {place}"));
                };
                entry(&place, key, one, other, bounds)?;
            }
            Ok(())
        }
        (Value::Array(one), Value::Array(other)) => lists(place, one, other, bounds),
        (Value::Number(one), Value::Number(other)) => {
            let (one, other) = (one.as_f64().unwrap_or(f64::NAN), other.as_f64().unwrap_or(f64::NAN));
            close(place, one, other, 1f64.max(one.abs()).max(other.abs()))
        }
        _ if rust == numpy => Ok(()),
        _ => Err(format!("{place} is {rust}, in the twin {numpy}")),
    }
}

/// Some keys say by their end how their values compare.
fn entry(place: &str, key: &str, one: &Value, other: &Value, bounds: &Bounds) -> Result {
    if ["_ns", "_ms", "gb_s", "gflop_s", "speed", "time_slope"].iter().any(|unit| key.ends_with(unit)) {
        measured(place, one, other)
    } else if key.ends_with("_error") {
        let bound = bounds.get(key).ok_or_else(|| {
            format!("{place} has no bound; add `bound {key} VALUE: WHY` to the lesson's tests/parity.txt")
        })?;
        rounding_error(place, one, other, *bound)
    } else {
        values(place, one, other, bounds)
    }
}

fn lists(place: &str, one: &[Value], other: &[Value], bounds: &Bounds) -> Result {
    if one.len() != other.len() {
        return Err(format!("{place} has {} entries, in the twin {}", one.len(), other.len()));
    }
    let scale = one.iter().chain(other).filter_map(Value::as_f64).map(f64::abs).fold(1.0, f64::max);
    for (index, (one, other)) in one.iter().zip(other).enumerate() {
        let place = format!("{place}[{index}]");
        match (one.as_f64(), other.as_f64()) {
            (Some(one), Some(other)) => close(&place, one, other, scale)?,
            _ => values(&place, one, other, bounds)?,
        }
    }
    Ok(())
}

fn close(place: &str, one: f64, other: f64, scale: f64) -> Result {
    if (one - other).abs() <= TOLERANCE * scale {
        return Ok(());
    }
    Err(format!("{place} is {one}, in the twin {other}; they may differ by {:e}", TOLERANCE * scale))
}

/// A time or a bandwidth: there in both, and of the same sign.
fn measured(place: &str, one: &Value, other: &Value) -> Result {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) if (one < 0.0) == (other < 0.0) => Ok(()),
        _ if one.is_null() && other.is_null() => Ok(()),
        _ => Err(format!("{place} is {one}, in the twin {other}; expected numbers of one sign")),
    }
}

/// Both are rounding, or both are not and about as large.
fn rounding_error(place: &str, one: &Value, other: &Value, bound: f64) -> Result {
    let agree = match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => {
            let both_small = (0.0..=bound).contains(&one) && (0.0..=bound).contains(&other);
            let both_large = one > bound && other > bound && one.max(other) <= FACTOR * one.min(other);
            both_small || both_large
        }
        _ => one.is_null() && other.is_null(),
    };
    if agree {
        return Ok(());
    }
    Err(format!(
        "{place} is {one}, in the twin {other}; expected both at most {bound:e}, or both above it and within a factor of \
         {FACTOR}"
    ))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Bounds, compare};

    fn compared(rust: Value, numpy: Value) -> Result<(), String> {
        compare(&rust, &numpy, &Bounds::from([("gradient_error".to_string(), 1e-7)]))
    }

    #[test]
    fn numbers_agree_relative_to_the_largest_in_their_list() {
        assert!(compared(json!({"w": [1e3, 1.0]}), json!({"w": [1e3, 1.0 + 1e-10]})).is_ok());
        assert!(compared(json!({"w": [1.0, 1.0]}), json!({"w": [1.0, 1.0 + 1e-10]})).is_err());
        assert!(compared(json!({"j": 0.5}), json!({"j": 0.5 + 1e-11})).is_err());
    }

    #[test]
    fn a_key_or_an_entry_more_is_named() {
        assert_eq!(
            compared(json!({"a": 1}), json!({"a": 1, "b": 2})),
            Err("only the twin has the key b".into())
        );
        let inner = compared(json!({"s": {"b": 2}}), json!({"s": {}}));
        assert_eq!(inner, Err("only the lesson has the key s.b".into()));
        assert!(compared(json!({"a": [1]}), json!({"a": [1, 2]})).is_err());
        assert!(compared(json!({"a": null}), json!({"a": 1})).is_err());
    }

    #[test]
    fn times_are_there_in_both() {
        assert!(compared(json!({"t_ms": 5.0}), json!({"t_ms": 900.0})).is_ok());
        assert!(compared(json!({"t_ms": 5.0}), json!({"t_ms": -5.0})).is_err());
        assert!(compared(json!({"t_ms": 5.0}), json!({"t_ms": null})).is_err());
    }

    #[test]
    fn a_rounding_error_is_compared_by_its_size() {
        let errors = |one: Value, other: Value| {
            compared(json!({"gradient_error": one}), json!({"gradient_error": other})).is_ok()
        };
        assert!(errors(json!(1e-9), json!(3e-13)), "both are rounding");
        assert!(errors(json!(0.0), json!(1e-7)), "the bound belongs to it");
        assert!(errors(json!(0.02), json!(0.19)), "both are mistakes of one size");
        assert!(errors(json!(null), json!(null)));
        assert!(!errors(json!(1e3), json!(1e-12)));
        assert!(!errors(json!(0.02), json!(0.21)));
        assert!(!errors(json!(1e-9), json!(null)));
        assert!(!errors(json!(-1e-9), json!(1e-9)));
    }

    #[test]
    fn a_rounding_error_without_a_bound_says_what_to_add() {
        let rows = json!({"rows": [{"loop_error": 0.0}]});
        let problem = compared(rows.clone(), rows).unwrap_err();
        assert!(problem.starts_with("rows[0].loop_error has no bound; add `bound loop_error"), "{problem}");
    }
}
