// Who is shown where: pages, layouts, pins, order, what is left out, and the other
// windows. Pictures go on while tiles move.
import assert from "node:assert/strict";
import { isAccessible, isNarrow } from "./harness/access.mjs";
import { meeting } from "./harness/meeting.mjs";
import { byId } from "./harness/person.mjs";
import { until } from "./harness/until.mjs";

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };
/** Many bots on two cores take their time. */
const PATIENCE_MS = 60_000;

/** All tiles as they stand on the screen. */
const tilesOf = (person) =>
  person.page.evaluate(
    (selector) =>
      [...document.querySelectorAll(selector)].map((tile) => {
        const { x, y, width, height } = tile.getBoundingClientRect();
        const { name, kind, self, state, large, pinned } = tile.dataset;
        return { name, kind, self, state, large, pinned, x, y, width, height };
      }),
    byId("tile"),
  );

const names = async (person) => (await tilesOf(person)).map(({ name }) => name);

const tile = (name) => byId("tile", { "data-name": name, "data-kind": "camera" });

function overlaps(a, b) {
  return (
    a.x < b.x + b.width - 1 &&
    b.x < a.x + a.width - 1 &&
    a.y < b.y + b.height - 1 &&
    b.y < a.y + a.height - 1
  );
}

/** Tiles side by side, within the window. */
function areTidy(tiles, { width, height }) {
  for (const [index, one] of tiles.entries()) {
    const where = JSON.stringify(one);
    assert.ok(one.x >= 0 && one.x + one.width <= width + 1, where);
    assert.ok(one.y >= 0 && one.y + one.height <= height + 1, where);
    for (const other of tiles.slice(index + 1)) {
      assert.ok(!overlaps(one, other), `${where} and ${JSON.stringify(other)}`);
    }
  }
}

const settled = (person) =>
  until("no tile moves", () =>
    person.page.evaluate(() =>
      document.getAnimations().every(({ playState }) => playState !== "running"),
    ),
  );

/** How many of the pictures that come in went on between two looks. */
async function picturesComingIn(person) {
  return person.page.evaluate(async () => {
    const counts = async () => {
      const frames = new Map();
      for (const stats of (await window.__e2e.peers.at(-1).getStats()).values()) {
        if (stats.type === "inbound-rtp" && stats.kind === "video") {
          // Packets come on a slot at rest too: the server keeps the path open by them.
          frames.set(stats.mid, stats.framesReceived ?? 0);
        }
      }
      return frames;
    };
    const before = await counts();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const after = await counts();
    return [...after].filter(([mid, count]) => count > (before.get(mid) ?? 0)).length;
  });
}

/** Marks the pictures, to tell later whether they are the same ones and went on. */
const markPictures = (person) =>
  person.page.evaluate(() => {
    const marked = new Map();
    window.__marked = marked;
    for (const tile of document.querySelectorAll('[data-testid="tile"]')) {
      const video = tile.querySelector("video");
      const seen = { video, stops: 0 };
      marked.set(`${tile.dataset.name} ${tile.dataset.kind}`, seen);
      for (const name of ["emptied", "pause", "waiting"]) {
        video.addEventListener(name, () => {
          seen.stops += 1;
        });
      }
    }
  });

/** Those that were torn down or stood still since. */
const brokenPictures = (person) =>
  person.page.evaluate(() =>
    [...document.querySelectorAll('[data-testid="tile"]')].flatMap((tile) => {
      const key = `${tile.dataset.name} ${tile.dataset.kind}`;
      const marked = window.__marked.get(key);
      const video = tile.querySelector("video");
      return !marked || (marked.video === video && marked.stops === 0)
        ? []
        : [`${key}: ${marked.video === video ? `${marked.stops} stops` : "another element"}`];
    }),
  );

async function choosesLayout(person, layout) {
  await person.click("open-view");
  await person.sees("view");
  // The radio itself is drawn by its label.
  await person.page.locator(`label:has(${byId(`layout-${layout}`)})`).click();
  await person.page.keyboard.press("Escape");
}

async function opensMenu(person, name) {
  await person.page.hover(tile(name));
  await person.page.click(`${tile(name)} ${byId("tile-more")}`);
  await person.sees("person-menu");
}

async function inRoom(bench, { bots, cameras, camera = false }) {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "green", viewport: WIDE });
  const link = await ada.startMeeting(server.url, { label: "Layouts" });
  await ada.join({ mic: false, camera });
  await ada.isInMeeting();
  const crowd = ["--participants", `${bots}`, "--cameras", `${cameras}`, "--mics", "0"];
  await bench.bots(link, [...crowd, "--duration", "5m"]).joined(bots, PATIENCE_MS);
  await until(
    `${bots + 1} people are here`,
    async () => {
      const text = await ada.attribute("open-people", "aria-label");
      return text?.includes(`${bots + 1}`);
    },
    PATIENCE_MS,
  );
  return ada;
}

meeting(
  "25 people fill a wide window on one page, and a phone page by page",
  async (bench) => {
    const ada = await inRoom(bench, { bots: 24, cameras: 3 });
    await until("25 tiles", async () => (await names(ada)).length === 25);
    await settled(ada);
    const wide = await tilesOf(ada);
    areTidy(wide, WIDE);
    const area = wide.reduce((sum, { width, height }) => sum + width * height, 0);
    assert.ok(area > 0.6 * WIDE.width * WIDE.height, `${area}`);
    assert.equal(await ada.exists("page-after"), false);
    await until(
      "three pictures",
      async () => {
        const live = (await tilesOf(ada)).filter(({ state }) => state === "live");
        return live.filter(({ self }) => self === "false").length === 3;
      },
      PATIENCE_MS,
    );

    await ada.page.setViewportSize(PHONE);
    await ada.sees("page-after");
    await isNarrow(ada, "pages");
    await isAccessible(ada, "pages");
    const pages = new Map();
    for (;;) {
      const number = await ada.text("page-number");
      const tiles = await until("tiles stand on the page", async () => {
        await settled(ada);
        const now = await tilesOf(ada);
        areTidy(now, PHONE);
        return now.length > 1 && now;
      });
      for (const { width, height } of tiles) {
        assert.ok(width >= 100 && height >= 70, `${width} by ${height}`);
      }
      pages.set(number, tiles);
      // What is on no page is not fetched.
      const cameras = tiles.filter(({ name }) => /^Bot [123]$/.test(name)).length;
      await until(
        `${cameras} pictures come in on page ${number}`,
        async () => {
          const coming = await picturesComingIn(ada);
          if (coming === cameras) {
            return true;
          }
          throw new Error(`${coming} come in`);
        },
        PATIENCE_MS,
      );
      if ((await ada.attribute("page-after", "disabled")) !== null) {
        break;
      }
      await ada.click("page-after");
      await until("the page turned", async () => (await ada.text("page-number")) !== number);
    }
    const everybody = [...pages.values()].flat().map(({ name }) => name);
    assert.equal(everybody.length, 25);
    assert.equal(new Set(everybody).size, 25);
  },
  { timeoutMs: 240_000 },
);

meeting("pictures go on while layouts change, tiles are pinned and moved", async (bench) => {
  const ada = await inRoom(bench, { bots: 4, cameras: 2 });
  await ada.seesMotion("Bot 1", PATIENCE_MS);
  await ada.seesMotion("Bot 2", PATIENCE_MS);
  await markPictures(ada);

  await choosesLayout(ada, "speaker");
  const large = async () =>
    (await tilesOf(ada)).filter((one) => one.large === "true").map(({ name }) => name);
  await until("one is large", async () => (await large()).length === 1);
  await settled(ada);
  areTidy(await tilesOf(ada), WIDE);

  await opensMenu(ada, "Bot 2");
  await isAccessible(ada, "menu of a tile");
  await ada.click("pin");
  await until("Bot 2 is large", async () => (await large()).join() === "Bot 2");
  await opensMenu(ada, "Bot 1");
  await ada.click("pin");
  await until("both are large", async () => (await large()).sort().join() === "Bot 1,Bot 2");
  await settled(ada);
  areTidy(await tilesOf(ada), WIDE);
  await isAccessible(ada, "two pinned");

  await choosesLayout(ada, "grid");
  await until("nobody is large", async () => (await large()).length === 0);
  await choosesLayout(ada, "auto");
  await until("both are large again", async () => (await large()).length === 2);
  for (const name of ["Bot 1", "Bot 2"]) {
    await opensMenu(ada, name);
    await ada.click("pin");
  }
  await until("nobody is pinned", async () => (await large()).length === 0);

  // By mouse: the last comes to where the first is.
  const before = await names(ada);
  const [last, first] = [before.at(-2), before[0]];
  const middle = async (name) => {
    const box = await ada.page.locator(tile(name)).boundingBox();
    return [box.x + box.width / 2, box.y + box.height / 3];
  };
  await settled(ada);
  await ada.page.mouse.move(...(await middle(last)));
  await ada.page.mouse.down();
  await ada.page.mouse.move(...(await middle(first)), { steps: 6 });
  await ada.page.mouse.up();
  await until("it stands first", async () => (await names(ada))[0] === last);

  // By keyboard: from tile to tile with the arrows, and with Shift the tile itself.
  const focused = () =>
    ada.page.evaluate(() => document.activeElement?.closest("li")?.dataset.name ?? null);
  await ada.page.focus(`${tile(last)} ${byId("tile-more")}`);
  await ada.page.keyboard.press("ArrowRight");
  assert.equal(await focused(), first);
  await ada.page.keyboard.press("Shift+ArrowLeft");
  await until("it stands first again", async () => (await names(ada))[0] === first);
  assert.equal(await focused(), first, "the focus goes with it");
  await ada.page.keyboard.press("ArrowRight");
  assert.equal(await focused(), last);
  const stops = await ada.page.evaluate(
    () => document.querySelectorAll('.tile-more[tabindex="0"]').length,
  );
  assert.equal(stops, 1, "all tiles are one stop of the Tab key");

  await settled(ada);
  assert.deepEqual(await brokenPictures(ada), []);
  await ada.seesMotion("Bot 1", PATIENCE_MS);
  await ada.seesMotion("Bot 2", PATIENCE_MS);
});

meeting("oneself and people without video can be left out, and come back", async (bench) => {
  const ada = await inRoom(bench, { bots: 3, cameras: 1 });
  for (const viewport of [WIDE, PHONE]) {
    await ada.page.setViewportSize(viewport);
    await until("all are here", async () => (await names(ada)).length === 4);
    await opensMenu(ada, "Ada");
    await ada.click("hide-self");
    await until("she is not", async () => !(await names(ada)).includes("Ada"));
    await ada.click("open-view");
    await isAccessible(ada, "view");
    await isNarrow(ada, "view");
    await ada.click("show-without-video");
    await until("who has no camera is not", async () => (await names(ada)).join() === "Bot 1");
    assert.match(await ada.text("view"), /2 people are hidden/);
    await ada.click("show-self");
    await ada.click("show-without-video");
    await until("all are back", async () => (await names(ada)).length === 4);
    assert.equal(await ada.attribute("show-self", "aria-checked"), "true");
    await ada.page.keyboard.press("Escape");
  }
});

meeting(
  "the meeting fills the screen, and stands in a small window with its controls",
  async (bench) => {
    const ada = await inRoom(bench, { bots: 2, cameras: 1, camera: true });
    await ada.seesMotion("Bot 1", PATIENCE_MS);
    await ada.click("open-view");
    await ada.click("full-screen");
    await until("it fills the screen", () =>
      ada.page.evaluate(() => document.fullscreenElement !== null),
    );
    await ada.click("open-view");
    await ada.click("full-screen");
    await until("it does no more", () =>
      ada.page.evaluate(() => document.fullscreenElement === null),
    );

    await ada.click("open-view");
    await ada.click("small-window");
    const inside = (look, argument) =>
      ada.page.evaluate(
        `(${look})(window.documentPictureInPicture.window.document, ${JSON.stringify(argument)})`,
      );
    const pressed = (id) =>
      inside(
        (inner, id) => inner.querySelector(`[data-testid=${id}]`)?.getAttribute("aria-pressed"),
        id,
      );
    const press = (id) =>
      inside((inner, id) => inner.querySelector(`[data-testid=${id}]`).click(), id);
    await until("the small window shows a picture", () =>
      inside((inner) => inner.querySelector("video")?.videoWidth > 0),
    );
    assert.equal(
      await inside((inner) => inner.querySelector("[data-testid=focused]").dataset.name),
      "Bot 1",
    );
    assert.ok(await inside((inner) => inner.styleSheets.length > 0), "it has the page's styles");
    assert.equal(await pressed("toggle-camera"), "true");
    await press("toggle-camera");
    await until("the camera is off in both", async () => {
      return (
        (await pressed("toggle-camera")) === "false" &&
        (await ada.attribute("toggle-camera", "aria-pressed")) === "false"
      );
    });
    await press("toggle-mic");
    await until("the microphone is on", async () => {
      return (await ada.attribute("toggle-mic", "aria-pressed")) === "true";
    });
    await press("leave");
    await until("the meeting is left", async () => !(await ada.exists("tile")));
    await until("the small window is gone", () =>
      ada.page.evaluate(() => window.documentPictureInPicture.window === null),
    );
  },
);

meeting("a browser without small windows says so", async (bench) => {
  const without = () => {
    delete window.documentPictureInPicture;
  };
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", before: [without] });
  await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  await ada.click("open-view");
  await ada.sees("view");
  assert.equal(await ada.exists("small-window"), false);
  assert.match(await ada.text("view"), /This browser has no small window/);
});
