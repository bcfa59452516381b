// The native participant and the browsers understand each other.
import assert from "node:assert/strict";
import { meeting } from "./harness/meeting.mjs";
import { BOT_COLOURS, BOT_TONES } from "./harness/pictures.mjs";
import { until } from "./harness/until.mjs";

meeting("a browser and the bots see and hear each other", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "yellow", hertz: 1000 });
  const link = await ada.startMeeting(server.url, { label: "Bots" });
  await ada.join();
  await ada.isInMeeting();
  const bots = bench.bots(link, ["--participants", "2", "--mics", "1", "--duration", "120s"]);
  await bots.joined(2);

  await ada.seesColour("Bot 1", BOT_COLOURS[0]);
  await ada.seesColour("Bot 2", BOT_COLOURS[1]);
  await ada.seesMotion("Bot 1");
  await ada.hears(BOT_TONES[0]);
  await ada.shieldIs("secure");
  const code = await ada.securityCode();
  // Long enough for the bots to have seen something too: four seconds of both.
  const { framesDecoded } = await ada.inbound();
  await until(
    "Ada has seen 200 more pictures",
    async () => (await ada.inbound()).framesDecoded > framesDecoded + 200,
    30_000,
  );

  const { participants } = await bots.stop();
  for (const bot of participants) {
    assert.equal(bot.security_code, code);
    assert.equal(bot.people, 3);
    const camera = bot.received.find(({ from, track }) => from === "Ada" && track === "camera");
    const mic = bot.received.find(({ from, track }) => from === "Ada" && track === "mic");
    assert.ok(camera?.opened > 10, `camera of Ada: ${JSON.stringify(bot.received)}`);
    assert.ok(mic?.opened > 50, `mic of Ada: ${JSON.stringify(bot.received)}`);
    for (const sent of bot.sent) {
      assert.equal(sent.failed, 0);
    }
  }
  assert.deepEqual(
    participants.map(({ sent }) => sent.map(({ track }) => track).sort()),
    [["camera", "mic"], ["camera"]],
  );
});

meeting("bots open a meeting that a browser then joins, with a password", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "yellow", hertz: 1000 });
  const link = await ada.startMeeting(server.url, { password: "correct horse" });
  const bots = bench.bots(link, ["--password", "correct horse", "--duration", "120s"]);
  await bots.joined(1);
  await ada.open(link);
  await ada.join({ password: "correct horse" });
  await ada.isInMeeting();
  await ada.seesColour("Bot", BOT_COLOURS[0]);
  const { participants } = await bots.stop();
  assert.equal(participants[0].error, null);

  const wrong = bench.bots(link, ["--password", "incorrect horse"]);
  assert.equal(await wrong.process.done, 2);
  assert.match(wrong.process.stderr, /password is wrong/);
});
