/** What the newest hardware report says to single lines: read once for a device and after each new report. */
import type { Finding } from '#domain/measured-answers.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { api, call } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import { formatNumber, isKey, t } from '../i18n/i18n.ts';
import type { Card } from './card.ts';

export class ReportFindings implements ReactiveController {
  private found: readonly Finding[] = [];
  private readonly host: ReactiveControllerHost;
  private shown = '';

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.shown = '';
  }

  cardChanged({ code, events }: Card): void {
    const report = events.find(({ kind }) => kind === 'report')?.seq ?? 0;
    const wanted = `${code} ${report}`;
    if (wanted === this.shown || !allowed('device.edit')) return;
    if (!wanted.startsWith(this.shown.split(' ')[0] ?? '')) this.found = [];
    this.shown = wanted;
    void this.load(code, wanted);
  }

  of(item: string): Finding[] {
    return this.found.filter((finding) => finding.item === item);
  }

  /** They help; the checklist works without them. */
  private async load(code: string, wanted: string): Promise<void> {
    try {
      const path = api.devices[':code']['hardware-report'].findings;
      const { findings } = await call(path.$get({ param: { code } }));
      if (wanted !== this.shown) return;
      this.found = findings;
      this.host.requestUpdate();
    } catch {
      this.shown = '';
    }
  }
}

export function findingWords({ code, params }: Finding): string {
  if (!isKey(code)) return '';
  const { hours } = params;
  return t(code, typeof hours === 'number' ? { ...params, hours: formatNumber(hours) } : params);
}
