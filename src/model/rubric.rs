//! The rubric of judgements: four grades of an effect, and what each stands for at the standard size.
//!
//! | grade | share of a partner's need | share of an EU interest |
//! |---|---|---|
//! | major | 0.50 | 0.30 |
//! | substantial | 0.30 | 0.18 |
//! | partial | 0.15 | 0.10 |
//! | minor | 0.05 | 0.04 |
//!
//! A leading minus is a concession. Source: `components/README.md`, the grading rubric.

/// Whether an effect is on a need of the partner or on an interest of the EU.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// `closes`.
    Need,
    /// `serves`.
    Interest,
}

/// The grades from no effect upwards: name, share of a need, share of an interest.
pub const GRADES: [(&str, f64, f64); 5] = [
    ("none", 0.0, 0.0),
    ("minor", 0.05, 0.04),
    ("partial", 0.15, 0.10),
    ("substantial", 0.30, 0.18),
    ("major", 0.50, 0.30),
];

/// The grades next to one: name, and the factor from the grade's number to theirs. Next to `minor`
/// is no effect; next to `major` there is nothing above. Empty for what is no grade (`reach`).
///
/// ```
/// use tech_business_offer::model::rubric::{Side, neighbours};
/// assert_eq!(neighbours("partial", Side::Need), [("minor".to_owned(), 0.05 / 0.15), ("substantial".to_owned(), 2.0)]);
/// assert_eq!(neighbours("-minor", Side::Interest), [("none".to_owned(), 0.0), ("-partial".to_owned(), 2.5)]);
/// assert!(neighbours("reach", Side::Need).is_empty());
/// ```
#[must_use]
pub fn neighbours(grade: &str, side: Side) -> Vec<(String, f64)> {
    let (sign, name) = grade
        .strip_prefix('-')
        .map_or(("", grade), |name| ("-", name));
    let number = |at: usize| match side {
        Side::Need => GRADES[at].1,
        Side::Interest => GRADES[at].2,
    };
    let Some(at) = (1..GRADES.len()).find(|&at| GRADES[at].0 == name) else {
        return Vec::new();
    };
    [
        Some(at - 1),
        Some(at + 1).filter(|next| *next < GRADES.len()),
    ]
    .into_iter()
    .flatten()
    .map(|next| {
        let sign = if next == 0 { "" } else { sign };
        (
            format!("{sign}{}", GRADES[next].0),
            number(next) / number(at),
        )
    })
    .collect()
}
