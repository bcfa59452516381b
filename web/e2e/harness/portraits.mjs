// Pictures that look a little like people, for the README's screenshot.
import { closeSync, openSync, writeSync } from "node:fs";
import { yuv } from "./pictures.mjs";

const WIDTH = 640;
const HEIGHT = 360;
const FRAMES = 15;

const SCENES = {
  dusk: {
    sky: [
      [72, 52, 110],
      [236, 148, 110],
    ],
    skin: [141, 85, 62],
    hair: [38, 26, 30],
    shirt: [240, 196, 92],
  },
  forest: {
    sky: [
      [34, 84, 78],
      [164, 196, 140],
    ],
    skin: [226, 178, 146],
    hair: [92, 58, 36],
    shirt: [52, 72, 120],
  },
  ocean: {
    sky: [
      [24, 70, 130],
      [130, 190, 216],
    ],
    skin: [240, 206, 178],
    hair: [24, 24, 32],
    shirt: [196, 70, 84],
  },
};

function inEllipse(x, y, [centerX, centerY, radiusX, radiusY]) {
  return ((x - centerX) / radiusX) ** 2 + ((y - centerY) / radiusY) ** 2 <= 1;
}

function colourAt({ sky, skin, hair, shirt }, x, y, sway) {
  const head = 320 + sway;
  if (inEllipse(x, y, [head, 150, 50, 64]) && y > 118) {
    return skin;
  }
  if (inEllipse(x, y, [head, 138, 62, 70]) && y < 190) {
    return hair;
  }
  if (Math.abs(x - head) < 22 && y > 190 && y < 240) {
    return skin;
  }
  if (inEllipse(x, y, [320 + sway / 2, 372, 150, 142])) {
    return shirt;
  }
  const share = y / HEIGHT;
  return sky[0].map((value, channel) => value + (sky[1][channel] - value) * share);
}

/** Writes a short loop of somebody who sways a little. */
export function writePortrait(path, name) {
  const scene = SCENES[name];
  const file = openSync(path, "w");
  writeSync(file, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F15:1 Ip A1:1 C420jpeg\n`);
  for (let index = 0; index < FRAMES; index++) {
    const sway = 6 * Math.sin((2 * Math.PI * index) / FRAMES);
    const luma = Buffer.alloc(WIDTH * HEIGHT);
    const quarter = (WIDTH / 2) * (HEIGHT / 2);
    const chroma = [Buffer.alloc(quarter), Buffer.alloc(quarter)];
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) {
        const [light, u, v] = yuv(colourAt(scene, x, y, sway));
        luma[y * WIDTH + x] = light;
        if (x % 2 === 0 && y % 2 === 0) {
          const at = (y / 2) * (WIDTH / 2) + x / 2;
          chroma[0][at] = u;
          chroma[1][at] = v;
        }
      }
    }
    writeSync(file, "FRAME\n");
    writeSync(file, Buffer.concat([luma, ...chroma]));
  }
  closeSync(file);
  return path;
}
