// A whole meeting by the keyboard alone, on a desk and on a phone with keys: in,
// seen, heard, arranged, talked, led, and out again. No mouse event is sent.
import assert from "node:assert/strict";
import { meeting } from "./harness/meeting.mjs";
import { until } from "./harness/until.mjs";

/** More than there are stops on any screen. */
const MOST_STOPS = 80;

/** What has the focus, whether it can be seen, and whether it shows that it has it. */
const focusedOn = (person) =>
  person.page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) {
      return { id: null, seen: true, marked: true };
    }
    const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    // A radio that is drawn by its label.
    const label = element.closest("label");
    const outline = label && getComputedStyle(label).outlineStyle;
    return {
      id: element.getAttribute("data-testid"),
      what: element.outerHTML.slice(0, 120),
      seen:
        element.checkVisibility({ visibilityProperty: true, opacityProperty: label === null }) &&
        width > 0 &&
        height > 0 &&
        bottom > 0 &&
        right > 0 &&
        top < innerHeight &&
        left < innerWidth,
      marked: (outlineStyle !== "none" && outlineWidth !== "0px") || (outline ?? "none") !== "none",
    };
  });

function keyboardOf(person) {
  const { keyboard } = person.page;
  /** Goes on with Tab until the element has the focus; every stop can be seen. */
  const tabTo = async (id) => {
    await person.sees(id);
    for (let presses = 0; presses < MOST_STOPS; presses++) {
      const { id: now, what, seen, marked } = await focusedOn(person);
      // What opens takes the time of its motion to be seen.
      if (now === id) {
        await until(`${id} can be seen`, async () => (await focusedOn(person)).seen);
        return;
      }
      if (presses > 0) {
        if (!seen) {
          // What comes into sight with the focus takes the time of its motion.
          await until(
            `what has the focus can be seen: ${what}`,
            async () => (await focusedOn(person)).seen,
          );
        }
        assert.ok(marked, `the focus is not shown: ${what}`);
      }
      await keyboard.press("Tab");
    }
    throw new Error(`${id} is not reached by Tab`);
  };
  return {
    keyboard,
    tabTo,
    async presses(id, key = "Enter") {
      await tabTo(id);
      await keyboard.press(key);
    },
    async types(id, text) {
      await tabTo(id);
      await keyboard.type(text);
    },
  };
}

const pressed = (person, id, on) =>
  until(
    `${id} is ${on ? "on" : "off"}`,
    async () => (await person.attribute(id, "aria-pressed")) === String(on),
  );

const closed = (person, id) =>
  until(`${id} is closed`, async () =>
    person.page.evaluate(
      (selector) => document.querySelector(selector)?.checkVisibility() !== true,
      `[data-testid="${id}"]`,
    ),
  );

for (const [where, viewport] of [
  ["a desk", { width: 1440, height: 900 }],
  ["a display of 360 px", { width: 360, height: 740 }],
]) {
  meeting(`a whole meeting by keyboard alone, on ${where}`, async (bench) => {
    const server = await bench.server();
    const ada = await bench.chromium({ name: "Ada", colour: "green", viewport });
    const { keyboard, tabTo, presses, types } = keyboardOf(ada);
    const mouse = ["mousedown", "pointerdown"];
    await ada.page.addInitScript((names) => {
      window.__mouse = 0;
      for (const name of names) {
        addEventListener(name, () => (window.__mouse += 1), { capture: true });
      }
    }, mouse);

    await ada.page.goto(server.url);
    await types("room-label", "By hand");
    await presses("start-meeting");
    await types("display-name", "Ada");
    await presses("join");
    await ada.isInMeeting();
    const link = await ada.page.evaluate(() => location.href);
    const crowd = ["--participants", "3", "--cameras", "1", "--mics", "1", "--duration", "4m"];
    await bench.bots(link, crowd).joined(3);
    await ada.sees("tile", { attributes: { "data-name": "Bot 3" } });

    // To be heard and seen, or not.
    await pressed(ada, "toggle-mic", true);
    await presses("toggle-mic", "Space");
    await pressed(ada, "toggle-mic", false);
    await presses("toggle-camera");
    await pressed(ada, "toggle-camera", false);
    await presses("raise-hand");
    await pressed(ada, "raise-hand", true);
    await presses("open-reactions");
    await keyboard.press("Enter");
    await until("a reaction is shown", () =>
      ada.page.evaluate(() => document.querySelector(".reaction") !== null),
    );

    // To see as one likes.
    await presses("open-view");
    await ada.sees("view");
    await tabTo("layout-auto");
    await keyboard.press("ArrowRight");
    await keyboard.press("ArrowRight");
    assert.equal((await focusedOn(ada)).id, "layout-speaker");
    await keyboard.press("Escape");
    await closed(ada, "view");
    await until("the focus comes back", async () => (await focusedOn(ada)).id === "open-view");
    const large = () =>
      ada.page.evaluate(
        () => document.querySelector('[data-testid="tile"][data-large="true"]')?.dataset.name,
      );
    await until("somebody is large", large);
    await presses("tile-more");
    await ada.sees("person-menu");
    await presses("pin");
    await closed(ada, "person-menu");
    assert.equal((await focusedOn(ada)).id, "tile-more");
    const name = await ada.page.evaluate(() => document.activeElement.closest("li").dataset.name);
    await until(`${name} is large`, async () => (await large()) === name);

    // To write, and to lead.
    await presses("open-chat");
    await types("chat-input", "typed");
    await keyboard.press("Enter");
    await ada.reads("Ada", "typed");
    await keyboard.press("Escape");
    await until("the chat is closed", async () => !(await ada.exists("chat-input")));
    await until("the focus comes back", async () => (await focusedOn(ada)).id === "open-chat");
    await presses("open-people");
    await ada.sees("person");
    await presses("lobby-toggle");
    await until("newcomers wait", async () => {
      return (await ada.attribute("lobby-toggle", "aria-checked")) === "true";
    });
    await presses("mute-all");
    await until("it is said", async () =>
      (await ada.texts("notice")).some((text) => /microphone/.test(text)),
    );
    await keyboard.press("Escape");
    await until("the list is closed", async () => !(await ada.exists("person")));

    // To know that it is safe, and out.
    await presses("shield");
    await ada.securityCode();
    await keyboard.press("Escape");
    await closed(ada, "security-panel");
    await presses("leave");
    await until("the meeting is left", async () => !(await ada.exists("tile")));
    assert.equal(await ada.page.evaluate(() => window.__mouse), 0, "no mouse was used");
  });
}
