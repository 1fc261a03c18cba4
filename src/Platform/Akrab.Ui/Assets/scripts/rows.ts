// The rows of a list: open with a click or Enter, walk with j and k, pick with x, a click, or Shift for a range.
import { isWriting, on, onAppear } from "./page";

const picks = (table: ParentNode) => [...table.querySelectorAll<HTMLInputElement>("td.pick input")];

function count(table: Element): void {
  const all = picks(table);
  const picked = all.filter(pick => pick.checked).length;
  const head = table.querySelector<HTMLInputElement>("[data-pick-all]");
  if (head) {
    head.checked = picked > 0 && picked === all.length;
    head.indeterminate = picked > 0 && picked < all.length;
  }
  const number = table.closest(".list")?.querySelector("[data-pick-count]");
  if (number) number.textContent = String(picked);
}

let last: HTMLInputElement | null = null;

on("click", "td.pick input", (event, element) => {
  const pick = element as HTMLInputElement;
  const table = pick.closest("table")!;
  if (event.shiftKey && last && last !== pick && table.contains(last)) {
    const all = picks(table);
    const [from, to] = [all.indexOf(last), all.indexOf(pick)].sort((a, b) => a - b) as [number, number];
    for (const between of all.slice(from, to + 1)) between.checked = pick.checked;
  }
  last = pick;
  count(table);
});

on("change", "[data-pick-all]", (_, head) => {
  const table = head.closest("table")!;
  for (const pick of picks(table)) pick.checked = (head as HTMLInputElement).checked;
  count(table);
});

on("click", "[data-pick-none]", (_, button) => {
  const table = button.closest(".list")?.querySelector("table");
  if (!table) return;
  for (const pick of picks(table)) pick.checked = false;
  count(table);
});

onAppear("table[data-rows]", count);

/** A click anywhere in the row opens it, unless it hit something of its own or marked text. */
on("click", "tr[data-href]", (event, row) => {
  const hit = event.target as Element;
  if (event.defaultPrevented || hit.closest("a, button, input, label, select, textarea, [popover]") || getSelection()?.toString()) return;
  if (event.ctrlKey || event.metaKey) window.open(row.dataset.href);
  else location.assign(row.dataset.href!);
});

document.addEventListener("keydown", event => {
  if (isWriting(event.target) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const rows = [...document.querySelectorAll<HTMLElement>("table[data-rows] tbody tr[data-href]")];
  const at = rows.findIndex(row => row.contains(document.activeElement));
  if (event.key === "j" || event.key === "k") {
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + (event.key === "j" ? 1 : -1)))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  } else if (at >= 0 && event.key === "x") rows[at]!.querySelector<HTMLElement>(".pick input")?.click();
  else if (at >= 0 && event.key === "Enter" && document.activeElement === rows[at]) location.assign(rows[at]!.dataset.href!);
});
