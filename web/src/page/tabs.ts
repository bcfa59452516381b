// The same link in two tabs of one browser: nothing breaks, one is simply there
// twice, but it is rarely meant. The tabs ask each other; what they say stays in
// this browser and on this origin, and nothing of it is kept.
import type { Model } from "./model.ts";

const CHANNEL = "securemeeting";

interface Said {
  what: "opened" | "here";
  fragment: string;
}

export function watchOtherTabs(model: Model): void {
  if (typeof BroadcastChannel === "undefined") {
    return;
  }
  const { meeting, fragment, entered, otherTab } = model;
  const channel = new BroadcastChannel(CHANNEL);
  const say = (what: Said["what"]) => {
    channel.postMessage({ what, fragment: fragment.value } satisfies Said);
  };
  channel.addEventListener("message", ({ data }: MessageEvent<Said>) => {
    if (data.fragment !== fragment.value || fragment.value === "") {
      return;
    }
    const inMeeting = entered.value && meeting.view.value.phase.is !== "ended";
    if (data.what === "opened" && inMeeting) {
      say("here");
    } else if (data.what === "here") {
      otherTab.value = true;
    }
  });
  const unsubscribe = fragment.subscribe((now) => {
    if (now !== "") {
      queueMicrotask(() => unsubscribe());
      say("opened");
    }
  });
}
