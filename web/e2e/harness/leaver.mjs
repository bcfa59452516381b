// What somebody who left could still do with what was given to them before.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { paths } from "./paths.mjs";

/** Which of the sealed frames open for who was given these keys and kept them all. */
export async function opens(keys, frames) {
  const folder = join(paths.root, "web/src/generated/media");
  const { default: init, Frames } = await import(join(folder, "media.js"));
  await init({ module_or_path: readFileSync(join(folder, "media_bg.wasm")) });
  // Its clock stands still, so that it erases nothing.
  const now = 0;
  const opener = new Frames();
  for (const { bytes, note } of keys) {
    const { epoch, leaf, urgent, live } = note;
    opener.setKeys(now, BigInt(epoch), leaf, urgent, new Uint8Array(bytes), new Uint32Array(live));
  }
  // A slot shows one layer, and turns to another at a keyframe alone.
  const slots = new Map();
  return frames.map(({ bytes }) => {
    const layer = contextOf(bytes);
    const slot = slots.get(layer) ?? opener.addLine(String(layer), "cameraSlot");
    slots.set(layer, slot);
    opener.setCodec(slot, "vp8");
    return opener.open(slot, now, bytes).status === "opened";
  });
}

/** The context in the key id (RFC 9605 section 4.3) of a sealed VP8 frame: its layer. */
function contextOf(bytes) {
  const [first] = bytes;
  const at = (first & 1) === 0 ? 10 : 3;
  const config = bytes[at];
  if ((config & 0x80) === 0) {
    return 0;
  }
  const length = ((config >> 4) & 7) + 1;
  const kid = bytes.slice(at + 1, at + 1 + length).reduce((sum, byte) => sum * 256 + byte, 0);
  return Math.floor(kid / 2 ** 18);
}

/**
 * Before the page loads: a browser that keeps its peer connections open when the
 * page closes them, as who wants to go on listening would.
 */
export function stayConnected() {
  const kept = [];
  Object.defineProperty(window, "__kept", { value: kept });
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(...args) {
      super(...args);
      kept.push(this);
    }
    close() {}
  };
  // The hand on the button, before the page does anything about it.
  addEventListener(
    "click",
    ({ target, timeStamp }) => {
      if (target.closest('[data-testid="leave"]')) {
        window.__leftAt = performance.timeOrigin + timeStamp;
      }
    },
    { capture: true },
  );
}

/** Runs in that page: when "leave" was clicked, in milliseconds since 1970. */
export function leftAt() {
  return window.__leftAt;
}

/** Runs in that page: when the last packet came, in milliseconds since 1970. */
export async function lastPacketAt() {
  let last = 0;
  for (const peer of window.__kept) {
    for (const stats of (await peer.getStats()).values()) {
      if (stats.type === "inbound-rtp") {
        last = Math.max(last, stats.lastPacketReceivedTimestamp ?? 0);
      }
    }
  }
  return last;
}
