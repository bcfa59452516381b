// Names and the like come from other people: made safe to show before they are.

/** What a name on the screen may measure; the protocol allows a little more. */
const LONGEST_NAME = 64;

// Control characters, and those that turn the direction of text around.
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
// Needed inside emoji and some scripts: the joiners.
const JOINERS = /[\u200c\u200d]/u;

/** One line, no invisible or direction-changing characters, not too long. */
export function cleanName(name: string): string {
  const visible = name.replace(UNSEEN, (character) => (JOINERS.test(character) ? character : " "));
  const line = visible.replace(/\s+/gu, " ").trim();
  return Array.from(line).slice(0, LONGEST_NAME).join("");
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
