// The page that finds out what will work from here: one click, then one line for
// each thing, and plain words at the end.
import { effect, useSignal } from "@preact/signals";
import { type ComponentChildren, render } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { supportHere } from "../media/call.ts";
import { Check, type Step, type StepName } from "../media/check.ts";
import type { Meeting } from "../media/meeting.ts";
import { playTone } from "../media/tone.ts";
import { browserName } from "./browser.ts";
import { Unsupported } from "./ended.tsx";
import { AlertIcon, CheckIcon, CloseIcon } from "./icons.tsx";
import { LanguageChoice } from "./language.tsx";
import { Brand, Heading, Video } from "./parts.tsx";
import { common, deviceProblem, check as strings } from "./strings.ts";
import { findings, isDone, speedOf } from "./verdict.ts";

const STEPS: StepName[] = [
  "camera",
  "mic",
  "speaker",
  "server",
  "udp",
  "tcp",
  "relay",
  "bandwidth",
];

export function startCheck(root: HTMLElement): void {
  effect(() => {
    document.title = strings.title;
  });
  root.replaceChildren();
  const support = supportHere();
  render(
    support === "ok" ? <CheckPage check={new Check()} /> : <Unsupported why={support} />,
    root,
  );
}

function CheckPage({ check }: { check: Check }) {
  const state = useSignal<"new" | "running" | "done">("new");
  const steps = check.steps.value;
  const run = async () => {
    state.value = "running";
    await check.run().catch(() => {
      // What did not work stands at its step.
    });
    state.value = "done";
  };
  return (
    <div class="check">
      <header class="home-head">
        <a class="home-link" href="./">
          <Brand />
          <span class="visually-hidden">, {common.home}</span>
        </a>
        <LanguageChoice />
      </header>
      <main class="check-main">
        <div class="check-words">
          <Heading>{strings.title}</Heading>
          <p class="lead">{strings.lead}</p>
        </div>
        {state.value !== "running" && (
          <button
            type="button"
            class="button primary large"
            data-testid="check-start"
            onClick={run}
          >
            {state.value === "new" ? strings.start : strings.again}
          </button>
        )}
        <div role="status">
          {isDone(steps) && (
            <div
              class={`card check-verdict ${findings(steps)[0] === "all" ? "good" : ""}`}
              data-testid="check-verdict"
            >
              {findings(steps).map((finding) => (
                <p key={finding}>{strings.finding(finding)}</p>
              ))}
            </div>
          )}
        </div>
        {state.value !== "new" && (
          <ol class="card check-steps" aria-label={strings.steps}>
            {STEPS.map((name) => (
              <StepLine key={name} name={name} step={steps[name]}>
                <Extra name={name} check={check} meeting={check.meeting.value} />
              </StepLine>
            ))}
          </ol>
        )}
        <p class="hint">{strings.private}</p>
      </main>
    </div>
  );
}

function StepLine({
  name,
  step,
  children,
}: {
  name: StepName;
  step: Step;
  children: ComponentChildren;
}) {
  return (
    <li class={`check-step ${step.is}`} data-testid={`check-${name}`} data-state={step.is}>
      <span class="check-icon" aria-hidden="true">
        {step.is === "running" && <span class="spinner" />}
        {step.is === "works" && <CheckIcon size={1.25} />}
        {step.is === "fails" && <AlertIcon size={1.25} />}
        {step.is === "absent" && <CloseIcon size={1} />}
      </span>
      <div class="check-text">
        <h2>{strings.named(name)}</h2>
        <p class="hint">{sentence(name, step)}</p>
        {children}
      </div>
    </li>
  );
}

function sentence(name: StepName, step: Step): string {
  if (step.is === "fails" && step.problem !== undefined && (name === "mic" || name === "camera")) {
    return deviceProblem(name, step.problem, browserName()) ?? strings.result(name, "fails");
  }
  if (step.is === "works" && step.value !== undefined) {
    return name === "bandwidth"
      ? strings.speed(step.value, speedOf(step.value))
      : strings.roundTrip(strings.result(name, "works"), step.value);
  }
  return strings.result(name, step.is);
}

function Extra({
  name,
  check,
  meeting,
}: {
  name: StepName;
  check: Check;
  meeting: Meeting | null;
}) {
  if (name === "speaker") {
    return <Speaker check={check} />;
  }
  if (meeting === null) {
    return null;
  }
  if (name === "camera" && meeting.local.value.cameraStream !== null) {
    return (
      <div class="check-picture">
        <Video stream={meeting.local.value.cameraStream} mirrored testId="self-preview" />
      </div>
    );
  }
  return name === "mic" && meeting.local.value.mic ? <Loudness meeting={meeting} /> : null;
}

function Loudness({ meeting }: { meeting: Meeting }) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      meeting.micLevel.subscribe((level) => {
        bar.current?.style.setProperty("--level", level.toFixed(3));
      }),
    [meeting],
  );
  return (
    <div class="level" aria-hidden="true">
      <div class="level-track">
        <div ref={bar} class="level-bar" />
      </div>
    </div>
  );
}

function Speaker({ check }: { check: Check }) {
  const played = useSignal(false);
  return (
    <div class="check-speaker">
      <button
        type="button"
        class="button secondary"
        data-testid="check-tone"
        onClick={() => {
          played.value = true;
          playTone("").catch(() => {
            // Then nothing is heard, which is what one is asked.
          });
        }}
      >
        {strings.play}
      </button>
      {played.value && (
        <>
          <button
            type="button"
            class="button secondary"
            data-testid="check-heard"
            onClick={() => check.setHeard(true)}
          >
            {strings.heard}
          </button>
          <button type="button" class="button secondary" onClick={() => check.setHeard(false)}>
            {strings.heardNot}
          </button>
        </>
      )}
    </div>
  );
}
