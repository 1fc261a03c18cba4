// The theme changes at once when chosen; the server keeps the choice in its cookie.
import { on } from "./page";

on("click", "[data-themes] button", (event, button) => {
  const form = button.closest("form");
  const theme = (button as HTMLButtonElement).value;
  if (!form) return;
  event.preventDefault();

  document.documentElement.dataset.theme = theme;
  document.querySelector<HTMLMetaElement>("meta[name=color-scheme]")?.setAttribute("content", theme === "auto" ? "light dark" : theme);
  for (const other of form.querySelectorAll<HTMLButtonElement>("[data-themes] button"))
    other.setAttribute("aria-pressed", String(other === button));

  const fields = new FormData(form);
  fields.set("theme", theme);
  void fetch(form.action, { method: "POST", body: fields, credentials: "same-origin", redirect: "manual", keepalive: true });
});
