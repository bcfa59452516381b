// Takes noise out of a microphone: RNNoise in WebAssembly, in an audio worklet,
// behind what the browser does. Echo cancellation comes first, in the browser's
// own capture, so it is not touched. Loaded when it is first asked for.
import workletUrl from "../workers/denoise.ts?worker&url";

const wasmUrl = new URL("../generated/denoise/denoise_bg.wasm", import.meta.url);

/** What RNNoise was trained on; the browser resamples the microphone to it. */
const SAMPLE_RATE = 48_000;

export interface Denoised {
  /** The microphone without its noise, some 20 ms later. */
  track: MediaStreamTrack;
  stop(): void;
}

/**
 * Rejects where the browser cannot do it. `broke` hears of what breaks later:
 * then the track is still.
 */
export async function denoise(track: MediaStreamTrack, broke: () => void): Promise<Denoised> {
  const context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: "interactive" });
  const stop = () => {
    context.onstatechange = null;
    void context.close().catch(() => {});
  };
  try {
    const [module] = await Promise.all([
      fetch(wasmUrl).then((response) => response.arrayBuffer()),
      context.audioWorklet.addModule(workletUrl),
      context.resume(),
    ]);
    const node = new AudioWorkletNode(context, "denoise", {
      channelCount: 1,
      channelCountMode: "explicit",
      outputChannelCount: [1],
      processorOptions: { module },
    });
    await new Promise<void>((resolve, reject) => {
      node.port.onmessage = () => resolve();
      node.onprocessorerror = reject;
    });
    const out = context.createMediaStreamDestination();
    out.channelCount = 1;
    context
      .createMediaStreamSource(new MediaStream([track]))
      .connect(node)
      .connect(out);
    const [clean] = out.stream.getAudioTracks();
    if (!clean) {
      throw new Error("an audio destination without a track");
    }
    node.onprocessorerror = broke;
    // A headset that changes its mode can stop it.
    context.onstatechange = () => {
      if (context.state !== "running" && context.state !== "closed") {
        void context.resume().catch(() => {});
      }
    };
    return {
      track: clean,
      stop() {
        clean.stop();
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}
