import assert from "node:assert/strict";
import { test } from "node:test";
import { paths } from "./relay.ts";

const RELAY = { port: 443, user: "86400:ab", password: "pass" };

test("the relay is at the page's host, over TLS", () => {
  assert.deepEqual(paths(RELAY, { hostname: "meet.example", search: "" }), {
    iceServers: [
      {
        urls: "turns:meet.example:443?transport=tcp",
        username: "86400:ab",
        credential: "pass",
      },
    ],
    iceTransportPolicy: "all",
  });
  const [server] = paths(RELAY, { hostname: "[2001:db8::1]", search: "" }).iceServers ?? [];
  assert.equal(server?.urls, "turns:[2001:db8::1]:443?transport=tcp");
});

test("without a relay there is none, and nothing else is asked", () => {
  const { iceServers } = paths(null, { hostname: "localhost", search: "?relay=0" });
  assert.deepEqual(iceServers, []);
});

test("who wants the relay alone says so in the address", () => {
  const wish = { hostname: "localhost", search: "?x&relay=1" };
  assert.equal(paths(RELAY, wish).iceTransportPolicy, "relay");
  assert.equal(paths(null, wish).iceTransportPolicy, "relay");
});
