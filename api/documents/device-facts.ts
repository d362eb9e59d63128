import { printedCode } from '../labels/printed-code.ts';
import { cleanText } from '../lib/pdf/clean-text.ts';
import type { DocumentDevice } from './document-data.ts';
import type { DocumentLanguage } from './document-locale.ts';

const SERIAL_SHOWN = 4;

/** What every document says about a device; of the serial number no more than the last four characters. */
export function deviceFacts(
  device: DocumentDevice,
  language: DocumentLanguage,
): Array<readonly [label: string, value: string | null]> {
  const { device: text, kind } = language.text;
  return [
    [text.code, printedCode(device.code)],
    [text.kind, kind[device.kind]],
    [text.make, device.make],
    [text.model, device.model],
    [text.serialLast4, lastOfSerial(device.serial)],
    [text.specification, device.specification],
  ];
}

/** Short serial numbers are hidden by half, so that the whole one never shows. */
export function lastOfSerial(serial: string | null): string | null {
  const clean = cleanText(serial ?? '', 200);
  if (clean === '') return null;
  const shown = Math.min(SERIAL_SHOWN, Math.floor(clean.length / 2));
  return `…${shown === 0 ? '' : clean.slice(-shown)}`;
}

/** `Laptop · Dell Latitude 5480` */
export function deviceTitle(
  device: Pick<DocumentDevice, 'kind' | 'make' | 'model'>,
  language: DocumentLanguage,
): string {
  const name = [device.make, device.model].filter((part) => part?.trim()).join(' ');
  const kind = language.text.kind[device.kind];
  return name === '' ? kind : `${kind} · ${name}`;
}
