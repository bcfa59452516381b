// Inviting: a meeting planned for later, words over a phone line, mail, calendar
// and the host link; and what this browser keeps, only when asked.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { isAccessible, isNarrow } from "./harness/access.mjs";
import { meeting } from "./harness/meeting.mjs";
import { byId } from "./harness/person.mjs";
import { startProxy } from "./harness/proxy.mjs";
import { until } from "./harness/until.mjs";

const QUIET = { camera: false, mic: false };
const HOST_KEY = /~p?k[\w-]{43}/;

const value = (person, id) =>
  person.page.evaluate((selector) => document.querySelector(selector)?.value ?? null, byId(id));

/** What this browser keeps of this page. */
const kept = (person) => person.page.evaluate(() => JSON.stringify({ ...localStorage }));

/** What a click gives as a download, as text. */
async function download(person, id) {
  const [file] = await Promise.all([person.page.waitForEvent("download"), person.click(id)]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

/** The lines of a calendar file, unfolded. */
const linesOf = (text) => text.replaceAll("\r\n ", "").split("\r\n");

async function onBothWidths(person, screen) {
  const size = person.page.viewportSize();
  await isAccessible(person, screen);
  for (const width of [360, 1440]) {
    await person.page.setViewportSize({ width, height: 800 });
    await isNarrow(person, `${screen}, ${width}`);
  }
  await isAccessible(person, `${screen}, 1440`);
  await person.page.setViewportSize(size);
}

meeting("who plans a meeting is its host, whoever comes first", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red", hertz: 440 });
  const bob = await bench.chromium({ name: "Bob", colour: "blue", hertz: 880 });
  await ada.page.goto(server.url);
  assert.equal(await kept(ada), "{}", "nothing is kept before it is asked for");
  await ada.click("open-plan");
  await ada.type("plan-label", "Tea; with, <b>cake</b>");
  await ada.page.fill(byId("meeting-time"), "2031-07-03T10:30");
  await ada.page.selectOption(byId("meeting-length"), "45");
  await onBothWidths(ada, "planning");
  await ada.click("make-plan");
  await ada.sees("planned");
  const guests = await value(ada, "invite-link");
  const host = await value(ada, "host-link");
  assert.match(host, HOST_KEY);
  assert.doesNotMatch(guests, HOST_KEY);
  await onBothWidths(ada, "the links of a planned meeting");

  const { name, text } = await download(ada, "invite-calendar");
  assert.match(name, /^Tea with b cake b\.ics$/);
  const lines = linesOf(text);
  const zone = await ada.page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  assert.ok(lines.includes(`DTSTART;TZID=${zone}:20310703T103000`));
  assert.ok(lines.includes(`DTEND;TZID=${zone}:20310703T111500`));
  assert.ok(lines.includes(`URL:${guests}`));
  assert.ok(lines.includes("SUMMARY:Tea\\; with\\, <b>cake</b>"));
  assert.doesNotMatch(lines.join("\n"), HOST_KEY, "the host link is for nobody else");
  const mail = await ada.attribute("invite-mail", "href");
  assert.ok(decodeURIComponent(mail).includes(guests));
  assert.doesNotMatch(mail, HOST_KEY);

  await ada.click("keep-meeting");
  await until("it is kept", async () => HOST_KEY.test(await kept(ada)));
  await ada.click("plan-done");

  // On the day a guest is first. That makes nobody the host.
  await bob.openAndJoin(guests, QUIET);
  await bob.openPeople();
  assert.equal(await bob.exists("lobby-toggle"), false);

  await ada.page.goto("about:blank");
  await ada.page.goto(server.url);
  await ada.sees("recent-meeting");
  await onBothWidths(ada, "a meeting that is kept");
  await ada.page.click(`${byId("recent-meeting")} a`);
  await ada.sees("as-host");
  await until("the key is out of the address", async () => {
    const address = await ada.page.evaluate(() => location.href);
    return address === guests || Promise.reject(new Error(address));
  });
  await ada.join(QUIET);
  await ada.isInMeeting();
  await ada.openPeople();
  await ada.sees("lobby-toggle");
  await ada.sees("person", { attributes: { "data-name": "Bob" } });
  await ada.click("open-invite");
  assert.equal(await ada.invitation(), guests);
  assert.equal(await ada.exists("host-link"), false, "only when asked for");
  await ada.click("show-host-link");
  await ada.sees("host-link");
  assert.equal(await value(ada, "host-link"), host);
  await onBothWidths(ada, "an invitation with the host link");
  await bob.click("open-invite");
  assert.equal(await bob.exists("show-host-link"), false, "a guest has none");

  // Deleted, it is gone.
  assert.equal(await ada.attribute("keep-meeting", "aria-checked"), "true");
  await ada.click("keep-meeting");
  assert.equal(await kept(ada), "{}");
});

meeting("words that are read aloud lead in, and one misheard is named", async (bench) => {
  const server = await bench.server();
  const proxy = await startProxy(server.url);
  try {
    const ada = await bench.chromium({ name: "Ada", colour: "red", hertz: 440 });
    const bob = await bench.chromium({ name: "Bob", colour: "blue", hertz: 880 });
    const link = await ada.startMeeting(proxy.url, { password: "correct horse" });
    await ada.join({ ...QUIET, password: "correct horse" });
    await ada.isInMeeting();
    await ada.click("open-invite");
    await ada.click("invite-words");
    const words = await until("the words are there", async () => {
      const list = (await ada.attribute("spoken-words", "data-words"))?.split(" ") ?? [];
      return list.length > 1 && list;
    });
    assert.equal(words.length, 38);
    await onBothWidths(ada, "the link as words");

    await bob.page.goto(proxy.url);
    await bob.click("type-words");
    const other = words[6] === "zebra" ? "zoo" : "zebra";
    const heard = words.map((word, index) => (index === 6 ? other : word));
    await bob.type("typed-words", heard.join("\n"));
    await bob.click("join-by-words");
    await until("the word is named", async () => {
      const [error] = await bob.errors();
      return error?.includes(`Word 7, “${other}”`) && error.includes(`“${words[6]}”`);
    });
    await onBothWidths(bob, "a misheard word");
    await bob.click("use-word");
    assert.equal(await value(bob, "typed-words"), words.join(" "));
    await bob.type("typed-words", words.slice(0, 37).join(" "));
    await bob.click("join-by-words");
    await until("a missing word is told", async () =>
      (await bob.errors()).some((error) => /37 words.*27 or 38/.test(error)),
    );
    await bob.type("typed-words", words.map((word) => word.toUpperCase()).join(", "));
    await bob.click("join-by-words");
    await bob.sees("password");
    assert.equal(
      await bob.page.evaluate(() => location.hash),
      new URL(link).hash,
      "the same link, whole",
    );
    await bob.join({ ...QUIET, password: "correct horse" });
    await bob.isInMeeting();
    await ada.sees("tile", { attributes: { "data-name": "Bob" } });
    const pair = `${words[0]} ${words[1]}`;
    assert.ok(proxy.messages.every((message) => !message.toString("latin1").includes(pair)));
  } finally {
    await proxy.stop();
  }
});

meeting("an invitation goes out by the device's own sharing, mail and calendar", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({
    name: "Ada",
    before: [
      () => {
        Object.defineProperty(navigator, "share", {
          value: async (data) => {
            window.__shared = data;
          },
        });
      },
    ],
  });
  await ada.startMeeting(server.url, { label: "Tea" });
  await ada.join(QUIET);
  await ada.isInMeeting();
  await ada.click("open-invite");
  const link = await ada.invitation();
  await ada.click("invite-share");
  const shared = await ada.page.evaluate(() => window.__shared);
  assert.equal(shared.url, link);
  assert.ok(decodeURIComponent(await ada.attribute("invite-mail", "href")).includes(link));
  await ada.click("invite-calendar");
  await ada.page.fill(byId("meeting-time"), "");
  await ada.click("save-calendar");
  await until("a missing time is told", async () =>
    (await ada.errors()).some((error) => /Choose a date/.test(error)),
  );
  await ada.page.fill(byId("meeting-time"), "2031-01-03T10:30");
  await onBothWidths(ada, "a calendar invitation");
  const { name, text } = await download(ada, "save-calendar");
  assert.equal(name, "Tea.ics");
  assert.ok(linesOf(text).includes(`URL:${link}`));
  assert.ok(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75));
});

meeting("a kept meeting can be deleted alone or with all others", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada" });
  for (const label of ["One", "Two"]) {
    await ada.page.goto("about:blank");
    await ada.page.goto(server.url);
    await ada.click("open-plan");
    await ada.type("plan-label", label);
    await ada.click("make-plan");
    await ada.click("keep-meeting");
    await until("it is kept", async () => (await kept(ada)).includes(label));
    await ada.click("plan-done");
  }
  await until("both are there", async () => (await ada.texts("recent-meeting")).length === 2);
  await ada.click("forget-meeting");
  const [left] = await ada.texts("recent-meeting");
  assert.match(left, /One/, "the latest stands first");
  await ada.click("forget-all");
  assert.equal(await ada.exists("recent-meeting"), false);
  assert.equal(await kept(ada), "{}");
});
