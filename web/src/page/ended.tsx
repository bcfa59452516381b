// The end of a meeting, or why there is none: one sentence of what happened, one
// of what to do, and one button.

import type { Support } from "../media/meeting.ts";
import type { EndReason } from "../session/types.ts";
import { LeaveIcon, ShieldAlertIcon } from "./icons.tsx";
import { Brand, Heading } from "./parts.tsx";
import { goHome } from "./route.ts";
import { common, ended, type Sentence, support, tryAgain } from "./strings.ts";

/** With these the same link leads nowhere, so the way on is the home screen. */
const DEAD_ENDS: readonly EndReason[] = ["badLink"];

export function Ended({ why }: { why: EndReason }) {
  return (
    <Ending sentence={ended(why)} fault={why !== "left"}>
      {!DEAD_ENDS.includes(why) && (
        <button type="button" class="button primary large" onClick={() => location.reload()}>
          {tryAgain()}
        </button>
      )}
      <button
        type="button"
        class={`button large ${DEAD_ENDS.includes(why) ? "primary" : "secondary"}`}
        onClick={goHome}
      >
        {common.home}
      </button>
    </Ending>
  );
}

export function Unsupported({ why }: { why: Exclude<Support, "ok"> }) {
  return (
    <Ending sentence={support(why)} fault>
      {why === "workerFailed" && (
        <button type="button" class="button primary large" onClick={() => location.reload()}>
          {common.reload}
        </button>
      )}
    </Ending>
  );
}

export function Ending({
  sentence,
  fault,
  children,
}: {
  sentence: Sentence;
  fault: boolean;
  children: preact.ComponentChildren;
}) {
  return (
    <div class="ended">
      <header class="home-head">
        <Brand />
      </header>
      <main class="ended-main">
        <div class={`ended-icon ${fault ? "fault" : ""}`}>
          {fault ? <ShieldAlertIcon size={2} /> : <LeaveIcon size={2} />}
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
