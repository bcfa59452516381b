// In place of what an audio worklet lacks and generated code makes when it
// starts. Never asked for a text, unless to say of a fault which it is.
const scope = globalThis as { TextDecoder?: unknown; TextEncoder?: unknown };

scope.TextDecoder ??= class {
  decode(): string {
    return "";
  }
};
scope.TextEncoder ??= class {
  encodeInto(): { read: number; written: number } {
    return { read: 0, written: 0 };
  }
};
