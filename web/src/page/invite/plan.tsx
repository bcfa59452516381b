// Planning a meeting for later: a link for the guests, and one for its maker, who
// is the host whoever comes first. Nothing of it is told to the server.
import { type Signal, useSignal } from "@preact/signals";
import { type Model, useModel, wholeLink } from "../model.ts";
import { Dialog, ErrorLine, Field } from "../parts.tsx";
import { home, invite, plan as strings } from "../strings.ts";
import { nextHour, wallTime } from "./calendar.ts";
import { HostLink, KeepMeeting } from "./host-link.tsx";
import { LinkField } from "./link-field.tsx";
import { type Time, TimeFields, Ways } from "./share.tsx";

/** A meeting's name, in characters (`docs/protocol.md`, section 5). */
export const LONGEST_LABEL = 64;
const USUAL_MINUTES = 30;

interface Planned {
  /** For the guests, and for its maker. */
  guests: string;
  host: string;
  label: string;
  password: boolean;
  when: Time;
}

export function PlanDialog() {
  const model = useModel();
  const { dialog } = model;
  const open = dialog.value === "plan";
  return (
    <Dialog
      title={strings.title}
      open={open}
      kind="narrow"
      testId="plan"
      onClose={() => {
        if (dialog.value === "plan") {
          dialog.value = null;
        }
      }}
    >
      {open && <Plan model={model} />}
    </Dialog>
  );
}

function Plan({ model }: { model: Model }) {
  const planned = useSignal<Planned | null>(null);
  return planned.value === null ? (
    <PlanForm model={model} planned={planned} />
  ) : (
    <Links planned={planned.value} />
  );
}

function PlanForm({ model, planned }: { model: Model; planned: Signal<Planned | null> }) {
  const label = useSignal("");
  const chosen = useSignal(nextHour(new Date()));
  const minutes = useSignal(USUAL_MINUTES);
  const password = useSignal(false);
  const problem = useSignal<"none" | "when" | "failed">("none");
  const make = async () => {
    const start = wallTime(chosen.value);
    if (start === null) {
      problem.value = "when";
      return;
    }
    const { meeting } = model;
    const guests = await meeting.makeLink(label.value.trim(), password.value);
    const host = await meeting.hostLink();
    if (host === null) {
      problem.value = "failed";
      return;
    }
    planned.value = {
      guests,
      host,
      label: label.value.trim(),
      password: password.value,
      when: { start, minutes: minutes.value },
    };
  };
  return (
    <form
      class="plan"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <p>{strings.text}</p>
      <Field label={home.label}>
        {(attributes) => (
          <input
            {...attributes}
            class="input"
            type="text"
            autocomplete="off"
            maxLength={LONGEST_LABEL}
            dir="auto"
            value={label.value}
            data-testid="plan-label"
            onInput={(event) => {
              label.value = event.currentTarget.value;
            }}
          />
        )}
      </Field>
      <TimeFields
        chosen={chosen.value}
        minutes={minutes.value}
        missing={problem.value === "when"}
        onChoose={(value) => {
          chosen.value = value;
          problem.value = "none";
        }}
        onLength={(value) => {
          minutes.value = value;
        }}
      />
      <label class="choice">
        <input
          type="checkbox"
          checked={password.value}
          data-testid="plan-password"
          onChange={(event) => {
            password.value = event.currentTarget.checked;
          }}
        />
        <span>
          {strings.password}
          <span class="hint">{strings.passwordHint}</span>
        </span>
      </label>
      {problem.value === "failed" && <ErrorLine>{strings.failed}</ErrorLine>}
      <button type="submit" class="button primary large" data-testid="make-plan">
        {strings.make}
      </button>
    </form>
  );
}

function Links({ planned }: { planned: Planned }) {
  const { dialog } = useModel();
  const { guests, host, label, password, when } = planned;
  const link = wholeLink(guests);
  return (
    <div class="plan" data-testid="planned">
      <section class="invite" aria-label={strings.guests}>
        <h3>{strings.guests}</h3>
        <LinkField
          link={link}
          label={invite.link}
          testId="invite-link"
          copiedText={invite.copied}
        />
        <Ways invitation={{ link, label, password }} when={when} />
        {password && <p class="hint">{invite.password}</p>}
      </section>
      <HostLink fragment={host} />
      <KeepMeeting fragment={guests} label={label} />
      <button
        type="button"
        class="button primary"
        data-testid="plan-done"
        onClick={() => {
          dialog.value = null;
        }}
      >
        {strings.done}
      </button>
    </div>
  );
}
