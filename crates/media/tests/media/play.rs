//! Films and sound cut into pieces, checked against ffmpeg: the same frames, the same length, no complaint.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use sanad_media::{MediaError, Plan, Source};

use crate::{child, made, real, real_folder};

/// All pieces, the beginning first.
fn played(source: &mut dyn Source) -> (Plan, Vec<Vec<u8>>) {
    let mut child = child();
    let plan = child.plan(source).unwrap();
    let numbers = 0..=u32::try_from(plan.pieces.len()).unwrap();
    let pieces = numbers.map(|number| child.piece(source, number).unwrap()).collect();
    (plan, pieces)
}

/// How many frames of each stream ffmpeg decodes, in the order video, sound; it must not complain.
fn decoded(path: &Path) -> (u64, u64) {
    let count = |kind: &str| {
        let said = Command::new("ffprobe")
            .args(["-v", "error", "-select_streams", kind, "-count_frames"])
            .args(["-show_entries", "stream=nb_read_frames", "-of", "csv=p=0"])
            .arg(path)
            .output()
            .unwrap();
        String::from_utf8(said.stdout).unwrap().trim().trim_end_matches(',').parse().unwrap_or(0)
    };
    let out = Command::new("ffmpeg")
        .args(["-nostdin", "-v", "error", "-xerror", "-i"])
        .arg(path)
        .args(["-f", "null", "-"])
        .output()
        .unwrap();
    assert!(out.status.success() && out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
    (count("v:0"), count("a:0"))
}

/// The length of a file in milliseconds, as ffprobe says.
fn length_ms(path: &Path) -> f64 {
    let said = Command::new("ffprobe")
        .args(["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0"])
        .arg(path)
        .output()
        .unwrap();
    String::from_utf8(said.stdout).unwrap().trim().parse::<f64>().unwrap() * 1000.0
}

/// Plays `path`, puts the pieces together and compares. `less_sound`: frames of sound that may be missing,
/// because the file says they are not heard.
fn same(path: &Path, mime: &str, less_sound: u64) -> Plan {
    let (plan, pieces) = played(&mut File::open(path).unwrap());
    assert!(plan.mime.starts_with(mime), "{} is not {mime}", plan.mime);
    assert!(plan.left_out.is_empty(), "{:?}", plan.left_out);
    // QuickTime's own way to describe sound stops a web view for good.
    assert!(!pieces[0].windows(4).any(|kind| kind == b"wave"), "{path:?}");
    let folder = tempfile::tempdir().unwrap();
    let together = folder.path().join("together");
    fs::write(&together, pieces.concat()).unwrap();
    let (video, sound) = decoded(path);
    let (video_after, sound_after) = decoded(&together);
    assert_eq!(video, video_after, "frames of {path:?}");
    assert!(
        sound_after <= sound + 1 && sound_after + less_sound >= sound,
        "sound of {path:?}: {sound} and {sound_after}"
    );
    let (length, after) = (length_ms(path), plan.duration_ms as f64);
    assert!((length - after).abs() < 120.0, "{path:?} plays {length} ms, the plan {after}");
    // The pieces follow one another without a gap, and each alone can follow the beginning.
    assert_eq!(plan.pieces[0].start_ms, 0);
    for pair in plan.pieces.windows(2) {
        assert_eq!(pair[0].start_ms + pair[0].duration_ms, pair[1].start_ms);
    }
    for piece in [pieces.len() / 2, pieces.len() - 1] {
        let alone = folder.path().join("alone");
        fs::write(&alone, [pieces[0].as_slice(), &pieces[piece]].concat()).unwrap();
        let (video, sound) = decoded(&alone);
        assert!(video + sound > 0, "piece {piece} of {path:?} has nothing to play");
    }
    plan
}

#[test]
fn a_film_from_a_telephone() {
    let path = real_folder().join("VID_20260314_104512.mp4");
    let plan = same(&path, "video/mp4; codecs=\"avc1.", 1);
    assert!(plan.mime.ends_with(", mp4a.40.2\""), "{}", plan.mime);
}

#[test]
fn a_film_is_cut_at_key_frames() {
    let (_folder, path) = made(
        "-f lavfi -i testsrc=s=320x240:r=25:d=20 -f lavfi -i sine=d=20 -c:v libx264 -bf 2 -g 30 -c:a aac -pix_fmt yuv420p",
        "film.mp4",
    );
    let plan = same(&path, "video/mp4", 1);
    assert!((7..=9).contains(&plan.pieces.len()), "{} pieces", plan.pieces.len());
    for piece in &plan.pieces[..plan.pieces.len() - 1] {
        assert_eq!(piece.duration_ms, 2400);
    }
}

#[test]
fn every_codec_of_mp4() {
    for (codecs, name, mime) in [
        (
            "-c:v libx265 -x265-params log-level=none -tag:v hvc1 -c:a aac",
            "a.mp4",
            "video/mp4; codecs=\"hvc1.1.6.L",
        ),
        ("-c:v libaom-av1 -cpu-used 8 -usage realtime -c:a libopus", "a.mp4", "video/mp4; codecs=\"av01.0."),
        ("-c:v libx264 -c:a libmp3lame", "a.mp4", "video/mp4; codecs=\"avc1."),
        ("-c:v libx264 -c:a aac -movflags frag_keyframe+empty_moov", "a.mp4", "video/mp4; codecs=\"avc1."),
        (
            "-c:v libx264 -c:a aac -movflags frag_keyframe+empty_moov+default_base_moof -bf 0 -g 25",
            "a.mp4",
            "video/mp4",
        ),
        ("-c:v libx264 -c:a aac -movflags faststart", "a.mov", "video/mp4; codecs=\"avc1."),
        ("-c:v libvpx-vp9 -deadline realtime -c:a flac -strict -2", "a.mp4", "video/mp4; codecs=\"vp09.00."),
    ] {
        let (_folder, path) = made(
            &format!("-f lavfi -i testsrc=s=160x120:r=25:d=5 -f lavfi -i sine=d=5 -pix_fmt yuv420p {codecs}"),
            name,
        );
        same(&path, mime, 3);
    }
}

#[test]
fn webm_with_and_without_an_index() {
    let path = real_folder().join("د ښځې فلم.webm");
    same(&path, "video/webm; codecs=\"vp8, opus\"", 0);
    // As a browser records it: no index, and no length.
    let (_folder, live) = made(
        "-f lavfi -i testsrc=s=160x120:r=25:d=9 -f lavfi -i sine=d=9 -c:v libvpx -deadline realtime -g 25 -c:a libopus -live 1",
        "live.webm",
    );
    let (plan, pieces) = played(&mut File::open(&live).unwrap());
    assert!(plan.pieces.len() >= 2 && (8800..9200).contains(&plan.duration_ms), "{plan:?}");
    let folder = tempfile::tempdir().unwrap();
    let together = folder.path().join("together");
    fs::write(&together, pieces.concat()).unwrap();
    assert_eq!(decoded(&together), decoded(&live));
}

#[test]
fn sound_of_every_kind() {
    for (codec, name, mime) in [
        ("-c:a libopus -b:a 16k -ac 1", "note.ogg", "audio/mp4; codecs=\"opus\""),
        ("-c:a libopus -frame_duration 60", "note.opus", "audio/mp4; codecs=\"opus\""),
        ("-c:a libvorbis", "note.ogg", "audio/webm; codecs=\"vorbis\""),
        ("-c:a libmp3lame -id3v2_version 3 -metadata title=x", "a.mp3", "audio/mp4; codecs=\"mp4a.6B\""),
        ("-c:a libmp3lame -ar 22050 -write_xing 0", "b.mp3", "audio/mp4; codecs=\"mp4a.6B\""),
        ("-c:a aac", "a.aac", "audio/mp4; codecs=\"mp4a.40.2\""),
        ("-c:a aac", "a.m4a", "audio/mp4; codecs=\"mp4a.40.2\""),
        ("-c:a flac", "a.flac", "audio/mp4; codecs=\"flac\""),
        ("-c:a pcm_s16le", "a.wav", "audio/mp4; codecs=\"flac\""),
        ("-c:a pcm_s24le -ac 2 -ar 48000", "b.wav", "audio/mp4; codecs=\"flac\""),
        ("-c:a pcm_f32le", "c.wav", "audio/mp4; codecs=\"flac\""),
        ("-c:a libopus", "a.webm", "audio/webm; codecs=\"opus\""),
    ] {
        let (_folder, path) = made(&format!("-f lavfi -i sine=d=21 {codec}"), name);
        let plan = same_sound(&path, mime);
        assert!(plan.pieces.len() >= 4, "{name}: {} pieces", plan.pieces.len());
    }
}

/// Sound may be cut into frames of other sizes: the samples are what must agree.
fn same_sound(path: &Path, mime: &str) -> Plan {
    let (plan, pieces) = played(&mut File::open(path).unwrap());
    assert_eq!(plan.mime, mime);
    let folder = tempfile::tempdir().unwrap();
    let together = folder.path().join("together");
    fs::write(&together, pieces.concat()).unwrap();
    decoded(&together);
    let (before, after) = (samples(path), samples(&together));
    let apart = before.len().abs_diff(after.len());
    // A frame at either end: what encoders pad with, and files say is not heard.
    assert!(apart <= 2 * 2880 * 2, "{path:?}: {} and {} bytes of samples", before.len(), after.len());
    if mime.contains("flac") {
        // What was written in fractions is rounded; everything else comes back bit by bit.
        let most = i16::from(path.ends_with("c.wav"));
        let sample = |bytes: &[u8]| i16::from_le_bytes([bytes[0], bytes[1]]);
        let pairs = before.chunks_exact(2).zip(after.chunks_exact(2));
        let apart = pairs.map(|(a, b)| (sample(a) - sample(b)).abs()).max().unwrap();
        assert!(apart <= most && before.len() == after.len(), "{path:?} is not the same sound: {apart}");
    }
    plan
}

/// Decoded to 16 bits and one channel.
fn samples(path: &Path) -> Vec<u8> {
    let out = Command::new("ffmpeg")
        .args(["-nostdin", "-v", "error", "-i"])
        .arg(path)
        .args(["-ac", "1", "-ar", "48000", "-f", "s16le", "-"])
        .output()
        .unwrap();
    out.stdout
}

#[test]
fn the_speech_of_a_witness() {
    for name in ["REC_0007.wav", "صدای شاهد.flac"] {
        same_sound(&real_folder().join(name), "audio/mp4; codecs=\"flac\"");
    }
}

#[test]
fn what_cannot_be_played_says_so() {
    let mut child = child();
    let refused = |error: MediaError| match error {
        MediaError::NotSupported { what } => what,
        other => panic!("{other}"),
    };
    let mut photograph = real("IMG_20260314_104500.jpg");
    assert_eq!(refused(child.plan(&mut photograph).unwrap_err()), "jpg");
    let (_folder, path) = made("-f lavfi -i testsrc=s=64x64:d=1 -c:v mjpeg -pix_fmt yuvj420p", "a.mov");
    assert_eq!(refused(child.plan(&mut File::open(path).unwrap()).unwrap_err()), "jpeg");
    let mut film = real("VID_20260314_104512.mp4");
    let pieces = child.plan(&mut film).unwrap().pieces.len();
    let beyond = u32::try_from(pieces).unwrap() + 1;
    assert_eq!(refused(child.piece(&mut film, beyond).unwrap_err()), "piece");
}

/// A film that was cut off plays to where it ends.
#[test]
fn a_film_cut_short_plays_as_far_as_it_goes() {
    let (_folder, path) = made(
        "-f lavfi -i testsrc=s=160x120:r=25:d=8 -c:v libx264 -g 25 -pix_fmt yuv420p -movflags faststart",
        "a.mp4",
    );
    let whole = fs::read(&path).unwrap();
    let mut half = std::io::Cursor::new(whole[..whole.len() * 2 / 3].to_vec());
    let (plan, pieces) = played(&mut half);
    assert_eq!(plan.left_out, ["later_part"]);
    let mut ffmpeg = Command::new("ffmpeg")
        .args(["-nostdin", "-v", "error", "-xerror", "-i", "-", "-f", "null", "-"])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    ffmpeg.stdin.take().unwrap().write_all(&pieces.concat()).unwrap();
    assert!(ffmpeg.wait().unwrap().success());
    assert!((2000..8000).contains(&plan.duration_ms), "{}", plan.duration_ms);
}
