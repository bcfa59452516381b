// What people and servers may put where something else is meant: shown safely, cut
// at stated limits, and nothing breaks.
import assert from "node:assert/strict";
import { isNarrow } from "./harness/access.mjs";
import { meeting } from "./harness/meeting.mjs";
import { byId } from "./harness/person.mjs";
import { startProxy } from "./harness/proxy.mjs";
import { until } from "./harness/until.mjs";

const QUIET = { camera: false, mic: false };
const SECRET = "A".repeat(43);

/** Sent as they are by bots, whose names nobody cleans on the way out. */
const NAMES = [
  ["<img src=x onerror=__hit()>", "<img src=x onerror=__hit()>"],
  ["<script>__hit()</script>", "<script>__hit()</script>"],
  ["Ada\u202egnp.exe", "Ada gnp.exe"],
  ["\u2067\u2067Ada\u2066", "Ada"],
  ["A\u200b\u200b\u200bda", "A da"],
  ["\u200b\u3164\u200d", "Unknown person"],
  [`Z${"\u0351".repeat(60)}oe`, `Z${"\u0351".repeat(3)}oe`],
  [`Long ${"x".repeat(100_000)}`, `Long ${"x".repeat(59)}`],
];

meeting(
  "names that are code, turn text around, hide or never end are only names",
  async (bench) => {
    const server = await bench.server();
    const ada = await bench.chromium({
      name: "Ada",
      before: [
        () => {
          window.__hit = () => {
            window.__wasHit = true;
          };
        },
      ],
    });
    const link = await ada.startMeeting(server.url);
    await ada.join(QUIET);
    await ada.isInMeeting();
    for (const [name] of NAMES) {
      const bots = bench.bots(link, [
        "--name",
        name,
        "--cameras",
        "0",
        "--mics",
        "0",
        "--duration",
        "5m",
      ]);
      await bots.joined(1);
    }
    await ada.openPeople();
    const shown = await until("all are on the list", async () => {
      const names = await ada.page.evaluate(
        (selector) => [...document.querySelectorAll(selector)].map(({ dataset }) => dataset.name),
        byId("person"),
      );
      return names.length === NAMES.length + 1 && names;
    });
    for (const [, expected] of NAMES) {
      assert.ok(
        shown.includes(expected),
        `${JSON.stringify(expected)} of ${JSON.stringify(shown)}`,
      );
    }
    for (const width of [1440, 360, 200]) {
      await ada.page.setViewportSize({ width, height: 800 });
      await isNarrow(ada, `names at ${width} px`);
    }
    const found = await ada.page.evaluate(() => ({
      hit: window.__wasHit ?? false,
      elements: document.querySelectorAll("#app img, #app script").length,
      turned: /[\u202a-\u202e\u2066-\u2069\u200b\u3164]/.test(document.body.innerText),
    }));
    assert.deepEqual(found, { hit: false, elements: 0, turned: false });
  },
);

meeting("one's own name is cut before it is sent", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada" });
  await ada.startMeeting(server.url);
  await ada.sees("display-name");
  await ada.page.evaluate(
    ([selector, name]) => {
      // As a paste that passes by the length of the field.
      const input = document.querySelector(selector);
      input.removeAttribute("maxlength");
      input.value = name;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    },
    [byId("display-name"), `\u202e<b>${"x".repeat(100_000)}`],
  );
  await ada.click("join");
  await ada.isInMeeting();
  const name = await ada.attribute("tile", "data-name");
  assert.equal(name, `<b>${"x".repeat(61)}`);
  // Nothing to see is no name.
  await ada.page.reload();
  await ada.sees("display-name");
  await ada.page.fill(byId("display-name"), "\u200b\u3164\u202e");
  await ada.click("join");
  await until("a name is asked for", async () =>
    (await ada.errors()).some((error) => /Type your name/.test(error)),
  );
});

meeting("rubbish in the clipboard is no link, and does nothing else", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada" });
  await ada.page.goto(server.url);
  const rubbish = [
    "hello",
    `javascript:alert(1)//${SECRET}`,
    `data:text/html,<script>alert(1)</script>#${SECRET}`,
    "\u202e\u0000\ud800",
    "💥".repeat(2000),
    "<img src=x onerror=alert(1)>",
    "https://",
    "https://[::1",
    `file:///etc/passwd#${SECRET}`,
    "x".repeat(1_000_000),
    "one two three four five six seven",
    "zoo ".repeat(38),
  ];
  const alerts = [];
  ada.page.on("dialog", (dialog) => {
    alerts.push(dialog.message());
    dialog.dismiss();
  });
  for (const text of rubbish) {
    await ada.page.goto("about:blank");
    await ada.page.goto(server.url);
    await ada.sees("paste-link");
    await ada.page.evaluate(
      ([selector, pasted]) => {
        const input = document.querySelector(selector);
        input.value = pasted;
        input.dispatchEvent(new Event("input", { bubbles: true }));
      },
      [byId("paste-link"), text],
    );
    await ada.click("join-by-link");
    if (await ada.exists("typed-words")) {
      await ada.click("join-by-words");
    }
    await until(`${text.slice(0, 30)} is told to be no link`, async () =>
      (await ada.errors()).some((error) => error.length > 20 && error.length < 400),
    );
    assert.equal(await ada.page.evaluate(() => location.hash), "");
    await isNarrow(ada, "rubbish");
  }
  assert.deepEqual(alerts, []);

  // A link to another server is named, and followed only then.
  await ada.page.goto("about:blank");
  await ada.page.goto(server.url);
  await ada.sees("paste-link");
  await ada.page.fill(byId("paste-link"), `https://elsewhere.example/#${SECRET}`);
  await ada.click("join-by-link");
  await until("the other server is named", async () =>
    (await ada.errors()).some((error) => error.includes("elsewhere.example")),
  );
  assert.equal(new URL(ada.page.url()).origin, new URL(server.url).origin);
});

meeting("a window of 200 px and a label of any script are no trouble", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", viewport: { width: 200, height: 480 } });
  await ada.page.goto(server.url);
  await ada.sees("start-meeting");
  await isNarrow(ada, "home at 200 px");
  const label = "اجتماع ትልቅ \u202e<b>བོད</b>";
  await ada.startMeeting(server.url, { label });
  await ada.sees("join");
  await isNarrow(ada, "before joining at 200 px");
  const shown = await ada.page.evaluate(() => document.querySelector(".room-label")?.textContent);
  assert.equal(shown?.trim(), "اجتماع ትልቅ <b>བོད</b>");
  assert.equal(await ada.page.evaluate(() => document.documentElement.dir), "ltr");
  await ada.join(QUIET);
  await ada.isInMeeting();
  await isNarrow(ada, "a meeting at 200 px");
  for (const opens of ["open-people", "open-chat", "shield"]) {
    await ada.click(opens);
    await isNarrow(ada, `${opens} at 200 px`);
    await ada.page.keyboard.press("Escape");
  }
  await ada.click("open-invite");
  await ada.click("invite-words");
  await isNarrow(ada, "an invitation at 200 px");
});

/** In the session worker: a statement that this page has no words for. */
function saysTomorrow() {
  const { postMessage } = self;
  self.postMessage = (message, ...rest) => {
    postMessage.call(self, message, ...rest);
    if (message?.type === "event" && message.event.type === "view") {
      const { view } = message.event;
      if (view.phase.is === "joined" && !self.__said) {
        self.__said = true;
        postMessage({ type: "event", event: { type: "notice", notice: { what: "ofTomorrow" } } });
        postMessage({
          type: "event",
          event: {
            type: "view",
            view: {
              ...view,
              mode: "ofTomorrow",
              security: {
                ...view.security,
                shield: "warning",
                reasons: [{ why: "ofTomorrow" }],
              },
            },
          },
        });
      }
    }
  };
}

meeting("a statement that this page has no words for breaks nothing", async (bench) => {
  const server = await bench.server();
  const proxy = await startProxy(server.url, { prelude: saysTomorrow });
  try {
    const ada = await bench.chromium({ name: "Ada" });
    await ada.startMeeting(proxy.url);
    await ada.join(QUIET);
    await ada.isInMeeting();
    await ada.openChat();
    await ada.say("still here");
    await ada.reads("Ada", "still here");
    assert.ok(!ada.console.some((line) => line.startsWith("error:")), ada.console.join("\n"));
  } finally {
    await proxy.stop();
  }
});

meeting("an address that asks for a relay where there is none says so", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada" });
  const link = new URL(await ada.startMeeting(server.url));
  link.search = "?relay=1";
  await ada.openAndJoin(link.href);
  await ada.sees("no-relay");
  assert.match(await ada.text("no-relay"), /has none.*relay=1/);
});
