// Before joining: with all that can stand in the way.
import { startProxy } from "../harness/proxy.mjs";
import { until } from "../harness/until.mjs";

const QUIET = { camera: false, mic: false };
const PASSWORD = "correct horse";

export default async function before({ bench, shoot }) {
  const server = await bench.server();
  const proxy = await startProxy(server.url);
  try {
    const ada = await bench.chromium({ name: "Amara", portrait: "dusk" });
    const guest = await bench.chromium({ name: "Tomás", portrait: "forest" });
    const link = await ada.startMeeting(server.url, { label: "Friday planning" });
    await ada.sees("join");
    await until("the camera is on", () =>
      ada.page.evaluate(() => !!document.querySelector("video:not([hidden])")),
    );
    await shoot(ada, "starting");
    await guest.open(link);
    await guest.sees("join");
    await shoot(guest, "nobody there");
    await ada.join(QUIET);
    await ada.isInMeeting();
    await until("she is named", async () => /Amara/.test(await guest.text("inside")), 20_000);
    await shoot(guest, "who is there");
    await guest.click("join");
    await guest.sees("error");
    await shoot(guest, "no name");

    const second = await ada.secondTab();
    await second.open(link);
    await second.sees("move-here");
    await shoot(second, "another tab");
    await second.page.close();

    await ada.page.bringToFront();
    await ada.openPeople();
    await ada.click("lobby-toggle");
    await until("it asks", async () => /Ask/.test(await guest.text("join")), 20_000);
    await shoot(guest, "lobby");
    await guest.join(QUIET);
    await guest.sees("knocking");
    await shoot(guest, "knocking");
    await ada.sees("knocker");
    await shoot(ada, "somebody knocks");

    const locked = await ada.secondTab();
    const secret = await locked.startMeeting(server.url, { password: PASSWORD });
    await locked.join({ ...QUIET, password: PASSWORD });
    await locked.isInMeeting();
    await guest.open(secret);
    await guest.sees("password");
    await guest.type("password", "wrong");
    await guest.type("display-name", "Tomás");
    await guest.click("join");
    await guest.sees("error");
    await shoot(guest, "wrong password");

    proxy.cut(60_000);
    await guest.open(`${proxy.url}${new URL(link).hash}`);
    await until("it is said", async () => /does not answer/.test(await guest.text("looking")));
    await shoot(guest, "no answer");
  } finally {
    await proxy.stop();
  }

  const shy = await bench.chromium({ name: "Shy", devices: "refused" });
  await shy.startMeeting(server.url);
  await shy.sees("where-to-click");
  await shoot(shy, "no permission");
  const bare = await bench.chromium({ name: "Bare", devices: "none" });
  await bare.startMeeting(server.url);
  await bare.sees("error");
  await shoot(bare, "no devices");
}
