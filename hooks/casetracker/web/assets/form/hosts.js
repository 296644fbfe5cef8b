// The letters of a host that can pass for others, as casetracker.text.hosts has them; a test holds the two equal.

const SCRIPTS = [
  ["latin", /[a-z\u00aa\u00ba\u00c0-\u02ff\u1d00-\u1dbf\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff]/u],
  ["greek", /[\u0370-\u03ff\u1f00-\u1fff]/u],
  ["cyrillic", /[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]/u],
  ["arabic", /[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff]/u],
  ["georgian", /[\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f]/u],
  ["hangul", /[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]/u],
  ["kana", /[\u3040-\u30ff\u31f0-\u31ff]/u],
  ["bopomofo", /[\u3100-\u312f\u31a0-\u31bf]/u],
  ["han", /[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u],
];
const TOGETHER = [["han", "kana", "latin"], ["han", "hangul", "latin"], ["han", "bopomofo", "latin"]];
const HIDES = /[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\u{e0100}-\u{e01ef}]/u;
const LIKE_LATIN = new Set("асԁеһіјӏорԛѕԝхуъьҽпгѵѡ");
const LETTER = /[\p{L}\p{M}]|(?![0-9])\p{Nd}/u;

const isAscii = (text) => /^[\0-\x7f]*$/.test(text);
const isLetter = (char) => LETTER.test(char) && char.normalize("NFKC") === char && !HIDES.test(char);
const scriptOf = (char) => SCRIPTS.find(([, letters]) => letters.test(char))?.[0] ?? (char.codePointAt(0) >> 7).toString(16);

/** The letters of a host that no host has, that are of another script than the rest of their part, or that only look Latin. */
export function oddLetters(host) {
  const labels = host.toLowerCase().normalize("NFC").split(".").map(asLetters);
  return [...new Set(labels.flatMap((label) => (isAscii(label) ? [] : odd(Array.from(label), isAscii(labels.at(-1))))))];
}

/** A part of a host that is written for name servers, such as `xn--e1afmkfd`, in the letters that a browser shows (RFC 3492). */
function asLetters(label) {
  if (!label.startsWith("xn--") || !isAscii(label)) return label;
  const written = label.slice(4);
  const hyphen = written.lastIndexOf("-");
  const letters = Array.from(written.slice(0, Math.max(hyphen, 0)));
  let [code, place, bias, next] = [128, 0, 72, hyphen + 1];
  while (next < written.length) {
    const before = place;
    for (let weight = 1, step = 36; ; step += 36) {
      const digit = "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(written[next++] ?? " ");
      if (digit < 0) return label;
      place += digit * weight;
      const least = Math.min(26, Math.max(1, step - bias));
      if (digit < least) break;
      weight *= 36 - least;
    }
    const length = letters.length + 1;
    let delta = Math.floor((place - before) / (before === 0 ? 700 : 2));
    delta += Math.floor(delta / length);
    for (bias = 0; delta > 455; bias += 36) delta = Math.floor(delta / 35);
    bias += Math.floor((36 * delta) / (delta + 38));
    code += Math.floor(place / length);
    if (code > 0x10ffff) return label;
    place %= length;
    letters.splice(place++, 0, String.fromCodePoint(code));
  }
  return letters.join("");
}

function odd(label, isBelowLatin) {
  const bad = label.filter((char) => !isAscii(char) && !isLetter(char));
  const letters = label.filter((char) => isLetter(char) && !/\p{M}/u.test(char));
  if (bad.length || !letters.length) return bad;
  const found = [...new Set(letters.map(scriptOf))].sort();
  if (found.length > 1 && !TOGETHER.some((each) => found.every((script) => each.includes(script)))) {
    const number = (script) => letters.filter((char) => scriptOf(char) === script).length + (script === "latin" ? 0.5 : 0);
    const most = found.reduce((best, script) => (number(script) > number(best) ? script : best));
    return letters.filter((char) => scriptOf(char) !== most);
  }
  return isBelowLatin && letters.every((char) => LIKE_LATIN.has(char)) ? letters : [];
}
