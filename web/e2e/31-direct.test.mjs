// Two people, directly: from one browser to the other, sealed all the same, and
// back to the server when a third joins, one changes their mind or the way breaks.
import assert from "node:assert/strict";
import { opens } from "./harness/leaver.mjs";
import { meeting } from "./harness/meeting.mjs";
import { makeNamespace, whyNoNamespace } from "./harness/namespace.mjs";
import { byId } from "./harness/person.mjs";
import { startProxy } from "./harness/proxy.mjs";
import { recordBeforeSealing } from "./harness/record.mjs";
import { never, until } from "./harness/until.mjs";

/** A connection is made, proven and looked at; on two busy cores. */
const TURN_MS = 40_000;
/** A picture that stands still for longer has a gap. Measured: docs/measurements.md. */
const GAP_MS = 5000;

async function openQuality(person) {
  if (!(await person.exists("allow-direct"))) {
    await person.click("open-devices");
    await person.click("open-quality");
    await person.sees("quality-panel");
  }
}

async function allowDirect(person, on = true) {
  await openQuality(person);
  if ((await person.attribute("allow-direct", "aria-checked")) !== String(on)) {
    await person.click("allow-direct");
  }
  await until(`${person.name} allows it or not`, async () => {
    return (await person.attribute("allow-direct", "aria-checked")) === String(on);
  });
}

/** By the figures in the dialog, which stays open. */
async function goesBy(person, way) {
  await openQuality(person);
  await until(
    `${person.name}'s way is ${way}`,
    async () => {
      const path = await person.attribute("quality-path", "data-path");
      if (path !== way) {
        throw new Error(`it is ${path}`);
      }
      return true;
    },
    TURN_MS,
  );
}

/** What the page says of what the server gets. */
async function behindTheShield(person, direct) {
  await person.page.keyboard.press("Escape");
  await person.openSecurity();
  await person.sees("why-server", { attributes: { "data-direct": String(direct) } });
}

/** The chosen ways of all connections, first the server's. */
function ways(person) {
  return person.page.evaluate(async () => {
    const found = [];
    for (const peer of window.__e2e.peers) {
      const stats = peer.connectionState === "connected" ? await peer.getStats() : new Map();
      for (const transport of stats.values()) {
        const pair = transport.type === "transport" && stats.get(transport.selectedCandidatePairId);
        if (pair) {
          const [local, remote] = [pair.localCandidateId, pair.remoteCandidateId].map((id) => {
            const { address, port } = stats.get(id);
            return { address, port };
          });
          found.push({ local, remote, sent: pair.bytesSent, received: pair.bytesReceived });
        }
      }
    }
    return found;
  });
}

/** From now on, how long the picture in a tile stands still at most. */
function watchTile(person, name) {
  return person.page.evaluate(
    (selector) => {
      const watch = { longest: 0, last: performance.now(), frames: 0 };
      window.__tile = watch;
      let video = null;
      const shown = (of) => {
        if (of === video) {
          const now = performance.now();
          watch.longest = Math.max(watch.longest, now - watch.last);
          watch.last = now;
          watch.frames += 1;
          of.requestVideoFrameCallback(() => shown(of));
        }
      };
      // The page may show it in another element.
      setInterval(() => {
        const now = document.querySelector(selector);
        if (now !== video) {
          video = now;
          video?.requestVideoFrameCallback(() => shown(now));
        }
      }, 20);
    },
    `${byId("tile", { "data-name": name, "data-kind": "camera" })} video`,
  );
}

async function noGapSince(person, what) {
  const seen = await person.page.evaluate(() => {
    const { longest, last, frames } = window.__tile;
    window.__tile.longest = 0;
    return { longest: Math.max(longest, performance.now() - last), frames };
  });
  console.log(`${what}: ${Math.round(seen.longest)} ms`);
  assert.ok(seen.longest < GAP_MS, `${what}: the picture stood still for ${seen.longest} ms`);
}

async function forwarded(server) {
  const address = /Metrics are at (\S+)/.exec(server.process.stdout)?.[1];
  const text = await (await fetch(address)).text();
  return Number(/^securemeeting_packets_forwarded_total\S* (\d+)/m.exec(text)[1]);
}

async function seeAndHear(ada, bob) {
  await ada.seesColour("Bob", bob.colour);
  await bob.seesColour("Ada", ada.colour);
  await ada.seesMotion("Bob");
  await bob.seesMotion("Ada");
  await ada.hears(bob.hertz);
  await bob.hears(ada.hertz);
}

async function twoMeet(bench, { server, of = {}, link: rewrite = (link) => link }) {
  const ada = await bench.chromium({ name: "Ada", colour: "green", hertz: 440, ...of.ada });
  const link = await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  const bob = await bench.chromium({ name: "Bob", colour: "blue", hertz: 880, ...of.bob });
  await bob.openAndJoin(rewrite(link));
  await seeAndHear(ada, bob);
  return { ada, bob, link };
}

const METRICS = ["--admin-listen", "127.0.0.1:0"];

meeting(
  "two who allow it are connected directly, and by the server again when a third joins",
  async (bench) => {
    const server = await bench.server({ args: METRICS });
    const { ada, bob, link } = await twoMeet(bench, { server });
    await allowDirect(ada);
    await never(
      "Ada makes a connection that Bob has not allowed",
      async () => (await ada.page.evaluate(() => window.__e2e.peers.length)) > 1,
      2000,
    );
    await watchTile(ada, "Bob");
    await allowDirect(bob);
    await goesBy(ada, "direct");
    await goesBy(bob, "direct");
    await noGapSince(ada, "on the way to the direct connection");

    // Each other's addresses, by the browsers' own word.
    const [adas, bobs] = [(await ways(ada)).at(-1), (await ways(bob)).at(-1)];
    assert.deepEqual(adas.remote, bobs.local);
    assert.deepEqual(bobs.remote, adas.local);

    // The server has nothing to forward any more, and the picture goes on.
    await until(
      "the server forwards nothing for two seconds",
      async () => {
        const before = await forwarded(server);
        await new Promise((resolve) => setTimeout(resolve, 2000));
        return (await forwarded(server)) - before < 10;
      },
      TURN_MS,
    );
    await seeAndHear(ada, bob);
    for (const person of [ada, bob]) {
      await person.shieldIs("secure");
      await behindTheShield(person, true);
    }
    await noGapSince(ada, "while the way through the server came to rest");

    const cyd = await bench.chromium({ name: "Cyd", colour: "red", hertz: 660 });
    await cyd.openAndJoin(link);
    await goesBy(ada, "udp");
    await goesBy(bob, "udp");
    await noGapSince(ada, "on the way back, as a third joined");
    for (const [one, other] of [
      [ada, bob],
      [bob, ada],
      [ada, cyd],
      [bob, cyd],
      [cyd, ada],
      [cyd, bob],
    ]) {
      await one.seesColour(other.name, other.colour);
    }
    await until("only the connections to the server are left", async () => {
      return (await ways(ada)).length === 1 && (await ways(bob)).length === 1;
    });
    const before = await forwarded(server);
    await until("the server forwards", async () => (await forwarded(server)) > before + 50);
    await ada.shieldIs("secure");
    await bob.shieldIs("secure");
    await behindTheShield(ada, false);
  },
);

meeting("who switches it off goes by the server again", async (bench) => {
  const server = await bench.server({ args: METRICS });
  const { ada, bob } = await twoMeet(bench, { server });
  await allowDirect(ada);
  await allowDirect(bob);
  await goesBy(ada, "direct");
  await goesBy(bob, "direct");
  await watchTile(ada, "Bob");
  await allowDirect(bob, false);
  await goesBy(ada, "udp");
  await goesBy(bob, "udp");
  await until("the direct connections are closed", async () => {
    return (await ways(ada)).length === 1 && (await ways(bob)).length === 1;
  });
  await seeAndHear(ada, bob);
  await noGapSince(ada, "on the way back, as one switched it off");
  await ada.shieldIs("secure");
});

meeting(
  "a direct way that is blocked leads back to the server",
  async (bench) => {
    const namespace = makeNamespace();
    try {
      const server = await bench.server({
        listen: `${namespace.address}:0`,
        args: [...METRICS, "--public-ip", namespace.address],
      });
      const { origin } = new URL(server.url);
      const flags = [`--unsafely-treat-insecure-origin-as-secure=${origin}`];
      const of = { ada: { flags }, bob: { flags, namespace } };
      const { ada, bob } = await twoMeet(bench, { server, of });
      await allowDirect(ada);
      await allowDirect(bob);
      await goesBy(ada, "direct");
      await goesBy(bob, "direct");
      await watchTile(ada, "Bob");
      const { port } = (await ways(bob)).at(-1).remote;
      namespace.refuseUdpTo(port);
      await goesBy(ada, "udp");
      await goesBy(bob, "udp");
      await noGapSince(ada, "as the direct way was blocked");
      await seeAndHear(ada, bob);
    } finally {
      namespace.remove();
    }
  },
  { skip: whyNoNamespace() ?? false },
);

meeting("Chromium and Firefox are connected directly", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "green", hertz: 440 });
  const fox = await bench.firefox({ name: "Fox", hertz: 660 });
  const link = await fox.startMeeting(server.url);
  await fox.join();
  await fox.isInMeeting();
  await ada.openAndJoin(link);
  await fox.seesColour("Ada", ada.colour);
  await allowDirect(ada);
  await allowDirect(fox);
  await goesBy(ada, "direct");
  await goesBy(fox, "direct");
  await fox.seesColour("Ada", ada.colour);
  await fox.seesMotion("Ada");
  await ada.seesMotion("Fox");
  await fox.hears(ada.hertz);
  await ada.hears(fox.hertz);
  await ada.shieldIs("secure");
  await fox.shieldIs("secure");
});

meeting("what goes directly is sealed, and nothing twice under one counter", async (bench) => {
  const server = await bench.server();
  const proxies = [];
  try {
    for (const _ of ["Ada", "Bob"]) {
      proxies.push(await startProxy(server.url, { prelude: recordBeforeSealing }));
    }
    const [ofAda, ofBob] = proxies;
    const link = (link) => new URL(new URL(link).hash, ofBob.url).href;
    const { ada, bob } = await twoMeet(bench, { server: ofAda, link });
    await allowDirect(ada);
    await allowDirect(bob);
    await goesBy(ada, "direct");
    const ofCamera = () => ofAda.recorded.filter(({ kind }) => kind === "sealed");
    const directly = ({ note }) => note.of === "direct";
    await until("Ada sends for a while", () => ofCamera().filter(directly).length > 150, TURN_MS);

    // All in the order in which they were sealed: what comes under a counter that
    // was used opens for nobody.
    const sealed = ofCamera();
    const keys = ofBob.recorded.filter(({ kind }) => kind === "key");
    const opened = await opens(keys, sealed);
    const first = sealed.findIndex(directly);
    const byServer = sealed.slice(first).filter((frame) => !directly(frame));
    assert.ok(byServer.length > 10, `${byServer.length} frames went both ways`);
    const shut = opened.slice(first).filter((one) => !one).length;
    assert.equal(shut, 0, `${shut} of ${sealed.length - first} frames do not open for Bob`);
  } finally {
    await Promise.all(proxies.map((proxy) => proxy.stop()));
  }
});

/** A browser that leads frames past the transforms of its second connection. */
function skipDirectTransforms() {
  const { set, get } = Object.getOwnPropertyDescriptor(RTCRtpSender.prototype, "transform");
  let senders = 0;
  Object.defineProperty(RTCRtpSender.prototype, "transform", {
    configurable: true,
    get,
    set(transform) {
      senders += 1;
      if (senders <= 4) {
        set.call(this, transform);
      }
    },
  });
}

meeting("nothing real goes out directly that is not sealed", async (bench) => {
  const server = await bench.server();
  const of = { bob: { before: [skipDirectTransforms] } };
  const { ada, bob } = await twoMeet(bench, { server, of });
  await allowDirect(ada);
  await allowDirect(bob);
  await until("Bob's shield is broken", async () => (await bob.shield()) === "broken", TURN_MS);
  await never(
    "a device of Bob's is on the wire, or the way is direct",
    async () => {
      const real = await bob.page.evaluate(() =>
        window.__e2e.peers
          .slice(1)
          .flatMap((peer) => peer.getSenders())
          .map(({ track }) => track?.label ?? "")
          .filter((label) => /fake|\.y4m$/i.test(label)),
      );
      const path = await ada.attribute("quality-path", "data-path");
      return real.length > 0 || path === "direct";
    },
    5000,
  );
});
