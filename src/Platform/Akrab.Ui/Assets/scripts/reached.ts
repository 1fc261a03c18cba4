// A link to a phone, a mail program, WhatsApp or a map opens at once; then one tap writes down what came of it, and closing writes nothing.
// A phone may forget the page behind a call: the question is asked again when its reader is back.
import { memory, on, onAppear } from "./page";

const ways: [start: string, dialog: string][] = [
  ["tel:", "reached-phone"], ["https://wa.me/", "reached-whatsapp"], ["mailto:", "reached-email"], ["https://www.google.com/maps/", "reached-visit"],
];

interface Asked { page: string; dialog: string; at: number }

const key = "reached";
const lasts = 2 * 3600_000;

/** Only the record's own numbers and addresses: those of others on the page belong to others. */
on("click", "#fact-phones a, #fact-emails a, .who .ways a", (_, link) => {
  const href = link.getAttribute("href") ?? "";
  const way = ways.find(([start]) => href.startsWith(start));
  const dialog = way && document.getElementById(way[1]);
  if (!(dialog instanceof HTMLDialogElement) || dialog.open) return;
  memory.set(key, JSON.stringify({ page: location.pathname, dialog: dialog.id, at: Date.now() } satisfies Asked));
  dialog.showModal();
});

onAppear("dialog[data-reached]", element => {
  const dialog = element as HTMLDialogElement;
  dialog.addEventListener("close", () => memory.set(key, null));
  const asked = JSON.parse(memory.get(key) ?? "null") as Asked | null;
  if (asked?.page === location.pathname && asked.dialog === dialog.id && Date.now() - asked.at < lasts) dialog.showModal();
});
