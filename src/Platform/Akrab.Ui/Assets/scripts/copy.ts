// A text to hand on: one press copies it.
import { on, onAppear } from "./page";

onAppear("[data-copy]", button => { button.hidden = false; });

on("click", "[data-copy]", (_, button) => {
  const box = button.parentElement?.querySelector("input");
  if (!box) return;
  box.select();
  // Without HTTPS there is no clipboard to write to: then the old command copies what is selected.
  const done = navigator.clipboard ? navigator.clipboard.writeText(box.value) : Promise.resolve(document.execCommand("copy"));
  void done.then(() => { button.textContent = button.dataset.copy ?? ""; });
});
