/** A long PDF of labels, read as it is made. */
import type { JobProgress } from './label-sending.ts';
import { send } from './api-client.ts';

/** The sign of a page in the file, and one more that tells it from the sign of all pages. */
const PAGE = /\/Type \/Page[^s]/g;
const LONGEST_SIGN = 12;
const LONGEST_MS = 300_000;

/**
 * Reads the file, says how many labels there are so far, and keeps it in the browser.
 * @param stop ends the reading
 * @param job labels in the whole file, and on a page
 * @returns an address of the browser's own, for as long as the page lives
 * @throws ApiError when the server is not reached or refuses
 */
export async function readLabelFile(
  address: string,
  { total, perPage }: { total: number; perPage: number },
  onProgress: (progress: JobProgress) => void,
  stop: AbortSignal = new AbortController().signal,
): Promise<string> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(LONGEST_MS)]);
  const response = await send(address, { signal });
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body?.getReader();
  const decoder = new TextDecoder('latin1');
  let [pages, tail] = [0, ''];
  for (;;) {
    const piece = await reader?.read();
    if (!piece?.value) break;
    pieces.push(new Uint8Array(piece.value));
    const text = tail + decoder.decode(piece.value);
    pages += text.match(PAGE)?.length ?? 0;
    // A sign that is cut in two is counted with the next piece, and none is counted twice.
    tail = text.slice(1 - LONGEST_SIGN).replaceAll(PAGE, '');
    onProgress({ done: Math.min(pages * perPage, total), total });
  }
  return URL.createObjectURL(new Blob(pieces, { type: 'application/pdf' }));
}
