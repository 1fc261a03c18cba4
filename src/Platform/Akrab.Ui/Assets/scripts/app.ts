// Akrab as an app of the phone: its worker, what is shown without a network, and installing when somebody asks for it.
import { memory, on, onAppear } from "./page";

const style = document.querySelector<HTMLLinkElement>("link[rel=stylesheet]")?.getAttribute("href") ?? "";
const shown = `${document.documentElement.lang} ${style}`;

/** The page for when there is no network is kept anew when its language or its looks have changed. */
async function keepOfflinePage(): Promise<void> {
  if (memory.get("offline") === shown) return;
  await (await caches.open("akrab")).addAll(["/offline", style]);
  memory.set("offline", shown);
}

if (document.body.dataset.user && "serviceWorker" in navigator)
  // A phone that does not trust this server yet refuses: then all is as in any browser.
  navigator.serviceWorker.register("/sw.js").then(keepOfflinePage).catch(() => undefined);

interface InstallEvent extends Event { prompt(): Promise<unknown> }

let offer: InstallEvent | null = null;

/** No banner over somebody's work: the offer waits in the menu. */
addEventListener("beforeinstallprompt", event => {
  event.preventDefault();
  offer = event as InstallEvent;
  document.querySelectorAll<HTMLElement>("[data-install]").forEach(button => { button.hidden = false; });
});
onAppear("[data-install]", button => { button.hidden = offer === null; });
on("click", "[data-install]", (_, button) => {
  void offer?.prompt();
  offer = null;
  button.hidden = true;
});
