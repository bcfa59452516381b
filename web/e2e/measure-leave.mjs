// How fast somebody who leaves is locked out, as JSON on stdout, timed from the
// click on "leave". Not a test: nothing here passes or fails by how long it takes.
//
//   node e2e/measure-leave.mjs [leaves] [bots]     (20 leaves, 100 bots)
//
// Three Chromium in a room of bots, a large meeting when there are more than 50:
// they share this machine, and a hundred would spend two seconds of it on each
// hybrid commit. One leaves and comes back, over and over. It keeps its peer
// connection, and every key that it was given:
//
// - `last_packet_ms`: when the last packet from the server reached it
// - `last_frame_ms`: when the last frame was sealed by either of the others that
//   its keys open
import { launchChromium } from "./harness/browsers.mjs";
import { lastPacketAt, leftAt, opens, stayConnected } from "./harness/leaver.mjs";
import { startProxy } from "./harness/proxy.mjs";
import { recordBeforeSealing } from "./harness/record.mjs";
import { startBots, startServer } from "./harness/server.mjs";
import { until } from "./harness/until.mjs";

const SETTLE_MS = 6000;

const leaves = Number(process.argv[2] ?? 20);
const bots = Number(process.argv[3] ?? 100);

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const at = (link, proxy) => new URL(new URL(link).hash, proxy.url).href;
const keysOf = ({ recorded }) => recorded.filter(({ kind }) => kind === "key");
const sealedOf = ({ recorded }) => recorded.filter(({ kind }) => kind === "sealed");

function summary(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const quantile = (share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return { p50: quantile(0.5), p95: quantile(0.95), most: quantile(1), all: values };
}

const server = await startServer();
const started = [];
const proxies = [];
const proxied = async () => {
  const proxy = await startProxy(server.url, { prelude: recordBeforeSealing });
  proxies.push(proxy);
  return proxy;
};
const person = async (options) => {
  const one = await launchChromium(options);
  started.push(one);
  return one;
};

const last_packet_ms = [];
const last_frame_ms = [];
let crowd = null;
try {
  const [ofAda, ofBob] = [await proxied(), await proxied()];
  const ada = await person({ name: "Ada" });
  const bob = await person({ name: "Bob" });
  const cat = await person({ name: "Cat", before: [stayConnected] });
  const link = await ada.startMeeting(ofAda.url, { large: bots > 50 });
  await ada.join();
  await ada.isInMeeting();
  await bob.openAndJoin(at(link, ofBob));
  if (bots > 0) {
    crowd = startBots(link, [
      ...["--participants", String(bots), "--cameras", "0", "--mics", "2"],
      ...["--duration", "120m"],
    ]);
    await crowd.joined(bots, 300_000);
  }
  while (last_frame_ms.length < leaves) {
    // The frames of the last round have served.
    for (const proxy of [ofAda, ofBob]) {
      proxy.recorded.length = 0;
    }
    const ofCat = await proxied();
    await cat.openAndJoin(at(link, ofCat));
    await until("Cat's tracks flow", async () => (await cat.page.evaluate(lastPacketAt)) > 0);
    const lastOpened = async (newest) => {
      const seen = await Promise.all(
        [ofAda, ofBob].map(async (sender) => {
          const frames = sealedOf(sender).slice(-newest);
          return frames[(await opens(keysOf(ofCat), frames)).lastIndexOf(true)]?.at ?? 0;
        }),
      );
      return Math.max(...seen);
    };
    // A few at a time: opening is work of the process that carries the messages.
    await until("a frame opens with Cat's keys", () => lastOpened(5), 60_000);
    await pause(SETTLE_MS);
    await cat.click("leave");
    await pause(SETTLE_MS);
    const left = Math.round(await cat.page.evaluate(leftAt));
    last_packet_ms.push(Math.round((await cat.page.evaluate(lastPacketAt)) - left));
    const last = Math.round((await lastOpened(Number.POSITIVE_INFINITY)) - left);
    last_frame_ms.push(last);
    process.stderr.write(`${last_packet_ms.at(-1)} ms, ${last} ms\n`);
  }
} finally {
  await crowd?.stop().catch((error) => console.error(`${error}`.slice(-200)));
  await Promise.all(started.map((one) => one.close()));
  await Promise.all(proxies.map((proxy) => proxy.stop()));
  await server.stop();
}
console.log(
  JSON.stringify(
    {
      bots,
      last_packet_ms: summary(last_packet_ms),
      last_frame_ms: summary(last_frame_ms),
    },
    null,
    2,
  ),
);
