//! The catalogue as a workbook and back: nothing is lost, nothing wrong gets in.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use proptest::prelude::*;
use serde_json::Value;
use tech_business_offer::load::{
    BookFormat, Disk, Imported, Memory, Rejected, World, canonical, export_components,
    import_components, load_offer,
};

const GOOD: &str = "tests/fixtures/good";
const FORMATS: [BookFormat; 2] = [BookFormat::Xlsx, BookFormat::Csv];

/// Every file below some folders.
fn files(folders: &[&str]) -> Memory {
    let mut files = BTreeMap::new();
    let mut left: Vec<PathBuf> = folders.iter().map(PathBuf::from).collect();
    while let Some(folder) = left.pop() {
        for entry in Disk.list(&folder).expect("a folder") {
            match Disk.read(&entry) {
                Ok(bytes) => drop(files.insert(entry, bytes)),
                Err(_) => left.push(entry),
            }
        }
    }
    Memory(files)
}

/// The good example, without the folder above it.
fn good() -> Memory {
    let files = files(&[GOOD]).0.into_iter();
    let inside = |(path, bytes): (PathBuf, Vec<u8>)| {
        (path.strip_prefix(GOOD).expect("inside").to_owned(), bytes)
    };
    Memory(files.map(inside).collect())
}

fn export(world: &Memory, format: BookFormat) -> Vec<u8> {
    match export_components(world, Path::new("components"), format) {
        Ok(bytes) => bytes,
        Err(rejected) => panic!("{}", said(&rejected)),
    }
}

fn import(world: &Memory, bytes: &[u8], target: &str) -> Result<Imported, Rejected> {
    let (catalogue, partners) = (Path::new("components"), Path::new("partners"));
    import_components(world, "book", bytes, catalogue, partners, Path::new(target))
}

fn said(rejected: &Rejected) -> String {
    let findings: Vec<String> = rejected.findings.iter().map(ToString::to_string).collect();
    findings.join("\n\n")
}

/// The world with the components of a book in place of its own.
fn replaced(world: &Memory, imported: &Imported) -> Memory {
    let mut files = world.0.clone();
    files.retain(|path, _| {
        let kept = ["taxonomy.json", "strategy.json"];
        !path.starts_with("components") || kept.iter().any(|name| path.ends_with(name))
    });
    for (path, text) in &imported.changed {
        files.insert(
            Path::new("components").join(path),
            text.clone().into_bytes(),
        );
    }
    Memory(files)
}

/// Out and back into a new folder: every file says the same.
fn round_trip(world: &Memory, format: BookFormat) -> Memory {
    let bytes = export(world, format);
    assert!(
        bytes == export(world, format),
        "the same catalogue gives the same bytes"
    );
    let same = import(world, &bytes, "components")
        .unwrap_or_else(|rejected| panic!("{}", said(&rejected)));
    assert_eq!(
        (same.changed.len(), &same.left),
        (0, &Vec::new()),
        "{:?}",
        same.changed
    );
    let imported =
        import(world, &bytes, "elsewhere").unwrap_or_else(|rejected| panic!("{}", said(&rejected)));
    assert_eq!(imported.unchanged, 0);
    let back = replaced(world, &imported);
    assert_eq!(
        back.0.keys().collect::<Vec<_>>(),
        world.0.keys().collect::<Vec<_>>()
    );
    for (path, bytes) in &world.0 {
        if path.starts_with("components") {
            let [before, after] = [bytes, &back.0[path]].map(|bytes| {
                let text = String::from_utf8(bytes.clone()).expect("UTF-8");
                canonical(&text).expect("JSON")
            });
            assert_eq!(before, after, "{}", path.display());
        }
    }
    back
}

#[test]
fn the_shipped_catalogue_comes_back_whole() {
    let world = files(&["components", "partners", "scenarios"]);
    let world = Memory(
        world
            .0
            .into_iter()
            .filter(|(path, _)| path.extension().is_some_and(|e| e != "md"))
            .collect(),
    );
    for format in FORMATS {
        let back = round_trip(&world, format);
        keys_are_kept(&world, &back);
        for scenario in [
            "scenarios/kenya.json",
            "scenarios/southern-neighbourhood.json",
        ] {
            let [before, after] = [&world, &back].map(|world| {
                let offer = load_offer(world, Path::new(scenario), &[]).expect("a good scenario");
                format!(
                    "{:?} {:?} {:?}",
                    offer.components, offer.candidates, offer.blocked
                )
            });
            assert!(
                before == after,
                "{scenario} as {format:?} loads to another offer"
            );
        }
    }
}

/// Every key of every component is still there, also one with an empty list: `"sources": []`.
fn keys_are_kept(before: &Memory, after: &Memory) {
    let components = |world: &Memory, path: &Path| -> Vec<Value> {
        let file: Value = serde_json::from_slice(&world.0[path]).expect("JSON");
        file["components"].as_array().cloned().unwrap_or_default()
    };
    let keys = |component: &Value| -> Vec<String> {
        let object = component.as_object().expect("a component");
        let mut keys: Vec<String> = object.keys().cloned().collect();
        keys.sort_unstable();
        keys
    };
    let mut without = 0;
    for path in before
        .0
        .keys()
        .filter(|path| path.starts_with("components"))
    {
        let pairs = components(before, path);
        for (before, after) in pairs.iter().zip(components(after, path)) {
            assert_eq!(
                keys(before),
                keys(&after),
                "{}: {}",
                path.display(),
                before["id"]
            );
            without += usize::from(before["sources"] == serde_json::json!([]));
        }
    }
    assert!(without > 0, "no component is without sources");
}

#[test]
fn the_good_example_comes_back_whole() {
    for format in FORMATS {
        round_trip(&good(), format);
    }
}

/// Puts a text wherever a component may hold any.
fn with_texts(text: &str) -> Memory {
    let mut world = good();
    let path = Path::new("components/dpi/registers.json");
    let mut file: Value = serde_json::from_slice(&world.0[path]).expect("JSON");
    let component = &mut file["components"][0];
    let text = Value::from(text);
    for key in ["name", "delivers", "code"] {
        component[key] = text.clone();
    }
    for list in ["safeguards", "risks", "indicators"] {
        component[list] = vec![text.clone(), text.clone()].into();
    }
    // An actor that reads like an identifier has to be one.
    let actor = format!("{} & Co", text.as_str().expect("text"));
    component["actors"] = vec![actor].into();
    component["options"][0]["name"] = text.clone();
    component["options"][0]["cost"]["basis"] = text.clone();
    component["synergies"][0]["why"] = text.clone();
    component["judgements"]["INTEROP"]["why"] = text.clone();
    component["requires"][0]["why"] = text.clone();
    component["requires"][0]["waived_if"]["frameworks_any"] =
        vec![text.clone(), "B; \\ c".into()].into();
    component["eligible"] = serde_json::json!({ "frameworks_any": [text] });
    for key in ["id", "publisher", "title"] {
        component["sources"][0][key] = text.clone();
    }
    world
        .0
        .insert(path.to_owned(), file.to_string().into_bytes());
    world
}

#[test]
fn hostile_text_comes_back_as_it_went() {
    for text in [
        "=1+1",
        "+1",
        "-major",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "'quoted",
        "'=1",
        "#options",
        "#",
        "=cmd|'/c calc'!A1",
        "a\"b, c; d\\e|f",
        "two\nlines\r\nthree\rfour",
        " blanks around ",
        "\u{1}\u{8}\u{1f} control",
        "_x0041_ _x005F_ _x",
        "<r><t>rich</t></r>",
        "<script>&amp;</script>",
        "\u{c9}t\u{e9} \u{43f}\u{440}\u{438} \u{645}\u{631} \u{1f600}",
        "0012",
        "1e5",
        "TRUE",
        "2026-01-02",
        "5%",
        "\u{feff}mark",
    ] {
        let world = with_texts(text);
        for format in FORMATS {
            round_trip(&world, format);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_text_comes_back_as_it_went(text in "[ -~\u{a0}-\u{17f}\t\r\n;,\"'=+@#_x0-9]{0,12}[a-z]") {
        let world = with_texts(&text);
        for format in FORMATS {
            round_trip(&world, format);
        }
    }

    #[test]
    fn any_number_comes_back_as_it_went(amount in 0.0..1e12_f64, share in 0.0..=1.0_f64) {
        let mut world = good();
        let path = Path::new("components/dpi/registers.json");
        let mut file: Value = serde_json::from_slice(&world.0[path]).expect("JSON");
        file["components"][0]["options"][0]["cost"]["capex"]["per"]["population_million"] = amount.into();
        file["components"][0]["options"][0]["closes"]["INTEROP"] = share.into();
        file["components"][0]["finance"]["EIB"] = share.into();
        file["components"][1]["options"][0]["cost"]["by_year"] = vec![amount, share].into();
        world.0.insert(path.to_owned(), file.to_string().into_bytes());
        for format in FORMATS {
            round_trip(&world, format);
        }
    }

    #[test]
    fn a_broken_workbook_is_refused_and_never_a_crash(
        flips in prop::collection::vec((0.0..1.0_f64, any::<u8>()), 1..20),
        kept in 0.5..=1.0_f64,
    ) {
        let world = good();
        let mut bytes = export(&world, BookFormat::Xlsx);
        let at = |share: f64, length: usize| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a position")]
            let at = (share * length as f64) as usize;
            at
        };
        let length = bytes.len();
        for (place, byte) in flips {
            bytes[at(place, length)] = byte;
        }
        bytes.truncate(at(kept, length));
        if let Err(rejected) = import(&world, &bytes, "components") {
            prop_assert!(!rejected.findings.is_empty());
        }
    }
}

#[test]
fn one_changed_cell_is_one_changed_line() {
    let world = good();
    let book = String::from_utf8(export(&world, BookFormat::Csv)).expect("UTF-8");
    let changed = book.replacen(",1.5,0.6,", ",1.5,0.55,", 1);
    assert_ne!(book, changed);
    let imported = import(&world, changed.as_bytes(), "components").expect("a good book");
    let [(path, text)] = imported.changed.as_slice() else {
        panic!("{:?}", imported.changed);
    };
    assert_eq!(path, "dpi/registers.json");
    // Once more, now that the file is written as the program writes it.
    let mut written = world.clone();
    written.0.insert(
        Path::new("components").join(path),
        text.clone().into_bytes(),
    );
    let imported = import(&written, book.as_bytes(), "components").expect("a good book");
    let (_, before) = &imported.changed[0];
    let differ = text.lines().zip(before.lines()).filter(|(a, b)| a != b);
    let differ: Vec<(&str, &str)> = differ.collect();
    assert_eq!(text.lines().count(), before.lines().count());
    assert_eq!(differ.len(), 1, "{differ:?}");
    assert_eq!(
        (differ[0].0.trim(), differ[0].1.trim()),
        ("\"eu_content\": 0.55,", "\"eu_content\": 0.6,")
    );
}

/// What is changed, into what, and the code, the place and the hint of what is found.
const WRONG: &[(&str, &str, &str, &str, &str)] = &[
    (
        ",1.5,0.6,",
        ",1.5,much,",
        "wrong-type",
        "sheet options, row ROW, column eu_content (N",
        "write a number",
    ),
    (
        ",1.5,0.6,",
        ",1.5,1.6,",
        "out-of-range",
        "sheet options, row ROW, column eu_content (N",
        "from 0 to 1",
    ),
    (
        ",EUR,2025,million,",
        ",EURO,2025,million,",
        "unknown-value",
        "column currency (D",
        "`EUR`",
    ),
    (
        ",EUR,2025,million,",
        ",,2025,million,",
        "missing-key",
        "column currency (D",
        "\"EUR\"",
    ),
    (
        ",INTEROP,core,closes,",
        ",INTEROPP,core,closes,",
        "unknown-id",
        "sheet effects, row ROW, column code (B",
        "`INTEROP`",
    ),
    (
        ",INTEROP,core,closes,",
        ",INTEROP,corr,closes,",
        "unknown-id",
        "column option (C",
        "`core`",
    ),
    (
        ",INTEROP,core,closes,",
        ",INTEROP,core,closs,",
        "unknown-value",
        "column effect (D",
        "`closes`",
    ),
    (
        ",INTEROP,core,closes,0.45",
        ",INTEROP,full,closes,0.45",
        "duplicate-row",
        "column code (B",
        "remove one",
    ),
    (
        ",INTEROP,core,closes,0.45",
        ",INTEROP,core,closes,",
        "missing-cell",
        "column value (E",
        "0.3",
    ),
    (
        ",substantial,",
        ",big,",
        "unknown-value",
        "column grade (I",
        "substantial",
    ),
    (
        "\nskills-basic,,skills",
        "\ndpi-interoperability,,skills",
        "duplicate-row",
        "sheet components",
        "remove one",
    ),
    (
        ",DPI-04,dpi,",
        ",DPI-04,dpj,",
        "unknown-id",
        "column area (C",
        "`dpi`",
    ),
    (
        ",MAR TUN,",
        ",MAR TUM,",
        "unknown-id",
        "column members (G",
        "`TUN`",
    ),
    (
        ",MAR TUN,",
        ",MAR MAR,",
        "duplicate-id",
        "column members (G",
        "remove one",
    ),
    (
        ",dpi/registers.json,",
        ",../registers.json,",
        "bad-path",
        "column file (M",
        "below the catalogue",
    ),
    (
        ",dpi/registers.json,",
        ",taxonomy.json,",
        "bad-path",
        "column file (M",
        "below the catalogue",
    ),
    (
        "\n#sources",
        "\n#source",
        "unknown-sheet",
        "sheet source",
        "`sources`",
    ),
    ("\n#sources", "\n#source", "missing-sheet", "", "publisher"),
    (
        ",build_years,",
        ",build_year,",
        "unknown-column",
        "column build_year (M",
        "`build_years`",
    ),
    (
        ",build_years,",
        ",build_year,",
        "missing-column",
        "sheet options",
        "build_years",
    ),
    (
        ",NDICI-G,",
        ",NDICIG,",
        "unknown-id",
        "sheet finance, row ROW, column NDICIG",
        "`NDICI-G`",
    ),
    (
        ",region,Southern",
        ",regions,Southern",
        "unknown-value",
        "column test (B",
        "`region`",
    ),
    (
        ",region,Southern",
        ",oda,Southern",
        "unknown-value",
        "column value (C",
        "yes",
    ),
    (
        ",actors,eib-global",
        ",actor,eib-global",
        "unknown-value",
        "sheet lines",
        "`actors`",
    ),
    (
        ",capex,population_million,",
        ",capx,population_million,",
        "unknown-id",
        "sheet per_unit",
        "`capex`",
    ),
    (
        ",capex,population_million,",
        ",capex,population,",
        "unknown-id",
        "column indicator (D",
        "population",
    ),
];

#[test]
fn every_finding_names_its_cell_and_nothing_is_half_read() {
    let world = good();
    let book = String::from_utf8(export(&world, BookFormat::Csv)).expect("UTF-8");
    for (from, to, code, place, hint) in WRONG {
        assert!(book.contains(*from), "{from:?} is not in the book:\n{book}");
        let changed = book.replacen(from, to, 1);
        let line = 1
            + changed[..changed.find(to).expect("there")]
                .matches('\n')
                .count()
            + to.matches('\n').count();
        let place = place.replace("ROW", &line.to_string());
        let Err(rejected) = import(&world, changed.as_bytes(), "components") else {
            panic!("{to:?} is taken");
        };
        let words = said(&rejected);
        let fits = rejected.findings.iter().any(|finding| {
            let words = finding.to_string();
            finding.code == *code && words.contains(&place) && words.contains(*hint)
        });
        assert!(
            fits,
            "{from:?} -> {to:?}: no {code} at {place} with {hint:?} in\n{words}"
        );
        assert!(
            !words.contains("registers.json:"),
            "a line of a file that nobody sees:\n{words}"
        );
    }
}

#[test]
fn reasons_in_other_languages_come_back_and_belong_to_a_judgement() {
    let mut world = good();
    let registers = PathBuf::from("components/dpi/registers.json");
    let text = String::from_utf8(world.0[&registers].clone()).expect("UTF-8");
    let translated = text.replacen(
        "\"why\": \"registers are connected\"",
        "\"why\": \"registers are connected\", \"translations\": { \"fr\": { \"why\": \"les registres sont reliés\" } }",
        1,
    );
    assert_ne!(text, translated);
    world.0.insert(registers, translated.into_bytes());
    for format in FORMATS {
        round_trip(&world, format);
    }
    let book = String::from_utf8(export(&world, BookFormat::Csv)).expect("UTF-8");
    let row = "dpi-interoperability,,INTEROP,fr,,,les registres sont reliés";
    for (wrong, code) in [
        (row.replace("INTEROP", "INTEROPP"), "unknown-id"),
        (row.replace(",,INTEROP", ",core,INTEROP"), "two-translated"),
        (format!("{row}\n{row}"), "duplicate-row"),
    ] {
        assert!(book.contains(row), "{row:?} is not in the book:\n{book}");
        let changed = book.replacen(row, &wrong, 1);
        let rejected = import(&world, changed.as_bytes(), "components").expect_err("wrong");
        let codes: Vec<&str> = rejected.findings.iter().map(|found| found.code).collect();
        assert!(codes.contains(&code), "{wrong}: {}", said(&rejected));
    }
}

#[test]
fn lists_prerequisites_and_markers_come_back_in_other_languages() {
    let mut world = good();
    let registers = PathBuf::from("components/dpi/registers.json");
    let mut text = String::from_utf8(world.0[&registers].clone()).expect("UTF-8");
    for (from, to) in [
        (
            "\"delivers\": \"Secure data exchange between registers\",",
            "\"delivers\": \"Secure data exchange between registers\",
             \"translations\": { \"uk\": { \"actors\": [\"\", \"Естонська академія\"] },
               \"fr\": { \"name\": \"Couche\", \"risks\": [\"Un\", \"Deux\"] } },
             \"risks\": [\"One\", \"Two\"],
             \"markers\": { \"gender\": { \"score\": 1, \"why\": \"counted\",
               \"translations\": { \"ar\": { \"why\": \"تُحصى\" } } } },",
        ),
        (
            "\"why\": \"somebody must run it\"",
            "\"why\": \"somebody must run it\", \"translations\": { \"es\": { \"why\": \"alguien debe llevarla\" } }",
        ),
    ] {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    world.0.insert(registers, text.into_bytes());
    for format in FORMATS {
        round_trip(&world, format);
    }
    let book = String::from_utf8(export(&world, BookFormat::Csv)).expect("UTF-8");
    for row in [
        "dpi-interoperability,risks,Two,Deux,,,,",
        "dpi-interoperability,actors,Estonian e-Governance Academy,,,,,Естонська академія",
    ] {
        assert!(book.contains(row), "{row:?} is not in the book:\n{book}");
    }
}

/// Books exported before a column was there import as if it were empty.
#[test]
fn columns_that_came_later_may_be_missing() {
    let world = good();
    let book = String::from_utf8(export(&world, BookFormat::Csv)).expect("UTF-8");
    let mut old = book.clone();
    for (now, then) in [
        (
            "component,option,code,language,name,delivers,why\n",
            "component,option,language,name,delivers\n",
        ),
        (
            "component,list,text,fr,es,pt,ar,uk\n",
            "component,list,text\n",
        ),
        (
            "component,marker,score,why,confidence,fr,es,pt,ar,uk\n",
            "component,marker,score,why,confidence\n",
        ),
    ] {
        assert!(old.contains(now), "{now:?} is not in the book:\n{old}");
        old = old.replacen(now, then, 1);
    }
    let imported = import(&world, old.as_bytes(), "components")
        .unwrap_or_else(|rejected| panic!("{}", said(&rejected)));
    assert_eq!(imported.changed.len(), 0, "{:?}", imported.changed);
    let misspelled = book.replacen(
        "component,list,text,fr,es,pt,ar,uk\n",
        "component,list,text,fra,es,pt,ar,uk\n",
        1,
    );
    let rejected = import(&world, misspelled.as_bytes(), "components").expect_err("wrong");
    let codes: Vec<&str> = rejected.findings.iter().map(|found| found.code).collect();
    assert_eq!(codes, ["unknown-column"], "{}", said(&rejected));
}

#[test]
fn findings_are_told_all_at_once_in_the_order_of_the_sheets() {
    let world = good();
    let book = String::from_utf8(export(&world, BookFormat::Csv)).expect("UTF-8");
    let changed = book
        .replacen(",DPI-04,dpi,", ",DPI-04,dpj,", 1)
        .replacen(",1.5,0.6,", ",1.5,much,", 1)
        .replacen(",INTEROP,core,closes,", ",INTEROPP,core,closes,", 1);
    let rejected = import(&world, changed.as_bytes(), "components").expect_err("wrong");
    let codes: Vec<&str> = rejected
        .findings
        .iter()
        .map(|finding| finding.code)
        .collect();
    assert!(
        codes.starts_with(&["unknown-id", "wrong-type", "unknown-id"]),
        "{}",
        said(&rejected)
    );
}

#[test]
fn a_component_that_stands_in_another_file_is_not_written_twice() {
    let world = good();
    let book = String::from_utf8(export(&world, BookFormat::Csv)).expect("UTF-8");
    let moved = book.replace(",dpi/registers.json,", ",dpi/other.json,");
    let words = said(&import(&world, moved.as_bytes(), "components").expect_err("twice"));
    assert!(
        words.contains("stands in components/dpi/registers.json already"),
        "{words}"
    );
    let imported = import(&world, moved.as_bytes(), "new").expect("a new place");
    assert_eq!(imported.changed.len(), 1);
}

#[test]
fn semicolons_and_decimal_commas_are_understood() {
    let world = good();
    let book = String::from_utf8(export(&world, BookFormat::Csv)).expect("UTF-8");
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .flexible(true)
        .from_writer(Vec::new());
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(book.as_bytes());
    for record in reader.records() {
        let record = record.expect("a record");
        let local = record.iter().map(|cell| match cell.parse::<f64>() {
            Ok(_) => cell.replace('.', ","),
            Err(_) => cell.to_owned(),
        });
        writer.write_record(local).expect("memory");
    }
    let bytes = writer.into_inner().expect("memory");
    let imported = import(&world, &bytes, "components")
        .unwrap_or_else(|rejected| panic!("{}", said(&rejected)));
    assert_eq!(imported.changed, []);
}

#[test]
fn what_is_no_workbook_is_said_so() {
    let world = good();
    for (bytes, words) in [
        (&b""[..], "sheet `components` is missing"),
        (b"hello", "stands before the name of a sheet"),
        (b"PK\x03\x04 not a workbook", "cannot be read"),
        (b"\xd0\xcf\x11\xe0 the older kind", "without a password"),
        (b"#components\n\xff\xfe", "not UTF-8"),
    ] {
        let rejected = import(&world, bytes, "components").expect_err("no workbook");
        assert!(said(&rejected).contains(words), "{}", said(&rejected));
    }
}

fn tbo(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_tbo"))
        .args(arguments)
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn from_the_command_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (catalogue, partners) = (format!("{GOOD}/components"), format!("{GOOD}/partners"));
    let own = ["--catalogue", &catalogue];
    for name in ["c.xlsx", "c.csv"] {
        let (code, out, err) = tbo(&["export", "components", "-o", &path(name), own[0], own[1]]);
        assert_eq!((code, out.as_str()), (Some(0), ""), "{err}");
        let target = path(&format!("{name}-back"));
        let (code, out, err) = tbo(&[
            "import",
            &path(name),
            "-o",
            &target,
            own[0],
            own[1],
            "--partners",
            &partners,
        ]);
        assert_eq!((code, out.as_str()), (Some(0), ""), "{err}");
        assert!(err.contains("3 components read; 1 file"), "{err}");
        // A catalogue that stands by itself.
        let (code, _, err) = tbo(&["check", &target, &partners]);
        assert_eq!(code, Some(0), "{err}");
    }
    let (code, out, err) = tbo(&["export", "components", own[0], own[1]]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(out, fs::read_to_string(path("c.csv")).expect("a file"));

    let broken = path("broken.csv");
    fs::write(&broken, out.replacen(",DPI-04,dpi,", ",DPI-04,dpj,", 1)).expect("written");
    let target = path("broken-back");
    let (code, _, err) = tbo(&[
        "import",
        &broken,
        "-o",
        &target,
        own[0],
        own[1],
        "--partners",
        &partners,
    ]);
    assert_eq!(code, Some(3), "{err}");
    assert!(
        err.contains("column area (C3)") || err.contains("column area (C"),
        "{err}"
    );
    assert!(!Path::new(&target).exists(), "nothing is written");

    for (code, arguments) in [
        (2, &["export", "components", "-o", "c.ods"][..]),
        (2, &["export", "everything"]),
        (2, &["import"]),
        (2, &["import", "c.xlsx"]),
        (1, &["import", "no-such-file.xlsx", "-o", "x"]),
        (
            3,
            &["export", "components", "--catalogue", "no-such-folder"],
        ),
        (
            2,
            &[
                "build",
                "scenarios/kenya.json",
                "-o",
                "x",
                "--formats",
                "xslx",
            ],
        ),
    ] {
        let (found, out, err) = tbo(arguments);
        assert_eq!(
            (found, out.as_str()),
            (Some(code), ""),
            "{arguments:?}: {err}"
        );
    }
    let (_, _, err) = tbo(&[
        "build",
        "scenarios/kenya.json",
        "-o",
        "x",
        "--formats",
        "xslx",
    ]);
    assert!(err.contains("did you mean `xlsx`?"), "{err}");
}
