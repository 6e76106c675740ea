//! Numbers, money, dates and lists as a language writes them.

use super::messages::Locale;
use super::{Language, tell};
use crate::render::number::{NBSP, UNITS_PER_MEUR, as_f64};

/// No-break space, narrow: between thousands in French.
const NARROW: char = '\u{202f}';
/// Keeps what stands beside it from left to right in a line of Arabic.
const LTR: char = '\u{200e}';
const MINUS: char = '\u{2212}';

/// How a language writes.
struct Ways {
    /// Between whole number and fraction.
    decimal: char,
    /// Between thousands.
    group: char,
    /// Before the sign of per cent; nothing where it stands close.
    percent: &'static str,
    /// Between things of a list, and between longer ones.
    comma: &'static str,
    semicolon: &'static str,
    /// Between a name and what is said of it.
    colon: &'static str,
}

/// From the Unicode Common Locale Data Repository, except that English keeps the space between thousands that
/// the EU's style guides ask for, and that Arabic has the digits and marks of the Maghreb (`ar-MA`), which the
/// tables behind the figures have too.
fn ways(language: Language) -> Ways {
    let latin = Ways {
        decimal: ',',
        group: '.',
        percent: "\u{a0}",
        comma: ", ",
        semicolon: "; ",
        colon: ": ",
    };
    match language {
        Language::English => Ways {
            decimal: '.',
            group: NBSP,
            ..latin
        },
        Language::French => Ways {
            group: NARROW,
            percent: "\u{202f}",
            semicolon: "\u{202f}; ",
            colon: "\u{a0}: ",
            ..latin
        },
        Language::Spanish | Language::Portuguese => latin,
        Language::Ukrainian => Ways {
            group: NBSP,
            ..latin
        },
        Language::Arabic => Ways {
            percent: "",
            comma: "، ",
            semicolon: "؛ ",
            ..latin
        },
    }
}

impl Locale {
    /// A number with a fixed number of decimals, thousands apart: `12 345.6`, `−0.3`, never `−0.0`.
    pub(crate) fn decimal(&self, value: f64, places: usize) -> String {
        let ways = ways(self.language);
        let digits = format!("{:.places$}", value.abs());
        let zero = digits.chars().all(|c| c == '0' || c == '.');
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        let mut out = String::new();
        if value < 0.0 && !zero {
            self.sign(&mut out, MINUS);
        }
        for (at, c) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                out.push(ways.group);
            }
            out.push(c);
        }
        if !fraction.is_empty() {
            out.push(ways.decimal);
            out.push_str(fraction);
        }
        out
    }

    /// A sign before a number: in a line from right to left it would move behind it.
    fn sign(&self, out: &mut String, sign: char) {
        if self.is_rtl() {
            out.push(LTR);
        }
        out.push(sign);
    }

    /// A published figure with as many decimals as it carries, three at most below 1, none from 1000.
    pub(crate) fn figure(&self, value: f64) -> String {
        let places = match value.abs() {
            size if size >= 1000.0 => 0,
            size if size >= 10.0 => 1,
            size if size >= 1.0 => 2,
            _ => 3,
        };
        self.trimmed(value, places)
    }

    /// A number without zeros at the end of its fraction.
    fn trimmed(&self, value: f64, places: usize) -> String {
        let text = self.decimal(value, places);
        let decimal = ways(self.language).decimal;
        // The mark of the fraction may be that of thousands elsewhere: whole numbers keep their zeros.
        if places > 0 {
            text.trim_end_matches('0')
                .trim_end_matches(decimal)
                .to_owned()
        } else {
            text
        }
    }

    /// Money counted in printed units: `12.3` for 123.
    pub(crate) fn money(&self, units: i64) -> String {
        self.decimal(as_f64(units) / UNITS_PER_MEUR, 1)
    }

    /// The same for a cell of a table, where nothing is a dash.
    pub(crate) fn money_or_dash(&self, units: i64) -> String {
        if units == 0 {
            "–".to_owned()
        } else {
            self.money(units)
        }
    }

    /// Money in a sentence: `EUR 12.3 million`.
    pub(crate) fn eur(&self, units: i64) -> String {
        tell!(
            self,
            "amount-million",
            amount = self.money(units),
            value = as_f64(units) / UNITS_PER_MEUR
        )
    }

    /// A figure with the sign of per cent.
    pub(crate) fn with_percent(&self, figure: &str) -> String {
        let space = ways(self.language).percent;
        if self.is_rtl() {
            format!("{LTR}{figure}{space}%{LTR}")
        } else {
            format!("{figure}{space}%")
        }
    }

    /// A code, `EFSD+`: a sign at its end stays there in a line from right to left.
    pub(crate) fn code(&self, code: &str) -> String {
        if self.is_rtl() && !code.ends_with(char::is_alphanumeric) {
            format!("{code}{LTR}")
        } else {
            code.to_owned()
        }
    }

    /// A digest: signs from left to right, whatever stands around them.
    pub(crate) fn digest(&self, digest: &str) -> String {
        if self.is_rtl() {
            format!("{LTR}{digest}{LTR}")
        } else {
            digest.to_owned()
        }
    }

    /// [`Self::code`] as the heading of a column of figures.
    pub(crate) fn numeric_code(&self, code: &str) -> String {
        format!("#{}", self.code(code))
    }

    /// A share as a whole percentage; small and nearly full shares are not rounded away.
    pub(crate) fn percent(&self, share: f64) -> String {
        let value = share * 100.0;
        if value > 1e-9 && value < 0.5 {
            self.with_percent("<1")
        } else if (99.5..100.0 - 1e-9).contains(&value) {
            self.with_percent(">99")
        } else {
            self.with_percent(&self.decimal(value, 0))
        }
    }

    /// A share in per cent with as many decimals as it carries: `2.5 %`.
    pub(crate) fn rate(&self, share: f64) -> String {
        self.with_percent(&self.figure(share * 100.0))
    }

    /// A proven gap in per cent, never rounded down: `0.01 %`.
    pub(crate) fn gap_percent(&self, gap: f64) -> String {
        let hundredths = (gap * 1e4 - 1e-9).ceil().max(1.0);
        self.with_percent(&self.trimmed(hundredths / 100.0, 2))
    }

    /// A severity or a remaining gap on a scale of 0 to 100.
    pub(crate) fn points(&self, share: f64) -> String {
        self.decimal(share * 100.0, 0)
    }

    /// The same with one decimal, signed.
    pub(crate) fn signed_points(&self, share: f64) -> String {
        self.signed(share * 100.0, 1)
    }

    /// A number with its sign; what rounds to nothing has none.
    pub(crate) fn signed(&self, value: f64, places: usize) -> String {
        let text = self.decimal(value, places);
        let zero = text.chars().all(|c| !c.is_ascii_digit() || c == '0');
        if zero || text.contains(MINUS) {
            text
        } else {
            let mut out = String::new();
            self.sign(&mut out, '+');
            out + &text
        }
    }

    /// A day in words, `26 November 2026`; what is no day stays as it is.
    pub(crate) fn day(&self, date: &str) -> String {
        let mut parts = date.splitn(3, '-').map(str::parse::<u16>);
        match (parts.next(), parts.next(), parts.next()) {
            (Some(Ok(year)), Some(Ok(month @ 1..=12)), Some(Ok(day @ 1..=31))) => tell!(
                self,
                "day",
                day = day,
                month = month,
                year = year.to_string()
            ),
            _ => date.to_owned(),
        }
    }

    /// Things one after the other: "a, b, c".
    pub(crate) fn commas<S: AsRef<str>>(&self, items: &[S]) -> String {
        join(items, ways(self.language).comma)
    }

    /// Longer things one after the other: "a; b; c".
    pub(crate) fn semicolons<S: AsRef<str>>(&self, items: &[S]) -> String {
        join(items, ways(self.language).semicolon)
    }

    /// A name and what is said of it: "a: b".
    pub(crate) fn pair(&self, name: &str, said: &str) -> String {
        format!("{name}{}{said}", ways(self.language).colon)
    }

    /// "a", "a and b", "a, b and c".
    pub(crate) fn and(&self, items: &[String]) -> String {
        self.last_by("list-and", items)
    }

    /// "a", "a or b", "a, b or c".
    pub(crate) fn or(&self, items: &[String]) -> String {
        self.last_by("list-or", items)
    }

    fn last_by(&self, id: &'static str, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => self.tell(
                id,
                &[
                    ("first", self.commas(first).into()),
                    ("last", last.as_str().into()),
                ],
            ),
        }
    }
}

fn join<S: AsRef<str>>(items: &[S], between: &str) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    items.join(between)
}
