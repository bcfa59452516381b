// Turns a password into key material with Argon2id, in a worker that lives for
// this one task: its 64 MiB go back, and the page does not stand still.
import init, { stretchPassword } from "../generated/session/session.js";
import type { Stretch } from "../session/messages.ts";

const wasm = new URL("../generated/session/session_bg.wasm", import.meta.url);

self.onmessage = async ({ data }: MessageEvent<Stretch>) => {
  await init({ module_or_path: wasm });
  const stretched = stretchPassword(data.password, data.salt);
  data.password.fill(0);
  self.postMessage(stretched, { transfer: [stretched.buffer] });
};
