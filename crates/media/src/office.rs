//! Papers of office programs: zips with XML inside, opened within hard bounds. Macros, links and pictures
//! in them are never looked at.

use std::io::{BufReader, Read};

use quick_xml::events::Event;
use sanad_media::wire::Refusal;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::claims::Claims;
use crate::input::{Input, length};

/// The most entries of a zip that is opened.
const ENTRIES: usize = 10_000;
/// The most bytes one entry may unpack to.
const UNPACKED: u64 = 64 << 20;
/// How many times its packed size an entry may unpack to, if that is more than a megabyte: XML packs to a
/// tenth, seldom to a fiftieth; a bomb to a thousandth.
const RATIO: u64 = 300;
/// How much XML may stand inside XML.
const DEEPEST: usize = 256;

/// Which program a paper is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Office {
    /// docx.
    Docx,
    /// xlsx.
    Xlsx,
    /// pptx.
    Pptx,
    /// odt, ods, odp and their like.
    OpenDocument,
}

impl Office {
    /// A short stable word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::OpenDocument => "opendocument",
        }
    }
}

type Archive<'a> = ZipArchive<BufReader<&'a mut dyn Input>>;

fn opened(input: &mut dyn Input) -> Result<Archive<'_>, Refusal> {
    if length(input)? > 4 << 30 {
        return Err(Refusal::too_large("file"));
    }
    input.rewind()?;
    let archive =
        ZipArchive::new(BufReader::with_capacity(1 << 16, input)).map_err(|error| refusal(&error))?;
    if archive.len() > ENTRIES { Err(Refusal::too_large("unpacked")) } else { Ok(archive) }
}

fn kind_of(archive: &Archive<'_>) -> Option<Office> {
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("word/document.xml") {
        Some(Office::Docx)
    } else if has("xl/workbook.xml") {
        Some(Office::Xlsx)
    } else if has("ppt/presentation.xml") {
        Some(Office::Pptx)
    } else if has("content.xml") && has("mimetype") {
        Some(Office::OpenDocument)
    } else {
        None
    }
}

/// What a zip is, if it is a paper, and what it says about itself.
pub fn look(input: &mut dyn Input, claims: &mut Claims) -> Result<Option<Office>, Refusal> {
    let mut archive = opened(input)?;
    let Some(kind) = kind_of(&archive) else { return Ok(None) };
    let files: &[&str] =
        if kind == Office::OpenDocument { &["meta.xml"] } else { &["docProps/core.xml", "docProps/app.xml"] };
    for file in files {
        if let Some(xml) = entry(&mut archive, file)? {
            told(&xml, kind == Office::OpenDocument, claims)?;
        }
    }
    Ok(Some(kind))
}

/// The paragraphs of a paper, one to a line, and whether there are more.
pub fn words(input: &mut dyn Input, max_chars: usize) -> Result<(String, bool), Refusal> {
    let mut archive = opened(input)?;
    let kind = kind_of(&archive).ok_or_else(|| Refusal::unsupported("zip"))?;
    let mut said = String::new();
    let most = max_chars.saturating_mul(4);
    let files: Vec<String> = match kind {
        Office::Docx => vec!["word/document.xml".into()],
        Office::Xlsx => vec!["xl/sharedStrings.xml".into()],
        Office::OpenDocument => vec!["content.xml".into()],
        Office::Pptx => (1..1000)
            .map(|number| format!("ppt/slides/slide{number}.xml"))
            .take_while(|name| archive.index_for_name(name).is_some())
            .collect(),
    };
    for file in files {
        if let Some(xml) = entry(&mut archive, &file)? {
            paragraphs(&xml, kind == Office::OpenDocument, most, &mut said)?;
        }
        if said.len() > most {
            return Ok((said, true));
        }
    }
    Ok((said, false))
}

/// One entry, unpacked within the bounds.
fn entry(archive: &mut Archive<'_>, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
    let entry = match archive.by_name(name) {
        Ok(entry) => entry,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(refusal(&error)),
    };
    let most = UNPACKED.min(entry.compressed_size().saturating_mul(RATIO).max(1 << 20));
    let mut bytes = Vec::new();
    entry.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(Refusal::too_large("unpacked")) } else { Ok(Some(bytes)) }
}

fn refusal(error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword => Refusal::unsupported("zip"),
        _ => Refusal::Damaged,
    }
}

/// The text of paragraphs: in OpenDocument all text within `p` and `h`, otherwise that of `t` alone.
fn paragraphs(xml: &[u8], open_document: bool, most: usize, said: &mut String) -> Result<(), Refusal> {
    let mut reader = quick_xml::Reader::from_reader(xml);
    let mut depth = 0_usize;
    let mut inside = 0_usize;
    let opens = |name: &str| if open_document { matches!(name, "p" | "h") } else { name == "t" };
    let mut buffer = Vec::new();
    while said.len() <= most {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Refusal::Damaged)? {
            Event::Start(tag) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Refusal::too_large("unpacked"));
                }
                inside += usize::from(opens(tag.local_name().as_ref()));
            }
            Event::Empty(tag) => match tag.local_name().as_ref() {
                "tab" => said.push('\t'),
                "br" | "line-break" | "cr" => said.push('\n'),
                "s" if inside > 0 => said.push(' '),
                "p" => end_line(said),
                _ => {}
            },
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                let name = tag.local_name();
                inside = inside.saturating_sub(usize::from(opens(name.as_ref())));
                if matches!(name.as_ref(), "p" | "h" | "si") {
                    end_line(said);
                }
            }
            Event::Text(text) if inside > 0 => said.push_str(text.as_ref()),
            Event::GeneralRef(name) if inside > 0 => said.push_str(&character(&name)),
            Event::CData(text) if inside > 0 => said.push_str(text.as_ref()),
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(())
}

fn end_line(said: &mut String) {
    if !said.is_empty() {
        said.push('\n');
    }
}

/// What an entity stands for: the five of XML and numbers. A file's own entities are never followed.
fn character(name: &str) -> String {
    if let Some(known) = quick_xml::escape::resolve_predefined_entity(name) {
        return known.to_owned();
    }
    let number = name.strip_prefix('#').and_then(|digits| {
        digits.strip_prefix('x').map_or_else(|| digits.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())
    });
    number.and_then(char::from_u32).map(String::from).unwrap_or_default()
}

/// The claims of `core.xml`, `app.xml` and `meta.xml`.
fn told(xml: &[u8], open_document: bool, claims: &mut Claims) -> Result<(), Refusal> {
    let mut reader = quick_xml::Reader::from_reader(xml);
    let mut name: Option<&'static str> = None;
    let mut value = String::new();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Refusal::Damaged)? {
            Event::Start(tag) => {
                name = known(tag.local_name().as_ref(), open_document);
                value.clear();
            }
            Event::Text(text) if name.is_some() && value.len() < 8000 => {
                value.push_str(text.as_ref());
            }
            Event::GeneralRef(entity) if name.is_some() && value.len() < 8000 => {
                value.push_str(&character(&entity));
            }
            Event::End(_) => {
                if let Some(name) = name.take() {
                    claims.add(name, &value);
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn known(element: &str, open_document: bool) -> Option<&'static str> {
    Some(match element {
        // The same word means who began it in one family of formats, and who had it last in the other.
        "creator" if open_document => "last_author",
        "initial-creator" | "creator" => "author",
        "lastModifiedBy" => "last_author",
        "created" | "creation-date" => "created_at",
        "modified" | "date" => "modified_at",
        "title" => "title",
        "subject" => "subject",
        "description" => "description",
        "keywords" | "keyword" => "keywords",
        "Application" | "generator" => "software",
        "Pages" => "pages",
        "language" => "language",
        _ => return None,
    })
}
