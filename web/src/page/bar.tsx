// The controls: what one sends in the middle, the room's safety on one side, the
// others on the other side. On a phone the two sides stand above the stage.
import type { JSX } from "preact";
import { canShareScreen } from "./browser.ts";
import {
  CameraIcon,
  CameraOffIcon,
  ChatIcon,
  HandIcon,
  InviteIcon,
  LayoutIcon,
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
import { controls, notices, reactions } from "./strings.ts";
import { cleanName } from "./text.ts";

export function Bar({ inert }: { inert: boolean }) {
  const { meeting } = useModel();
  const label = cleanName(meeting.view.value.label ?? "");
  return (
    <section class="bar" aria-label={controls.bar} inert={inert}>
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
        <SideButton dialog="view" label={controls.view} icon={<LayoutIcon />} />
        <SideButton dialog="invite" label={controls.invite} icon={<InviteIcon />} />
        <PanelButton panel="people" />
        <PanelButton panel="chat" />
      </div>
    </section>
  );
}

interface ToggleProps {
  words: { name: string; on: string; off: string };
  pressed: boolean;
  testId: string;
  /** Red while it is off: the others do not see or hear one. */
  warns?: boolean;
  busy: boolean;
  icons: [on: JSX.Element, off: JSX.Element];
  onClick: () => void;
}

/** A round button that is pressed or not. */
function Toggle({ words, pressed, testId, warns, busy, icons, onClick }: ToggleProps) {
  const look = warns ? (pressed ? "on" : "off") : pressed ? "active" : "on";
  return (
    <button
      type="button"
      class={`button round ${look}`}
      aria-label={words.name}
      aria-pressed={pressed}
      aria-busy={busy}
      data-tip={pressed ? words.on : words.off}
      data-testid={testId}
      onClick={onClick}
    >
      {icons[pressed ? 0 : 1]}
    </button>
  );
}

/** What a quiet meeting carries: the server cannot pick the loudest. */
const QUIET_MICS = 8;

export function MicToggle() {
  const { meeting, people, security, say } = useModel();
  const full = () =>
    security.value.quiet &&
    people.value.filter((person) => !person.self && person.mic).length >= QUIET_MICS;
  const { mic, opening } = meeting.local.value;
  return (
    <Toggle
      words={controls.mic}
      pressed={mic}
      testId="toggle-mic"
      warns
      busy={opening.mic}
      icons={[<MicIcon key="on" />, <MicOffIcon key="off" />]}
      onClick={() => (!mic && full() ? say(notices.micsFull) : meeting.setMic(!mic))}
    />
  );
}

export function CameraToggle() {
  const { meeting } = useModel();
  const { camera, opening } = meeting.local.value;
  return (
    <Toggle
      words={controls.camera}
      pressed={camera}
      testId="toggle-camera"
      warns
      busy={opening.camera}
      icons={[<CameraIcon key="on" />, <CameraOffIcon key="off" />]}
      onClick={() => meeting.setCamera(!camera)}
    />
  );
}

interface RoundProps {
  label: string;
  testId: string;
  look?: string;
  opens?: boolean;
  onClick: () => void;
  children: JSX.Element;
}

function Round({ label, testId, look = "on", opens, onClick, children }: RoundProps) {
  return (
    <button
      type="button"
      class={`button round ${look}`}
      aria-label={label}
      aria-haspopup={opens ? "dialog" : undefined}
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
  const { screen, opening } = meeting.local.value;
  const hand = people.value.some((person) => person.self && person.hand);
  return (
    <>
      <MicToggle />
      <CameraToggle />
      {canShareScreen() && (
        <Toggle
          words={controls.share}
          pressed={screen}
          testId="share-screen"
          busy={opening.screen}
          icons={[<ScreenOffIcon key="on" />, <ScreenIcon key="off" />]}
          onClick={() => meeting.shareScreen(!screen)}
        />
      )}
      <Toggle
        words={controls.hand}
        pressed={hand}
        testId="raise-hand"
        busy={false}
        icons={[<HandIcon key="on" />, <HandIcon key="off" />]}
        onClick={() => meeting.raiseHand(!hand)}
      />
      <ReactionsButton />
      <Round
        label={controls.devices}
        testId="open-devices"
        opens
        onClick={() => {
          dialog.value = "devices";
        }}
      >
        <SettingsIcon />
      </Round>
      <LeaveButton />
    </>
  );
}

export function LeaveButton() {
  const { meeting } = useModel();
  return (
    <Round label={controls.leave} testId="leave" look="danger" onClick={() => meeting.leave()}>
      <LeaveIcon />
    </Round>
  );
}

function ReactionsButton() {
  const { meeting, dialog } = useModel();
  const open = dialog.value === "reactions";
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
        opens
        onClick={() => {
          dialog.value = "reactions";
        }}
      >
        <SmileIcon />
      </Round>
      <Dialog title={controls.reactions} open={open} onClose={close} kind="reactions" bare>
        {reactions().map(([emoji, words]) => (
          <button
            key={emoji}
            type="button"
            class="button quiet emoji-button"
            aria-label={words}
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

interface SideProps {
  dialog: "view" | "invite";
  label: string;
  icon: JSX.Element;
}

function SideButton({ dialog: name, label, icon }: SideProps) {
  const { dialog } = useModel();
  return (
    <button
      type="button"
      class="button side"
      aria-label={label}
      aria-haspopup="dialog"
      data-tip={label}
      data-testid={`open-${name}`}
      onClick={() => {
        dialog.value = name;
      }}
    >
      {icon}
    </button>
  );
}

function PanelButton({ panel }: { panel: "people" | "chat" }) {
  const model = useModel();
  const open = model.panel.value === panel;
  const number = panel === "people" ? model.people.value.length : model.unread.value;
  const shown = number > 99 ? "99+" : String(number);
  const label =
    panel === "people"
      ? controls.people(shown)
      : number > 0
        ? controls.unread(number, shown)
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
          {shown}
        </span>
      )}
    </button>
  );
}
