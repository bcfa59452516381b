// A microphone that speaks and pauses on demand, and the sizes of what comes of
// it: whether the sealed sound tells one from the other.
import { until } from "./until.mjs";

/** How long is listened to speech, and to silence. */
const PHASE_MS = 4000;
/** Frames until the encoder has settled, and the connection with it. */
const SETTLED = 266;

/**
 * Runs in the page before its scripts: the microphone is a voice made up of
 * tones and noise, which `__talk(on)` lets speak or be still.
 */
export function madeUpVoice() {
  const native = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const mouths = [];
  let talks = false;
  window.__talk = (on) => {
    talks = on;
    for (const mouth of mouths) {
      mouth.gain.value = on ? 1 : 0;
    }
  };
  const voice = () => {
    const context = new AudioContext();
    const mouth = new GainNode(context, { gain: talks ? 1 : 0 });
    mouths.push(mouth);
    const out = new MediaStreamAudioDestinationNode(context);
    mouth.connect(out);
    // Vowels: a buzz that wanders, through the resonances of a mouth.
    const buzz = new OscillatorNode(context, { type: "sawtooth", frequency: 130 });
    const wander = new OscillatorNode(context, { frequency: 2.3 });
    wander.connect(new GainNode(context, { gain: 35 })).connect(buzz.frequency);
    for (const [frequency, gain] of [
      [650, 0.5],
      [1700, 0.25],
      [2500, 0.15],
    ]) {
      const resonance = new BiquadFilterNode(context, { type: "bandpass", frequency, Q: 6 });
      buzz.connect(resonance).connect(new GainNode(context, { gain })).connect(mouth);
    }
    // Consonants: bursts of noise, some four a second.
    const noise = new AudioBufferSourceNode(context, {
      buffer: new AudioBuffer({ length: context.sampleRate, sampleRate: context.sampleRate }),
      loop: true,
    });
    const samples = noise.buffer.getChannelData(0);
    for (let index = 0; index < samples.length; index++) {
      const inBurst = (index / context.sampleRate) % 0.25 < 0.08;
      samples[index] = inBurst ? 0.4 * (2 * Math.random() - 1) : 0;
    }
    noise.connect(mouth);
    for (const source of [buzz, wander, noise]) {
      source.start();
    }
    return out.stream.getAudioTracks()[0];
  };
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const { audio, video } = constraints;
    const stream = video ? await native({ video }) : new MediaStream();
    if (audio) {
      stream.addTrack(voice());
    }
    return stream;
  };
}

/** Runs in the page: Opus as browsers have it without us, to see what that tells. */
export function letSizesTell() {
  const { setRemoteDescription } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.setRemoteDescription = function ({ type, sdp }) {
    return setRemoteDescription.call(this, {
      type,
      sdp: sdp.replaceAll("cbr=1", "cbr=0").replaceAll("usedtx=0", "usedtx=1"),
    });
  };
}

/** Runs in the page's workers: the size of each frame of the microphone, before it is sealed and after. */
export function recordSizes() {
  const waiting = [];
  setInterval(() => {
    if (waiting.length > 0) {
      fetch("/__recorded", { method: "POST", body: JSON.stringify(waiting.splice(0)) });
    }
  }, 200);
  const roles = new Map();
  let line = null;
  self.addEventListener("message", ({ data }) => {
    if (data?.type === "lines") {
      for (const { id, role } of data.lines) {
        roles.set(id, role);
      }
    } else if (data?.type === "streams") {
      line = data.line;
    }
  });
  self.addEventListener("rtctransform", ({ transformer }) => {
    line = transformer.options.line;
  });
  const Native = self.TransformStream;
  self.TransformStream = class extends Native {
    constructor(transformer, ...rest) {
      const own = line;
      super(
        {
          ...transformer,
          transform(frame, sink) {
            const before = frame.data;
            const plain = before.byteLength;
            const done = transformer.transform(frame, sink);
            if (roles.get(own) === "mic" && frame.data !== before) {
              // Without the SFrame header (RFC 9605, section 4.3), whose length goes by
              // the counter, which begins anew with each epoch.
              const config = new Uint8Array(frame.data)[0];
              const keyId = config & 0x80 ? ((config >> 4) & 7) + 1 : 0;
              const counter = config & 0x08 ? (config & 7) + 1 : 0;
              const sealed = frame.data.byteLength - 1 - keyId - counter;
              const note = { plain, sealed };
              waiting.push({ kind: "mic", hex: "", note, at: Date.now() });
            }
            return done;
          },
        },
        ...rest,
      );
    }
  };
}

/** Runs in the page: what the browser sent of sound, in bytes and packets. */
async function sentSound() {
  const sent = { packets: 0, bytes: 0 };
  for (const peer of window.__e2e.peers) {
    for (const stats of (await peer.getStats()).values()) {
      if (stats.type === "outbound-rtp" && stats.kind === "audio") {
        sent.packets += stats.packetsSent ?? 0;
        sent.bytes += (stats.bytesSent ?? 0) + (stats.headerBytesSent ?? 0);
      }
    }
  }
  return sent;
}

/**
 * Lets a person in a meeting speak, pause, and speak again; for each phase the
 * sizes of its frames and what went out per second.
 */
export async function listenToSizes(person, proxy) {
  const frames = () => proxy.recorded.filter(({ kind }) => kind === "mic");
  await until("sound is sealed", () => frames().length > SETTLED, 60_000);
  const phases = [];
  for (const talks of [true, false, true, false]) {
    await person.page.evaluate((on) => window.__talk(on), talks);
    // What was on its way through the encoder belongs to neither.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const [from, before] = [Date.now(), await person.page.evaluate(sentSound)];
    await new Promise((resolve) => setTimeout(resolve, PHASE_MS));
    const [to, after] = [Date.now(), await person.page.evaluate(sentSound)];
    await new Promise((resolve) => setTimeout(resolve, 500));
    const seconds = (to - from) / 1000;
    phases.push({
      talks,
      ...sizesOf(frames().filter(({ at }) => at >= from && at < to)),
      packetsPerSecond: (after.packets - before.packets) / seconds,
      bytesPerSecond: (after.bytes - before.bytes) / seconds,
    });
  }
  return phases;
}

const sizesOf = (frames) => ({
  plain: frames.map(({ note }) => note.plain),
  sealed: frames.map(({ note }) => note.sealed),
});
