/** How families and things are named at the table. */
import { formatCode } from '#domain/codes.ts';
import type { TableFound } from '#domain/table-scan.ts';
import type { TableDevice, TableEntry } from '#domain/table-package.ts';
import { formatNumber, isKey, t } from '../i18n/i18n.ts';

/** For texts with `{name}` and `{position}`; without a name the need code stands for it. */
export function familyName({ recipient, needCode, position }: TableEntry) {
  return { name: recipient?.studentName || needCode, position: formatNumber(position) };
}

export function deviceName({ kind, make, model }: TableDevice): string {
  const key = `kind.${kind}`;
  const name = [make, model].filter(Boolean).join(' ');
  return [isKey(key) ? t(key) : kind, name].filter(Boolean).join(' · ');
}

export function pieceName(line: string): string {
  const key = `acc.${line}`;
  return isKey(key) ? t(key) : line;
}

/** The thing that was scanned, with the code on its label. */
export function thingWords(found: TableFound): string {
  switch (found.is) {
    case 'device': {
      const device = [found.family.device, found.family.entry.device].find(
        (one) => one?.code === found.code,
      );
      return named(device ? deviceName(device) : '', found.code);
    }
    case 'spare':
      return named(deviceName(found.spare), found.code);
    case 'piece':
    case 'spare_piece':
      return named(pieceName(found.piece.line), found.code);
    case 'card':
      return named(t('acc.sim'), found.code);
    case 'family':
      return found.family.entry.needCode;
    case 'mistyped':
    case 'unknown':
      return found.text;
    case 'other':
      return '';
  }
}

function named(name: string, code: string): string {
  return [name, formatCode(code)].filter(Boolean).join(' ');
}
