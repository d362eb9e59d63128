/** The scans of a pair-check: kept the durable way each, and what they make of the set so far. */
import type { ScanSource } from '#domain/bench.ts';
import { readScan } from '#domain/codes.ts';
import { MOST_IN_SET, type PairThing, saysRestIsThere } from '#domain/pair-check.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isKey, t } from '../i18n/i18n.ts';
import { scannedText } from '../scan/answer-text.ts';
import { KeptScans, type ScanNews } from '../scan/kept-scans.ts';
import { type AnsweredScan, onScanQueue, startScanning } from '../scan/scan-bus.ts';
import { groupedCode } from '../ui/grouped-code.ts';
import { loadPair, type PairAlone, pairAlone, pairMemory, type PairView } from './pair-data.ts';

const MEMBERS = ['device', 'accessory', 'medium', 'document'];
const FOREIGN = ['tracking', 'foreign', 'mistyped'];

export class PairScans implements ReactiveController {
  readonly kept: KeptScans;
  /** What was scanned for this set and not refused. */
  texts: readonly string[] = [];
  view: PairView | null = null;
  /** The set is shown as this bench knows it, without the server. */
  alone = false;
  private readonly host: ReactiveControllerHost;
  private stop?: () => void;
  private offline = false;
  /** The set was whole: what comes next begins another one. */
  private ended = false;
  private reads = 0;
  /** The scan that no verdict was given on yet. */
  private newest: string | null = null;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    this.kept = new KeptScans(
      host,
      (answered) => void this.onAnswer(answered),
      ({ context }) => Boolean(context.pairing),
    );
    host.addController(this);
  }

  hostConnected(): void {
    this.texts = pairMemory.recall();
    this.stop = onScanQueue(({ trouble }) => this.onTrouble(trouble === 'offline'));
    void this.read();
  }

  hostDisconnected(): void {
    this.stop?.();
  }

  /** @returns false for a scan that means here what it means everywhere */
  take(text: string, source: ScanSource): boolean {
    const scan = readScan(text);
    const isMember =
      scan.kind === 'own' ? MEMBERS.includes(scan.type) : FOREIGN.includes(scan.kind);
    if (!isMember && !saysRestIsThere(text)) return false;
    const together = this.ended ? [] : [...this.texts].slice(-MOST_IN_SET + 1);
    this.ended = false;
    void this.kept.keep(text, source, { pairing: together });
    if (scan.kind === 'mistyped') return true;
    this.setTexts([...together.filter((one) => one !== text), text]);
    this.newest = text;
    if (this.offline) void this.tellAlone();
    return true;
  }

  /** Puts aside what lies here. */
  begin(): void {
    this.ended = false;
    this.newest = null;
    this.reads += 1;
    this.view = null;
    this.setTexts([]);
    this.kept.say(null);
  }

  private setTexts(texts: readonly string[]): void {
    this.texts = texts;
    pairMemory.remember(texts);
    this.host.requestUpdate();
  }

  /** The scan that met the missing network is judged alone as well. */
  private onTrouble(offline: boolean): void {
    const lost = offline && !this.offline;
    this.offline = offline;
    if (lost) void this.tellAlone();
  }

  private async onAnswer({ scan, answer }: AnsweredScan): Promise<void> {
    if (this.newest === scan.text) this.newest = null;
    const whole = answer.code === 'scan.pair_right' || answer.code === 'scan.pair_alone';
    if (whole && this.texts.at(-1) === scan.text) {
      this.ended = true;
      pairMemory.remember([]);
    }
    await this.read();
    // What was named as wrong does not lie with the rest any more, and what is in no set never did.
    const gone = new Set(this.view?.wrong.map(({ text }) => text));
    const isSelf = answer.outcome === 'refused' && answer.code !== 'pair.belongs_to';
    if (isSelf) gone.add(scan.text);
    const left = this.texts.filter((text) => !gone.has(text));
    if (left.length === this.texts.length) return;
    this.setTexts(left);
    await this.read();
  }

  private async read(): Promise<void> {
    const mine = (this.reads += 1);
    if (this.texts.length === 0) return;
    const view = await loadPair(this.texts).catch(() => null);
    const shown = view ?? (await pairAlone(this.texts));
    if (mine === this.reads) this.show(shown, !view);
  }

  private show(view: PairView, alone: boolean): void {
    this.view = view;
    this.alone = alone;
    this.host.requestUpdate();
  }

  /** The verdict of this bench alone; the server has the last word. */
  private async tellAlone(): Promise<void> {
    const text = this.newest;
    this.newest = null;
    const { texts } = this;
    const mine = (this.reads += 1);
    const view = await pairAlone(texts);
    if (mine !== this.reads) return;
    const gone = new Set(view.wrong.map((thing) => thing.text));
    if (gone.size > 0) this.setTexts(texts.filter((known) => !gone.has(known)));
    this.show({ ...view, wrong: [] }, true);
    if (!text) return;
    const wrong = view.wrong.find((thing) => thing.text === text) ?? view.wrong[0];
    if (wrong) void startScanning().tones.play('refused');
    this.kept.say(wrong ? refusedAlone(wrong, view) : saidAlone(text, view));
  }
}

function refusedAlone({ kind, code, name, of }: PairThing, { device }: PairAlone): ScanNews {
  const grouped = (one: string | null) => groupedCode(one ?? '');
  const params = { what: isKey(name) ? t(name) : name, code: grouped(code), hand: grouped(device) };
  const text =
    kind === 'device'
      ? t('error.pair.other_device', params)
      : t('error.pair.belongs_to', { ...params, device: grouped(of) });
  return { kind: 'refused', text };
}

function saidAlone(text: string, { device, unknown }: PairAlone): ScanNews {
  const known = device && !unknown.includes(text) && !saysRestIsThere(text);
  const words = known ? t('pair.alone', { device: groupedCode(device) }) : t('pair.kept');
  return { kind: 'info', text: `${scannedText(text)}: ${words}` };
}
