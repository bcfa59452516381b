// Every language says everything that the page asks for, and nothing else.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { readLanguage, readMessages, typesOf } from "../../scripts/fluent.mjs";
import { bestLanguage, languages, localeFor } from "./languages.ts";

const source = readMessages(readLanguage("en"));
const translations = Object.keys(languages).filter((language) => language !== "en");

test("the types of the messages are those of the English file", () => {
  const written = readFileSync(new URL("./messages.ts", import.meta.url), "utf8");
  assert.ok(written === typesOf(readLanguage("en")), "type: npm run messages");
});

test("there is a file for every language, and a language for every file", () => {
  const files = readdirSync(new URL(".", import.meta.url)).filter((name) => name.endsWith(".ftl"));
  assert.deepEqual(
    files.sort(),
    Object.keys(languages)
      .map((language) => `${language}.ftl`)
      .sort(),
  );
});

test("the English messages have no fault", () => {
  assert.deepEqual(source.faults, []);
});

test("each English message is used by the page", () => {
  const used = usesOf(pageSources());
  const unused = [...source.messages.keys()].filter((id) => !used.some((use) => use.test(id)));
  assert.deepEqual(unused, []);
});

for (const language of translations) {
  test(`${language} has every message, with the same arguments, and no other`, () => {
    const { messages, faults } = readMessages(readLanguage(language));
    assert.deepEqual(faults, []);
    assert.deepEqual(missing(source.messages, messages), [], "not translated");
    assert.deepEqual(missing(messages, source.messages), [], "not in English");
    for (const [id, { all, shown }] of source.messages) {
      const own = messages.get(id);
      // A form may spell out the number that chose it: "one person".
      const lost = [...shown].filter((name) => !own?.all.has(name));
      const unknown = [...(own?.all ?? [])].filter((name) => !all.has(name));
      assert.deepEqual({ lost, unknown }, { lost: [], unknown: [] }, id);
    }
  });

  test(`${language} has every form that its own numbers need`, () => {
    const rules = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const fractions = new Set(["many"].filter(() => ["es", "fr", "pt"].includes(language)));
    for (const [id, entry] of Object.entries(plurals(readLanguage(language)))) {
      const needed = rules.filter((form) => form !== "other" && !fractions.has(form));
      const lacking = needed.filter((form) => !entry.includes(form));
      assert.deepEqual(lacking, [], id);
    }
  });

  test(`${language} formats every message`, () => {
    const bundle = new FluentBundle(language, { useIsolating: false });
    bundle.addResource(new FluentResource(readLanguage(language)));
    for (const [id, { all }] of source.messages) {
      for (const count of [0, 1, 2, 5, 21]) {
        const values = Object.fromEntries([...all].map((name) => [name, count]));
        const errors: Error[] = [];
        const pattern = bundle.getMessage(id)?.value ?? "";
        assert.ok(bundle.formatPattern(pattern, values, errors).trim() !== "", id);
        assert.deepEqual(errors, [], id);
      }
    }
  });
}

test("the first language of the browser that the page speaks is taken", () => {
  assert.equal(bestLanguage(["nl", "de-AT", "en"]), "de");
  assert.equal(bestLanguage(["ar-Arab-EG"]), "ar");
  assert.equal(bestLanguage(["RU-ru"]), "ru");
  assert.equal(bestLanguage(["nl"]), "en");
  assert.equal(bestLanguage(["toString"]), "en");
  assert.equal(bestLanguage([]), "en");
});

test("numbers are written as the browser's own form of the language has them", () => {
  assert.equal(localeFor("en", ["de", "en-GB"]), "en-GB");
  assert.equal(localeFor("ru", ["de"]), languages.ru.tag);
});

const missing = (from: Map<string, unknown>, into: Map<string, unknown>) =>
  [...from.keys()].filter((id) => !into.has(id));

/** The forms of each message that chooses by number: those with a plural's category. */
function plurals(text: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { id, value } of new FluentResource(text).body) {
    for (const part of Array.isArray(value) ? value : []) {
      if (typeof part === "object" && part.type === "select") {
        const keys = part.variants.map(({ key }) => String(key.value));
        if (keys.some((key) => ["one", "two", "few", "many"].includes(key))) {
          found[id] = keys;
        }
      }
    }
  }
  return found;
}

function pageSources(): string[] {
  const src = new URL("../", import.meta.url);
  return readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|lang\/messages/.test(name))
    .map((name) => readFileSync(new URL(name, src), "utf8"));
}

/**
 * What a source asks for: `t("x-y")`, ``t(`x-${y}`)``, and of a group
 * `export const a = group("b", …)` each `a.y` in a file that imports it, whatever
 * it calls it there.
 */
function usesOf(sources: string[]): RegExp[] {
  const uses: RegExp[] = [];
  const groups = new Map<string, string>();
  for (const text of sources) {
    for (const [, id = ""] of text.matchAll(/["`]([a-z][\w-]*-(?:[\w-]|\$\{[^}]*\})+)["`]/gi)) {
      uses.push(new RegExp(`^${id.replace(/\$\{[^}]*\}/g, "\\w+")}$`));
    }
    for (const [, name = "", sign, id = ""] of text.matchAll(/(\w+)( =|:) group\("([\w-]+)"/g)) {
      groups.set(name, id);
      if (sign === ":") {
        // A group in a group is handed on whole.
        uses.push(new RegExp(`^${id}-\\w+$`));
      }
    }
  }
  for (const text of sources) {
    for (const [, imported = "", alias = imported] of text.matchAll(
      /\b(\w+)(?: as (\w+))?(?=[\w\s,]*\} from "[^"]*strings\.ts")/g,
    )) {
      const id = groups.get(imported);
      if (id !== undefined) {
        for (const [, key] of text.matchAll(new RegExp(`\\b${alias}\\.(\\w+)`, "g"))) {
          uses.push(new RegExp(`^${id}-${key}$`));
        }
      }
    }
  }
  return uses;
}
