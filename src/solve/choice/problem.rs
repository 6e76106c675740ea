//! A program as a choice: at most one column of each group.

use super::filling::Projected;
use super::program::{Program, Row};

/// Columns of which at most one is 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The columns.
    pub options: Vec<usize>,
    /// Whether one of them has to be.
    pub required: bool,
}

impl Group {
    /// Strikes out one of its columns, or that none of it is 1.
    pub fn strike(&mut self, way: Option<usize>) {
        match way {
            Some(column) => self.options.retain(|&at| at != column),
            None => self.required = true,
        }
    }

    /// Whether no way is left.
    #[must_use]
    pub fn is_impossible(&self) -> bool {
        self.required && self.options.is_empty()
    }
}

/// A program with its groups.
#[derive(Clone)]
pub struct Problem<'p> {
    /// The program.
    pub program: &'p Program,
    /// Every 0/1 column that may be 1 is in one group.
    pub groups: Vec<Group>,
    /// The rows that the groups do not say already.
    pub rows: Vec<&'p Row>,
}

impl<'p> Problem<'p> {
    /// Finds the groups of a program.
    #[must_use]
    pub fn new(program: &'p Program) -> Self {
        let mut group_of = vec![usize::MAX; program.binaries];
        let mut groups: Vec<Group> = Vec::new();
        let mut said = vec![false; program.pure.len()];
        let all = |row: &Row, of: f64| {
            let is = |value: f64| value.total_cmp(&of).is_eq();
            is(row.rhs) && row.terms.iter().all(|term| is(term.1))
        };
        let at_most_one = |row: &Row| all(row, 1.0);
        let mut candidates: Vec<usize> = (0..program.pure.len())
            .filter(|&at| at_most_one(&program.pure[at]))
            .collect();
        candidates.sort_by_key(|&at| std::cmp::Reverse(program.pure[at].terms.len()));
        for at in candidates {
            let terms = &program.pure[at].terms;
            if terms.iter().all(|term| group_of[term.0] == usize::MAX) {
                for &(column, _) in terms {
                    group_of[column] = groups.len();
                }
                said[at] = true;
                groups.push(Group {
                    options: terms.iter().map(|term| term.0).collect(),
                    required: false,
                });
            }
        }
        for (column, group) in group_of.iter_mut().enumerate() {
            if *group == usize::MAX {
                *group = groups.len();
                groups.push(Group {
                    options: vec![column],
                    required: false,
                });
            }
        }
        // `- sum x <= -1` over a group: one of it has to be.
        for (at, row) in program.pure.iter().enumerate() {
            let demands = all(row, -1.0);
            let Some(first) = row.terms.first().filter(|_| demands) else {
                continue;
            };
            let group = &mut groups[group_of[first.0]];
            if group.options.len() == row.terms.len()
                && row.terms.iter().all(|term| group.options.contains(&term.0))
            {
                group.required = true;
                said[at] = true;
            }
        }
        for group in &mut groups {
            let fixed = group.options.iter().find(|&&at| program.bounds[at].0 > 0.5);
            if let Some(&at) = fixed {
                group.options = vec![at];
                group.required = true;
            }
            group.options.retain(|&at| program.bounds[at].1 > 0.5);
        }
        Self {
            program,
            groups,
            rows: rows(program, &said),
        }
    }

    /// The same choice over a program without free columns, with rows that were learnt.
    #[must_use]
    pub fn on<'q>(&self, projected: &'q Projected) -> Problem<'q>
    where
        'p: 'q,
    {
        let own = self.rows.len() - self.program.linked.len();
        let rows = self.rows[..own].iter().copied();
        Problem {
            program: &projected.program,
            groups: self.groups.clone(),
            rows: rows.chain(&projected.learnt).collect(),
        }
    }
}

fn rows<'p>(program: &'p Program, said: &[bool]) -> Vec<&'p Row> {
    let pure = program.pure.iter().zip(said);
    pure.filter(|(_, said)| !**said)
        .map(|(row, _)| row)
        .chain(&program.checked)
        .chain(&program.linked)
        .collect()
}
