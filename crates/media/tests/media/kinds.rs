//! Every kind of file: what it says about itself, and how it is shown.

use std::fs::{self, File};
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::Command;

use sanad_media::{Kind, Looked, MediaError, Picture};

use crate::{child, made, made_bytes, real, real_folder};

fn said<'a>(looked: &'a Looked, name: &str) -> &'a str {
    let claim = looked.claims.iter().find(|claim| claim.name == name);
    claim.map_or_else(|| panic!("no {name} in {looked:?}"), |claim| claim.value.as_str())
}

/// What ffprobe says of a picture: its codec, width and height.
fn probed(picture: &Picture) -> (String, u32, u32) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("picture");
    fs::write(&path, &picture.bytes).unwrap();
    let out = Command::new("ffprobe")
        .args(["-v", "error", "-show_entries", "stream=codec_name,width,height", "-of", "csv=p=0"])
        .arg(path)
        .output()
        .unwrap();
    let line = String::from_utf8(out.stdout).unwrap();
    let mut parts = line.trim().split(',').map(str::to_owned);
    let codec = parts.next().unwrap();
    (codec, parts.next().unwrap().parse().unwrap(), parts.next().unwrap().parse().unwrap())
}

#[test]
fn a_photograph_from_a_telephone() {
    let mut child = child();
    let mut photograph = real("IMG_20260314_104500.jpg");
    let looked = child.look(&mut photograph).unwrap();
    assert_eq!(looked.kind, Kind::Picture);
    assert_eq!((looked.width, looked.height), (Some(3024), Some(4032)));
    assert_eq!(said(&looked, "camera_make"), "Samsung");
    assert_eq!(said(&looked, "camera_model"), "SM-A145F");
    assert_eq!(said(&looked, "taken_at"), "2026-03-14T10:45:00+04:30");
    assert!(said(&looked, "gps").starts_with("+34.55530+069.20750"), "{looked:?}");
    assert_eq!((said(&looked, "exposure"), said(&looked, "aperture")), ("1/120", "1.8"));
    let shown = child.picture(&mut photograph, 2000).unwrap();
    assert_eq!((shown.mime, shown.width, shown.height), ("image/jpeg", 1500, 2000));
    assert_eq!(probed(&shown), ("mjpeg".into(), 1500, 2000));
    // Nothing of the file but its pixels.
    assert!(!shown.bytes.windows(7).any(|bytes| bytes == b"Samsung" || bytes == b"Exif\0\0M"));
    let small = child.thumbnail(&mut photograph, 256).unwrap();
    assert_eq!((small.width, small.height), (192, 256));
}

#[test]
fn a_picture_is_turned_as_its_exif_says() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("turned.jpg");
    fs::copy(real_folder().join("عکس کهنه.jpg"), &path).unwrap();
    let (width, height) = {
        let looked = child().look(&mut File::open(&path).unwrap()).unwrap();
        (looked.width.unwrap(), looked.height.unwrap())
    };
    let done = Command::new("exiftool")
        .args(["-q", "-n", "-overwrite_original", "-Orientation=6"])
        .arg(&path)
        .status();
    assert!(done.unwrap().success());
    let looked = child().look(&mut File::open(&path).unwrap()).unwrap();
    assert_eq!((looked.width, looked.height), (Some(height), Some(width)));
    let shown = child().picture(&mut File::open(&path).unwrap(), 8000).unwrap();
    assert_eq!((shown.width, shown.height), (height, width));
}

#[test]
fn every_kind_of_picture() {
    for (name, word, arguments) in [
        ("a.png", "png", "-f lavfi -i testsrc=s=200x100:d=1 -frames:v 1"),
        ("a.gif", "gif", "-f lavfi -i testsrc=s=200x100:r=5:d=1"),
        ("a.bmp", "bmp", "-f lavfi -i testsrc=s=200x100:d=1 -frames:v 1"),
        ("a.tiff", "tiff", "-f lavfi -i testsrc=s=200x100:d=1 -frames:v 1"),
        ("a.webp", "webp", "-f lavfi -i testsrc=s=200x100:d=1 -frames:v 1"),
        ("a.jpg", "jpg", "-f lavfi -i testsrc=s=200x100:d=1 -frames:v 1"),
    ] {
        let bytes = made_bytes(arguments, name);
        let mut child = child();
        let looked = child.look(&mut Cursor::new(&bytes)).unwrap();
        assert_eq!((looked.kind, looked.format.as_str()), (Kind::Picture, word));
        assert_eq!((looked.width, looked.height), (Some(200), Some(100)), "{name}");
        let shown = child.picture(&mut Cursor::new(&bytes), 100).unwrap();
        let (_, width, height) = probed(&shown);
        assert_eq!((width, height), (100, 50), "{name}");
    }
}

/// A card that was pulled out: half of the file is there.
#[test]
fn a_photograph_cut_off_is_shown_as_far_as_it_goes_and_said_to_be() {
    let whole = fs::read(real_folder().join("IMG_20260314_104500.jpg")).unwrap();
    let mut child = child();
    assert!(!child.look(&mut Cursor::new(&whole)).unwrap().cut);
    // Without the mark of its end; in the middle of its pixels; and nothing but zeros where pixels were.
    for length in [whole.len() - 2, whole.len() / 2] {
        let half = &whole[..length];
        assert!(child.look(&mut Cursor::new(half)).unwrap().cut, "{length}");
        let shown = child.picture(&mut Cursor::new(half), 2000).unwrap();
        assert_eq!((shown.width, shown.height), (1500, 2000));
    }
    let mut zeros = whole[..whole.len() / 2].to_vec();
    zeros.resize(whole.len(), 0);
    assert!(child.look(&mut Cursor::new(&zeros)).unwrap().cut);
    // What telephones hang on behind the end is no part of the picture.
    let mut longer = whole;
    longer.extend(b"a short film");
    assert!(!child.look(&mut Cursor::new(&longer)).unwrap().cut);
}

#[test]
fn every_kind_of_picture_cut_off() {
    for (name, arguments, shown_in_part) in [
        ("a.png", "-f lavfi -i testsrc2=s=400x300:d=1 -frames:v 1", true),
        ("a.png", "-f lavfi -i testsrc2=s=400x300:d=1 -frames:v 1 -pix_fmt rgb48be", false),
        ("a.gif", "-f lavfi -i testsrc2=s=400x300:r=5:d=0.2", true),
        ("a.webp", "-f lavfi -i testsrc2=s=400x300:d=1 -frames:v 1", false),
        ("a.jpg", "-f lavfi -i testsrc2=s=400x300:d=1 -frames:v 1", true),
    ] {
        let whole = made_bytes(arguments, name);
        let half = &whole[..whole.len() * 3 / 5];
        let mut child = child();
        assert!(!child.look(&mut Cursor::new(&whole)).unwrap().cut, "{name}");
        assert!(child.look(&mut Cursor::new(half)).unwrap().cut, "{name}");
        let shown = child.picture(&mut Cursor::new(half), 400);
        match shown {
            Ok(shown) => assert_eq!((shown_in_part, shown.width, shown.height), (true, 400, 300), "{name}"),
            Err(error) => {
                assert!(!shown_in_part, "{name}: {error}");
                assert!(matches!(error, MediaError::Damaged), "{name}: {error}");
            }
        }
        // A file that is whole and wrong inside was not cut off.
        let mut wrong = whole.clone();
        for byte in wrong.iter_mut().skip(whole.len() / 2).take(8) {
            *byte = byte.wrapping_add(1);
        }
        if name == "a.png" {
            assert!(!child.look(&mut Cursor::new(&wrong)).unwrap().cut, "{name}");
            let refused = child.picture(&mut Cursor::new(&wrong), 400).unwrap_err();
            assert!(matches!(refused, MediaError::Damaged), "{refused}");
        }
    }
}

#[test]
fn films_say_what_they_claim() {
    let mut child = child();
    let looked = child.look(&mut real("VID_20260314_104512.mp4")).unwrap();
    assert_eq!(looked.kind, Kind::Film);
    assert_eq!((looked.width, looked.height), (Some(640), Some(360)));
    assert!((9_900..10_200).contains(&looked.duration_ms.unwrap()), "{looked:?}");
    assert!(said(&looked, "gps").starts_with("+34.5553"), "{looked:?}");
    assert!(said(&looked, "created_at").starts_with("2026-03-14T"), "{looked:?}");
    let looked = child.look(&mut real("د ښځې فلم.webm")).unwrap();
    assert_eq!((looked.kind, looked.width), (Kind::Film, Some(640)));
    // VP8 has a picture to show; H.264 has none without its decoder.
    let small = child.thumbnail(&mut real("د ښځې فلم.webm"), 320).unwrap();
    assert_eq!((small.width, small.height), (320, 180));
    let none = child.thumbnail(&mut real("VID_20260314_104512.mp4"), 320).unwrap_err();
    assert!(matches!(none, MediaError::NoPicture), "{none}");
}

#[test]
fn sound_says_what_it_claims_and_shows_its_cover() {
    let (_folder, cover) = made("-f lavfi -i testsrc=s=300x300:d=1 -frames:v 1", "cover.jpg");
    let bytes = made_bytes(
        &format!(
            "-f lavfi -i sine=d=3 -i {} -map 0 -map 1 -c:v copy -disposition:v attached_pic -metadata title=Title -metadata artist=Artist",
            cover.display()
        ),
        "a.mp3",
    );
    let mut child = child();
    let looked = child.look(&mut Cursor::new(&bytes)).unwrap();
    assert_eq!(looked.kind, Kind::Sound);
    assert_eq!((said(&looked, "title"), said(&looked, "artist")), ("Title", "Artist"));
    assert!((2_900..3_200).contains(&looked.duration_ms.unwrap()), "{looked:?}");
    let small = child.thumbnail(&mut Cursor::new(&bytes), 100).unwrap();
    assert_eq!((small.width, small.height), (100, 100));
    let looked = child.look(&mut real("صدای شاهد.flac")).unwrap();
    assert_eq!(looked.kind, Kind::Sound);
    let none = child.thumbnail(&mut real("صدای شاهد.flac"), 100).unwrap_err();
    assert!(matches!(none, MediaError::NoPicture), "{none}");
}

#[test]
fn the_pages_of_a_decree() {
    let mut child = child();
    let mut decree = real("فرمان شماره ۱۲.pdf");
    let looked = child.look(&mut decree).unwrap();
    assert_eq!((looked.kind, looked.pages), (Kind::Pdf, Some(3)));
    assert!(said(&looked, "producer").contains("Ghostscript"), "{looked:?}");
    for page in 0..3 {
        let drawn = child.page(&mut decree, page, 800).unwrap();
        assert_eq!(drawn.width, 800);
        let (_, width, height) = probed(&drawn);
        assert_eq!((width, height), (drawn.width, drawn.height));
        // Words on it: neither white nor black all over.
        assert!(drawn.bytes.len() > 10_000, "page {page} is blank");
    }
    let beyond = child.page(&mut decree, 3, 800).unwrap_err();
    assert!(matches!(beyond, MediaError::NotSupported { ref what } if what == "page"), "{beyond}");
    let small = child.thumbnail(&mut decree, 200).unwrap();
    assert!(small.width <= 200 && small.height <= 200);
}

#[test]
fn words_and_papers() {
    let mut child = child();
    let told = fs::read_to_string(real_folder().join("گفته‌های شاهد.txt")).unwrap();
    let text = child.text(&mut real("گفته‌های شاهد.txt"), 100_000).unwrap();
    assert_eq!((text.text, text.truncated, text.encoding.as_str()), (told.clone(), false, "UTF-8"));
    let short = child.text(&mut real("گفته‌های شاهد.txt"), 10).unwrap();
    assert_eq!((short.text.chars().count(), short.truncated), (10, true));
    for (name, format) in [("لیک.odt", "opendocument"), ("یادداشت.docx", "docx")] {
        let looked = child.look(&mut real(name)).unwrap();
        assert_eq!((looked.kind, looked.format.as_str()), (Kind::Office, format));
        let text = child.text(&mut real(name), 100_000).unwrap();
        assert!(text.text.lines().count() > 1, "{name}: {}", text.text);
        assert!(!text.text.contains('<'), "{name}");
    }
    let letter = child.text(&mut real("رسالة.eml"), 1000).unwrap();
    assert!(letter.truncated && letter.text.contains("MIME-Version"), "{}", letter.text);
}

#[test]
fn what_is_unknown_is_said_to_be() {
    let mut child = child();
    let looked = child.look(&mut Cursor::new(vec![0, 1, 2, 3])).unwrap();
    assert_eq!((looked.kind, looked.format.as_str()), (Kind::Unknown, ""));
    assert_eq!(child.look(&mut Cursor::new(Vec::new())).unwrap().kind, Kind::Unknown);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("a.txt", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(b"words").unwrap();
    let zip = zip.finish().unwrap().into_inner();
    assert_eq!(child.look(&mut Cursor::new(&zip)).unwrap().kind, Kind::Unknown);
    let refused = child.text(&mut Cursor::new(&zip), 100).unwrap_err();
    assert!(matches!(refused, MediaError::NotSupported { ref what } if what == "zip"), "{refused}");
}

#[test]
fn the_program_is_found_beside_the_tests() {
    assert_eq!(sanad_media::find_program().as_deref(), Some(Path::new(crate::PROGRAM)));
}
