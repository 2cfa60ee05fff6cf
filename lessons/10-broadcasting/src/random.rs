//! Pairs of shapes drawn at random, to try the rule on.

use shared::data::random::SplitMix64;

/// Pairs of shapes of 0 to 5 axes with sizes 0 to 4. On each axis the sizes are equal, or one of them is 1, or both
/// are drawn freely, each in about a third of the cases; so many pairs fit, and many do not.
pub fn random_pairs(count: usize, seed: u64) -> Vec<[Vec<usize>; 2]> {
    let mut random = SplitMix64::new(seed);
    (0..count).map(|_| random_pair(&mut random)).collect()
}

fn random_pair(random: &mut SplitMix64) -> [Vec<usize>; 2] {
    let mut below = |bound: u64| (random.next_u64() % bound) as usize;
    let axes = [below(6), below(6)];
    let mut pair = [Vec::new(), Vec::new()];
    for axis in 0..axes[0].max(axes[1]) {
        let (kind, size, other) = (below(3), below(5), below(5));
        let sizes = match kind {
            0 => [size, size],
            1 if other % 2 == 0 => [1, size],
            1 => [size, 1],
            _ => [size, other],
        };
        for (side, shape) in pair.iter_mut().enumerate().filter(|(side, _)| axis < axes[*side]) {
            shape.insert(0, sizes[side]);
        }
    }
    pair
}
