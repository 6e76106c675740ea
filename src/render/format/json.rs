//! The result itself, as outside tools and `tbo verify` read it.

use super::{Format, Input, text};
use crate::render::{OutFile, RenderError};

pub(super) const FORMAT: Format = Format {
    name: "json",
    writes: "result.json: the result with every figure unrounded",
    write,
};

fn write(input: &Input, files: &mut Vec<OutFile>) -> Result<(), RenderError> {
    let mut json = serde_json::to_string_pretty(input.result).map_err(RenderError::Json)?;
    json.push('\n');
    files.push(text("result.json", json));
    Ok(())
}
