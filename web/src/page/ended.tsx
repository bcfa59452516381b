// The end of a meeting, or why there is none: one sentence of what happened, one
// of what to do, and one button.

import { useSignal } from "@preact/signals";
import type { Support } from "../media/meeting.ts";
import type { EndReason } from "../session/types.ts";
import {
  KeyIcon,
  LeaveIcon,
  LinkOffIcon,
  LockIcon,
  NetworkOffIcon,
  PeopleIcon,
  RemoveIcon,
  ScreenIcon,
  ShieldAlertIcon,
} from "./icons.tsx";
import { Brand, Heading } from "./parts.tsx";
import { goHome } from "./route.ts";
import { common, ended, type Sentence, support, trouble, wayOn } from "./strings.ts";

/** With these the same link leads nowhere, so the way on is the home screen. */
const DEAD_ENDS: readonly EndReason[] = ["badLink"];

type IconOf = (props: { size?: number }) => preact.JSX.Element;

/** What the picture above the sentence is about. */
const icons: Partial<Record<EndReason, IconOf>> = {
  left: LeaveIcon,
  badLink: LinkOffIcon,
  roomEnded: LeaveIcon,
  roomFull: PeopleIcon,
  wrongPassword: KeyIcon,
  passwordChanged: KeyIcon,
  removed: RemoveIcon,
  denied: RemoveIcon,
  locked: LockIcon,
  replaced: ScreenIcon,
  serverGone: NetworkOffIcon,
  serverShutdown: NetworkOffIcon,
};

export function Ended({ why }: { why: EndReason }) {
  const deadEnd = DEAD_ENDS.includes(why);
  return (
    // For an end that this page has no words for, those of a fault.
    <Ending sentence={ended(why)} fault={why !== "left"} Icon={icons[why] ?? ShieldAlertIcon}>
      {!deadEnd && (
        <button
          type="button"
          class="button primary large"
          data-testid="way-on"
          onClick={() => location.reload()}
        >
          {wayOn(why)}
        </button>
      )}
      <button
        type="button"
        class={`button large ${deadEnd ? "primary" : "secondary"}`}
        data-testid={deadEnd ? "way-on" : "go-home"}
        onClick={goHome}
      >
        {common.home}
      </button>
    </Ending>
  );
}

export function Unsupported({ why }: { why: Exclude<Support, "ok"> }) {
  return (
    <Ending sentence={support(why)} fault Icon={ShieldAlertIcon}>
      {why === "workerFailed" ? (
        <button
          type="button"
          class="button primary large"
          data-testid="way-on"
          onClick={() => location.reload()}
        >
          {common.reload}
        </button>
      ) : why === "insecure" ? (
        <a
          class="button primary large"
          data-testid="way-on"
          href={location.href.replace(/^http:/, "https:")}
        >
          {trouble.openSecurely}
        </a>
      ) : (
        location.hash !== "" && <CopyAddress />
      )}
    </Ending>
  );
}

/** To be opened in another browser. */
function CopyAddress() {
  const state = useSignal<"no" | "copied" | "failed">("no");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      state.value = "copied";
    } catch {
      state.value = "failed";
    }
  };
  return (
    <>
      <button
        type="button"
        class="button primary large"
        data-testid="way-on"
        onClick={() => void copy()}
      >
        {state.value === "copied" ? common.copied : trouble.copyLink}
      </button>
      {state.value === "failed" && <p class="hint">{trouble.copyByHand}</p>}
    </>
  );
}

export function Ending({
  sentence,
  fault,
  Icon,
  children,
}: {
  sentence: Sentence;
  fault: boolean;
  Icon: IconOf;
  children: preact.ComponentChildren;
}) {
  return (
    <div class="ended">
      <header class="home-head">
        <Brand />
      </header>
      <main class="ended-main">
        <div class={`ended-icon ${fault ? "fault" : ""}`}>
          <Icon size={2} />
        </div>
        <div {...(fault ? { role: "alert", "data-testid": "error" } : {})}>
          <Heading focus={!fault}>{sentence.title}</Heading>
          <p class="lead">{sentence.text}</p>
        </div>
        <div class="ended-actions">{children}</div>
      </main>
    </div>
  );
}
