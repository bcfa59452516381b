// One's own voice and those of others: held keys, hints, noise, loudness, sounds.
import assert from "node:assert/strict";
import { isAccessible, isNarrow } from "./harness/access.mjs";
import { meeting } from "./harness/meeting.mjs";
import { byId } from "./harness/person.mjs";
import { BOT_TONES } from "./harness/pictures.mjs";
import { madeUpVoice } from "./harness/sound.mjs";
import { until } from "./harness/until.mjs";

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };

const micIs = (person, on) =>
  until(
    `the microphone of ${person.name} is ${on ? "on" : "off"}`,
    async () => (await person.attribute("toggle-mic", "aria-pressed")) === String(on),
  );

async function alone(bench, options) {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", viewport: WIDE, ...options });
  const link = await ada.startMeeting(server.url);
  await ada.join({ camera: false });
  await ada.isInMeeting();
  return { server, ada, link };
}

meeting("who holds the space bar is heard for so long, and nobody by mistake", async (bench) => {
  const { ada, link } = await alone(bench, { hertz: 700 });
  const bob = await bench.chromium({ name: "Bob", viewport: WIDE });
  await bob.openAndJoin(link, { camera: false, mic: false });
  const { keyboard } = ada.page;
  // The focus stays on the button that was clicked; the space bar must not press it.
  await ada.switch("toggle-mic", false);
  const said = () => bob.attribute("tile", "data-mic", { "data-name": "Ada" });
  await until("Bob sees that Ada is silent", async () => (await said()) === "off");
  await keyboard.down("Space");
  await micIs(ada, true);
  await ada.sees("push-to-talk");
  await until("Bob sees that Ada speaks", async () => (await said()) === "on");
  await bob.hears(700);
  await isAccessible(ada, "push to talk");
  await keyboard.up("Space");
  await micIs(ada, false);
  await until("Bob sees that she is silent again", async () => (await said()) === "off");
  assert.equal(await ada.exists("push-to-talk"), false);

  // What is let go of in another window counts as let go of.
  await keyboard.down("Space");
  await micIs(ada, true);
  await ada.page.evaluate(() => window.dispatchEvent(new Event("blur")));
  await micIs(ada, false);
  await keyboard.up("Space");

  // A space in a text is a space, and on a control that Tab led to it presses that.
  await ada.openChat();
  await ada.page.focus(byId("chat-input"));
  await keyboard.type("a b");
  assert.equal(await ada.page.inputValue(byId("chat-input")), "a b");
  await micIs(ada, false);
  await keyboard.press("Escape");
  await ada.page.focus(byId("raise-hand"));
  await keyboard.press("Tab");
  await keyboard.press("Shift+Tab");
  await keyboard.press("Space");
  await until("the hand is up", async () => {
    return (await ada.attribute("raise-hand", "aria-pressed")) === "true";
  });
  await micIs(ada, false);
});

meeting("who speaks while muted is told, and nothing of it is sent", async (bench) => {
  for (const viewport of [WIDE, PHONE]) {
    const { ada, link } = await alone(bench, { hertz: 700, viewport });
    const bots = bench.bots(link, ["--mics", "0", "--cameras", "0", "--duration", "2m"]);
    await bots.joined(1);
    await ada.switch("toggle-mic", false);
    await ada.sees("speaking-muted");
    await isAccessible(ada, "speaking while muted");
    await isNarrow(ada, "speaking while muted");
    const energy = await ada.page.evaluate(async () => {
      const sent = [];
      for (const stats of (await window.__e2e.peers.at(-1).getStats()).values()) {
        if (stats.type === "media-source" && stats.kind === "audio") {
          sent.push(stats.audioLevel ?? 0);
        }
      }
      return sent;
    });
    assert.ok(
      energy.every((level) => level === 0),
      `what goes out is silence: ${energy}`,
    );
    await ada.click("unmute");
    await micIs(ada, true);
    await until("the hint is gone", async () => !(await ada.exists("speaking-muted")));
  }
});

/** Runs in the page: a microphone in a noisy place. `__talk` lets it speak as well. */
function noisyPlace() {
  const { getUserMedia } = navigator.mediaDevices;
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    window.__asked = constraints.audio;
    const stream = await getUserMedia.call(navigator.mediaDevices, constraints);
    const [voice] = stream.getAudioTracks();
    if (!voice) {
      return stream;
    }
    const context = new AudioContext();
    await context.resume();
    const buffer = new AudioBuffer({
      length: 2 * context.sampleRate,
      sampleRate: context.sampleRate,
    });
    const samples = buffer.getChannelData(0);
    // As fans and streets sound: the deeper, the louder.
    let sample = 0;
    for (let index = 0; index < samples.length; index++) {
      sample += 0.05 * (2 * Math.random() - 1 - sample);
      samples[index] = 0.3 * sample;
    }
    const fan = new AudioBufferSourceNode(context, { buffer, loop: true });
    const out = new MediaStreamAudioDestinationNode(context);
    fan.connect(out);
    context.createMediaStreamSource(new MediaStream([voice])).connect(out);
    fan.start();
    return new MediaStream([out.stream.getAudioTracks()[0], ...stream.getVideoTracks()]);
  };
}

/** How loud what comes in is, over a second, as the root mean square in decibels. */
const loudness = (person) =>
  person.page.evaluate(async () => {
    const sums = async () => {
      let [energy, seconds] = [0, 0];
      for (const stats of (await window.__e2e.peers.at(-1).getStats()).values()) {
        if (stats.type === "inbound-rtp" && stats.kind === "audio" && stats.packetsReceived > 0) {
          energy += stats.totalAudioEnergy;
          seconds = Math.max(seconds, stats.totalSamplesDuration);
        }
      }
      return { energy, seconds };
    };
    const before = await sums();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const after = await sums();
    const power = (after.energy - before.energy) / (after.seconds - before.seconds);
    return 10 * Math.log10(Math.max(power, 1e-12));
  });

meeting("our own noise suppression takes a fan away, and leaves the voice", async (bench) => {
  const { ada, link } = await alone(bench, { before: [madeUpVoice, noisyPlace] });
  const bob = await bench.chromium({ name: "Bob", viewport: WIDE });
  await bob.openAndJoin(link, { camera: false, mic: false });
  const settles = (what, holds) =>
    until(
      what,
      async () => {
        const decibels = await loudness(bob);
        if (holds(decibels)) {
          return decibels;
        }
        throw new Error(`${decibels} dB`);
      },
      30_000,
    );
  const fan = await settles("Bob hears the fan", (decibels) => decibels > -45);
  await ada.page.evaluate(() => window.__talk(true));
  const voice = await settles("Bob hears the voice", (decibels) => decibels > fan + 6);
  await ada.page.evaluate(() => window.__talk(false));

  assert.equal(await ada.page.evaluate(() => window.__asked.noiseSuppression), true);
  await ada.click("open-devices");
  await ada.sees("sound-strong");
  assert.equal(await ada.attribute("sound-strong", "aria-checked"), "false");
  await ada.click("sound-strong");
  const { noiseSuppression, echoCancellation } = await until("the microphone opens anew", () =>
    ada.page.evaluate(() => window.__asked.noiseSuppression === false && window.__asked),
  );
  assert.equal(noiseSuppression, false, "once is enough");
  assert.equal(echoCancellation, true, "the browser goes on removing echo");
  await ada.page.keyboard.press("Escape");
  await settles("the fan is gone", (decibels) => decibels < fan - 15);
  await ada.page.evaluate(() => window.__talk(true));
  // It is made of tones, and loses more than a real one would.
  await settles("the voice is there", (decibels) => decibels > voice - 15);
  await ada.shieldIs("secure");
  await ada.page.evaluate(() => window.__talk(false));

  // Muted and back, it works on; switched off, the fan is heard again.
  await ada.switch("toggle-mic", false);
  await ada.switch("toggle-mic", true);
  await settles("the fan stays gone", (decibels) => decibels < fan - 15);
  await ada.click("open-devices");
  await ada.click("sound-strong");
  await settles("the fan is back", (decibels) => decibels > fan - 6);
});

meeting("a browser that cannot do it goes on as before, and says so", async (bench) => {
  const without = () => {
    AudioWorklet.prototype.addModule = () => Promise.reject(new DOMException("no", "AbortError"));
  };
  const { ada, link } = await alone(bench, { hertz: 700, before: [without] });
  const bob = await bench.chromium({ name: "Bob", viewport: WIDE });
  await bob.openAndJoin(link, { camera: false, mic: false });
  await ada.click("open-devices");
  await ada.click("sound-strong");
  await until("she is told", async () =>
    (await ada.texts("notice")).some((text) => /cannot remove noise/.test(text)),
  );
  assert.equal(await ada.attribute("sound-strong", "aria-checked"), "false");
  await bob.hears(700);
});

/** Runs in the page: keeps what plays, which stands in no document. */
function keepPlayers() {
  window.__players = [];
  const Native = window.Audio;
  window.Audio = class extends Native {
    constructor(...args) {
      super(...args);
      window.__players.push(this);
    }
  };
}

/** The loudest frequency of what each player has, with its loudness setting. */
const players = (person) =>
  person.page.evaluate(async () => {
    const context = new AudioContext();
    await context.resume();
    const ears = window.__players
      .filter(({ srcObject }) => srcObject !== null)
      .map(({ srcObject, volume }) => {
        const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
        context.createMediaStreamSource(srcObject).connect(analyser);
        return { analyser, volume, hertz: 0, peak: -60 };
      });
    const bins = new Float32Array(4096);
    for (let look = 0; look < 20; look++) {
      await new Promise((resolve) => setTimeout(resolve, 60));
      for (const ear of ears) {
        ear.analyser.getFloatFrequencyData(bins);
        for (let index = 2; index < bins.length; index++) {
          if (bins[index] > ear.peak) {
            ear.peak = bins[index];
            ear.hertz = (index * context.sampleRate) / 8192;
          }
        }
      }
    }
    await context.close();
    return ears.filter(({ hertz }) => hertz > 0).map(({ volume, hertz }) => ({ volume, hertz }));
  });

meeting("each person is as loud as one likes, for oneself alone", async (bench) => {
  const { ada, link } = await alone(bench, { before: [keepPlayers] });
  const bots = ["--participants", "2", "--mics", "2", "--cameras", "0", "--duration", "3m"];
  await bench.bots(link, bots).joined(2);
  await ada.sees("tile", { attributes: { "data-name": "Bot 2" } });
  const menuOf = async (name) => {
    const tile = byId("tile", { "data-name": name });
    await ada.page.hover(tile);
    await ada.page.click(`${tile} ${byId("tile-more")}`);
    await ada.sees("volume");
  };
  await menuOf("Bot 1");
  assert.equal(await ada.page.inputValue(byId("volume")), "1");
  await isAccessible(ada, "volume");
  await ada.page.focus(byId("volume"));
  await ada.page.keyboard.press("Home");
  for (let press = 0; press < 4; press++) {
    await ada.page.keyboard.press("ArrowRight");
  }
  assert.equal(await ada.attribute("volume", "aria-valuetext"), "20%");
  await ada.page.keyboard.press("Escape");
  const near = ({ hertz }, tone) => Math.abs(hertz - tone) < 30;
  await until("Bot 1 is quiet and Bot 2 is not", async () => {
    const heard = await players(ada);
    const volume = (tone) => heard.find((player) => near(player, tone))?.volume;
    if (Math.abs(volume(BOT_TONES[0]) - 0.2) < 0.01 && volume(BOT_TONES[1]) === 1) {
      return true;
    }
    throw new Error(JSON.stringify(heard));
  });
  await ada.page.setViewportSize(PHONE);
  await menuOf("Bot 1");
  await isNarrow(ada, "volume");
  await isAccessible(ada, "volume on a phone");
});

/** Runs in the page: counts the notes that are played. */
function countNotes() {
  window.__notes = [];
  const { start } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function (...args) {
    window.__notes.push(this.frequency.value);
    return start.apply(this, args);
  };
}

meeting("short sounds say who comes and goes, until they are switched off", async (bench) => {
  const { ada, link } = await alone(bench, { before: [countNotes] });
  const notes = () => ada.page.evaluate(() => window.__notes.splice(0));
  const guest = ["--mics", "0", "--cameras", "0", "--duration", "2m"];
  const isTold = (words) =>
    until(`Ada is told: ${words}`, async () =>
      (await ada.texts("notice")).some((text) => words.test(text)),
    );
  assert.deepEqual(await notes(), []);
  const first = bench.bots(link, ["--name", "Robin", ...guest]);
  await isTold(/Robin joined/);
  const rise = await until("two notes", async () => {
    const played = await notes();
    return played.length > 0 && played;
  });
  assert.ok(rise.length === 2 && rise[0] < rise[1], `they rise: ${rise}`);
  await first.stop();
  await isTold(/Robin left/);
  const fall = await until("two notes", async () => {
    const played = await notes();
    return played.length > 0 && played;
  });
  assert.ok(fall.length === 2 && fall[0] > fall[1], `they fall: ${fall}`);

  for (const viewport of [WIDE, PHONE]) {
    await ada.page.setViewportSize(viewport);
    await ada.click("open-devices");
    await isAccessible(ada, "devices");
    await isNarrow(ada, "devices");
    await ada.page.keyboard.press("Escape");
  }
  await ada.click("open-devices");
  await ada.click("cues");
  await ada.page.keyboard.press("Escape");
  bench.bots(link, ["--name", "Kim", ...guest]);
  await isTold(/Kim joined/);
  assert.deepEqual(await notes(), []);
});
