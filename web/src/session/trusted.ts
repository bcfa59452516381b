// The page is served with Trusted Types enforced: a worker starts only from a
// URL that this one policy has let through, and it lets through nothing but
// scripts of this origin. Used by the page and by the session worker.

/** Not yet in TypeScript's own libraries. */
interface Policy {
  createScriptURL(url: string): URL;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

const POLICY_NAME = "securemeeting";

function sameOrigin(url: string): string {
  const resolved = new URL(url, self.location.href);
  if (resolved.origin !== self.location.origin) {
    throw new TypeError("a worker script of another origin");
  }
  return resolved.href;
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
const policy = factory?.createPolicy(POLICY_NAME, { createScriptURL: sameOrigin });

/** A script of this origin, as the browser wants it where scripts are started. */
export function trustedScript(url: string): URL {
  return policy ? policy.createScriptURL(url) : new URL(sameOrigin(url));
}

/** Starts a module worker from a script URL that the bundler made. */
export function startWorker(url: string, name: string): Worker {
  return new Worker(trustedScript(url), { type: "module", name });
}
