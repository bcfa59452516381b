// Comparing codes: two people, or all, read the same code to each other, and say
// what came of it. What is compared stands still while the dialog is open.
import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { PairCode, Person } from "../session/types.ts";
import { QrIcon, ShieldAlertIcon, ShieldIcon, ShieldPlainIcon } from "./icons.tsx";
import { type Model, shownName, useModel } from "./model.ts";
import { Dialog, QrCode } from "./parts.tsx";
import { act, common, compare as strings } from "./strings.ts";

type Outcome = "match" | "differ" | null;

function open(model: Model, person: Person | null): void {
  model.comparison.value =
    person === null ? { person, name: "" } : { person: person.id, name: shownName(person) };
  model.dialog.value = "compare";
}

/** With one other person here, everybody is that person. */
export function compareWithAll(model: Model): void {
  const others = model.people.value.filter((person) => !person.self);
  open(model, others.length === 1 ? (others[0] ?? null) : null);
}

/** Below a name on the list: what came of comparing, and the way to it. */
export function CompareButton({ person }: { person: Person }) {
  const model = useModel();
  const { mark } = person;
  const warns = mark === "differs" || mark === "changed";
  const Icon = mark === "verified" ? ShieldIcon : warns ? ShieldAlertIcon : ShieldPlainIcon;
  return (
    <button
      type="button"
      class={`compare-link ${mark === "verified" ? "good" : warns ? "warn" : ""}`}
      aria-haspopup="dialog"
      aria-label={strings.openOne(mark, shownName(person))}
      data-testid="compare-codes"
      onClick={() => open(model, person)}
    >
      <Icon size={1} />
      {strings.mark(mark)}
    </button>
  );
}

export function CompareDialog() {
  const { dialog, comparison } = useModel();
  const shown = dialog.value === "compare";
  const { person, name } = comparison.value;
  return (
    <Dialog
      title={person === null ? strings.titleAll : strings.title(name)}
      open={shown}
      kind="narrow"
      testId="compare"
      onClose={() => {
        if (dialog.value === "compare") {
          dialog.value = null;
        }
      }}
    >
      {shown && <Act person={person} name={name} />}
    </Dialog>
  );
}

function Act({ person, name }: { person: number | null; name: string }) {
  const model = useModel();
  const { meeting } = model;
  // What is on the screen is what is compared, whatever happens meanwhile.
  const held = useSignal<PairCode | null>(null);
  const outcome = useSignal<Outcome>(null);
  useEffect(() => {
    if (person !== null) {
      meeting.compare(person);
    }
  }, [meeting, person]);

  const now = currentCode(model, person);
  if (held.value === null && now !== null) {
    held.value = now;
  }
  const code = held.value;
  if (code === null) {
    return <p>{strings.pending}</p>;
  }
  const say = (ok: boolean) => {
    meeting.verify(person, code.digits, ok);
    outcome.value = ok ? "match" : "differ";
  };
  if (outcome.value === "match") {
    return <Match person={person} name={name} />;
  }
  if (outcome.value === "differ") {
    return <Differ person={person} name={name} outcome={outcome} />;
  }
  if (now?.digits !== code.digits) {
    return (
      <div class="compare">
        <p>{person === null ? strings.codeChanged : strings.personGone(name)}</p>
        {now !== null && (
          <button
            type="button"
            class="button primary"
            onClick={() => {
              held.value = now;
            }}
          >
            {strings.showNew}
          </button>
        )}
      </div>
    );
  }
  return (
    <div class="compare">
      {person === null ? (
        <>
          <p>{strings.textAll}</p>
          <div data-testid="compare-code" data-code={code.digits}>
            <CodeCard digits={code.digits} emoji={code.emoji} large />
          </div>
        </>
      ) : (
        <Together name={name} person={person} code={code} />
      )}
      <AsQr digits={code.digits} />
      <div class="compare-answer">
        <h3>{strings.question}</h3>
        <div class="compare-buttons">
          <button
            type="button"
            class="button primary"
            data-testid="codes-match"
            onClick={() => say(true)}
          >
            {person === null ? strings.matchAll : strings.match}
          </button>
          <button
            type="button"
            class="button secondary"
            data-testid="codes-differ"
            onClick={() => say(false)}
          >
            {strings.differ}
          </button>
        </div>
      </div>
    </div>
  );
}

/** Digits that each of two reads out. */
const HALF = 15;

/**
 * Two people read half of the code each, so that both have to speak and to listen.
 * Who is in the meeting for longer begins; both are told the same of it.
 */
function Together({ name, person, code }: { name: string; person: number; code: PairCode }) {
  const { people } = useModel();
  const own = people.value.find(({ self }) => self)?.id ?? 0;
  const halves = [code.digits.slice(0, HALF), code.digits.slice(HALF)];
  const mine = own < person ? 0 : 1;
  const steps = halves.map((digits, index) => ({
    digits,
    text: index === mine ? act.youRead : act.theyRead(name),
    own: index === mine,
  }));
  return (
    <>
      <p>{act.open(name)}</p>
      <ol class="together" data-testid="compare-code" data-code={code.digits}>
        <li>
          <p>{act.pictures}</p>
          <CodeCard digits="" emoji={code.emoji} large />
        </li>
        {steps.map(({ digits, text, own }) => (
          <li key={text}>
            <p>{text}</p>
            <p class={`together-digits ${own ? "own" : ""}`} dir="ltr">
              {inFives(digits).map((group, index) => (
                <span key={index}>{group} </span>
              ))}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}

function currentCode({ people, security }: Model, person: number | null): PairCode | null {
  if (person !== null) {
    return people.value.find(({ id }) => id === person)?.code ?? null;
  }
  const { digits, emoji } = security.value;
  return digits === "" ? null : { digits, emoji };
}

function Match({ person, name }: { person: number | null; name: string }) {
  const { dialog } = useModel();
  return (
    <div class="compare">
      <div class="verdict">
        <ShieldIcon size={2.25} />
        <div>
          <Result>{person === null ? strings.verifiedAll : strings.verified(name)}</Result>
          <p>{strings.verifiedText}</p>
        </div>
      </div>
      <button
        type="button"
        class="button primary"
        data-testid="compare-done"
        onClick={() => {
          dialog.value = null;
        }}
      >
        {strings.done}
      </button>
    </div>
  );
}

function Differ({
  person,
  name,
  outcome,
}: {
  person: number | null;
  name: string;
  outcome: Signal<Outcome>;
}) {
  const { dialog } = useModel();
  const steps = person === null ? strings.stepsAll() : strings.steps(name);
  return (
    <div class="compare">
      <div class="verdict shield-warning">
        <ShieldAlertIcon size={2.25} />
        <div>
          <Result>{strings.differsTitle}</Result>
          <ol class="compare-steps">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
      </div>
      <div class="compare-buttons">
        <button
          type="button"
          class="button primary"
          data-testid="compare-again"
          onClick={() => {
            outcome.value = null;
          }}
        >
          {strings.again}
        </button>
        <button
          type="button"
          class="button secondary"
          onClick={() => {
            dialog.value = null;
          }}
        >
          {common.close}
        </button>
      </div>
    </div>
  );
}

/** What came of it takes the focus, so that a reader says it. */
function Result({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h3 ref={heading} class="verdict-head" tabIndex={-1}>
      {children}
    </h3>
  );
}

/** For a phone that is held against the screen. */
function AsQr({ digits }: { digits: string }) {
  const shown = useSignal(false);
  return (
    <div class="compare-qr">
      <button
        type="button"
        class="button quiet"
        aria-expanded={shown.value}
        data-testid="compare-qr"
        onClick={() => {
          shown.value = !shown.value;
        }}
      >
        <QrIcon size={1.25} />
        {shown.value ? strings.hideQr : strings.showQr}
      </button>
      {shown.value && (
        <>
          <QrCode text={`${common.product} ${inFives(digits).join(" ")}`} label={strings.qr} />
          <p class="hint">{strings.qrText}</p>
        </>
      )}
    </div>
  );
}

const inFives = (digits: string): string[] => digits.match(/.{1,5}/g) ?? [];

/** A code as people read it: pictures for a glance, digits to be sure. */
export function CodeCard({ digits, emoji, large }: PairCode & { large?: boolean }) {
  return (
    // The same on every screen, so that two can be laid side by side.
    <div class={`code ${large ? "large" : ""}`} dir="ltr">
      <p class="code-emoji" role="img" aria-label={strings.emoji(emoji)}>
        {emoji.map((picture, index) => (
          // A picture may come twice; its place is what it is.
          <span key={index}>{picture}</span>
        ))}
      </p>
      {digits !== "" && (
        <p class="code-digits">
          <span class="visually-hidden">{strings.digits} </span>
          {inFives(digits).map((group, index) => (
            <span key={index}>{group} </span>
          ))}
        </p>
      )}
    </div>
  );
}
