import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals";
import type { DeviceKind, Devices, Meeting } from "../media/meeting.ts";
import { rememberDevices } from "./remember.ts";

function browser(content: Record<string, string> = {}) {
  const storage = {
    getItem: (key: string) => content[key] ?? null,
    setItem: (key: string, value: string) => {
      content[key] = value;
    },
    removeItem: (key: string) => {
      delete content[key];
    },
  };
  const devices = signal({ chosen: { mic: "", camera: "", speaker: "" } } as Devices);
  const meeting = {
    devices,
    selectDevice: async (kind: DeviceKind, id: string) => {
      devices.value = { ...devices.value, chosen: { ...devices.value.chosen, [kind]: id } };
    },
  } as Partial<Meeting> as Meeting;
  return { content, storage, devices, meeting };
}

test("what was chosen is chosen again, and nothing is kept before", () => {
  const first = browser();
  rememberDevices(first.meeting, first.storage);
  assert.deepEqual(first.content, {});
  void first.meeting.selectDevice("mic", "m2");
  void first.meeting.selectDevice("speaker", "s1");

  const second = browser(first.content);
  rememberDevices(second.meeting, second.storage);
  assert.deepEqual(second.devices.value.chosen, { mic: "m2", camera: "", speaker: "s1" });

  void second.meeting.selectDevice("mic", "");
  void second.meeting.selectDevice("speaker", "");
  assert.deepEqual(second.content, {});
});

test("rubbish in the storage, or none at all, is the browser's own choice", () => {
  const nothing = { mic: "", camera: "", speaker: "" };
  for (const rubbish of [
    "",
    "{",
    "null",
    "[]",
    '{"mic":7,"camera":null}',
    `{"mic":"${"x".repeat(999)}"}`,
  ]) {
    const { meeting, storage, devices } = browser({ "securemeeting.devices": rubbish });
    rememberDevices(meeting, storage);
    assert.deepEqual(devices.value.chosen, nothing, rubbish.slice(0, 20));
  }
  const { meeting, devices } = browser();
  rememberDevices(meeting, null);
  void meeting.selectDevice("mic", "m1");
  assert.equal(devices.value.chosen.mic, "m1");
});
