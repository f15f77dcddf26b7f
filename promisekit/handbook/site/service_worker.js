// Lets the handbook be read where there is no network: what is asked for comes from the web where that answers, and
// from the copy on this device where it does not. The copy is made anew with each version of the site.
// Two handbooks on one host, and two languages of one, do not touch each other's copies; no address has a space in it.
const OURS = `promisekit ${registration.scope} `, VERSION = `${OURS}{version}`;
const FILES = {files};
const PATIENCE = 4000; // milliseconds, where there is a copy

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(VERSION).then(async (copy) => {
    for (let at = 0; at < FILES.length; at += 8)
      await Promise.all(FILES.slice(at, at + 8).map((file) => fetch(new Request(file, { cache: "no-cache" }))
        .then((answer) => { if (answer.ok && !answer.redirected) return copy.put(file, answer); })
        .catch(() => { /* it will come when it is looked at */ })));
    self.skipWaiting();
  }));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((all) => Promise.all(all.filter((one) => one.startsWith(OURS) && one !== VERSION).map((one) => caches.delete(one))))
    .then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  event.respondWith((async () => {
    const copy = await caches.open(VERSION), how = { ignoreSearch: true, ignoreVary: true };
    const folder = new URL(request.url).pathname.endsWith("/");
    const kept = await copy.match(request, how) || (folder && await copy.match(new URL("index.html", request.url), how));
    const fresh = fetch(request).then((answer) => {
      if (answer.ok && answer.type === "basic" && !answer.redirected) copy.put(request, answer.clone());
      return answer;
    });
    if (!kept) return fresh;
    const late = new Promise((done) => setTimeout(() => done(kept), PATIENCE));
    return Promise.race([fresh.then((answer) => (answer.status >= 500 ? kept : answer), () => kept), late]);
  })());
});
