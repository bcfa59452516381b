// What runs inside the pages. Each function is sent over as its source, so it
// uses nothing from outside of itself.

/**
 * Before the page loads: keeps the peer connections and the tracks that go onto
 * the wire where the test can look at them. Changes nothing.
 */
export function watchPeers() {
  const watch = { peers: [], sentTracks: [] };
  Object.defineProperty(window, "__e2e", { value: watch });
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(...args) {
      super(...args);
      watch.peers.push(this);
    }
    addTransceiver(trackOrKind, ...rest) {
      if (typeof trackOrKind !== "string") {
        watch.sentTracks.push({ kind: trackOrKind.kind, label: trackOrKind.label });
      }
      return super.addTransceiver(trackOrKind, ...rest);
    }
  };
  const { replaceTrack } = RTCRtpSender.prototype;
  RTCRtpSender.prototype.replaceTrack = function (track) {
    if (track) {
      watch.sentTracks.push({ kind: track.kind, label: track.label });
    }
    return replaceTrack.call(this, track);
  };
}

/** The mean colour around a point of the video in a tile, or null without one. */
export function colourOf({ selector, x, y }) {
  const video = document.querySelector(selector);
  if (!video || video.videoWidth === 0 || video.readyState < 2) {
    return null;
  }
  const canvas = document.createElement("canvas");
  const side = 8;
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d");
  const size = Math.round(video.videoWidth / 16);
  context.drawImage(
    video,
    x * video.videoWidth - size / 2,
    y * video.videoHeight - size / 2,
    size,
    size,
    0,
    0,
    side,
    side,
  );
  const { data } = context.getImageData(0, 0, side, side);
  const sum = [0, 0, 0];
  for (let index = 0; index < data.length; index += 4) {
    for (let channel = 0; channel < 3; channel++) {
      sum[channel] += data[index + channel];
    }
  }
  return sum.map((value) => Math.round(value / (side * side)));
}

/** Waits until the video has shown so many new frames; false when it does not. */
export function showsFrames({ selector, count, timeoutMs }) {
  const video = document.querySelector(selector);
  if (!video) {
    return false;
  }
  return new Promise((resolve) => {
    let seen = 0;
    const timer = setTimeout(() => resolve(false), timeoutMs);
    const next = () => {
      seen += 1;
      if (seen > count) {
        clearTimeout(timer);
        resolve(true);
      } else {
        video.requestVideoFrameCallback(next);
      }
    };
    video.requestVideoFrameCallback(next);
  });
}

/** The way that media takes now: the chosen pair of the last connection. */
export async function pathInUse() {
  const peer = window.__e2e.peers.findLast(
    ({ connectionState }) => connectionState === "connected",
  );
  if (!peer) {
    return null;
  }
  const stats = await peer.getStats();
  for (const transport of stats.values()) {
    const pair = transport.type === "transport" && stats.get(transport.selectedCandidatePairId);
    if (pair) {
      const local = stats.get(pair.localCandidateId);
      const remote = stats.get(pair.remoteCandidateId);
      return {
        local: { type: local.candidateType, protocol: local.protocol, relay: local.relayProtocol },
        remote: { protocol: remote.protocol, address: remote.address, port: remote.port },
        state: pair.state,
      };
    }
  }
  return null;
}

/** Pictures that the last connection has decoded, and how many connections there were. */
export async function decoded() {
  const { peers } = window.__e2e;
  let frames = 0;
  for (const stats of (await peers.at(-1)?.getStats())?.values() ?? []) {
    frames += stats.type === "inbound-rtp" ? (stats.framesDecoded ?? 0) : 0;
  }
  return { frames, connections: peers.length };
}

/** Sums over all that comes in: decoded pictures, and loudness of sound. */
export async function inbound() {
  const sums = { framesDecoded: 0, audioEnergy: 0, packets: 0 };
  for (const peer of window.__e2e.peers) {
    if (peer.connectionState !== "connected") {
      continue;
    }
    for (const stats of (await peer.getStats()).values()) {
      if (stats.type === "inbound-rtp") {
        sums.packets += stats.packetsReceived ?? 0;
        sums.framesDecoded += stats.framesDecoded ?? 0;
        sums.audioEnergy += stats.totalAudioEnergy ?? 0;
      }
    }
  }
  return sums;
}

/** The layers of one's own pictures, by the browser's own counts. */
export async function layersSent() {
  const layers = {};
  for (const peer of window.__e2e.peers) {
    for (const stats of (await peer.getStats()).values()) {
      if (stats.type === "outbound-rtp" && stats.kind === "video") {
        const { rid = "only", framesEncoded = 0, frameWidth, frameHeight } = stats;
        layers[rid] = { frames: framesEncoded, size: `${frameWidth}x${frameHeight}` };
      }
    }
  }
  return layers;
}

/**
 * Listens to everything that comes in for as long as it takes to find a tone
 * near `hertz`; returns the loudest frequency heard last.
 */
export async function hearTone({ hertz, tolerance, timeoutMs }) {
  const context = new AudioContext();
  await context.resume();
  const ears = [];
  const attach = () => {
    for (const peer of window.__e2e.peers) {
      for (const receiver of peer.getReceivers()) {
        const { track } = receiver;
        if (track.kind === "audio" && !ears.some((ear) => ear.track === track)) {
          const analyser = context.createAnalyser();
          analyser.fftSize = 8192;
          analyser.smoothingTimeConstant = 0;
          context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
          ears.push({ track, analyser, bins: new Float32Array(analyser.frequencyBinCount) });
        }
      }
    }
  };
  let heard = null;
  const end = performance.now() + timeoutMs;
  try {
    while (performance.now() < end) {
      attach();
      for (const { analyser, bins } of ears) {
        analyser.getFloatFrequencyData(bins);
        let peak = 1;
        for (let index = 2; index < bins.length; index++) {
          if (bins[index] > bins[peak]) {
            peak = index;
          }
        }
        if (bins[peak] > -60) {
          heard = (peak * context.sampleRate) / analyser.fftSize;
          if (Math.abs(heard - hertz) <= tolerance) {
            return { found: true, heard };
          }
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return { found: false, heard };
  } finally {
    await context.close();
  }
}
