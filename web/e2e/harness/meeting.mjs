// A test with everything it needs, which cleans up after itself and keeps
// screenshots and logs when it fails.
import { test } from "node:test";
import { launchChromium, launchFirefox } from "./browsers.mjs";
import { startBots, startServer } from "./server.mjs";

/** A test may not take longer than this, whatever it waits for. */
const TEST_TIMEOUT_MS = 120_000;

/**
 * Runs `body` with a bench that starts servers, browsers and bots, and ends
 * them afterwards. What it throws is kept with screenshots and logs under `name`.
 */
export async function withBench(name, body) {
  const started = { people: [], servers: [], bots: [] };
  const bench = {
    async server(options) {
      const server = await startServer(options);
      started.servers.push(server);
      return server;
    },
    async chromium(options) {
      const person = await launchChromium(options);
      started.people.push(person);
      return person;
    },
    async firefox(options) {
      const person = await launchFirefox(options);
      started.people.push(person);
      return person;
    },
    bots(link, args) {
      const bots = startBots(link, args);
      started.bots.push(bots);
      return bots;
    },
  };
  try {
    await body(bench);
  } catch (error) {
    const label = name.replace(/[^\w]+/g, "-").slice(0, 60);
    await Promise.allSettled(started.people.map((person) => person.keep(label)));
    for (const server of started.servers) {
      server.keepLog(label);
    }
    throw error;
  } finally {
    await Promise.allSettled(started.people.map((person) => person.close()));
    await Promise.allSettled(started.bots.map((bots) => bots.stop()));
    await Promise.allSettled(started.servers.map((server) => server.stop()));
  }
}

/** A test of that. */
export function meeting(name, body, { skip = false, timeoutMs = TEST_TIMEOUT_MS } = {}) {
  test(name, { skip, timeout: timeoutMs }, () => withBench(name, body));
}
