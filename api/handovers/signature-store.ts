/** Signatures as they are kept: names beside the handover, pictures readable for this installation only. */
import { signatures } from '../../db/schema/index.ts';
import type { System } from '../lib/context.ts';
import { seal, unseal } from '../lib/sealed.ts';
import type { Unit } from '../lib/unit.ts';
import type { CheckedSignature } from './signature.ts';

type SignatureRow = typeof signatures.$inferSelect;

export const PICTURES = ['image', 'childImage', 'paperImage'] as const;
export type Picture = (typeof PICTURES)[number];

/** A picture belongs to its row and its place in it. */
const aboutPicture = (signatureId: string, picture: Picture) => `${signatureId} ${picture}`;

export function sealPicture(
  system: System,
  signatureId: string,
  picture: Picture,
  bytes: Uint8Array,
): Uint8Array {
  return seal(system.secret, 'signature', aboutPicture(signatureId, picture), bytes);
}

export async function keepSignature(
  unit: Unit,
  of: { handoverId: string } | { giftId: string },
  { name, role, image, childImage, salt }: CheckedSignature,
  witnessName: string,
): Promise<void> {
  const id = unit.newId();
  await unit.tx.insert(signatures).values({
    id,
    ...of,
    signerName: name,
    signerRole: role,
    witnessName,
    image: image && sealPicture(unit, id, 'image', image),
    childImage: childImage && sealPicture(unit, id, 'childImage', childImage),
    sealed: true,
    salt,
  });
}

/** The pictures as they were drawn; null where there is none, or where another installation sealed it. */
export function openSignature(
  system: System,
  row: Pick<SignatureRow, 'id' | 'sealed' | Picture>,
): Record<Picture, Uint8Array | null> {
  const open = (picture: Picture) => {
    const bytes = row[picture];
    if (!bytes || !row.sealed) return bytes;
    return unseal(system.secret, 'signature', aboutPicture(row.id, picture), bytes);
  };
  return {
    image: open('image'),
    childImage: open('childImage'),
    paperImage: open('paperImage'),
  };
}
