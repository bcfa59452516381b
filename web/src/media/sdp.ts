// The little that is changed in session descriptions (RFC 8866) by hand. Pure.
import type { PacketMs } from "./packet-time.ts";
import type { PathKind } from "./quality.ts";

/** Bits per second of one voice. The others are of the sizes that the media worker
 * pads to (60 bytes and steps of 50 in 20 ms), so that nothing is wasted: what a
 * shared screen plays, and music. */
const VOICE_BPS = 24_000;
/** In packets of 40 ms: 110 bytes. */
const LONG_VOICE_BPS = 22_000;
const SCREEN_AUDIO_BPS = 64_000;
const MUSIC_BPS = 124_000;

/** What a browser takes the uplink for until it has measured it, in kbit/s: enough
 * for every layer of a camera to begin, so that all of them are seen sealed while
 * they are blank and cost next to nothing. Chromium's own guess is 300. */
const FIRST_GUESS_KBPS = 2200;

/** A line of sound that carries more than a voice. */
export type Wide = "screen" | "music";

const LINE_END = /\r?\n/;

function edit(sdp: string, change: (lines: string[]) => string[]): string {
  return `${change(sdp.split(LINE_END).filter((line) => line !== "")).join("\r\n")}\r\n`;
}

/**
 * An offer as it is sent: without candidates. The browser reaches the server
 * first, and its addresses are nobody's business before that.
 */
export function withoutCandidates(sdp: string): string {
  return edit(sdp, (lines) =>
    lines.filter((line) => !/^a=(candidate:|end-of-candidates|remote-candidates:)/.test(line)),
  );
}

/**
 * An answer with the server's addresses of one kind alone, to find out whether
 * that way is open. A relay is reached over UDP from its own side.
 */
export function withOnly(sdp: string, kind: PathKind): string {
  const transport = kind === "tcp" ? "tcp" : "udp";
  return edit(sdp, (lines) =>
    lines.filter((line) => {
      const candidate = /^a=candidate:\S+ \d+ (\S+) /.exec(line);
      return candidate === null || candidate[1]?.toLowerCase() === transport;
    }),
  );
}

/**
 * An offer in a quiet room: without the loudness of voices (RFC 6464), so the
 * browser sends none.
 */
export function withoutAudioLevel(sdp: string): string {
  return edit(sdp, (lines) => lines.filter((line) => !/^a=extmap:.*audio-level/.test(line)));
}

/**
 * An offer as it is sent: sound that was lost on the way is asked for, and sent
 * again. Chromium and Safari do that where the answer asks for it and offer it
 * never; Firefox cannot. They are told apart by their reports on sound.
 */
export function withSoundAgain(sdp: string): string {
  return edit(sdp, (lines) =>
    split(lines).flatMap((section) => {
      const sends = section[0]?.startsWith("m=audio") && section.includes("a=sendonly");
      return sends
        ? section.flatMap((line) => {
            const reports = /^a=rtcp-fb:(\S+) transport-cc$/.exec(line);
            return reports ? [line, `a=rtcp-fb:${reports[1]} nack`] : [line];
          })
        : section;
    }),
  );
}

/**
 * An answer as it is applied: Opus at a constant bit rate and with no pauses,
 * so that the sizes of sealed frames do not tell words (RFC 6562). The server's
 * answer has the parameters of RFC 7587 only in part.
 *
 * `wide` holds the mids of the lines that carry more than a voice; `packetMs` is
 * how much of a voice goes into a packet.
 */
export function withConstantOpus(
  sdp: string,
  wide: ReadonlyMap<string, Wide>,
  packetMs: PacketMs,
): string {
  return edit(sdp, (lines) => {
    const sections = split(lines);
    return sections.flatMap((section) => constantOpus(section, wide, packetMs));
  });
}

/** The lines before the first m-line, then each m-line with what belongs to it. */
function split(lines: string[]): string[][] {
  const sections: string[][] = [[]];
  for (const line of lines) {
    if (line.startsWith("m=")) {
      sections.push([]);
    }
    sections.at(-1)?.push(line);
  }
  return sections;
}

/**
 * An offer as it is applied: who sends stereo is heard in stereo. Chromium
 * decodes one channel otherwise.
 */
export function withStereo(sdp: string): string {
  return edit(sdp, (lines) =>
    split(lines).flatMap((section) => {
      // Firefox says so by itself, and takes no other description than its own.
      const says = section.some((line) => /^a=fmtp:.*\bstereo=1\b/.test(line));
      return section.includes("a=recvonly") && !says
        ? withParameters(section, "opus", new Map([["stereo", "1"]]))
        : section;
    }),
  );
}

function constantOpus(
  section: string[],
  wide: ReadonlyMap<string, Wide>,
  packetMs: PacketMs,
): string[] {
  const mid = section.find((line) => line.startsWith("a=mid:"))?.slice("a=mid:".length) ?? "";
  const kind = wide.get(mid);
  const long = kind === undefined && packetMs !== 20;
  const voice = long ? LONG_VOICE_BPS : VOICE_BPS;
  const rate = kind === "music" ? MUSIC_BPS : kind === "screen" ? SCREEN_AUDIO_BPS : voice;
  const ours = long && section[0]?.startsWith("m=audio") ? [`a=ptime:${packetMs}`] : [];
  return withParameters(
    [...section, ...ours],
    "opus",
    new Map([
      ["cbr", "1"],
      ["usedtx", "0"],
      ["useinbandfec", "1"],
      ["maxaveragebitrate", String(rate)],
      ["stereo", kind === undefined ? "0" : "1"],
    ]),
  );
}

/** An answer as it is applied: the browser begins with all layers of its pictures. */
export function withAllLayers(sdp: string): string {
  const guess = new Map([["x-google-start-bitrate", String(FIRST_GUESS_KBPS)]]);
  return edit(sdp, (lines) =>
    split(lines).flatMap((section) =>
      section.includes("a=recvonly") ? withParameters(section, "vp8", guess) : section,
    ),
  );
}

/** The section with these parameters of the codec in place of others of their names. */
function withParameters(
  section: string[],
  codec: "opus" | "vp8",
  ours: ReadonlyMap<string, string>,
): string[] {
  const names = new RegExp(`^a=rtpmap:(\\d+) ${codec}/`, "i");
  const payload = section.map((line) => names.exec(line)?.[1]).find((type) => type !== undefined);
  if (payload === undefined) {
    return section;
  }
  const prefix = `a=fmtp:${payload} `;
  const theirs = section.find((line) => line.startsWith(prefix))?.slice(prefix.length) ?? "";
  const kept = theirs
    .split(";")
    .map((parameter) => parameter.trim())
    .filter((parameter) => parameter !== "" && !ours.has(parameter.split("=")[0] ?? ""));
  const fmtp =
    prefix + [...kept, ...[...ours].map(([name, value]) => `${name}=${value}`)].join(";");

  const rest = section.filter((line) => !line.startsWith(prefix));
  const rtpmap = rest.findIndex((line) => line.startsWith(`a=rtpmap:${payload} `));
  return [...rest.slice(0, rtpmap + 1), fmtp, ...rest.slice(rtpmap + 1)];
}
