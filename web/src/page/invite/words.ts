// A link's secret as words, to be read aloud over a phone line and typed in again.
// `docs/protocol.md`, section 5, says how. Three check words find the one that was
// misheard. Pure; nothing of it leaves the page.

/** Of the word list: 2^11 words. */
const BITS = 11;
const WORDS = 1 << BITS;
/** x^11 + x^2 + 1, which makes the field of as many elements. */
const POLYNOMIAL = 0b1000_0000_0101;
const CHECKS = 3;
const SECRET_BYTES = 32;
const HOST_BYTES = 16;
/** What somebody may type, in characters: forty long words, and then some. */
const LONGEST_TEXT = 2000;
/** Words of the list that a mistyped one is told to be like. */
const MOST_NEAR = 3;
/** No word of the list shares so many first letters with another. */
const TELLING_LETTERS = 4;

/** How many words a link has: without a host, and with one. */
export const WORD_COUNTS = [wordCount(SECRET_BYTES), wordCount(SECRET_BYTES + HOST_BYTES)] as const;

/** What somebody typed. Places count from 0. */
export type Heard =
  | { is: "link"; fragment: string }
  /** Not as many words as any link has. */
  | { is: "count"; words: number }
  /** No word of the list; with those that it may be, the likeliest first. */
  | { is: "unknown"; place: number; word: string; near: string[] }
  /** A word of the list, and not the one that was read out. */
  | { is: "wrong"; place: number; word: string; instead: string }
  /** More than one word is wrong, or two changed places. */
  | { is: "garbled" };

/** The words of a link, or null when it is none. The label is not in them. */
export function toWords(fragment: string, list: readonly string[]): string[] | null {
  const link = readFragment(fragment);
  if (link === null) {
    return null;
  }
  const bits = [...link.secret, ...(link.host ?? [])].map((byte) =>
    byte.toString(2).padStart(8, "0"),
  );
  bits.push(link.password ? "1" : "0");
  const text = bits.join("");
  const data: number[] = [];
  for (let at = 0; at < text.length; at += BITS) {
    data.push(Number.parseInt(text.slice(at, at + BITS).padEnd(BITS, "0"), 2));
  }
  return [...data, ...checks(data)].map((place) => list[place] ?? "");
}

/** Reads words however they were typed: capitals, numbers and commas between them do not count. */
export function fromWords(typed: string, list: readonly string[]): Heard {
  const words = split(typed);
  if (!WORD_COUNTS.some((count) => count === words.length)) {
    return { is: "count", words: words.length };
  }
  const places = words.map((word) => placeOf(word, list));
  const unknown = places.indexOf(-1);
  if (unknown >= 0) {
    const word = words[unknown] ?? "";
    const near = unknown === places.lastIndexOf(-1) ? missing(places, unknown, list) : null;
    return { is: "unknown", place: unknown, word, near: near ?? alike(word, list) };
  }
  const wrong = findWrong(places);
  if (wrong === "garbled") {
    return { is: "garbled" };
  }
  if (wrong !== null) {
    const { place, instead } = wrong;
    const word = list[places[place] ?? 0] ?? "";
    return { is: "wrong", place, word, instead: list[instead] ?? "" };
  }
  const fragment = writeFragment(places.slice(0, -CHECKS));
  return fragment === null ? { is: "garbled" } : { is: "link", fragment };
}

/** The words in a text, as far as they are letters. */
export function split(typed: string): string[] {
  const plain = typed.slice(0, LONGEST_TEXT).normalize("NFKD").toLowerCase();
  return plain.split(/[^a-z]+/).filter((word) => word !== "");
}

/** Looks like somebody typed words, and not a link. */
export function looksLikeWords(typed: string): boolean {
  return !/[:/#~_]/.test(typed) && split(typed).length >= 5;
}

/** The word's place in the list; -1 when it is not there. Four letters are enough. */
function placeOf(word: string, list: readonly string[]): number {
  const exact = list.indexOf(word);
  if (exact >= 0 || word.length < TELLING_LETTERS) {
    return exact;
  }
  const start = word.slice(0, TELLING_LETTERS);
  return list.findIndex((candidate) => candidate.slice(0, TELLING_LETTERS) === start);
}

/** The one word that belongs where none was understood; null when others are wrong, too. */
function missing(places: number[], at: number, list: readonly string[]): string[] | null {
  const wrong = findWrong(places.map((place) => Math.max(place, 0)));
  if (wrong === null) {
    return [list[0] ?? ""];
  }
  return wrong !== "garbled" && wrong.place === at ? [list[wrong.instead] ?? ""] : null;
}

/** Words of the list that take the fewest changed letters. */
function alike(word: string, list: readonly string[]): string[] {
  return list
    .map((candidate) => ({ candidate, far: distance(word, candidate) }))
    .filter(({ far }) => far <= 2)
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST_NEAR)
    .map(({ candidate }) => candidate);
}

/** How many letters have to change, come or go (Levenshtein). */
function distance(from: string, to: string): number {
  const limited = from.slice(0, 12);
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(limited).entries()) {
    const next = [index + 1];
    for (const [column, other] of Array.from(to).entries()) {
      const kept = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(kept, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

// Check words: a Reed-Solomon code over the field of 2^11 elements.

function wordCount(bytes: number): number {
  return Math.ceil((bytes * 8 + 1) / BITS) + CHECKS;
}

/** Powers of x, and the other way round. */
const field = (() => {
  const power = new Uint16Array(WORDS);
  const log = new Uint16Array(WORDS);
  let value = 1;
  for (let exponent = 0; exponent < WORDS - 1; exponent++) {
    power[exponent] = value;
    log[value] = exponent;
    value <<= 1;
    if (value >= WORDS) {
      value ^= POLYNOMIAL;
    }
  }
  const raise = (exponent: number) => power[exponent % (WORDS - 1)] ?? 0;
  const times = (a: number, b: number) =>
    a === 0 || b === 0 ? 0 : raise((log[a] ?? 0) + (log[b] ?? 0));
  /** The exponent of a / b; neither is 0. */
  const ratio = (a: number, b: number) => ((log[a] ?? 0) + WORDS - 1 - (log[b] ?? 0)) % (WORDS - 1);
  return { raise, times, ratio };
})();

/** (y - 1)(y - x)(y - x^2), highest degree first, without the leading 1. */
const generator = (() => {
  let product = [1];
  for (let root = 0; root < CHECKS; root++) {
    const next = [...product, 0];
    for (const [index, factor] of product.entries()) {
      next[index + 1] = (next[index + 1] ?? 0) ^ field.times(factor, field.raise(root));
    }
    product = next;
  }
  return product.slice(1);
})();

function checks(data: readonly number[]): number[] {
  let rest: number[] = new Array(CHECKS).fill(0);
  for (const symbol of data) {
    const factor = symbol ^ (rest[0] ?? 0);
    rest = generator.map((term, index) => (rest[index + 1] ?? 0) ^ field.times(factor, term));
  }
  return rest;
}

/** The one symbol that is wrong, and what it should be; null when all are right. */
function findWrong(
  symbols: readonly number[],
): { place: number; instead: number } | "garbled" | null {
  const at = (root: number) =>
    symbols.reduce((sum, symbol) => field.times(sum, field.raise(root)) ^ symbol, 0);
  const [first, second, third] = [at(0), at(1), at(2)];
  if (first === 0 && second === 0 && third === 0) {
    return null;
  }
  if (first === 0 || second === 0 || field.times(second, second) !== field.times(first, third)) {
    return "garbled";
  }
  const place = symbols.length - 1 - field.ratio(second, first);
  return place < 0 ? "garbled" : { place, instead: (symbols[place] ?? 0) ^ first };
}

// The link.

interface Parts {
  secret: Uint8Array;
  host: Uint8Array | null;
  password: boolean;
}

function readFragment(fragment: string): Parts | null {
  const link = /(?:^|\.)([\w-]{43})(?:~(p?)(?:h([\w-]{22}))?)?$/.exec(fragment);
  const secret = link && fromBase64(link[1] ?? "", SECRET_BYTES);
  const host = link?.[3] === undefined ? null : fromBase64(link[3], HOST_BYTES);
  if (!secret || (link?.[3] !== undefined && host === null)) {
    return null;
  }
  return { secret, host, password: link?.[2] === "p" };
}

function writeFragment(data: readonly number[]): string | null {
  const bits = data.map((symbol) => symbol.toString(2).padStart(BITS, "0")).join("");
  const hosted = data.length + CHECKS === WORD_COUNTS[1];
  const length = SECRET_BYTES + (hosted ? HOST_BYTES : 0);
  const bytes = Uint8Array.from({ length }, (_, index) =>
    Number.parseInt(bits.slice(8 * index, 8 * index + 8), 2),
  );
  const rest = bits.slice(8 * length);
  if (/1/.test(rest.slice(1))) {
    return null;
  }
  const host = hosted ? `h${toBase64(bytes.slice(SECRET_BYTES))}` : "";
  const flags = `${rest[0] === "1" ? "p" : ""}${host}`;
  return `${toBase64(bytes.slice(0, SECRET_BYTES))}${flags === "" ? "" : `~${flags}`}`;
}

function toBase64(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** null unless it is so many bytes, written as links write them. */
function fromBase64(text: string, length: number): Uint8Array | null {
  const standard = text.replaceAll("-", "+").replaceAll("_", "/");
  const bytes = Uint8Array.from(atob(standard), (character) => character.charCodeAt(0));
  return bytes.length === length && toBase64(bytes) === text ? bytes : null;
}
