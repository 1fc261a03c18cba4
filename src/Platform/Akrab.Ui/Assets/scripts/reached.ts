// A link to a phone, a mail program or WhatsApp opens at once; then one tap writes down what came of it, and closing writes nothing.
import { on } from "./page";

const ways: [start: string, dialog: string][] = [["tel:", "reached-phone"], ["https://wa.me/", "reached-whatsapp"], ["mailto:", "reached-email"]];

/** Only the record's own numbers and addresses: those of others on the page belong to others. */
on("click", "#fact-phones a, #fact-emails a", (_, link) => {
  const href = link.getAttribute("href") ?? "";
  const way = ways.find(([start]) => href.startsWith(start));
  const dialog = way && document.getElementById(way[1]);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
});
