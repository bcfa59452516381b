// The home screen: start a meeting, or join one by its link.
import { type Signal, useSignal } from "@preact/signals";
import { HomePicture } from "./home-picture.tsx";
import { CalendarIcon, CheckIcon } from "./icons.tsx";
import { LONGEST_LABEL, PlanDialog } from "./invite/plan.tsx";
import { Recent } from "./invite/recent-list.tsx";
import { JoinForm } from "./join-by.tsx";
import { LanguageChoice } from "./language.tsx";
import { useModel } from "./model.ts";
import { Brand, ErrorLine, Field, Heading, PasswordInput } from "./parts.tsx";
import { goTo } from "./route.ts";
import { home, plan } from "./strings.ts";

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
          <Recent />
        </div>
        <HomePicture />
      </main>
      <PlanDialog />
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
      model.madeHere.value = true;
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
      <button
        type="button"
        class="button quiet"
        aria-haspopup="dialog"
        data-testid="open-plan"
        onClick={() => {
          model.dialog.value = "plan";
        }}
      >
        <CalendarIcon size={1.25} />
        {plan.open}
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
