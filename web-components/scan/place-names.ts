/** Names of places scanned lately, as the server's answers told them; they outlive a reload with the queue. */
import { type Code } from '#domain/codes.ts';
import { knownThing } from './known-codes.ts';
import { onScanQueue } from './scan-bus.ts';
import { groupedCode } from '../ui/grouped-code.ts';

const names = new Map<Code, string>();
const asked = new Set<Code>();
const listeners = new Set<() => void>();
let started = false;

function start(): void {
  if (started) return;
  started = true;
  onScanQueue(({ scans }) => {
    const known = names.size;
    for (const { answer } of scans) {
      if (answer?.code !== 'scan.place_set' || !answer.subject) continue;
      names.set(answer.subject.code, String(answer.params.place));
    }
    if (names.size !== known) for (const listener of listeners) listener();
  });
}

/** The place's name, or its code until the server, or what this bench keeps of its site, has told it. */
export function placeName(code: Code): string {
  const name = names.get(code);
  if (name === undefined && !asked.has(code)) void lookUp(code);
  return name ?? groupedCode(code);
}

async function lookUp(code: Code): Promise<void> {
  asked.add(code);
  const known = await knownThing(code);
  if (!known || names.has(code)) return;
  names.set(code, known.label);
  for (const listener of listeners) listener();
}

/** @returns a function that ends the subscription */
export function onPlaceNames(listener: () => void): () => void {
  start();
  listeners.add(listener);
  return () => listeners.delete(listener);
}
