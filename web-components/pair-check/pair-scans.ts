/** The scans of a pair-check: kept the durable way each, and what they make of the set so far. */
import type { ScanSource } from '#domain/bench.ts';
import { readScan } from '#domain/codes.ts';
import { MOST_IN_SET, saysRestIsThere } from '#domain/pair-check.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isKey, t } from '../i18n/i18n.ts';
import { scannedText } from '../scan/answer-text.ts';
import { KeptScans } from '../scan/kept-scans.ts';
import { type AnsweredScan, onScanQueue, startScanning } from '../scan/scan-bus.ts';
import { groupedCode } from '../ui/grouped-code.ts';
import { judgeAlone, loadPair, type PairView, recallTexts, rememberTexts } from './pair-data.ts';

const MEMBERS = ['device', 'accessory', 'medium', 'document'];
const FOREIGN = ['tracking', 'foreign', 'mistyped'];

export class PairScans implements ReactiveController {
  readonly kept: KeptScans;
  /** What was scanned for this set and not refused. */
  texts: readonly string[] = [];
  view: PairView | null = null;
  private readonly host: ReactiveControllerHost;
  private stop?: () => void;
  private offline = false;
  /** The set was whole: what comes next begins another one. */
  private ended = false;
  private reads = 0;

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
    this.texts = recallTexts();
    this.stop = onScanQueue(({ trouble }) => (this.offline = trouble === 'offline'));
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
    if (this.offline) void this.tellAlone(text);
    return true;
  }

  /** Puts aside what lies here. */
  begin(): void {
    this.ended = false;
    this.setTexts([]);
    this.view = null;
    this.kept.say(null);
  }

  private setTexts(texts: readonly string[]): void {
    this.texts = texts;
    rememberTexts(texts);
    this.host.requestUpdate();
  }

  private async onAnswer({ scan, answer }: AnsweredScan): Promise<void> {
    const whole = answer.code === 'scan.pair_right' || answer.code === 'scan.pair_alone';
    if (whole && this.texts.at(-1) === scan.text) {
      this.ended = true;
      rememberTexts([]);
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
    if (mine !== this.reads || !view) return;
    this.view = view;
    this.host.requestUpdate();
  }

  /** The verdict of this bench alone; the server has the last word. */
  private async tellAlone(text: string): Promise<void> {
    const { wrong, device } = await judgeAlone(this.texts);
    const [one] = wrong;
    if (!one?.of || !device) {
      return this.kept.say({ kind: 'info', text: `${scannedText(text)}: ${t('pair.kept')}` });
    }
    const what = isKey(one.name) ? t(one.name) : one.name;
    const [code, owner, hand] = [one.code, one.of, device].map(groupedCode);
    const words = { what, code: code!, device: owner!, hand: hand! };
    this.kept.say({ kind: 'refused', text: t('error.pair.belongs_to', words) });
    void startScanning().tones.play('refused');
    this.setTexts(this.texts.filter((known) => known !== one.text));
  }
}
