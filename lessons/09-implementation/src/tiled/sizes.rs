//! How the examples are cut: into parts for the threads, and into tiles for the cache.

use super::kernels::LANES;
use super::sigma::BLOCK;
use super::tile::{Lying, WIDEST};

// ANCHOR: sizes
/// So many bytes of contiguous columns are a tile. It stays in the second cache of a core.
const TILE_BYTES: usize = 400 << 10;

/// Contiguous rows are read in pieces. Short pieces cost more than the way to the third cache, so their tile is larger.
const TILE_OF_ROWS_BYTES: usize = 4 * TILE_BYTES;

/// And a piece has at least so many numbers.
const SHORTEST_PIECE: usize = 64;

/// The most parts that the examples are cut into. It does not depend on the number of threads, so neither does the order of
/// the sums: any number of threads gives the same bits.
const MOST_PARTS: usize = 16;

/// From so many numbers of X a part is worth waking a thread,
const PART_NUMBERS: usize = 16 << 10;

/// and from so many examples adding up its dw costs little beside them.
const PART_EXAMPLES: usize = 48;

/// The dw of all parts together take at most so much memory, if there is more than one part.
const DW_BYTES: usize = 32 << 20;
// ANCHOR_END: sizes

/// How many examples a tile has, of X with at least one number. The tiles of a part are equal, or nearly. If it can be, they
/// are whole blocks.
pub(super) fn width(lying: Lying, n_x: usize, m: usize) -> usize {
    let fits = |bytes: usize| bytes / (size_of::<f64>() * n_x);
    let widest = match lying {
        Lying::Columns => fits(TILE_BYTES).clamp(LANES, WIDEST),
        Lying::Rows => fits(TILE_OF_ROWS_BYTES).clamp(SHORTEST_PIECE, WIDEST),
    };
    let multiple = if widest < BLOCK { LANES } else { BLOCK };
    let part = m.div_ceil(parts(n_x, m));
    let tiles = part.div_ceil(widest / multiple * multiple);
    part.div_ceil(tiles).next_multiple_of(multiple)
}

/// How many parts there are, at least one.
pub(super) fn parts(n_x: usize, m: usize) -> usize {
    let fit = DW_BYTES / (size_of::<f64>() * n_x);
    (n_x * m / PART_NUMBERS).min(m / PART_EXAMPLES).min(fit).clamp(1, MOST_PARTS)
}

#[cfg(test)]
mod tests {
    use super::{DW_BYTES, LANES, Lying, WIDEST, parts, width};

    #[test]
    fn a_tile_fits_into_the_memory_for_z() {
        for (n_x, m) in (1..20_000).flat_map(|n_x| [1, 209, 100_000].map(|m| (n_x, m))) {
            for lying in [Lying::Columns, Lying::Rows] {
                let width = width(lying, n_x, m);
                assert!((LANES..=WIDEST).contains(&width) && width.is_multiple_of(LANES), "{n_x} x {m}");
            }
        }
    }

    #[test]
    fn the_tiles_of_a_part_are_equal() {
        // 16 parts of 6250 examples, at most 1706 in a tile: four tiles of 1562.5, rounded up to whole blocks.
        assert_eq!(width(Lying::Columns, 30, 100_000), 1600);
        // 16 parts of 62,500, at most 2048 in a tile: 31 tiles of 2016.1.
        assert_eq!(width(Lying::Columns, 2, 1_000_000), 2048);
        // 4 parts of 53, and no more than 8 in a tile.
        assert_eq!(width(Lying::Columns, 12288, 209), 8);
        // 6 parts of 50, at most 51 in a tile, 48 in eights: two tiles of 25.
        assert_eq!(width(Lying::Columns, 1000, 300), 32);
    }

    #[test]
    fn a_few_parts_share_what_is_worth_it_and_their_dw_stay_small() {
        assert_eq!(
            [(30, 569), (12288, 209), (784, 60_000), (2, 1_000_000)].map(|(n_x, m)| parts(n_x, m)),
            [1, 4, 16, 16]
        );
        for n_x in [1, 1000, 1_000_000, 100_000_000] {
            let count = parts(n_x, 100_000);
            assert!(count == 1 || 8 * n_x * count <= DW_BYTES, "{n_x}: {count}");
        }
    }
}
