// The same link in two tabs of one browser: nothing breaks, one is simply there
// twice, but it is rarely meant. The tabs ask each other; what they say stays in
// this browser and on this origin, and nothing of it is kept.
import { roomOf } from "./invite/recent.ts";
import type { Model } from "./model.ts";

const CHANNEL = "securemeeting";

interface Said {
  /** `leave`: the one who says it wants to be in the meeting in place of the others. */
  what: "opened" | "here" | "leave" | "left";
  room: string;
}

export function watchOtherTabs(model: Model): void {
  if (typeof BroadcastChannel === "undefined") {
    return;
  }
  const { meeting, fragment, entered, otherTab, movedAway } = model;
  const channel = new BroadcastChannel(CHANNEL);
  const room = () => roomOf(fragment.value);
  const say = (what: Said["what"]) => {
    channel.postMessage({ what, room: room() ?? "" } satisfies Said);
  };
  channel.addEventListener("message", ({ data }: MessageEvent<Said>) => {
    if (data.room !== room()) {
      return;
    }
    const inMeeting = entered.value && meeting.view.value.phase.is !== "ended";
    if (data.what === "opened" && inMeeting) {
      say("here");
    } else if (data.what === "here") {
      otherTab.value = "there";
    } else if (data.what === "leave" && inMeeting) {
      movedAway.value = true;
      meeting.leave();
      say("left");
    } else if (data.what === "left" && otherTab.value === "there") {
      otherTab.value = "left";
    }
  });
  model.leaveOtherTab = () => say("leave");
  const unsubscribe = fragment.subscribe((now) => {
    if (now !== "") {
      queueMicrotask(() => unsubscribe());
      say("opened");
    }
  });
}
