import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Arrangement,
  arrange,
  type Box,
  LEAST,
  LEAST_IN_STRIP,
  MOST_TILES,
  pictureFor,
  roomFor,
} from "./layout.ts";

/** A wall, desks, a tablet both ways, phones both ways, a window beside another. */
const stages = [
  { width: 2520, height: 1000 },
  { width: 1416, height: 812 },
  { width: 1000, height: 780 },
  { width: 744, height: 900 },
  { width: 600, height: 240 },
  { width: 480, height: 700 },
  { width: 344, height: 560 },
];

const grid = (small: number, stage: { width: number; height: number }) =>
  arrange({ large: 0, small, whole: false, float: false }, stage);

const all = ({ large, small }: Arrangement): Box[] => [...large, ...small];

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

type Check = (arrangement: Arrangement, name: string, stage: Box) => void;

/** Every number of tiles that has room, on every stage, beside nothing and beside something. */
function everyStage(check: Check): void {
  for (const stage of stages) {
    for (const large of [0, 1, 2, 4]) {
      const least = large === 0 ? 1 : 0;
      for (let small = least; small <= roomFor(large, stage).tiles; small += 1) {
        const name = `${large} large and ${small} small on ${stage.width} by ${stage.height}`;
        for (const whole of large === 0 ? [false] : [false, true]) {
          const arrangement = arrange({ large, small, whole, float: false }, stage);
          check(arrangement, `${name}, ${whole}`, { x: 0, y: 0, ...stage });
        }
      }
    }
  }
}

test("every tile lies within the stage", () => {
  everyStage((arrangement, name, stage) => {
    for (const { x, y, width, height } of all(arrangement)) {
      assert.ok(x >= 0 && x + width <= stage.width + 1, `${name}: ${x} + ${width}`);
      assert.ok(y >= 0 && y + height <= stage.height + 1, `${name}: ${y} + ${height}`);
    }
  });
});

test("no tile lies above another", () => {
  everyStage((arrangement, name) => {
    const boxes = all(arrangement);
    for (const [index, box] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        assert.ok(!overlap(box, other), name);
      }
    }
  });
});

test("no tile is smaller than what a face is seen in", () => {
  everyStage((arrangement, name) => {
    const least = arrangement.large.length === 0 ? LEAST : LEAST_IN_STRIP;
    for (const { width, height } of arrangement.small) {
      const whole = `${name}: ${width} by ${height}`;
      assert.ok(width >= least.width && height >= least.height, whole);
    }
  });
});

test("tiles of a grid are of one size, and none is cropped beyond its limits", () => {
  everyStage(({ large, small }, name, stage) => {
    const narrowest = stage.width < stage.height ? 3 / 4 : 5 / 4;
    for (const { width, height } of large.length === 0 && small.length === 1 ? [] : small) {
      assert.equal(width, small[0]?.width, name);
      assert.equal(height, small[0]?.height, name);
      // A pixel is cut off each side to make them whole.
      assert.ok((width + 1) / height >= narrowest - 0.01, `${name}: ${width} by ${height}`);
      assert.ok(width / (height + 1) <= 16 / 9, `${name}: ${width} by ${height}`);
    }
  });
});

/** How much of the stage is tiles. */
const filled = (boxes: Box[], { width, height }: { width: number; height: number }) =>
  boxes.reduce((sum, box) => sum + box.width * box.height, 0) / (width * height);

test("a grid of any number from 1 to 49 fills more than 60 % of any window, 78 % in the mean", () => {
  for (const stage of stages) {
    const shares: number[] = [];
    for (let count = 1; count <= MOST_TILES; count += 1) {
      const pages = Math.ceil(count / roomFor(0, stage).tiles);
      const { small } = grid(Math.ceil(count / pages), stage);
      const share = filled(small, stage);
      const name = `${count} on ${stage.width} by ${stage.height}, ${pages} pages: ${share}`;
      assert.ok(share > 0.6, name);
      shares.push(share);
    }
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    assert.ok(mean > 0.78, `${stage.width} by ${stage.height}: ${mean}`);
  }
});

test("a desk shows 49 people at once, a phone a dozen", () => {
  assert.equal(roomFor(0, { width: 1416, height: 812 }).tiles, 49);
  const phone = roomFor(0, { width: 344, height: 560 }).tiles;
  assert.ok(phone >= 9 && phone <= 12, String(phone));
});

test("four people on a phone stand two by two, not in a column", () => {
  const { small } = grid(4, { width: 344, height: 616 });
  assert.equal(new Set(small.map(({ x }) => x)).size, 2);
});

test("of two people the other one fills the stage and oneself floats above", () => {
  const stage = { width: 1416, height: 812 };
  const { small, floating } = arrange({ large: 0, small: 2, whole: false, float: true }, stage);
  assert.ok(floating);
  assert.deepEqual(small[0], { x: 0, y: 0, ...stage });
  const own = small[1];
  assert.ok(own !== undefined && own.width < 300);
  assert.ok(own.x + own.width <= 1416 && own.y + own.height <= 812);
});

test("a strip is no wider than its tiles: the rest is for what is shared", () => {
  const stage = { width: 1416, height: 812 };
  const { large, small } = arrange({ large: 1, small: 7, whole: true, float: false }, stage);
  const [first, strip] = [large[0], small[0]];
  assert.ok(first !== undefined && strip !== undefined);
  assert.equal(first.x + first.width + 8, strip.x);
  assert.equal(strip.x + strip.width, stage.width);
});

test("people who are large are cropped no more than those in a grid", () => {
  for (const stage of stages) {
    for (const large of [1, 2, 3]) {
      for (const box of arrange({ large, small: 4, whole: false, float: false }, stage).large) {
        const aspect = box.width / box.height;
        const name = `${large} large on ${stage.width} by ${stage.height}: ${aspect}`;
        assert.ok(aspect > 0.74 && aspect < 1.79, name);
      }
    }
  }
});

test("what is shared has more than half of the stage, whatever stands beside it", () => {
  for (const stage of stages) {
    for (const large of [1, 2]) {
      for (let small = 0; small <= roomFor(large, stage).tiles; small += 1) {
        const share = filled(
          arrange({ large, small, whole: true, float: false }, stage).large,
          stage,
        );
        const name = `${large} beside ${small} on ${stage.width} by ${stage.height}: ${share}`;
        assert.ok(share > 0.5, name);
      }
    }
  }
});

test("a stage without size or of a thumb's gives a box for each all the same", () => {
  for (const stage of [
    { width: 0, height: 0 },
    { width: 60, height: 40 },
    { width: 40, height: 200 },
  ]) {
    for (const large of [0, 1, 3]) {
      assert.equal(roomFor(large, stage).tiles >= 1, true);
      const { large: first, small } = arrange({ large, small: 3, whole: true, float: true }, stage);
      assert.equal(first.length, large);
      assert.equal(small.length, 3);
      for (const { width, height } of [...first, ...small]) {
        assert.ok(width >= 0 && height >= 0, `${width} by ${height}`);
      }
    }
  }
});

test("a picture that fills its tile is as large as what is cut off asks for", () => {
  const box = (width: number, height: number) => ({ x: 0, y: 0, width, height });
  assert.deepEqual(pictureFor(box(160, 180), false), { width: 320, height: 180 });
  assert.deepEqual(pictureFor(box(320, 90), false), { width: 320, height: 180 });
  assert.deepEqual(pictureFor(box(160, 180), true), { width: 160, height: 90 });
  assert.deepEqual(pictureFor(box(640, 180), true), { width: 320, height: 180 });
});
