//! `tbo build`: solve, verify, write every document.

use super::super::Failure;
use super::super::args::Build;
use super::super::output::{Talk, folder_for_documents, write_all};
use super::super::session::{self, Beside};
use super::{documents, words};

/// Runs the command.
///
/// # Errors
/// Every way in which there is nothing to write.
pub fn run(args: &Build, talk: &Talk) -> Result<(), Failure> {
    // What can be wrong with the documents is said before minutes are spent on solving.
    let options = documents::options(&args.documents)?;
    folder_for_documents(&args.output)?;
    let session = session::run(&args.scenario, Beside::Variants, talk)?;
    let mut files = documents::render(&session.offer, &session.result, &options)?;
    let seconds = session.seconds;
    let run = serde_json::json!({
        "format": "tbo-run/1",
        "version": env!("CARGO_PKG_VERSION"),
        "date": options.date,
        "solver": session.search,
        "seconds": { "load": seconds[0], "solve": seconds[1], "verify": seconds[2] },
    });
    files.push(("run.json".to_owned(), format!("{run:#}\n").into_bytes()));
    write_all(&args.output, &files)?;
    talk.say(&words::proof(&session.result));
    if let Some(review) = documents::review(&files) {
        talk.say(review);
    }
    talk.say(&format!(
        "verified, {} files written to {} ({:.1} s)",
        files.len(),
        args.output.display(),
        seconds.iter().sum::<f64>()
    ));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::{DocumentArgs, ScenarioArgs, SearchArgs};
    use crate::solve::Backend;
    use crate::solve::fake::{Act, Fake};

    #[test]
    fn a_solver_without_an_answer_writes_nothing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let build = |act, alone| {
            let args = Build {
                scenario: ScenarioArgs {
                    scenario: "tests/fixtures/good/scenarios/base.json".into(),
                    set: Vec::new(),
                    search: SearchArgs {
                        solver: Backend::Fake(Fake { act, alone }),
                        ..SearchArgs::default()
                    },
                },
                output: folder.path().join("out"),
                documents: DocumentArgs {
                    formats: Vec::new(),
                    lang: Vec::new(),
                    templates: None,
                    word_template: None,
                    date: None,
                },
            };
            run(&args, &Talk { quiet: true }).map_err(|failure| failure.code())
        };
        let left = || std::fs::read_dir(folder.path()).expect("a folder").count();
        for act in [Act::Fails, Act::Panics, Act::Stops, Act::Boasts] {
            assert_eq!(
                build(act, true),
                Err(crate::cli::exit::NO_ANSWER),
                "{act:?}"
            );
            assert_eq!(left(), 0, "{act:?}");
        }
        // The same with somebody to ask instead.
        assert_eq!(build(Act::Boasts, false), Ok(()));
        assert_eq!(left(), 1);
    }
}
