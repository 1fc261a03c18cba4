// The calendar button of a date box opens the browser's own calendar and writes what was picked as people write it.
import { on, onAppear } from "./page";

onAppear("[data-date-open]", button => { button.hidden = !("showPicker" in HTMLInputElement.prototype); });

on("click", "[data-date-open]", (_, button) => {
  button.closest("[data-date]")!.querySelector<HTMLInputElement>("[data-date-picker]")!.showPicker();
});

on("change", "[data-date-picker]", (_, element) => {
  const [year, month, day] = (element as HTMLInputElement).value.split("-");
  const box = element.closest("[data-date]")!.querySelector<HTMLInputElement>("input[type=text]")!;
  if (!year) return;
  box.value = `${day}/${month}/${year}`;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
});
