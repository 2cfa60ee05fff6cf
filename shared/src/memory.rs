//! How large arrays lie in memory.

/// Asks the system to keep these numbers in large pages, as NumPy does for its large arrays: the processor then looks up
/// five hundred times fewer addresses while it reads them. The numbers stay as they are. Where the system has no large
/// pages, or none left, nothing happens.
pub fn prefer_large_pages<T>(numbers: &[T]) {
    let addresses = numbers.as_ptr_range();
    let (first, bytes) = whole_pages(addresses.start as usize, addresses.end as usize);
    linux::collapse(first, bytes);
}

/// The whole large pages between two addresses: where they begin, and how many bytes they have. Only these can be asked
/// for; what is smaller stays where it is.
fn whole_pages(start: usize, end: usize) -> (usize, usize) {
    let first = start.next_multiple_of(LARGE_PAGE);
    (first, (end / LARGE_PAGE * LARGE_PAGE).saturating_sub(first))
}

/// 2 MiB, the size on x86-64, and on ARM where small pages have 4 KiB.
const LARGE_PAGE: usize = 2 << 20;

#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
#[allow(unsafe_code)]
mod linux {
    use std::ffi::{c_int, c_void};
    use std::ptr::without_provenance_mut;

    unsafe extern "C" {
        fn madvise(start: *mut c_void, bytes: usize, advice: c_int) -> c_int;
    }

    /// Move these pages into large ones now; since Linux 6.1.
    const MADV_COLLAPSE: c_int = 25;

    pub(super) fn collapse(start: usize, bytes: usize) {
        // SAFETY: this advice changes where the system keeps the pages, never what they hold, and the pages belong to a
        // slice that the caller borrows. What the system refuses, it leaves as it was.
        unsafe { madvise(without_provenance_mut(start), bytes, MADV_COLLAPSE) };
    }
}

#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
mod linux {
    pub(super) fn collapse(_start: usize, _bytes: usize) {}
}

#[cfg(test)]
mod tests {
    use super::{LARGE_PAGE, prefer_large_pages, whole_pages};

    #[test]
    fn only_whole_pages_are_asked_for() {
        for (start, end, expected) in [
            (0, LARGE_PAGE, (0, LARGE_PAGE)),
            (1, 3 * LARGE_PAGE + 5, (LARGE_PAGE, 2 * LARGE_PAGE)),
            (5 * LARGE_PAGE, 9 * LARGE_PAGE - 1, (5 * LARGE_PAGE, 3 * LARGE_PAGE)),
            (1, LARGE_PAGE, (LARGE_PAGE, 0)),
            (LARGE_PAGE + 1, LARGE_PAGE + 9, (2 * LARGE_PAGE, 0)),
        ] {
            assert_eq!(whole_pages(start, end), expected, "from {start} to {end}");
        }
    }

    #[test]
    fn the_numbers_stay_as_they_are() {
        for length in [0, 1, 1000, 1 << 20, (1 << 20) + 3] {
            let numbers: Vec<f64> = (0..length).map(|number| number as f64).collect();
            prefer_large_pages(&numbers);
            prefer_large_pages(&numbers[length / 3..]);
            assert!(numbers.iter().enumerate().all(|(place, &number)| number == place as f64), "{length}");
        }
    }
}
