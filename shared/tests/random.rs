//! The generator against its published numbers, and a shuffle.

use shared::data::random::SplitMix64;

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
