// The boxes of an address: typing a village, district, city or province offers the official places, and choosing one fills them all.
import { asking, choice, pressing } from "./choose";
import { fragment } from "./htmx";
import { onAppear } from "./page";

const looked = ["village", "district", "city", "province"];
let count = 0;

onAppear("[data-address]", address => {
  const part = (name: string) => address.querySelector<HTMLInputElement>(`[data-address-part="${name}"]`)!;
  const list = document.createElement("ul");
  list.className = "options";
  list.id = `places-${count++}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", address.dataset.placesLabel ?? "");

  function take(option: HTMLElement): void {
    for (const name of [...looked, "region"]) part(name).value = option.dataset[name] ?? "";
    list.replaceChildren();
    part("postalCode").focus();
    part("region").dispatchEvent(new Event("input", { bubbles: true }));
  }

  for (const name of looked) {
    const box = part(name);
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", list.id);
    box.setAttribute("aria-expanded", "false");
    const chosen = choice(box, list, take);
    const show = (isOpen: boolean) => {
      box.setAttribute("aria-expanded", String(isOpen));
      if (!isOpen) list.replaceChildren();
    };
    const ask = asking(async (text, stop) => {
      if (text.length < 3) return show(false);
      const html = await fragment(`${address.dataset.address}?q=${encodeURIComponent(text)}`, stop);
      if (html === null || document.activeElement !== box) return;
      list.innerHTML = html;
      box.parentElement!.append(list);
      chosen.reset();
      show(list.children.length > 0);
    });
    box.addEventListener("input", event => {
      if (!event.isTrusted) return;
      part("region").value = "";
      ask(box.value.trim());
    });
    box.addEventListener("keydown", event => {
      if (event.key === "Escape" && list.children.length > 0) { event.stopPropagation(); event.preventDefault(); return show(false); }
      if (list.children.length > 0) chosen.handle(event);
    });
    box.addEventListener("blur", () => setTimeout(() => show(false), 150));
  }

  pressing(list, take);
});
