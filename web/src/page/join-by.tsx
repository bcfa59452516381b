// Joining from the home screen: by a link that was pasted, or by words that
// somebody reads out.
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { SpeakIcon } from "./icons.tsx";
import { hear, WordError } from "./invite/spoken.tsx";
import { type Heard, looksLikeWords, split } from "./invite/words.ts";
import { ErrorLine, Field } from "./parts.tsx";
import { goTo } from "./route.ts";
import { elsewhere, home, spoken } from "./strings.ts";
import { readPasted } from "./text.ts";

/** What is shown and kept of what was pasted: more is no link. */
const LONGEST_PASTED = 4096;

export function JoinForm() {
  const byWords = useSignal<string | null>(null);
  return (
    <section class="card join-card" aria-label={home.joinTitle}>
      {byWords.value === null ? (
        <LinkForm
          onWords={(typed) => {
            byWords.value = typed;
          }}
        />
      ) : (
        <WordsForm
          typed={byWords.value}
          onLink={() => {
            byWords.value = null;
          }}
        />
      )}
    </section>
  );
}

function LinkForm({ onWords }: { onWords: (typed: string) => void }) {
  const pasted = useSignal("");
  const error = useSignal<string | undefined>(undefined);
  /** Where the link leads, when that is not here. */
  const away = useSignal<URL | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const join = () => {
    const text = pasted.value;
    const link = readPasted(text, location.origin);
    away.value = null;
    error.value = undefined;
    if (link.is === "link") {
      if (link.elsewhere === null) {
        goTo(link.fragment);
      } else {
        away.value = link.elsewhere;
      }
    } else if (looksLikeWords(text)) {
      onWords(text);
    } else {
      error.value = link.is === "noSecret" ? home.noSecret : home.notALink;
      input.current?.focus();
    }
  };
  return (
    <form
      class="join-by"
      aria-label={home.joinTitle}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        join();
      }}
    >
      <Field label={home.joinTitle} error={error.value}>
        {(attributes) => (
          <div class="with-submit">
            <input
              {...attributes}
              ref={input}
              class="input"
              type="text"
              inputMode="url"
              dir={pasted.value === "" ? undefined : "ltr"}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              maxLength={LONGEST_PASTED}
              placeholder={home.linkPlaceholder}
              value={pasted.value}
              data-testid="paste-link"
              onInput={(event) => {
                pasted.value = event.currentTarget.value;
                error.value = undefined;
                away.value = null;
              }}
            />
            <button type="submit" class="button secondary" data-testid="join-by-link">
              {home.join}
            </button>
          </div>
        )}
      </Field>
      {away.value !== null && <Elsewhere url={away.value} />}
      <button
        type="button"
        class="button quiet small"
        data-testid="type-words"
        onClick={() => onWords("")}
      >
        <SpeakIcon size={1.125} />
        {spoken.open}
      </button>
    </form>
  );
}

/** Another server is another word to trust: it is named before one goes there. */
function Elsewhere({ url }: { url: URL }) {
  return (
    <ErrorLine>
      <p>{elsewhere.text(url.host)}</p>
      <p class="mend">
        <button
          type="button"
          class="button small secondary"
          data-testid="go-elsewhere"
          onClick={() => location.assign(url)}
        >
          {elsewhere.go}
        </button>
      </p>
    </ErrorLine>
  );
}

function WordsForm({ typed, onLink }: { typed: string; onLink: () => void }) {
  const text = useSignal(typed);
  const wrong = useSignal<Heard | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const join = async () => {
    const heard = await hear(text.value).catch(() => null);
    if (heard === null) {
      wrong.value = { is: "garbled" };
    } else if ("fragment" in heard) {
      goTo(heard.fragment);
    } else {
      wrong.value = heard.wrong;
      area.current?.focus();
    }
  };
  return (
    <form
      class="join-by"
      aria-label={home.joinTitle}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        join();
      }}
    >
      <Field label={spoken.input} hint={spoken.inputHint}>
        {(attributes) => (
          <textarea
            {...attributes}
            ref={area}
            class="input words-input"
            rows={5}
            dir="ltr"
            autocomplete="off"
            autocapitalize="off"
            autocorrect="off"
            spellcheck={false}
            maxLength={LONGEST_PASTED}
            value={text.value}
            data-testid="typed-words"
            onInput={(event) => {
              text.value = event.currentTarget.value;
              wrong.value = null;
            }}
          />
        )}
      </Field>
      {wrong.value === null ? (
        <p class="hint">{spoken.soFar(split(text.value).length)}</p>
      ) : (
        <WordError
          heard={wrong.value}
          onMend={(place, word) => {
            const words = split(text.value);
            words[place] = word;
            text.value = words.join(" ");
            wrong.value = null;
            area.current?.focus();
          }}
        />
      )}
      <div class="mend">
        <button type="submit" class="button primary" data-testid="join-by-words">
          {spoken.join}
        </button>
        <button type="button" class="button quiet" onClick={onLink}>
          {spoken.back}
        </button>
      </div>
    </form>
  );
}
