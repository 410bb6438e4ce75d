//! Files made to do harm: each ends in a plain error, and the same child goes on.

use std::fs;
use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};
use std::time::{Duration, Instant};

use sanad_media::{Child, Kind, MediaError, Source};

use crate::{child, made_bytes, real_folder};

/// Asks everything there is to ask, and returns the errors. Each answer must come in time; the child may not
/// die unless `may_die`.
fn asked(child: &mut Child, bytes: &[u8], may_die: bool) -> Vec<MediaError> {
    let began = Instant::now();
    let mut source = Cursor::new(bytes);
    let source: &mut dyn Source = &mut source;
    let errors: Vec<MediaError> = [
        child.look(source).err(),
        child.thumbnail(source, 200).err(),
        child.picture(source, 2000).err(),
        child.page(source, 0, 600).err(),
        child.text(source, 10_000).err(),
        child.plan(source).err(),
        child.piece(source, 0).err(),
        child.piece(source, 1).err(),
    ]
    .into_iter()
    .flatten()
    .collect();
    for error in &errors {
        let died = matches!(error, MediaError::Died | MediaError::TimedOut | MediaError::Garbage);
        assert!(!died || may_die, "{error}");
    }
    assert!(began.elapsed() < Duration::from_secs(60), "too slow");
    errors
}

#[test]
fn a_photograph_cut_anywhere() {
    let whole = fs::read(real_folder().join("عکس کهنه.jpg")).unwrap();
    let mut child = child();
    for step in 0..60 {
        let cut = whole.len() * step / 60;
        asked(&mut child, &whole[..cut], false);
    }
}

/// Bytes changed here and there in one file of each kind.
#[test]
fn everything_damaged_somewhere() {
    let mut child = child();
    for name in [
        "عکس کهنه.jpg",
        "اسکرین‌شات.png",
        "VID_20260314_104512.mp4",
        "د ښځې فلم.webm",
        "صدای شاهد.flac",
        "فرمان شماره ۱۲.pdf",
        "یادداشت.docx",
        "لیک.odt",
    ] {
        let whole = fs::read(real_folder().join(name)).unwrap();
        let mut chance = 0x9e37_79b9_7f4a_7c15_u64;
        for round in 0..6 {
            let mut bytes = whole.clone();
            for _ in 0..40 {
                chance =
                    chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                // The beginning has the tables of most formats.
                let reach = if round % 2 == 0 { bytes.len() } else { bytes.len().min(4096) };
                let at = usize::try_from(chance >> 33).unwrap() % reach;
                bytes[at] = (chance >> 20) as u8;
            }
            asked(&mut child, &bytes, true);
        }
    }
    assert_eq!(child.look(&mut Cursor::new(b"words".to_vec())).unwrap().kind, Kind::Text);
}

fn chunk(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut crc = flate2_crc(kind, body).to_be_bytes().to_vec();
    let mut whole = u32::try_from(body.len()).unwrap().to_be_bytes().to_vec();
    whole.extend(kind);
    whole.extend(body);
    whole.append(&mut crc);
    whole
}

/// CRC-32 as PNG has it.
fn flate2_crc(kind: &[u8], body: &[u8]) -> u32 {
    !kind.iter().chain(body).fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| crc >> 1 ^ if crc & 1 == 0 { 0 } else { 0xedb8_8320 })
    })
}

fn png(width: u32, height: u32, data: &[u8]) -> Vec<u8> {
    let mut whole = b"\x89PNG\r\n\x1a\n".to_vec();
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    whole.extend(chunk(b"IHDR", &head));
    whole.extend(chunk(b"IDAT", data));
    whole.extend(chunk(b"IEND", &[]));
    whole
}

#[test]
fn enormous_pictures_are_refused_before_they_are_decoded() {
    let mut child = child();
    let gif = [
        b"GIF89a".as_slice(),
        &[255; 4],
        &[0x80, 0, 0, 0, 0, 0, 255, 255, 255],
        b",\0\0\0\0",
        &[255; 4],
        &[0, 2, 1, 0, 0, 59],
    ]
    .concat();
    for (name, bytes) in [
        ("png", png(65535, 65535, b"\x78\x9c")),
        ("png, wider than all", png(0x7fff_ffff, 0x7fff_ffff, b"\x78\x9c")),
        ("gif", gif),
    ] {
        let began = Instant::now();
        let error = child.picture(&mut Cursor::new(&bytes), 1000).unwrap_err();
        assert!(matches!(error, MediaError::TooLarge { .. } | MediaError::Damaged), "{name}: {error}");
        assert!(began.elapsed() < Duration::from_secs(3), "{name}");
    }
    let error = child.picture(&mut Cursor::new(png(65535, 65535, b"\x78\x9c")), 1000).unwrap_err();
    assert!(matches!(error, MediaError::TooLarge { ref what } if what == "pixels"), "{error}");
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn office_papers_that_unpack_without_end() {
    let mut child = child();
    let spaces = vec![b' '; 40 << 20];
    let bomb = zipped(&[("word/document.xml", &spaces), ("[Content_Types].xml", b"<x/>")]);
    assert!(bomb.len() < 100_000);
    let error = child.text(&mut Cursor::new(&bomb), 1000).unwrap_err();
    assert!(matches!(error, MediaError::TooLarge { ref what } if what == "unpacked"), "{error}");
    // XML nested without end, and entities that stand for one another.
    let deep = "<w:p>".repeat(100_000);
    let error =
        child.text(&mut Cursor::new(zipped(&[("word/document.xml", deep.as_bytes())])), 1000).unwrap_err();
    assert!(matches!(error, MediaError::TooLarge { .. }), "{error}");
    let laughs = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:t>&b;x &amp; &#x633;</w:t>";
    let text =
        child.text(&mut Cursor::new(zipped(&[("word/document.xml", laughs.as_bytes())])), 1000).unwrap();
    assert_eq!(text.text, "x & س");
    // Ten thousand entries and one.
    let names: Vec<String> = (0..10_001).map(|number| format!("{number}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    let error = child.look(&mut Cursor::new(zipped(&many))).unwrap_err();
    assert!(matches!(error, MediaError::TooLarge { .. }), "{error}");
}

fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 8).unwrap();
    [&length.to_be_bytes()[..], kind, body].concat()
}

#[test]
fn films_with_tables_that_lie() {
    let mut child = child();
    let ftyp = boxed(b"ftyp", b"isom\0\0\0\0isom");
    // Boxes that do not advance, that go beyond the end, and that come without end.
    let mut still = ftyp.clone();
    still.extend([0, 0, 0, 4]);
    still.extend(b"moov");
    asked(&mut child, &still, false);
    let mut beyond = ftyp.clone();
    beyond.extend([0xff, 0xff, 0xff, 0xff]);
    beyond.extend(b"moov");
    asked(&mut child, &beyond, false);
    let mut long = ftyp.clone();
    long.extend([0, 0, 0, 1]);
    long.extend(b"moov");
    long.extend([0xff; 8]);
    asked(&mut child, &long, false);
    let endless = [ftyp, boxed(b"free", b"").repeat(500_000)].concat();
    let error = child.plan(&mut Cursor::new(&endless)).unwrap_err();
    assert!(matches!(error, MediaError::TooLarge { ref what } if what == "tables"), "{error}");
    // Boxes within boxes, deeper than any stack.
    let mut deep = Vec::new();
    for _ in 0..20_000 {
        deep = boxed(b"moov", &deep[..deep.len().min(200_000)]);
    }
    asked(&mut child, &deep, false);

    // A true film in which each number of each table is made the largest there is.
    let film = made_bytes(
        "-f lavfi -i testsrc=s=64x64:r=10:d=2 -f lavfi -i sine=d=2 -c:v libx264 -bf 2 -pix_fmt yuv420p -c:a aac -movflags faststart",
        "a.mp4",
    );
    for kind in
        [b"stco", b"stsz", b"stsc", b"stts", b"ctts", b"stss", b"elst", b"mdhd", b"mvhd", b"esds", b"avcC"]
    {
        let places: Vec<usize> =
            film.windows(4).enumerate().filter(|(_, w)| w == kind).map(|(at, _)| at).collect();
        assert!(!places.is_empty(), "{kind:?}");
        for field in [0, 4, 8, 12, 16, 20] {
            for value in [[0xff; 4], [0; 4], [0x7f, 0xff, 0xff, 0xff], [0, 0, 0, 1]] {
                let mut bytes = film.clone();
                for place in &places {
                    bytes[place + 4 + field..place + 8 + field].copy_from_slice(&value);
                }
                let mut source = Cursor::new(&bytes);
                let plan = child.plan(&mut source);
                if let Ok(plan) = &plan {
                    for number in 0..plan.pieces.len().min(8) {
                        let _ = child.piece(&mut source, u32::try_from(number).unwrap());
                    }
                }
                if let Err(error) = plan {
                    assert!(
                        !matches!(error, MediaError::Died | MediaError::TimedOut),
                        "{kind:?} {field}: {error}"
                    );
                }
            }
        }
    }
}

#[test]
fn matroska_without_end() {
    let mut child = child();
    let head = [
        0x1a, 0x45, 0xdf, 0xa3, 0x80, 0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    ];
    // Empty elements of every size, and clusters in clusters without a size.
    let empty = [&head[..], &[0xec, 0x80].repeat(2_000_000)].concat();
    asked(&mut child, &empty, false);
    let open = [0x1f, 0x43, 0xb6, 0x75, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff].repeat(100_000);
    asked(&mut child, &[&head[..], &open].concat(), false);
    asked(&mut child, &[&head[..], &[0xff; 1000]].concat(), false);
}

#[test]
fn sound_that_lies() {
    let mut child = child();
    // Pages of Ogg with nothing in them; an MP3 of noise; a WAVE that says it is longer than the world.
    let mut page = b"OggS\0\x02".to_vec();
    page.resize(27, 0);
    asked(&mut child, &page.repeat(200_000), false);
    asked(&mut child, &[0xff, 0xfb, 0x00].repeat(1_000_000), false);
    asked(&mut child, &[0xff, 0xf8].repeat(500_000), false);
    let wav = [
        b"RIFF\xff\xff\xff\xffWAVEfmt ".as_slice(),
        &[16, 0, 0, 0, 1, 0, 255, 255, 1, 0, 0, 0],
        &[0; 4],
        &[1, 0, 16, 0],
        b"data\xff\xff\xff\xff",
        &[0; 64],
    ]
    .concat();
    asked(&mut child, &wav, false);
    let flac = [b"fLaC".as_slice(), &[0x00, 0xff, 0xff, 0xff].repeat(1000)].concat();
    asked(&mut child, &flac, false);
}

/// Nothing of it runs, and nothing of it is drawn: it is shown as the words it is.
#[test]
fn an_svg_with_a_script_is_text() {
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>fetch('http://192.0.2.1/')</script></svg>";
    let mut child = child();
    let looked = child.look(&mut Cursor::new(svg.as_slice())).unwrap();
    assert_eq!((looked.kind, looked.format.as_str()), (Kind::Text, "svg"));
    let error = child.picture(&mut Cursor::new(svg.as_slice()), 100).unwrap_err();
    assert!(matches!(error, MediaError::NotSupported { ref what } if what == "svg"), "{error}");
    assert!(matches!(child.thumbnail(&mut Cursor::new(svg.as_slice()), 100), Err(MediaError::NoPicture)));
    assert!(child.text(&mut Cursor::new(svg.as_slice()), 1000).unwrap().text.contains("<script>"));
}

#[test]
fn a_pdf_with_a_script_and_a_remote_link_is_drawn_without_them() {
    let objects = [
        "1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction 4 0 R/AA<</WC 4 0 R>>>>endobj",
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Annots[5 0 R]/Contents 6 0 R>>endobj",
        "4 0 obj<</S/JavaScript/JS(app.launchURL('http://192.0.2.1/'))>>endobj",
        "5 0 obj<</Type/Annot/Subtype/Link/Rect[0 0 200 100]/A<</S/URI/URI(http://192.0.2.1/)>>>>endobj",
        "6 0 obj<</Length 29/F(http://192.0.2.1/stream)>>stream\n1 0 0 rg 20 20 100 50 re f   \nendstream endobj",
    ];
    let pdf = format!("%PDF-1.7\n{}\ntrailer<</Root 1 0 R/Size 7>>\n%%EOF", objects.join("\n"));
    let mut child = child();
    let drawn = child.page(&mut Cursor::new(pdf.as_bytes()), 0, 400).unwrap();
    assert_eq!((drawn.width, drawn.height), (400, 200));
    // Pages within pages without end.
    let endless = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";
    asked(&mut child, endless.as_bytes(), true);
    let wide = pdf.replace("0 0 200 100", "0 0 1e30 1e30");
    asked(&mut child, wide.as_bytes(), true);
}

/// A hundred gigabytes of film of which only the tables are there: nothing is read but them.
#[test]
fn a_film_of_a_hundred_gigabytes() {
    struct Huge {
        film: Vec<u8>,
        at: u64,
        read: u64,
    }
    const LENGTH: u64 = 100 << 30;
    impl Read for Huge {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let here = usize::try_from(self.at).unwrap_or(usize::MAX);
            let count = match self.film.get(here..).filter(|rest| !rest.is_empty()) {
                Some(mut rest) => rest.read(into)?,
                None => {
                    let left = usize::try_from((LENGTH - self.at).min(1 << 20)).unwrap();
                    let count = into.len().min(left);
                    into[..count].fill(0);
                    count
                }
            };
            self.at += count as u64;
            self.read += count as u64;
            Ok(count)
        }
    }
    impl Seek for Huge {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.at = match to {
                SeekFrom::Start(at) => at,
                SeekFrom::End(by) => LENGTH.checked_add_signed(by).unwrap(),
                SeekFrom::Current(by) => self.at.checked_add_signed(by).unwrap(),
            };
            Ok(self.at)
        }
    }
    let mut film = made_bytes(
        "-f lavfi -i testsrc=s=64x64:r=10:d=8 -c:v libx264 -g 20 -pix_fmt yuv420p -movflags faststart",
        "a.mp4",
    );
    // The last box goes to the end of the film, wherever that is.
    let mdat = film.windows(4).position(|bytes| bytes == b"mdat").unwrap();
    film[mdat - 4..mdat].copy_from_slice(&[0; 4]);
    let mut huge = Huge { film, at: 0, read: 0 };
    let mut child = child();
    let plan = child.plan(&mut huge).unwrap();
    assert_eq!(plan.pieces.len(), 4);
    child.piece(&mut huge, 2).unwrap();
    assert!(huge.read < 4 << 20, "{} bytes were read", huge.read);
}
