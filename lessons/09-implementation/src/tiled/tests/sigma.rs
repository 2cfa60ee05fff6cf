//! sigma and the loss to their last place.

use fearless_simd::{Level, Simd, dispatch};
use ndarray::{Array2, array};
use shared::data::random::SplitMix64;

use super::double::Double;
use super::levels;
use crate::tiled::sigma::{BLOCK, NOBODY, Totals};
use crate::tiled::tile::Sums;
use crate::tiled::{Tiled, parts_of_exponent};

/// sigma(z), as it is computed among 63 others.
fn sigma(level: Level, z: f64) -> f64 {
    let mut zs = [0.25; BLOCK];
    zs[37] = z;
    dispatch!(level, simd => one_block(simd, &mut zs, &[0.0; BLOCK], &mut nothing()));
    zs[37]
}

/// The loss of one example, alone in its block.
fn loss(level: Level, z: f64, y: f64) -> f64 {
    let (mut zs, mut ys, mut sums) = ([NOBODY; BLOCK], [0.0; BLOCK], nothing());
    (zs[37], ys[37]) = (z, y);
    dispatch!(level, simd => one_block(simd, &mut zs, &ys, &mut sums));
    sums.j
}

fn nothing() -> Sums {
    Sums { j: 0.0, dw: Vec::new(), db: 0.0 }
}

#[inline(always)]
fn one_block<S: Simd>(simd: S, z: &mut [f64; BLOCK], y: &[f64; BLOCK], sums: &mut Sums) {
    let mut totals = Totals::new(simd, true);
    totals.replace_by_dz(z, y);
    totals.add_to(sums);
}

/// The promise: no more than so many units in the last place.
const UNITS: f64 = 2.5;

/// Every z that could be special: around 0, where sigma becomes 1, where e^-|z| becomes subnormal and 0, and where f64 ends.
fn special_z() -> Vec<f64> {
    let ends = [
        0.0,
        5e-324,
        f64::MIN_POSITIVE,
        1e-17,
        1e-8,
        0.5,
        1.0,
        18.0,
        36.0,
        36.7,
        36.8,
        37.0,
        708.0,
        708.4,
        709.0,
        709.8,
        710.0,
        744.0,
        744.44,
        745.0,
        745.13,
        745.14,
        746.0,
        747.0,
        1e4,
        1e19,
        1e300,
        f64::MAX,
    ];
    let halves = (1..2200).map(|k| f64::from(k) * 0.34657359027997264); // where k and r change
    let both = ends.into_iter().chain(halves).flat_map(|z: f64| [z.next_down().max(0.0), z, z.next_up()]);
    both.filter(|z| z.is_finite()).flat_map(|z| [z, -z]).collect()
}

/// Random z: most between -40 and 40, where sigma is not yet 0 or 1, the others of any size.
fn random_z(count: usize) -> impl Iterator<Item = f64> {
    let mut random = SplitMix64::new(9);
    (0..count).map(move |number| {
        let sign = if random.next_f64() < 0.5 { -1.0 } else { 1.0 };
        let size = random.next_f64();
        sign * if number % 4 == 0 { (10f64).powf(20.0 * size - 17.0) } else { 40.0 * size }
    })
}

#[test]
fn twice_the_digits_agree_with_sixty_digits() {
    for row in include_str!("../../../tests/sigma.csv").lines().skip(1) {
        let mut cells = row.split(',');
        let z: f64 = cells.next().unwrap().parse().unwrap();
        let t = Double::exp_of_minus_abs(z);
        for found in [t, Double::sigmoid(z), t.ln_1p()] {
            let mut parts = cells.next().unwrap().split(' ').map(|part| part.parse::<f64>().unwrap());
            let [high, low] = [parts.next().unwrap(), parts.next().unwrap()];
            let error = (found.high - high) + (found.low - low);
            // A part of the last place of an f64, far below what is measured with it.
            assert!(error.abs() <= 1e-4 * (high.next_up() - high), "z = {z}: {error:e}");
        }
    }
}

#[test]
fn sigma_and_the_loss_are_within_two_and_a_half_units_in_the_last_place() {
    for level in levels() {
        // A million z as this processor computes them; fewer where the same code was compiled for less.
        let count = if format!("{level:?}") == format!("{:?}", Level::new()) { 1_000_000 } else { 50_000 };
        for z in special_z().into_iter().chain(random_z(count)) {
            let y = f64::from(z.to_bits() % 2 == 0);
            let (sigma, loss) = (sigma(level, z), loss(level, z, y));
            let (sigma_units, loss_units) =
                (Double::sigmoid(z).units_to(sigma), Double::loss(z, y).units_to(loss));
            assert!(
                sigma_units <= UNITS,
                "{level:?}: sigma({z:e}) = {sigma:e} is off by {sigma_units:.2} units"
            );
            assert!(
                loss_units <= UNITS,
                "{level:?}: the loss of {z:e}, {y} = {loss:e} is off by {loss_units:.2} units"
            );
        }
    }
}

#[test]
fn three_units_would_be_noticed() {
    for z in random_z(1000) {
        let sigma = Double::sigmoid(z);
        let unit = sigma.high.next_up() - sigma.high;
        assert!(
            sigma.units_to(sigma.high) <= 0.5 && sigma.units_to(sigma.high - 3.0 * unit) > UNITS,
            "z = {z}"
        );
    }
}

#[test]
fn what_is_no_number_stays_none() {
    for level in levels() {
        assert!(sigma(level, f64::NAN).is_nan() && loss(level, f64::NAN, 1.0).is_nan(), "{level:?}");
    }
}

#[test]
fn one_logarithm_for_many_examples_is_as_good_as_one_each() {
    // Certain and right: each loss is about e^-40, far below what 1 + t can hold.
    let m = 100_000;
    let (x, y) = (Array2::from_elem((1, m), 1.0), Array2::ones((1, m)));
    for z in [40.0, 700.0, -3.0, 0.0] {
        let cost = Tiled::new(&x, &y).pass(&Array2::from_elem((1, 1), z), 0.0).cost;
        let loss = Double::loss(z, 1.0).high;
        assert!((cost / loss - 1.0).abs() <= 1e-13, "z = {z}: {cost:e}, not {loss:e}");
    }
}

#[test]
fn one_by_one_is_lesson_02_to_the_last_bit() {
    for z in random_z(1000) {
        let y = f64::from(z.to_bits() % 2 == 0);
        let (x, labels) = (array![[z]], array![[y]]);
        let pass = Tiled::new(&x, &labels).sigma_one_by_one().pass(&array![[1.0]], 0.0);
        let expected = [lesson02::loss(z, y), lesson02::sigmoid(z) - y];
        assert_eq!([pass.cost, pass.db].map(f64::to_bits), expected.map(f64::to_bits), "z = {z}");
    }
}

#[test]
fn the_parts_of_an_exponent_make_it_up() {
    for x in (-700..=0).map(f64::from).chain(random_z(1000).filter(|x| x.abs() <= 700.0)) {
        let (k, r) = parts_of_exponent(x);
        assert_eq!(k, k.round());
        // Half of ln 2, and what x / ln 2 is rounded by: 1010 times half a unit in the last place.
        assert!(r.abs() <= 0.5 * std::f64::consts::LN_2 + 1e-12, "{x}: {r}");
        // e^x = 2^k e^r. Off by 2e-10, the second part of ln 2, it would be far from it already at k = 1.
        let (found, expected) = (2f64.powf(k) * r.exp(), x.exp());
        assert!((found / expected - 1.0).abs() <= 1e-12, "{x}: {found:e}, not {expected:e}");
    }
}
