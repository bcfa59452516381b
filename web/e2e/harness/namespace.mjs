// A network namespace with a veth to this machine: a second machine, as far as a
// browser in it can tell.
import { spawnSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./paths.mjs";

function run(program, ...args) {
  const { status, stderr, error } = spawnSync(program, args, { encoding: "utf8" });
  if (status !== 0) {
    throw new Error(`${program} ${args.join(" ")}: ${stderr || error}`);
  }
}

/** Why there can be none here, or null. */
export function whyNoNamespace() {
  if (process.getuid() !== 0) {
    return "a network namespace needs root";
  }
  const { status } = spawnSync("ip", ["netns", "list"]);
  return status === 0 ? null : "no network namespaces here; type: apt-get install iproute2";
}

/**
 * Makes one; `address` is this machine's in it. It has two ways here: the second
 * one is for `move`.
 */
export function makeNamespace() {
  const id = process.pid % 10_000;
  const name = `sm-e2e-${id}`;
  // RFC 5737 keeps these addresses for tests; each process takes four of them.
  const block = 4 * (process.pid % 64);
  const address = `203.0.113.${block + 1}`;
  const elsewhere = `198.51.100.${block + 1}`;
  const inside = (...args) => run("ip", "-n", name, ...args);
  run("ip", "netns", "add", name);
  try {
    for (const [way, here, there] of [
      ["a", address, `203.0.113.${block + 2}`],
      ["b", elsewhere, `198.51.100.${block + 2}`],
    ]) {
      const [outer, inner] = [`sm${id}o${way}`, `sm${id}i${way}`];
      run("ip", "link", "add", outer, "type", "veth", "peer", "name", inner, "netns", name);
      run("ip", "address", "add", `${here}/30`, "dev", outer);
      run("ip", "link", "set", outer, "up");
      inside("address", "add", `${there}/30`, "dev", inner);
    }
    inside("link", "set", `sm${id}ia`, "up");
    inside("link", "set", "lo", "up");
    // As on any home network: everything else is behind the other end.
    inside("route", "add", "default", "via", address);
  } catch (error) {
    spawnSync("ip", ["netns", "delete", name]);
    throw error;
  }
  return {
    name,
    address,
    /** A firewall that lets no UDP out. */
    refuseUdp() {
      inside("rule", "add", "pref", "10", "ipproto", "udp", "prohibit");
    },
    /** A firewall that lets no UDP out to this port. */
    refuseUdpTo(port) {
      const rule = ["rule", "add", "pref", "10", "ipproto", "udp", "dport", String(port)];
      inside(...rule, "prohibit");
    },
    /** A firewall that lets out TCP to this port, and nothing else. */
    letOutOnly(port) {
      inside(
        "rule",
        "add",
        "pref",
        "10",
        "ipproto",
        "tcp",
        "dport",
        String(port),
        "lookup",
        "main",
      );
      inside("rule", "add", "pref", "11", "prohibit");
    },
    /** Leaves its network for another one: all addresses change. */
    move() {
      inside("link", "set", `sm${id}ia`, "down");
      inside("link", "set", `sm${id}ib`, "up");
      inside("route", "add", "default", "via", elsewhere);
    },
    /** A program that runs another one in here. */
    launcher(program) {
      const path = join(temporaryFolder(), "launch.sh");
      writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${name} ${program} "$@"\n`, {
        mode: 0o755,
      });
      return path;
    },
    remove() {
      // Takes both ends of each veth with it.
      run("ip", "netns", "delete", name);
    },
  };
}

/**
 * A certificate authority of one's own, and what it signed for a host (`IP:` or
 * `DNS:`). `flags` make Chromium trust it.
 */
export function makeAuthority(host) {
  const folder = temporaryFolder();
  const file = (name) => join(folder, name);
  const ec = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  run(
    "openssl",
    ...["req", "-x509", ...ec, "-days", "2", "-subj", "/CN=SecureMeeting test authority"],
    ...["-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=keyCertSign"],
    ...["-keyout", file("ca.key"), "-out", file("ca.pem")],
  );
  run(
    "openssl",
    ...["req", "-new", ...ec, "-subj", "/CN=SecureMeeting test"],
    ...["-keyout", file("key.pem"), "-out", file("request.pem")],
  );
  writeFileSync(file("extensions"), `subjectAltName=${host}\n`);
  run(
    "openssl",
    ...["x509", "-req", "-in", file("request.pem"), "-days", "2", "-CAcreateserial"],
    ...["-CA", file("ca.pem"), "-CAkey", file("ca.key"), "-extfile", file("extensions")],
    ...["-out", file("leaf.pem")],
  );
  const authority = readFileSync(file("ca.pem"));
  writeFileSync(file("chain.pem"), Buffer.concat([readFileSync(file("leaf.pem")), authority]));
  const spki = new X509Certificate(authority).publicKey.export({ type: "spki", format: "der" });
  const hash = createHash("sha256").update(spki).digest("base64");
  return {
    certificate: file("chain.pem"),
    key: file("key.pem"),
    flags: [`--ignore-certificate-errors-spki-list=${hash}`],
  };
}

/** A certificate for `address` that nobody signed but itself. */
export function makeCertificate(address) {
  const folder = temporaryFolder();
  const certificate = join(folder, "certificate.pem");
  const key = join(folder, "key.pem");
  run(
    "openssl",
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"],
    ...["-days", "2", "-subj", "/CN=SecureMeeting test", "-addext", `subjectAltName=IP:${address}`],
    ...["-keyout", key, "-out", certificate],
  );
  return { certificate, key };
}
