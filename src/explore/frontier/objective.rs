//! What a frontier trades off: utilities, and cost.

use good_lp::Expression;

use crate::formulate::Staged;
use crate::load::suggest;
use crate::model::Offer;

/// One objective. Utilities are maximised, cost is minimised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Objective {
    /// `partners`: the plain sum of the partners' utilities, one partner's own where there is one.
    Partners,
    /// `eu`: the EU's utility.
    Eu,
    /// `cost`: MEUR of all packages together.
    Cost,
    /// A partner's id: its utility.
    Partner(usize),
}

/// Why a list of objectives cannot be used; lower-case, ready to print.
pub type Refused = String;

impl Objective {
    /// Its name on the command line and in files.
    #[must_use]
    pub fn name(self, offer: &Offer) -> String {
        match self {
            Self::Partners => "partners".to_owned(),
            Self::Eu => "eu".to_owned(),
            Self::Cost => "cost".to_owned(),
            Self::Partner(at) => offer.partners[at].id.to_string(),
        }
    }

    /// 1 where more is better, -1 where less is.
    #[must_use]
    pub fn sign(self) -> f64 {
        if self == Self::Cost { -1.0 } else { 1.0 }
    }

    /// Its value as printed, at given utilities (the EU last) and cost.
    #[must_use]
    pub fn value(self, utilities: &[f64], cost: f64) -> f64 {
        let (eu, partners) = utilities.split_last().unwrap_or((&0.0, &[]));
        match self {
            Self::Partners => partners.iter().sum(),
            Self::Eu => *eu,
            Self::Cost => cost,
            Self::Partner(at) => partners[at],
        }
    }

    /// What is maximised for it.
    #[must_use]
    pub fn expression(self, staged: &Staged) -> Expression {
        let eu = staged.utility.len() - 1;
        match self {
            Self::Partners => staged.utility[..eu].iter().cloned().sum(),
            Self::Eu => staged.utility[eu].clone(),
            Self::Cost => -1.0 * staged.cost.clone(),
            Self::Partner(at) => staged.utility[at].clone(),
        }
    }

    /// The coefficients of the utilities (the EU last) in it; none for cost.
    #[must_use]
    pub fn coefficients(self, partners: usize) -> Option<Vec<f64>> {
        let mut coefficients = vec![0.0; partners + 1];
        match self {
            Self::Partners => coefficients[..partners].fill(1.0),
            Self::Eu => coefficients[partners] = 1.0,
            Self::Partner(at) => coefficients[at] = 1.0,
            Self::Cost => return None,
        }
        Some(coefficients)
    }
}

/// Two or three different objectives, by name.
///
/// # Errors
/// [`Refused`] with what is wrong and what there is to choose from.
pub fn parse(names: &[String], offer: &Offer) -> Result<Vec<Objective>, Refused> {
    let known = || {
        let fixed = ["partners", "eu", "cost"].map(str::to_owned);
        let partners = offer.partners.iter().map(|partner| partner.id.to_string());
        fixed.into_iter().chain(partners)
    };
    let mut objectives: Vec<Objective> = Vec::new();
    for name in names {
        let objective = match name.as_str() {
            "partners" => Objective::Partners,
            "eu" => Objective::Eu,
            "cost" => Objective::Cost,
            id => {
                let at = offer.partners.iter().position(|p| p.id.as_str() == id);
                let Some(at) = at else {
                    let names: Vec<String> = known().collect();
                    let hint = suggest::hint(id, names.iter().map(String::as_str));
                    let hint = hint.unwrap_or_default();
                    return Err(format!("unknown objective `{id}`; {hint}"));
                };
                Objective::Partner(at)
            }
        };
        // With one partner, its id and `partners` are the same thing.
        let alike = |known: &Objective| {
            let one = |it: &Objective| matches!(it, Objective::Partners | Objective::Partner(_));
            *known == objective || (offer.partners.len() == 1 && one(known) && one(&objective))
        };
        if objectives.iter().any(alike) {
            return Err(format!(
                "objective `{name}` is named twice; name different ones"
            ));
        }
        objectives.push(objective);
    }
    if !(2..=3).contains(&objectives.len()) {
        return Err(format!(
            "a frontier has two or three objectives, not {}; for example `--objectives partners,eu`",
            objectives.len()
        ));
    }
    Ok(objectives)
}
