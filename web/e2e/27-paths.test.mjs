// The ways around firewalls, in a real browser on a network of its own: what
// carries the meeting is what the browser itself says.
import assert from "node:assert/strict";
import { letThroughTlsOnly } from "./harness/firewall.mjs";
import { meeting } from "./harness/meeting.mjs";
import { makeAuthority, makeNamespace, whyNoNamespace } from "./harness/namespace.mjs";
import { until } from "./harness/until.mjs";

const skip = whyNoNamespace() ?? false;

/** A meeting of Ada, who is here, and Bob, who is behind a firewall. */
async function meetThrough(bench, { namespace, authority, server, query = "" }) {
  const ada = await bench.chromium({ name: "Ada", colour: "green", hertz: 440 });
  const link = await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  const bob = await bench.chromium({
    name: "Bob",
    colour: "blue",
    hertz: 880,
    namespace,
    flags: authority.flags,
  });
  const { hash } = new URL(link);
  await bob.openAndJoin(`${server.secureUrl}${query}${hash}`);
  return { ada, bob };
}

async function seeAndHearEachOther(ada, bob) {
  await bob.seesColour("Ada", ada.colour);
  await ada.seesColour("Bob", bob.colour);
  await bob.seesMotion("Ada");
  await ada.seesMotion("Bob");
  await bob.hears(440);
  await ada.hears(880);
  await bob.shieldIs("secure");
  await ada.shieldIs("secure");
}

function tlsArgs(host, { certificate, key }) {
  return [
    ...["--tls-listen", host, "--tls-cert", certificate, "--tls-key", key],
    ...["--public-ip", "203.0.113.1"],
  ];
}

meeting(
  "where no UDP gets through, TCP carries the meeting",
  async (bench) => {
    const namespace = makeNamespace();
    try {
      const authority = makeAuthority(`IP:${namespace.address}`);
      const args = tlsArgs(`${namespace.address}:0`, authority);
      const server = await bench.server({ args });
      namespace.refuseUdp();
      const { ada, bob } = await meetThrough(bench, { namespace, authority, server });
      await seeAndHearEachOther(ada, bob);
      // The relay may have been faster; the browser goes over to what is better.
      await until("Bob's media goes over TCP itself", async () => {
        const path = await bob.pathInUse();
        if (path.local.type !== "relay" && path.local.protocol === "tcp") {
          return path.remote.protocol === "tcp";
        }
        throw new Error(JSON.stringify(path));
      });
      await bob.seesMotion("Ada");
      assert.equal((await ada.pathInUse()).local.protocol, "udp");
    } finally {
      namespace.remove();
    }
  },
  { skip },
);

meeting(
  "where nothing but TLS on one port gets through, the relay carries the meeting",
  async (bench) => {
    const namespace = makeNamespace();
    let firewall = null;
    try {
      const authority = makeAuthority(`IP:${namespace.address}`);
      const server = await bench.server({ args: tlsArgs("127.0.0.1:0", authority) });
      const port = Number(new URL(server.secureUrl).port);
      firewall = await letThroughTlsOnly(namespace.address, port);
      namespace.letOutOnly(port);
      const outside = { ...server, secureUrl: `https://${namespace.address}:${port}/` };
      const { ada, bob } = await meetThrough(bench, { namespace, authority, server: outside });
      await seeAndHearEachOther(ada, bob);
      const { local } = await bob.pathInUse();
      assert.deepEqual(local, { type: "relay", protocol: "udp", relay: "tls" });
      assert.ok(firewall.count.refused > 0, "media without TLS was tried, and stopped");
    } finally {
      await firewall?.stop();
      namespace.remove();
    }
  },
  { skip },
);

meeting(
  "who asks for the relay in the address gets it, though all else would work",
  async (bench) => {
    const authority = makeAuthority("DNS:localhost");
    const { certificate, key } = authority;
    const server = await bench.server({
      args: ["--tls-listen", "127.0.0.1:0", "--tls-cert", certificate, "--tls-key", key],
    });
    const { ada, bob } = await meetThrough(bench, {
      authority,
      server,
      namespace: null,
      query: "?relay=1",
    });
    await seeAndHearEachOther(ada, bob);
    const path = await bob.pathInUse();
    assert.deepEqual(path.local, { type: "relay", protocol: "udp", relay: "tls" });
    assert.equal((await ada.pathInUse()).local.type === "relay", false);
  },
);

meeting(
  "a laptop that changes its network has its pictures back within three seconds",
  async (bench) => {
    const namespace = makeNamespace();
    try {
      const authority = makeAuthority(`IP:${namespace.address}`);
      const args = tlsArgs(`${namespace.address}:0`, authority);
      const server = await bench.server({ args });
      const { ada, bob } = await meetThrough(bench, { namespace, authority, server });
      await seeAndHearEachOther(ada, bob);
      const code = await bob.securityCode();
      const moved = performance.now();
      namespace.move();
      // What was on its way still comes; then there is a gap, and then more.
      const pictures = async (person) => {
        let shown = (await person.decoded()).frames;
        let last = performance.now();
        let gap = false;
        return until(
          `${person.name} has pictures again`,
          async () => {
            const { frames } = await person.decoded();
            const now = performance.now();
            gap ||= now - last > 300;
            if (frames !== shown) {
              [shown, last] = [frames, now];
            }
            return gap && last === now && now - moved;
          },
          15_000,
        );
      };
      const [ofBob, ofAda] = await Promise.all([pictures(bob), pictures(ada)]);
      console.log(`pictures were back after ${Math.round(ofBob)} and ${Math.round(ofAda)} ms`);
      assert.ok(ofBob <= 3000, `Bob: ${ofBob} ms`);
      assert.ok(ofAda <= 3000, `Ada: ${ofAda} ms`);
      // The same person, the same keys.
      assert.equal(await bob.securityCode(), code);
      assert.equal(await ada.securityCode(), code);
    } finally {
      namespace.remove();
    }
  },
  { skip },
);
