// Which microphone, camera and speaker the person chose, for the next meeting in
// this browser. Nothing of a meeting is in it; the ids are the browser's own, and
// mean nothing to any other page.
import { effect } from "@preact/signals";
import type { DeviceKind, Meeting } from "../media/meeting.ts";
import { browserStorage, type KeptIn } from "./invite/recent.ts";

const KEY = "securemeeting.devices";
const LONGEST_ID = 256;
const KINDS: readonly DeviceKind[] = ["mic", "camera", "speaker"];

type Chosen = Record<DeviceKind, string>;

export function rememberDevices(meeting: Meeting, storage: KeptIn | null = browserStorage()): void {
  let kept = read(storage);
  for (const kind of KINDS) {
    if (kept[kind] !== "") {
      void meeting.selectDevice(kind, kept[kind]);
    }
  }
  effect(() => {
    const { chosen } = meeting.devices.value;
    if (KINDS.some((kind) => chosen[kind] !== kept[kind])) {
      kept = { ...chosen };
      write(storage, kept);
    }
  });
}

/** What is there may be of another version, or damaged. */
function read(storage: KeptIn | null): Chosen {
  const chosen: Chosen = { mic: "", camera: "", speaker: "" };
  try {
    const kept: unknown = JSON.parse(storage?.getItem(KEY) ?? "{}");
    for (const kind of KINDS) {
      const id = (kept as Partial<Record<DeviceKind, unknown>> | null)?.[kind];
      if (typeof id === "string" && id.length <= LONGEST_ID) {
        chosen[kind] = id;
      }
    }
  } catch {
    // Then the browser chooses.
  }
  return chosen;
}

function write(storage: KeptIn | null, chosen: Chosen): void {
  try {
    if (KINDS.every((kind) => chosen[kind] === "")) {
      storage?.removeItem(KEY);
    } else {
      storage?.setItem(KEY, JSON.stringify(chosen));
    }
  } catch {
    // This browser keeps nothing: one chooses again.
  }
}
