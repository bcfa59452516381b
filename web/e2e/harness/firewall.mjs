// A firewall that looks into connections: it lets TLS through and nothing else,
// as some companies' do.
import { connect, createServer } from "node:net";

/** A record of a TLS handshake. */
const HANDSHAKE = 0x16;

/** Between `host` and this machine, on the same port. */
export async function letThroughTlsOnly(host, port) {
  const sockets = new Set();
  const count = { passed: 0, refused: 0 };
  const server = createServer((client) => {
    sockets.add(client);
    client.on("error", () => client.destroy());
    client.once("data", (first) => {
      if (first[0] !== HANDSHAKE) {
        count.refused += 1;
        client.destroy();
        return;
      }
      count.passed += 1;
      const behind = connect(port, "127.0.0.1");
      sockets.add(behind);
      behind.write(first);
      client.pipe(behind).pipe(client);
      behind.on("error", () => client.destroy());
      behind.on("close", () => client.destroy());
      client.on("close", () => behind.destroy());
    });
  });
  await new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    count,
    async stop() {
      for (const socket of sockets) {
        socket.destroy();
      }
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
