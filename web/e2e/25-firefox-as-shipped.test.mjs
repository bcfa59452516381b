// Firefox as an ordinary person has it, on a machine of its own: none of the
// preferences about ICE that tests like to set, and a server that it reaches
// over TLS on another machine's address.
import { join } from "node:path";
import { meeting } from "./harness/meeting.mjs";
import { makeCertificate, makeNamespace, whyNoNamespace } from "./harness/namespace.mjs";
import { paths } from "./harness/paths.mjs";
import { start, stop } from "./harness/server.mjs";
import { until } from "./harness/until.mjs";

const skip = whyNoNamespace() ?? false;

meeting(
  "a Firefox with no preference set takes part from another machine",
  async (bench) => {
    const namespace = makeNamespace();
    let fox = null;
    try {
      const { certificate, key } = makeCertificate(namespace.address);
      const server = await bench.server({
        args: [
          ...["--tls-listen", `${namespace.address}:0`],
          ...["--tls-cert", certificate, "--tls-key", key],
        ],
      });
      const ada = await bench.chromium({ name: "Ada", colour: "green", hertz: 440 });
      const link = await ada.startMeeting(server.url);
      await ada.join();
      await ada.isInMeeting();

      const { hash } = new URL(link);
      const task = [`${server.secureUrl}${hash}`, "Ada", ada.colour, ada.hertz];
      fox = start(
        "ip",
        [
          ...["netns", "exec", namespace.name, process.execPath],
          ...[join(paths.e2e, "firefox-as-shipped.mjs"), JSON.stringify(task)],
        ],
        { stdio: ["pipe", "pipe", "pipe"] },
      );
      const says = (word) =>
        until(
          `Fox ${word}`,
          () => {
            if (fox.status !== null) {
              throw new Error(`Firefox ended with ${fox.status}: ${fox.stderr}`);
            }
            return fox.stdout.includes(word);
          },
          90_000,
        );
      await says("joined");
      await ada.seesMotion("Fox", 30_000);
      await ada.hears(660);
      await says("secure");
    } finally {
      if (fox) {
        fox.child.stdin.end();
        await Promise.race([fox.done, new Promise((resolve) => setTimeout(resolve, 8000))]);
        await stop(fox);
      }
      namespace.remove();
    }
  },
  { skip },
);
