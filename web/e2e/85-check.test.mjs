// The page that says beforehand what will work.
import assert from "node:assert/strict";
import { isAccessible, isNarrow } from "./harness/access.mjs";
import { meeting } from "./harness/meeting.mjs";
import { until } from "./harness/until.mjs";

const TIMEOUT_MS = 60_000;

async function stepIs(person, name, ...states) {
  return until(
    `${name} is ${states}`,
    async () => {
      const state = await person.attribute(`check-${name}`, "data-state");
      if (states.includes(state)) {
        return state;
      }
      throw new Error(`${name} is ${state}`);
    },
    TIMEOUT_MS,
  );
}

meeting("the check finds camera, microphone, speaker and the ways to the server", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", viewport: { width: 360, height: 740 } });
  await ada.page.goto(new URL("check", server.url).href);
  await ada.sees("check-start");
  await isAccessible(ada, "check, before");
  await ada.click("check-start");
  for (const name of ["camera", "mic", "server", "udp"]) {
    await stepIs(ada, name, "works");
  }
  await ada.click("check-tone");
  await ada.click("check-heard");
  await stepIs(ada, "speaker", "works");
  for (const name of ["tcp", "relay", "bandwidth"]) {
    await stepIs(ada, name, "works", "absent");
  }
  await ada.sees("check-verdict", { timeoutMs: TIMEOUT_MS });
  assert.match(await ada.text("check-verdict"), /Everything works/);
  await isAccessible(ada, "check, after");
  await isNarrow(ada, "check");
  // Nothing goes on behind it.
  await until("camera and microphone are off again", () =>
    ada.page.evaluate(() =>
      window.__e2e.peers.every(({ connectionState }) => connectionState === "closed"),
    ),
  );
});

meeting("the check says what does not work, in plain words", async (bench) => {
  const server = await bench.server();
  const bare = await bench.chromium({ name: "Bare", devices: "none" });
  await bare.page.goto(new URL("check", server.url).href);
  await bare.click("check-start");
  await stepIs(bare, "camera", "fails");
  await stepIs(bare, "mic", "fails");
  await stepIs(bare, "udp", "works");
  await bare.sees("check-verdict", { timeoutMs: TIMEOUT_MS });
  assert.match(await bare.text("check-verdict"), /will not see you/);
  assert.match(await bare.text("check-verdict"), /will not hear you/);
});
