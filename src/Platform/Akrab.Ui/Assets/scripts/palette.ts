// One field for everything: find a record, jump, create, run an action. Ctrl+K or "/".
import { asking, choice } from "./choose";
import { fragment } from "./htmx";
import { on, onAppear } from "./page";

export function openPalette(text = ""): void {
  const palette = document.getElementById("palette") as HTMLDialogElement | null;
  if (!palette || palette.open) return;
  const box = palette.querySelector("input")!;
  box.value = text;
  palette.showModal();
  box.dispatchEvent(new Event("input"));
}

onAppear("dialog[data-palette]", element => {
  const palette = element as HTMLDialogElement;
  const box = palette.querySelector("input")!;
  const found = palette.querySelector<HTMLElement>("[role=listbox]")!;
  const chosen = choice(box, found, (option, event) => {
    if (event.ctrlKey || event.metaKey) window.open((option as HTMLAnchorElement).href);
    else option.click();
  });

  const ask = asking(async (text, stop) => {
    const html = await fragment(`${palette.dataset.palette}?q=${encodeURIComponent(text)}&at=${encodeURIComponent(location.pathname)}`, stop);
    if (html === null) return;
    found.innerHTML = html;
    chosen.reset();
  }, 80);

  box.addEventListener("input", () => ask(box.value.trim()));
  box.addEventListener("keydown", event => chosen.handle(event));
  palette.addEventListener("click", event => { if (event.target === palette) palette.close(); });
});

/** A deed that is one button of the page, such as deleting. */
on("click", "#palette a[data-press]", (event, link) => {
  event.preventDefault();
  document.querySelector<HTMLElement>(link.dataset.press!)?.click();
});

on("click", "#palette a", () => (document.getElementById("palette") as HTMLDialogElement).close());

/** The search field of the top bar is the palette's door; without JavaScript it is an ordinary search. */
for (const type of ["click", "input"] as const)
  on(type, "[data-palette-open] input", (_, element) => {
    const input = element as HTMLInputElement;
    openPalette(input.value);
    input.value = "";
  });
