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
/** Of two grids, one whose tiles are this much of the other's is as good. */
const NEARLY = 0.95;
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
  /** What looks best, if there is a choice. */
  likely: number;
}

function shapeOn(stage: Size, strip: boolean): Shape {
  const { width, height } = strip ? LEAST_IN_STRIP : LEAST;
  return stage.width < stage.height
    ? { least: { width, height: width }, narrowest: NARROWEST_ASPECT.portrait, likely: 1 }
    : { least: { width, height }, narrowest: NARROWEST_ASPECT.landscape, likely: WIDEST_ASPECT };
}

/** How many columns and tiles of the smallest size have room: at least one. */
function capacity(area: Size, { least }: Shape): Room {
  const columns = Math.max(1, Math.floor((area.width + GAP) / (least.width + GAP)));
  const rows = Math.max(1, Math.floor((area.height + GAP) / (least.height + GAP)));
  return { columns, tiles: Math.min(MOST_TILES, columns * rows) };
}

/** What has room at the smallest size. */
interface Room {
  columns: number;
  tiles: number;
}

interface Grid extends Size {
  columns: number;
}

/**
 * The largest tiles of which `count` fit; of those that are nearly as large, the
 * ones that look most like the stage. Below the smallest size only when nothing
 * else fits.
 */
function largest(count: number, area: Size, { least, narrowest, likely }: Shape): Grid {
  const grids = Array.from({ length: count }, (_, index): Grid => {
    const columns = index + 1;
    const rows = Math.ceil(count / columns);
    const room = Math.max(0, (area.height - GAP * (rows - 1)) / rows);
    const column = Math.max(0, (area.width - GAP * (columns - 1)) / columns);
    const width = Math.min(column, room * WIDEST_ASPECT);
    const height = Math.min(room, width / narrowest);
    return { columns, width: Math.floor(width), height: Math.floor(height) };
  });
  const fitting = grids.filter(
    ({ width, height }) => width >= least.width && height >= least.height,
  );
  const candidates = fitting.length > 0 ? fitting : grids;
  const size = ({ width, height }: Grid) => width * height;
  const most = Math.max(0, ...candidates.map(size));
  const unlike = ({ width, height }: Grid) => Math.abs(Math.log(width / height / likely));
  const [best] = candidates
    .filter((grid) => size(grid) >= most * NEARLY)
    .sort((one, other) => unlike(one) - unlike(other));
  return best ?? { columns: 1, width: 0, height: 0 };
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

interface Strip {
  area: Box;
  /** It stands at the side, and not below. */
  beside: boolean;
}

/** Room for `small` tiles beside what is large: the least that suffices. */
function stripFor(small: number, stage: Size): Strip {
  const { width, height } = stage;
  const shape = shapeOn(stage, true);
  const beside = width >= BESIDE_FROM && width > height * 1.15;
  const areas = (beside ? STRIP_BESIDE : STRIP_BELOW).map((share): Box => {
    const least = beside ? shape.least.width : shape.least.height;
    const size = Math.max(least, Math.round((beside ? width : height) * share));
    return beside
      ? { x: width - size, y: 0, width: size, height }
      : { x: 0, y: height - size, width, height: size };
  });
  const enough = areas.find((area) => capacity(area, shape).tiles >= small);
  return { area: enough ?? areas[areas.length - 1] ?? { x: 0, y: 0, width, height }, beside };
}

/** The stage cut in two: for what is large, and for a strip just as wide as its tiles. */
function cut(small: number, stage: Size): { main: Box; strip: Box } {
  const { width, height } = stage;
  const { area, beside } = stripFor(small, stage);
  const tile = largest(small, area, shapeOn(stage, true));
  if (beside) {
    const size = tile.columns * (tile.width + GAP) - GAP;
    return {
      main: { x: 0, y: 0, width: Math.max(0, width - size - GAP), height },
      strip: { x: width - size, y: 0, width: size, height },
    };
  }
  const size = Math.ceil(small / tile.columns) * (tile.height + GAP) - GAP;
  return {
    main: { x: 0, y: 0, width, height: Math.max(0, height - size - GAP) },
    strip: { x: 0, y: height - size, width, height: size },
  };
}

/** How many small tiles have room on one page, beside `large` large ones. */
export function roomFor(large: number, stage: Size): Room {
  return large === 0
    ? capacity(stage, shapeOn(stage, false))
    : capacity(stripFor(MOST_TILES, stage).area, shapeOn(stage, true));
}

export interface Request {
  large: number;
  small: number;
  /** Something large is a screen, to be seen whole. */
  whole: boolean;
  /** The last of just two may float above the first. */
  float: boolean;
}

export function arrange({ large, small, whole, float }: Request, stage: Size): Arrangement {
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
    large: whole && large <= 2 ? parts(large, main) : rows(large, main, shapeOn(area, false)),
    small: rows(small, strip, shapeOn(area, true)),
    floating: false,
  };
}
