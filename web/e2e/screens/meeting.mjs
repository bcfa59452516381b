// In a meeting: alone, with others, and everything that opens over it.
import { byId } from "../harness/person.mjs";
import { startProxy } from "../harness/proxy.mjs";
import { until } from "../harness/until.mjs";

export default async function meeting({ bench, shoot }) {
  const server = await bench.server();
  const proxy = await startProxy(server.url);
  try {
    const amara = await bench.chromium({ name: "Amara", portrait: "dusk", hertz: 300 });
    const tomas = await bench.chromium({ name: "Tomás", portrait: "forest", hertz: 400 });
    const link = await amara.startMeeting(proxy.url, { label: "Friday planning" });
    await amara.join();
    await amara.isInMeeting();
    await amara.page.mouse.move(5, 5);
    await shoot(amara, "alone");
    await tomas.openAndJoin(`${server.url}${new URL(link).hash}`);
    const bots = bench.bots(`${server.url}${new URL(link).hash}`, [
      ...["--participants", "3", "--cameras", "0", "--mics", "0"],
      ...["--name", "Guest", "--duration", "20m"],
    ]);
    await bots.joined(3);
    await amara.seesMotion("Tomás");
    await amara.shieldIs("secure");
    await shoot(amara, "five people");

    await amara.click("open-invite");
    await shoot(amara, "invite");
    await amara.click("invite-words");
    await until("the words are there", () => amara.attribute("spoken-words", "data-words"));
    await shoot(amara, "invite words");
    await amara.click("invite-calendar");
    await amara.page.fill(byId("meeting-time"), "2031-07-04T10:30");
    await shoot(amara, "invite calendar");
    await amara.click("show-host-link");
    await amara.sees("host-link");
    await amara.page.evaluate(
      (id) => document.querySelector(id).scrollIntoView(),
      byId("host-link"),
    );
    await shoot(amara, "invite host link");
    await amara.page.keyboard.press("Escape");

    for (const [opens, name] of [
      ["open-devices", "devices"],
      ["open-reactions", "reactions"],
    ]) {
      await amara.click(opens);
      await shoot(amara, name);
      await amara.page.keyboard.press("Escape");
    }
    await tomas.say("Slides are in the folder.");
    await amara.openChat();
    await amara.say("Lovely, thank you! Shall we start?");
    await amara.reads("Tomás", "folder");
    await shoot(amara, "chat");
    await amara.page.keyboard.press("Escape");
    await amara.openPeople();
    await shoot(amara, "people");
    await amara.page.click(`${byId("person", { "data-name": "Tomás" })} ${byId("compare-codes")}`);
    await amara.sees("compare-code");
    await shoot(amara, "compare");
    await amara.click("codes-match");
    await shoot(amara, "compared");
    await amara.click("compare-done");
    await amara.page.click(`${byId("person", { "data-name": "Tomás" })} ${byId("compare-codes")}`);
    await amara.click("codes-differ");
    await amara.sees("compare-again");
    await shoot(amara, "codes differ");
    await amara.page.keyboard.press("Escape");
    await amara.page.keyboard.press("Escape");
    await amara.openSecurity();
    await amara.securityCode();
    await amara.shieldIs("warning");
    await shoot(amara, "shield amber");
    await amara.page.keyboard.press("Escape");
    await tomas.page.bringToFront();
    await tomas.openSecurity();
    await tomas.securityCode();
    await shoot(tomas, "shield green");
    await tomas.click("security-details");
    await tomas.page.evaluate(
      (id) => document.querySelector(id).scrollIntoView(),
      byId("security-details"),
    );
    await shoot(tomas, "shield details");
    await tomas.click("open-preview");
    await until("the bytes are painted", () =>
      tomas.page.evaluate(
        (id) => document.querySelector(id)?.width > 20,
        byId("server-view-canvas"),
      ),
    );
    await shoot(tomas, "preview");
    await tomas.page.keyboard.press("Escape");
    await tomas.page.keyboard.press("Escape");

    await amara.page.bringToFront();
    proxy.cut(30_000);
    await until("it is said", async () =>
      (await amara.texts("notice")).some((text) => /connection was lost/.test(text)),
    );
    await shoot(amara, "connection lost");
  } finally {
    await proxy.stop();
  }
}
