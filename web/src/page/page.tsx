// The page: which screen is shown, and the notices above all of them.
import { render } from "preact";
import type { Meeting } from "../media/meeting.ts";
import { playCues } from "./cues.ts";
import { Ended, Unsupported } from "./ended.tsx";
import { Home } from "./home.tsx";
import { MeetingScreen } from "./meeting.tsx";
import { createModel, ModelProvider, useModel } from "./model.ts";
import { listenForSpace } from "./push-to-talk.ts";
import { Ready } from "./ready.tsx";
import { watchReload } from "./reload.ts";
import { rememberDevices } from "./remember.ts";
import { followAddress } from "./route.ts";
import { notices, trouble } from "./strings.ts";
import { watchOtherTabs } from "./tabs.ts";

/** Draws the page into `root` and keeps it true to `meeting` and the address. */
export function startPage(root: HTMLElement, meeting: Meeting): void {
  const model = createModel(meeting, location.hash.slice(1));
  followAddress(model);
  watchOtherTabs(model);
  watchReload(model);
  rememberDevices(meeting);
  playCues(model);
  listenForSpace(model);
  root.replaceChildren();
  render(
    <ModelProvider value={model}>
      <Screen />
      <Notices />
    </ModelProvider>,
    root,
  );
}

function Screen() {
  const { meeting, fragment, entered, movedAway } = useModel();
  const support = meeting.support.value;
  if (support !== "ok") {
    return <Unsupported why={support} />;
  }
  if (fragment.value === "") {
    return <Home />;
  }
  const { phase } = meeting.view.value;
  switch (phase.is) {
    case "ended":
      return <Ended why={movedAway.value ? "replaced" : phase.why} />;
    case "joined":
      return <MeetingScreen />;
    case "reconnecting":
      // The connection can also be lost before one is in.
      return entered.value ? <MeetingScreen /> : <Ready />;
    default:
      return <Ready />;
  }
}

/**
 * One live region for the whole page, there from the start, so that readers know it.
 * They say what is new in it, not all of it again.
 */
function Notices() {
  const { meeting, toasts, online } = useModel();
  const reconnecting = meeting.view.value.phase.is === "reconnecting";
  return (
    <div class="notices" role="status" aria-atomic="false" data-testid="notice">
      {reconnecting && (
        <p class="toast lasting">
          <span class="spinner" aria-hidden="true" />
          {online.value ? notices.reconnecting : trouble.offline}
        </p>
      )}
      {toasts.value.map(({ id, text }) => (
        <p key={id} class="toast">
          {text}
        </p>
      ))}
    </div>
  );
}
