//! The scripts that shells complete commands with.

use std::process::Command;

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

fn script(shell: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_tbo"))
        .args(["completions", shell])
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{shell}: {said}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn every_shell_knows_every_command() {
    let help = Command::new(env!("CARGO_BIN_EXE_tbo"))
        .arg("--help")
        .output()
        .expect("the program runs");
    let help = String::from_utf8(help.stdout).expect("UTF-8");
    let commands = help
        .split("Commands:\n")
        .nth(1)
        .expect("a list of commands");
    let commands: Vec<&str> = commands
        .lines()
        .take_while(|line| !line.is_empty())
        // What a long help text runs over to stands further in.
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.contains(&"build") && commands.contains(&"completions"));
    for shell in SHELLS {
        let script = script(shell);
        for command in &commands {
            assert!(script.contains(command), "{shell}: {command}");
        }
        assert!(script.contains("time-limit"), "{shell}");
    }
}

/// What bash offers after these words, with its real completion machinery.
fn offered(words: &[&str]) -> Vec<String> {
    let ask = format!(
        "{}\nCOMP_WORDS=({}); COMP_CWORD={}; _tbo tbo '{}' '{}'; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        script("bash"),
        words.join(" "),
        words.len() - 1,
        words[words.len() - 1],
        words[words.len() - 2],
    );
    let output = Command::new("bash")
        .args(["--norc", "-c", &ask])
        .output()
        .expect("bash runs");
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    said.lines().map(str::to_owned).collect()
}

#[test]
fn bash_completes_commands_and_values() {
    assert_eq!(offered(&["tbo", "cov"]), ["coverage"]);
    assert_eq!(offered(&["tbo", "coverage", "--format", "m"]), ["markdown"]);
    assert!(offered(&["tbo", "list", "c"]).contains(&"components".to_owned()));
}

#[test]
fn another_shell_is_wrong_usage() {
    let output = Command::new(env!("CARGO_BIN_EXE_tbo"))
        .args(["completions", "tcsh"])
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("bash"));
}
