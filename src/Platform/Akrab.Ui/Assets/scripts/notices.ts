// Every minute a page in view asks what its reader was told: the bell counts it, and what is new is shown once on this device.
import { fragment } from "./htmx";
import { memory, meta } from "./page";
import { toast } from "./toast";

const prefix = "told.";
const minute = 60_000;
const mostAtOnce = 3;

function count(bell: HTMLElement, number: number): void {
  const badge = bell.querySelector<HTMLElement>(".count")!;
  badge.hidden = number === 0;
  badge.textContent = number > 99 ? "99+" : String(number);
  bell.dataset.name ??= bell.getAttribute("aria-label") ?? "";
  bell.setAttribute("aria-label", number === 0 ? bell.dataset.name : bell.dataset.said!.replace("{count}", badge.textContent));
}

async function ask(bell: HTMLElement): Promise<void> {
  if (document.visibilityState !== "visible") return;
  const html = await fragment("/parts/notices");
  const news = html && new DOMParser().parseFromString(html, "text/html").querySelector<HTMLElement>("[data-count]");
  if (!news) return;
  count(bell, Number(news.dataset.count));

  const fresh = [...news.querySelectorAll<HTMLElement>("[data-notice]")].map(notice => ({ key: `${prefix}${notice.dataset.notice}.${notice.dataset.at}`, link: notice.querySelector("a")! }));
  const unseen = fresh.filter(({ key }) => !memory.get(key));
  unseen.slice(0, mostAtOnce).forEach(({ link }) => toast(link.textContent!, "turmeric", link.href));
  unseen.forEach(({ key }) => memory.set(key, "1"));
  const known = new Set(fresh.map(({ key }) => key));
  memory.keys(prefix).filter(key => !known.has(key)).forEach(key => memory.set(key, null));
}

const bell = document.querySelector<HTMLElement>("[data-bell]");
if (bell && meta("xsrf")) {
  setTimeout(() => void ask(bell), 1500);
  setInterval(() => void ask(bell), minute);
  document.addEventListener("visibilitychange", () => void ask(bell));
}
