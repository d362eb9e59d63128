/** What comes out of printers: labels and documents, read again as a scanner or a person would. */
import { inspectPdf, pdfText, renderPdf } from '../../support/pdf-check.ts';
import { readSymbol } from '../../support/symbol-reader.ts';
import { expect, type Screen } from './screen.ts';

export interface Print {
  codes: string[];
  pdf: Buffer;
}

/** Does what makes the page print, and takes the labels out of the printer. */
export async function printedBy(screen: Screen, act: () => Promise<void>): Promise<Print> {
  const answered = screen.page.waitForResponse(
    (response) =>
      response.url().endsWith('/api/labels/prints') && response.request().method() === 'POST',
  );
  await act();
  const answer = await answered;
  expect(answer.status(), await answer.text()).toBe(200);
  const { id, codes } = (await answer.json()) as { id: string; codes: string[] };
  return { codes, pdf: await screen.file(`/api/labels/prints/${id}/labels.pdf`) };
}

/** One label a page: each carries its code as a bar code that a scanner reads. */
export async function expectLabels({ codes, pdf }: Print, count: number): Promise<void> {
  expect(codes).toHaveLength(count);
  expect(inspectPdf(pdf).pages).toBe(count);
  const read = (await renderPdf(pdf, 300)).map((label) => readSymbol(label, 'code128'));
  expect(new Set(read)).toEqual(new Set(codes));
}

/** Words of a document. */
export async function wordsOf(pdf: Buffer): Promise<string> {
  inspectPdf(pdf);
  return pdfText(pdf);
}
