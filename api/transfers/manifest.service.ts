/** The transfer note of one transfer, from its lines; while it is packed, from what lies in its boxes now. */
import { asc, inArray } from 'drizzle-orm';
import { boxes } from '../../db/schema/index.ts';
import { type BoxedThing, readContents } from '../boxes/box-view.service.ts';
import type { DocumentLocale } from '../documents/document-locale.ts';
import { documentNumberOf, readIssuer } from '../documents/issue.ts';
import { type ManifestLine, transferManifestPdf } from '../documents/transfer-manifest.pdf.ts';
import type { Context } from '../lib/context.ts';
import { type TransferLine, readTransfer } from './transfer-view.service.ts';

/** @throws AppError `transfer.not_found` (404) */
export async function transferManifest(
  ctx: Context,
  code: string,
  locale: DocumentLocale,
): Promise<Uint8Array> {
  const transfer = await readTransfer(ctx, code);
  const boxed = transfer.lines.filter(({ subject }) => subject === 'box').map((line) => line.code);
  const list =
    boxed.length > 0
      ? await ctx.database.db
          .select()
          .from(boxes)
          .where(inArray(boxes.code, boxed))
          .orderBy(asc(boxes.name), asc(boxes.number))
      : [];
  const travelling = transfer.lines.filter(({ subject }) => subject !== 'box').map(travels);
  const inside = transfer.state === 'packing' ? await contentsOf(ctx, list) : [];
  return transferManifestPdf(
    {
      issuer: await readIssuer(ctx),
      transfer: documentNumberOf(transfer.code),
      from: transfer.from,
      to: transfer.to,
      carrier: transfer.carrier,
      state: transfer.state,
      sentAt: transfer.sentAt ? new Date(transfer.sentAt) : null,
      boxes: list,
      lines: [...inside, ...travelling],
    },
    locale,
  );
}

const kindOf = (what: string) => what.slice(what.indexOf('.') + 1);

function travels(line: TransferLine): ManifestLine {
  return {
    code: line.code,
    subject: line.subject === 'box' ? 'item' : line.subject,
    kind: kindOf(line.what),
    label: line.label,
    box: line.box,
    pieces: Math.max(line.sent, line.received),
    received: line.received,
  };
}

async function contentsOf(
  ctx: Context,
  list: readonly { id: string; code: string }[],
): Promise<ManifestLine[]> {
  const all = await Promise.all(
    list.map(async ({ id, code }) =>
      (await readContents(ctx, id)).map((thing) => boxedLine(thing, code)),
    ),
  );
  return all.flat();
}

const boxedLine = ({ code, subject, what, label }: BoxedThing, box: string): ManifestLine => ({
  code,
  subject,
  kind: kindOf(what),
  label,
  box,
  pieces: 1,
  received: 0,
});
