// Names and the like come from other people: made safe to show before they are.

/** What a name on the screen may measure; the protocol allows a little more. */
const LONGEST_NAME = 64;
/** What is looked at of a longer one, in UTF-16 units. */
const LONGEST_READ = 1024;
/** Accents on one letter: more would reach into what stands above and below. */
const MOST_MARKS = 3;

// Control characters, those that turn the direction of text around, and those that
// are nothing to see: fillers, blanks, private ones, halves of a pair.
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u115f\u1160\u17b4\u17b5\u2028\u2029\u2800\u3164\uffa0]|\u034f/u;
// Needed inside emoji and some scripts: the joiners.
const JOINER = /[\u200c\u200d]/u;
const MARK = /\p{M}/u;
const SPACE = /\s/u;

/** One line, no invisible or direction-changing characters, not too long. */
export function cleanName(name: string): string {
  const kept: string[] = [];
  let joiner = "";
  let marks = 0;
  for (const character of name.slice(0, LONGEST_READ)) {
    const last = kept.at(-1) ?? " ";
    if (JOINER.test(character)) {
      // Counts only between two characters that can be seen.
      joiner = last === " " ? "" : character;
    } else if (SPACE.test(character) || UNSEEN.test(character)) {
      joiner = "";
      if (last !== " ") {
        kept.push(" ");
      }
    } else if (MARK.test(character)) {
      marks += 1;
      if (last !== " " && marks <= MOST_MARKS) {
        kept.push(character);
      }
    } else {
      kept.push(`${joiner}${character}`);
      joiner = "";
      marks = 0;
    }
  }
  return Array.from(kept.join("")).slice(0, LONGEST_NAME).join("").trim();
}

/** One or two letters that stand for a name in its avatar. */
export function initials(name: string): string {
  const words = name.split(" ").filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  if (first === undefined) {
    return "?";
  }
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  const letters = [first, last].map((word) => firstLetter(word ?? ""));
  return letters.join("").toLocaleUpperCase();
}

function firstLetter(word: string): string {
  return Array.from(word).find((character) => /[\p{L}\p{N}]/u.test(character)) ?? "";
}

/** The fragment of a pasted link, and where the link leads. */
export type PastedLink =
  | { is: "link"; fragment: string; elsewhere: URL | null }
  | { is: "notALink" }
  | { is: "noSecret" };

/** Takes a whole link, or only what follows its `#`. Whether it is sound is for the session to say. */
export function readPasted(text: string, origin: string): PastedLink {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > 4096) {
    return { is: "notALink" };
  }
  if (!/^https?:\/\//i.test(trimmed)) {
    const bare = trimmed.startsWith("#") ? trimmed.slice(1) : trimmed;
    const secret = /^(?:\S*\.)?[\w-]{43}(?:~\S*)?$/u.test(bare);
    return secret ? { is: "link", fragment: bare, elsewhere: null } : { is: "notALink" };
  }
  let url: URL;
  try {
    url = new URL(trimmed);
  } catch {
    return { is: "notALink" };
  }
  const fragment = url.hash.slice(1);
  if (fragment === "") {
    return { is: "noSecret" };
  }
  return { is: "link", fragment, elsewhere: url.origin === origin ? null : url };
}
