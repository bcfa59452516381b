interface Arguments {
  all: Set<string>;
  shown: Set<string>;
}

export function readLanguage(language: string): string;
export function toModule(text: string): string;
export function readMessages(text: string): { messages: Map<string, Arguments>; faults: string[] };
export function typesOf(text: string): string;
