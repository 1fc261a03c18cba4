// What every behaviour needs: to hear of events wherever they happen, and of elements whenever they appear.

type Handler<K extends keyof DocumentEventMap> = (event: DocumentEventMap[K], element: HTMLElement) => void;

/** Hears an event on any present or future element that matches the selector. */
export function on<K extends keyof DocumentEventMap>(type: K, selector: string, handle: Handler<K>, options?: AddEventListenerOptions): void {
  document.addEventListener(type, event => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
    if (element) handle(event, element);
  }, options);
}

const appearances: [selector: string, greet: (element: HTMLElement) => void][] = [];

function greetAll(root: Element): void {
  for (const [selector, greet] of appearances) {
    if (root.matches(selector)) greet(root as HTMLElement);
    root.querySelectorAll<HTMLElement>(selector).forEach(greet);
  }
}

/** Greets each matching element once, now or when it is swapped in later. */
export function onAppear(selector: string, greet: (element: HTMLElement) => void): void {
  const met = new WeakSet<HTMLElement>();
  const once = (element: HTMLElement) => {
    if (met.has(element)) return;
    met.add(element);
    greet(element);
  };
  appearances.push([selector, once]);
  document.querySelectorAll<HTMLElement>(selector).forEach(once);
}

new MutationObserver(changes => {
  for (const change of changes)
    for (const node of change.addedNodes)
      if (node instanceof Element) greetAll(node);
}).observe(document.documentElement, { childList: true, subtree: true });

/** True while the user is writing, so that single-letter shortcuts stay away. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement
    && (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])"));
}

export function meta(name: string): string | undefined {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;
}

/** Remembers small things on this device; a browser that forbids it just forgets. */
export const memory = {
  get(key: string): string | null {
    try { return localStorage.getItem(key); } catch { return null; }
  },
  set(key: string, value: string | null): void {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch { /* full or forbidden */ }
  },
  keys(prefix: string): string[] {
    try { return Object.keys(localStorage).filter(key => key.startsWith(prefix)); } catch { return []; }
  },
};
