// What a host does, and what the others see of it: removing, the lobby, the lock, a
// new password.
import assert from "node:assert/strict";
import { meeting } from "./harness/meeting.mjs";
import { until } from "./harness/until.mjs";

/** Until the page says so where it says what went wrong. */
async function isTold(person, words) {
  await until(`${person.name} is told: ${words}`, async () => {
    const errors = await person.errors();
    if (errors.some((error) => words.test(error))) {
      return true;
    }
    throw new Error(`errors: ${JSON.stringify(errors)}`);
  });
}

async function isSwitched(person, id, on) {
  await until(
    `${person.name} sees ${id} ${on ? "on" : "off"}`,
    async () => (await person.attribute(id, "aria-checked")) === String(on),
  );
}

/** A host, and somebody who came by the link. */
async function twoMeet(bench, options) {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red" });
  const bob = await bench.chromium({ name: "Bob", colour: "blue" });
  const link = await ada.startMeeting(server.url, options);
  await ada.join(options);
  await ada.isInMeeting();
  await bob.openAndJoin(link, options);
  await ada.seesColour("Bob", bob.colour);
  await bob.seesColour("Ada", ada.colour);
  return { ada, bob, link };
}

meeting("who is removed comes back only when a host lets them in", async (bench) => {
  const { ada, bob, link } = await twoMeet(bench, {});
  await bob.openPeople();
  await bob.sees("person", { attributes: { "data-name": "Ada" } });
  assert.equal(await bob.exists("person-remove"), false, "only hosts remove");
  assert.equal(await bob.exists("lobby-toggle"), false);

  await ada.openPeople();
  await ada.click("person-remove", { "data-name": "Bob" });
  await ada.click("confirm-remove");
  await isTold(bob, /You were removed/);
  await ada.seesNobody("Bob");
  await isSwitched(ada, "lobby-toggle", true);
  await ada.shieldIs("secure");

  // The link alone leads to the door.
  await bob.open(link);
  await bob.join();
  await bob.sees("knocking");
  await ada.sees("knocker", { attributes: { "data-name": "Bob" } });
  await ada.click("lobby-deny");
  await isTold(bob, /You were not let in/);
  assert.equal(await ada.exists("knocker"), false);

  await bob.open(link);
  await bob.join();
  await ada.sees("knocker", { attributes: { "data-name": "Bob" } });
  assert.equal(await bob.exists("tile"), false, "nothing is seen from the lobby");
  await ada.click("lobby-admit");
  await bob.isInMeeting();
  await ada.seesColour("Bob", bob.colour);
  await bob.seesColour("Ada", ada.colour);
  await ada.shieldIs("secure");
  await bob.shieldIs("secure");
});

meeting("a locked meeting takes nobody new until it is unlocked", async (bench) => {
  const { ada, bob, link } = await twoMeet(bench, {});
  await ada.openPeople();
  await ada.click("lock-toggle");
  await isSwitched(ada, "lock-toggle", true);
  const late = await bob.secondTab();
  late.name = "Cleo";
  await late.open(link);
  await late.join({ camera: false, mic: false });
  await isTold(late, /This meeting is locked/);
  await ada.click("lock-toggle");
  await isSwitched(ada, "lock-toggle", false);
  await late.openAndJoin(link, { camera: false, mic: false });
  await ada.sees("person", { attributes: { "data-name": "Cleo" } });
});

meeting("with a new password those inside stay, and others need it", async (bench) => {
  const password = "correct horse";
  const { ada, bob, link } = await twoMeet(bench, { password });
  // Somebody at the door has typed the old one.
  const late = await bob.secondTab();
  late.name = "Cleo";
  await late.open(link);
  await late.type("password", password);
  await late.type("display-name", "Cleo");

  await ada.openPeople();
  await ada.click("open-change-password");
  await ada.type("new-password", "battery staple");
  await ada.click("change-password");
  await until("both are told", async () =>
    (await Promise.all([ada, bob].map((person) => person.texts("notice")))).every((notices) =>
      notices.some((notice) => /set a new password/.test(notice)),
    ),
  );

  await late.join({ password, camera: false, mic: false });
  await isTold(late, /new password/);
  assert.equal(await late.exists("tile"), false);
  await late.join({ password: "battery staple", camera: false, mic: false });
  await late.isInMeeting();
  await ada.sees("person", { attributes: { "data-name": "Cleo" } });

  await ada.seesMotion("Bob");
  // Her tab is in front of his, and one behind shows no frames.
  await bob.page.bringToFront();
  await bob.seesMotion("Ada");
  await bob.say("still here");
  await ada.reads("Bob", "still here");
  await late.say("and me");
  await ada.reads("Cleo", "and me");
});

meeting("a meeting without a password gets one, and its link says so", async (bench) => {
  const { ada, bob, link } = await twoMeet(bench, {});
  const late = await bob.secondTab();
  late.name = "Cleo";
  await ada.openPeople();
  await ada.click("open-change-password");
  await ada.type("new-password", "battery staple");
  await ada.click("change-password");
  await until("both are told", async () =>
    (await Promise.all([ada, bob].map((person) => person.texts("notice")))).every((notices) =>
      notices.some((notice) => /set a new password/.test(notice)),
    ),
  );

  // The link of before leads to the question.
  assert.doesNotMatch(link, /~p/);
  await late.open(link);
  await late.sees("password");
  await late.join({ password: "battery staple", camera: false, mic: false });
  await late.isInMeeting();
  await ada.sees("person", { attributes: { "data-name": "Cleo" } });
  for (const person of [ada, late]) {
    await person.click("open-invite");
    assert.match(await person.invitation(), /~p/);
  }
});
