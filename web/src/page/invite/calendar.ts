// A calendar invitation (RFC 5545), made in the browser. Pure: the server never
// learns that a meeting was planned.

/** Octets of a line before it is folded (section 3.1). */
const LINE_OCTETS = 75;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** For so long before the meeting the zone's changes of offset are looked for. */
const LOOK_BACK = 370 * DAY;

export interface Appointment {
  title: string;
  /** The words above the link. */
  text: string;
  link: string;
  start: Date;
  minutes: number;
  /** A name of the IANA time zone database. */
  zone: string;
  /** Tells it from every other one. */
  uid: string;
  now: Date;
}

/** The content of an `.ics` file. */
export function calendarFile(appointment: Appointment): string {
  const { title, text, link, start, minutes, zone, uid, now } = appointment;
  const end = new Date(start.getTime() + minutes * MINUTE);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//SecureMeeting//SecureMeeting//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...timeZone(zone, start, end),
    "BEGIN:VEVENT",
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${stamp(now.getTime())}Z`,
    `DTSTART;TZID=${zone}:${local(zone, start)}`,
    `DTEND;TZID=${zone}:${local(zone, end)}`,
    `SUMMARY:${escapeText(title)}`,
    // The link is a key: calendars that others may look into leave it out.
    "CLASS:PRIVATE",
    `LOCATION:${escapeText(link)}`,
    `DESCRIPTION:${escapeText(`${text}\n${link}`)}`,
    `URL:${link}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

/** Section 3.3.11; control characters have no place in it. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll("\n", "\\n");
}

/** Lines of at most 75 octets, cut between characters. */
export function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const { length } = encoder.encode(character);
    if (octets + length > LINE_OCTETS) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += length;
  }
  return folded;
}

/** The zone's offsets around the meeting (section 3.6.5), as this browser knows them. */
function timeZone(zone: string, start: Date, end: Date): string[] {
  const from = start.getTime() - LOOK_BACK;
  const lines = ["BEGIN:VTIMEZONE", `TZID:${zone}`];
  let before = offset(zone, from);
  lines.push(...observance(from, before, before));
  for (let at = from; at < end.getTime(); at += DAY) {
    const next = Math.min(at + DAY, end.getTime());
    const after = offset(zone, next);
    if (after !== before) {
      lines.push(...observance(changeBetween(zone, at, next, before), before, after));
      before = after;
    }
  }
  lines.push("END:VTIMEZONE");
  return lines;
}

/** An offset that holds from a moment on. It is told in the clock of before. */
function observance(at: number, before: number, after: number): string[] {
  const kind = after > before ? "DAYLIGHT" : "STANDARD";
  return [
    `BEGIN:${kind}`,
    `DTSTART:${stamp(at + before)}`,
    `TZOFFSETFROM:${offsetText(before)}`,
    `TZOFFSETTO:${offsetText(after)}`,
    `END:${kind}`,
  ];
}

/** The minute at which the offset is no longer `before`. */
function changeBetween(zone: string, low: number, high: number, before: number): number {
  let [from, to] = [low, high];
  while (to - from > MINUTE) {
    const middle = from + Math.floor((to - from) / 2 / MINUTE) * MINUTE;
    const at = middle === from ? from + MINUTE : middle;
    if (offset(zone, at) === before) {
      from = at;
    } else {
      to = at;
    }
  }
  return Math.ceil(to / MINUTE) * MINUTE;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds that the zone's clock is ahead of UTC at a moment. */
function offset(zone: string, at: number): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  formats.set(zone, format);
  const part = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  const shown = Date.UTC(year, month - 1, day, hour, minute, second);
  return shown - Math.floor(at / 1000) * 1000;
}

function offsetText(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / MINUTE);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${milliseconds < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}

/** The zone's own clock, as calendars write it. */
const local = (zone: string, date: Date) => stamp(date.getTime() + offset(zone, date.getTime()));

const stamp = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d+Z$/g, "");

/** Where this browser is. */
export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

/** For an `<input type="datetime-local">`: the next full hour, in the clock on the wall. */
export function nextHour(now: Date): string {
  const next = new Date(now);
  next.setHours(now.getHours() + 1, 0, 0, 0);
  const two = (value: number) => String(value).padStart(2, "0");
  const date = [next.getFullYear(), two(next.getMonth() + 1), two(next.getDate())].join("-");
  return `${date}T${two(next.getHours())}:00`;
}

/** What such an input holds; null when that is no time. */
export function wallTime(value: string): Date | null {
  const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? new Date(value) : null;
  return date === null || Number.isNaN(date.getTime()) ? null : date;
}

/** A mail that the person's own program is to send. */
export function mailLink(subject: string, body: string): string {
  const text = (value: string) => encodeURIComponent(value.replace(/\r?\n/g, "\r\n"));
  return `mailto:?subject=${text(subject)}&body=${text(body)}`;
}
