// The home screen: start a meeting, or join one by its link.
import { type Signal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { HomePicture } from "./home-picture.tsx";
import { CheckIcon } from "./icons.tsx";
import { LanguageChoice } from "./language.tsx";
import { useModel } from "./model.ts";
import { Brand, ErrorLine, Field, Heading, PasswordInput } from "./parts.tsx";
import { goTo } from "./route.ts";
import { home } from "./strings.ts";
import { readPasted } from "./text.ts";

const LONGEST_LABEL = 80;

export function Home() {
  return (
    <div class="home">
      <header class="home-head">
        <Brand />
        <LanguageChoice />
      </header>
      <main class="home-main">
        <div class="home-words">
          <Heading focus={false}>{home.headline}</Heading>
          <p class="lead">{home.lead}</p>
          <ul class="facts">
            {home.facts().map((fact) => (
              <li key={fact}>
                <CheckIcon size={1.125} />
                {fact}
              </li>
            ))}
          </ul>
        </div>
        <div class="home-forms">
          <StartForm />
          <JoinForm />
        </div>
        <HomePicture />
      </main>
    </div>
  );
}

function StartForm() {
  const model = useModel();
  const label = useSignal("");
  const password = useSignal("");
  const large = useSignal(false);
  const quiet = useSignal(false);
  const state = useSignal<"idle" | "making" | "failed">("idle");
  const start = async () => {
    if (state.value === "making") {
      return;
    }
    state.value = "making";
    try {
      const fragment = await model.meeting.makeLink(label.value.trim(), password.value !== "");
      model.newPassword.value = password.value;
      model.newOptions.value = { large: large.value, quiet: quiet.value };
      password.value = "";
      goTo(fragment);
    } catch {
      state.value = "failed";
    }
  };
  return (
    <form
      class="card"
      aria-label={home.startTitle}
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <Field label={home.label} hint={home.labelHint}>
        {(attributes) => (
          <input
            {...attributes}
            class="input"
            type="text"
            autocomplete="off"
            maxLength={LONGEST_LABEL}
            value={label.value}
            data-testid="room-label"
            onInput={(event) => {
              label.value = event.currentTarget.value;
            }}
          />
        )}
      </Field>
      <Field label={home.password} hint={home.passwordHint}>
        {(attributes) => (
          <PasswordInput
            attributes={attributes}
            value={password.value}
            testId="room-password"
            onInput={(value) => {
              password.value = value;
            }}
          />
        )}
      </Field>
      <details class="choices">
        <summary data-testid="more-choices">{home.choices}</summary>
        <Choice label={home.large} hint={home.largeHint} chosen={large} testId="large-meeting" />
        <Choice label={home.quiet} hint={home.quietHint} chosen={quiet} testId="quiet-meeting" />
      </details>
      {state.value === "failed" && <ErrorLine>{home.makingFailed}</ErrorLine>}
      <button
        type="submit"
        class="button primary large"
        data-testid="start-meeting"
        aria-busy={state.value === "making"}
      >
        {state.value === "making" ? home.starting : home.start}
      </button>
    </form>
  );
}

interface ChoiceProps {
  label: string;
  hint: string;
  chosen: Signal<boolean>;
  testId: string;
}

function Choice({ label, hint, chosen, testId }: ChoiceProps) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={chosen.value}
        data-testid={testId}
        onChange={(event) => {
          chosen.value = event.currentTarget.checked;
        }}
      />
      <span>
        {label}
        <span class="hint">{hint}</span>
      </span>
    </label>
  );
}

function JoinForm() {
  const pasted = useSignal("");
  const error = useSignal<string | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const join = () => {
    const link = readPasted(pasted.value, location.origin);
    switch (link.is) {
      case "link":
        error.value = undefined;
        if (link.elsewhere === null) {
          goTo(link.fragment);
        } else {
          location.assign(link.elsewhere);
        }
        break;
      default:
        error.value = link.is === "noSecret" ? home.noSecret : home.notALink;
        input.current?.focus();
    }
  };
  return (
    <form
      class="card"
      aria-label={home.joinTitle}
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
              placeholder={home.linkPlaceholder}
              value={pasted.value}
              data-testid="paste-link"
              onInput={(event) => {
                pasted.value = event.currentTarget.value;
                error.value = undefined;
              }}
            />
            <button type="submit" class="button secondary" data-testid="join-by-link">
              {home.join}
            </button>
          </div>
        )}
      </Field>
    </form>
  );
}
