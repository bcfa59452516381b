// A proxy in front of the server: records every signalling message after TLS
// (or what stands in for it on loopback), and can cut a connection in the
// middle of joining.
import { createServer, request } from "node:http";
import { connect } from "node:net";

/** `ServerMessage::Tree` in docs/protocol.md: the joiner's turn is next. */
const TREE = 6;
/** `ClientMessage::Join`, and `ServerMessage::Closing`. */
const JOIN = 3;
const CLOSING = 12;

/** A message from the server, and a close frame with the code of this refusal. */
function refusalFrames(why) {
  const close = Buffer.alloc(4);
  close.writeUInt16BE(0x8802, 0);
  close.writeUInt16BE(4000 + why, 2);
  return Buffer.concat([Buffer.from([0x82, 2, CLOSING, why]), close]);
}

/** Takes WebSocket frames (RFC 6455 section 5.2) out of a stream of bytes. */
class FrameReader {
  #rest = Buffer.alloc(0);
  #parts = [];

  /** The whole messages that are complete with this piece. */
  push(piece) {
    this.#rest = Buffer.concat([this.#rest, piece]);
    const messages = [];
    for (;;) {
      const bytes = this.#rest;
      if (bytes.length < 2) {
        return messages;
      }
      let length = bytes[1] & 0x7f;
      let offset = 2;
      if (length === 126) {
        if (bytes.length < 4) {
          return messages;
        }
        length = bytes.readUInt16BE(2);
        offset = 4;
      } else if (length === 127) {
        if (bytes.length < 10) {
          return messages;
        }
        length = Number(bytes.readBigUInt64BE(2));
        offset = 10;
      }
      const masked = (bytes[1] & 0x80) !== 0;
      const mask = masked ? bytes.subarray(offset, offset + 4) : null;
      offset += masked ? 4 : 0;
      if (bytes.length < offset + length) {
        return messages;
      }
      const payload = Buffer.from(bytes.subarray(offset, offset + length));
      if (mask) {
        for (let index = 0; index < payload.length; index++) {
          payload[index] ^= mask[index % 4];
        }
      }
      this.#rest = bytes.subarray(offset + length);
      const opcode = bytes[0] & 0x0f;
      if (opcode <= 2) {
        this.#parts.push(payload);
        if (bytes[0] & 0x80) {
          messages.push(Buffer.concat(this.#parts));
          this.#parts = [];
        }
      }
    }
  }
}

/** Worker scripts of the page, by the names that the bundler gives them. */
const WORKER = /\/(session|media)-[^/]*\.js$/;
/** Where a prelude sends what it recorded. */
const RECORDED = "/__recorded";

async function bodyOf(stream) {
  const pieces = [];
  for await (const piece of stream) {
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/**
 * Stands between browsers and the server at `url`.
 *
 * - `cutAtTree`: so many connections are cut at the moment when the server
 *   gives them their turn to join.
 * - `prelude`: a function to run in the page's workers before their own script.
 */
export async function startProxy(url, { cutAtTree = 0, prelude = null } = {}) {
  const upstream = new URL(url);
  const messages = [];
  const sent = [];
  const recorded = [];
  const sockets = new Set();
  const state = { cuts: 0, closedUntil: 0, opened: 0, refuseJoin: null };

  const server = createServer(async (incoming, response) => {
    if (incoming.url === RECORDED) {
      for (const { hex, ...rest } of JSON.parse(await bodyOf(incoming))) {
        recorded.push({ ...rest, bytes: Buffer.from(hex, "hex") });
      }
      response.writeHead(204).end();
      return;
    }
    const isInstrumented = prelude !== null && WORKER.test(incoming.url);
    const forwarded = request(
      {
        host: upstream.hostname,
        port: upstream.port,
        method: incoming.method,
        path: incoming.url,
        headers: isInstrumented
          ? { ...incoming.headers, "accept-encoding": "identity" }
          : incoming.headers,
      },
      async (answer) => {
        if (!isInstrumented) {
          response.writeHead(answer.statusCode, answer.headers);
          answer.pipe(response);
          return;
        }
        const body = Buffer.concat([Buffer.from(`(${prelude})();\n`), await bodyOf(answer)]);
        response.writeHead(answer.statusCode, { ...answer.headers, "content-length": body.length });
        response.end(body);
      },
    );
    forwarded.on("error", () => response.destroy());
    incoming.pipe(forwarded);
  });

  server.on("upgrade", (incoming, browser, head) => {
    if (performance.now() < state.closedUntil) {
      browser.destroy();
      return;
    }
    state.opened += 1;
    const upstreamSocket = connect(Number(upstream.port), upstream.hostname, () => {
      const headers = [];
      for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
        headers.push(`${incoming.rawHeaders[index]}: ${incoming.rawHeaders[index + 1]}`);
      }
      upstreamSocket.write(`GET ${incoming.url} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`);
      upstreamSocket.write(head);
    });
    const fromBrowser = new FrameReader();
    const fromServer = new FrameReader();
    let upgraded = Buffer.alloc(0);
    let isUpgraded = false;
    const close = () => {
      browser.destroy();
      upstreamSocket.destroy();
      sockets.delete(browser);
      sockets.delete(upstreamSocket);
    };
    sockets.add(browser);
    sockets.add(upstreamSocket);
    browser.on("data", (piece) => {
      const whole = fromBrowser.push(piece);
      messages.push(...whole);
      sent.push(...whole);
      if (state.refuseJoin !== null && whole.some((message) => message[0] === JOIN)) {
        browser.write(refusalFrames(state.refuseJoin));
        return;
      }
      upstreamSocket.write(piece);
    });
    upstreamSocket.on("data", (piece) => {
      let frames = piece;
      if (!isUpgraded) {
        upgraded = Buffer.concat([upgraded, piece]);
        const end = upgraded.indexOf("\r\n\r\n");
        frames = end < 0 ? Buffer.alloc(0) : upgraded.subarray(end + 4);
        isUpgraded = end >= 0;
      }
      const whole = fromServer.push(frames);
      messages.push(...whole);
      if (state.cuts < cutAtTree && whole.some((message) => message[0] === TREE)) {
        state.cuts += 1;
        close();
        return;
      }
      browser.write(piece);
    });
    for (const socket of [browser, upstreamSocket]) {
      socket.on("close", close);
      socket.on("error", close);
    }
  });

  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    /** Every signalling message, both ways, in order. */
    messages,
    /** Those of browsers alone. */
    sent,
    /** What the prelude recorded: `{kind, bytes, note, at}`. */
    recorded,
    /** How many signalling connections were opened. */
    get opened() {
      return state.opened;
    },
    get cuts() {
      return state.cuts;
    },
    /** Answers whoever wants to join with this refusal, in the server's name; null: no more. */
    refuseJoins(why) {
      state.refuseJoin = why;
    },
    /**
     * Cuts every signalling connection, as a change of network does, and lets
     * none through for so long.
     */
    cut(forMs = 0) {
      state.closedUntil = performance.now() + forMs;
      for (const socket of [...sockets]) {
        socket.destroy();
      }
    },
    async stop() {
      for (const socket of sockets) {
        socket.destroy();
      }
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
