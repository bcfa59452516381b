// What the page says, in the language that is chosen: messages by their ids, and
// numbers, units and lists in the same language. All of it reads one signal, so
// whatever was drawn with it is drawn anew when another language is chosen.
import { FluentBundle, type FluentVariable } from "@fluent/bundle";
import { signal } from "@preact/signals";
import english from "./en.ftl";
import {
  bestLanguage,
  type Dictionary,
  isLanguage,
  type Language,
  languages,
  localeFor,
} from "./languages.ts";
import type { Messages } from "./messages.ts";

export type MessageId = keyof Messages;

/** The arguments of one message, or those that any of several takes. */
type Arguments<Id extends MessageId> = [Messages[Id]] extends [never]
  ? []
  : [values: Record<Messages[Id], string | number>];

interface Speech {
  language: Language;
  locale: string;
  bundle: FluentBundle;
}

/** Where the choice is remembered, in this browser alone. */
const REMEMBERED = "language";

const current = signal(speechOf("en", ["en"], english));

/** The language that the page speaks now. */
export const spoken = (): Language => current.value.language;

/** The message in the chosen language. */
export function t<Id extends MessageId>(id: Id, ...[values]: Arguments<Id>): string {
  const { bundle } = current.value;
  const pattern = bundle.getMessage(id)?.value;
  if (pattern == null) {
    // Only for a string made past the types: `npm test` holds every language to all ids.
    return `⟦${id}⟧`;
  }
  return bundle.formatPattern(pattern, values === undefined ? null : isolated(values), []);
}

/** Whether there is a message of this id: for ids that are not the page's own. */
export const has = (id: string): boolean => current.value.bundle.hasMessage(id);

/** All messages `GROUP-key` that take no argument, as properties. */
type Plain<Group extends string> = {
  readonly [Id in MessageId as [Messages[Id]] extends [never]
    ? Id extends `${Group}-${infer Key}`
      ? Key extends `${string}-${string}`
        ? never
        : Key
      : never
    : never]: string;
};

/**
 * The messages of a group by their short names, read when they are asked for:
 * `group("home").lead` is `home-lead`. `own` has what needs arguments.
 */
export function group<Group extends string, Own extends object = object>(
  name: Group,
  own?: Own,
): Plain<Group> & Own {
  const get = (target: object, key: string | symbol): unknown =>
    key in target || typeof key === "symbol"
      ? Reflect.get(target, key)
      : t(`${name}-${key}` as never);
  return new Proxy(own ?? {}, { get }) as Plain<Group> & Own;
}

/** A number as the reader writes it. */
export const number = (value: number, options?: Intl.NumberFormatOptions): string =>
  new Intl.NumberFormat(current.value.locale, options).format(value);

/** The time of day, hours and minutes. `milliseconds` since 1970. */
export const timeOfDay = (milliseconds: number): string =>
  new Intl.DateTimeFormat(current.value.locale, { hour: "numeric", minute: "2-digit" }).format(
    milliseconds,
  );

/** Words in a row, as the reader joins them: by commas alone, or with an "and" or "or". */
export const list = (
  words: string[],
  type: "unit" | "conjunction" | "disjunction" = "unit",
): string =>
  new Intl.ListFormat(current.value.locale, {
    type,
    style: type === "unit" ? "short" : "long",
  }).format(words);

/** A day of this year. `milliseconds` since 1970. */
export const day = (milliseconds: number): string =>
  new Intl.DateTimeFormat(current.value.locale, { day: "numeric", month: "long" }).format(
    milliseconds,
  );

/** Speaks the language chosen before in this browser, or else the one that it asks for. */
export async function startSpeaking(): Promise<void> {
  await speak(remembered() ?? bestLanguage(navigator.languages));
}

/** Speaks the language, now and after the next start. Stays as it is if that cannot be loaded. */
export async function choose(language: Language): Promise<void> {
  await speak(language);
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // Nothing is stored where the person forbids it.
  }
}

async function speak(language: Language): Promise<void> {
  try {
    const { default: dictionary } = await languages[language].load();
    current.value = speechOf(language, navigator.languages, dictionary);
  } catch {
    // The network is gone. What was spoken before goes on.
  }
  const { tag, direction } = languages[current.value.language];
  document.documentElement.lang = tag;
  document.documentElement.dir = direction;
}

function remembered(): Language | null {
  try {
    const language = localStorage.getItem(REMEMBERED) ?? "";
    return isLanguage(language) ? language : null;
  } catch {
    return null;
  }
}

function speechOf(language: Language, wanted: readonly string[], dictionary: Dictionary): Speech {
  const locale = localeFor(language, wanted);
  const bundle = new FluentBundle(locale, { useIsolating: false });
  bundle.addResource({ body: dictionary });
  return { language, locale, bundle };
}

const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;

/**
 * A name that reads in the other direction must not turn the words around it: it
 * comes between FSI and PDI (Unicode's isolates). Others stay as they are.
 */
export function isolate(text: string): string {
  const others = text.replace(RIGHT_TO_LEFT, "");
  const { direction } = languages[current.value.language];
  const turns = direction === "rtl" ? /\p{L}/u.test(others) : others !== text;
  return turns ? `\u2068${text}\u2069` : text;
}

const isolated = (values: Record<string, string | number>): Record<string, FluentVariable> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "number" ? value : isolate(value),
    ]),
  );
