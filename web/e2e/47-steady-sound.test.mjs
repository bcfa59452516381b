// The sizes of sealed sound say nothing of what is said, or whether anything is.
import assert from "node:assert/strict";
import { meeting } from "./harness/meeting.mjs";
import { startProxy } from "./harness/proxy.mjs";
import { letSizesTell, listenToSizes, madeUpVoice, recordSizes } from "./harness/sound.mjs";

async function soundOf(bench, browser, { told = false } = {}) {
  const server = await bench.server();
  const proxy = await startProxy(server.url, { prelude: recordSizes });
  try {
    const before = told ? [madeUpVoice, letSizesTell] : [madeUpVoice];
    const ada = await bench[browser]({ name: "Ada", before });
    await ada.startMeeting(proxy.url);
    await ada.join({ camera: false });
    await ada.isInMeeting();
    return await listenToSizes(ada, proxy);
  } finally {
    await proxy.stop();
  }
}

const distinct = (sizes) => [...new Set(sizes)];
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const packets = (phases, talks) =>
  mean(phases.filter((phase) => phase.talks === talks).map((phase) => phase.packetsPerSecond));

/** One size from the first loud words on; before them, perhaps a smaller one. */
function isSteady(phases) {
  const sealed = phases.flatMap((phase) => phase.sealed);
  assert.ok(sealed.length > 20, JSON.stringify(phases));
  assert.deepEqual(
    sealed,
    [...sealed].sort((a, b) => a - b),
    `sizes shrink: ${distinct(sealed)}`,
  );
  const [, ...later] = phases;
  const sizes = distinct(later.flatMap((phase) => phase.sealed));
  assert.equal(sizes.length, 1, `sizes: ${sizes}`);
}

for (const browser of ["chromium", "firefox"]) {
  meeting(`${browser} sends speech and silence in packets of one size and pace`, async (bench) => {
    const phases = await soundOf(bench, browser);
    isSteady(phases);
    const [talking, silent] = [packets(phases, true), packets(phases, false)];
    assert.ok(silent > 0.8 * talking, `${talking} packets a second, in silence ${silent}`);
  });

  meeting(`${browser} seals in one size what it encodes in many`, async (bench) => {
    const phases = await soundOf(bench, browser, { told: true });
    const plain = distinct(phases.flatMap((phase) => phase.plain));
    assert.ok(plain.length > 5, `the same look finds no difference before sealing: ${plain}`);
    isSteady(phases);
  });
}
