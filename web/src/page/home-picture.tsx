// The idea of the product in one picture: on the left a small meeting as the people
// in it see it, on the right the same meeting as the server has it.
import { useEffect, useRef } from "preact/hooks";
import { home } from "./strings.ts";

const NOISE = { columns: 96, rows: 72 };

const figures = [
  { id: "a", x: 0, y: 0 },
  { id: "b", x: 164, y: 0 },
  { id: "c", x: 0, y: 124 },
  { id: "d", x: 164, y: 124 },
] as const;

export function HomePicture() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current !== null) {
      paintNoise(canvas.current);
    }
  }, []);
  return (
    <figure class="home-picture">
      <div class="home-picture-frame" role="img" aria-label={home.illustration}>
        <svg viewBox="0 0 320 240" aria-hidden="true" focusable="false">
          {figures.map(({ id, x, y }) => (
            <g key={id} class={`figure figure-${id}`} transform={`translate(${x} ${y})`}>
              <rect class="figure-back" width="156" height="116" rx="12" />
              <path class="figure-body" d="M34 116c2-26 19-40 44-40s42 14 44 40z" />
              <circle class="figure-head" cx="78" cy="48" r="22" />
            </g>
          ))}
        </svg>
        <canvas ref={canvas} width={NOISE.columns} height={NOISE.rows} />
      </div>
      <figcaption aria-hidden="true">
        <span>{home.youSee}</span>
        <span>{home.serverSees}</span>
      </figcaption>
    </figure>
  );
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
