/** The work on a device as the panel reads it, again whenever the device changed. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { api, call } from '../data/api-client.ts';
import type { Card } from './card.ts';

const load = (code: string) => call(api.devices[':code'].repair.$get({ param: { code } }));

export type Repair = Awaited<ReturnType<typeof load>>;
export type WorkOrder = NonNullable<Repair['order']>;
export type Task = WorkOrder['tasks'][number];
export type UsedPart = WorkOrder['parts'][number];

export class RepairData implements ReactiveController {
  value: Repair | null = null;
  error: unknown = null;
  private readonly host: ReactiveControllerHost;
  private asked = '';

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.asked = '';
  }

  /** Reads once for each version of a device; what was read before stays until then. */
  of({ code, version }: Pick<Card, 'code' | 'version'>): Repair | null {
    const wanted = `${code} ${version}`;
    if (this.asked !== wanted) {
      if (!this.asked.startsWith(`${code} `)) this.value = null;
      this.asked = wanted;
      void this.read(code, wanted);
    }
    return this.value;
  }

  readonly again = (): void => {
    this.asked = '';
    this.error = null;
    this.host.requestUpdate();
  };

  private async read(code: string, wanted: string): Promise<void> {
    try {
      const value = await load(code);
      if (this.asked !== wanted) return;
      this.value = value;
      this.error = null;
    } catch (error) {
      if (this.asked === wanted) this.error = error;
    }
    this.host.requestUpdate();
  }
}

/** A part type with or without the first part of its key. */
export function isOfType(part: Pick<UsedPart, 'type'>, key: string): boolean {
  return key === part.type || key === `part.${part.type}`;
}

/** What went in and was not taken out again, each part once. */
export function partsLeftIn(used: readonly UsedPart[]): UsedPart[] {
  const left = new Map<string, UsedPart>();
  for (const part of used) {
    const known = left.get(part.code);
    const quantity = (known?.quantity ?? 0) + part.quantity;
    left.set(part.code, { ...part, quantity });
  }
  return [...left.values()].filter(({ quantity }) => quantity > 0);
}
