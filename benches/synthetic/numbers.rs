//! Numbers that follow from a seed alone, by whole-number and plain arithmetic: the same on every machine.

/// A stream of numbers (splitmix64, Steele and others 2014).
pub(super) struct Numbers(u64);

impl Numbers {
    /// The stream of one partner: it does not depend on how many others there are.
    pub(super) fn of(seed: u64, partner: u64) -> Self {
        let mut start = Self(seed);
        let mixed = start.next() ^ partner.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self(mixed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to below 1.
    fn unit(&mut self) -> f64 {
        let bits = u32::try_from(self.next() >> 32).unwrap_or(0);
        f64::from(bits) / 4_294_967_296.0
    }

    /// From `-most` to `most`, near 0 most often: the sum of two.
    pub(super) fn about_0(&mut self, most: f64) -> f64 {
        most * (self.unit() + self.unit() - 1.0)
    }

    /// A position in a list of so many.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let span = u64::try_from(count).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % span).unwrap_or(0)
    }

    /// Puts the values into a random order (Fisher and Yates).
    pub(super) fn shuffle(&mut self, values: &mut [usize]) {
        for last in (1..values.len()).rev() {
            let other = self.below(last + 1);
            values.swap(last, other);
        }
    }
}
