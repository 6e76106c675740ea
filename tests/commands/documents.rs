//! Documents: written whole or not at all, verified, in the languages and with the Word file that are asked for.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use super::{BASE, done, example, held, program, refused, root, run, run_in, text};

/// Before anything is read, solved or written: the scenario does not even exist.
#[cfg(not(feature = "pdf"))]
#[test]
fn a_build_without_pdf_says_how_to_get_it() {
    let err = refused(
        2,
        &["build", "none.json", "-o", "none", "--formats", "md,pdf"],
    );
    assert!(
        err.contains("the format `pdf` is not in this build")
            && err.contains("`cargo build --release --features pdf`"),
        "{err}"
    );
    assert!(!done(&["list", "formats"]).out.contains("pdf"));
}

/// Without `--formats` too.
#[cfg(feature = "pdf")]
#[test]
fn a_build_with_pdf_writes_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("out").display().to_string();
    done(&["build", BASE, "-o", &out, "-q"]);
    for path in ["summary.pdf", "briefs/TUN.pdf"] {
        let bytes = fs::read(folder.path().join("out").join(path)).expect("a document");
        assert!(bytes.starts_with(b"%PDF-1.7"), "{path}");
    }
    assert!(done(&["list", "formats"]).out.contains("pdf"));
}

#[test]
fn build_verify_and_render() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = folder.path().join("new/out");
    let built = done(&["build", BASE, "-o", &text(&output), "--date", "2027-01-31"]);
    assert_eq!(built.out, "");
    assert!(built.err.contains("verified"), "{}", built.err);
    let result = output.join("result.json");
    assert!(result.is_file() && output.join("run.json").is_file());
    // Nothing of the staging is left beside it.
    assert_eq!(held(&folder.path().join("new")).len(), 1);

    let verified = done(&["verify", &text(&result)]);
    assert!(verified.out.contains(": holds; "), "{}", verified.out);
    let elsewhere = run_in(folder.path(), &["verify", &text(&result)]);
    assert_eq!(elsewhere.code, 3);
    let said = "run this in the folder where it was made";
    assert!(elsewhere.err.contains(said), "{}", elsewhere.err);

    // Our own folder is one like another.
    let again = folder.path().join("again");
    done(&[
        "render",
        &text(&result),
        "-o",
        &text(&again),
        "--date",
        "2027-01-31",
        "--templates",
        "templates",
    ]);
    for path in held(&again).iter().filter(|path| path.is_file()) {
        let name = path.file_name().expect("a name");
        let first = fs::read(output.join(name)).expect("the same file");
        assert_eq!(fs::read(path).expect("a file"), first, "{}", path.display());
    }
    let one = folder.path().join("one");
    done(&[
        "render",
        &text(&result),
        "-o",
        &text(&one),
        "--formats",
        "csv",
    ]);
    assert!(one.join("packages.csv").is_file());
    assert!(held(&one).len() < held(&again).len());

    // Written into a folder that is there: what else it holds stays.
    fs::write(one.join("notes.txt"), "mine").expect("a file");
    done(&["render", &text(&result), "-o", &text(&one)]);
    assert_eq!(
        fs::read_to_string(one.join("notes.txt")).expect("a file"),
        "mine"
    );
}

#[test]
fn verify_reads_standard_input_and_finds_a_changed_figure() {
    let printed = done(&["solve", BASE, "--format", "json", "-q"]).out;
    let verify = |text: &str| {
        let mut child = program(&["verify", "-"], root())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut stdin = child.stdin.take().expect("its input");
        stdin.write_all(text.as_bytes()).expect("it reads");
        drop(stdin);
        let output = child.wait_with_output().expect("it ends");
        let said = String::from_utf8(output.stdout).expect("UTF-8");
        (
            output.status.code(),
            said,
            String::from_utf8(output.stderr).expect("UTF-8"),
        )
    };
    assert_eq!(verify(&printed).0, Some(0));
    let mut result: Value = serde_json::from_str(&printed).expect("JSON");
    let cost = result["packages"][0]["cost"].as_f64().expect("a cost");
    result["packages"][0]["cost"] = (cost + 1.0).into();
    let (code, out, err) = verify(&result.to_string());
    assert_eq!(code, Some(1));
    assert!(out.starts_with("package-cost: "), "{out}");
    assert!(err.contains("does not hold: 1 finding"), "{err}");
    for odd in ["", "{}", "[]", "null", "{\"format\": 1}", "\u{0}"] {
        let (code, out, _) = verify(odd);
        assert_eq!((code, out.as_str()), (Some(3), ""), "{odd:?}");
    }
    result["inputs"] = Value::Array(Vec::new());
    assert_eq!(verify(&result.to_string()).0, Some(3));
}

#[test]
fn verify_says_which_input_has_changed() {
    let folder = example();
    let scenario = text(&folder.path().join("scenarios/base.json"));
    let output = folder.path().join("out");
    done(&[
        "build",
        &scenario,
        "-o",
        &text(&output),
        "--formats",
        "json",
    ]);
    let table = folder.path().join("partners/indicators.csv");
    let figures = fs::read_to_string(&table)
        .expect("a table")
        .replace(",97.5", ",97.6");
    fs::write(&table, figures).expect("a file");
    let changed = run(&["verify", &text(&output.join("result.json"))]);
    assert_eq!(changed.code, 1);
    assert!(
        changed.out.starts_with("input-changed: "),
        "{}",
        changed.out
    );
    // What does not hold is not rendered.
    let late = folder.path().join("late");
    refused(
        1,
        &[
            "render",
            &text(&output.join("result.json")),
            "-o",
            &text(&late),
        ],
    );
    assert!(!late.exists());
}

#[test]
fn nothing_is_written_on_failure() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = text(&folder.path().join("out"));
    for (code, arguments) in [
        (3, &["no-such.json"][..]),
        (3, &[BASE, "--set", "no_such_key=1"]),
        (
            4,
            &[
                BASE,
                "--set",
                "rules.area-share.min=0.99",
                "--set",
                "rules.count.min=3",
            ],
        ),
        (2, &[BASE, "--formats", "odt"]),
        (1, &[BASE, "--templates", "no/such/folder"]),
    ] {
        let all = [&["build", "-o", &output], arguments].concat();
        refused(code, &all);
        assert!(held(folder.path()).is_empty(), "{arguments:?}");
    }
}

#[test]
fn output_folder_that_is_a_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("file");
    fs::write(&file, "mine").expect("a file");
    for output in [file.clone(), file.join("inner/out")] {
        let err = refused(2, &["build", BASE, "-o", &text(&output)]);
        assert!(err.contains("is a file"), "{err}");
    }
    assert_eq!(fs::read_to_string(&file).expect("a file"), "mine");
    assert_eq!(held(folder.path()), [file]);
}

#[cfg(unix)]
#[test]
fn hostile_file_names() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = example();
    for name in [
        "\u{1b}[31mred.json",
        "-q.json",
        "a b\t'\"$(x).json",
        "\u{202e}nosj.json",
        "*.json",
        "ü.json",
    ] {
        let path = folder.path().join("scenarios").join(name);
        fs::copy(folder.path().join("scenarios/base.json"), &path).expect("a copy");
        let run = run_in(&folder.path().join("scenarios"), &["check", "--", name]);
        assert_eq!(run.code, 0, "{name}: {}", run.err);
        assert!(
            !run.out.contains('\u{1b}') && !run.err.contains('\u{1b}'),
            "{name}"
        );
        fs::write(&path, "{ \"envelope\": 1 }").expect("a file");
        let run = run_in(&folder.path().join("scenarios"), &["check", "--", name]);
        assert_eq!(run.code, 3, "{name}: {}", run.err);
        assert!(
            !run.out.contains('\u{1b}') && !run.err.contains('\u{1b}'),
            "{name}"
        );
        fs::remove_file(&path).expect("it goes");
    }
    let odd = "a\nb.json";
    fs::write(folder.path().join(odd), "{").expect("a file");
    assert_eq!(run_in(folder.path(), &["check", odd]).code, 3);
    let bytes = std::ffi::OsStr::from_bytes(b"\xff\xfe.json");
    fs::copy(
        folder.path().join("scenarios/base.json"),
        folder.path().join("scenarios").join(bytes),
    )
    .expect("a copy");
    let output = program(&["check", "scenarios"], folder.path())
        .output()
        .expect("the program runs");
    assert!(matches!(output.status.code(), Some(0 | 3)), "{output:?}");
}

#[test]
fn a_word_template_is_used_or_refused_before_anything_is_solved() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| text(&folder.path().join(name));
    let out = path("out");
    done(&["build", BASE, "-o", &out, "--formats", "docx,json", "-q"]);
    let briefs = held(&folder.path().join("out/briefs"));
    let brief = text(briefs.first().expect("a brief"));
    // A document of ours is a Word file like another.
    let result = path("out/result.json");
    let again = path("again");
    let mut arguments = vec!["render", &result, "--scenario", BASE, "-o", &again];
    arguments.extend(["--formats", "docx", "-q", "--word-template", &brief]);
    done(&arguments);
    assert_eq!(
        held(&folder.path().join("again/briefs")).len(),
        briefs.len()
    );

    let (none, bad) = (path("none.docx"), path("bad.docx"));
    fs::write(&bad, "no Word file").expect("a file");
    let unused = path("unused");
    for (file, said) in [
        (&none, "there is no file"),
        (&bad, "not a Word file"),
        (&result, "not a Word file"),
        (&path("out"), "cannot be read"),
    ] {
        let err = refused(3, &["build", BASE, "-o", &unused, "--word-template", file]);
        assert!(err.contains(said) && err.contains(file.as_str()), "{err}");
    }
    let err = refused(
        2,
        &[
            "build",
            BASE,
            "-o",
            &unused,
            "--word-template",
            &brief,
            "--formats",
            "csv",
        ],
    );
    assert!(
        err.contains("--word-template is for the format docx"),
        "{err}"
    );
    assert!(!folder.path().join("unused").exists());
}

#[test]
fn documents_come_in_the_languages_that_are_asked_for() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let err = refused(2, &["build", BASE, "-o", "x", "--lang", "fr,de"]);
    assert!(
        err.contains("no language `de`") && err.contains("en, fr, es, pt, ar, uk"),
        "{err}"
    );
    let output = folder.path().join("out");
    let out = text(&output);
    let build = done(&["build", BASE, "-o", &out, "--formats", "json,html"]);
    // Tunisia works in Arabic and French; nothing is known of Morocco here.
    let pages = |output: &Path| -> Vec<String> {
        let mut names: Vec<String> = held(&output.join("briefs"))
            .iter()
            .map(|path| text(path.strip_prefix(output).expect("below")))
            .collect();
        names.sort();
        names
    };
    assert_eq!(
        pages(&output),
        ["briefs/MAR.html", "briefs/TUN.ar.html", "briefs/TUN.html"]
    );
    assert!(
        build.err.contains("needs review by a native speaker"),
        "{}",
        build.err
    );
    let result = text(&output.join("result.json"));
    let again = folder.path().join("again");
    let formats = ["--formats", "html", "--lang", "uk"];
    let render = ["render", &result, "-o", &text(&again)];
    done(&[&render[..], &formats[..]].concat());
    assert_eq!(pages(&again), ["briefs/MAR.uk.html", "briefs/TUN.uk.html"]);
    assert!(again.join("summary.uk.html").is_file() && again.join("summary.html").is_file());
    let english = folder.path().join("english");
    let formats = ["--formats", "html", "--lang", "en"];
    let render = ["render", &result, "-o", &text(&english)];
    let run = done(&[&render[..], &formats[..]].concat());
    assert_eq!(pages(&english), ["briefs/MAR.html", "briefs/TUN.html"]);
    assert!(!run.err.contains("native speaker"), "{}", run.err);
}
