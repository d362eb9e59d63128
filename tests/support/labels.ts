import { type CodeType, labelQrText, makeCode } from '#domain/codes.ts';
import type { LabelContent, LabelKind } from '../../api/labels/label-content.ts';

const PUBLIC_URL = 'https://rework.example.org';

/** A label as the services fill it. */
export function labelContent(number: number, change: Partial<LabelContent> = {}): LabelContent {
  const kind = change.kind ?? 'device';
  const code = makeCode(codeTypeOf(kind), number);
  const tracking = String(number).padStart(8, '7').slice(-8);
  return {
    kind,
    code,
    qrText: kind === 'device' || kind === 'blank' ? labelQrText(PUBLIC_URL, tracking, code) : code,
    title: 'Laptop · Dell Latitude 5480',
    lines: ['i5-7300U · 8 GB · SSD 256 GB'],
    programme: 'Sóng và máy tính cho em',
    ...change,
  };
}

function codeTypeOf(kind: LabelKind): CodeType {
  return kind === 'blank' ? 'device' : kind;
}

/** One of each kind, in three languages. */
export const sampleLabels: readonly LabelContent[] = [
  labelContent(12),
  labelContent(13, {
    title: 'Máy tính xách tay · Lenovo ThinkPad T480',
    lines: ['Đã kiểm tra', 'Kệ B-07'],
  }),
  labelContent(14, {
    title: 'لپ‌تاپ · Dell Latitude 5480',
    lines: ['حافظهٔ ۸ گیگابایت'],
    programme: 'برنامهٔ اهدای دستگاه',
    direction: 'rtl',
  }),
  labelContent(15, { kind: 'blank', title: '', lines: [] }),
  labelContent(16, { kind: 'accessory', title: 'Charger · 65 W' }),
  labelContent(17, { kind: 'place', title: 'B-07', lines: [] }),
  labelContent(18, { kind: 'batch', title: 'Batch 18', boxOf: { n: 2, m: 5 } }),
  labelContent(19, { kind: 'badge', title: 'علی رضایی', lines: ['تکنسین'] }),
  labelContent(20, { kind: 'command', title: 'Chuyển sang sửa chữa', shape: 'arrow' }),
  labelContent(21, { kind: 'medium', title: 'SSD 256 GB' }),
  labelContent(22, { kind: 'document', title: 'Donor receipt' }),
];
