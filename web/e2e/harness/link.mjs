// A bad network between one browser and the server: `link-relay` of crates/link,
// on loopback. Media alone goes over it; signalling goes beside it.
import { paths } from "./paths.mjs";
import { start, stop } from "./server.mjs";
import { until } from "./until.mjs";

/** How a server is to be started that has one in front of it: with one port. */
export const ONE_PORT = ["--media-listen", "127.0.0.1:0", "--media-threads", "1"];

/**
 * Starts one in front of `server`. Under the same `seed` it does the same to the
 * same packets.
 */
export async function startLink(server, { seed = 1 } = {}) {
  const media = await until(
    "the server says where media goes",
    () => /Media goes to udp and tcp (\S+)\n/.exec(server.process.stdout)?.[1],
  );
  const relay = start(paths.link, ["--to", media, "--seed", String(seed)], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  let read = 0;
  const line = () =>
    until("the link answers", () => {
      if (relay.status !== null) {
        throw new Error(`the link ended with ${relay.status}: ${relay.stderr}`);
      }
      const lines = relay.stdout.split("\n").slice(0, -1);
      return lines.length > read && JSON.parse(lines[read++]);
    });
  const { listening } = await line();
  return {
    /** To run in a page before its own scripts: its media goes over the link alone. */
    script: `(${onlyThrough})(${JSON.stringify(listening)});`,
    /**
     * Changes the limits of `up`, `down` or both, as crates/link/src/limits.rs
     * names them; what is not named is not limited. Returns the counts so far.
     */
    async set(limits = {}) {
      relay.child.stdin.write(`${JSON.stringify(limits)}\n`);
      return line();
    },
    async stop() {
      return stop(relay);
    },
  };
}

/** Runs in the page: of the server's addresses it gets one, which is the link's. */
function onlyThrough(listening) {
  const [address, port] = listening.split(":");
  const { setRemoteDescription } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.setRemoteDescription = function ({ type, sdp }) {
    const lines = sdp.split("\r\n").flatMap((line) => {
      const candidate = /^(a=candidate:\S+ \d+ udp \d+) \S+ \d+ (typ host)/i.exec(line);
      if (candidate) {
        return [`${candidate[1]} ${address} ${port} ${candidate[2]}`];
      }
      return line.startsWith("a=candidate:") ? [] : [line];
    });
    return setRemoteDescription.call(this, { type, sdp: lines.join("\r\n") });
  };
}
