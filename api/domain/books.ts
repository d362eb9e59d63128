/** The books of a site for a period: opening + in = out + loss + closing, for each sort of thing. */
import { type Account, type LedgerSubject, isHeld } from './accounts.ts';
import type { Stage } from './stages.ts';

/** What is missing longer than this counts as loss for good. */
export const LOSS_AFTER_DAYS = 90;
/** A transfer that nobody received within this time is looked into. */
export const TRANSIT_DAYS = 7;

/** Days after which somebody should ask why a device is still in this stage; a reservation has its own clock. */
export const OVERDUE_DAYS: Partial<Record<Stage, number>> = {
  received: 7,
  labelled: 7,
  diagnosing: 3,
  repairing: 14,
  qa: 3,
  kitting: 7,
  ready: 60,
  returned: 7,
  quarantined: 30,
  harvesting: 14,
  for_recycling: 60,
};

/** Entries between two accounts, added up: those before the period and those in it. */
export interface LedgerTotal {
  subject: LedgerSubject;
  from: Account;
  to: Account;
  before: number;
  during: number;
}

export interface BookLine {
  account: Account;
  quantity: number;
}

export interface Book {
  subject: LedgerSubject;
  /** Held when the period began. */
  opening: number;
  /** What came, by where from; and what left, by where to. Losses stand apart. */
  came: BookLine[];
  left: BookLine[];
  cameTotal: number;
  leftTotal: number;
  /** Gone missing in the period, and found again in it. */
  lost: number;
  found: number;
  /** Held when the period ended: `stock` and `transit` together. */
  closing: number;
  stock: number;
  transit: number;
}

/** Balances follow from the entries alone, so that the equation holds whatever happened. */
export function closeBook(subject: LedgerSubject, totals: readonly LedgerTotal[]): Book {
  const own = totals.filter((total) => total.subject === subject);
  const came = new Map<Account, number>();
  const left = new Map<Account, number>();
  const book = { opening: 0, lost: 0, found: 0, stock: 0, transit: 0 };
  for (const { from, to, before, during } of own) {
    const quantity = before + during;
    if (to === 'stock' || to === 'transit') book[to] += quantity;
    if (from === 'stock' || from === 'transit') book[from] -= quantity;
    if (isHeld(from) === isHeld(to)) continue;
    book.opening += isHeld(to) ? before : -before;
    if (to === 'lost') book.lost += during;
    else if (from === 'lost') book.found += during;
    else if (isHeld(to)) add(came, from, during);
    else add(left, to, during);
  }
  return {
    subject,
    ...book,
    came: linesOf(came),
    left: linesOf(left),
    cameTotal: sum(came),
    leftTotal: sum(left),
    closing: book.stock + book.transit,
  };
}

/** opening + in = out + loss + closing; loss is what went missing less what was found again. */
export function isExact(book: Book): boolean {
  const { opening, cameTotal, leftTotal, lost, found, closing } = book;
  return opening + cameTotal === leftTotal + (lost - found) + closing;
}

function add(lines: Map<Account, number>, account: Account, quantity: number): void {
  lines.set(account, (lines.get(account) ?? 0) + quantity);
}

function linesOf(lines: Map<Account, number>): BookLine[] {
  return [...lines]
    .filter(([, quantity]) => quantity !== 0)
    .map(([account, quantity]) => ({ account, quantity }))
    .toSorted((a, b) => b.quantity - a.quantity || a.account.localeCompare(b.account));
}

function sum(lines: Map<Account, number>): number {
  return [...lines.values()].reduce((total, quantity) => total + quantity, 0);
}

/** @param day `YYYY-MM-DD` */
export function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** The last day before `day`. */
export function dayBefore(day: string): string {
  const last = new Date(`${day}T00:00:00Z`);
  last.setUTCDate(last.getUTCDate() - 1);
  return last.toISOString().slice(0, 10);
}

/** First and last day of a month. @param month `YYYY-MM` */
export function monthDays(month: string): { from: string; to: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const to = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return { from: `${month}-01`, to };
}
