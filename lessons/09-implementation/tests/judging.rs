//! Precision, recall and the area under the ROC curve against scikit-learn's: judging.csv, by reference.py.

use lesson02::sigmoid;
use lesson09::Confusion;
use lesson09::judging::{answers_1, confusion_at, precision, recall, roc_auc, roc_curve};
use ndarray::{Array2, array};
use shared::data::{BREAST_CANCER, Examples, Selection, digits, read_examples};

/// z and Y of a set, as in reference.py.
fn set(name: &str) -> (Vec<f64>, Array2<f64>) {
    let steps: Vec<f64> = (0..40).map(|i| f64::from(i * i % 5 - 2)).collect();
    match name {
        "cancer" => {
            let selection = Selection { features: Some(vec!["worst_area"]), ..Selection::default() };
            let Examples { x, y, .. } =
                read_examples(BREAST_CANCER, &selection).expect("the bundled data is well-formed");
            (x.iter().map(|area| (area - 880.0) / 200.0).collect(), y)
        }
        "digits" => {
            let digits = digits();
            let ink = digits
                .pictures
                .outer_iter()
                .map(|picture| picture.iter().map(|&pixel| f64::from(pixel)).sum::<f64>());
            let z = ink.map(|ink| (ink - 312.0) / 32.0).collect();
            (z, lesson01::labels(&digits.digits, 8))
        }
        "steps" => {
            let y = Array2::from_shape_fn((1, 40), |(_, i)| f64::from(i * 7 % 11 < 5));
            (steps, y)
        }
        "all_ones" => (steps, Array2::ones((1, 40))),
        "all_zeros" => (steps, Array2::zeros((1, 40))),
        other => panic!("no set {other}"),
    }
}

/// The bound that is promised; the numbers differ by a few roundings.
const TOLERANCE: f64 = 1e-12;

#[track_caller]
fn assert_same(found: Option<f64>, expected: &str, what: &str) {
    match (found, expected.parse::<f64>().ok()) {
        (None, None) => {}
        (Some(found), Some(expected)) if (found - expected).abs() <= TOLERANCE => {}
        (found, expected) => panic!("{what}: {found:?}, scikit-learn {expected:?}"),
    }
}

#[test]
fn precision_recall_and_roc_area_are_those_of_scikit_learn() {
    let reference = include_str!("judging.csv");
    assert_eq!(reference.lines().count(), 36);
    for row in reference.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let (z, y) = set(cells[0]);
        let a: Vec<f64> = z.iter().map(|&z_i| sigmoid(z_i)).collect();
        let count = confusion_at(&z, &y, cells[1].parse().unwrap());
        let [tp, fp, tn, fn_] = [2, 3, 4, 5].map(|k| cells[k].parse().unwrap());
        assert_eq!(count, Confusion { tp, fp, tn, fn_ }, "{row}");
        assert_same(precision(&count), cells[6], row);
        assert_same(recall(&count), cells[7], row);
        assert_same(roc_auc(&a, &y), cells[8], row);
    }
}

#[test]
fn the_area_is_the_share_of_pairs_in_order() {
    let (z, y) = set("steps");
    let mut pairs = Vec::new();
    for (i, _) in y.iter().enumerate().filter(|(_, y_i)| **y_i == 1.0) {
        for (k, _) in y.iter().enumerate().filter(|(_, y_k)| **y_k == 0.0) {
            pairs.push(if z[i] > z[k] {
                1.0
            } else if z[i] == z[k] {
                0.5
            } else {
                0.0
            });
        }
    }
    let share = pairs.iter().sum::<f64>() / pairs.len() as f64;
    assert!((roc_auc(&z, &y).unwrap() - share).abs() <= TOLERANCE);
}

#[test]
fn the_area_is_that_below_the_curve() {
    for name in ["cancer", "digits", "steps"] {
        let (z, y) = set(name);
        let curve = roc_curve(&z, &y);
        assert_eq!((curve[0], curve[curve.len() - 1]), ((0.0, 0.0), (1.0, 1.0)));
        let trapezoid = |pair: &[(f64, f64)]| (pair[1].0 - pair[0].0) * (pair[0].1 + pair[1].1) / 2.0;
        let area: f64 = curve.windows(2).map(trapezoid).sum();
        assert!((roc_auc(&z, &y).unwrap() - area).abs() <= TOLERANCE, "{name}");
    }
    assert!(roc_curve(&[1.0, 2.0], &array![[1.0, 1.0]]).is_empty());
}

#[test]
fn at_one_half_a_chance_that_rounds_to_it_still_counts() {
    // sigma(1e-17) is rounded to 0.5.
    assert!(answers_1(1e-17, 0.5) && !answers_1(0.0, 0.5));
    assert!(!answers_1(0.0, 0.5000001) && answers_1(0.0, 0.4999999));
    assert!(answers_1(800.0, 0.999) && !answers_1(-800.0, 0.001));
}

#[test]
fn a_chance_that_is_the_threshold_is_answered_0() {
    for z in [-3.0, -0.25, 1.0, 4.0] {
        let chance = sigmoid(z);
        assert!(!answers_1(z, chance) && answers_1(z, chance.next_down()), "{z}");
    }
}

#[test]
fn minus_zero_and_zero_are_a_tie() {
    assert_eq!(roc_auc(&[0.0, -0.0], &array![[1.0, 0.0]]), Some(0.5));
    assert_eq!(roc_auc(&[-0.0, 0.0], &array![[1.0, 0.0]]), Some(0.5));
}

#[test]
#[should_panic(expected = "one chance for each label")]
fn chances_without_labels_have_no_area() {
    roc_auc(&[0.5, 0.2], &array![[1.0]]);
}
