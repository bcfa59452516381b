// Real browsers with known input.
import { join } from "node:path";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";
import { watchPeers } from "./in-page.mjs";
import { paths, temporaryFolder } from "./paths.mjs";
import { Person } from "./person.mjs";
import { COLOURS, writePicture, writeTone } from "./pictures.mjs";
import { writePortrait } from "./portraits.mjs";

const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--autoplay-policy=no-user-gesture-required",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/**
 * A Chromium of its own, whose camera shows `colour` and whose microphone hears
 * a tone of `hertz`.
 *
 * - `camera`: the size of its picture
 * - `portrait`: a scene with somebody in it, instead of the plain colour
 * - `devices`: "known" (as above), "none" (the machine has no device), or
 *   "refused" (there are devices, and the person says no to the camera)
 * - `phone`: a touch screen, and the viewport of one
 * - `namespace`: runs in this one
 * - `before`: functions that run in the page before its own scripts
 * - `locale`: the language that the browser asks for
 * - `serviceWorkers`: "allow" lets the page keep itself for when there is no network
 * - `profile`: a folder for it to keep things in; without one the window is
 *   private, and what pages store is in memory
 */
export async function launchChromium({
  name,
  colour = "red",
  camera = { width: 640, height: 360 },
  portrait = null,
  hertz = 440,
  devices = "known",
  before = [],
  viewport = { width: 1100, height: 720 },
  colorScheme = "light",
  phone = false,
  ignoreCertificates = false,
  namespace = null,
  profile = null,
  flags = [],
  locale = "en-US",
  serviceWorkers = "block",
} = {}) {
  const args = [...CHROMIUM_FLAGS, ...flags];
  if (devices !== "none") {
    const folder = temporaryFolder();
    const path = join(folder, "picture.y4m");
    const picture = portrait
      ? writePortrait(path, portrait)
      : writePicture(path, COLOURS[colour], camera);
    const tone = writeTone(join(folder, "tone.wav"), hertz);
    args.push(
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${picture}`,
      `--use-file-for-fake-audio-capture=${tone}`,
    );
  }
  if (devices !== "refused") {
    args.push("--use-fake-ui-for-media-stream");
  }
  const executablePath = namespace ? namespace.launcher(paths.chromium) : paths.chromium;
  const options = {
    viewport,
    colorScheme,
    ...(phone ? { isMobile: true, hasTouch: true, deviceScaleFactor: 3 } : {}),
    ignoreHTTPSErrors: ignoreCertificates,
    locale,
    serviceWorkers,
  };
  const [browser, context] = await launchWith({ executablePath, args }, options, profile);
  if (devices === "refused") {
    // Whatever is not granted is refused without a question.
    await context.grantPermissions(["microphone"]);
  }
  const page = await context.newPage();
  await page.addInitScript(watchPeers);
  for (const script of before) {
    await page.addInitScript(script);
  }
  return new Person({ name, page, browser, colour: COLOURS[colour], hertz, kind: "chromium" });
}

async function launchWith(launch, options, profile) {
  if (profile !== null) {
    const context = await chromium.launchPersistentContext(profile, { ...launch, ...options });
    return [context.browser() ?? context, context];
  }
  const browser = await chromium.launch(launch);
  return [browser, await browser.newContext(options)];
}

/** Without these two Firefox does not use loopback for media. */
const LOOPBACK_ICE = {
  "media.peerconnection.ice.loopback": true,
  "media.peerconnection.ice.obfuscate_host_addresses": false,
};

/**
 * A Firefox of its own, with its built-in fake devices: a picture that changes
 * its colour and a tone of `hertz`.
 */
export async function launchFirefox({
  name,
  hertz = 660,
  ice = LOOPBACK_ICE,
  before = [],
  ignoreCertificates = false,
} = {}) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: paths.firefox,
    headless: true,
    acceptInsecureCerts: ignoreCertificates,
    extraPrefsFirefox: {
      "media.navigator.streams.fake": true,
      "media.navigator.permission.disabled": true,
      "media.navigator.audio.fake_frequency": hertz,
      "media.autoplay.default": 0,
      // A sound card that is not there: without one, Web Audio does not run, and
      // the tests could not listen.
      "media.cubeb.force_mock_context": true,
      ...ice,
    },
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 1100, height: 720 });
  await page.evaluateOnNewDocument(watchPeers);
  for (const script of before) {
    await page.evaluateOnNewDocument(script);
  }
  return new Person({ name, page, browser, colour: null, hertz, kind: "firefox" });
}
