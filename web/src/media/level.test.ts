import assert from "node:assert/strict";
import { test } from "node:test";
import { MutedSpeech, OWN_VOICE_LEVEL } from "./level.ts";

const hear = (speech: MutedSpeech, levels: number[]) => levels.map((level) => speech.hear(level));
const times = (count: number, level: number) => Array.from({ length: count }, () => level);

test("a word or a door is no speech, a sentence is", () => {
  const speech = new MutedSpeech();
  assert.ok(hear(speech, [...times(5, 0.9), ...times(20, 0)]).every((speaks) => !speaks));
  assert.equal(hear(speech, times(12, OWN_VOICE_LEVEL)).at(-1), true);
});

test("speech goes on through its pauses, and ends with silence", () => {
  const speech = new MutedSpeech();
  const sentence = [0.3, 0.4, 0.2, 0, 0.3, 0.5, 0];
  hear(speech, [...sentence, ...sentence]);
  assert.ok(hear(speech, [...times(6, 0), ...sentence]).every((speaks) => speaks));
  assert.equal(hear(speech, times(18, 0)).at(-1), false);
});

test("what a fan makes is never speech", () => {
  const speech = new MutedSpeech();
  assert.ok(hear(speech, times(200, OWN_VOICE_LEVEL * 0.9)).every((speaks) => !speaks));
});
