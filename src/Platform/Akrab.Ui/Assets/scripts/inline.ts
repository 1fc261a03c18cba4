// Edit in place: the editor of one value is fetched to where the value stands; Escape brings the value back.
import { adopt, fragment } from "./htmx";
import { on, onAppear } from "./page";

async function open(place: HTMLElement): Promise<void> {
  const html = await fragment(place.dataset.edit!);
  const editor = html === null ? null : new DOMParser().parseFromString(html, "text/html").querySelector<HTMLElement>("[data-editing]");
  if (!editor) return location.assign(place.dataset.edit!);
  place.replaceWith(editor);
  adopt(editor);
}

/** Fetched, or come back refused: the cursor goes in. */
onAppear("[data-editing]", editor =>
  (editor.querySelector<HTMLElement>("[aria-invalid=true]") ?? editor.querySelector<HTMLElement>("dd :is(input:not([type=hidden]), select, textarea)"))?.focus());

/** The editor carries the value as it was when it came. */
function leave(editor: HTMLElement): void {
  const value = editor.querySelector("template")!.content.firstElementChild!.cloneNode(true) as HTMLElement;
  editor.replaceWith(value);
  value.querySelector<HTMLElement>("[data-edit-open]")?.focus();
}

on("click", "[data-edit-open]", (event, link) => {
  const place = link.closest<HTMLElement>("[data-edit]");
  if (!place || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void open(place);
});

on("click", "[data-edit-leave]", (_, button) => leave(button.closest<HTMLElement>("[data-editing]")!));

on("keydown", "[data-editing]", (event, editor) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  event.preventDefault();
  leave(editor);
});

/** What was saved made a new version, on which the other editors of the page go on. */
onAppear("[data-saved]", line => {
  for (const version of document.querySelectorAll<HTMLInputElement>("[data-editing] input[name=_version]")) version.value = line.dataset.saved!;
  line.querySelector<HTMLElement>("[data-edit-open]")?.focus();
});
