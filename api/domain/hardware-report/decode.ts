/** The largest file that is read, in bytes: a full lshw of a server is about 1 MB. */
export const MAX_REPORT_BYTES = 4 * 1024 * 1024;

/**
 * Bytes to text with `\n` line ends and no byte order mark.
 * UTF-8, UTF-16 with or without a mark (PowerShell's `>`), else Windows-1252.
 * Null when more than a few bytes can be no text at all.
 */
export function decodeReport(bytes: Uint8Array): string | null {
  const text = decodeBytes(bytes);
  const clean = text.replace(/^\uFEFF/, '').replace(/\r+\n?/g, '\n');
  return isText(clean) ? clean.replaceAll('\0', '') : null;
}

function decodeBytes(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeBigEndian(bytes);
  const order = utf16Order(bytes);
  if (order === 'little') return new TextDecoder('utf-16le').decode(bytes);
  if (order === 'big') return decodeBigEndian(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Runtimes without full ICU have no `utf-16be`, so the bytes are swapped here. */
function decodeBigEndian(bytes: Uint8Array): string {
  const swapped = new Uint8Array(bytes.length - (bytes.length % 2));
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    swapped[index] = bytes[index + 1] ?? 0;
    swapped[index + 1] = bytes[index] ?? 0;
  }
  return new TextDecoder('utf-16le').decode(swapped);
}

/** Without a mark: ASCII written as UTF-16 has a zero in nearly every second byte. */
function utf16Order(bytes: Uint8Array): 'little' | 'big' | null {
  const length = Math.min(bytes.length - (bytes.length % 2), 2_000);
  if (length < 8) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) evenZeros += 1;
    if (bytes[index + 1] === 0) oddZeros += 1;
  }
  const most = (length / 2) * 0.8;
  if (oddZeros > most && evenZeros < most / 8) return 'little';
  return evenZeros > most && oddZeros < most / 8 ? 'big' : null;
}

/** No tool prints longer lines, but for JSON and XML. */
const MAX_LINE = 4_000;

/** Several times what the most talkative tool prints about the largest machine. */
const MAX_LINES = 100_000;

/**
 * Bounds lines and their number, and blank lines between two to one, so that no pattern meets an endless run.
 * `cut`: there are more lines than any report has.
 */
export function plainLines(text: string): { lines: string; cut: boolean } {
  let blank = false;
  const lines: string[] = [];
  for (let start = 0; start <= text.length;) {
    if (lines.length === MAX_LINES) return { lines: lines.join('\n'), cut: true };
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const line = text.slice(start, Math.min(end, start + MAX_LINE));
    const empty = line.trim() === '';
    if (!empty) lines.push(line);
    else if (!blank) lines.push('');
    blank = empty;
    start = end + 1;
  }
  return { lines: lines.join('\n'), cut: false };
}

/** A few control characters come from firmware strings; many of them are a picture or a program. */
function isText(text: string): boolean {
  const length = Math.min(text.length, 20_000);
  let controls = 0;
  for (let index = 0; index < length; index += 1) {
    if (isControl(text.charAt(index))) controls += 1;
  }
  return controls <= Math.max(20, length * 0.05);
}

function isControl(character: string): boolean {
  return (character < ' ' && !/\s/.test(character)) || character === '\uFFFD';
}
