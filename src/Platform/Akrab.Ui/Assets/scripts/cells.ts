// A table walked and edited cell by cell: arrows move, Enter, F2 or the pencil edits, Escape brings the value back.
import { adopt, fragment } from "./htmx";
import { isWriting, on, onAppear } from "./page";

const kept = new WeakMap<HTMLTableCellElement, Node[]>();
const cellsOf = (row: Element) => [...row.children] as HTMLTableCellElement[];
const headOf = (cell: HTMLTableCellElement) => cell.closest("table")!.tHead!.rows[0]!.cells[cell.cellIndex];

function go(cell: HTMLElement | undefined | null): void {
  if (!cell) return;
  cell.tabIndex = -1;
  cell.focus();
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function restore(cell: HTMLTableCellElement): void {
  const nodes = kept.get(cell);
  if (!nodes) return;
  kept.delete(cell);
  cell.replaceChildren(...nodes);
}

/** The editor of the cell's field, fetched from its record; only one is open at a time. */
async function edit(cell: HTMLTableCellElement): Promise<void> {
  const [row, head] = [cell.closest<HTMLElement>("tr[data-href]"), headOf(cell)];
  if (!row || !head?.hasAttribute("data-edits") || kept.has(cell)) return;
  const html = await fragment(`${row.dataset.href}/fields/${head.dataset.column}`);
  const editor = html === null ? null : new DOMParser().parseFromString(html, "text/html").querySelector<HTMLElement>("[data-editing]");
  if (!editor) return;
  document.querySelectorAll<HTMLTableCellElement>("td:has([data-editing])").forEach(restore);
  kept.set(cell, [...cell.childNodes]);
  cell.replaceChildren(editor);
  adopt(editor);
}

/** A line that comes back into a cell: saved, its value stays; left, the cell is as it was. */
onAppear("td [data-edit]:not([data-editing])", line => {
  const cell = line.closest("td")!;
  if (line.hasAttribute("data-saved")) {
    kept.delete(cell);
    const value = line.querySelector("dd")!;
    value.querySelector("[data-edit-open]")?.remove();
    cell.replaceChildren(...value.childNodes);
  } else restore(cell);
  go(cell);
});

/** One pencil goes with the mouse from cell to cell. */
const pencil = document.createElement("button");
pencil.type = "button";
pencil.className = "button round small cell-pencil";
pencil.tabIndex = -1;
pencil.innerHTML = document.querySelector("template#pencil")?.innerHTML ?? "";
pencil.ariaLabel = document.querySelector<HTMLElement>("template#pencil")?.dataset.label ?? "";

on("pointerover", "table[data-rows] tbody td", (event, element) => {
  const cell = element as HTMLTableCellElement;
  if (event.pointerType !== "mouse" || cell.contains(pencil)) return;
  if (headOf(cell)?.hasAttribute("data-edits") && !kept.has(cell)) cell.append(pencil);
  else pencil.remove();
});

pencil.addEventListener("click", event => {
  event.stopPropagation();
  const cell = pencil.closest("td")!;
  pencil.remove();
  void edit(cell);
});

on("keydown", "table[data-rows] tbody tr[data-href]", (event, row) => {
  if (isWriting(event.target) || event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest("[data-editing]")) return;
  const cell = (event.target as Element).closest<HTMLTableCellElement>("td");
  const at = cell?.cellIndex ?? -1;
  const beside = (other: Element | null) => other?.matches("tr[data-href]") ? (at < 0 ? other as HTMLElement : cellsOf(other)[at]) : null;
  switch (event.key) {
    case "ArrowRight": go(cellsOf(row)[at + 1]); break;
    case "ArrowLeft": go(at > 0 ? cellsOf(row)[at - 1] : row); break;
    case "ArrowDown": go(beside(row.nextElementSibling)); break;
    case "ArrowUp": go(beside(row.previousElementSibling)); break;
    case "Enter": case "F2":
      if (!cell || event.target !== cell) return;
      if (headOf(cell)?.hasAttribute("data-edits")) void edit(cell);
      else if (event.key === "Enter") location.assign(row.dataset.href!);
      break;
    default: return;
  }
  event.preventDefault();
});
