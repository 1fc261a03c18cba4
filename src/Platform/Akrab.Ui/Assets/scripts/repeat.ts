// Several phones, e-mails, addresses: rows one can add and remove. The server sends one empty row more than there are.
import { onAppear } from "./page";

onAppear("[data-repeat]", repeat => {
  const rows = () => [...repeat.querySelectorAll<HTMLElement>(":scope > [data-repeat-row]")];
  const pattern = rows().at(-1)!.cloneNode(true) as HTMLElement;
  const patternIndex = Number(repeat.dataset.repeat);
  const add = repeat.querySelector<HTMLButtonElement>("[data-repeat-add]")!;
  let next = patternIndex + 1;

  function grow(): HTMLElement {
    const row = pattern.cloneNode(true) as HTMLElement;
    for (const element of row.querySelectorAll("*"))
      for (const name of ["name", "id", "for", "aria-controls", "aria-describedby", "list"]) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.replaceAll(`[${patternIndex}]`, `[${next}]`));
      }
    next++;
    add.before(row);
    reveal();
    return row;
  }

  function reveal(): void {
    add.hidden = false;
    rows().forEach(row => row.querySelector<HTMLButtonElement>("[data-repeat-remove]")!.hidden = rows().length < 2);
  }

  add.addEventListener("click", () => grow().querySelector<HTMLElement>("input, select, textarea")?.focus());

  repeat.addEventListener("click", event => {
    const row = (event.target as Element).closest("[data-repeat-remove]")?.closest<HTMLElement>("[data-repeat-row]");
    if (!row) return;
    const neighbour = (row.nextElementSibling ?? row.previousElementSibling) as HTMLElement | null;
    row.remove();
    reveal();
    neighbour?.querySelector<HTMLElement>("input, select, textarea")?.focus();
    repeat.dispatchEvent(new Event("input", { bubbles: true }));
  });

  repeat.closest("form")?.addEventListener("akrab:rows", event => {
    while (next <= (event as CustomEvent<number>).detail) grow();
  });

  reveal();
});
