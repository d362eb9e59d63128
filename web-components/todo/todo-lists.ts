/** The lists as the page shows them: a line that is done stays where it is, ticked. */
import type { TodoGroup, TodoLine } from '../../api/todo/todo.service.ts';

export const LISTS = ['label', 'locks', 'kit', 'shelve', 'pick', 'return'] as const;
export type TodoName = (typeof LISTS)[number];

export function isTodoName(text: string | null | undefined): text is TodoName {
  return (LISTS as readonly unknown[]).includes(text);
}

export interface ShownLine extends TodoLine {
  done: boolean;
}

export interface ShownGroup {
  place: TodoGroup['place'];
  /** What is left there, also lines that are not on this page yet. */
  left: number;
  lines: ShownLine[];
}

/**
 * What the server says now, put into what the person already sees: nothing moves, lines that are gone are
 * ticked, new ones come at the end of their place.
 */
export function mergeGroups(
  shown: readonly ShownGroup[],
  fresh: readonly TodoGroup[],
): ShownGroup[] {
  const now = new Map(fresh.flatMap((group) => group.lines.map((line) => [line.code, line])));
  const seen = new Set(shown.flatMap((group) => group.lines.map((line) => line.code)));
  const merged = shown.map((group): ShownGroup => {
    const lines = group.lines.map((line) => {
      const still = now.get(line.code);
      return still ? { ...still, done: false } : { ...line, done: true };
    });
    return { place: group.place, left: 0, lines };
  });
  for (const group of fresh) {
    const added = group.lines
      .filter((line) => !seen.has(line.code))
      .map((line) => ({ ...line, done: false }));
    const known = merged.find((one) => one.place?.code === group.place?.code);
    if (known) {
      known.lines.push(...added);
      known.left = group.total;
    } else if (added.length > 0) {
      merged.push({ place: group.place, left: group.total, lines: added });
    }
  }
  return merged;
}

/** The next page joins at the end; a place that goes on there is one group. */
export function appendGroups(
  shown: readonly ShownGroup[],
  more: readonly TodoGroup[],
): ShownGroup[] {
  const groups = shown.map((group) => ({ ...group, lines: [...group.lines] }));
  for (const group of more) {
    const lines = group.lines.map((line) => ({ ...line, done: false }));
    const known = groups.find((one) => one.place?.code === group.place?.code);
    if (known) known.lines.push(...lines);
    else groups.push({ place: group.place, left: group.total, lines });
  }
  return groups;
}

export function tickLine(groups: readonly ShownGroup[], code: string): ShownGroup[] {
  return groups.map((group) => {
    const here = group.lines.some((line) => line.code === code && !line.done);
    if (!here) return group;
    const lines = group.lines.map((line) => (line.code === code ? { ...line, done: true } : line));
    return { ...group, left: Math.max(0, group.left - 1), lines };
  });
}

export function findLine(groups: readonly ShownGroup[], code: string): ShownLine | undefined {
  return groups.flatMap((group) => group.lines).find((line) => line.code === code);
}

/** The places where something is left, in order: the first is where the person works now. */
export function placesLeft(groups: readonly ShownGroup[]): ShownGroup[] {
  return groups.filter((group) => group.lines.some((line) => !line.done));
}
