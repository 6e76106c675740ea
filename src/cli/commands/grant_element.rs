//! `tbo finance grant-element`: how much of one loan is a gift.

use std::fmt::Write as _;

use serde::Serialize;

use super::super::Failure;
use super::super::args::{GrantElement, ProfileArg, TableOrJson};
use super::super::output::{out, out_text};
use super::table;
use crate::finance::{
    Argument, IMF_WORLD_BANK, Loan, Payment, Profile, TermsError, Threshold, checked_rate, dac,
};
use crate::model::{BorrowerClass, Diagnostic, Place, Span};

/// What the figures rest on, said with every answer.
fn convention(profile: ProfileArg) -> String {
    let principal = match profile {
        ProfileArg::Bullet => "all principal with the last payment, whatever the grace period",
        ProfileArg::EqualPrincipal | ProfileArg::Annuity => {
            "first principal one period after the grace period"
        }
    };
    format!(
        "paid out in full at once; payments at the end of equal periods, interest in the grace period too; \
         {principal}; effective annual discount rate, converted to the period by compounding"
    )
}

/// What a loan is held against: key, words, threshold.
fn tests() -> [(&'static str, &'static str, Threshold); 6] {
    [
        (
            "imf-world-bank",
            "IMF and World Bank: concessional",
            IMF_WORLD_BANK,
        ),
        (
            "dac-ldc-lic",
            "DAC: aid to a least developed or low-income country",
            dac(BorrowerClass::LdcLic),
        ),
        (
            "dac-lmic",
            "DAC: aid to a lower middle-income country",
            dac(BorrowerClass::Lmic),
        ),
        (
            "dac-umic",
            "DAC: aid to an upper middle-income country",
            dac(BorrowerClass::Umic),
        ),
        (
            "dac-global-institution",
            "DAC: aid to a global institution or development bank",
            dac(BorrowerClass::GlobalInstitution),
        ),
        (
            "dac-other-institution",
            "DAC: aid to another multilateral institution",
            dac(BorrowerClass::OtherInstitution),
        ),
    ]
}

/// Runs the command.
///
/// # Errors
/// [`Failure::Refused`] with every reason why nobody could keep the terms.
pub fn run(args: &GrantElement) -> Result<(), Failure> {
    let profile = match args.profile {
        ProfileArg::EqualPrincipal => Profile::EqualPrincipal,
        ProfileArg::Annuity => Profile::Annuity,
        ProfileArg::Bullet => Profile::Bullet,
    };
    let loan = Loan::new(
        args.rate,
        args.grace,
        args.maturity,
        args.payments_per_year,
        profile,
    );
    let discount = checked_rate(Argument::Discount, args.discount);
    let loan = match (loan, discount) {
        (Ok(loan), Ok(_)) => loan,
        (loan, discount) => {
            let errors = loan
                .err()
                .unwrap_or_default()
                .into_iter()
                .chain(discount.err());
            return Err(Failure::Refused(
                errors.map(|error| framed(args, error)).collect(),
            ));
        }
    };
    match args.format {
        TableOrJson::Table => out_text(&shown(args, &loan)),
        TableOrJson::Json => {
            let json = serde_json::to_string_pretty(&answer(args, profile, &loan));
            let json =
                json.map_err(|error| Failure::Other(format!("cannot write the answer: {error}")))?;
            out(&format!(
                "{json}
"
            ))
        }
    }
}

/// A mistake under the argument that holds it.
fn framed(args: &GrantElement, error: TermsError) -> Diagnostic {
    let typed = [
        (Argument::Rate, "--rate", args.rate),
        (Argument::Grace, "--grace", args.grace),
        (Argument::Maturity, "--maturity", args.maturity),
        (
            Argument::Payments,
            "--payments-per-year",
            args.payments_per_year,
        ),
        (Argument::Discount, "--discount", args.discount),
    ];
    let mut text = "tbo finance grant-element".to_owned();
    let (mut column, mut length) = (1, 1);
    for (argument, name, value) in typed {
        // Writing into a String cannot fail.
        let _ = write!(text, " {name} ");
        if argument == error.argument() {
            column = text.chars().count() + 1;
            length = value.to_string().chars().count();
        }
        let _ = write!(text, "{value}");
    }
    Diagnostic::error("bad-terms", error.to_string())
        .at(Place {
            file: "command line".to_owned(),
            pointer: String::new(),
            span: Some(Span {
                line: 1,
                column,
                length,
                text,
            }),
        })
        .hint(error.hint())
}

/// Rounded, without a minus before zero.
fn rounded(value: f64, decimals: i32) -> f64 {
    let unit = 10_f64.powi(decimals);
    (value * unit).round() / unit + 0.0
}

/// The answer as data, in the order of reading.
#[derive(Serialize)]
struct Answer {
    grant_element_percent: f64,
    present_value_percent: f64,
    discount: f64,
    terms: Terms,
    convention: String,
    verdicts: Vec<Held>,
    schedule: Vec<Due>,
}

#[derive(Serialize)]
struct Terms {
    rate: f64,
    grace_years: f64,
    maturity_years: f64,
    payments_per_year: u32,
    profile: Profile,
}

/// The loan held against one threshold.
#[derive(Serialize)]
struct Held {
    test: &'static str,
    meaning: &'static str,
    discount: f64,
    least_percent: f64,
    grant_element_percent: f64,
    met: bool,
    grant_share_needed_percent: f64,
}

/// One payment, in percent of the face value.
#[derive(Serialize)]
struct Due {
    payment: u32,
    year: f64,
    principal_percent: f64,
    interest_percent: f64,
    balance_percent: f64,
}

fn answer(args: &GrantElement, profile: Profile, loan: &Loan) -> Answer {
    let held = |(test, meaning, threshold): (&'static str, &'static str, Threshold)| {
        let verdict = threshold.judge(loan);
        Held {
            test,
            meaning,
            discount: threshold.discount,
            least_percent: threshold.least,
            grant_element_percent: rounded(verdict.grant_element, 2),
            met: verdict.met,
            grant_share_needed_percent: rounded(verdict.grant_share, 2),
        }
    };
    let mut owed = 100.0;
    let due = |payment: &Payment| {
        // Principal is what the balance falls by, so that the column sums to 100 as printed.
        let before = std::mem::replace(&mut owed, rounded(100.0 * payment.balance, 6));
        Due {
            payment: payment.period,
            year: f64::from(payment.period) / f64::from(loan.payments_per_year()),
            principal_percent: rounded(before - owed, 6),
            interest_percent: rounded(100.0 * payment.interest, 6),
            balance_percent: owed,
        }
    };
    let grant_element_percent = rounded(loan.grant_element(args.discount), 2);
    Answer {
        grant_element_percent,
        present_value_percent: rounded(100.0 - grant_element_percent, 2),
        discount: args.discount,
        terms: Terms {
            rate: args.rate,
            grace_years: args.grace,
            maturity_years: args.maturity,
            payments_per_year: loan.payments_per_year(),
            profile,
        },
        convention: convention(args.profile),
        verdicts: tests().into_iter().map(held).collect(),
        schedule: loan.schedule().iter().map(due).collect(),
    }
}

fn shown(args: &GrantElement, loan: &Loan) -> String {
    let percent = |share: f64| rounded(100.0 * share, 6);
    let profile = match args.profile {
        ProfileArg::EqualPrincipal => "equal principal",
        ProfileArg::Annuity => "annuity",
        ProfileArg::Bullet => "bullet",
    };
    let mut text = format!(
        "grant element {:.2} % of the face value, at a discount rate of {} % a year\n\
         {} % a year, {} years, {} of grace, {} payments a year, {profile}\n{}\n\n",
        rounded(loan.grant_element(args.discount), 2),
        percent(args.discount),
        percent(args.rate),
        args.maturity,
        args.grace,
        loan.payments_per_year(),
        convention(args.profile),
    );
    let rows: Vec<Vec<String>> = tests()
        .into_iter()
        .map(|(_, words, threshold)| {
            let verdict = threshold.judge(loan);
            vec![
                words.to_owned(),
                format!("{:.0}", 100.0 * threshold.discount),
                format!("{:.2}", rounded(verdict.grant_element, 2)),
                format!("{:.0}", threshold.least),
                if verdict.met { "yes" } else { "no" }.to_owned(),
                format!("{:.2}", verdict.grant_share),
            ]
        })
        .collect();
    let header = [
        "test",
        "discount %",
        "grant element %",
        "at least %",
        "met",
        "grant share that lifts it %",
    ];
    text.push_str(&table::columns(&header, &rows));
    text.push_str("\ndebt service in % of the face value\n");
    text.push_str(&table::columns(
        &[
            "year",
            "principal",
            "interest",
            "debt service",
            "owed after",
        ],
        &years(loan),
    ));
    text
}

/// Principal and interest by year, which add up as printed.
fn years(loan: &Loan) -> Vec<Vec<String>> {
    let cell = |value: f64| format!("{:.4}", rounded(value, 4));
    let (mut owed, mut exact) = (100.0, 100.0);
    let (mut principal_sum, mut interest_sum) = (0.0, 0.0);
    let mut rows: Vec<Vec<String>> = loan
        .by_year()
        .into_iter()
        .enumerate()
        .map(|(at, (principal, interest))| {
            exact -= 100.0 * principal;
            let before = std::mem::replace(&mut owed, rounded(exact, 4));
            let (principal, interest) = (before - owed, rounded(100.0 * interest, 4));
            principal_sum += principal;
            interest_sum += interest;
            vec![
                (at + 1).to_string(),
                cell(principal),
                cell(interest),
                cell(principal + interest),
                cell(owed),
            ]
        })
        .collect();
    rows.push(vec![
        "all".to_owned(),
        cell(principal_sum),
        cell(interest_sum),
        cell(principal_sum + interest_sum),
        String::new(),
    ]);
    rows
}
