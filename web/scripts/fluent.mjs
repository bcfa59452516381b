// The page's messages: parsed when the page is built, so that the browser gets no
// parser; and their types, so that tsc knows every id and argument.
//
//   node scripts/fluent.mjs        writes src/lang/messages.ts anew from en.ftl
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { FluentResource } from "@fluent/bundle";
import { parse, Visitor } from "@fluent/syntax";

const folder = new URL("../src/lang/", import.meta.url);

/** The text of a language's file. */
export const readLanguage = (language) => readFileSync(new URL(`${language}.ftl`, folder), "utf8");

/** A module that holds the messages as @fluent/bundle wants them. */
export function toModule(text) {
  return `export default ${JSON.stringify(new FluentResource(text).body)};`;
}

/**
 * Every message of a file: its arguments, and which of them it shows (the others
 * only choose between forms). Faults are sentences of what the parser did not take.
 */
export function readMessages(text) {
  const messages = new Map();
  const faults = [];
  for (const entry of parse(text, {}).body) {
    if (entry.type === "Junk") {
      const reasons = entry.annotations.map(({ message }) => message).join(" ");
      faults.push(`${entry.content.trim().split("\n")[0]}: ${reasons}`);
    } else if (entry.type === "Message") {
      if (messages.has(entry.id.name)) {
        faults.push(`${entry.id.name} stands there twice`);
      }
      messages.set(entry.id.name, argumentsOf(entry));
    }
  }
  return { messages, faults };
}

function argumentsOf(message) {
  const found = { all: new Set(), shown: new Set() };
  class Finder extends Visitor {
    visitVariableReference({ id }) {
      found.all.add(id.name);
    }
    visitPlaceable({ expression }) {
      if (expression.type === "VariableReference") {
        found.shown.add(expression.id.name);
      }
      this.visit(expression);
    }
  }
  new Finder().visit(message);
  return found;
}

/** What src/lang/messages.ts has to say for this English. */
export function typesOf(text) {
  const { messages } = readMessages(text);
  const lines = [...messages].map(([id, { all }]) => {
    const names = [...all].sort().map((name) => `"${name}"`);
    return `  "${id}": ${names.length === 0 ? "never" : names.join(" | ")};`;
  });
  return `// Every message of en.ftl with its arguments. Written by scripts/fluent.mjs.

export interface Messages {
${lines.join("\n")}
}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL("messages.ts", folder), typesOf(readLanguage("en")));
}
