// Every minute an open page asks what its reader is to be reminded of, and shows each once on this device.
import { fragment } from "./htmx";
import { memory, meta, on, onAppear } from "./page";
import { toast } from "./toast";

const prefix = "reminded.";
const minute = 60_000;
const mayNotify = () => "Notification" in window && Notification.permission === "granted";

async function ask(): Promise<void> {
  if (document.visibilityState !== "visible" && !mayNotify()) return;
  const html = await fragment("/parts/reminders");
  if (!html) return;
  const due = new DOMParser().parseFromString(html, "text/html").querySelectorAll<HTMLElement>("[data-reminder]");
  const now = new Set<string>();
  for (const one of due) {
    const key = `${prefix}${one.dataset.reminder}.${one.dataset.at}`;
    now.add(key);
    if (memory.get(key)) continue;
    memory.set(key, "1");
    const link = one.querySelector("a")!;
    toast(link.textContent!, "turmeric", link.href);
    if (mayNotify())
      new Notification(link.textContent!, { tag: key }).onclick = () => { focus(); location.assign(link.href); };
  }
  memory.keys(prefix).filter(key => !now.has(key)).forEach(key => memory.set(key, null));
}

if (meta("xsrf") && document.querySelector(".shell, .rail")) {
  setTimeout(ask, 3000);
  setInterval(ask, minute);
}

/** A button that asks for leave to remind on this device, as long as nobody was asked. */
onAppear("[data-notify-ask]", button => { button.hidden = !("Notification" in window) || Notification.permission !== "default"; });
on("click", "[data-notify-ask]", (_, button) => { void Notification.requestPermission().then(() => { button.hidden = true; }); });
