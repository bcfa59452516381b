// Where the tiles go. Pure geometry: a stage of so many pixels and how many tiles
// are to be shown go in, boxes come out. Tiles of a camera may be cropped a little
// to fill the stage; a shared screen never is. Nothing scrolls: what has no room
// above the smallest size comes on another page.

/** In CSS pixels from the stage's top left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Arrangement {
  /** Of the tiles that are shown large, in their order. */
  large: Box[];
  /** Of the others, in their order. */
  small: Box[];
  /** The last of the small ones floats above the others. */
  floating: boolean;
}

const GAP = 8;
/** What one can still see a face in, and read a name on. */
export const LEAST = { width: 108, height: 72 };
/** The same in a strip beside something large, and upright, where all is narrower. */
export const LEAST_IN_STRIP = { width: 88, height: 66 };
/** More tiles than that are another page, however large the window. */
export const MOST_TILES = 49;
const WIDEST_ASPECT = 16 / 9;
/** How far a tile may be narrower than a camera's picture. */
const NARROWEST_ASPECT = { landscape: 5 / 4, portrait: 3 / 4 };
const FLOATING = { share: 0.22, least: 104, most: 260, margin: 12 };
/** Shares of the stage that a strip may take, the least that suffices. */
const STRIP_BESIDE = [0.16, 0.22, 0.3];
const STRIP_BELOW = [0.24, 0.31, 0.38];
/** From this width on a strip may stand beside, if the stage is wide enough. */
const BESIDE_FROM = 480;

interface Size {
  width: number;
  height: number;
}

/** How large a picture must be to fill this box, or to fit into it whole. */
export function pictureFor({ width, height }: Size, whole: boolean): Size {
  const wide = width >= height * WIDEST_ASPECT;
  return wide === whole
    ? { width: height * WIDEST_ASPECT, height }
    : { width, height: width / WIDEST_ASPECT };
}

/** How the tiles of an area may look: by the stage that it is a part of. */
interface Shape {
  least: Size;
  narrowest: number;
}

function shapeOn(stage: Size, strip: boolean): Shape {
  const { width, height } = strip ? LEAST_IN_STRIP : LEAST;
  return stage.width < stage.height
    ? { least: { width, height: width }, narrowest: NARROWEST_ASPECT.portrait }
    : { least: { width, height }, narrowest: NARROWEST_ASPECT.landscape };
}

/** How many tiles of the smallest size have room: at least one. */
function capacity(area: Size, { least }: Shape): number {
  const columns = Math.floor((area.width + GAP) / (least.width + GAP));
  const rows = Math.floor((area.height + GAP) / (least.height + GAP));
  return Math.min(MOST_TILES, Math.max(1, columns * rows));
}

interface Grid extends Size {
  columns: number;
}

/** The largest tiles of which `count` fit. Below the smallest size only when nothing else fits. */
function largest(count: number, area: Size, { least, narrowest }: Shape): Grid {
  let best: Grid = { columns: 1, width: 0, height: 0 };
  let bestFits = false;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const room = (area.height - GAP * (rows - 1)) / rows;
    const width = Math.min((area.width - GAP * (columns - 1)) / columns, room * WIDEST_ASPECT);
    const height = Math.min(room, width / narrowest);
    const fits = width >= least.width && height >= least.height;
    const larger = width > 0 && height > 0 && width * height > best.width * best.height;
    if ((fits && !bestFits) || (fits === bestFits && larger)) {
      best = { columns, width: Math.floor(width), height: Math.floor(height) };
      bestFits = fits;
    }
  }
  return best;
}

/** `count` tiles in rows, the last row centred, the whole centred in `area`. */
function rows(count: number, area: Box, shape: Shape): Box[] {
  const { columns, width, height } = largest(count, area, shape);
  const rowCount = Math.ceil(count / columns);
  const used = rowCount * height + (rowCount - 1) * GAP;
  const top = area.y + Math.max(0, Math.floor((area.height - used) / 2));
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = row === rowCount - 1 ? count - row * columns : columns;
    const left = area.x + (area.width - inRow * width - (inRow - 1) * GAP) / 2;
    const x = Math.round(left + (index % columns) * (width + GAP));
    return { x, y: top + row * (height + GAP), width, height };
  });
}

/** `count` equal parts, side by side or stacked, whichever shows more of a screen. */
function parts(count: number, area: Box): Box[] {
  const shown = (width: number, height: number) => Math.min(width, height * WIDEST_ASPECT);
  const column = (area.width - GAP * (count - 1)) / count;
  const row = (area.height - GAP * (count - 1)) / count;
  const across = shown(column, area.height) >= shown(area.width, row);
  const width = across ? column : area.width;
  const height = across ? area.height : row;
  return Array.from({ length: count }, (_, index) => ({
    x: Math.round(area.x + (across ? index * (width + GAP) : 0)),
    y: Math.round(area.y + (across ? 0 : index * (height + GAP))),
    width: Math.floor(width),
    height: Math.floor(height),
  }));
}

/** Two people: the other one fills the stage, oneself floats in its corner. */
function duo({ width, height }: Size): Box[] {
  const aspect = width < height ? NARROWEST_ASPECT.portrait : WIDEST_ASPECT;
  const own = Math.round(Math.min(FLOATING.most, Math.max(FLOATING.least, width * FLOATING.share)));
  const ownHeight = Math.round(own / aspect);
  return [
    { x: 0, y: 0, width, height },
    {
      x: width - own - FLOATING.margin,
      y: height - ownHeight - FLOATING.margin,
      width: own,
      height: ownHeight,
    },
  ];
}

/** The stage cut in two: for what is large, and for a strip of `small` tiles. */
function cut(small: number, stage: Size): { main: Box; strip: Box } {
  const { width, height } = stage;
  const shape = shapeOn(stage, true);
  const beside = width >= BESIDE_FROM && width > height * 1.15;
  const strips = (beside ? STRIP_BESIDE : STRIP_BELOW).map((share): Box => {
    const least = beside ? shape.least.width : shape.least.height;
    const size = Math.max(least, Math.round((beside ? width : height) * share));
    return beside
      ? { x: width - size, y: 0, width: size, height }
      : { x: 0, y: height - size, width, height: size };
  });
  const enough = strips.find((area) => capacity(area, shape) >= small);
  const strip = enough ?? strips[strips.length - 1] ?? { x: 0, y: 0, width, height };
  const main = beside
    ? { x: 0, y: 0, width: Math.max(0, strip.x - GAP), height }
    : { x: 0, y: 0, width, height: Math.max(0, strip.y - GAP) };
  return { main, strip };
}

/** How many small tiles have room on one page, beside `large` large ones. */
export function roomFor(large: number, stage: Size): number {
  return large === 0
    ? capacity(stage, shapeOn(stage, false))
    : capacity(cut(MOST_TILES, stage).strip, shapeOn(stage, true));
}

/**
 * Arranges `large` large tiles and `small` others on a stage. `float` allows the
 * last to float above the first when there are just two.
 */
export function arrange(large: number, small: number, stage: Size, float: boolean): Arrangement {
  const area = { x: 0, y: 0, width: Math.max(0, stage.width), height: Math.max(0, stage.height) };
  if (large === 0) {
    if (small === 2 && float && area.width > 0) {
      return { large: [], small: duo(area), floating: true };
    }
    // One alone fills it all, whatever its shape.
    const boxes = small === 1 ? [area] : rows(small, area, shapeOn(area, false));
    return { large: [], small: boxes, floating: false };
  }
  const { main, strip } = small === 0 ? { main: area, strip: area } : cut(small, area);
  return {
    large: large <= 2 ? parts(large, main) : rows(large, main, shapeOn(area, false)),
    small: rows(small, strip, shapeOn(area, true)),
    floating: false,
  };
}
