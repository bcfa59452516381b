// Every language on the screens; Arabic from right to left.
import assert from "node:assert/strict";
import { hasRoom, isAccessible, isNarrow } from "./harness/access.mjs";
import { meeting } from "./harness/meeting.mjs";
import { byId } from "./harness/person.mjs";
import { until } from "./harness/until.mjs";

const LANGUAGES = {
  en: "en",
  de: "de",
  es: "es",
  fr: "fr",
  pt: "pt-BR",
  ru: "ru",
  ar: "ar",
  hi: "hi",
  zh: "zh-Hans",
  ja: "ja",
};

/** The middle of an element, across, in pixels from the left. */
function middle(person, selector) {
  return person.page.evaluate((found) => {
    const { left, width } = document.querySelector(found).getBoundingClientRect();
    return left + width / 2;
  }, selector);
}

/** From the right to the left of the window. */
async function standFromTheRight(person, ...selectors) {
  const middles = [];
  for (const selector of selectors) {
    middles.push(await middle(person, selector));
  }
  const sorted = [...middles].sort((a, b) => b - a);
  assert.deepEqual(middles, sorted, selectors.join(", "));
}

function look(person, attribute) {
  return person.page.evaluate((name) => document.documentElement.getAttribute(name), attribute);
}

async function choose(person, language) {
  await person.sees("language");
  await person.page.selectOption(byId("language"), language);
  await until(
    `the page speaks ${language}`,
    async () => (await look(person, "lang")) === LANGUAGES[language],
  );
}

meeting("Arabic is read from right to left on every screen", async (bench) => {
  const server = await bench.server();
  const layla = await bench.chromium({ name: "ليلى", colour: "green", locale: "ar" });
  const bob = await bench.chromium({ name: "Bob (b)", colour: "blue" });
  await layla.page.goto(server.url);
  await layla.sees("start-meeting");
  assert.equal(await look(layla, "lang"), "ar", "as the browser asks");
  assert.equal(await look(layla, "dir"), "rtl");
  await standFromTheRight(layla, ".brand", byId("language"));
  await standFromTheRight(layla, ".home-words", ".home-forms");
  await standFromTheRight(layla, byId("paste-link"), byId("join-by-link"));
  await isAccessible(layla, "home");

  const link = await layla.startMeeting(server.url, { label: "Friday" });
  await layla.sees("join");
  await standFromTheRight(layla, ".brand", ".room-label");
  await layla.sees("self-preview");
  await standFromTheRight(layla, byId("self-preview"), byId("join"));
  await standFromTheRight(layla, byId("toggle-mic"), byId("toggle-camera"));
  await isAccessible(layla, "before joining");

  await layla.join();
  await layla.isInMeeting();
  await bob.openAndJoin(link);
  await layla.seesMotion("Bob (b)");
  await standFromTheRight(
    layla,
    byId("shield"),
    byId("toggle-mic"),
    byId("leave"),
    byId("open-chat"),
  );
  await layla.openChat();
  await standFromTheRight(layla, ".tiles", ".panel");
  await standFromTheRight(layla, byId("chat-input"), byId("chat-send"));
  const send = await layla.page.evaluate(
    (button) => getComputedStyle(document.querySelector(`${button} svg`)).transform,
    byId("chat-send"),
  );
  assert.match(send, /^matrix\(-1,/, "the arrow points to the left");
  await bob.say("left to right");
  await layla.reads("Bob (b)", "left to right");
  await isAccessible(layla, "chat");
  await layla.page.keyboard.press("Escape");

  // Digits and pictures stand as they do on the other screen.
  const [code, theirs] = [await layla.securityCode(), await bob.securityCode()];
  assert.equal(code, theirs);
  const order = (person) =>
    person.page.evaluate(() => {
      const groups = [...document.querySelectorAll(".security .code-digits span:not([class])")];
      const place = (group) => {
        const { left, top } = group.getBoundingClientRect();
        return Math.round(top) * 10_000 + left;
      };
      return groups
        .sort((a, b) => place(a) - place(b))
        .map((group) => group.textContent.trim())
        .join("");
    });
  assert.equal(await order(layla), code);
  assert.equal(await order(bob), code);
  // A name of another direction does not turn the sentence around it.
  const counts = await layla.page.evaluate(() => document.querySelector(".counts").textContent);
  assert.ok(counts.includes("\u2068Bob (b)\u2069"), counts);
  await isAccessible(layla, "security");
});

meeting(
  "each language has room on a display of 360 px, and is there at once",
  async (bench) => {
    const server = await bench.server();
    const viewport = { width: 360, height: 740 };
    const ada = await bench.chromium({ name: "Ada", colour: "green", viewport, locale: "nl" });
    const fetched = [];
    ada.page.on("request", (request) => {
      const [name] = request.url().match(/language-\w+/) ?? [];
      if (name) {
        fetched.push(name);
      }
    });
    const check = async (screen) => {
      await isNarrow(ada, screen);
      await hasRoom(ada, screen);
    };
    await ada.page.goto(server.url);
    await ada.sees("start-meeting");
    assert.equal(await look(ada, "lang"), "en", "Dutch is not spoken");
    assert.deepEqual(fetched, [], "English needs no file of its own");
    for (const language of Object.keys(LANGUAGES)) {
      await choose(ada, language);
      await ada.page.evaluate(() => {
        document.querySelector("details").open = true;
      });
      await check(`home, ${language}`);
    }
    const others = Object.keys(LANGUAGES).filter((language) => language !== "en");
    assert.deepEqual(
      fetched,
      others.map((language) => `language-${language}`),
      "each once, when it was chosen",
    );
    await ada.startMeeting(server.url, { password: "correct horse" });
    await ada.sees("join");
    assert.equal(await look(ada, "lang"), "ja", "what was chosen last is remembered");
    for (const language of Object.keys(LANGUAGES)) {
      await choose(ada, language);
      await check(`before joining, ${language}`);
    }
    await ada.join({ password: "correct horse" });
    await ada.isInMeeting();
    await ada.shieldIs("secure");
    for (const language of Object.keys(LANGUAGES)) {
      await ada.click("open-devices");
      await choose(ada, language);
      await check(`devices, ${language}`);
      await ada.click("open-shortcuts");
      await check(`shortcuts, ${language}`);
      await ada.page.keyboard.press("Escape");
      await check(`meeting, ${language}`);
      for (const [button, inside] of [
        ["open-people", "person"],
        ["open-chat", "chat-input"],
        ["shield", "security-panel"],
      ]) {
        await ada.click(button);
        await ada.sees(inside);
        await check(`${inside}, ${language}`);
        await ada.page.keyboard.press("Escape");
        await until(`${inside} is closed`, async () => !(await ada.exists(inside)));
      }
      assert.ok(await ada.exists("leave"), "the meeting went on");
    }
    await ada.page.emulateMedia({ reducedMotion: "reduce" });
    await ada.openSecurity();
    for (const language of ["hi", "zh"]) {
      await ada.page.keyboard.press("Escape");
      await ada.click("open-devices");
      await choose(ada, language);
      await ada.page.keyboard.press("Escape");
      await ada.openSecurity();
      await isAccessible(ada, `security, ${language}`);
    }
  },
  { timeoutMs: 240_000 },
);
