// Where the tiles go. Pure geometry: a stage of so many pixels and what is to be
// shown go in, boxes come out. Tiles of a camera may be cropped a little to fill
// the stage; a shared screen never is.

/** In CSS pixels from the stage's top left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Arrangement {
  /** One for each shared screen that is shown large, in their order. */
  screens: Box[];
  /** One for each of the other tiles, in their order. */
  cameras: Box[];
  /** Height of everything: more than the stage's when it scrolls. */
  height: number;
  /** The last camera tile floats above the others. */
  floating: boolean;
}

const GAP = 8;
/** Below this width a name can no longer be read: then the stage scrolls. */
const NARROWEST_TILE = 108;
const WIDEST_ASPECT = 16 / 9;
/** How far a tile may be narrower than a camera's picture. */
const NARROWEST_ASPECT = { landscape: 5 / 4, portrait: 3 / 4 };
const FLOATING = { share: 0.22, least: 104, most: 260, margin: 12 };

/** How large a picture must be to fill this box, or to fit into it whole. */
export function pictureFor(
  { width, height }: Box,
  whole: boolean,
): { width: number; height: number } {
  const wide = width >= height * WIDEST_ASPECT;
  return wide === whole
    ? { width: height * WIDEST_ASPECT, height }
    : { width, height: width / WIDEST_ASPECT };
}

interface Grid {
  columns: number;
  width: number;
  height: number;
}

/** The largest tiles of which `count` fit, or null if they would be too small. */
function largest(count: number, width: number, height: number, least: number): Grid | null {
  const narrow = width < height ? NARROWEST_ASPECT.portrait : NARROWEST_ASPECT.landscape;
  let best: Grid | null = null;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    let tileWidth = (width - GAP * (columns - 1)) / columns;
    let tileHeight = (height - GAP * (rows - 1)) / rows;
    tileWidth = Math.min(tileWidth, tileHeight * WIDEST_ASPECT);
    tileHeight = Math.min(tileHeight, tileWidth / narrow);
    const fits = tileWidth >= least && tileHeight > 0;
    if (fits && (best === null || tileWidth * tileHeight > best.width * best.height)) {
      best = { columns, width: Math.floor(tileWidth), height: Math.floor(tileHeight) };
    }
  }
  return best;
}

/** Tiles as wide as they must be, in as many rows as it takes. */
function scrolling(width: number): Grid {
  const columns = Math.max(1, Math.floor((width + GAP) / (NARROWEST_TILE + GAP)));
  const tile = Math.floor((width - GAP * (columns - 1)) / columns);
  return { columns, width: tile, height: Math.floor(tile / NARROWEST_ASPECT.landscape) };
}

/** `count` tiles in rows, the last row centred, the whole centred in `area` if it fits. */
function rows(count: number, area: Box): { boxes: Box[]; bottom: number } {
  if (count === 0) {
    return { boxes: [], bottom: area.y };
  }
  const fitting = largest(count, area.width, area.height, Math.min(NARROWEST_TILE, area.width));
  const { columns, width, height } = fitting ?? scrolling(area.width);
  const rowCount = Math.ceil(count / columns);
  const used = rowCount * height + (rowCount - 1) * GAP;
  const top = area.y + Math.max(0, Math.floor((area.height - used) / 2));
  const boxes: Box[] = [];
  for (let index = 0; index < count; index += 1) {
    const row = Math.floor(index / columns);
    const inRow = row === rowCount - 1 ? count - row * columns : columns;
    const left = area.x + (area.width - inRow * width - (inRow - 1) * GAP) / 2;
    boxes.push({
      x: Math.round(left + (index % columns) * (width + GAP)),
      y: top + row * (height + GAP),
      width,
      height,
    });
  }
  return { boxes, bottom: top + used };
}

/** Two people: the other one fills the stage, oneself floats in its corner. */
function duo(width: number, height: number): Arrangement {
  const portrait = width < height;
  const aspect = portrait ? NARROWEST_ASPECT.portrait : WIDEST_ASPECT;
  const own = Math.round(Math.min(FLOATING.most, Math.max(FLOATING.least, width * FLOATING.share)));
  const ownHeight = Math.round(own / aspect);
  return {
    screens: [],
    cameras: [
      { x: 0, y: 0, width, height },
      {
        x: width - own - FLOATING.margin,
        y: height - ownHeight - FLOATING.margin,
        width: own,
        height: ownHeight,
      },
    ],
    height,
    floating: true,
  };
}

/** Shared screens large, cameras in a strip beside or below them. */
function share(screens: number, cameras: number, width: number, height: number): Arrangement {
  const beside = width > height * 1.15 && width >= 640;
  if (beside) {
    const strip = [0.15, 0.22, 0.3]
      .map((part) => Math.max(NARROWEST_TILE + GAP, Math.round(width * part)))
      .find((candidate, index) => {
        const grid = largest(cameras, candidate, height, NARROWEST_TILE);
        return grid !== null || index === 2;
      });
    const side = cameras === 0 ? 0 : (strip ?? NARROWEST_TILE);
    const main = width - side - (side > 0 ? GAP : 0);
    const large = parts(screens, { x: 0, y: 0, width: main, height });
    const small = rows(cameras, { x: main + GAP, y: 0, width: side, height });
    return {
      screens: large,
      cameras: small.boxes,
      height: Math.max(height, small.bottom),
      floating: false,
    };
  }
  const main = Math.round(height * 0.62);
  const large = parts(screens, { x: 0, y: 0, width, height: main });
  const small = rows(cameras, {
    x: 0,
    y: main + GAP,
    width,
    height: height - main - GAP,
  });
  return {
    screens: large,
    cameras: small.boxes,
    height: Math.max(height, small.bottom),
    floating: false,
  };
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

/**
 * Arranges `screens` large tiles and `cameras` others on a stage of `width` by
 * `height` CSS pixels. `float` allows the last camera to float above the first
 * when there are just two.
 */
export function arrange(
  screens: number,
  cameras: number,
  width: number,
  height: number,
  float: boolean,
): Arrangement {
  if (width <= 0 || height <= 0) {
    const none = { x: 0, y: 0, width: 0, height: 0 };
    return {
      screens: Array.from({ length: screens }, () => none),
      cameras: Array.from({ length: cameras }, () => none),
      height: 0,
      floating: false,
    };
  }
  if (screens > 0) {
    return share(screens, cameras, width, height);
  }
  if (cameras === 2 && float) {
    return duo(width, height);
  }
  if (cameras === 1) {
    return { screens: [], cameras: [{ x: 0, y: 0, width, height }], height, floating: false };
  }
  const { boxes, bottom } = rows(cameras, { x: 0, y: 0, width, height });
  return { screens: [], cameras: boxes, height: Math.max(height, bottom), floating: false };
}
