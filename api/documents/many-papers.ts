/** Many papers in one file, one after the other, given away as they are drawn: what stands in memory is one paper. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { PdfCanvas } from '../lib/pdf/pdf-canvas.ts';
import { inOneLine } from './both-languages.ts';
import { type DocumentForm, documentLanguage } from './document-locale.ts';
import type { PageFlow } from './page-flow.ts';

export type DrawnInto = (into: PdfCanvas) => PageFlow;

/**
 * @param form language of the file as a whole; each paper has its own
 * @returns pieces of one PDF; the next paper is drawn when the last piece was taken
 */
export async function* manyPapers(
  papers: AsyncIterable<DrawnInto>,
  { title, form }: { title: string; form: DocumentForm },
): AsyncGenerator<Uint8Array> {
  const { tag } = documentLanguage(form, 'UTC');
  const canvas = new PdfCanvas({ title: inOneLine(title), language: tag });
  for await (const draw of papers) {
    draw(canvas).endPages();
    // Other people's requests have their turn between two papers.
    await nextTurn();
    yield canvas.takeWritten();
  }
  yield await canvas.finish();
}
