// Keys for people who live in the keyboard. Listed under "?".
import { openPalette } from "./palette";
import { isWriting } from "./page";

const press = (selector: string): boolean => {
  const element = document.querySelector<HTMLElement>(selector);
  element?.click();
  return element !== null;
};

const keys: Record<string, () => boolean> = {
  "/": () => { openPalette(); return true; },
  "?": () => { (document.getElementById("shortcuts") as HTMLDialogElement | null)?.showModal(); return true; },
  c: () => press("[data-menu=create-menu]"),
  e: () => press("[data-key=edit]"),
  n: () => {
    const box = document.querySelector<HTMLElement>("[data-composer] form:first-of-type textarea");
    document.querySelector<HTMLElement>("[data-composer] input[type=radio]")?.click();
    box?.focus();
    return box !== null;
  },
};

let waitsForArea = 0;

function goToArea(key: string): boolean {
  if (Date.now() - waitsForArea > 1500 || !/^[1-9]$/.test(key)) return false;
  const link = document.querySelectorAll<HTMLAnchorElement>(".rail li a")[Number(key) - 1];
  link?.click();
  return link !== undefined;
}

document.addEventListener("keydown", event => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    return openPalette();
  }
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
    const form = (event.target as Element | null)?.closest("form");
    if (!form) return;
    event.preventDefault();
    return form.requestSubmit();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (isWriting(event.target) || document.querySelector("dialog[open]")) return;

  if (event.key === "g") { waitsForArea = Date.now(); return; }
  if (goToArea(event.key) || keys[event.key]?.()) event.preventDefault();
});
