//! Known answers, and the rule against ndarray's.

use lesson10::{
    LARGEST_SIZE, MOST_AXES, Mismatch, Operand, broadcast_shape, calories, caught, combine, parse_shape,
    percentages, random_pairs, stretched_strides, tuple,
};
use ndarray::{ArrayD, IxDyn};
use proptest::collection::vec;
use proptest::prelude::*;

/// The sums and messages of NumPy's own documentation on broadcasting.
#[test]
fn the_examples_of_numpys_documentation_hold() {
    for (left, right, result) in [
        (&[256, 256, 3][..], &[3][..], &[256, 256, 3][..]),
        (&[8, 1, 6, 1], &[7, 1, 5], &[8, 7, 6, 5]),
        (&[5, 4], &[1], &[5, 4]),
        (&[15, 3, 5], &[15, 1, 5], &[15, 3, 5]),
        (&[15, 3, 5], &[3, 1], &[15, 3, 5]),
    ] {
        assert_eq!(broadcast_shape(left, right).as_deref(), Ok(result));
        assert_eq!(broadcast_shape(right, left).as_deref(), Ok(result));
    }
    assert!(broadcast_shape(&[3], &[4]).is_err());
    assert!(broadcast_shape(&[2, 1], &[8, 4, 3]).is_err());
}

#[test]
fn a_size_of_0_is_stretched_to_by_1_alone() {
    assert_eq!(broadcast_shape(&[0], &[1]), Ok(vec![0]));
    assert!(broadcast_shape(&[0], &[2]).is_err());
}

#[test]
fn the_error_names_the_first_axis_from_the_right() {
    let error = broadcast_shape(&[2, 3, 4], &[5, 3, 3]).unwrap_err();
    assert_eq!(error, Mismatch { shapes: [vec![2, 3, 4], vec![5, 3, 3]], place: 1, sizes: [4, 3] });
    let error = broadcast_shape(&[2, 3, 4], &[3, 1, 1]).unwrap_err();
    let expected = "(2, 3, 4) and (3, 1, 1) do not fit: axis -3 has sizes 2 and 3, and neither is 1";
    assert_eq!(error.to_string(), expected);
}

/// Every shape of at most so many axes with sizes 0 to 4.
fn shapes(axes: usize) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    let mut longest = all.clone();
    for _ in 0..axes {
        longest =
            longest.iter().flat_map(|shape| (0..5).map(|size| [&shape[..], &[size]].concat())).collect();
        all.extend(longest.clone());
    }
    all
}

fn numbered(shape: &[usize]) -> ArrayD<f64> {
    let mut k = 0.0;
    ArrayD::from_shape_simple_fn(IxDyn(shape), || {
        k += 1.0;
        k
    })
}

#[test]
fn the_rule_is_ndarrays_for_every_pair_of_small_shapes() {
    let mut wrong = Vec::new();
    for left in shapes(2) {
        for right in shapes(3) {
            let (one, other) = (numbered(&left), numbered(&right));
            let by_ndarray = caught(|| (&one + &other).shape().to_vec()).ok();
            if broadcast_shape(&left, &right).ok() != by_ndarray {
                wrong.push((left.clone(), right, by_ndarray));
            }
        }
    }
    assert!(wrong.is_empty(), "left, right and what ndarray says: {:?}", &wrong[..wrong.len().min(5)]);
}

#[test]
fn by_hand_the_numbers_are_ndarrays_for_random_shapes() {
    let pairs = random_pairs(3000, 5);
    let mut compared = 0;
    for [left, right] in pairs {
        let (one, other) = (numbered(&left), numbered(&right));
        let operands = [(&one, &left), (&other, &right)]
            .map(|(array, shape)| Operand { values: array.as_slice().unwrap(), shape });
        let Ok(by_hand) = combine(&operands[0], &operands[1], |x, y| x - 100.0 * y) else { continue };
        let by_ndarray = &one - 100.0 * &other;
        assert_eq!(by_hand, by_ndarray.iter().copied().collect::<Vec<_>>(), "{left:?} {right:?}");
        compared += 1;
    }
    assert!(compared > 1000, "only {compared} pairs fit");
}

#[test]
fn random_pairs_hold_every_number_of_axes_and_every_size() {
    let pairs = random_pairs(2500, 1);
    for axes in 0..=5 {
        assert!(pairs.iter().any(|[left, right]| left.len() == axes && right.len() < axes + 1));
        assert!(pairs.iter().any(|[left, right]| right.len() == axes && left.len() < axes + 1));
    }
    for size in 0..=4 {
        assert!(pairs.iter().any(|[left, right]| left.contains(&size) && !right.contains(&size)));
    }
    let refused = pairs.iter().filter(|[left, right]| broadcast_shape(left, right).is_err()).count();
    assert!((250..2250).contains(&refused), "{refused} of 2500 are refused");
}

#[test]
fn strides_are_those_of_numpy() {
    // np.broadcast_to(np.zeros((2, 1, 3)), (5, 2, 4, 3)).strides, in numbers instead of bytes
    assert_eq!(stretched_strides(&[2, 1, 3], &[5, 2, 4, 3]), [0, 3, 0, 1]);
    assert_eq!(stretched_strides(&[], &[3, 4]), [0, 0]);
}

#[test]
#[should_panic(expected = "(3,) cannot be stretched to (4,)")]
fn only_a_size_of_1_is_stretched() {
    stretched_strides(&[3], &[4]);
}

#[test]
fn apples_get_95_percent_from_carbs_and_each_column_adds_up_to_100() {
    let shares = percentages(&calories());
    // 56 / 59 = 0.94915254...
    assert!((shares[[0, 0]] - 94.915_254_237_288_14).abs() <= 1e-13);
    for column in shares.columns() {
        // Three numbers of up to 100, each rounded twice.
        assert!((column.sum() - 100.0).abs() <= 1e-13, "{column}");
    }
}

#[test]
fn what_panics_is_caught_with_its_message_on_one_line() {
    assert_eq!(caught(|| 1), Ok(1));
    assert_eq!(caught(|| panic!("one\n  and {}", "two")), Err::<(), _>("one and two".to_string()));
    assert_eq!(caught(|| std::panic::panic_any(1)), Err::<(), _>("no message".to_string()));
}

#[test]
fn only_shapes_are_read() {
    for text in
        ["", "x", "3x", "x3", "3,4", "-1", "1.5", "3x4x", "Scalar", "1000001", "1x1x1x1x1x1x1", "(3,4", "(,)"]
    {
        assert_eq!(parse_shape(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn a_typed_shape_is_read_back(shape in vec(0..=LARGEST_SIZE, 1..=MOST_AXES)) {
        let typed = shape.iter().map(usize::to_string).collect::<Vec<_>>().join("x");
        prop_assert_eq!(parse_shape(&typed), Some(shape.clone()));
        prop_assert_eq!(parse_shape(&tuple(&shape)), Some(shape));
    }

    #[test]
    fn no_text_panics(text in "[0-9x ,()a-z+-]{0,12}") {
        if let Some(shape) = parse_shape(&text) {
            prop_assert!(shape.len() <= MOST_AXES && shape.iter().all(|&size| size <= LARGEST_SIZE));
        }
    }

    /// Of two shapes that fit, each fits their result, and does not change it.
    #[test]
    fn both_sides_are_stretched_alike(left in vec(0..4usize, 0..6), right in vec(0..4usize, 0..6)) {
        let result = broadcast_shape(&left, &right).ok();
        prop_assert_eq!(&result, &broadcast_shape(&right, &left).ok());
        if let Some(result) = result {
            for side in [&left, &right] {
                prop_assert_eq!(broadcast_shape(side, &result), Ok(result.clone()));
                prop_assert_eq!(stretched_strides(side, &result).len(), result.len());
            }
        }
    }
}
