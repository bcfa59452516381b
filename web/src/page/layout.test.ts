import assert from "node:assert/strict";
import { test } from "node:test";
import { type Arrangement, arrange, type Box, pictureFor } from "./layout.ts";

const stages = [
  { width: 1416, height: 812 },
  { width: 744, height: 900 },
  { width: 344, height: 560 },
  { width: 600, height: 240 },
];

const all = ({ screens, cameras }: Arrangement): Box[] => [...screens, ...cameras];

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function everyStage(check: (arrangement: Arrangement, name: string, stage: Box) => void): void {
  for (const { width, height } of stages) {
    for (const screens of [0, 1, 2]) {
      for (let cameras = 1; cameras <= 25; cameras += 1) {
        const name = `${screens} screens and ${cameras} cameras on ${width} by ${height}`;
        check(arrange(screens, cameras, width, height, false), name, { x: 0, y: 0, width, height });
      }
    }
  }
}

test("every tile has a place within the stage's width and the content's height", () => {
  everyStage((arrangement, name, stage) => {
    for (const box of all(arrangement)) {
      assert.ok(box.x >= -1 && box.x + box.width <= stage.width + 1, `${name}: ${box.x}`);
      assert.ok(box.y >= 0 && box.y + box.height <= arrangement.height + 1, name);
      assert.ok(box.width > 20 && box.height > 20, `${name}: ${box.width} by ${box.height}`);
    }
  });
});

test("tiles of a grid do not overlap", () => {
  everyStage((arrangement, name) => {
    const boxes = all(arrangement);
    for (const [index, box] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        assert.ok(!overlap(box, other), name);
      }
    }
  });
});

test("a desktop window is well filled and never scrolls with up to 25 people", () => {
  for (let cameras = 1; cameras <= 25; cameras += 1) {
    const { cameras: boxes, height } = arrange(0, cameras, 1416, 812, false);
    const used = boxes.reduce((sum, box) => sum + box.width * box.height, 0);
    assert.equal(height, 812);
    assert.ok(used / (1416 * 812) > 0.6, `${cameras} people use ${used / (1416 * 812)}`);
  }
});

test("a phone with 25 people scrolls instead of showing stamps", () => {
  const { cameras, height } = arrange(0, 25, 344, 560, false);
  assert.ok(height > 560);
  assert.ok(cameras.every((box) => box.width >= 100));
});

test("of two people the other one fills the stage and oneself floats above", () => {
  const { cameras, floating } = arrange(0, 2, 1416, 812, true);
  assert.ok(floating);
  assert.deepEqual(cameras[0], { x: 0, y: 0, width: 1416, height: 812 });
  const own = cameras[1];
  assert.ok(own !== undefined && own.width < 300);
  assert.ok(own.x + own.width <= 1416 && own.y + own.height <= 812);
});

test("a shared screen gets more than half of a wide stage", () => {
  const { screens } = arrange(1, 9, 1416, 812, false);
  const screen = screens[0];
  assert.ok(screen !== undefined && screen.width * screen.height > 0.5 * 1416 * 812);
});

test("a stage without size gives boxes without size", () => {
  const { screens, cameras, height } = arrange(1, 3, 0, 0, false);
  assert.equal(screens.length, 1);
  assert.equal(cameras.length, 3);
  assert.equal(height, 0);
});

test("a picture that fills its tile is as large as what is cut off asks for", () => {
  const box = (width: number, height: number) => ({ x: 0, y: 0, width, height });
  assert.deepEqual(pictureFor(box(160, 180), false), { width: 320, height: 180 });
  assert.deepEqual(pictureFor(box(320, 90), false), { width: 320, height: 180 });
  assert.deepEqual(pictureFor(box(160, 180), true), { width: 160, height: 90 });
  assert.deepEqual(pictureFor(box(640, 180), true), { width: 320, height: 180 });
});
