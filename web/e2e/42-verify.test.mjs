// Two people compare codes, mark each other, and nobody inherits a mark.
import assert from "node:assert/strict";
import { isAccessible, isNarrow } from "./harness/access.mjs";
import { meeting } from "./harness/meeting.mjs";
import { byId } from "./harness/person.mjs";
import { until } from "./harness/until.mjs";

/** Opens the list of people and the code of one of them. */
async function openCompare(person, name) {
  if (!(await person.exists("person"))) {
    await person.click("open-people");
  }
  await person.sees("person", { attributes: { "data-name": name } });
  const line = byId("person", { "data-name": name });
  await person.page.click(`${line} ${byId("compare-codes")}`);
  await person.sees("compare-code");
}

async function pairCode(person, name) {
  await openCompare(person, name);
  return until(`${person.name} reads a code`, async () => {
    const code = await person.attribute("compare-code", "data-code");
    return /^\d{30}$/.test(code ?? "") && code;
  });
}

async function hasMark(person, name, mark) {
  if (!(await person.exists("person"))) {
    await person.click("open-people");
  }
  await until(`${person.name} has ${name} as ${mark}`, async () => {
    const marks = await person.page.evaluate(
      (selector) => [...document.querySelectorAll(selector)].map(({ dataset }) => dataset.mark),
      byId("person", { "data-name": name }),
    );
    if (marks.length === 1 && marks[0] === mark) {
      return true;
    }
    throw new Error(`marks: ${marks}`);
  });
}

/** Until the page has said it, however briefly. Set up before what leads to it. */
async function listens(person) {
  await person.page.evaluate((selector) => {
    window.__said = [];
    new MutationObserver(() => {
      window.__said.push(document.querySelector(selector)?.textContent ?? "");
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, byId("notice"));
  return (words) =>
    until(`${person.name} is told: ${words}`, () =>
      person.page.evaluate((said) => window.__said.some((text) => text.includes(said)), words),
    );
}

meeting(
  "a mark goes with the key: it stays while others come and go, and not over a reload",
  async (bench) => {
    const server = await bench.server();
    const ada = await bench.chromium({ name: "Ada", colour: "green" });
    const ben = await bench.chromium({ name: "Ben", colour: "blue", hertz: 880 });
    const quiet = { camera: false, mic: false };
    const link = await ada.startMeeting(server.url);
    await ada.join(quiet);
    await ada.isInMeeting();
    await ben.openAndJoin(link, quiet);
    const eve = await ben.secondTab();
    eve.name = "Eve";
    await eve.openAndJoin(link, quiet);

    const whole = await ada.securityCode();
    const ours = await pairCode(ada, "Ben");
    assert.equal(await pairCode(ben, "Ada"), ours);
    assert.notEqual(ours, whole, "two of three have a code of their own");
    await ada.click("compare-qr");
    await isAccessible(ada, "comparing codes");
    await ada.click("codes-match");
    await ada.click("compare-done");
    await hasMark(ada, "Ben", "verified");
    await hasMark(ada, "Eve", "none");

    // Codes that differ: amber, with what to do; and it can be taken back.
    await ben.click("codes-differ");
    await ben.shieldIs("warning");
    await ben.page.setViewportSize({ width: 360, height: 740 });
    await isNarrow(ben, "codes that differ");
    await isAccessible(ben, "codes that differ");
    await ben.click("compare-again");
    await ben.click("codes-match");
    await ben.click("compare-done");
    await hasMark(ben, "Ada", "verified");
    await until("the shield is no longer amber", async () => (await ben.shield()) !== "warning");

    // A third leaves and comes back.
    await eve.click("leave");
    await ada.seesNobody("Eve");
    await hasMark(ada, "Ben", "verified");
    await eve.openAndJoin(link, quiet);
    await hasMark(ada, "Eve", "none");
    await hasMark(ada, "Ben", "verified");

    // Ben reloads: the same name, another key.
    const adaIsTold = await listens(ada);
    await ben.page.reload();
    await ben.join(quiet);
    await ben.isInMeeting();
    await adaIsTold("Ben is here as a new person");
    await hasMark(ada, "Ben", "changed");
    await ada.shieldIs("warning");
    await hasMark(ben, "Ada", "none");
    await until("Ben is told that a reload is a new person", async () =>
      (await ben.text("notice"))?.includes("You reloaded the page"),
    );
    assert.notEqual(await pairCode(ada, "Ben"), ours);
    assert.equal(await pairCode(ben, "Ada"), await ada.attribute("compare-code", "data-code"));
  },
);
