//! Damage to a file, the same for the same seed.

use shared::data::random::SplitMix64;

/// Bytes that mean something somewhere: separators, signs, ends, the largest and the smallest.
const TELLING: &[u8] = b"\0\n\r\t,;\"'-.e019 \x7f\x80\xff";

/// A copy of `file` with one to four damages; some take a piece of `other`.
pub fn damaged(random: &mut SplitMix64, file: &[u8], other: &[u8]) -> Vec<u8> {
    let mut copy = file.to_vec();
    for _ in 0..1 + below(random, 4) {
        let start = below(random, copy.len() + 1);
        let end = start + below(random, 17.min(copy.len() - start + 1));
        match below(random, 6) {
            0 => copy.truncate(start),
            1 => drop(copy.drain(start..end)),
            2 => drop(copy.splice(start..start, copy[start..end].repeat(1 + below(random, 40)))),
            3 => copy[start..end].iter_mut().for_each(|byte| *byte ^= 1 << below(random, 8)),
            4 => copy[start..end].iter_mut().for_each(|byte| *byte = TELLING[below(random, TELLING.len())]),
            _ => {
                let from = below(random, other.len() + 1);
                let piece = &other[from..other.len().min(from + 64)];
                drop(copy.splice(start..end, piece.iter().copied()));
            }
        }
    }
    copy
}

/// A whole number below `end`, which is above 0.
fn below(random: &mut SplitMix64, end: usize) -> usize {
    (random.next_u64() % end as u64) as usize
}
