// The languages that the page speaks, and which of them a person reads best.
import type { FluentResource } from "@fluent/bundle";
import english from "./en.ftl";

/** The messages of one language. */
export type Dictionary = FluentResource["body"];

interface LanguageFacts {
  /** What those who speak it call it. */
  name: string;
  /** For `<html lang>`: which of its forms is written here. */
  tag: string;
  direction: "ltr" | "rtl";
  load: () => Promise<{ default: Dictionary }>;
}

export const languages = {
  en: { name: "English", tag: "en", direction: "ltr", load: async () => ({ default: english }) },
  de: { name: "Deutsch", tag: "de", direction: "ltr", load: () => import("./de.ftl") },
  es: { name: "Español", tag: "es", direction: "ltr", load: () => import("./es.ftl") },
  fr: { name: "Français", tag: "fr", direction: "ltr", load: () => import("./fr.ftl") },
  pt: { name: "Português", tag: "pt-BR", direction: "ltr", load: () => import("./pt.ftl") },
  ru: { name: "Русский", tag: "ru", direction: "ltr", load: () => import("./ru.ftl") },
  ar: { name: "العربية", tag: "ar", direction: "rtl", load: () => import("./ar.ftl") },
  hi: { name: "हिन्दी", tag: "hi", direction: "ltr", load: () => import("./hi.ftl") },
  zh: { name: "中文", tag: "zh-Hans", direction: "ltr", load: () => import("./zh.ftl") },
  ja: { name: "日本語", tag: "ja", direction: "ltr", load: () => import("./ja.ftl") },
} satisfies Record<string, LanguageFacts>;

export type Language = keyof typeof languages;

export const isLanguage = (text: string): text is Language => Object.hasOwn(languages, text);

const language = (tag: string) => tag.toLowerCase().split("-", 1)[0] ?? "";

/** The first of `wanted`, BCP 47 tags in order of liking, that the page speaks. */
export function bestLanguage(wanted: readonly string[]): Language {
  return wanted.map(language).find(isLanguage) ?? "en";
}

/**
 * Where numbers and times are written as the person writes them: `en-GB`, say,
 * for English, when the browser is set to that.
 */
export function localeFor(chosen: Language, wanted: readonly string[]): string {
  return wanted.find((tag) => language(tag) === chosen) ?? languages[chosen].tag;
}
