// What of Akrab stays awake in the browser. It keeps no page and no customer, only the words for when there is no network.
// Each thing it does is one listener: what is pushed to this device belongs here, too.
const shelf = "akrab";
const offline = "/offline";

self.addEventListener("install", event => {
  self.skipWaiting();
  event.waitUntil(caches.open(shelf).then(kept => kept.add(offline)));
});

self.addEventListener("activate", event => {
  event.waitUntil(Promise.all([self.clients.claim(), self.registration.navigationPreload?.enable()]));
});

// The browser asks the server while this wakes up, so that no page is slower for it.
self.addEventListener("fetch", event => {
  const { request } = event;
  if (request.mode !== "navigate" || request.method !== "GET") return;
  event.respondWith((async () => {
    try {
      return await event.preloadResponse ?? await fetch(request);
    } catch {
      return await caches.match(offline) ?? Response.error();
    }
  })());
});

// What was sealed for this device is shown even while no page is open.
self.addEventListener("push", event => {
  const { title, body, url, tag } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body: body ?? "", tag, data: url, icon: "/dist/icon-192.png" }));
});

self.addEventListener("notificationclick", event => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data));
});
