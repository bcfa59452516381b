// The little that is changed in session descriptions (RFC 8866) by hand. Pure.

/** Bits per second of one voice, and of a shared screen's sound. */
const VOICE_BPS = 24_000;
const SCREEN_AUDIO_BPS = 64_000;

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
 * An offer in a quiet room: without the loudness of voices (RFC 6464), so the
 * browser sends none.
 */
export function withoutAudioLevel(sdp: string): string {
  return edit(sdp, (lines) => lines.filter((line) => !/^a=extmap:.*audio-level/.test(line)));
}

/**
 * An answer as it is applied: Opus at a constant bit rate and with no pauses,
 * so that the sizes of sealed frames do not tell words (RFC 6562). The server's
 * answer has the parameters of RFC 7587 only in part.
 *
 * `wide` holds the mids of the lines that carry more than a voice.
 */
export function withConstantOpus(sdp: string, wide: ReadonlySet<string>): string {
  return edit(sdp, (lines) => {
    const sections = split(lines);
    return sections.flatMap((section) => constantOpus(section, wide));
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

function constantOpus(section: string[], wide: ReadonlySet<string>): string[] {
  const opus = section
    .map((line) => /^a=rtpmap:(\d+) opus\//i.exec(line)?.[1])
    .find((type) => type !== undefined);
  if (opus === undefined) {
    return section;
  }
  const mid = section.find((line) => line.startsWith("a=mid:"))?.slice("a=mid:".length) ?? "";
  const rate = wide.has(mid) ? SCREEN_AUDIO_BPS : VOICE_BPS;
  const ours = new Map([
    ["cbr", "1"],
    ["usedtx", "0"],
    ["useinbandfec", "1"],
    ["maxaveragebitrate", String(rate)],
  ]);

  const prefix = `a=fmtp:${opus} `;
  const theirs = section.find((line) => line.startsWith(prefix))?.slice(prefix.length) ?? "";
  const kept = theirs
    .split(";")
    .map((parameter) => parameter.trim())
    .filter((parameter) => parameter !== "" && !ours.has(parameter.split("=")[0] ?? ""));
  const fmtp =
    prefix + [...kept, ...[...ours].map(([name, value]) => `${name}=${value}`)].join(";");

  const rest = section.filter((line) => !line.startsWith(prefix));
  const rtpmap = rest.findIndex((line) => line.startsWith(`a=rtpmap:${opus} `));
  return [...rest.slice(0, rtpmap + 1), fmtp, ...rest.slice(rtpmap + 1)];
}
