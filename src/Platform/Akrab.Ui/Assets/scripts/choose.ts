// A list of options walked with the arrow keys while the cursor stays in the text box: lookup and palette share it.

export interface Choice { readonly current: HTMLElement | null; reset(): void; handle(event: KeyboardEvent): boolean }

/** Marks one option of the list as chosen; `take` is called on Enter. */
export function choice(box: HTMLElement, list: HTMLElement, take: (option: HTMLElement, event: KeyboardEvent) => void): Choice {
  const options = () => [...list.querySelectorAll<HTMLElement>('[role="option"]')];
  let at = -1;

  function mark(next: number): void {
    const all = options();
    at = all.length === 0 ? -1 : (next + all.length) % all.length;
    all.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    const chosen = all[at];
    if (!chosen) return box.removeAttribute("aria-activedescendant");
    chosen.id ||= `${list.id}-${at}`;
    box.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  return {
    get current() { return options()[at] ?? null; },
    reset() { at = -1; if (options().length > 0) mark(0); else box.removeAttribute("aria-activedescendant"); },
    handle(event) {
      if (event.key === "ArrowDown") mark(at + 1);
      else if (event.key === "ArrowUp") mark(at - 1);
      else if (event.key === "Enter" && options()[at]) take(options()[at]!, event);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}

/** Takes the option that is pressed, before the box loses the focus. */
export function pressing(list: HTMLElement, take: (option: HTMLElement) => void): void {
  list.addEventListener("pointerdown", event => {
    const option = (event.target as Element).closest<HTMLElement>("[role=option]");
    if (!option) return;
    event.preventDefault();
    take(option);
  });
}

/** Asks again only when typing pauses, and forgets answers that come too late. */
export function asking(ask: (text: string, stop: AbortSignal) => Promise<void>, pause = 140): (text: string) => void {
  let timer = 0;
  let running: AbortController | null = null;
  return text => {
    clearTimeout(timer);
    running?.abort();
    timer = window.setTimeout(() => { running = new AbortController(); void ask(text, running.signal); }, pause);
  };
}
