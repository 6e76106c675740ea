//! Unpacking within limits.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::{BAD_PART, NO_DOCX, Reader, TOO_LARGE};

/// Bytes beyond which a file is not read.
pub(super) const MOST_BYTES: u64 = 32 << 20;
/// Bytes of one part beyond which it is not unpacked.
const MOST_OF_A_PART: u64 = 16 << 20;
/// Bytes that are unpacked in all.
const MOST_IN_ALL: u64 = 64 << 20;
/// Parts beyond which a file is not read.
const MOST_PARTS: usize = 2_000;

/// The archive and how much may still be unpacked.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

impl<'b> Archive<'b> {
    /// Opens the file; what it is instead of a Word file is said where that can be seen.
    pub(super) fn open(reader: &mut Reader, bytes: &'b [u8]) -> Option<Self> {
        let word = "give a Word Document (.docx) or a Word Template (.dotx)";
        if bytes.len() as u64 > MOST_BYTES {
            let message = format!("the file is larger than {} MB", MOST_BYTES >> 20);
            reader.refuse(TOO_LARGE, "", message, "take large pictures out of it");
            return None;
        }
        if bytes.is_empty() {
            reader.refuse(NO_DOCX, "", "the file is empty", word);
            return None;
        }
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            let message = "the file is protected by a password, or an old Word file (.doc)";
            let hint = "take the password off, or save it as Word Document (.docx)";
            reader.refuse(NO_DOCX, "", message, hint);
            return None;
        }
        let zip = match ZipArchive::new(Cursor::new(bytes)) {
            Ok(zip) => zip,
            Err(error) => {
                let message = format!("not a Word file: {error}");
                reader.refuse(NO_DOCX, "", message, word);
                return None;
            }
        };
        if zip.len() > MOST_PARTS {
            let message = format!("it has {} parts, more than {MOST_PARTS}", zip.len());
            reader.refuse(TOO_LARGE, "", message, "save it again in Word");
            return None;
        }
        Some(Archive {
            zip,
            left: MOST_IN_ALL,
        })
    }

    /// A part, or nothing where there is none of this name. Too much of it is remembered.
    pub(super) fn part(&mut self, reader: &mut Reader, name: &str) -> Option<Vec<u8>> {
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(zip::result::ZipError::FileNotFound) => return None,
            Err(error) => {
                let message = format!("cannot be unpacked: {error}");
                reader.refuse(NO_DOCX, name, message, "save it again in Word");
                return None;
            }
        };
        // The size that a part states may be a lie: what counts is what comes out.
        let most = MOST_OF_A_PART.min(self.left);
        let mut bytes = Vec::new();
        if let Err(error) = part.take(most + 1).read_to_end(&mut bytes) {
            let message = format!("cannot be unpacked: {error}");
            reader.refuse(NO_DOCX, name, message, "save it again in Word");
            return None;
        }
        if bytes.len() as u64 > most {
            let message = format!("unpacks to more than {} MB", MOST_OF_A_PART >> 20);
            reader.refuse(TOO_LARGE, name, message, "take large pictures out of it");
            return None;
        }
        self.left -= bytes.len() as u64;
        Some(bytes)
    }

    /// A part that has to be there, as text.
    pub(super) fn text(&mut self, reader: &mut Reader, name: &str) -> Option<String> {
        let before = reader.findings.len();
        let Some(bytes) = self.part(reader, name) else {
            if reader.findings.len() == before {
                let hint = "give a Word Document (.docx) or a Word Template (.dotx)";
                reader.refuse(NO_DOCX, name, format!("it has no part {name}"), hint);
            }
            return None;
        };
        let text = String::from_utf8(bytes).ok();
        let text = text.map(|text| text.trim_start_matches('\u{feff}').to_owned());
        if text.is_none() {
            reader.refuse(BAD_PART, name, "not UTF-8", "save it again in Word");
        }
        text
    }
}
