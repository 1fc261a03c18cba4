// Short messages in the corner: they pass by themselves, wait while pointed at, and close on a click.
import { on, onAppear } from "./page";

const region = () => document.getElementById("toasts");

/** A text the server wrote into the region for scripts, in the user's language. */
export const say = (name: "failed" | "offline" | "signedOut" | "forbidden" | "close"): string => region()?.dataset[name] ?? "";

const lifetime = 6000;

export function toast(text: string, tone: "teal" | "turmeric" | "red" = "teal", url?: string): void {
  const box = document.createElement("div");
  box.className = `toast ${tone}`;
  box.dataset.toast = "";
  const words = document.createElement("div");
  if (url) {
    const link = document.createElement("a");
    link.href = url;
    link.textContent = text;
    words.append(link);
  } else words.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button round";
  close.dataset.dismiss = "";
  close.setAttribute("aria-label", say("close"));
  close.textContent = "×";
  box.append(words, close);
  region()?.append(box);
}

onAppear("[data-toast]", box => {
  let timer = 0;
  const stop = () => clearTimeout(timer);
  const start = () => { timer = window.setTimeout(() => box.remove(), box.querySelector("a") ? lifetime * 2 : lifetime); };
  box.addEventListener("pointerenter", stop);
  box.addEventListener("focusin", stop);
  box.addEventListener("pointerleave", start);
  box.addEventListener("focusout", start);
  start();
});

on("click", "[data-dismiss]", (_, button) => button.closest("[data-toast]")?.remove());
