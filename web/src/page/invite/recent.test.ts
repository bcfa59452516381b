import assert from "node:assert/strict";
import { test } from "node:test";
import { isHostLink, type KeptIn, recentMeetings, roomOf } from "./recent.ts";

const link = (letter: string, flags = "") => `Tea.${letter.repeat(43)}${flags}`;

function memory(
  content: Record<string, string> = {},
): KeptIn & { content: Record<string, string> } {
  return {
    content,
    getItem: (key) => content[key] ?? null,
    setItem: (key, value) => {
      content[key] = value;
    },
    removeItem: (key) => {
      delete content[key];
    },
  };
}

test("nothing is kept before it is asked for, and nothing is left after it is deleted", () => {
  const storage = memory();
  const recent = recentMeetings(storage);
  assert.deepEqual(storage.content, {});
  assert.ok(recent.keep(link("a"), "Tea", 1));
  assert.ok(recent.keep(link("b"), "", 2));
  assert.deepEqual(
    recentMeetings(storage).list.value.map(({ at }) => at),
    [2, 1],
  );
  recent.forget(link("b"));
  assert.ok(recent.has(link("a")) && !recent.has(link("b")));
  recent.forgetAll();
  assert.deepEqual(storage.content, {});
});

test("a meeting stands there once, by its room, and the latest are kept", () => {
  const recent = recentMeetings(memory());
  recent.keep(link("a"), "Tea", 1);
  recent.keep(`Other%20name.${"a".repeat(43)}~p`, "Other", 2);
  assert.equal(recent.list.value.length, 1);
  for (let index = 0; index < 20; index++) {
    recent.keep(link(String.fromCharCode(98 + (index % 24))), "", 3 + index);
  }
  assert.equal(recent.list.value.length, 12);
});

test("what somebody else put there is left out", () => {
  const good = { fragment: link("a"), label: "Tea", host: false, at: 1 };
  const bad = [
    null,
    7,
    {},
    { ...good, fragment: "javascript:alert(1)" },
    { ...good, fragment: `${"x".repeat(5000)}.${"a".repeat(43)}` },
    { ...good, label: 3 },
    { ...good, label: "x".repeat(100_000) },
    { ...good, at: "now" },
  ];
  const kept = (text: string) =>
    recentMeetings(memory({ "securemeeting.meetings": text })).list.value;
  assert.deepEqual(kept(JSON.stringify([...bad, good])), [good]);
  for (const rubbish of ["", "{", "7", '{"a":1}']) {
    assert.deepEqual(kept(rubbish), []);
  }
});

test("a browser that keeps nothing is no fault", () => {
  const refuses: KeptIn = {
    getItem: () => {
      throw new Error("denied");
    },
    setItem: () => {
      throw new Error("full");
    },
    removeItem: () => {},
  };
  for (const storage of [null, refuses]) {
    const recent = recentMeetings(storage);
    assert.equal(recent.keep(link("a"), "Tea", 1), false);
    assert.deepEqual(recent.list.value, []);
  }
});

test("host links are known, and links to one room are one", () => {
  const key = "k".repeat(43);
  assert.ok(isHostLink(link("a", `~k${key}`)) && isHostLink(link("a", `~pk${key}`)));
  assert.ok(!isHostLink(link("a")) && !isHostLink(link("a", `~h${"k".repeat(22)}`)));
  assert.equal(roomOf(link("a", `~k${key}`)), roomOf(link("a")));
  assert.equal(roomOf("short"), null);
});
