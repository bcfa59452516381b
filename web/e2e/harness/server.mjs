// The server under test, and the bots: child processes that are ended by id.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { failuresFolder, paths } from "./paths.mjs";
import { until } from "./until.mjs";

const running = new Set();
process.on("exit", () => {
  for (const child of running) {
    child.kill("SIGKILL");
  }
});

/** Starts a program whose output is kept. */
export function start(program, args, options = {}) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  running.add(child);
  const process = { child, stdout: "", stderr: "", status: null, done: null };
  child.stdout.on("data", (data) => {
    process.stdout += data;
  });
  child.stderr.on("data", (data) => {
    process.stderr += data;
  });
  process.done = new Promise((resolve) => {
    child.on("error", (error) => {
      running.delete(child);
      process.stderr += String(error);
      process.status = -1;
      resolve(-1);
    });
    child.on("close", (code, signal) => {
      running.delete(child);
      process.status = code ?? signal;
      resolve(process.status);
    });
  });
  return process;
}

/** Ends it in good order, or after five seconds in any. */
export async function stop(process) {
  if (process.status !== null) {
    return process.status;
  }
  process.child.kill("SIGTERM");
  const timer = setTimeout(() => process.child.kill("SIGKILL"), 5000);
  const status = await process.done;
  clearTimeout(timer);
  return status;
}

/**
 * Starts the server on a free port of loopback and waits for the link that it
 * prints. Its log is kept at the level `debug`.
 */
export async function startServer({
  program = paths.server,
  listen = "127.0.0.1:0",
  args = [],
  env = {},
} = {}) {
  const server = start(program, ["serve", "--listen", listen, "--log", "debug", ...args], {
    env: { ...process.env, ...env },
  });
  const url = await until(
    "the server prints its address",
    () => {
      if (server.status !== null) {
        throw new Error(`the server ended with ${server.status}: ${server.stderr}`);
      }
      return `${server.stdout}\n${server.stderr}`.match(/https?:\/\/[^\s/]+\//)?.[0];
    },
    10_000,
  );
  return {
    url,
    /** Where it serves over TLS, when it was told to. */
    get secureUrl() {
      return server.stdout.match(/https:\/\/[^\s/]+\//)?.[0];
    },
    /** What it logged, at level debug. */
    get log() {
      return server.stderr;
    },
    process: server,
    async stop() {
      return stop(server);
    },
    /** Ends it without a word to anybody, as a power cut does. */
    async kill() {
      server.child.kill("SIGKILL");
      await server.done;
    },
    keepLog(name) {
      writeFileSync(join(failuresFolder(), `${name}.server.log`), server.stdout + server.stderr);
    },
  };
}

/** Starts bots; `report()` waits for their end and reads what they say. */
export function startBots(link, args = []) {
  const bots = start(paths.bot, ["--url", link, "--json", ...args]);
  return {
    process: bots,
    /** Until all of them are in the meeting. */
    async joined(count = 1, timeoutMs = 30_000) {
      await until(
        `${count} bots are in the meeting`,
        () => {
          if (bots.status !== null) {
            throw new Error(`the bots ended with ${bots.status}: ${bots.stderr}`);
          }
          return (bots.stderr.match(/in the meeting after/g) ?? []).length >= count;
        },
        timeoutMs,
      );
    },
    async stop() {
      await stop(bots);
      return this.report();
    },
    async report() {
      const status = await bots.done;
      if (status !== 0) {
        throw new Error(`the bots ended with ${status}: ${bots.stderr}`);
      }
      return JSON.parse(bots.stdout);
    },
  };
}
