//! A scatter chart in plain characters, for a terminal.

use std::fmt::Write as _;

/// Characters across and down.
const SIZE: (usize, usize) = (64, 20);

/// A point to draw: across, up, and its mark.
pub struct Dot {
    /// Value on the horizontal axis.
    pub across: f64,
    /// Value on the vertical axis.
    pub up: f64,
    /// What is drawn; a later dot covers an earlier one.
    pub mark: char,
}

/// Draws dots between their least and greatest values, with the names of the axes.
#[must_use]
pub fn draw(dots: &[Dot], across: &str, up: &str) -> String {
    let (left, right) = reach(dots.iter().map(|dot| dot.across));
    let (bottom, top) = reach(dots.iter().map(|dot| dot.up));
    let mut grid = vec![vec![' '; SIZE.0]; SIZE.1];
    for dot in dots {
        let column = cell(dot.across, left, right, SIZE.0);
        let row = SIZE.1 - 1 - cell(dot.up, bottom, top, SIZE.1);
        grid[row][column] = dot.mark;
    }
    let labels = [label(top), label(bottom)];
    let width = labels.iter().map(String::len).max().unwrap_or(0);
    let mut text = format!("{up}\n");
    for (at, row) in grid.iter().enumerate() {
        let label = match at {
            0 => labels[0].as_str(),
            _ if at + 1 == SIZE.1 => labels[1].as_str(),
            _ => "",
        };
        let line: String = row.iter().collect();
        // Writing into a String cannot fail.
        let _ = writeln!(text, "{label:>width$} |{}", line.trim_end());
    }
    let _ = writeln!(text, "{:>width$} +{}", "", "-".repeat(SIZE.0));
    let (low, high) = (label(left), label(right));
    let gap = SIZE.0.saturating_sub(low.len() + high.len());
    let _ = writeln!(
        text,
        "{:>width$}  {low}{}{high}  {across}",
        "",
        " ".repeat(gap)
    );
    text
}

/// The least and the greatest, apart even where all are the same.
fn reach(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    if high > low {
        (low, high)
    } else {
        (low - 0.5, high + 0.5)
    }
}

fn cell(value: f64, low: f64, high: f64, cells: usize) -> usize {
    #[expect(clippy::cast_precision_loss, reason = "a chart has a few dozen cells")]
    let place = (value - low) / (high - low) * (cells - 1) as f64;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the number of cells"
    )]
    let place = place.round().max(0.0) as usize;
    place.min(cells - 1)
}

/// A number as short as its size allows.
#[must_use]
pub fn label(value: f64) -> String {
    if value.abs() >= 100.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.4}")
    }
}

#[cfg(test)]
mod tests {
    use super::{Dot, draw};

    #[test]
    fn dots_stand_where_their_values_are() {
        let dot = |across, up, mark| Dot { across, up, mark };
        let text = draw(&[dot(0.0, 1.0, 'a'), dot(1.0, 0.0, 'b')], "x", "y");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "y");
        assert_eq!(lines[1], "1.0000 |a");
        assert!(
            lines[20].starts_with("0.0000 |") && lines[20].ends_with('b'),
            "{text}"
        );
        assert!(lines[22].ends_with('x'));
    }
}
