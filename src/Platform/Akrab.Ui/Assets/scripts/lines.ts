// The lines of a document, typed without the mouse: Enter goes on to the next row and makes it where it is missing.
import { onAppear } from "./page";

onAppear("[data-lines]", lines => {
  const rows = () => [...lines.querySelectorAll<HTMLElement>("[data-repeat-row]")];

  lines.addEventListener("keydown", event => {
    const box = event.target as HTMLElement;
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || !(box instanceof HTMLInputElement) || event.defaultPrevented) return;
    event.preventDefault();
    const next = rows()[rows().indexOf(box.closest<HTMLElement>("[data-repeat-row]")!) + 1];
    if (next) next.querySelector<HTMLElement>("input")?.focus();
    else lines.querySelector<HTMLElement>("[data-repeat-add]")?.click();
  });
});
