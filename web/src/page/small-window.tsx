// The meeting in a small window that stays above all others, where the browser
// has one (document picture-in-picture): the one who matters, and what one needs
// while working on something else. It is a second view of the same meeting.
import { effect } from "@preact/signals";
import { render } from "preact";
import { isolate } from "../lang/speech.ts";
import { CameraToggle, LeaveButton, MicToggle } from "./bar.tsx";
import { MicOffIcon } from "./icons.tsx";
import { type Model, ModelProvider, shownName, useModel } from "./model.ts";
import { Avatar, Video } from "./parts.tsx";
import { stage as stageWords, view as strings } from "./strings.ts";
import { initials } from "./text.ts";
import { pictureOf } from "./tile.tsx";

const WIDTH = 400;
const HEIGHT = 300;

/** Not yet in TypeScript's own libraries. */
interface DocumentPictureInPicture {
  readonly window: Window | null;
  requestWindow(options: { width: number; height: number }): Promise<Window>;
}

const api = () =>
  (window as { documentPictureInPicture?: DocumentPictureInPicture }).documentPictureInPicture;

export function hasSmallWindow(): boolean {
  return api() !== undefined;
}

export function closeSmallWindow(): void {
  api()?.window?.close();
}

/** Call from a click: the browser asks for one. */
export async function openSmallWindow(model: Model): Promise<void> {
  let opened: Window | undefined;
  try {
    opened = await api()?.requestWindow({ width: WIDTH, height: HEIGHT });
  } catch {
    model.say(strings.smallWindowFailed);
  }
  if (opened === undefined) {
    return;
  }
  const { document: inner } = opened;
  inner.documentElement.lang = document.documentElement.lang;
  inner.documentElement.dir = document.documentElement.dir;
  inner.title = document.title;
  for (const { href } of document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")) {
    const link = inner.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    inner.head.append(link);
  }
  inner.body.className = "small-window";
  render(
    <ModelProvider value={model}>
      <SmallWindow />
    </ModelProvider>,
    inner.body,
  );
  model.smallWindow.value = true;
  const stop = effect(() => {
    const { is } = model.meeting.view.value.phase;
    if (is !== "joined" && is !== "reconnecting") {
      closeSmallWindow();
    }
  });
  opened.addEventListener("pagehide", () => {
    stop();
    render(null, inner.body);
    model.smallWindow.value = false;
  });
}

function SmallWindow() {
  const { stage } = useModel();
  const shown = stage.focus.value;
  return (
    <>
      <main class="small-window-picture">
        <h1 class="visually-hidden">{stageWords.label}</h1>
        {shown !== null && <Focused />}
      </main>
      <div class="small-window-bar">
        <MicToggle />
        <CameraToggle />
        <LeaveButton />
      </div>
    </>
  );
}

function Focused() {
  const { stage, meeting } = useModel();
  const shown = stage.focus.value;
  if (shown === null) {
    return null;
  }
  const { person, track, key } = shown;
  const { stream, state } = pictureOf(meeting, person, track, true);
  const hidden = stream === null || state === "muted" || state === "forged";
  const name = shownName(person);
  const screen = track === "screen";
  const speaking = person.mic && meeting.speaking.value.has(person.id);
  return (
    <div
      class={`small-window-tile ${speaking && !screen ? "speaking" : ""}`}
      style={{ "--hue": `${Math.round(person.hue)}` }}
      data-testid="focused"
      data-name={name}
      data-kind={track}
    >
      <Video
        key={key}
        stream={stream}
        mirrored={person.self && !screen}
        whole={screen}
        hidden={hidden}
      />
      {hidden && <Avatar letters={initials(name)} hue={person.hue} />}
      <p class="tile-name">
        {!screen && !person.mic && <MicOffIcon size={1} />}
        <span class="tile-label">
          {screen ? stageWords.screenOf(name, person.self) : isolate(name)}
        </span>
      </p>
    </div>
  );
}
