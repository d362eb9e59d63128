/** Keeps count of what the machine says otherwise than what is written, for the heading of its section. */
import type { ReactiveControllerHost } from 'lit';
import { allowed } from '../data/session.ts';
import type { Card } from '../evidence/card.ts';
import { countDifferences } from '../evidence/reports.ts';

export class ReportDifferences {
  /** 0 also where nothing is known, such as without network. */
  count = 0;
  private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  private code = '';

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.host = host;
  }

  async read({ code }: Card): Promise<void> {
    if (code !== this.code) this.count = 0;
    this.code = code;
    if (!allowed('device.edit')) return;
    const answer = await countDifferences(code).catch(() => null);
    if (code !== this.code || !answer) return;
    this.count = answer.differences;
    this.host.requestUpdate();
  }
}
