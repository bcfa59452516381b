// Ways to hand on a link besides copying it: the device's own sharing, e-mail, a
// calendar invitation, words to read aloud. All of it is made here.
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { handOver } from "../../media/download.ts";
import { CalendarIcon, CheckIcon, MailIcon, QrIcon, ShareIcon, SpeakIcon } from "../icons.tsx";
import { Field, QrCode } from "../parts.tsx";
import { invite, ways as strings } from "../strings.ts";
import { calendarFile, mailLink, nextHour, wallTime, zoneHere } from "./calendar.ts";
import { SpokenWords } from "./spoken.tsx";

export interface Invitation {
  /** The whole link. */
  link: string;
  /** The meeting's name; empty when it has none. */
  label: string;
  password: boolean;
}

const LENGTHS_MINUTES = [15, 30, 45, 60, 90, 120, 180];
const USUAL_MINUTES = 30;

const bodyOf = ({ password }: Invitation) =>
  password ? `${strings.body} ${strings.bodyPassword}` : strings.body;

/** What one of the ways shows below them. */
type Opened = "calendar" | "words" | "qr";

/** `when`: the time was chosen elsewhere already. */
export function Ways({ invitation, when }: { invitation: Invitation; when?: Time }) {
  const shown = useSignal<Opened | null>("qr");
  const { link, label } = invitation;
  const subject = strings.subject(label);
  const body = bodyOf(invitation);
  const toggle = (what: Opened) => {
    shown.value = shown.value === what ? null : what;
  };
  return (
    <>
      <ul class="ways" aria-label={strings.title}>
        {typeof navigator.share === "function" && (
          <li>
            <button
              type="button"
              class="way"
              data-testid="invite-share"
              onClick={() => {
                navigator.share({ title: subject, text: body, url: link }).catch(() => {
                  // The person closed the sheet: no fault.
                });
              }}
            >
              <ShareIcon size={1.25} />
              {strings.share}
            </button>
          </li>
        )}
        <li>
          <a
            class="way"
            href={mailLink(subject, `${body}\n\n${link}`)}
            data-testid="invite-mail"
            rel="noreferrer"
          >
            <MailIcon size={1.25} />
            {strings.mail}
          </a>
        </li>
        <li>
          <button
            type="button"
            class="way"
            aria-expanded={shown.value === "calendar"}
            data-testid="invite-calendar"
            onClick={() => (when === undefined ? toggle("calendar") : save(invitation, when))}
          >
            <CalendarIcon size={1.25} />
            {strings.calendar}
          </button>
        </li>
        <li>
          <button
            type="button"
            class="way"
            aria-expanded={shown.value === "words"}
            data-testid="invite-words"
            onClick={() => toggle("words")}
          >
            <SpeakIcon size={1.25} />
            {strings.words}
          </button>
        </li>
        <li>
          <button
            type="button"
            class="way"
            aria-expanded={shown.value === "qr"}
            data-testid="invite-qr"
            onClick={() => toggle("qr")}
          >
            <QrIcon size={1.25} />
            {strings.qr}
          </button>
        </li>
      </ul>
      {shown.value === "qr" && <QrCode text={link} label={invite.qr} />}
      {shown.value === "calendar" && <CalendarForm invitation={invitation} />}
      {shown.value === "words" && <SpokenWords link={link} />}
    </>
  );
}

/** When a meeting is to be. */
export interface Time {
  start: Date;
  minutes: number;
}

function save(invitation: Invitation, { start, minutes }: Time): void {
  const { link, label } = invitation;
  const title = strings.calendarTitle(label);
  const text = calendarFile({
    title,
    text: bodyOf(invitation),
    link,
    start,
    minutes,
    zone: zoneHere(),
    uid: crypto.randomUUID(),
    now: new Date(),
  });
  const blob = new Blob([text], { type: "text/calendar;charset=utf-8" });
  // What stands in a file's name is narrower than what stands in a meeting's.
  const name = title.replace(/[^\p{L}\p{N}_-]+/gu, " ").trim() || strings.calendarTitle("");
  handOver(`${name}.ics`, blob, () => {});
}

function CalendarForm({ invitation }: { invitation: Invitation }) {
  const chosen = useSignal(nextHour(new Date()));
  const minutes = useSignal(USUAL_MINUTES);
  const missing = useSignal(false);
  const saved = useSignal(false);
  return (
    <form
      class="invite-more"
      aria-label={strings.calendar}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const start = wallTime(chosen.value);
        missing.value = start === null;
        if (start !== null) {
          save(invitation, { start, minutes: minutes.value });
          saved.value = true;
        }
      }}
    >
      <TimeFields
        chosen={chosen.value}
        minutes={minutes.value}
        missing={missing.value}
        onChoose={(value) => {
          chosen.value = value;
          missing.value = false;
          saved.value = false;
        }}
        onLength={(value) => {
          minutes.value = value;
          saved.value = false;
        }}
      />
      <button type="submit" class="button primary" data-testid="save-calendar">
        <CalendarIcon size={1.25} />
        {strings.save}
      </button>
      <p class="hint" role="status">
        {saved.value ? (
          <>
            <CheckIcon size={1} /> {strings.saved}
          </>
        ) : (
          strings.calendarHint
        )}
      </p>
    </form>
  );
}

interface TimeFieldsProps {
  chosen: string;
  minutes: number;
  missing: boolean;
  onChoose: (value: string) => void;
  onLength: (minutes: number) => void;
}

/** Date, time and length, in the person's own time zone. */
export function TimeFields({ chosen, minutes, missing, onChoose, onLength }: TimeFieldsProps) {
  const id = useId();
  return (
    <div class="time-fields">
      <Field
        label={strings.when}
        hint={strings.zone(zoneHere().replaceAll("_", " "))}
        error={missing ? strings.whenMissing : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            class="input"
            type="datetime-local"
            value={chosen}
            data-testid="meeting-time"
            onInput={(event) => onChoose(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="field">
        <label class="field-label" for={id}>
          {strings.length}
        </label>
        <select
          id={id}
          class="input select"
          value={String(minutes)}
          data-testid="meeting-length"
          onChange={(event) => onLength(Number(event.currentTarget.value))}
        >
          {LENGTHS_MINUTES.map((value) => (
            <option key={value} value={String(value)}>
              {strings.lengths(value)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
