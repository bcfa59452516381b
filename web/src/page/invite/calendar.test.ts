import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarFile, escapeText, fold, mailLink, nextHour, wallTime } from "./calendar.ts";

const LINK = `https://meet.example/#${"A".repeat(43)}~h${"B".repeat(22)}`;

function file(changed: Partial<Parameters<typeof calendarFile>[0]> = {}): string {
  return calendarFile({
    title: "Tea; with, cake",
    text: "Join by this link.",
    link: LINK,
    start: new Date("2026-07-03T08:30:00Z"),
    minutes: 45,
    zone: "Europe/Madrid",
    uid: "1-2-3",
    now: new Date("2026-06-01T12:00:00Z"),
    ...changed,
  });
}

/** The lines as a calendar reads them. */
const unfolded = (text: string) => text.replaceAll("\r\n ", "").split("\r\n");

test("an invitation has the time in the zone of its maker, and that zone's rules", () => {
  const lines = unfolded(file());
  assert.ok(lines.includes("DTSTART;TZID=Europe/Madrid:20260703T103000"));
  assert.ok(lines.includes("DTEND;TZID=Europe/Madrid:20260703T111500"));
  assert.ok(lines.includes("DTSTAMP:20260601T120000Z"));
  assert.ok(lines.includes("SUMMARY:Tea\\; with\\, cake"));
  const from = lines.indexOf("BEGIN:DAYLIGHT");
  assert.deepEqual(
    lines.slice(lines.lastIndexOf("BEGIN:DAYLIGHT"), lines.lastIndexOf("END:DAYLIGHT")),
    ["BEGIN:DAYLIGHT", "DTSTART:20260329T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"],
  );
  assert.ok(from > lines.indexOf("BEGIN:VTIMEZONE") && from < lines.indexOf("BEGIN:VEVENT"));
  assert.ok(lines.includes(`URL:${LINK}`));
  assert.ok(file().endsWith("END:VCALENDAR\r\n"));
});

test("zones without summer time, of half hours, and south of the equator", () => {
  const india = unfolded(file({ zone: "Asia/Kolkata" }));
  assert.ok(india.includes("DTSTART;TZID=Asia/Kolkata:20260703T140000"));
  assert.ok(india.includes("TZOFFSETTO:+0530"));
  assert.ok(!india.includes("BEGIN:DAYLIGHT"));
  const utc = unfolded(file({ zone: "UTC" }));
  assert.ok(utc.includes("DTSTART;TZID=UTC:20260703T083000"));
  const york = unfolded(
    file({ zone: "America/New_York", start: new Date("2026-12-01T15:00:00Z") }),
  );
  assert.ok(york.includes("DTSTART;TZID=America/New_York:20261201T100000"));
  assert.ok(york.includes("DTSTART:20261101T020000"), "the change of November, in summer time");
  assert.ok(york.includes("TZOFFSETTO:-0500"));
  const sydney = unfolded(file({ zone: "Australia/Sydney" }));
  assert.ok(sydney.includes("DTSTART:20260405T030000"));
});

test("a change of the clock during the meeting is in it", () => {
  const lines = unfolded(file({ start: new Date("2026-10-25T00:30:00Z"), minutes: 120 }));
  assert.ok(lines.includes("DTSTART;TZID=Europe/Madrid:20261025T023000"));
  assert.ok(lines.includes("DTEND;TZID=Europe/Madrid:20261025T033000"));
  assert.ok(lines.includes("DTSTART:20261025T030000"));
});

test("no line is longer than 75 octets, and no character is cut", () => {
  const title = "Frühstück mit Ärzt:innen 🫖 ".repeat(20);
  const text = file({ title });
  for (const line of text.split("\r\n")) {
    assert.ok(new TextEncoder().encode(line).length <= 75, line);
  }
  assert.ok(unfolded(text).includes(`SUMMARY:${escapeText(title)}`));
  assert.equal(fold("x".repeat(75)), "x".repeat(75));
  assert.equal(fold("x".repeat(76)), `${"x".repeat(75)}\r\n x`);
});

test("a title cannot add lines of its own", () => {
  const text = file({ title: "Tea\r\nEND:VEVENT\r\nBEGIN:VALARM\u0000\u001b\\n" });
  const lines = unfolded(text);
  assert.equal(lines.filter((line) => line === "END:VEVENT").length, 1);
  assert.ok(!lines.some((line) => line.startsWith("BEGIN:VALARM")));
  assert.ok(lines.includes("SUMMARY:Tea\\nEND:VEVENT\\nBEGIN:VALARM\\\\n"));
});

test("times are read as they were chosen, and rubbish is none", () => {
  assert.equal(nextHour(new Date(2026, 0, 31, 23, 59)), "2026-02-01T00:00");
  assert.equal(wallTime("2026-02-01T09:30")?.getHours(), 9);
  for (const rubbish of ["", "tomorrow", "2026-13-01T09:30", "2026-02-01"]) {
    assert.equal(wallTime(rubbish), null, rubbish);
  }
});

test("a mail holds the whole link and nothing that could be read as another field", () => {
  const mail = mailLink("Tea & cake?", `Come:\n${LINK}`);
  const url = new URL(mail);
  assert.equal(url.searchParams.get("subject"), "Tea & cake?");
  assert.equal(url.searchParams.get("body"), `Come:\r\n${LINK}`);
  assert.deepEqual([...url.searchParams.keys()], ["subject", "body"]);
});
