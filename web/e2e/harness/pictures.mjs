// Known pictures and tones for Chromium's fake camera and microphone.
import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";

export const COLOURS = {
  red: [200, 40, 40],
  green: [40, 170, 60],
  blue: [50, 70, 200],
  yellow: [210, 190, 40],
};

/** A colour as a camera gives it. */
export function yuv([r, g, b]) {
  // BT.601, limited range.
  const y = 16 + (65.481 * r + 128.553 * g + 24.966 * b) / 255;
  const u = 128 + (-37.797 * r - 74.203 * g + 112 * b) / 255;
  const v = 128 + (112 * r - 93.786 * g - 18.214 * b) / 255;
  return [y, u, v].map(Math.round);
}

/** Of a busy picture: blocks of so many pixels, of which so many change each time. */
const BLOCK = 16;
const CHANGING = 0.15;

/**
 * A plain colour with a small light square that moves along the lower edge. A
 * `busy` one has blocks all over that flicker a little.
 */
export function writePicture(
  path,
  colour,
  { width = 640, height = 360, frames = 30, busy = false } = {},
) {
  const [y, u, v] = yuv(colour);
  const file = openSync(path, "w");
  writeSync(file, `YUV4MPEG2 W${width} H${height} F15:1 Ip A1:1 C420jpeg\n`);
  const side = 40;
  const blocks = [];
  for (let top = 0; top < height; top += BLOCK) {
    for (let left = 0; left < width; left += BLOCK) {
      blocks.push({ top, left, luma: y });
    }
  }
  // Any numbers, always the same.
  let seed = 1;
  const random = () => {
    seed = (seed * 48_271) % 0x7fff_ffff;
    return seed / 0x7fff_ffff;
  };
  for (let index = 0; index < frames; index++) {
    const luma = Buffer.alloc(width * height, y);
    for (const block of busy ? blocks : []) {
      if (random() < CHANGING) {
        block.luma = y + Math.round(30 * (random() - 0.5));
      }
      for (let row = block.top; row < Math.min(block.top + BLOCK, height); row++) {
        luma.fill(block.luma, row * width + block.left, row * width + block.left + BLOCK);
      }
    }
    const left = Math.round(((width - side) * index) / frames);
    for (let row = height - 2 * side; row < height - side; row++) {
      luma.fill(230, row * width + left, row * width + left + side);
    }
    const quarter = (width / 2) * (height / 2);
    writeSync(file, "FRAME\n");
    writeSync(file, Buffer.concat([luma, Buffer.alloc(quarter, u), Buffer.alloc(quarter, v)]));
  }
  closeSync(file);
  return path;
}

/**
 * A tone in bursts: noise suppression takes a tone that never pauses away.
 */
export function writeTone(path, hertz, { seconds = 4, rate = 48_000 } = {}) {
  const samples = seconds * rate;
  const data = Buffer.alloc(44 + 2 * samples);
  data.write("RIFF", 0);
  data.writeUInt32LE(36 + 2 * samples, 4);
  data.write("WAVEfmt ", 8);
  data.writeUInt32LE(16, 16);
  data.writeUInt16LE(1, 20);
  data.writeUInt16LE(1, 22);
  data.writeUInt32LE(rate, 24);
  data.writeUInt32LE(2 * rate, 28);
  data.writeUInt16LE(2, 32);
  data.writeUInt16LE(16, 34);
  data.write("data", 36);
  data.writeUInt32LE(2 * samples, 40);
  for (let index = 0; index < samples; index++) {
    const inBurst = (index / rate) % 0.5 < 0.3;
    const sample = inBurst ? 0.6 * Math.sin((2 * Math.PI * hertz * index) / rate) : 0;
    data.writeInt16LE(Math.round(32_767 * sample), 44 + 2 * index);
  }
  writeFileSync(path, data);
  return path;
}

/** The distance of two colours in the channel where they differ most. */
export function distance(one, other) {
  return Math.max(...one.map((value, channel) => Math.abs(value - other[channel])));
}

/** How far a channel may be off after VP8, scaling and colour conversion. */
export const TOLERANCE = 40;

/** The backgrounds of the bots' pictures and their tones, in their order. */
export const BOT_COLOURS = [
  [15, 118, 110],
  [109, 40, 217],
  [180, 83, 9],
  [190, 18, 60],
];
export const BOT_TONES = [330, 440, 550, 660];
