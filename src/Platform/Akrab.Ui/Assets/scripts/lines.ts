// The lines of a document, typed without the mouse: Enter goes on to the next row and makes it where it is missing.
import { on } from "./page";

on("keydown", "[data-lines] input", (event, box) => {
  const { key, ctrlKey, metaKey } = event as KeyboardEvent;
  if (key !== "Enter" || ctrlKey || metaKey || event.defaultPrevented) return;
  event.preventDefault();
  // After the last row stands the button that adds one.
  const next = box.closest("[data-repeat-row]")!.nextElementSibling as HTMLElement;
  const first = next.querySelector("input");
  if (first) first.focus();
  else next.click();
});
