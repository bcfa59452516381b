// What sound of one size costs: bytes on the wire while somebody speaks and while
// nobody does, with our rules and as the browser would have it.
//
//   node e2e/measure-sound.mjs [chromium] [firefox]
import { launchChromium, launchFirefox } from "./harness/browsers.mjs";
import { startProxy } from "./harness/proxy.mjs";
import { startServer } from "./harness/server.mjs";
import { letSizesTell, listenToSizes, madeUpVoice, recordSizes } from "./harness/sound.mjs";

/** IPv4 and UDP in front of each packet, the tag of SRTP (AES-GCM) behind it. */
const AROUND_BYTES = 28 + 16;

const launch = { chromium: launchChromium, firefox: launchFirefox };
const asked = process.argv.slice(2);
const browsers = Object.keys(launch).filter((name) => asked.length === 0 || asked.includes(name));

const rows = [];
for (const browser of browsers) {
  for (const ours of [true, false]) {
    const server = await startServer();
    const proxy = await startProxy(server.url, { prelude: recordSizes });
    const before = ours ? [madeUpVoice] : [madeUpVoice, letSizesTell];
    const person = await launch[browser]({ name: "Ada", before });
    try {
      await person.startMeeting(proxy.url);
      await person.join({ camera: false });
      await person.isInMeeting();
      const phases = await listenToSizes(person, proxy);
      for (const talks of [true, false]) {
        const same = phases.filter((phase) => phase.talks === talks).slice(-1);
        for (const { sealed, packetsPerSecond, bytesPerSecond } of same) {
          rows.push({
            browser,
            rules: ours ? "ours" : "the browser's",
            says: talks ? "speech" : "silence",
            sealed_bytes: `${Math.min(...sealed)}-${Math.max(...sealed)}`,
            packets_per_second: Math.round(packetsPerSecond),
            wire_kbps: Math.round(((bytesPerSecond + packetsPerSecond * AROUND_BYTES) * 8) / 1000),
          });
        }
      }
    } finally {
      await person.close();
      await proxy.stop();
      await server.stop();
    }
  }
}
console.log(JSON.stringify(rows, null, 2));
