import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findMedium } from '../../api/labels/label-media.ts';
import { labelZpl } from '../../api/labels/label-zpl.ts';
import { PrinterLine } from '../../api/labels/printer-line.ts';
import { sendLabels } from '../../api/labels/zpl-printer.ts';
import { labelContent } from '../support/labels.ts';
import { LabelPrinter } from '../support/label-printer.ts';

vi.setConfig({ testTimeout: 30_000 });

const roll = findMedium('roll-50x25') ?? { widthMm: 0, heightMm: 0 };
const labels = Array.from({ length: 8 }, (_, index) =>
  labelZpl(labelContent(index + 1), roll, { dpi: 203, smallLabelSymbol: 'qr' }),
);
const patient = { timeoutMs: 20_000, answerMs: 20_000 };

let printer: LabelPrinter;
let address: { host: string; port: number };

beforeEach(async () => {
  printer = new LabelPrinter();
  address = { host: '127.0.0.1', port: await printer.open() };
});
afterEach(() => printer.close());

describe('a few labels to a printer', () => {
  it('that speaks: it says when all of them came out', async () => {
    printer.behaviour = { speaks: true };
    const portion = await sendLabels(address, labels, patient);
    expect(portion).toMatchObject({ certain: 8, perhaps: 8, holds: 0, stopped: null });
    expect(portion.state).toMatchObject({ paperOut: false, waiting: 0 });
    expect(printer.printed).toEqual(labels);
  });

  it('that says nothing: all of them are taken', async () => {
    const portion = await sendLabels(address, labels, { ...patient, asks: false });
    expect(portion).toMatchObject({ certain: 8, state: null, stopped: null });
    expect(printer.received).toBe(labels.join(''));
  });

  it('without paper: nothing is sent', async () => {
    printer.behaviour = { speaks: true, paper: 0 };
    const portion = await sendLabels(address, labels, patient);
    expect(portion).toMatchObject({
      certain: 0,
      perhaps: 0,
      stopped: { code: 'printer.paper_out' },
    });
    expect(printer.received).not.toContain('^XA');
  });

  it('whose roll ends: it says how many came out and how many it keeps', async () => {
    printer.behaviour = { speaks: true, paper: 5 };
    const portion = await sendLabels(address, labels, patient);
    expect(portion).toMatchObject({ certain: 5, holds: 3, perhaps: 8 });
    expect(portion.stopped?.code).toBe('printer.paper_out');
    printer.load(100);
    expect(printer.printed).toEqual(labels);
  });

  it.each([{ speaks: true }, { speaks: false }])(
    'that cuts the line in the middle ($speaks): what is uncertain is said to be',
    async ({ speaks }) => {
      printer.behaviour = { speaks, cutsAfter: 3 };
      const portion = await sendLabels(address, labels, { ...patient, asks: speaks });
      expect(portion).toMatchObject({ certain: 0, perhaps: 8 });
      expect(portion.stopped).toMatchObject({ code: 'printer.interrupted', status: 502 });
    },
  );

  it('that is not there, or takes nothing: that is said', async () => {
    printer.behaviour = { deaf: true };
    const much = ['^XA'.repeat(4_000_000)];
    const deaf = await sendLabels(address, much, { timeoutMs: 200, asks: false });
    expect(deaf.stopped).toMatchObject({ code: 'printer.timeout', status: 503 });
    await printer.close();
    const gone = await sendLabels(address, labels, patient);
    expect(gone).toMatchObject({ certain: 0, perhaps: 0 });
    expect(gone.stopped).toMatchObject({
      code: 'printer.unreachable',
      status: 503,
      details: { params: address },
    });
    printer = new LabelPrinter();
    await printer.open();
  });

  it('is asked how it is', async () => {
    printer.behaviour = { speaks: true, paper: 0 };
    const line = await PrinterLine.open(address, 20_000);
    expect(await line.ask(20_000)).toEqual({
      paperOut: true,
      paused: true,
      headOpen: false,
      ribbonOut: false,
      waiting: 0,
    });
    line.destroy();
  });
});
