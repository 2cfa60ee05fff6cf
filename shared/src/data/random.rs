//! Seeded random numbers, the same on every machine and in the NumPy twins.

use ndarray::Array2;

/// The generator SplitMix64 (G. L. Steele, D. Lea, C. H. Flood: Fast Splittable Pseudorandom Number
/// Generators, OOPSLA 2014).
///
/// ```
/// let mut random = shared::data::random::SplitMix64::new(0);
/// assert_eq!(random.next_u64(), 0xe220a8397b1dcdaf);
/// ```
pub struct SplitMix64 {
    state: u64,
}

impl SplitMix64 {
    /// A generator that starts from `seed`.
    pub fn new(seed: u64) -> SplitMix64 {
        SplitMix64 { state: seed }
    }

    /// The next 64 random bits.
    pub fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.state;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number from 0 up to, but not, 1.
    pub fn next_f64(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// The numbers 0 to m-1 in a random order (Fisher-Yates).
    pub fn permutation(&mut self, m: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..m).collect();
        for last in (1..m).rev() {
            let chosen = self.next_u64() % (last as u64 + 1);
            order.swap(last, chosen as usize);
        }
        order
    }
}

/// Examples that are the same for the same seed: X between -0.5 and 0.5 with contiguous columns, (n_x, m); Y of 0 and
/// 1, (1, m); and small weights, (n_x, 1).
pub fn examples(n_x: usize, m: usize, seed: u64) -> (Array2<f64>, Array2<f64>, Array2<f64>) {
    let mut random = SplitMix64::new(seed);
    let x = Array2::from_shape_simple_fn((m, n_x), || random.next_f64() - 0.5).reversed_axes();
    let y = Array2::from_shape_simple_fn((1, m), || f64::from(random.next_f64() < 0.5));
    let w = Array2::from_shape_simple_fn((n_x, 1), || 0.01 * (random.next_f64() - 0.5));
    (x, y, w)
}
