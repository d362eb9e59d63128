/** Scans sent the way a browser sends them. */
import { randomUUID } from 'node:crypto';
import { NO_CONTEXT, type QueuedScan, type ScanAnswer } from '#domain/bench.ts';
import { COMMAND_CARDS, type CommandAction } from '#domain/command-cards.ts';
import { createPlaces } from '../../api/places/places.service.ts';
import type { Member, Workshop } from './workshop.ts';

/** Code of a printed command card. */
export function card(action: CommandAction, parameter: string | null = null): string {
  const found = COMMAND_CARDS.find((one) => one.action === action && one.parameter === parameter);
  if (!found) throw new Error(`no card ${action} ${parameter}`);
  return found.code;
}

/** The part of a scan that says which command is armed. */
export const armed = (action: CommandAction, parameter: string | null = null, rest = {}) => ({
  context: { ...NO_CONTEXT, command: card(action, parameter), ...rest },
});

export async function makeShelf(by: Member, name: string): Promise<{ id: string; code: string }> {
  const made = await createPlaces(by.ctx, { requestId: randomUUID(), kind: 'shelf', name });
  const [shelf] = made.places;
  if (!shelf) throw new Error('no shelf');
  return shelf;
}

export function scanner(workshop: () => Workshop) {
  const scanOf = (text: string, more: Partial<QueuedScan> = {}): QueuedScan => ({
    requestId: randomUUID(),
    text,
    source: 'wedge',
    happenedAt: workshop().system.now().toISOString(),
    ...more,
    context: { ...NO_CONTEXT, ...more.context },
  });
  async function send(by: Member, ...scans: QueuedScan[]): Promise<ScanAnswer[]> {
    const { status, body } = await workshop().request(by, 'POST', '/api/scans', { scans });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return (body as { answers: ScanAnswer[] }).answers;
  }
  async function one(by: Member, scan: QueuedScan): Promise<ScanAnswer> {
    const [answer] = await send(by, scan);
    if (!answer) throw new Error('no answer');
    return answer;
  }
  return { scanOf, send, one };
}
