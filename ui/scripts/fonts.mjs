// Every letter our languages need is in a bundled font, and in the range under which the page fetches it.
//   npm run fonts
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { decompress } from "wawoff2";
import opentype from "opentype.js";

const design = join(dirname(fileURLToPath(import.meta.url)), "..", "src", "design");
const css = readFileSync(join(design, "fonts.css"), "utf8");

const needed = {
  "Sanad Sans": {
    English: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;–—·…“”‘’()%/+-",
    "Turkish, Kurdish": "çğıİöşüêîûÇĞÖŞÜÊÎÛ",
    Russian: "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "Ukrainian, Belarusian": "ҐґЄєІіЇїЎў",
    "Tajik, Uzbek, Kazakh": "ҒғӢӣҚқӮӯҲҳҶҷӘәҢңӨөҰұҮүҺһ",
  },
  "Sanad Arabic": {
    Arabic: "ابتثجحخدذرزسشصضطظعغفقكلمنهوي آأإؤئءةى ًٌٍَُِّْ ٠١٢٣٤٥٦٧٨٩ ،؛؟",
    "Dari, Persian": "پچژگکی ۰۱۲۳۴۵۶۷۸۹ \u200c",
    Pashto: "ټډړږښڼېۍئځڅګ",
    Urdu: "ٹڈڑںھہےۓ",
    "Kurdish (Sorani)": "ڕڵۆێڤە",
  },
  "Sanad Mono": { digests: "0123456789abcdefABCDEF-+:/ZTU" },
};

/** Code points of a unicode-range. */
function inRange(ranges, code) {
  return ranges.some(([first, last]) => code >= first && code <= last);
}

const faces = [];
for (const [, block] of css.matchAll(/@font-face \{([^}]*)\}/g)) {
  const family = block.match(/font-family: "([^"]+)"/)[1];
  const file = resolve(design, block.match(/url\("([^"]+)"\)/)[1]);
  const ranges = block.match(/unicode-range: ([^;]+);/)[1].split(",").map((one) => {
    const [first, last] = one.trim().slice(2).split("-").map((hex) => parseInt(hex, 16));
    return [first, last ?? first];
  });
  const bytes = Buffer.from(await decompress(readFileSync(file)));
  const font = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  faces.push({ family, ranges, font });
}

let missing = 0;
let count = 0;
for (const [family, languages] of Object.entries(needed)) {
  for (const [language, letters] of Object.entries(languages)) {
    for (const letter of letters) {
      // A space comes from whichever font is at hand.
      if (letter === " ") continue;
      count += 1;
      const code = letter.codePointAt(0);
      const found = faces.some((face) => face.family === family && inRange(face.ranges, code) && face.font.charToGlyphIndex(letter) !== 0);
      if (found) continue;
      missing += 1;
      console.error(`${family}: ${letter} (U+${code.toString(16).toUpperCase().padStart(4, "0")}, ${language}) is not there`);
    }
  }
}
console.log(missing === 0 ? `fonts: all ${count} letters are there` : `fonts: ${missing} letters are missing`);
process.exitCode = missing === 0 ? 0 : 1;
