// What somebody sees and hears, in figures: from the browser's own counts, and
// from the pictures that were really shown.

/** A voice is heard of which no more than this share had to be made up. */
const MADE_UP = 0.2;

/** Runs in the page: notes each picture that is shown in a tile from now on. */
export function notePictures(selector) {
  const shown = [];
  window.__shown = shown;
  let video = null;
  const next = (watched) => {
    watched.requestVideoFrameCallback((_, { height }) => {
      shown.push({ at: performance.now(), height });
      if (watched === video) {
        next(watched);
      }
    });
  };
  setInterval(() => {
    const now = document.querySelector(selector);
    if (now && now !== video) {
      video = now;
      next(now);
    }
  }, 50);
}

/** Runs in the page: all that was shown since `from`, and what the browser counts now. */
export async function look(from) {
  const peer = window.__e2e.peers.findLast(
    ({ connectionState }) => connectionState === "connected",
  );
  const lines = [];
  const sent = { sounds: 0, soundsAgain: 0 };
  let sendBps = null;
  for (const stats of (await peer?.getStats())?.values() ?? []) {
    if (stats.type === "inbound-rtp") {
      lines.push(stats);
    } else if (stats.type === "outbound-rtp" && stats.kind === "audio") {
      sent.sounds += stats.packetsSent ?? 0;
      sent.soundsAgain += stats.retransmittedPacketsSent ?? 0;
    } else if (stats.type === "candidate-pair" && stats.nominated) {
      sendBps = stats.availableOutgoingBitrate ?? null;
    }
  }
  const shown = window.__shown.filter(({ at }) => at >= from);
  return { at: performance.now(), lines, sent, sendBps, shown };
}

const grown = (now, before, field) => (now[field] ?? 0) - (before?.[field] ?? 0);

/** Both looks at one line of a kind, of those on which something came between them. */
function pairs(kind, before, after) {
  return after.lines
    .filter((line) => line.kind === kind)
    .map((now) => ({ now, earlier: before.lines.find(({ id }) => id === now.id) }))
    .filter(({ now, earlier }) => grown(now, earlier, "packetsReceived") > 0);
}

/** How long what came on these lines waited before it was played, in milliseconds. */
function waitMs(lines) {
  const sum = (field) =>
    lines.reduce((all, { now, earlier }) => all + grown(now, earlier, field), 0);
  const frames = sum("framesDecoded");
  const decoding = frames > 0 ? sum("totalDecodeTime") / frames : 0;
  const emitted = sum("jitterBufferEmittedCount");
  return emitted > 0 ? 1000 * (sum("jitterBufferDelay") / emitted + decoding) : null;
}

/**
 * What came between two looks. Of the voices one counts: for who is behind a bad
 * network the one that came `best`, for who hears somebody behind it among others
 * the `worst`.
 */
export function between(before, after, which) {
  const seconds = (after.at - before.at) / 1000;
  const shown = after.shown.filter(({ at }) => at >= before.at);
  const times = [before.at, ...shown.map(({ at }) => at), after.at];
  const gaps = times.slice(1).map((at, index) => at - times[index]);

  const sound = pairs("audio", before, after)
    .map((line) => ({
      line,
      concealed:
        grown(line.now, line.earlier, "concealedSamples") /
        Math.max(1, grown(line.now, line.earlier, "totalSamplesReceived")),
    }))
    .sort((one, other) => one.concealed - other.concealed);
  const voice = sound.at(which === "best" ? 0 : -1);
  const heard = sound.filter(({ concealed }) => concealed <= MADE_UP);
  const pictures = pairs("video", before, after);
  const pictureMs = waitMs(pictures);
  const soundMs = voice ? waitMs([voice.line]) : null;
  return {
    freezes: pictures.reduce(
      (all, { now, earlier }) => all + grown(now, earlier, "freezeCount"),
      0,
    ),
    longestMs: Math.round(Math.max(...gaps)),
    fps: Number((shown.length / seconds).toFixed(1)),
    height: shown.at(-1)?.height ?? 0,
    voices: heard.length,
    /** Of that one voice, the share of sound that had to be made up. */
    concealed: voice ? Number(voice.concealed.toFixed(4)) : 1,
    /** By how much the picture is behind its sound. */
    skewMs: pictureMs === null || soundMs === null ? null : Math.round(pictureMs - soundMs),
    /** Packets of sound that carried the one before them once more (in-band FEC). */
    fec: sound.reduce(
      (all, { line }) => all + grown(line.now, line.earlier, "fecPacketsReceived"),
      0,
    ),
    nacks: pictures.reduce((all, { now, earlier }) => all + grown(now, earlier, "nackCount"), 0),
    plis: pictures.reduce((all, { now, earlier }) => all + grown(now, earlier, "pliCount"), 0),
  };
}

/** What somebody's browser sent between two looks. */
export function sentBetween(before, after) {
  const seconds = (after.at - before.at) / 1000;
  return {
    /** What it believes it can send. */
    kbps: Math.round((after.sendBps ?? 0) / 1000),
    soundsPerSecond: Math.round((after.sent.sounds - before.sent.sounds) / seconds),
    soundsAgain: after.sent.soundsAgain - before.sent.soundsAgain,
  };
}

/** Whether the last second of a look is as good as `wanted`: pictures as large, and nearly as many. */
export function isAsGood({ at, shown }, wanted) {
  const last = shown.filter((picture) => picture.at > at - 1000);
  return last.length >= 0.7 * wanted.fps && last.every(({ height }) => height >= wanted.height);
}
