// Carrying something about the page: with a mouse at once, with a finger after a short press; Escape puts it back.

export interface Carried {
  /** It was lifted; from now on its double flies under the pointer. */
  over(event: PointerEvent): void;
  /** It was let go, or put back. */
  end(isDropped: boolean, event: PointerEvent): void;
}

/** Letting go over a link is not a click on it. */
function swallowClick(): void {
  const stop = new AbortController();
  addEventListener("click", event => { event.preventDefault(); event.stopPropagation(); }, { capture: true, signal: stop.signal });
  setTimeout(() => stop.abort());
}

/** Follows a pointer that went down on an element. */
export function carry(element: HTMLElement, start: PointerEvent, carried: Carried): void {
  const box = element.getBoundingClientRect();
  const isFinger = start.pointerType !== "mouse";
  const ends = new AbortController();
  const hold = isFinger ? window.setTimeout(() => lift(start), 300) : 0;
  let ghost: HTMLElement | null = null;
  let last = start;

  function lift(event: PointerEvent): void {
    ghost = element.cloneNode(true) as HTMLElement;
    for (const name of ["data-card", "data-entry"]) ghost.removeAttribute(name);
    ghost.classList.add("flying");
    ghost.style.width = `${box.width}px`;
    document.body.append(ghost);
    element.classList.add("lifted");
    fly(event);
    navigator.vibrate?.(10);
  }

  function fly(event: PointerEvent): void {
    last = event;
    ghost!.style.left = `${box.left + event.clientX - start.clientX}px`;
    ghost!.style.top = `${box.top + event.clientY - start.clientY}px`;
    carried.over(event);
  }

  function end(isDropped: boolean): void {
    clearTimeout(hold);
    ends.abort();
    if (!ghost) return;
    ghost.remove();
    element.classList.remove("lifted");
    swallowClick();
    carried.end(isDropped, last);
  }

  const { signal } = ends;
  document.addEventListener("pointermove", event => {
    const way = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY);
    if (ghost) fly(event);
    else if (!isFinger && way > 5) lift(event);
    else if (isFinger && way > 10) end(false);
  }, { signal });
  document.addEventListener("pointerup", () => end(true), { signal });
  document.addEventListener("pointercancel", () => end(false), { signal });
  document.addEventListener("keydown", event => { if (event.key === "Escape") end(false); }, { signal });
  document.addEventListener("touchmove", event => { if (ghost) event.preventDefault(); }, { passive: false, signal });
}
