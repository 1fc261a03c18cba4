// When a form comes back refused, the cursor goes to the first field that is wrong.
import { onAppear } from "./page";

let isWaiting = false;

onAppear("[aria-invalid=true], [data-first-error]", () => {
  if (isWaiting) return;
  isWaiting = true;
  queueMicrotask(() => {
    isWaiting = false;
    const first = document.querySelector<HTMLElement>("[aria-invalid=true]") ?? document.querySelector<HTMLElement>("[data-first-error]");
    first?.focus();
  });
});
