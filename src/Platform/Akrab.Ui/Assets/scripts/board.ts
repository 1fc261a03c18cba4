// What moving a card means, however it is moved: where it was, where it lands, and whom to tell.
import { post } from "./htmx";

export const columnOf = (card: Element) => card.closest<HTMLElement>("[data-board-column]")!;
export const cardsOf = (column: Element) => column.querySelector<HTMLElement>(".board-cards")!;
export const boardOf = (card: Element) => card.closest<HTMLElement>("[data-board]")!;

/** Tells screen readers. */
export const say = (board: HTMLElement, text: string) => { board.querySelector("[data-board-says]")!.textContent = text; };

export interface Place { parent: Element; before: Element | null }
export const placeOf = (card: Element): Place => ({ parent: card.parentElement!, before: card.nextElementSibling });

/** The card stays where it is now; the server hears of it and answers with the board. */
export function settle(card: HTMLElement, from: Place): void {
  card.classList.remove("lifted");
  const board = boardOf(card);
  const to = placeOf(card);
  if (to.parent === from.parent && to.before === from.before) return;
  say(board, `${board.dataset.dropped} ${columnOf(card).dataset.title}`);
  const before = (to.before as HTMLElement | null)?.dataset.card ?? "";
  void post(board.dataset.board!, { id: card.dataset.card!, column: columnOf(card).dataset.boardColumn!, before }, board)
    .then(() => { if (board.isConnected) putBack(card, from); }); // not replaced: the server refused
}

export function putBack(card: HTMLElement, from: Place): void {
  card.classList.remove("lifted");
  from.parent.insertBefore(card, from.before);
}
