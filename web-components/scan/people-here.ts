/** Names of the people who worked on this device, so that scans that wait for one of them can say for whom. */
import { getSession, onSessionChange } from '../data/session.ts';

const STORAGE_KEY = 'rework.people-here';
const MOST = 50;

let started = false;

export function startPeopleHere(): void {
  if (started) return;
  started = true;
  onSessionChange(remember);
  remember();
}

/** Empty for somebody who was never signed in here. */
export function nameHere(personId: string | null): string {
  return recall().find(([id]) => id === personId)?.[1] ?? '';
}

function remember(): void {
  const person = getSession()?.person;
  if (!person) return;
  const others = recall().filter(([id]) => id !== person.id);
  try {
    const people = [...others, [person.id, person.name]].slice(-MOST);
    localStorage.setItem(STORAGE_KEY, JSON.stringify(people));
  } catch {
    return;
  }
}

function recall(): [string, string][] {
  try {
    return JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]') as [string, string][];
  } catch {
    return [];
  }
}
