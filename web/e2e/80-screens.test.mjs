// Every screen for everyone: by axe's rules, by keyboard alone, and on a narrow
// display.
import { isAccessible, isNarrow } from "./harness/access.mjs";
import { meeting } from "./harness/meeting.mjs";
import { until } from "./harness/until.mjs";

async function everyScreen(person, url, look) {
  await person.page.goto(url);
  await person.sees("start-meeting");
  await look("home");
  await person.startMeeting(url, { label: "A name of some length", password: "correct horse" });
  await person.sees("join");
  await person.sees("password");
  await look("before joining");
  await person.join({ password: "correct horse" });
  await person.isInMeeting();
  await look("meeting");
  for (const dialog of ["invite", "devices", "reactions"]) {
    await person.click(`open-${dialog}`);
    await look(dialog);
    await person.page.keyboard.press("Escape");
  }
  await person.openChat();
  await person.say("hello");
  await person.reads(person.name, "hello");
  await look("chat");
  await person.page.keyboard.press("Escape");
  await person.click("open-people");
  await person.sees("person");
  await look("people");
  await person.page.keyboard.press("Escape");
  await person.openSecurity();
  await person.securityCode();
  await look("security");
  await person.click("open-preview");
  await person.sees("server-view");
  await look("preview");
  await person.page.keyboard.press("Escape");
  await person.page.keyboard.press("Escape");
  await person.click("leave");
  await until(`${person.name} is out`, async () => !(await person.exists("tile")));
  await look("ended");
}

meeting("axe finds nothing on any screen, in light and in dark", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "green" });
  await everyScreen(ada, server.url, (screen) => isAccessible(ada, screen));
});

meeting("no screen is wider than a display of 360 px", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({
    name: "Ada",
    colour: "green",
    viewport: { width: 360, height: 740 },
  });
  await everyScreen(ada, server.url, (screen) => isNarrow(ada, screen));
});

meeting("the keyboard alone starts, joins and leaves a meeting", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "green" });
  const { keyboard } = ada.page;

  /** Goes on with Tab until the element has the focus. */
  const tabTo = async (id) => {
    await ada.sees(id);
    for (let presses = 0; presses < 60; presses++) {
      const focused = await ada.page.evaluate(
        () => document.activeElement?.getAttribute("data-testid") ?? null,
      );
      if (focused === id) {
        return;
      }
      await keyboard.press("Tab");
    }
    throw new Error(`${id} is not reached by Tab`);
  };

  await ada.page.goto(server.url);
  await tabTo("room-label");
  await keyboard.type("By hand");
  await tabTo("start-meeting");
  await keyboard.press("Enter");
  await tabTo("display-name");
  await keyboard.type("Ada");
  await tabTo("join");
  await keyboard.press("Enter");
  await ada.isInMeeting();
  await tabTo("toggle-mic");
  const before = await ada.attribute("toggle-mic", "aria-pressed");
  await keyboard.press("Space");
  await until(
    "the microphone is switched",
    async () => (await ada.attribute("toggle-mic", "aria-pressed")) !== before,
  );
  await tabTo("open-chat");
  await keyboard.press("Enter");
  await tabTo("chat-input");
  await keyboard.type("typed");
  await keyboard.press("Enter");
  await ada.reads("Ada", "typed");
  await tabTo("shield");
  await keyboard.press("Enter");
  await ada.sees("security-panel");
  await keyboard.press("Escape");
  await until(
    "Escape closes the panel",
    async () =>
      !(await ada.exists("security-code")) ||
      !(await ada.page.evaluate(
        () => document.querySelector('[data-testid="security-panel"]')?.checkVisibility() ?? false,
      )),
  );
  await tabTo("leave");
  await keyboard.press("Enter");
  await until("the meeting is left", async () => !(await ada.exists("tile")));
});
