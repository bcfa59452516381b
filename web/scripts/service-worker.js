// Opens the page without a network, to say so. It answers nothing while there is
// one: what the server sends is what runs, as without it. It keeps files of one
// build alone, all of which have a hash of their content in their name, and no
// address that was opened: that could be a room's.
// scripts/offline.mjs fills in what stands between underscores.

const KEPT = "shell-__BUILD__";
/** The page as index.html has it, marked as opened offline. */
const SHELL = "__SHELL__";
const FILES = __FILES__;
/** The language that was chosen: it is kept when it is fetched. */
const LANGUAGE = /^\/assets\/language-[\w-]+\.js$/;

addEventListener("install", (event) => {
  // All of them or none.
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll([SHELL, ...FILES])));
});

addEventListener("activate", (event) => {
  const forget = (names) =>
    Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(forget));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) {
    return;
  }
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => kept(SHELL)));
  } else if (pathname.startsWith("/assets/")) {
    event.respondWith(fetch(request).then(keepLanguage, () => kept(pathname)));
  }

  async function keepLanguage(response) {
    if (response.ok && LANGUAGE.test(pathname)) {
      const cache = await caches.open(KEPT);
      await cache.put(pathname, response.clone());
    }
    return response;
  }
});

async function kept(path) {
  const cache = await caches.open(KEPT);
  return (await cache.match(path)) ?? Response.error();
}
