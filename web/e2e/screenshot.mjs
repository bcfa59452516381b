// The README's picture: a real meeting in real Chromium, with bots as guests.
//
//   node e2e/screenshot.mjs        writes docs/images/meeting.png
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launchChromium } from "./harness/browsers.mjs";
import { paths } from "./harness/paths.mjs";
import { startBots, startServer } from "./harness/server.mjs";

const images = join(paths.root, "docs/images");
mkdirSync(images, { recursive: true });

const server = await startServer();
const people = [];
try {
  const portraits = ["dusk", "forest", "ocean"];
  const names = ["Amara", "Tomás", "Mei"];
  for (const [index, name] of names.entries()) {
    const options = { name, portrait: portraits[index], hertz: 300 + 100 * index };
    people.push(await launchChromium({ ...options, viewport: { width: 1280, height: 800 } }));
  }
  const [amara, tomas, mei] = people;
  const link = await amara.startMeeting(server.url, { label: "Friday planning" });
  await amara.join();
  await amara.isInMeeting();
  await tomas.openAndJoin(link, { mic: false });
  await mei.openAndJoin(link);
  const bots = startBots(link, ["--name", "Robin", "--mics", "0", "--duration", "10m"]);
  await bots.joined(1);
  for (const name of ["Tomás", "Mei", "Robin"]) {
    await amara.seesMotion(name);
  }
  await amara.shieldIs("secure");
  await tomas.say("Slides are in the folder.");
  await mei.say("Lovely, thank you! Shall we start?");
  await amara.reads("Mei", "Shall we start?");
  await amara.page.mouse.move(5, 5);
  await amara.page.screenshot({ path: join(images, "meeting.png") });
  console.log(join(images, "meeting.png"));
  await bots.stop();
} finally {
  await Promise.allSettled(people.map((person) => person.close()));
  await server.stop();
}
