/** What is going on at the table now: which family stands there, what was scanned for it, what was said last. */
import { type TableDay, type TableFamily, dayOf } from '#domain/table-day.ts';
import { type TableFound, findAtTable, spareSuits } from '#domain/table-scan.ts';
import type { TableDevice, TableRecord } from '#domain/table-package.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { newRequestId } from '../data/api-client.ts';
import { sayValues } from '../data/say-values.ts';
import { t } from '../i18n/i18n.ts';
import type { ScanNews } from '../scan/kept-scans.ts';
import { startScanning } from '../scan/scan-bus.ts';
import type { AtTableSigned } from './rw-table-sign.ts';
import type { OpenTable } from './table-vault.ts';
import { familyName, thingWords } from './table-words.ts';

/** The reserved device is dead on arrival: what is wrong, and what is given instead. */
export interface Exchange {
  fault: string;
  spare: TableDevice | null;
}

export class TableDesk implements ReactiveController {
  table: OpenTable;
  day: TableDay;
  needCode: string | null = null;
  scanned: ReadonlySet<string> = new Set();
  exchange: Exchange | null = null;
  news: ScanNews | null = null;
  /** Of the thing that was just scanned and belongs elsewhere. */
  elsewhere: string | null = null;
  busy = false;
  private readonly host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost, table: OpenTable) {
    this.host = host;
    this.table = table;
    this.day = dayOf(table.pack, table.acts);
    host.addController(this);
  }

  hostConnected(): void {
    this.refresh();
  }

  /** After anything that changed the package or its acts. */
  refresh(): void {
    this.day = dayOf(this.table.pack, this.table.acts);
    this.host.requestUpdate();
  }

  get family(): TableFamily | null {
    return this.day.families.find(({ entry }) => entry.needCode === this.needCode) ?? null;
  }

  /** What is given: the spare in an exchange, otherwise what was reserved. */
  get given(): TableDevice | null {
    return this.exchange ? this.exchange.spare : (this.family?.device ?? null);
  }

  open(needCode: string | null): void {
    this.needCode = needCode;
    this.scanned = new Set();
    this.exchange = null;
    this.say(null);
  }

  startExchange(): void {
    const dead = this.family?.entry.device?.code;
    this.scanned = new Set([...this.scanned].filter((code) => code === dead));
    this.exchange = { fault: '', spare: null };
    this.say(null);
  }

  endExchange(): void {
    this.exchange = null;
    this.say(null);
  }

  setFault(fault: string): void {
    if (this.exchange) this.exchange = { ...this.exchange, fault };
    this.host.requestUpdate();
  }

  /** @returns true when the scan was for the table */
  hear(text: string): boolean {
    const found = findAtTable(text, this.day);
    if (found.is === 'other') return false;
    if ('text' in found) this.refuseUnknown(found);
    else if ('spare' in found) this.hearSpare(found);
    else this.hearOwn(found);
    return true;
  }

  private refuseUnknown({ is, text }: Extract<TableFound, { text: string }>): void {
    const key = is === 'mistyped' ? 'error.code.mistyped' : 'at_table.unknown';
    this.refuse(t(key, sayValues({ text })));
  }

  private hearOwn(found: Extract<TableFound, { family: TableFamily }>): void {
    const { entry, state } = found.family;
    if (this.needCode && this.needCode !== entry.needCode) return this.refuseOther(found);
    const opened = this.needCode === null;
    if (opened) this.open(entry.needCode);
    if (state === 'served') return this.warn(t('at_table.served_already', familyName(entry)));
    if (found.is !== 'family' && this.belongs(found.code)) {
      this.scanned = new Set([...this.scanned, found.code]);
    } else if (!opened && found.is !== 'family') {
      return this.refuse(t('at_table.stays_with_dead', { thing: thingWords(found) }));
    }
    this.say(null);
    void startScanning().tones.play('done');
  }

  /** In an exchange only the dead device itself is scanned of what was reserved. */
  private belongs(code: string): boolean {
    return !this.exchange || code === this.family?.entry.device?.code;
  }

  private hearSpare(found: Extract<TableFound, { spare: TableDevice }>): void {
    const { spare } = found;
    const dead = this.family?.entry.device;
    if (!this.exchange || !dead)
      return this.refuse(t('at_table.is_spare', { thing: thingWords(found) }));
    const chosen = this.exchange.spare;
    if (found.is === 'spare_piece' && chosen?.code !== spare.code) {
      return this.refuse(t('at_table.piece_of_spare', { thing: thingWords(found) }));
    }
    if (!spareSuits(dead, spare)) return this.refuse(t('at_table.spare_unfit'));
    const same = chosen?.code === spare.code;
    const kept = [...this.scanned].filter((code) => same || code === dead.code);
    this.exchange = { ...this.exchange, spare };
    this.scanned = new Set([...kept, found.code]);
    this.say(null);
    void startScanning().tones.play('done');
  }

  private refuseOther(found: Extract<TableFound, { family: TableFamily }>): void {
    const { entry } = found.family;
    const params = { ...familyName(entry), thing: thingWords(found) };
    this.refuse(t('at_table.of_other', params), entry.needCode);
  }

  async handOver(signed: AtTableSigned): Promise<void> {
    const { family, given, exchange } = this;
    const { card } = family?.entry ?? {};
    if (!family || this.busy || (!given && !card)) return;
    const dead = family.entry.device;
    // Of an exchange the record names the dead device apart: it is no part of what was given.
    const scanned = [...this.scanned].filter((code) => !exchange || code !== dead?.code);
    const base = { ...this.newRecord(family), ...signed, scanned };
    const record: TableRecord =
      exchange && given && dead
        ? {
            ...base,
            kind: 'exchange',
            deviceCode: given.code,
            deadDeviceCode: dead.code,
            fault: exchange.fault,
          }
        : given
          ? { ...base, kind: 'handover', deviceCode: given.code }
          : { ...base, kind: 'card', accessoryCode: card?.code ?? '' };
    await this.record(record, t('at_table.done', familyName(family.entry)));
  }

  async absent(): Promise<void> {
    const { family } = this;
    if (!family || this.busy) return;
    const record: TableRecord = { ...this.newRecord(family), kind: 'absent' };
    await this.record(record, t('at_table.absent_done', familyName(family.entry)));
  }

  private newRecord({ entry }: TableFamily) {
    const happenedAt = new Date().toISOString();
    return { id: newRequestId(), needCode: entry.needCode, happenedAt };
  }

  private async record(record: TableRecord, words: string): Promise<void> {
    this.busy = true;
    this.host.requestUpdate();
    try {
      await this.table.add(record);
      this.busy = false;
      this.open(null);
      this.refresh();
      this.say({ kind: 'done', text: words });
      void startScanning().tones.play('done');
    } catch {
      this.busy = false;
      this.refuse(t('at_table.not_kept'));
    }
  }

  async takeBack(id: string): Promise<void> {
    const act = this.table.acts.find((one) => one.id === id);
    const taken = await this.table.takeBack(id);
    this.refresh();
    if (!taken) return this.refuse(t('at_table.left_already'));
    if (act) this.open(act.needCode);
    this.say({ kind: 'info', text: t('at_table.taken_back') });
  }

  say(news: ScanNews | null, elsewhere: string | null = null): void {
    this.news = news;
    this.elsewhere = elsewhere;
    this.host.requestUpdate();
  }

  private warn(text: string): void {
    this.say({ kind: 'warning', text });
    void startScanning().tones.play('warning');
  }

  private refuse(text: string, elsewhere: string | null = null): void {
    this.say({ kind: 'refused', text }, elsewhere);
    void startScanning().tones.play('refused');
  }
}
