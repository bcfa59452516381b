// The idea of the product in one picture: on the left a small meeting as the people
// in it see it, on the right the same meeting as the server has it.
import { useEffect, useRef } from "preact/hooks";
import { ShieldIcon } from "./icons.tsx";
import { home } from "./strings.ts";

const NOISE = { columns: 64, rows: 48 };

export function HomePicture() {
  return (
    <figure class="home-picture">
      <div class="home-picture-frame" role="img" aria-label={home.illustration}>
        <Figure kind="a" />
        <Noise />
        <Figure kind="b" />
        <Noise />
        <span class="home-picture-shield">
          <ShieldIcon size={2} />
        </span>
      </div>
      <figcaption aria-hidden="true">
        <span>{home.youSee}</span>
        <span>{home.serverSees}</span>
      </figcaption>
    </figure>
  );
}

function Figure({ kind }: { kind: "a" | "b" }) {
  return (
    <svg class={`figure figure-${kind}`} viewBox="0 0 160 120" aria-hidden="true" focusable="false">
      <rect class="figure-back" width="160" height="120" />
      <path class="figure-body" d="M34 120c2-28 20-42 46-42s44 14 46 42z" />
      <circle class="figure-head" cx="80" cy="50" r="22" />
    </svg>
  );
}

function Noise() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current !== null) {
      paintNoise(canvas.current);
    }
  }, []);
  return <canvas ref={canvas} width={NOISE.columns} height={NOISE.rows} />;
}

function paintNoise(canvas: HTMLCanvasElement): void {
  const context = canvas.getContext("2d");
  if (context === null) {
    return;
  }
  const image = context.createImageData(NOISE.columns, NOISE.rows);
  const bytes = crypto.getRandomValues(new Uint8Array(NOISE.columns * NOISE.rows));
  for (const [index, byte] of bytes.entries()) {
    image.data.set([byte, byte, byte, 255], index * 4);
  }
  context.putImageData(image, 0, 0);
}
