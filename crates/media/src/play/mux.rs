//! Writes fragmented MP4 (ISO/IEC 14496-12): the beginning, and one fragment after another.
//!
//! Written by hand, as sample entries pass through it as they stand in the file. The crates for this
//! (mp4-atom, re_mp4) read them into types of their own, and drop or refuse what they do not know.

/// A track, as the beginning describes it.
pub struct TrackHead<'a> {
    /// From 1.
    pub id: u32,
    /// Pictures, otherwise sound.
    pub is_video: bool,
    /// Units to the second.
    pub timescale: u32,
    /// The sample entry, a whole box.
    pub entry: &'a [u8],
    /// How the picture is turned and moved, as in `tkhd`.
    pub matrix: [u8; 36],
    /// Width and height of the picture, as in `tkhd`: 16 bits before and after the point.
    pub size: [u8; 8],
}

/// A matrix that changes nothing.
pub const UPRIGHT: [u8; 36] = {
    let mut matrix = [0; 36];
    matrix[1] = 1;
    matrix[17] = 1;
    matrix[32] = 0x40;
    matrix
};

/// One sample in a fragment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SampleHead {
    /// In bytes.
    pub size: u32,
    /// In units of the track.
    pub duration: u32,
    /// How much later than decoded it is shown, in units of the track.
    pub shift: i32,
    /// Whether it can be decoded without those before.
    pub key: bool,
}

/// What a fragment has of one track.
pub struct TrackPart {
    /// As in the beginning.
    pub id: u32,
    /// When its first sample is decoded, in units of the track.
    pub decode_time: u64,
    /// Its samples.
    pub samples: Vec<SampleHead>,
    /// Their bytes, one after another.
    pub bytes: Vec<u8>,
}

/// A box of `kind` with `parts` in it.
pub fn boxed(kind: &[u8; 4], parts: &[&[u8]]) -> Vec<u8> {
    let length = 8 + parts.iter().map(|part| part.len()).sum::<usize>();
    let mut whole = Vec::with_capacity(length);
    // Boxes of 4 GiB are not made here: a piece is bounded to a hundredth of that.
    whole.extend(u32::try_from(length).unwrap_or(0).to_be_bytes());
    whole.extend(kind);
    for part in parts {
        whole.extend(*part);
    }
    whole
}

/// A box with a version and flags.
fn full(kind: &[u8; 4], version: u8, flags: u32, parts: &[&[u8]]) -> Vec<u8> {
    let word = (u32::from(version) << 24 | flags & 0x00ff_ffff).to_be_bytes();
    let mut all: Vec<&[u8]> = vec![&word];
    all.extend(parts);
    boxed(kind, &all)
}

/// The beginning: which tracks there are, and no samples. `duration_ms` may be 0 if unknown.
pub fn beginning(tracks: &[TrackHead<'_>], duration_ms: u64) -> Vec<u8> {
    let mut whole = boxed(b"ftyp", &[b"iso6", &[0, 0, 2, 0], b"iso6mp41dash"]);
    let next_id = (u32::try_from(tracks.len()).unwrap_or(0) + 1).to_be_bytes();
    let mvhd = full(
        b"mvhd",
        0,
        0,
        &[
            &[0; 8],
            &1000_u32.to_be_bytes(),
            &[0; 4],
            &[0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            &UPRIGHT,
            &[0; 24],
            &next_id,
        ],
    );
    let traks: Vec<u8> = tracks.iter().flat_map(trak).collect();
    let extends: Vec<u8> = tracks
        .iter()
        .flat_map(|track| full(b"trex", 0, 0, &[&track.id.to_be_bytes(), &[0, 0, 0, 1], &[0; 12]]))
        .collect();
    let mehd = full(b"mehd", 1, 0, &[&duration_ms.to_be_bytes()]);
    let mvex = boxed(b"mvex", &[&mehd, &extends]);
    whole.extend(boxed(b"moov", &[&mvhd, &traks, &mvex]));
    whole
}

fn trak(track: &TrackHead<'_>) -> Vec<u8> {
    let volume: &[u8] = if track.is_video { &[0, 0] } else { &[1, 0] };
    let tkhd = full(
        b"tkhd",
        0,
        3,
        &[
            &[0; 8],
            &track.id.to_be_bytes(),
            &[0; 8],
            &[0; 8],
            &[0; 4],
            volume,
            &[0; 2],
            &track.matrix,
            &track.size,
        ],
    );
    let mdhd = full(b"mdhd", 0, 0, &[&[0; 8], &track.timescale.to_be_bytes(), &[0; 4], &[0x55, 0xc4, 0, 0]]);
    let handler: &[u8; 4] = if track.is_video { b"vide" } else { b"soun" };
    let hdlr = full(b"hdlr", 0, 0, &[&[0; 4], handler, &[0; 12], &[0]]);
    let media =
        if track.is_video { full(b"vmhd", 0, 1, &[&[0; 8]]) } else { full(b"smhd", 0, 0, &[&[0; 4]]) };
    let here = full(b"url ", 0, 1, &[]);
    let dinf = boxed(b"dinf", &[&full(b"dref", 0, 0, &[&[0, 0, 0, 1], &here])]);
    let stsd = full(b"stsd", 0, 0, &[&[0, 0, 0, 1], track.entry]);
    let empty: Vec<u8> = [b"stts", b"stsc", b"stco"].iter().flat_map(|k| full(k, 0, 0, &[&[0; 4]])).collect();
    let stsz = full(b"stsz", 0, 0, &[&[0; 8]]);
    let minf = boxed(b"minf", &[&media, &dinf, &boxed(b"stbl", &[&stsd, &empty, &stsz])]);
    boxed(b"trak", &[&tkhd, &boxed(b"mdia", &[&mdhd, &hdlr, &minf])])
}

/// A fragment, numbered from 1.
pub fn fragment(number: u32, parts: &[TrackPart]) -> Vec<u8> {
    // The place of the bytes within the fragment is known only when its head is: it is written twice.
    let length = head(number, parts, 0).len();
    let mut whole = head(number, parts, length + 8);
    let bytes: Vec<&[u8]> = parts.iter().map(|part| part.bytes.as_slice()).collect();
    whole.extend(boxed(b"mdat", &bytes));
    whole
}

fn head(number: u32, parts: &[TrackPart], mut place: usize) -> Vec<u8> {
    let mfhd = full(b"mfhd", 0, 0, &[&number.to_be_bytes()]);
    let mut trafs = Vec::new();
    for part in parts.iter().filter(|part| !part.samples.is_empty()) {
        let tfhd = full(b"tfhd", 0, 0x02_0000, &[&part.id.to_be_bytes()]);
        let tfdt = full(b"tfdt", 1, 0, &[&part.decode_time.to_be_bytes()]);
        let mut run = Vec::with_capacity(8 + part.samples.len() * 16);
        run.extend(u32::try_from(part.samples.len()).unwrap_or(0).to_be_bytes());
        run.extend(i32::try_from(place).unwrap_or(0).to_be_bytes());
        for sample in &part.samples {
            run.extend(sample.duration.to_be_bytes());
            run.extend(sample.size.to_be_bytes());
            run.extend((if sample.key { 0x0200_0000_u32 } else { 0x0101_0000 }).to_be_bytes());
            run.extend(sample.shift.to_be_bytes());
        }
        let trun = full(b"trun", 1, 0x0f01, &[&run]);
        trafs.extend(boxed(b"traf", &[&tfhd, &tfdt, &trun]));
        place += part.bytes.len();
    }
    boxed(b"moof", &[&mfhd, &trafs])
}

/// The sample entry of sound, with `boxes` of its codec after the plain facts.
pub fn sound_entry(kind: &[u8; 4], channels: u16, bits: u16, rate: u32, boxes: &[u8]) -> Vec<u8> {
    // A rate beyond 16 bits does not fit here, and is read from the codec's own box.
    let rate = u16::try_from(rate).unwrap_or(0);
    boxed(
        kind,
        &[
            &[0, 0, 0, 0, 0, 0, 0, 1],
            &[0; 8],
            &channels.to_be_bytes(),
            &bits.to_be_bytes(),
            &[0; 4],
            &rate.to_be_bytes(),
            &[0; 2],
            boxes,
        ],
    )
}

/// The `esds` of MPEG sound: what kind (ISO/IEC 14496-1, object type), and what its decoder must know.
pub fn esds(object_type: u8, specific: &[u8]) -> Vec<u8> {
    let descriptor = |tag: u8, body: &[u8]| {
        let mut whole = vec![tag, u8::try_from(body.len()).unwrap_or(0)];
        whole.extend(body);
        whole
    };
    let mut decoder = vec![object_type, 0x15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    if !specific.is_empty() {
        decoder.extend(descriptor(5, specific));
    }
    let mut stream = vec![0, 1, 0];
    stream.extend(descriptor(4, &decoder));
    stream.extend(descriptor(6, &[2]));
    full(b"esds", 0, 0, &[&descriptor(3, &stream)])
}
