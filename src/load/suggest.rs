//! "Did you mean", and else what there is.

/// Most edits between what was typed and what is suggested.
const FURTHEST: usize = 3;
/// Most names listed.
const LISTED: usize = 12;

/// A hint for a name that does not exist: near ones within three edits, else what there is.
pub(crate) fn hint<'a>(typed: &str, there: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let mut names: Vec<&str> = there.into_iter().collect();
    names.sort_unstable();
    names.dedup();
    if names.is_empty() {
        return None;
    }
    let lower = typed.to_lowercase();
    let near = |name: &str| {
        // Three edits make any short word any other.
        let furthest = FURTHEST.min(typed.chars().count().max(name.chars().count()) / 2);
        let edits = distance(&lower, &name.to_lowercase());
        (edits <= furthest).then_some(edits)
    };
    let best = names.iter().filter_map(|name| near(name)).min();
    let nearest: Vec<&str> = names
        .iter()
        .filter(|name| best.is_some() && near(name) == best)
        .take(3)
        .copied()
        .collect();
    if !nearest.is_empty() {
        let quoted: Vec<String> = nearest.iter().map(|name| format!("`{name}`")).collect();
        return Some(format!("did you mean {}?", quoted.join(" or ")));
    }
    let more = match names.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    names.truncate(LISTED);
    Some(format!("there is {}{more}", names.join(", ")))
}

/// Edits (insert, delete, replace, swap of neighbours) between two words.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    // A far longer word is far away; this also bounds the work on hostile input.
    if a.len().abs_diff(b.len()) > FURTHEST || a.len() > 200 {
        return usize::MAX;
    }
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    for j in 0..=b.len() {
        rows[0][j] = j;
    }
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = least;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, hint};

    #[test]
    fn edits_are_counted() {
        assert_eq!(distance("capxe", "capex"), 1);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
    }

    #[test]
    fn near_names_come_first_then_the_list() {
        let there = ["closes", "serves", "cost"];
        assert_eq!(hint("closs", there).unwrap(), "did you mean `closes`?");
        assert_eq!(
            hint("whatever", there).unwrap(),
            "there is closes, cost, serves"
        );
        assert_eq!(hint("x", []), None);
    }

    #[test]
    fn short_words_are_not_all_alike() {
        assert_eq!(hint("XYZ", ["MAR", "TUN"]).unwrap(), "there is MAR, TUN");
    }
}
