// Browsers without RTCRtpScriptTransform: sealed by the older interface, or not
// at all.
import assert from "node:assert/strict";
import { meeting } from "./harness/meeting.mjs";

function withoutScriptTransform() {
  delete window.RTCRtpScriptTransform;
  delete RTCRtpSender.prototype.transform;
  delete RTCRtpReceiver.prototype.transform;
}

function countEncodedStreams() {
  window.encodedStreams = 0;
  for (const prototype of [RTCRtpSender.prototype, RTCRtpReceiver.prototype]) {
    const { createEncodedStreams } = prototype;
    prototype.createEncodedStreams = function () {
      window.encodedStreams += 1;
      return createEncodedStreams.call(this);
    };
  }
}

function withoutAnyTransform() {
  delete window.RTCRtpScriptTransform;
  for (const prototype of [RTCRtpSender.prototype, RTCRtpReceiver.prototype]) {
    delete prototype.transform;
    delete prototype.createEncodedStreams;
  }
}

meeting("createEncodedStreams carries a meeting where there is nothing newer", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red", hertz: 440 });
  const old = await bench.chromium({
    name: "Old",
    colour: "blue",
    hertz: 880,
    before: [withoutScriptTransform, countEncodedStreams],
  });
  const link = await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  await old.openAndJoin(link);
  await ada.seesColour("Old", old.colour);
  await old.seesColour("Ada", ada.colour);
  await ada.hears(old.hertz);
  await old.hears(ada.hertz);
  await ada.shieldIs("secure");
  await old.shieldIs("secure");
  assert.ok((await old.page.evaluate(() => window.encodedStreams)) >= 4);
});

meeting("a browser with neither gets a sentence and no call", async (bench) => {
  const server = await bench.server();
  const ancient = await bench.chromium({ name: "Ancient", before: [withoutAnyTransform] });
  await ancient.page.goto(server.url);
  await ancient.sees("error");
  const [sentence] = await ancient.errors();
  assert.match(sentence, /browser/i);
  assert.equal(await ancient.exists("join"), false);
});
