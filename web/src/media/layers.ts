// The simulcast layers of a camera: which sizes and rates it is sent in, and
// which of them now. Pure.

interface Layer {
  rid: string;
  /** Bits per second at most. */
  maxBitrate: number;
  /** Pictures per second at most. */
  maxFramerate: number;
}

/**
 * Smallest first: a quarter, a half and the whole of 1280x720.
 *
 * - q, 320x180: what a tile of a crowd shows. 24 of them with all that is around
 *   them fit into 2.5 Mbit/s once the upper temporal layers are left out, and one
 *   fits beside two voices at 300 kbit/s. Small tiles hide the lower rate.
 * - h, 640x360: a tile among four or nine. VP8 is clean there from 400 kbit/s on.
 * - f, 1280x720: one large picture. More than 1.5 Mbit/s is not seen in a face.
 */
const CAMERA_LAYERS: readonly Layer[] = [
  { rid: "q", maxBitrate: 110_000, maxFramerate: 15 },
  { rid: "h", maxBitrate: 450_000, maxFramerate: 30 },
  { rid: "f", maxBitrate: 1_500_000, maxFramerate: 30 },
];

/**
 * One layer. Letters need bits when they change and few when they stand still;
 * 2.5 Mbit/s carries a page that is scrolled, or a film at 30 pictures a second.
 */
export const SCREEN_LAYER = { maxBitrate: 2_500_000, maxFramerate: 30 };

/** A camera that goes to the other of two: nobody picks among layers, and its own
 * browser shrinks it to what the path bears. */
export const DIRECT_LAYER = { maxBitrate: 1_500_000, maxFramerate: 30 };

/** Three temporal layers: every second and every fourth picture can be left out. */
export const SCALABILITY = "L1T3";

/** All layers, as a mask: bit 0 is the smallest. */
export const ALL_LAYERS = 0b111;

/** Chromium encodes no more layers than these heights allow, the largest being
 * dropped first: then the layers move down rather than lose the whole picture. */
const THREE_LAYERS_FROM = 540;
const TWO_LAYERS_FROM = 270;

/** By how much each layer is smaller than a picture of this height; 0: it is off. */
export function layerScales(height: number): number[] {
  if (height >= THREE_LAYERS_FROM) {
    return [4, 2, 1];
  }
  return height >= TWO_LAYERS_FROM ? [2, 1, 0] : [1, 0, 0];
}

/**
 * What is sent of a picture of this height, when these layers may be sent and
 * these are watched. A small camera's largest layer stands in for those that it
 * has not: who watches them gets that.
 */
export function activeLayers(height: number, allowed: number, watched: number): number {
  const scales = layerScales(height);
  const has = scales.reduce((mask, scale, layer) => (scale === 0 ? mask : mask | (1 << layer)), 0);
  const largest = 31 - Math.clz32(has & allowed);
  if (largest < 0) {
    return 0;
  }
  const beyond = watched >> (largest + 1) === 0 ? 0 : 1 << largest;
  return (watched & has & allowed) | beyond;
}

/** How the encodings of a camera begin: with all layers, to be proven. */
export function cameraEncodings(): RTCRtpEncodingParameters[] {
  const scales = layerScales(THREE_LAYERS_FROM);
  return CAMERA_LAYERS.map((layer, index) => ({
    ...layer,
    scaleResolutionDownBy: scales[index] ?? 1,
  }));
}

/** The number of a layer by its name; null: it is none of ours. */
export function layerOf(rid: string | null): number | null {
  const layer = CAMERA_LAYERS.findIndex((known) => known.rid === rid);
  return rid === null ? 0 : layer < 0 ? null : layer;
}
