/** The moment a label counts: it was scanned back on its device. */
import { type IdentityField, missingIdentity } from '#domain/identity.ts';
import { moveFor } from '#domain/lifecycle.ts';
import type { Stage } from '#domain/stages.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';

export interface LabelledDevice {
  id: string;
  stage: string;
  kind: string;
  make: string;
  serial: string;
  noSerialReason: string;
  noSerialPhoto: boolean;
}

export interface ConfirmedLabel {
  stage: Stage;
  /** What G1 still lacks, so that the device could not become `labelled`. */
  missing: IdentityField[];
}

/** Records the scan-back; a received device whose identity is complete becomes `labelled` at once (T04). */
export async function recordLabelConfirmed(
  unit: Unit,
  device: LabelledDevice,
): Promise<ConfirmedLabel> {
  const stage = device.stage as Stage;
  await recordEvent(unit, {
    deviceId: device.id,
    kind: 'label_confirmed',
    expect: { from: stage },
    changes: { labelConfirmedAt: unit.recordedAt.toISOString() },
  });
  const missing = stage === 'received' ? missingIdentity(device) : [];
  const move = moveFor(stage, 'labelled', unit.actor.roles);
  if (!move || missing.length > 0) return { stage, missing };
  await recordEvent(unit, {
    deviceId: device.id,
    kind: 'stage',
    stage: { to: move.to, move: 'move' },
    expect: { from: stage },
    data: { move: move.id },
  });
  return { stage: move.to, missing };
}
