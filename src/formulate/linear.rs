//! A mixed-integer linear model whose rows are `good_lp` expressions and whose rows and columns
//! keep a typed key: nothing is ever found by its position.

use std::collections::BTreeMap;
use std::collections::HashMap;

use good_lp::{Expression, IntoAffineExpression, ProblemVariables, Variable, variable};

use super::keys::{ColumnKey, RowKey};

/// Columns, rows and an objective to maximise.
pub struct LinearModel {
    variables: ProblemVariables,
    columns: Vec<Column>,
    rows: Vec<Row>,
    position: HashMap<Variable, usize>,
    by_key: BTreeMap<ColumnKey, usize>,
    objective: Expression,
}

/// A variable with what it stands for.
pub struct Column {
    /// What it stands for.
    pub key: ColumnKey,
    /// The `good_lp` handle.
    pub variable: Variable,
    /// Lower bound, finite.
    pub lower: f64,
    /// Upper bound, finite.
    pub upper: f64,
    /// Whether only whole numbers count.
    pub integer: bool,
}

/// A constraint with why it exists: `expression (sense) rhs`.
pub struct Row {
    /// Why it exists.
    pub key: RowKey,
    /// Left-hand side without a constant.
    pub expression: Expression,
    /// How the two sides compare.
    pub sense: Sense,
    /// Right-hand side.
    pub rhs: f64,
}

/// How the two sides of a row compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// At most.
    Le,
    /// At least.
    Ge,
    /// Equal.
    Eq,
}

impl Default for LinearModel {
    fn default() -> Self {
        Self {
            variables: ProblemVariables::new(),
            columns: Vec::new(),
            rows: Vec::new(),
            position: HashMap::new(),
            by_key: BTreeMap::new(),
            objective: Expression::default(),
        }
    }
}

impl LinearModel {
    /// Adds a column.
    pub fn column(&mut self, key: ColumnKey, lower: f64, upper: f64, integer: bool) -> Variable {
        let definition = variable().min(lower).max(upper);
        let definition = if integer {
            definition.integer()
        } else {
            definition
        };
        let handle = self.variables.add(definition);
        self.position.insert(handle, self.columns.len());
        self.by_key.insert(key.clone(), self.columns.len());
        self.columns.push(Column {
            key,
            variable: handle,
            lower,
            upper,
            integer,
        });
        handle
    }

    /// Adds a 0/1 column.
    pub fn binary(&mut self, key: ColumnKey) -> Variable {
        self.column(key, 0.0, 1.0, true)
    }

    /// Adds a row; a constant on the left moves to the right.
    pub fn row(&mut self, key: RowKey, left: impl Into<Expression>, sense: Sense, rhs: f64) {
        let expression = left.into();
        let constant = expression.constant();
        self.rows.push(Row {
            key,
            expression: expression - constant,
            sense,
            rhs: rhs - constant,
        });
    }

    /// The same model with its last row's left-hand side for the objective, without that row.
    #[must_use]
    pub fn with_last_row_for_objective(&self) -> Option<Self> {
        let mut model = self.without(&[]);
        let last = model.rows.pop()?;
        model.objective = last.expression;
        Some(model)
    }

    /// The same model with some columns held at 0; positions stay.
    #[must_use]
    pub fn without(&self, held: &[usize]) -> Self {
        let mut model = Self::default();
        for (at, column) in self.columns.iter().enumerate() {
            let upper = if held.contains(&at) {
                0.0
            } else {
                column.upper
            };
            model.column(column.key.clone(), column.lower, upper, column.integer);
        }
        let moved = |expression: &Expression| -> Expression {
            let terms = self.terms(expression).into_iter();
            terms
                .map(|(at, value)| value * model.columns[at].variable)
                .sum()
        };
        let objective = moved(&self.objective) + self.objective.constant();
        let rows = self.rows.iter().map(|row| Row {
            key: row.key.clone(),
            expression: moved(&row.expression),
            ..*row
        });
        model.rows = rows.collect();
        model.objective = objective;
        model
    }

    /// The column with this key.
    #[must_use]
    pub fn find(&self, key: &ColumnKey) -> Option<Variable> {
        self.by_key
            .get(key)
            .map(|&position| self.columns[position].variable)
    }

    /// Sets what is maximised.
    pub fn maximise(&mut self, objective: Expression) {
        self.objective = objective;
    }

    /// What is maximised.
    #[must_use]
    pub fn objective(&self) -> &Expression {
        &self.objective
    }

    /// The part of the objective that no column changes.
    #[must_use]
    pub fn objective_constant(&self) -> f64 {
        self.objective.constant()
    }

    /// Every column, in the order added.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Every row, in the order added.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Number of rows, to come back to with [`LinearModel::truncate`].
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// Drops the rows added since.
    pub fn truncate(&mut self, rows: usize) {
        self.rows.truncate(rows);
    }

    /// The coefficients of an expression by column position, sorted: `good_lp` iterates in hash order.
    #[must_use]
    pub fn terms(&self, expression: &Expression) -> Vec<(usize, f64)> {
        let mut terms: Vec<(usize, f64)> = expression
            .linear_coefficients()
            .filter(|(_, coefficient)| *coefficient != 0.0)
            .filter_map(|(handle, coefficient)| {
                self.position
                    .get(&handle)
                    .map(|&position| (position, coefficient))
            })
            .collect();
        terms.sort_by_key(|&(position, _)| position);
        terms
    }

    /// The value of an expression at a point given by column position.
    #[must_use]
    pub fn evaluate(&self, expression: &Expression, values: &[f64]) -> f64 {
        let linear: f64 = self
            .terms(expression)
            .iter()
            .map(|&(at, c)| c * values[at])
            .sum();
        linear + expression.constant()
    }
}
