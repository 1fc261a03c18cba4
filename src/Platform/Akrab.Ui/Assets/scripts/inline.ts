// Edit in place: the editor of one value is fetched into its cell or line; Escape brings the value back.
import { adopt, fragment } from "./htmx";
import { on } from "./page";

async function open(place: HTMLElement): Promise<void> {
  if (place.dataset.editing !== undefined) return;
  const html = await fragment(place.dataset.edit!);
  if (html === null) return location.assign(place.dataset.edit!);
  const before = [...place.childNodes];
  place.dataset.editing = "";
  place.innerHTML = html;
  adopt(place);
  place.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea")?.focus();

  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    place.removeEventListener("keydown", leave);
    delete place.dataset.editing;
    place.replaceChildren(...before);
    (place.querySelector<HTMLElement>("[data-edit-open]") ?? place.closest<HTMLElement>("tr"))?.focus();
  };
  place.addEventListener("keydown", leave);
}

on("click", "[data-edit-open]", (event, link) => {
  const place = link.closest<HTMLElement>("[data-edit]");
  if (!place || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  void open(place);
});

on("dblclick", "td[data-edit]", (_, cell) => void open(cell));
