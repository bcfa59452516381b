// The words of a link: shown to be read aloud, and typed in by who hears them.
// The list of words comes when it is needed first.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ErrorLine } from "../parts.tsx";
import { spoken as strings } from "../strings.ts";
import { fromWords, type Heard, toWords, WORD_COUNTS } from "./words.ts";

async function wordList(): Promise<readonly string[]> {
  const { wordlist } = await import("@scure/bip39/wordlists/english.js");
  return wordlist;
}

export function SpokenWords({ link }: { link: string }) {
  const words = useSignal<string[]>([]);
  useEffect(() => {
    const fragment = link.slice(link.indexOf("#") + 1);
    wordList().then(
      (list) => {
        words.value = toWords(fragment, list) ?? [];
      },
      () => {
        // Not loaded: the other ways remain.
      },
    );
  }, [link, words]);
  return (
    <section class="invite-more">
      <h3>{strings.title}</h3>
      <p>
        {strings.text} <strong class="address">{location.host}</strong>
      </p>
      <ol
        class="words"
        dir="ltr"
        lang="en"
        aria-label={strings.list}
        data-testid="spoken-words"
        data-words={words.value.join(" ")}
      >
        {words.value.map((word, index) => (
          // A word may come twice; its place is what it is.
          <li key={index}>{word}</li>
        ))}
      </ol>
    </section>
  );
}

/** What to say about what was typed; null: it is a link. */
function sentence(heard: Heard): string | null {
  switch (heard.is) {
    case "link":
      return null;
    case "count":
      return strings.count(heard.words, WORD_COUNTS);
    case "unknown":
      return heard.near.length === 0
        ? strings.unknown(heard.place + 1, heard.word)
        : strings.unknownNear(heard.place + 1, heard.word, heard.near);
    case "wrong":
      return strings.wrong(heard.place + 1, heard.word, heard.instead);
    case "garbled":
      return strings.garbled;
  }
}

/** Reads typed words: the link in them, or what is wrong. */
export async function hear(typed: string): Promise<{ fragment: string } | { wrong: Heard }> {
  const heard = fromWords(typed, await wordList());
  return heard.is === "link" ? { fragment: heard.fragment } : { wrong: heard };
}

/** What is wrong with the words, and one click that mends it where that is known. */
export function WordError({
  heard,
  onMend,
}: {
  heard: Heard;
  onMend: (place: number, word: string) => void;
}) {
  const words = heard.is === "wrong" ? [heard.instead] : heard.is === "unknown" ? heard.near : [];
  return (
    <ErrorLine>
      <p>{sentence(heard)}</p>
      {(heard.is === "wrong" || heard.is === "unknown") && words.length > 0 && (
        <p class="mend">
          {words.map((word) => (
            <button
              key={word}
              type="button"
              class="button small secondary"
              data-testid="use-word"
              onClick={() => onMend(heard.place, word)}
            >
              {strings.mend(word)}
            </button>
          ))}
        </p>
      )}
    </ErrorLine>
  );
}
