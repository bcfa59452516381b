// The audio worklet of our noise suppression: moves sound in and out of
// WebAssembly, a frame of ten milliseconds at a time.

// The generated code makes these at its start, and uses them for the text of an
// error alone; a worklet has neither.
import "./worklet-text.ts";
import { Denoiser, initSync } from "../generated/denoise/denoise.js";

/** Samples of a frame: 10 ms at 48 kHz. What comes out is a frame behind. */
const FRAME = 480;

// Of the scope of a worklet, which TypeScript's libraries do not have.
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(
  name: string,
  processor: new (options: { processorOptions: { module: ArrayBuffer } }) => AudioWorkletProcessor,
): void;

registerProcessor(
  "denoise",
  class extends AudioWorkletProcessor {
    readonly #denoiser: Denoiser;
    readonly #memory: WebAssembly.Memory;
    readonly #input: number;
    readonly #output: number;
    /** How much of the frame is filled. */
    #at = 0;

    constructor({ processorOptions }: { processorOptions: { module: ArrayBuffer } }) {
      super();
      this.#memory = initSync({ module: processorOptions.module }).memory;
      this.#denoiser = new Denoiser();
      this.#input = this.#denoiser.input();
      this.#output = this.#denoiser.output();
      this.port.postMessage("ready");
    }

    process([heard]: Float32Array[][], [said]: Float32Array[][]): boolean {
      const out = said?.[0];
      // None while the microphone is away.
      const sound = heard?.[0];
      if (out === undefined) {
        return true;
      }
      const input = new Float32Array(this.#memory.buffer, this.#input, FRAME);
      const output = new Float32Array(this.#memory.buffer, this.#output, FRAME);
      for (let index = 0; index < out.length; index += 1) {
        input[this.#at] = sound?.[index] ?? 0;
        out[index] = output[this.#at] ?? 0;
        this.#at += 1;
        if (this.#at === FRAME) {
          this.#at = 0;
          this.#denoiser.run();
        }
      }
      return true;
    }
  },
);
