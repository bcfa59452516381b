// One picture to show to a friend: oneself, and beside it what the server sees.
// Drawn here, from what is on the screen anyway.

const WIDTH = 1280;
const HEIGHT = 560;
const MARGIN = 40;
const PICTURE_TOP = 120;

interface Words {
  title: string;
  own: string;
  server: string;
}

/** A PNG of both side by side; null when the browser makes none. */
export function souvenir(
  own: HTMLVideoElement,
  sealed: HTMLCanvasElement,
  words: Words,
): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext("2d");
  if (context === null) {
    return Promise.resolve(null);
  }
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  context.fillStyle = token("--ground");
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = token("--ink");
  context.font = `600 38px ${token("--font")}`;
  context.textBaseline = "middle";
  context.fillText(words.title, MARGIN, PICTURE_TOP / 2 + 8, WIDTH - 2 * MARGIN);

  const width = (WIDTH - 3 * MARGIN) / 2;
  const height = (width * 9) / 16;
  const right = 2 * MARGIN + width;
  context.fillStyle = "#0a0d0b";
  context.fillRect(MARGIN, PICTURE_TOP, width, height);
  context.fillRect(right, PICTURE_TOP, width, height);
  drawMirrored(context, own, { x: MARGIN, y: PICTURE_TOP, width, height });
  // Bytes stay squares.
  context.imageSmoothingEnabled = false;
  context.drawImage(sealed, right, PICTURE_TOP, width, height);

  context.fillStyle = token("--ink-soft");
  context.font = `500 24px ${token("--font")}`;
  const below = PICTURE_TOP + height + 36;
  context.fillText(words.own, MARGIN, below, width);
  context.fillText(words.server, right, below, width);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** As one sees oneself, cut to fill the frame. */
function drawMirrored(
  context: CanvasRenderingContext2D,
  video: HTMLVideoElement,
  { x, y, width, height }: Frame,
): void {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || videoHeight === 0) {
    return;
  }
  const scale = Math.max(width / videoWidth, height / videoHeight);
  const cutWidth = width / scale;
  const cutHeight = height / scale;
  context.save();
  context.translate(x + width, y);
  context.scale(-1, 1);
  context.drawImage(
    video,
    (videoWidth - cutWidth) / 2,
    (videoHeight - cutHeight) / 2,
    cutWidth,
    cutHeight,
    0,
    0,
    width,
    height,
  );
  context.restore();
}
