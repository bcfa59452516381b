// Before there is a meeting.
import { byId } from "../harness/person.mjs";

const SECRET = "A".repeat(43);

export default async function home({ bench, shoot }) {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada" });
  await ada.page.goto(server.url);
  await ada.sees("start-meeting");
  await shoot(ada, "start");
  await ada.page.fill(byId("paste-link"), "see you at three");
  await ada.click("join-by-link");
  await ada.sees("error");
  await shoot(ada, "not a link");
  await ada.page.fill(byId("paste-link"), `https://elsewhere.example/#${SECRET}`);
  await ada.click("join-by-link");
  await ada.sees("go-elsewhere");
  await shoot(ada, "another server");
  await ada.click("type-words");
  await shoot(ada, "words");
  await ada.type("typed-words", "abandon ability able about above");
  await ada.click("join-by-words");
  await ada.sees("error");
  await shoot(ada, "words that do not fit");
  await ada.click("open-plan");
  await ada.type("plan-label", "Friday planning");
  await ada.page.fill(byId("meeting-time"), "2031-07-04T10:30");
  await shoot(ada, "plan");
  await ada.click("make-plan");
  await ada.sees("planned");
  await ada.click("keep-meeting");
  await shoot(ada, "planned");
  await ada.click("plan-done");
  await ada.sees("recent-meeting");
  await shoot(ada, "kept meetings");
}
