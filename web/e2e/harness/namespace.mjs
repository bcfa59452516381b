// A network namespace with a veth to this machine: a second machine, as far as a
// browser in it can tell.
import { spawnSync } from "node:child_process";
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

/** Makes one; `address` is this machine's in it. */
export function makeNamespace() {
  const id = process.pid % 10_000;
  const name = `sm-e2e-${id}`;
  const outer = `sm${id}o`;
  const inner = `sm${id}i`;
  // RFC 5737 keeps these addresses for tests.
  const address = "203.0.113.1";
  run("ip", "netns", "add", name);
  try {
    run("ip", "link", "add", outer, "type", "veth", "peer", "name", inner, "netns", name);
    run("ip", "address", "add", `${address}/30`, "dev", outer);
    run("ip", "link", "set", outer, "up");
    run("ip", "-n", name, "address", "add", "203.0.113.2/30", "dev", inner);
    run("ip", "-n", name, "link", "set", inner, "up");
    run("ip", "-n", name, "link", "set", "lo", "up");
    // As on any home network: everything else is behind the other end.
    run("ip", "-n", name, "route", "add", "default", "via", address);
  } catch (error) {
    spawnSync("ip", ["netns", "delete", name]);
    throw error;
  }
  return {
    name,
    address,
    remove() {
      // Takes both ends of the veth with it.
      run("ip", "netns", "delete", name);
    },
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
