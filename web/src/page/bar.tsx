// The controls: what one sends in the middle, the room's safety on one side, the
// others on the other side. On a phone the two sides stand above the stage.
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { canShareScreen } from "./browser.ts";
import {
  CameraIcon,
  CameraOffIcon,
  ChatIcon,
  HandIcon,
  InviteIcon,
  LeaveIcon,
  MicIcon,
  MicOffIcon,
  PeopleIcon,
  ScreenIcon,
  ScreenOffIcon,
  SettingsIcon,
  SmileIcon,
} from "./icons.tsx";
import { togglePanel, useModel } from "./model.ts";
import { Dialog } from "./parts.tsx";
import { ShieldButton } from "./security.tsx";
import { controls, reactionNames } from "./strings.ts";
import { cleanName } from "./text.ts";

export function Bar({ inert }: { inert: boolean }) {
  const { meeting } = useModel();
  const label = cleanName(meeting.view.value.label ?? "");
  return (
    <div class="bar" role="toolbar" aria-label={controls.bar} inert={inert}>
      <div class="bar-info">
        <ShieldButton />
        {label !== "" && (
          <p class="bar-label">
            <bdi>{label}</bdi>
          </p>
        )}
      </div>
      <div class="bar-middle">
        <OwnControls />
      </div>
      <div class="bar-sides">
        <DialogButton />
        <PanelButton panel="people" />
        <PanelButton panel="chat" />
      </div>
    </div>
  );
}

interface RoundProps {
  label: string;
  testId: string;
  state?: "on" | "off" | "active" | "danger";
  onClick: () => void;
  children: JSX.Element;
  busy?: boolean;
  haspopup?: boolean;
}

function Round({ label, testId, state = "on", onClick, children, busy, haspopup }: RoundProps) {
  return (
    <button
      type="button"
      class={`button round ${state}`}
      aria-label={label}
      aria-busy={busy}
      aria-haspopup={haspopup ? "dialog" : undefined}
      data-tip={label}
      data-testid={testId}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

function OwnControls() {
  const { meeting, people, dialog } = useModel();
  const { mic, camera, screen, opening } = meeting.local.value;
  const hand = people.value.some((person) => person.self && person.hand);
  return (
    <>
      <Round
        label={mic ? controls.mic.on : controls.mic.off}
        testId="toggle-mic"
        state={mic ? "on" : "off"}
        busy={opening.mic}
        onClick={() => meeting.setMic(!mic)}
      >
        {mic ? <MicIcon /> : <MicOffIcon />}
      </Round>
      <Round
        label={camera ? controls.camera.on : controls.camera.off}
        testId="toggle-camera"
        state={camera ? "on" : "off"}
        busy={opening.camera}
        onClick={() => meeting.setCamera(!camera)}
      >
        {camera ? <CameraIcon /> : <CameraOffIcon />}
      </Round>
      {canShareScreen() && (
        <Round
          label={screen ? controls.share.on : controls.share.off}
          testId="share-screen"
          state={screen ? "active" : "on"}
          busy={opening.screen}
          onClick={() => meeting.shareScreen(!screen)}
        >
          {screen ? <ScreenOffIcon /> : <ScreenIcon />}
        </Round>
      )}
      <Round
        label={hand ? controls.hand.on : controls.hand.off}
        testId="raise-hand"
        state={hand ? "active" : "on"}
        onClick={() => meeting.raiseHand(!hand)}
      >
        <HandIcon />
      </Round>
      <ReactionsButton />
      <Round
        label={controls.devices}
        testId="open-devices"
        haspopup
        onClick={() => {
          dialog.value = "devices";
        }}
      >
        <SettingsIcon />
      </Round>
      <Round label={controls.leave} testId="leave" state="danger" onClick={() => meeting.leave()}>
        <LeaveIcon />
      </Round>
    </>
  );
}

function ReactionsButton() {
  const { meeting, dialog } = useModel();
  const open = dialog.value === "reactions";
  const first = useRef<HTMLButtonElement>(null);
  const close = () => {
    if (dialog.value === "reactions") {
      dialog.value = null;
    }
  };
  return (
    <>
      <Round
        label={controls.reactions}
        testId="open-reactions"
        haspopup
        onClick={() => {
          dialog.value = "reactions";
        }}
      >
        <SmileIcon />
      </Round>
      <Dialog title={controls.reactions} open={open} onClose={close} kind="reactions" bare>
        {reactionNames.map(([emoji, name], index) => (
          <button
            key={emoji}
            ref={index === 0 ? first : null}
            type="button"
            class="button quiet emoji-button"
            aria-label={controls.react(name)}
            onClick={() => {
              meeting.react(emoji);
              close();
            }}
          >
            {emoji}
          </button>
        ))}
      </Dialog>
    </>
  );
}

function DialogButton() {
  const { dialog } = useModel();
  return (
    <button
      type="button"
      class="button side"
      aria-label={controls.invite}
      aria-haspopup="dialog"
      data-tip={controls.invite}
      data-testid="open-invite"
      onClick={() => {
        dialog.value = "invite";
      }}
    >
      <InviteIcon />
    </button>
  );
}

function PanelButton({ panel }: { panel: "people" | "chat" }) {
  const model = useModel();
  const open = model.panel.value === panel;
  const number = panel === "people" ? model.people.value.length : model.unread.value;
  const label =
    panel === "people"
      ? controls.people(number)
      : number > 0
        ? controls.unread(number)
        : controls.chat;
  return (
    <button
      type="button"
      class={`button side ${open ? "active" : ""}`}
      aria-label={label}
      aria-expanded={open}
      data-tip={label}
      data-testid={`open-${panel}`}
      onClick={() => togglePanel(model, panel)}
    >
      {panel === "people" ? <PeopleIcon /> : <ChatIcon />}
      {number > 0 && (
        <span class={`badge ${panel === "chat" ? "new" : ""}`} aria-hidden="true">
          {number > 99 ? "99+" : number}
        </span>
      )}
    </button>
  );
}
