// A camera goes out in layers, each of them sealed, in both engines.
import assert from "node:assert/strict";
import { meeting } from "./harness/meeting.mjs";
import { until } from "./harness/until.mjs";

const HD = { width: 1280, height: 720 };

/** Until each of these layers goes out in its size, and goes on. */
async function sends(person, sizes) {
  const seen = {};
  await until(
    `${person.name} sends ${JSON.stringify(sizes)}`,
    async () => {
      const layers = await person.layersSent();
      for (const [rid, size] of Object.entries(sizes)) {
        const layer = layers[rid];
        if (layer?.size === size) {
          seen[rid] ??= layer.frames;
        }
        if (layer?.size !== size || layer.frames < seen[rid] + 10) {
          throw new Error(JSON.stringify(layers));
        }
      }
      return true;
    },
    30_000,
  );
}

meeting("a camera goes out in three sealed layers, and one of them is seen", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "red", camera: HD });
  const bob = await bench.chromium({ name: "Bob", colour: "blue", hertz: 880 });
  const link = await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  await bob.openAndJoin(link);
  await sends(ada, { h: "640x360" });
  // Nobody has a tile for the largest, so it rests; it was proven all the same.
  const { f, q } = await ada.layersSent();
  assert.ok(f.frames > 0 && q.frames > 0, JSON.stringify({ f, q }));
  await bob.seesColour("Ada", ada.colour);
  await bob.seesMotion("Ada");
  await ada.seesColour("Bob", bob.colour);
  await ada.shieldIs("secure");
  await bob.shieldIs("secure");
  assert.deepEqual(await ada.errors(), []);
});

meeting("Firefox sends its layers too, and sees those of Chromium", async (bench) => {
  const server = await bench.server();
  const ada = await bench.chromium({ name: "Ada", colour: "green", camera: HD });
  const fox = await bench.firefox({ name: "Fox", hertz: 660 });
  const link = await ada.startMeeting(server.url);
  await ada.join();
  await ada.isInMeeting();
  await fox.openAndJoin(link);
  await ada.seesMotion("Fox");
  await fox.seesColour("Ada", ada.colour);
  // Those that nobody watches are off by now, and were proven before that.
  await until("Fox has sent more than one layer", async () => {
    const layers = await fox.layersSent();
    if (Object.values(layers).filter(({ frames }) => frames > 1).length > 1) {
      return true;
    }
    throw new Error(JSON.stringify(layers));
  });
  await ada.shieldIs("secure");
  await fox.shieldIs("secure");
});
