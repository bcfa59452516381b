// The screen before joining: see and hear oneself, choose devices, give a name.
import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { playTone } from "../media/tone.ts";
import { CameraToggle, MicToggle } from "./bar.tsx";
import { DeviceChoice, LevelMeter } from "./devices.tsx";
import { HostIcon, LockIcon, SpeakerIcon } from "./icons.tsx";
import { LanguageChoice } from "./language.tsx";
import { useModel } from "./model.ts";
import { Brand, Field, Heading, PasswordInput, Video } from "./parts.tsx";
import { DeviceErrors } from "./problems.tsx";
import { before, common, hostLink, ready, trouble } from "./strings.ts";
import { cleanName } from "./text.ts";

const LONGEST_NAME = 64;

export function Ready() {
  const { meeting } = useModel();
  const { phase, label } = meeting.view.value;
  useEffect(() => {
    // In one go, so that the browser asks one question for both.
    Promise.all([meeting.setMic(true), meeting.setCamera(true)]).catch(() => {
      // What went wrong is in `local.problems`, and shown from there.
    });
  }, [meeting]);
  const opening = phase.is === "idle";
  return (
    <div class="ready">
      <header class="ready-head">
        <a class="home-link" href="./">
          <Brand />
          <span class="visually-hidden">, {common.home}</span>
        </a>
        {label !== null && label !== "" && (
          <p class="room-label">
            <LockIcon size={1.125} />
            <bdi>{cleanName(label)}</bdi>
          </p>
        )}
      </header>
      <main class="ready-main">
        <SelfPreview />
        <div class="ready-side">
          {opening ? (
            <div class="waiting">
              <span class="spinner" aria-hidden="true" />
              <Heading>{ready.opening}</Heading>
            </div>
          ) : phase.is === "knocking" ? (
            <Knocking />
          ) : (
            <JoinForm />
          )}
        </div>
        <section class="ready-devices" aria-label={ready.devices}>
          <LevelMeter />
          <DeviceChoice />
          <SpeakerTest />
          <LanguageChoice />
        </section>
      </main>
    </div>
  );
}

function SelfPreview() {
  const { meeting } = useModel();
  const { cameraStream, opening } = meeting.local.value;
  const asking = opening.mic || opening.camera;
  return (
    <section class="self" aria-label={ready.preview}>
      <div class="self-picture">
        <Video
          stream={cameraStream}
          mirrored
          testId="self-preview"
          hidden={cameraStream === null}
        />
        {cameraStream === null && (
          <p class="self-empty">{opening.camera ? ready.cameraOpening : ready.cameraOff}</p>
        )}
        <div class="self-controls">
          <MicToggle />
          <CameraToggle />
        </div>
      </div>
      {asking && (
        <p class="hint" role="status">
          {ready.allow}
        </p>
      )}
      <DeviceErrors />
    </section>
  );
}

function SpeakerTest() {
  const { meeting } = useModel();
  const state = useSignal<"silent" | "playing" | "failed">("silent");
  const play = async () => {
    state.value = "playing";
    try {
      await playTone(meeting.devices.value.chosen.speaker);
      state.value = "silent";
    } catch {
      state.value = "failed";
    }
  };
  return (
    <div class="speaker-test">
      <button
        type="button"
        class="button secondary"
        data-testid="test-speaker"
        aria-busy={state.value === "playing"}
        onClick={() => (state.value === "playing" ? undefined : play())}
      >
        <SpeakerIcon size={1.25} />
        {before.testSpeaker}
      </button>
      <p class="hint" role="status">
        {state.value === "playing"
          ? before.heard
          : state.value === "failed"
            ? before.testFailed
            : ""}
      </p>
    </div>
  );
}

/** After so long without an answer it is said that there is none. */
const ANSWER_MS = 4000;

function Looking({ online }: { online: boolean }) {
  const late = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      late.value = true;
    }, ANSWER_MS);
    return () => clearTimeout(timer);
  }, [late]);
  return (
    <p class="lead" role="status" data-testid="looking">
      {online ? (late.value ? trouble.noAnswer : trouble.looking) : trouble.offline}
    </p>
  );
}

/** How many names of those inside are told; the rest is a number. */
const MOST_NAMES = 3;

/** Who is there: by name where that can be read, else how many. */
function Inside() {
  const { meeting, online } = useModel();
  const { present, inside, roomExists } = meeting.view.value;
  if (roomExists === null) {
    return <Looking online={online.value} />;
  }
  const names = inside
    .map(cleanName)
    .filter((name) => name !== "")
    .slice(0, MOST_NAMES);
  return (
    <p class="lead inside" data-testid="inside" data-count={present}>
      <bdi>
        {names.length === 0 || names.length > present
          ? ready.present(present)
          : before.here(names, present - names.length)}
      </bdi>
    </p>
  );
}

/** In the lobby: nothing to do but wait, or go. */
function Knocking() {
  const { meeting } = useModel();
  return (
    <div class="knocking" data-testid="knocking">
      <div class="knocking-head">
        <span class="spinner" aria-hidden="true" />
        <Heading>{ready.knocking}</Heading>
      </div>
      <p class="lead">{ready.knockingText}</p>
      <button
        type="button"
        class="button secondary large"
        data-testid="stop-waiting"
        onClick={() => meeting.leave()}
      >
        {ready.stopWaiting}
      </button>
    </div>
  );
}

/** Where the check of a typed password stands. */
type Check = "none" | "asked" | "answering";

function JoinForm() {
  const model = useModel();
  const { meeting } = model;
  const { phase, needsPassword, roomExists, passwordOk, mode, passwordChanged, hostKey } =
    meeting.view.value;
  const name = useSignal("");
  const nameMissing = useSignal(false);
  const password = useSignal("");
  /** What is typed differs from what was checked last. */
  const edited = useSignal(false);
  const passwordMissing = useSignal(false);
  const check = useSignal<Check>("none");
  const joinAfterCheck = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const starting = roomExists === false;
  const busy = phase.is === "joining" || phase.is === "reconnecting";

  const askPassword = () => {
    if (password.value === "" || !edited.value) {
      return;
    }
    edited.value = false;
    check.value = meeting.view.value.passwordOk === null ? "answering" : "asked";
    meeting.checkPassword(password.value);
  };

  // What was chosen on the home screen goes to the session as soon as it can be used.
  useEffect(() => {
    const options = model.newOptions.value;
    if (options !== null) {
      model.newOptions.value = null;
      meeting.setOptions(options);
    }
    const typed = model.newPassword.value;
    if (typed !== "") {
      model.newPassword.value = "";
      check.value = "answering";
      meeting.checkPassword(typed);
    }
  }, [model, meeting, check]);

  // The answer to an earlier check stands in the view until the session withdraws it.
  useSignalEffect(() => {
    const answer = meeting.view.value.passwordOk;
    if (check.value === "asked" && answer === null) {
      check.value = "answering";
    } else if (check.value === "answering" && answer !== null) {
      check.value = "none";
      if (joinAfterCheck.value) {
        joinAfterCheck.value = false;
        if (answer) {
          meeting.join(cleanName(name.value));
        } else {
          focusOn("password");
        }
      }
    }
  });

  const focusOn = (testId: string) => {
    form.current?.querySelector<HTMLElement>(`[data-testid="${testId}"]`)?.focus();
  };

  const submit = () => {
    if (busy) {
      return;
    }
    nameMissing.value = cleanName(name.value) === "";
    passwordMissing.value = needsPassword && password.value === "" && passwordOk !== true;
    if (nameMissing.value || passwordMissing.value) {
      focusOn(nameMissing.value ? "display-name" : "password");
      return;
    }
    askPassword();
    if (needsPassword && (check.value !== "none" || passwordOk !== true)) {
      joinAfterCheck.value = check.value !== "none";
      return;
    }
    meeting.join(cleanName(name.value));
  };

  const checking = check.value !== "none";
  const wrong = needsPassword && passwordOk === false && !checking && !edited.value;
  const right = needsPassword && passwordOk === true && !checking && !edited.value;
  return (
    <form
      class="join-form"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div class="join-words">
        <Heading>{starting ? ready.starting : ready.joining}</Heading>
        {starting ? (
          <p class="lead">
            {model.madeHere.value || hostKey ? ready.startingText : trouble.mayBeOver}
          </p>
        ) : (
          <Inside />
        )}
        {hostKey && !model.madeHere.value && (
          <p class="as-host" data-testid="as-host">
            <HostIcon size={1.125} />
            {hostLink.youAreHost}
          </p>
        )}
        {!starting && mode !== "open" && (
          <p class="lead">{mode === "lobby" ? ready.lobby : ready.locked}</p>
        )}
      </div>
      <Field
        label={ready.name}
        hint={ready.nameHint}
        error={nameMissing.value ? ready.nameMissing : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            class="input"
            type="text"
            autocomplete="name"
            maxLength={LONGEST_NAME}
            dir="auto"
            value={name.value}
            data-testid="display-name"
            onInput={(event) => {
              name.value = event.currentTarget.value;
              nameMissing.value = false;
            }}
          />
        )}
      </Field>
      {needsPassword && (
        <Field
          label={starting ? ready.passwordNew : ready.password}
          hint={
            checking
              ? ready.passwordChecking
              : right
                ? starting
                  ? ready.passwordSet
                  : ready.passwordRight
                : starting
                  ? ready.passwordNewHint
                  : passwordChanged
                    ? ready.passwordChanged
                    : ready.passwordHint
          }
          error={
            wrong
              ? passwordChanged
                ? ready.passwordChanged
                : ready.passwordWrong
              : passwordMissing.value
                ? ready.passwordMissing
                : undefined
          }
        >
          {(attributes) => (
            <PasswordInput
              attributes={attributes}
              value={password.value}
              placeholder={right && password.value === "" ? "••••••••" : undefined}
              testId="password"
              onInput={(value) => {
                password.value = value;
                edited.value = true;
                passwordMissing.value = false;
              }}
              onBlur={askPassword}
            />
          )}
        </Field>
      )}
      {model.otherTab.value !== "none" && (
        <div class="banner" role="status" data-testid="notice">
          <p>{model.otherTab.value === "there" ? ready.otherTab : before.moved}</p>
          {model.otherTab.value === "there" && (
            <button
              type="button"
              class="button small secondary"
              data-testid="move-here"
              onClick={() => model.leaveOtherTab()}
            >
              {before.moveHere}
            </button>
          )}
        </div>
      )}
      <button
        type="submit"
        class="button primary large"
        data-testid="join"
        aria-busy={busy || (checking && joinAfterCheck.value)}
      >
        {busy
          ? ready.connecting
          : starting
            ? ready.start
            : mode === "lobby"
              ? ready.askToJoin
              : ready.join}
      </button>
      <p class="hint" role="status">
        {phase.is === "joining" && phase.ahead > 0 ? ready.ahead(phase.ahead) : ""}
      </p>
    </form>
  );
}
