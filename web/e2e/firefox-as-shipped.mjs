// Runs on the other side of a veth: a Firefox with no ICE preference set joins
// the meeting at the link, and says on stdout what it sees and hears. It stays
// until stdin closes.
import { launchFirefox } from "./harness/browsers.mjs";

const [link, ada, colour, hertz] = JSON.parse(process.argv[2]);
const fox = await launchFirefox({ name: "Fox", hertz: 660, ice: {}, ignoreCertificates: true });
try {
  await fox.openAndJoin(link);
  console.log("joined");
  await fox.seesColour(ada, colour);
  await fox.seesMotion(ada);
  console.log("sees");
  await fox.hears(hertz);
  console.log("hears");
  await fox.shieldIs("secure");
  console.log("secure");
  process.stdin.resume();
  await new Promise((resolve) => process.stdin.on("end", resolve));
} catch (error) {
  console.error(error);
  await fox.keep("firefox-as-shipped");
  process.exitCode = 1;
} finally {
  await fox.close();
}
