/** Lists of schools as they are uploaded. */

export const HEAD = [
  'Mã của trường',
  'Họ và tên',
  'Lớp',
  'Phụ huynh',
  'SĐT',
  'Loại máy',
  'RAM',
  'Ai đồng ý',
  'Cách đồng ý',
  'Ngày đồng ý',
];
export type Row = (string | number | Date | null)[];
export const student = (ref: string, name: string, ...change: [number, Row[number]][]): Row => {
  const row: Row = [
    ref,
    name,
    '5A',
    `Bà ${name}`,
    '0912345678',
    'laptop',
    4,
    'phụ huynh',
    'trên giấy',
    '1/11/2026',
  ];
  for (const [at, cell] of change) row[at] = cell;
  return row;
};
export const csv = (rows: Row[], head: readonly string[] = HEAD, separator = ',') =>
  [head, ...rows]
    .map((row) => row.map((cell) => `"${String(cell ?? '')}"`).join(separator))
    .join('\r\n');
const base64 = (file: string | Uint8Array) => Buffer.from(file).toString('base64');
export const upload = (file: string | Uint8Array, school = 'TH Bình Minh') => ({
  file: base64(file),
  school,
  area: 'Tây Ninh',
  schoolLevel: 'primary',
});
