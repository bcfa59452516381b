// The meeting: stage, controls, and one panel at a time beside them.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Bar } from "./bar.tsx";
import { Chat } from "./chat.tsx";
import { CompareDialog } from "./compare.tsx";
import { DevicesDialog } from "./devices.tsx";
import { KnockBanner, PasswordDialog } from "./hosts.tsx";
import { InviteDialog } from "./invite.tsx";
import { useModel } from "./model.ts";
import { CloseButton, ErrorLine } from "./parts.tsx";
import { People } from "./people.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { PreviewDialog } from "./preview.tsx";
import { DeviceErrors } from "./problems.tsx";
import { QualityDialog } from "./quality.tsx";
import { SecurityPanel } from "./security.tsx";
import { ShortcutsDialog, useShortcuts } from "./shortcuts.tsx";
import { Stage } from "./stage.tsx";
import { notices, quality, stage, security as strings } from "./strings.ts";
import { TalkHint } from "./talking.tsx";
import { ViewDialog } from "./view.tsx";

/** Below this width a panel covers the stage instead of standing beside it. */
const SHEET_BELOW = "(max-width: 47.99rem)";

export function MeetingScreen() {
  const model = useModel();
  useShortcuts();
  const covered = useSignal(matchMedia(SHEET_BELOW).matches);
  useEffect(() => {
    const query = matchMedia(SHEET_BELOW);
    const follow = () => {
      covered.value = query.matches;
    };
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, [covered]);
  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === "Escape" && document.querySelector("dialog:modal") === null) {
        if (model.panel.value !== null) {
          event.preventDefault();
          model.closePanel();
        }
      }
    };
    addEventListener("keydown", closeOnEscape);
    return () => removeEventListener("keydown", closeOnEscape);
  }, [model]);
  const panel = model.panel.value;
  const behind = covered.value && panel !== null;
  return (
    <div class={`meeting ${panel === null ? "" : "with-panel"}`}>
      <main class="meeting-main" inert={behind}>
        <h1 class="visually-hidden">{stage.label}</h1>
        <Stage />
        <div class="meeting-alerts">
          <Unsealed />
          <NoRelay />
          <DeviceErrors closable />
          <SoundBlocked />
          <AskedToMute />
          <KnockBanner />
          <FewerVoices />
          <TalkHint />
        </div>
      </main>
      <Bar inert={behind} />
      {panel === "chat" && <Chat sheet={covered.value} />}
      {panel === "people" && <People sheet={covered.value} />}
      {panel === "security" && <SecurityPanel sheet={covered.value} />}
      <PersonMenu />
      <InviteDialog />
      <ViewDialog />
      <DevicesDialog />
      <QualityDialog />
      <PreviewDialog />
      <PasswordDialog />
      <CompareDialog />
      <ShortcutsDialog />
    </div>
  );
}

/** The red shield says it at a glance; this says it to everyone, and what to do. */
function Unsealed() {
  const { security } = useModel();
  return security.value.shield === "broken" ? <ErrorLine>{strings.brokenAlert}</ErrorLine> : null;
}

/** The address asks for what the server does not have: nothing would ever come. */
function NoRelay() {
  const { meeting } = useModel();
  return meeting.noRelay.value ? (
    <ErrorLine>
      <p data-testid="no-relay">{strings.noRelay}</p>
    </ErrorLine>
  ) : null;
}

/** Who is not heard, though they speak, is not to be waited for. */
function FewerVoices() {
  const { meeting } = useModel();
  const closed = useSignal(false);
  const { voices } = meeting.view.value.limits;
  useEffect(() => {
    closed.value = false;
  }, [voices === null, closed]);
  return voices === null || closed.value ? null : (
    <div class="talk-hint" role="status" data-testid="fewer-voices">
      <p>{quality.fewerVoices(voices)}</p>
      <CloseButton
        onClick={() => {
          closed.value = true;
        }}
      />
    </div>
  );
}

/** Somebody who may only ask did. */
function AskedToMute() {
  const { meeting, askedToMute } = useModel();
  const by = askedToMute.value;
  if (by === null || !meeting.local.value.mic) {
    return null;
  }
  const close = () => {
    askedToMute.value = null;
  };
  return (
    <div class="banner" role="status" data-testid="mute-asked">
      <p>{notices.muteAsked(by)}</p>
      <button
        type="button"
        class="button primary"
        onClick={() => {
          close();
          void meeting.setMic(false);
        }}
      >
        {notices.turnOff}
      </button>
      <CloseButton onClick={close} />
    </div>
  );
}

function SoundBlocked() {
  const { meeting } = useModel();
  if (!meeting.soundBlocked.value) {
    return null;
  }
  return (
    <div class="banner">
      <p>{notices.soundBlocked}</p>
      <button type="button" class="button primary" onClick={() => meeting.allowSound()}>
        {notices.allowSound}
      </button>
    </div>
  );
}
