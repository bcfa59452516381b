// The WebSocket is lost and comes back; media goes another way and goes on.
import assert from "node:assert/strict";
import { meeting } from "./harness/meeting.mjs";
import { startProxy } from "./harness/proxy.mjs";
import { until } from "./harness/until.mjs";

/** `ClientMessage::Rejoin` in docs/protocol.md: a new leaf instead of the old one. */
const REJOIN = 19;
/** `ClientMessage::Resume`. */
const RESUME = 9;

/** The longest time without a new picture, until `over` gives true. */
async function longestGap(person, over, timeoutMs) {
  let { frames } = await person.decoded();
  let last = performance.now();
  let longest = 0;
  await until(
    "it is over",
    async () => {
      const now = await person.decoded();
      longest = Math.max(longest, performance.now() - last);
      if (now.frames !== frames) {
        frames = now.frames;
        last = performance.now();
      }
      return over();
    },
    timeoutMs,
  );
  return longest;
}

/** Ada and Bob, whose signalling goes through the proxy; returns what they showed before. */
async function twoMeet(bench, proxy, server) {
  const ada = await bench.chromium({ name: "Ada", colour: "green", hertz: 440 });
  const bob = await bench.chromium({ name: "Bob", colour: "blue", hertz: 880 });
  const link = await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  const { hash } = new URL(link);
  await bob.openAndJoin(`${proxy.url}${hash}`);
  await bob.seesColour("Ada", ada.colour);
  await ada.seesColour("Bob", bob.colour);
  await bob.shieldIs("secure");
  const code = await bob.securityCode();
  return { ada, bob, code };
}

async function isTheSameAsBefore({ ada, bob, code }, proxy) {
  await bob.seesMotion("Ada");
  await ada.seesMotion("Bob");
  await bob.shieldIs("secure");
  await ada.shieldIs("secure");
  assert.equal(await bob.securityCode(), code, "no key is another");
  assert.equal((await bob.decoded()).connections, 1, "the peer connection is the same");
  const kinds = proxy.sent.map((message) => message[0]);
  assert.ok(kinds.includes(RESUME));
  assert.ok(!kinds.includes(REJOIN));
}

meeting("media never stops while signalling is away for eight seconds", async (bench) => {
  const server = await bench.server();
  const proxy = await startProxy(server.url);
  try {
    const two = await twoMeet(bench, proxy, server);
    const { opened } = proxy;
    const since = performance.now();
    proxy.cut(8000);
    const over = () => proxy.opened > opened && performance.now() - since > 10_000;
    const gaps = await Promise.all([
      longestGap(two.bob, over, 20_000),
      longestGap(two.ada, over, 20_000),
    ]);
    console.log(`longest gaps: ${gaps.map(Math.round)} ms`);
    // A stop would be as long as the cut; a busy machine alone makes gaps of 1.5 s.
    assert.ok(Math.max(...gaps) < 5000, `gaps of ${gaps} ms`);
    await isTheSameAsBefore(two, proxy);
  } finally {
    await proxy.stop();
  }
});

meeting("who was without signalling for 24 s resumes and joins nothing anew", async (bench) => {
  const server = await bench.server();
  const proxy = await startProxy(server.url);
  try {
    const two = await twoMeet(bench, proxy, server);
    const { opened } = proxy;
    proxy.cut(24_000);
    await until("signalling is back", () => proxy.opened > opened, 40_000);
    const back = performance.now();
    await two.bob.seesMotion("Ada", 10_000);
    await two.ada.seesMotion("Bob", 10_000);
    console.log(`pictures were back ${Math.round(performance.now() - back)} ms after signalling`);
    await isTheSameAsBefore(two, proxy);
  } finally {
    await proxy.stop();
  }
});
