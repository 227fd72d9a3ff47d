// A printed page as pdftotext sees it: its sheets, their lines of words, and
// where they stand. Lengths are points, 72 to the inch.
import { execFileSync } from "node:child_process";

const millimetre = 72 / 25.4;

// margin is the edge that holds the running title and the number of the sheet.
export const margin = 17 * millimetre;

const entities = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&#39;": "'" };
const plain = (text) => text.replace(/&[a-z#0-9]+;/g, (e) => entities[e] ?? e).normalize("NFC");

// sheets reads a PDF: for each sheet its size, the words of its top and bottom
// margins, and the lines between.
export function sheets(file) {
  const text = execFileSync("pdftotext", ["-bbox-layout", file, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
  return text.split("<page ").slice(1).map((page) => {
    const [, width, height] = page.match(/width="([\d.]+)" height="([\d.]+)"/).map(Number);
    const lines = page.split("<line ").slice(1).map((line) => {
      const box = line.match(/xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"/).slice(1).map(Number);
      const words = [...line.matchAll(/<word [^>]*>([^<]*)<\/word>/g)].map((m) => plain(m[1]));
      return { left: box[0], top: box[1], right: box[2], bottom: box[3], text: words.join(" ") };
    });
    const within = (test) => lines.filter(test).map((l) => l.text).join(" ");
    return {
      width, height,
      head: within((l) => l.bottom < margin),
      foot: within((l) => l.top > height - margin),
      lines: lines.filter((l) => l.bottom >= margin && l.top <= height - margin),
    };
  });
}

// filled is how much of a sheet's height its lines reach down, from 0 to 1.
export function filled(sheet) {
  const lowest = Math.max(margin, ...sheet.lines.map((l) => l.bottom));
  return (lowest - margin) / (sheet.height - 2 * margin);
}

// lowest are the last lines of a sheet: of those that begin in its left half,
// and of those that begin in its right half, a second column.
export function lowest(sheet) {
  const last = (lines) => lines.reduce((a, b) => (a && a.bottom > b.bottom ? a : b), undefined);
  const middle = sheet.width / 2;
  return [last(sheet.lines.filter((l) => l.left < middle - 5)), last(sheet.lines.filter((l) => l.left >= middle - 5))].filter(Boolean);
}
