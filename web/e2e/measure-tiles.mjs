// What a meeting of 25 tiles costs the page: script, style and layout a second,
// long tasks, pictures dropped, memory; at rest, and while layouts change.
//
//   node e2e/measure-tiles.mjs [cameras] [seconds]
import { launchChromium } from "./harness/browsers.mjs";
import { byId } from "./harness/person.mjs";
import { startBots, startServer } from "./harness/server.mjs";

const [cameras = "24", seconds = "60"] = process.argv.slice(2);
const BOTS = 24;

const server = await startServer();
const ada = await launchChromium({ name: "Ada", viewport: { width: 1440, height: 900 } });
let bots = null;
try {
  const link = await ada.startMeeting(server.url);
  await ada.join({ mic: false, camera: false });
  await ada.isInMeeting();
  const stay = ["--duration", `${Number(seconds) * 3 + 60}s`];
  const crowd = ["--participants", `${BOTS}`, "--cameras", cameras, "--mics", "2"];
  bots = startBots(link, [...crowd, ...stay]);
  await bots.joined(BOTS, 90_000);
  const cdp = await ada.page.context().newCDPSession(ada.page);
  await cdp.send("Performance.enable");
  const metrics = async () => {
    const { metrics: list } = await cdp.send("Performance.getMetrics");
    return Object.fromEntries(list.map(({ name, value }) => [name, value]));
  };
  await ada.page.evaluate(() => {
    window.__long = [];
    new PerformanceObserver((list) => {
      window.__long.push(...list.getEntries().map(({ duration }) => Math.round(duration)));
    }).observe({ type: "longtask" });
  });
  const pictures = () =>
    ada.page.evaluate(() => {
      const sum = { shown: 0, dropped: 0 };
      for (const video of document.querySelectorAll('[data-testid="tile"] video')) {
        const { totalVideoFrames, droppedVideoFrames } = video.getVideoPlaybackQuality();
        sum.shown += totalVideoFrames - droppedVideoFrames;
        sum.dropped += droppedVideoFrames;
      }
      return sum;
    });
  /** What a second costs on the main thread while `doing` goes on. */
  const phase = async (name, doing) => {
    await ada.page.evaluate(() => window.__long.splice(0));
    const [before, seen, from] = [await metrics(), await pictures(), performance.now()];
    await doing();
    const took = (performance.now() - from) / 1000;
    const [after, now] = [await metrics(), await pictures()];
    const perSecond = (metric) => Math.round(((after[metric] - before[metric]) / took) * 1000);
    console.log(
      JSON.stringify({
        phase: name,
        seconds: Math.round(took),
        script_ms: perSecond("ScriptDuration"),
        style_ms: perSecond("RecalcStyleDuration"),
        layout_ms: perSecond("LayoutDuration"),
        task_ms: perSecond("TaskDuration"),
        long_tasks_ms: await ada.page.evaluate(() => window.__long),
        pictures_per_second: Math.round((now.shown - seen.shown) / took),
        dropped: now.dropped - seen.dropped,
        heap_mb: Math.round(after.JSHeapUsedSize / 1e5) / 10,
        nodes: after.Nodes,
      }),
    );
  };
  const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  await rest(10_000);
  await phase("rest", () => rest(Number(seconds) * 1000));
  await phase("layouts change", async () => {
    for (let change = 0; change < 10; change++) {
      await ada.click("open-view");
      const layout = ["speaker", "grid"][change % 2];
      await ada.page.locator(`label:has(${byId(`layout-${layout}`)})`).click();
      await ada.page.keyboard.press("Escape");
      await rest(1000);
    }
  });
  await phase("rest again", () => rest(Number(seconds) * 1000));
} finally {
  await ada.close();
  await bots?.stop().catch(() => {});
  await server.stop();
}
