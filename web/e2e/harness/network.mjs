// A meeting in which one person is behind a bad network, and what becomes of it
// on both sides of that.
import { between, isAsGood, look, notePictures, sentBetween } from "./figures.mjs";
import { ONE_PORT, startLink } from "./link.mjs";

const HD = { width: 1280, height: 720 };
/** Four tiles of this are large enough for the largest layer. */
const LARGE = { width: 1800, height: 1120 };
/** Two voices besides those of the two people with a camera. */
const BOTS = 2;
/** No network is nearer than this, one way. */
const NEAR = { delay_ms: 10 };

/** Limits on top of a network that is merely some way off. */
export const limited = ({ up = {}, down = {} } = {}) => ({
  up: { ...NEAR, ...up },
  down: { ...NEAR, ...down },
});

/**
 * Ada is behind a link, Bob is not; both have a camera that gives an encoder
 * something to do. Two bots speak. `bench` starts all of it.
 */
export async function meetBehindLink(bench, { seed = 1 } = {}) {
  const server = await bench.server({ args: ONE_PORT });
  const network = await startLink(server, { seed });
  await network.set(limited());
  const common = { camera: HD, busy: true, viewport: LARGE };
  const bob = await bench.chromium({ ...common, name: "Bob", colour: "blue", hertz: 880 });
  const link = await bob.startMeeting(server.url);
  await bob.join();
  await bob.isInMeeting();
  const bots = bench.bots(link, [
    ...["--participants", String(BOTS), "--cameras", "0", "--duration", "120m"],
  ]);
  await bots.joined(BOTS);
  await bob.page.evaluate(notePictures, `${bob.tile("Ada")} video`);
  const ada = await bench.chromium({
    ...common,
    name: "Ada",
    colour: "red",
    hertz: 440,
    before: [network.script],
  });
  return { network, link, ada, bob, stop: () => network.stop() };
}

/** What a person has now. */
const lookAt = (person, from) => person.page.evaluate(look, from);

/** What somebody sees once it gets no better: in full size, unless the machine is too busy for that. */
async function best(person) {
  const end = performance.now() + 15_000;
  const full = { height: HD.height, fps: 12 };
  for (;;) {
    const now = await lookAt(person, 0);
    if (isAsGood(now, full)) {
      return full;
    }
    const last = now.shown.filter(({ at }) => at > now.at - 1000);
    if (performance.now() > end && last.length > 0) {
      return { height: Math.min(...last.map(({ height }) => height)), fps: last.length };
    }
    if (performance.now() > end + 30_000) {
      throw new Error(`${person.name} sees nothing`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/**
 * Ada joins, and both wait until they see each other as well as they can: what
 * each sees then.
 */
export async function joinAfresh({ network, link, ada, bob }) {
  await network.set(limited());
  await ada.page.goto("about:blank");
  await bob.seesNobody("Ada");
  await ada.openAndJoin(link);
  await ada.page.evaluate(notePictures, `${ada.tile("Bob")} video`);
  return { ada: await best(ada), bob: await best(bob) };
}

/**
 * Limits the link for so long, and says what came of it: for Ada, who is behind
 * it, and for Bob, of Ada. `skipMs` of it are not counted.
 */
export async function limitFor({ network, ada, bob }, limits, { forMs, skipMs = 0 }) {
  await network.set(limits);
  await new Promise((resolve) => setTimeout(resolve, skipMs));
  const counts = await network.set();
  const before = [await lookAt(ada, 0), await lookAt(bob, 0)];
  await new Promise((resolve) => setTimeout(resolve, forMs));
  const after = [await lookAt(ada, before[0].at), await lookAt(bob, before[1].at)];
  const more = await network.set();
  const kbps = (way) =>
    Math.round((8 * (more[way].delivered_bytes - counts[way].delivered_bytes)) / forMs);
  return {
    ada: { ...between(before[0], after[0], "best"), kbps: kbps("down") },
    bob: { ...between(before[1], after[1], "worst"), kbps: kbps("up") },
    /** What Ada's browser did. */
    sent: sentBetween(before[0], after[0]),
  };
}

/** Lifts the limit; how long it takes each until they see as well as before, `null` for no end. */
export async function liftAndWait({ network, ada, bob }, sees, withinMs) {
  await network.set(limited());
  const back = async (person, wanted) => {
    const { at: lifted } = await lookAt(person, Number.POSITIVE_INFINITY);
    for (;;) {
      const now = await lookAt(person, lifted - 1000);
      if (isAsGood(now, wanted)) {
        // It was good for a second by then.
        return Math.max(0, Math.round(now.at - lifted - 1000));
      }
      if (now.at > lifted + withinMs) {
        return null;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const [adaMs, bobMs] = await Promise.all([back(ada, sees.ada), back(bob, sees.bob)]);
  return { adaMs, bobMs };
}
