//! PDF documents read back: pages, literal text, sameness, the sandbox, and the user's own template.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use typst::layout::{Frame, FrameItem};

use super::*;
use crate::model::{Offer, OfferParts};
use crate::render::escape::ZERO_WIDTH_SPACE;
use crate::render::report::{self, Report};
use crate::render::template::Engine;
use crate::render::{Languages, RenderOptions, TemplateSource, render, sample};

const DATE: &str = "2026-11-20";
/// Text that would run, fail or change its looks as Typst source.
const HOSTILE: &str =
    r#"#read("/etc/passwd") $5 @ref *bold* _i_ ] } \ <label> `x` // c /* #panic() = t"#;

fn options(template: Option<&str>) -> RenderOptions {
    let user = |source: &str| TemplateSource {
        directory: "mine".to_owned(),
        files: BTreeMap::from([(TEMPLATE.to_owned(), source.to_owned())]),
    };
    RenderOptions {
        date: DATE.to_owned(),
        version: "0.0.0".to_owned(),
        formats: vec![Format::named("pdf").expect("this build writes it")],
        templates: template.map(user),
        ..RenderOptions::default()
    }
}

fn offer(change: impl Fn(&mut OfferParts)) -> Offer {
    let mut parts: OfferParts = (*sample::offer()).clone();
    change(&mut parts);
    Offer::from_checked(parts)
}

fn files(template: Option<&str>) -> Result<Vec<OutFile>, RenderError> {
    render(&sample::offer(), &sample::result(), &options(template))
}

fn error(template: &str) -> String {
    files(Some(template))
        .expect_err("a broken template")
        .to_string()
}

/// A brief's pages, after a change of what the template reads.
fn pages(offer: &Offer, change: impl Fn(&mut Value)) -> PagedDocument {
    let result = sample::result();
    let report: Report =
        report::build(offer, &result, DATE, "0.0.0", &Languages::default()).expect("a report");
    let engine = Engine::new(None).expect("our templates");
    let input = Input {
        report: &report,
        result: &result,
        engine: &engine,
        word: None,
    };
    let template = Template::new(&input).expect("our template");
    let page = report.pages().nth(1).expect("a brief");
    let mut read: Value =
        serde_json::from_slice(&data(&input, &page).expect("data")).expect("JSON");
    change(&mut read);
    let read = serde_json::to_vec(&read).expect("JSON");
    let world = Sandbox::new(&template.source, read, midnight(DATE)).expect("a world");
    template.typeset(&world).expect("pages")
}

/// The text of the pages without its spaces.
fn text(document: &PagedDocument) -> String {
    fn collect(frame: &Frame, out: &mut String) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => collect(&group.frame, out),
                FrameItem::Text(run) => out.push_str(&run.text),
                _ => {}
            }
        }
    }
    let mut out = String::new();
    for page in document.pages() {
        collect(&page.frame, &mut out);
    }
    squeezed(&out)
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_paper_becomes_a_pdf_with_pages() {
    let files = files(None).expect("documents");
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["summary.pdf", "briefs/AAA.pdf", "briefs/BBB.pdf"]);
    for file in &files {
        assert!(file.bytes.starts_with(b"%PDF-1.7"), "{}", file.path);
        assert!(file.bytes.trim_ascii_end().ends_with(b"%%EOF"));
        assert!(file.bytes.len() < 1 << 20, "{}", file.bytes.len());
    }
    // A reader of another make, where there is one.
    let Ok(mut reader) = Command::new("pdfinfo")
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
    else {
        return;
    };
    let mut stdin = reader.stdin.take().expect("its input");
    stdin.write_all(&files[1].bytes).expect("it reads");
    drop(stdin);
    let said = reader.wait_with_output().expect("it ends").stdout;
    let said = String::from_utf8_lossy(&said);
    for line in [
        "Tagged:          yes",
        "Title:           Tech Business Offer for Aland",
    ] {
        assert!(said.contains(line), "{said}");
    }
    let count = pages(&sample::offer(), |_| {}).pages().len();
    assert!(
        said.contains(&format!("Pages:           {count}\n")),
        "{said}"
    );
}

/// Lam and alef share one picture: set after letters of another font they lost it, and a page with a letter
/// that does not show may not claim to be accessible.
#[test]
fn arabic_after_a_code_is_drawn_whole() {
    let drawing = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 20"><text y="15">LABEL</text></svg>"#;
    let label = "CON-08 \u{627}\u{644}\u{627}\u{635}\u{644}\u{627}\u{62d}";
    let drawing = drawing.replace("LABEL", label);
    let exported = |drawn: String| {
        let document = pages(&sample::offer(), |read| {
            let charts = read["svg"].as_object_mut().expect("charts");
            for chart in charts.values_mut() {
                *chart = drawn.clone().into();
            }
        });
        let standards = PdfStandards::new(&[PdfStandard::Ua_1]).expect("a standard");
        let options = PdfOptions {
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options).is_ok()
    };
    assert!(exported(view::lettered(drawing.clone())));
    assert!(!exported(drawing));
}

#[test]
fn english_in_another_language_keeps_its_marks_on_the_page_alone() {
    let marked = format!("x {FOREIGN_START}One.{FOREIGN_END} y");
    assert_eq!(cleaned(&marked, Place::Page), marked);
    for place in [Place::Metadata, Place::Drawing] {
        assert_eq!(cleaned(&marked, place), "x One. y");
    }
    let lone = format!("x {FOREIGN_START}One");
    assert_eq!(cleaned(&lone, Place::Page), "x One");
    let offer = offer(|_| {});
    let printed = text(&pages(&offer, |read| {
        let first = &mut read["paper"]["sections"][0]["blocks"][0];
        *first = serde_json::json!({"kind": "paragraph", "text": marked.clone()});
    }));
    assert!(printed.contains("xOne.y"), "{printed}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(
        files(None).expect("documents"),
        files(None).expect("documents")
    );
}

#[test]
fn hostile_text_prints_literally() {
    let offer = offer(|parts| parts.scenario.title = HOSTILE.to_owned());
    let printed = text(&pages(&offer, |_| {}));
    assert!(printed.contains(&squeezed(HOSTILE)), "{printed}");
    assert!(
        printed.contains(&squeezed(&sample::HOSTILE.replace('\n', " "))),
        "{printed}"
    );
    let bytes = render(&offer, &sample::result(), &options(None));
    assert!(bytes.is_ok());
}

#[test]
fn what_no_font_has_is_marked_and_stops_nothing() {
    let offer = offer(|parts| parts.scenario.title = "日本 🚀 \u{202e}\u{7}x".to_owned());
    assert!(text(&pages(&offer, |_| {})).contains("\u{fffd}\u{fffd}\u{fffd}x"));
    assert!(render(&offer, &sample::result(), &options(None)).is_ok());
}

#[test]
fn a_word_without_end_breaks() {
    assert_eq!(broken("a plain text"), "a plain text");
    let long = broken(&"x".repeat(100));
    assert_eq!(long.matches(ZERO_WIDTH_SPACE).count(), 2);
    assert_eq!(long.replace(ZERO_WIDTH_SPACE, ""), "x".repeat(100));
}

#[test]
fn every_section_and_the_fixed_words_are_printed() {
    let printed = text(&pages(&sample::offer(), |_| {}));
    for section in report::SECTIONS {
        assert!(
            printed.contains(&squeezed(&section.title())),
            "{}",
            section.title()
        );
    }
    assert!(
        printed.contains("Page2of") && printed.contains("AnnexA."),
        "{printed}"
    );
}

#[test]
fn language_and_direction_come_from_the_data() {
    let arabic = pages(&sample::offer(), |data| {
        data["lang"] = "ar".into();
        data["region"] = Value::Null;
        data["dir"] = "rtl".into();
        data["paper"]["title"] = "عرض التكنولوجيا لتونس".into();
    });
    assert!(text(&arabic).contains("عرض"));
    assert!(typst_pdf::pdf(&arabic, &PdfOptions::default()).is_ok());
}

#[test]
fn every_language_is_typeset_with_names_too_long_for_a_chart() {
    let long =
        "شبكة ألياف أساسية وطنية مفتوحة للجميع بأسعار معقولة CON-08 ومجانية في المدارس والمستشفيات";
    let offer = offer(|parts| {
        let components = parts.components.iter_mut().map(|known| &mut known.name);
        let needs = parts.taxonomy.needs.iter_mut().map(|known| &mut known.name);
        components
            .chain(needs)
            .for_each(|name| long.clone_into(name));
    });
    let languages = Languages::of(&["en", "fr", "es", "pt", "ar", "uk"]).expect("six");
    let options = RenderOptions {
        languages,
        ..options(None)
    };
    let files = render(&offer, &sample::result(), &options).expect("documents");
    assert_eq!(files.len(), 18);
}

#[test]
fn a_user_template_replaces_ours() {
    let mine = "#let data = json(\"page.json\")\n#set document(title: data.paper.title)\n= #data.paper.title\n";
    let own = files(Some(mine)).expect("documents");
    assert_eq!(own.len(), 3);
    assert_ne!(own, files(None).expect("documents"));
}

#[test]
fn a_broken_template_is_framed() {
    insta::assert_snapshot!(error("= Title\n#let x = (1, 2\n"));
    insta::assert_snapshot!(error(
        "#let data = json(\"page.json\")\n#data.paper.titel\n"
    ));
}

#[test]
fn a_template_reads_nothing_but_the_page() {
    for (source, expected) in [
        (
            "#read(\"/etc/passwd\")",
            "file not found (searched at etc/passwd)",
        ),
        ("#read(\"brief.typ\")", "file not found"),
        ("#image(\"charts/a.svg\")", "file not found"),
        ("#import \"@preview/example:0.1.0\": *", "file not found"),
    ] {
        let error = error(source);
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn a_chart_without_words_is_an_error() {
    let ours = TEMPLATES.iter().find(|known| known.name == TEMPLATE);
    let ours = ours.expect("our template").source;
    let without = ours.replace("alt: figure-data.desc, ", "");
    assert_ne!(without, ours);
    let error = error(&without);
    assert!(
        error.contains("mine/brief.typ, line ") && error.contains("missing alt text"),
        "{error}"
    );
}

#[test]
fn items_are_finished_one_after_the_other_on_each_thread() {
    use rayon::prelude::*;
    let (open, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let items: Vec<usize> = (0..40).collect();
    let made = one_by_one(&items, |item| {
        let now = open.fetch_add(1, Ordering::SeqCst) + 1;
        most.fetch_max(now, Ordering::SeqCst);
        // What Typst does inside a document.
        let sum: usize = (0..200_usize).into_par_iter().map(|n| n % 7).sum();
        open.fetch_sub(1, Ordering::SeqCst);
        Ok::<_, ()>(item + sum)
    });
    let sum: usize = (0..200_usize).map(|n| n % 7).sum();
    let expected: Vec<Result<usize, ()>> = items.iter().map(|item| Ok(item + sum)).collect();
    assert_eq!(made, expected);
    assert!(most.into_inner() <= rayon::current_num_threads());
}

#[test]
fn the_first_error_is_always_the_same() {
    let items: Vec<usize> = (0..200).collect();
    for _ in 0..20 {
        let made = one_by_one(
            &items,
            |item| if *item >= 7 { Err(*item) } else { Ok(*item) },
        );
        let found: Result<Vec<usize>, usize> = made.into_iter().collect();
        assert_eq!(found, Err(7));
    }
}
