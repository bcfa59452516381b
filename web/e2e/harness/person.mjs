// A person at a browser: does on the page what people do, by the `data-testid`
// values of the page's contract, in Chromium and Firefox alike.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  colourOf,
  decoded,
  hearTone,
  inbound,
  layersSent,
  pathInUse,
  showsFrames,
  watchPeers,
} from "./in-page.mjs";
import { failuresFolder } from "./paths.mjs";
import { distance, TOLERANCE } from "./pictures.mjs";
import { until } from "./until.mjs";

/** From a click to a picture, on two busy cores. */
const JOIN_TIMEOUT_MS = 30_000;

export function byId(id, attributes = {}) {
  const rest = Object.entries(attributes)
    .map(([name, value]) => `[${name}=${JSON.stringify(value)}]`)
    .join("");
  return `[data-testid="${id}"]${rest}`;
}

export class Person {
  constructor({ name, page, browser, colour, hertz, kind }) {
    Object.assign(this, { name, page, browser, colour, hertz, kind });
    /** What the page complained of, for failures. */
    this.console = [];
    page.on("console", (message) => this.console.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => this.console.push(`error: ${error}`));
  }

  // Looking

  async exists(id, attributes) {
    return this.page.evaluate(
      (selector) => document.querySelector(selector) !== null,
      byId(id, attributes),
    );
  }

  /** Until the element is there and can be seen. */
  async sees(id, { attributes, timeoutMs } = {}) {
    return until(
      `${this.name} sees ${byId(id, attributes)}`,
      () =>
        this.page.evaluate(
          (selector) => {
            return [...document.querySelectorAll(selector)].some((element) =>
              element.checkVisibility({ visibilityProperty: true }),
            );
          },
          byId(id, attributes),
        ),
      timeoutMs,
    );
  }

  async text(id, attributes) {
    return this.page.evaluate(
      (selector) => document.querySelector(selector)?.textContent?.trim() ?? null,
      byId(id, attributes),
    );
  }

  async texts(id, attributes) {
    return this.page.evaluate(
      (selector) => [...document.querySelectorAll(selector)].map((found) => found.textContent),
      byId(id, attributes),
    );
  }

  async attribute(id, attribute, attributes) {
    return this.page.evaluate(
      ([selector, name]) => document.querySelector(selector)?.getAttribute(name) ?? null,
      [byId(id, attributes), attribute],
    );
  }

  async errors() {
    return this.texts("error");
  }

  // Doing

  async click(id, attributes) {
    await this.sees(id, { attributes });
    await this.page.click(byId(id, attributes));
  }

  /** Replaces what stands in a field. */
  async type(id, text) {
    await this.sees(id);
    await this.page.click(byId(id));
    await this.page.evaluate((selector) => {
      document.querySelector(selector).select();
    }, byId(id));
    await this.page.keyboard.press("Delete");
    await this.page.keyboard.type(text);
  }

  // The way in

  /** Makes a meeting on the home screen and returns its link. */
  async startMeeting(url, { label, password, large } = {}) {
    await this.page.goto(url);
    if (label) {
      await this.type("room-label", label);
    }
    if (password) {
      await this.type("room-password", password);
    }
    if (large) {
      await this.click("more-choices");
      await this.click("large-meeting");
    }
    await this.click("start-meeting");
    return until(`${this.name} has a link`, () =>
      this.page.evaluate(() => (location.hash.length > 40 ? location.href : null)),
    );
  }

  /** The link that the page shows for others. */
  async invitation() {
    await this.sees("invite-link");
    return this.page.evaluate(
      (selector) => document.querySelector(selector).value,
      byId("invite-link"),
    );
  }

  async open(link) {
    // A change of the fragment alone loads nothing.
    await this.page.goto("about:blank");
    await this.page.goto(link);
  }

  /** Fills in what is asked for and joins. */
  async join({ password, camera = true, mic = true } = {}) {
    await this.sees("join", { timeoutMs: JOIN_TIMEOUT_MS });
    if (password && (await this.exists("password"))) {
      await this.type("password", password);
    }
    await this.type("display-name", this.name);
    await this.switch("toggle-mic", mic);
    await this.switch("toggle-camera", camera);
    await until(`${this.name} may join`, () =>
      this.page.evaluate(
        (selector) => document.querySelector(selector)?.disabled === false,
        byId("join"),
      ),
    );
    await this.click("join");
  }

  /** Presses a toggle unless it is, or becomes by itself, as wanted. */
  async switch(id, on) {
    await this.sees(id);
    let looks = 0;
    await until(`${this.name} has ${id} ${on ? "on" : "off"}`, async () => {
      if ((await this.attribute(id, "aria-pressed")) === String(on)) {
        return true;
      }
      // The page opens the devices by itself before joining: a press while it
      // is about to would switch them off.
      looks = (await this.attribute(id, "aria-busy")) === "true" ? 0 : looks + 1;
      if (looks === 4) {
        looks = 0;
        await this.click(id);
      }
      return false;
    });
  }

  async isInMeeting() {
    await this.sees("leave", { timeoutMs: JOIN_TIMEOUT_MS });
  }

  async openAndJoin(link, options) {
    await this.open(link);
    await this.join(options);
    await this.isInMeeting();
  }

  // In the meeting

  tile(name, kind = "camera") {
    return byId("tile", { "data-name": name, "data-kind": kind, "data-self": "false" });
  }

  async tileState(name, kind = "camera") {
    return this.page.evaluate(
      (selector) => document.querySelector(selector)?.getAttribute("data-state") ?? null,
      this.tile(name, kind),
    );
  }

  /** Until nobody of this name has a tile. */
  async seesNobody(name) {
    await until(
      `${this.name} sees no tile of ${name}`,
      async () => (await this.tileState(name)) === null,
    );
  }

  /** The colour of somebody's picture, away from what moves in it. */
  async colourOfTile(name, kind = "camera") {
    return this.page.evaluate(colourOf, {
      selector: `${this.tile(name, kind)} video`,
      x: 0.25,
      y: 0.25,
    });
  }

  async seesColour(name, colour, { kind = "camera", timeoutMs = JOIN_TIMEOUT_MS } = {}) {
    await until(
      `${this.name} sees the colour ${colour} of ${name}`,
      async () => {
        const seen = await this.colourOfTile(name, kind);
        if (seen && distance(seen, colour) <= TOLERANCE) {
          return true;
        }
        throw new Error(`colour ${seen}, tile ${await this.tileState(name, kind)}`);
      },
      timeoutMs,
    );
  }

  /** The colour of one's own picture in the meeting. */
  async ownColour() {
    return this.page.evaluate(colourOf, {
      selector: `${byId("tile", { "data-kind": "camera", "data-self": "true" })} video`,
      x: 0.25,
      y: 0.25,
    });
  }

  /** The picture moves: new frames of it are shown. */
  async seesMotion(name, timeoutMs = 15_000) {
    const selector = `${this.tile(name)} video`;
    await until(
      `${this.name} sees ${name} move`,
      () => this.page.evaluate(showsFrames, { selector, count: 5, timeoutMs: 3000 }),
      timeoutMs,
    );
  }

  async hears(hertz, { tolerance = 25, timeoutMs = 20_000 } = {}) {
    const { found, heard } = await this.page.evaluate(hearTone, { hertz, tolerance, timeoutMs });
    if (!found) {
      throw new Error(`${this.name} does not hear ${hertz} Hz; last heard: ${heard} Hz`);
    }
  }

  async inbound() {
    return this.page.evaluate(inbound);
  }

  /** By the layer's name: how many frames were encoded of it, and how large they are. */
  async layersSent() {
    return this.page.evaluate(layersSent);
  }

  /** Pictures decoded so far on the last connection, in whatever state it is. */
  async decoded() {
    return this.page.evaluate(decoded);
  }

  async pathInUse() {
    return this.page.evaluate(pathInUse);
  }

  async sentTracks() {
    return this.page.evaluate(() => window.__e2e.sentTracks);
  }

  async openChat() {
    if (!(await this.exists("chat-input"))) {
      await this.click("open-chat");
      await this.sees("chat-input");
    }
  }

  async say(text) {
    await this.openChat();
    await this.type("chat-input", text);
    await this.click("chat-send");
  }

  async reads(from, text) {
    await this.openChat();
    await until(`${this.name} reads "${text}" of ${from}`, async () => {
      const messages = await this.texts("chat-message", { "data-from": from });
      if (messages.some((message) => message.includes(text))) {
        return true;
      }
      throw new Error(`messages: ${JSON.stringify(messages)}`);
    });
  }

  async openPeople() {
    if (!(await this.exists("person"))) {
      await this.click("open-people");
    }
    await this.sees("person");
  }

  async shield() {
    return this.attribute("shield", "data-state");
  }

  async shieldIs(state, timeoutMs = JOIN_TIMEOUT_MS) {
    await until(
      `${this.name} has the shield ${state}`,
      async () => {
        const now = await this.shield();
        if (now === state) {
          return true;
        }
        throw new Error(`the shield is ${now}`);
      },
      timeoutMs,
    );
  }

  async openSecurity() {
    if (!(await this.exists("security-code"))) {
      await this.click("shield");
    }
    await this.sees("security-panel");
  }

  async securityCode() {
    await this.openSecurity();
    return until(`${this.name} has a security code`, async () => {
      const code = await this.attribute("security-code", "data-code");
      return /^\d{30}$/.test(code ?? "") && code;
    });
  }

  /** The same person in another tab of the same browser. */
  async secondTab() {
    const page = await this.page.context().newPage();
    await page.addInitScript(watchPeers);
    return new Person({ ...this, page });
  }

  async close() {
    await this.browser.close();
  }

  // For failures

  async keep(name) {
    const base = join(failuresFolder(), `${name}.${this.name}`.replace(/[^\w.-]+/g, "-"));
    const screenshot = this.page.screenshot({ path: `${base}.png` });
    await Promise.race([
      screenshot.catch(() => {}),
      new Promise((resolve) => setTimeout(resolve, 5000)),
    ]);
    // What the page says of its safety is behind the shield.
    const behind = this.page
      .evaluate((shield) => {
        document.querySelector(shield)?.click();
        return new Promise((resolve) =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve(document.body.innerText)),
          ),
        );
      }, byId("shield"))
      .catch(String);
    const text = await Promise.race([
      behind,
      new Promise((resolve) => setTimeout(() => resolve("the page does not answer"), 3000)),
    ]);
    writeFileSync(`${base}.log`, [...this.console, "", text].join("\n"));
  }
}
