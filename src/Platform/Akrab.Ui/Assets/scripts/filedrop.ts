// A file dropped on its box is as good as one chosen.
import { on } from "./page";

for (const type of ["dragenter", "dragover"] as const)
  on(type, "[data-drop]", (event, drop) => { event.preventDefault(); drop.classList.add("over"); });
on("dragleave", "[data-drop]", (_, drop) => drop.classList.remove("over"));

on("drop", "[data-drop]", (event, drop) => {
  event.preventDefault();
  drop.classList.remove("over");
  const input = drop.querySelector<HTMLInputElement>("input[type=file]")!;
  if (!event.dataTransfer?.files.length) return;
  input.files = event.dataTransfer.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});

on("change", "[data-drop] input", (_, element) => {
  const files = [...(element as HTMLInputElement).files ?? []];
  const size = (bytes: number) => bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} MB`;
  element.closest("[data-drop]")!.querySelector("[data-drop-chosen]")!.textContent = files.map(file => `${file.name} · ${size(file.size)}`).join(", ");
});
