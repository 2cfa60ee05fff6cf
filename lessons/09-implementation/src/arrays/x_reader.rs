//! Examples of a `.npy` file on their way into memory.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;

use lesson06::Standardization;

use super::npy::{Kind, NumberType};
use super::x_file::XFile;

/// So many bytes are read at once: a call for fewer costs more than it brings.
pub(super) const PIECE: usize = 1 << 20;

/// An open file of X, and some of its examples as bytes. Each thread has its own.
pub struct XReader {
    x: XFile,
    file: File,
    bytes: Vec<u8>,
    loaded: Range<usize>,
}

impl XReader {
    pub(super) fn open(x: &XFile) -> io::Result<XReader> {
        Ok(XReader { x: x.clone(), file: File::open(&x.path)?, bytes: Vec::new(), loaded: 0..0 })
    }

    /// The examples whose bytes are in memory.
    pub fn loaded(&self) -> &Range<usize> {
        &self.loaded
    }

    /// Reads the bytes of some examples: one after the other if that is how they lie in the file, else feature after feature.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn load(&mut self, examples: Range<usize>) -> io::Result<()> {
        let (n_x, m, count) = (self.x.n_x(), self.x.m(), examples.len());
        let width = self.x.header.number.width;
        self.loaded = 0..0;
        self.bytes.resize(n_x * count * width, 0);
        let place = |number: usize| SeekFrom::Start(self.x.start + (number * width) as u64);
        if self.x.examples_follow() {
            self.file.seek(place(examples.start * n_x))?;
            self.file.read_exact(&mut self.bytes)?;
        } else {
            for row in 0..n_x {
                let k = self.x.layout.feature(row);
                self.file.seek(place(row * m + examples.start))?;
                self.file.read_exact(&mut self.bytes[k * count * width..][..count * width])?;
            }
        }
        self.loaded = examples;
        Ok(())
    }

    /// Some of the loaded examples as numbers, in the order in which they lie.
    ///
    /// # Panics
    /// If one of them is not loaded, or there is not a place for each number.
    pub fn decode(&self, examples: Range<usize>, into: &mut [f64]) {
        let (n_x, count, number) = (self.x.n_x(), examples.len(), self.x.header.number);
        let (first, loaded) = (examples.start - self.loaded.start, self.loaded.len());
        assert_eq!(into.len(), n_x * count, "there must be a place for each number");
        if self.x.examples_follow() {
            let bytes = &self.bytes[first * n_x * number.width..][..into.len() * number.width];
            decode(number, bytes, into);
            into.chunks_mut(n_x).for_each(|example| self.scale_example(example));
            return;
        }
        for (k, into) in into.chunks_mut(count).enumerate() {
            let bytes = &self.bytes[(k * loaded + first) * number.width..][..count * number.width];
            decode(number, bytes, into);
            self.scale_feature(k, into);
        }
    }

    /// Divides and standardizes the numbers of one example.
    fn scale_example(&self, numbers: &mut [f64]) {
        self.divide(numbers);
        if let Some(Standardization { mean, deviation, .. }) = self.x.standardization.as_deref() {
            let measured = mean.iter().zip(deviation);
            numbers.iter_mut().zip(measured).for_each(|(x, (mean, deviation))| *x = (*x - mean) / deviation);
        }
    }

    /// Divides and standardizes numbers of feature k.
    fn scale_feature(&self, k: usize, numbers: &mut [f64]) {
        self.divide(numbers);
        if let Some(Standardization { mean, deviation, .. }) = self.x.standardization.as_deref() {
            let (mean, deviation) = (mean[k], deviation[k]);
            numbers.iter_mut().for_each(|x| *x = (*x - mean) / deviation);
        }
    }

    fn divide(&self, numbers: &mut [f64]) {
        let largest = self.x.layout.largest;
        if largest != 1.0 {
            numbers.iter_mut().for_each(|number| *number /= largest);
        }
    }

    /// Reads numbers as they follow each other in the file, from this one on, and changes nothing about them.
    pub(super) fn numbers(&mut self, first: usize, into: &mut [f64]) -> io::Result<()> {
        let number = self.x.header.number;
        self.loaded = 0..0;
        self.bytes.resize(into.len() * number.width, 0);
        self.file.seek(SeekFrom::Start(self.x.start + (first * number.width) as u64))?;
        self.file.read_exact(&mut self.bytes)?;
        decode(number, &self.bytes, into);
        Ok(())
    }
}

const F64: NumberType = NumberType { kind: Kind::Float, width: 8, big_endian: false };
const F32: NumberType = NumberType { kind: Kind::Float, width: 4, big_endian: false };

/// The numbers that these bytes are.
fn decode(number: NumberType, bytes: &[u8], into: &mut [f64]) {
    match number {
        F64 => {
            let eights = bytes.as_chunks().0;
            into.iter_mut().zip(eights).for_each(|(place, bytes)| *place = f64::from_le_bytes(*bytes));
        }
        F32 => {
            let fours = bytes.as_chunks().0;
            into.iter_mut()
                .zip(fours)
                .for_each(|(place, bytes)| *place = f64::from(f32::from_le_bytes(*bytes)));
        }
        _ => {
            let each = bytes.chunks_exact(number.width);
            into.iter_mut().zip(each).for_each(|(place, bytes)| *place = number.decode(bytes));
        }
    }
}
