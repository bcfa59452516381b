// What goes in front of the page's worker scripts in some tests: it writes down
// what is about to be sealed, what came of the camera's frames, and the keys, and
// sends it to the proxy that served the script. The page itself is not changed
// and has no part in it.

/** Runs in the workers, so it uses nothing from outside of itself. */
export function recordBeforeSealing() {
  const waiting = [];
  const post = (kind, bytes, note) => {
    let hex = "";
    for (const byte of bytes) {
      hex += byte.toString(16).padStart(2, "0");
    }
    waiting.push({ kind, hex, note, at: Date.now() });
  };
  setInterval(() => {
    if (waiting.length > 0) {
      fetch("/__recorded", { method: "POST", body: JSON.stringify(waiting.splice(0)) });
    }
  }, 200);

  // The session worker: the commands of the page, before they are sealed.
  const text = new TextEncoder();
  self.addEventListener("message", ({ data }) => {
    if (data?.type === "command") {
      const { command } = data;
      for (const kind of ["name", "label", "text"]) {
        if (typeof command[kind] === "string") {
          post(kind, text.encode(command[kind]));
        }
      }
    }
  });

  // The media worker: the keys of each epoch, before it wipes them.
  self.addEventListener("message", ({ data }) => {
    if (data?.type === "start") {
      data.port.addEventListener("message", (event) => {
        if (event.data.type === "keys") {
          const { epoch, leaf, urgent, key, live } = event.data;
          post("key", key, { epoch: String(epoch), leaf, urgent, live: [...live] });
        }
      });
    }
  });

  // The media worker: the frames of the lines that send.
  const known = new Map();
  let line = null;
  self.addEventListener("message", ({ data }) => {
    if (data?.type === "lines") {
      for (const { id, role } of data.lines) {
        known.set(id, { role, of: data.of });
      }
    } else if (data?.type === "streams") {
      line = data.line;
    }
  });
  self.addEventListener("rtctransform", ({ transformer }) => {
    line = transformer.options.line;
  });
  const Native = self.TransformStream;
  self.TransformStream = class extends Native {
    constructor(transformer, ...rest) {
      const own = line;
      super(
        {
          ...transformer,
          transform(frame, sink) {
            const { role, of } = known.get(own) ?? {};
            if (role === "mic" || role === "camera") {
              post(role, new Uint8Array(frame.data), { of });
            }
            const before = frame.data;
            const done = transformer.transform(frame, sink);
            if (role === "camera" && frame.data !== before) {
              post("sealed", new Uint8Array(frame.data), { of });
            }
            return done;
          },
        },
        ...rest,
      );
    }
  };
}
