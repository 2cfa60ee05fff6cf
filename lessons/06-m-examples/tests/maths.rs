//! Known answers, gradients and edges.

use lesson05::{GRADIENT_TOLERANCE, gradient_error, numeric_gradient};
use lesson06::{
    Pass, Standardization, Trained, accuracy, bounces, majority_accuracy, pass, predictions, quartet, split,
    train, two_feature_pass,
};
use ndarray::{Array2, array};
use shared::data::random;

/// Random examples of n_x features between -2 and 2, with random labels.
fn random_examples(n_x: usize, m: usize, seed: u64) -> (Array2<f64>, Array2<f64>) {
    let (x, y, _) = random::examples(n_x, m, seed);
    (4.0 * x, y)
}

#[test]
fn pass_over_the_quartet_is_the_one_done_by_hand() {
    let (x, y) = quartet();
    let (j, dw1, dw2, db) = two_feature_pass(&x, &y, 0.0, 0.0, 0.0);
    assert_eq!((dw1, dw2, db), (-0.5, -0.25, -0.25));
    assert!((j - 2f64.ln()).abs() <= f64::EPSILON);
}

#[test]
fn cost_after_one_step_is_the_one_numpy_finds() {
    let (x, y) = quartet();
    // np.log1p(np.exp(-np.array([1.5, 0.5, 0.75, 0.25]))).mean()
    let by_numpy = 0.4095751720391506;
    let j = two_feature_pass(&x, &y, 0.5, 0.25, 0.25).0;
    assert!((j - by_numpy).abs() <= 2.0 * f64::EPSILON, "{j}");
}

#[test]
fn cost_is_ln2_at_zero_weights() {
    let (x, y) = random_examples(5, 40, 1);
    let cost = pass(&x, &y, &Array2::zeros((5, 1)), 0.0).cost;
    // Forty additions, each rounded once.
    assert!((cost - 2f64.ln()).abs() <= 40.0 * f64::EPSILON);
}

#[test]
fn two_feature_pass_equals_pass_to_the_last_bit() {
    for seed in 0..50 {
        let (x, y) = random_examples(2, 37, seed);
        let (w1, w2, b) = (0.3 - seed as f64 / 7.0, 1.7 * seed as f64, -0.9);
        let (j, dw1, dw2, db) = two_feature_pass(&x, &y, w1, w2, b);
        let Pass { cost, dw, db: general_db } = pass(&x, &y, &array![[w1], [w2]], b);
        let bits = |values: [f64; 4]| values.map(f64::to_bits);
        assert_eq!(bits([j, dw1, dw2, db]), bits([cost, dw[[0, 0]], dw[[1, 0]], general_db]), "seed {seed}");
    }
}

#[test]
fn gradient_matches_central_difference() {
    for (n_x, m) in [(1, 7), (2, 569), (3, 10), (30, 50)] {
        let (x, y) = random_examples(n_x, m, n_x as u64);
        let w = Array2::from_shape_fn((n_x, 1), |(k, _)| 0.5 - k as f64 / 10.0);
        let Pass { dw, db, .. } = pass(&x, &y, &w, 0.25);
        let claimed: Vec<f64> = dw.iter().copied().chain([db]).collect();
        let parameters: Vec<f64> = w.iter().copied().chain([0.25]).collect();
        let cost = |p: &[f64]| pass(&x, &y, &Array2::from_shape_fn((n_x, 1), |(k, _)| p[k]), p[n_x]).cost;
        let measured = numeric_gradient(cost, &parameters);
        assert!(
            gradient_error(&claimed, &measured) <= GRADIENT_TOLERANCE,
            "the slopes of `pass`, dw and then db, are not those of the cost at n_x = {n_x}, m = {m}:\n  \
             claimed  {claimed:?}\n  measured {measured:?}"
        );

        let without_1_over_m: Vec<f64> = claimed.iter().map(|slope| slope * m as f64).collect();
        assert!(gradient_error(&without_1_over_m, &measured) > GRADIENT_TOLERANCE, "n_x = {n_x}");
    }
}

#[test]
fn training_records_the_cost_before_each_update() {
    let (x, y) = quartet();
    let costs = train(|w, b| pass(&x, &y, w, b), Array2::zeros((2, 1)), 0.0, 1.0, 2).costs;
    assert_eq!(costs[0], pass(&x, &y, &Array2::zeros((2, 1)), 0.0).cost);
    assert_eq!(costs[1], pass(&x, &y, &array![[0.5], [0.25]], 0.25).cost);
}

#[test]
fn training_in_two_parts_is_training_at_once() {
    let (x, y) = random_examples(3, 20, 9);
    let trained = |w, b, iterations| train(|w, b| pass(&x, &y, w, b), w, b, 0.3, iterations);
    let first = trained(Array2::zeros((3, 1)), 0.0, 4);
    let second = trained(first.w, first.b, 6);
    let Trained { w, b, costs } = trained(Array2::zeros((3, 1)), 0.0, 10);
    assert_eq!(costs, [first.costs, second.costs].concat());
    assert_eq!((w, b), (second.w, second.b));
}

#[test]
fn accuracy_counts_right_answers() {
    let (x, y) = quartet();
    let answers = predictions(&x, &array![[1.0], [0.0]], 0.0); // z = 2, 1, 0, -1
    assert_eq!(answers, array![[1.0, 1.0, 0.0, 0.0]]);
    assert_eq!(accuracy(&answers, &y), 0.75);
    assert_eq!(majority_accuracy(&y), 0.75);
}

#[test]
fn accuracy_is_not_known_when_z_is_too_large() {
    let (x, y) = quartet();
    let answers = predictions(&x, &array![[f64::MAX], [-f64::MAX]], 0.0); // 2 MAX - MAX is infinity
    assert!(!accuracy(&answers, &y).is_nan());
    let answers = predictions(&x, &array![[f64::INFINITY], [0.0]], 0.0); // infinity * 0
    assert!(accuracy(&answers, &y).is_nan());
}

#[test]
fn standardizing_uses_the_divisor_m() {
    let mut x = array![[1.0, 3.0], [5.0, 5.0]];
    let measured = Standardization::measure(&x);
    assert_eq!((measured.mean.as_slice(), measured.deviation.as_slice()), (&[2.0, 5.0][..], &[1.0, 1.0][..]));
    assert_eq!(measured.constant, [1]);
    measured.apply(&mut x);
    assert_eq!(x, array![[-1.0, 1.0], [0.0, 0.0]]);
}

#[test]
fn a_constant_feature_is_recognised_in_spite_of_rounding() {
    // The sum of ten 0.1 is not 1, so the mean of ten 0.1, computed, is not 0.1.
    let x = Array2::from_elem((1, 10), 0.1);
    let measured = Standardization::measure(&x);
    assert_eq!((measured.mean[0], measured.deviation[0]), (0.1, 1.0));
}

#[test]
fn a_deviation_is_right_beside_a_mean_a_billion_times_as_large() {
    // By hand: the mean of 0, 1 and 3 is 4/3, the squared distances are 16/9, 1/9 and 25/9, their mean is 14/9.
    let x = array![[0.0, 1.0, 3.0]] + 1.7e9;
    let measured = Standardization::measure(&x);
    // The mean is rounded by up to 1.2e-7, and each distance, at most 5/3, with it.
    assert!((measured.mean[0] - (1.7e9 + 4.0 / 3.0)).abs() <= 2.4e-7);
    assert!((measured.deviation[0] - (14f64 / 9.0).sqrt()).abs() <= 2.4e-7, "{}", measured.deviation[0]);
}

#[test]
fn a_split_uses_every_row_once() {
    let (training, test) = split(569, 0.2, 1);
    assert_eq!((training.len(), test.len()), (455, 114));
    let mut all = [training, test].concat();
    assert_ne!(all, (0..569).collect::<Vec<_>>());
    all.sort_unstable();
    assert_eq!(all, (0..569).collect::<Vec<_>>());
}

#[test]
fn bouncing_is_a_rise_in_three_of_ten_late_steps() {
    let falling: Vec<f64> = (0..100).map(|k| 1.0 / (k + 1) as f64).collect();
    assert_eq!(bounces(&falling), None);
    let zigzag: Vec<f64> = (0..41).map(|k| if k % 2 == 0 { 1.0 } else { 2.0 }).collect();
    assert_eq!(bounces(&zigzag), Some((10, 20)));
    // Rises in the first 20 steps do not count, nor do those that rounding makes.
    let early: Vec<f64> = (0..41).map(|k| if k < 20 { k as f64 } else { 100.0 - k as f64 }).collect();
    assert_eq!(bounces(&early), None);
    let rounding: Vec<f64> = (0..41).map(|k| 1.0 + 1e-13 * k as f64).collect();
    assert_eq!(bounces(&rounding), None);
    assert_eq!(bounces(&[]), None);
}

/// Costs of 40 steps after the first 20, of which so many rise by this share.
fn costs(rises: usize, share: f64) -> Vec<f64> {
    let mut cost = 1.0;
    let late = (0..40).map(|step| {
        cost *= if step < rises { 1.0 + share } else { 0.9 };
        cost
    });
    [1.0; 21].into_iter().chain(late).collect()
}

#[test]
fn twelve_rises_in_forty_steps_bounce_and_eleven_do_not() {
    assert_eq!(bounces(&costs(12, 0.5)), Some((12, 40)));
    assert_eq!(bounces(&costs(11, 0.5)), None);
    // The share from which a rise counts is 1e-9.
    assert_eq!(bounces(&costs(40, 2e-9)), Some((40, 40)));
    assert_eq!(bounces(&costs(40, 5e-10)), None);
}

#[test]
fn a_cost_that_stays_does_not_bounce() {
    // With 21 costs no step is late. A cost of 0 is what a very certain neuron comes to.
    for cost in [0.0, 1.0] {
        for count in [20, 21, 22, 100] {
            assert_eq!(bounces(&vec![cost; count]), None, "{count} costs of {cost}");
        }
    }
}

#[test]
#[should_panic(expected = "Y must be (1, m)")]
fn a_column_of_labels_is_refused() {
    let (x, y) = quartet();
    pass(&x, &y.broadcast((2, 4)).unwrap().to_owned(), &array![[0.0], [0.0]], 0.0);
}

#[test]
#[should_panic(expected = "the features that were measured")]
fn another_number_of_features_is_not_standardized() {
    Standardization::measure(&array![[1.0, 2.0]]).apply(&mut array![[1.0], [2.0]]);
}
