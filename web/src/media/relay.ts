// The way out of networks that let nothing but HTTPS through: the server's own
// relay, TURN over TLS at the page's host.

export interface Relay {
  port: number;
  user: string;
  password: string;
}

/** Where media may go: with `?relay=1` in the page's address, through the relay alone. */
export function paths(
  relay: Relay | null,
  page: { hostname: string; search: string } = location,
): RTCConfiguration {
  const only = new URLSearchParams(page.search).get("relay") === "1";
  const iceServers = relay
    ? [
        {
          urls: `turns:${page.hostname}:${relay.port}?transport=tcp`,
          username: relay.user,
          credential: relay.password,
        },
      ]
    : [];
  return { iceServers, iceTransportPolicy: only ? "relay" : "all" };
}
