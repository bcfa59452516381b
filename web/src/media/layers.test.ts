import assert from "node:assert/strict";
import { test } from "node:test";
import { ALL_LAYERS, activeLayers, layerOf, layerScales } from "./layers.ts";

test("a camera of 720 lines has a quarter, a half and the whole of them", () => {
  assert.deepEqual(layerScales(720), [4, 2, 1]);
  assert.equal(activeLayers(720, ALL_LAYERS, 0b101), 0b101);
});

test("a small camera keeps its whole picture as its largest layer", () => {
  assert.deepEqual(layerScales(360), [2, 1, 0]);
  assert.equal(activeLayers(360, ALL_LAYERS, ALL_LAYERS), 0b011);
  assert.deepEqual(layerScales(120), [1, 0, 0]);
});

test("who watches a layer that is not there gets the largest that is", () => {
  assert.equal(activeLayers(360, ALL_LAYERS, 0b100), 0b010);
  assert.equal(activeLayers(720, 0b001, 0b110), 0b001);
  assert.equal(activeLayers(720, 0b011, 0b101), 0b011);
});

test("a layer that nobody watches is off, and so is one that may not be sent", () => {
  assert.equal(activeLayers(720, ALL_LAYERS, 0), 0);
  assert.equal(activeLayers(720, 0, ALL_LAYERS), 0);
  assert.equal(activeLayers(720, 0b001, 0b111), 0b001);
});

test("layers are known by their names, and a line of one layer has none", () => {
  assert.deepEqual(["q", "h", "f", null, "x"].map(layerOf), [0, 1, 2, 0, null]);
});
