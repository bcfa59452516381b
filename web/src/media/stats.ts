// The browser's own counts, by m-line, out of `getStats`.

export interface LineCount {
  /** Video: frames that went out, or were received whole. Audio: packets, one frame each. */
  frames: number;
  /** RTP payload bytes sent or received. */
  bytes: number;
  /** What a sending line is made of: one for each layer. */
  streams: StreamCount[];
}

/** One layer, as the browser tells it. */
export interface StreamCount {
  ssrc: number;
  /** The layer's name; null where there is only one. */
  rid: string | null;
  frames: number;
}

/** The fields used here; engines differ in which of them they have. */
interface RtpStats {
  type: string;
  kind: string;
  mid?: string;
  ssrc?: number;
  rid?: string;
  framesEncoded?: number;
  framesReceived?: number;
  packetsSent?: number;
  retransmittedPacketsSent?: number;
  packetsReceived?: number;
  bytesSent?: number;
  bytesReceived?: number;
}

/** Layers of one line are added up, and told one by one. */
export function countLines(report: Iterable<[string, unknown]>): Map<string, LineCount> {
  const counts = new Map<string, LineCount>();
  for (const [, entry] of report) {
    const stats = entry as RtpStats;
    const frames = framesOf(stats);
    if (stats.mid === undefined || frames === null) {
      continue;
    }
    const before = counts.get(stats.mid) ?? { frames: 0, bytes: 0, streams: [] };
    const stream = { ssrc: stats.ssrc ?? 0, rid: stats.rid ?? null, frames };
    counts.set(stats.mid, {
      frames: before.frames + frames,
      bytes: before.bytes + (stats.bytesSent ?? stats.bytesReceived ?? 0),
      streams: stats.type === "outbound-rtp" ? [...before.streams, stream] : [],
    });
  }
  return counts;
}

function framesOf(stats: RtpStats): number | null {
  const audio = stats.kind === "audio";
  if (stats.type === "outbound-rtp") {
    const first = (stats.packetsSent ?? 0) - (stats.retransmittedPacketsSent ?? 0);
    // A frame is at least one packet. Those encoded and not sent wait for the worker,
    // for seconds where the machine is busy, and have betrayed nothing.
    return audio ? first : Math.min(stats.framesEncoded ?? 0, first);
  }
  if (stats.type === "inbound-rtp") {
    return (audio ? stats.packetsReceived : stats.framesReceived) ?? 0;
  }
  return null;
}
