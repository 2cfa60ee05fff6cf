//! The generator against its published numbers, and a shuffle.

use ndarray::array;
use shared::data::random::{SplitMix64, examples};

#[test]
fn splitmix64_gives_the_published_numbers() {
    // The first outputs for the seed 1234567, as in the public test vectors of the reference implementation.
    let mut random = SplitMix64::new(1234567);
    let expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431];
    assert_eq!([(); 4].map(|()| random.next_u64()), expected);
}

#[test]
fn a_permutation_has_every_number_once() {
    let mut order = SplitMix64::new(3).permutation(100);
    assert_ne!(order, (0..100).collect::<Vec<_>>());
    order.sort_unstable();
    assert_eq!(order, (0..100).collect::<Vec<_>>());
    assert_eq!(SplitMix64::new(3).permutation(0), [0; 0]);
}

#[test]
fn fractions_and_permutations_are_those_of_python() {
    // SplitMix64 in Python's whole numbers, of any length: (bits >> 11) / 2**53, and Fisher-Yates from the last place.
    let mut random = SplitMix64::new(1234567);
    let expected = [0.3500795420214081, 0.17364409667091263, 0.5322073040624192];
    assert_eq!([(); 3].map(|()| random.next_f64()), expected);
    assert_eq!(SplitMix64::new(1234567).permutation(6), [0, 2, 1, 4, 5, 3]);
}

#[test]
fn examples_are_those_of_python() {
    let (x, y, w) = examples(2, 3, 8);
    let [first, second, third] = [
        [0.11850462503169434, 0.11194809625839308],
        [0.18902935415635536, 0.03611325357439099],
        [-0.43618214191198756, -0.12513136669573033],
    ];
    assert_eq!(x.t(), array![first, second, third]);
    assert!(x.t().is_standard_layout(), "an example is contiguous");
    assert_eq!((y, w), (array![[0.0, 1.0, 1.0]], array![[-0.0006319639670067734], [0.001260747145996627]]));
}

#[test]
fn a_half_is_no_number_below_a_half() {
    // The steps of the generator backwards, in Python: after this seed its second number is 2^63, half of 2^64.
    const HALF_NEXT_BUT_ONE: u64 = 10_499_711_755_906_898_224;
    let mut random = SplitMix64::new(HALF_NEXT_BUT_ONE);
    assert_eq!([(); 2].map(|()| random.next_f64())[1], 0.5);
    assert_eq!(examples(1, 1, HALF_NEXT_BUT_ONE).1, array![[0.0]]);
}
