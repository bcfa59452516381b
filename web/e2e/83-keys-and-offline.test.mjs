// Single keys in a meeting; and the page without a network.
import assert from "node:assert/strict";
import { hasRoom, isAccessible } from "./harness/access.mjs";
import { meeting } from "./harness/meeting.mjs";
import { byId } from "./harness/person.mjs";
import { until } from "./harness/until.mjs";

meeting("a key does what its button does, but not while somebody types", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "green" });
  const { keyboard } = ada.page;
  await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  const pressed = (id) => ada.attribute(id, "aria-pressed");
  const toggles = async (key, id) => {
    const before = await pressed(id);
    await keyboard.press(key);
    await until(`${key} presses ${id}`, async () => (await pressed(id)) !== before);
    await until(`${id} is settled`, async () => (await ada.attribute(id, "aria-busy")) !== "true");
  };
  await toggles("m", "toggle-mic");
  await toggles("m", "toggle-mic");
  await toggles("v", "toggle-camera");
  await toggles("h", "raise-hand");
  assert.equal(await ada.attribute("notice", "aria-atomic"), "false", "said once, not each time");
  await keyboard.press("l");
  await ada.sees("view");
  await keyboard.press("Escape");
  await keyboard.press("p");
  await ada.sees("person");
  await keyboard.press("p");
  await until("p closes the list", async () => !(await ada.exists("person")));

  await keyboard.press("c");
  await ada.sees("chat-input");
  const before = await Promise.all(["toggle-mic", "raise-hand"].map(pressed));
  await ada.type("chat-input", "mmhh?");
  await keyboard.press("Enter");
  await ada.reads("Ada", "mmhh?");
  assert.deepEqual(await Promise.all(["toggle-mic", "raise-hand"].map(pressed)), before);
  await keyboard.press("Escape");

  // With a letter of another alphabet on the key, its place counts.
  await ada.page.evaluate(() =>
    dispatchEvent(new KeyboardEvent("keydown", { key: "з", code: "KeyP" })),
  );
  await ada.sees("person");
  await keyboard.press("Escape");

  await keyboard.press("?");
  await ada.sees("shortcuts");
  await isAccessible(ada, "shortcuts");
  await hasRoom(ada, "shortcuts");
  await ada.click("shortcuts-toggle");
  await keyboard.press("Escape");
  await until(
    "the sheet is closed",
    async () =>
      !(await ada.page.evaluate(
        (sheet) => document.querySelector(sheet).checkVisibility(),
        byId("shortcuts"),
      )),
  );
  await keyboard.press("p");
  await keyboard.press("?");
  await ada.click("open-chat");
  await ada.sees("chat-input");
  assert.equal(await ada.exists("person"), false, "switched off, the key does nothing");
});

/** The paths that the service worker keeps, and how many stores there are. */
function kept(person) {
  return person.page.evaluate(async () => {
    const names = await caches.keys();
    const stores = await Promise.all(names.map((name) => caches.open(name)));
    const requests = await Promise.all(stores.map((store) => store.keys()));
    return { stores: names.length, urls: requests.flat().map(({ url }) => url) };
  });
}

meeting("without a network the page opens, says so, and goes on by itself", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({
    name: "Ada",
    colour: "green",
    locale: "fr",
    serviceWorkers: "allow",
  });
  await ada.page.goto(server.url);
  await ada.sees("start-meeting");
  await ada.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  // From now on what is fetched passes the service worker.
  const link = await ada.startMeeting(server.url, { label: "A secret name", password: "p" });
  await ada.open(link);
  await ada.join({ password: "p" });
  await ada.isInMeeting();
  const { stores, urls } = await kept(ada);
  assert.equal(stores, 1, "files of one build alone");
  assert.ok(urls.length > 2, urls.join(" "));
  for (const url of urls) {
    assert.match(new URL(url).pathname, /^\/assets\/[\w-]+-[\w-]{8,}\.(html|js|css|svg)$/, url);
    assert.equal(url, `${new URL(url).origin}${new URL(url).pathname}`, "no fragment, no query");
    const answer = await fetch(url);
    assert.equal(answer.status, 200, url);
    assert.match(answer.headers.get("cache-control"), /immutable/, url);
  }

  await server.stop();
  await ada.open(link);
  await ada.sees("offline-again");
  assert.equal(ada.page.url(), link, "the link is still there");
  assert.equal(
    await ada.page.evaluate(() => document.documentElement.lang),
    "fr",
    "in the language that was spoken before",
  );
  assert.match((await ada.errors()).join(" "), /internet/);
  await isAccessible(ada, "offline");

  const again = await bench.server({ listen: `127.0.0.1:${new URL(server.url).port}` });
  await ada.page.evaluate(() => dispatchEvent(new Event("online")));
  await ada.sees("join", { timeoutMs: 20_000 });
  assert.equal(ada.page.url(), link);
  assert.equal(new URL(again.url).host, new URL(server.url).host);
});

meeting("the page can be installed", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "green", serviceWorkers: "allow" });
  await ada.page.goto(server.url);
  await ada.sees("start-meeting");
  const session = await ada.page.context().newCDPSession(ada.page);
  const { errors, url } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  assert.ok(url.endsWith("/app.webmanifest"), url);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  assert.deepEqual(
    installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"),
    [],
  );
});
