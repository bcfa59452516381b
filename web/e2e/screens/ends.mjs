// Every end, and every reason why there is no beginning.
import { startProxy } from "../harness/proxy.mjs";

const QUIET = { camera: false, mic: false };

/** Refusals of docs/protocol.md, section 4. */
const REFUSALS = [
  [1, "fault"],
  [6, "full"],
  [15, "another place"],
  [16, "removed"],
  [17, "server switched off"],
  [19, "locked"],
  [20, "not let in"],
];

export default async function ends({ bench, shoot }) {
  const server = await bench.server();
  const proxy = await startProxy(server.url);
  try {
    const ada = await bench.chromium({ name: "Ada" });
    const bob = await bench.chromium({ name: "Bob" });
    const link = await ada.startMeeting(server.url);
    await ada.join(QUIET);
    await ada.isInMeeting();
    const { hash } = new URL(link);
    for (const [why, name] of REFUSALS) {
      proxy.refuseJoins(why);
      await bob.open(`${proxy.url}${hash}`);
      await bob.join(QUIET);
      await bob.sees("way-on");
      await shoot(bob, name);
    }
    await ada.click("leave");
    await ada.sees("way-on");
    await shoot(ada, "left");
    await ada.open(`${server.url}#too-short`);
    await ada.sees("way-on");
    await shoot(ada, "damaged link");
  } finally {
    await proxy.stop();
  }
  const old = await bench.chromium({
    name: "Old",
    before: [
      () => {
        delete window.RTCRtpScriptTransform;
        delete RTCRtpSender.prototype.createEncodedStreams;
      },
    ],
  });
  await old.page.goto(`${server.url}#${"A".repeat(43)}`);
  await old.sees("way-on");
  await shoot(old, "old browser");
}
