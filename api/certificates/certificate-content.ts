/** What a certificate states, put together from the records as they stand. */
import { createHash } from 'node:crypto';
import { and, desc, eq, sql } from 'drizzle-orm';
import {
  CERTIFIED_DETAILS,
  type CertificateContent,
  type CertifiedMedium,
  type CertifiedPerson,
  type MediumDestination,
  canonicalText,
  isCertified,
} from '#domain/certificate.ts';
import type { MediaStatus } from '#domain/media.ts';
import { ROLES } from '#domain/roles.ts';
import type { CardRow } from '../../db/device-card.ts';
import { events, people } from '../../db/schema/index.ts';
import { readIssuer } from '../documents/issue.ts';
import type { Unit } from '../lib/unit.ts';
import { rolesAtSite } from '../people/sessions.service.ts';
import type { EvidenceMedium, EvidenceRecord, PersonName } from './media-evidence.ts';

/** SHA-256 of the canonical text, hexadecimal. */
export function certificateHash(content: CertificateContent): string {
  return createHash('sha256').update(canonicalText(content)).digest('hex');
}

export async function makeContent(
  unit: Unit,
  row: CardRow,
  input: { scope: 'medium' | 'device'; number: string; media: readonly EvidenceMedium[] },
): Promise<CertificateContent> {
  const issuer = await readIssuer(unit);
  const { code, publicCode, kind, make, model, serial } = row;
  const media: CertifiedMedium[] = [];
  for (const medium of input.media) {
    if (medium.record && medium.validation) media.push(await certified(unit, medium));
  }
  return {
    form: 1,
    scope: input.scope,
    number: input.number,
    issuedAt: unit.recordedAt.toISOString(),
    issuedBy: await personAt(unit, { id: unit.actor.personId, name: unit.actor.name }),
    organisation: {
      programme: issuer.programme,
      site: issuer.site,
      address: issuer.address ?? '',
    },
    device: { code, publicCode, kind, make, model, serial },
    media,
    noneFound: media.length === 0 ? await noneFound(unit, row.id) : null,
  };
}

async function certified(unit: Unit, medium: EvidenceMedium): Promise<CertifiedMedium> {
  const { record, validation } = medium;
  if (!record || !validation || !isCertified(record.status)) throw new Error('not certifiable');
  const { code, type, make, model, serial, sizeBytes } = medium;
  const { method, technique, standard, tool, toolVersion, verification, errors } = record;
  const { startedAt, endedAt, recordedAt, logHash } = record;
  return {
    record: record.id,
    code,
    type,
    make,
    model,
    serial,
    sizeBytes,
    status: record.status,
    mediumStatus: medium.status,
    method,
    technique,
    standard,
    tool,
    toolVersion,
    verification,
    errors,
    details: plainDetails(record.details),
    startedAt,
    endedAt,
    recordedAt,
    logHash,
    destination: destinationOf(record, medium.status),
    performedBy: await personAt(unit, record.doneBy),
    witness: record.witness && (await personAt(unit, record.witness)),
    validatedBy: await personAt(unit, validation.by),
    validatedAt: validation.at,
  };
}

const MAX_DETAIL = 200;
const STATED: readonly string[] = CERTIFIED_DETAILS;

/** The values that a certificate repeats, whichever group of the evidence they stand in. */
function plainDetails(details: Record<string, unknown>): CertifiedMedium['details'] {
  const plain: CertifiedMedium['details'] = {};
  for (const [key, value] of Object.entries(details)) {
    if (key === 'steps' && Array.isArray(value)) plain.steps = value.map(stepOf).join(' ');
    else if (key === 'errorParts') plain.errorParts = errorParts(value);
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      Object.assign(plain, plainDetails(value as Record<string, unknown>));
    } else if (!STATED.includes(key)) continue;
    else if (typeof value === 'number' || typeof value === 'boolean') plain[key] = value;
    else if (typeof value === 'string' && value !== '') plain[key] = value.slice(0, MAX_DETAIL);
  }
  return Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== ''));
}

/** While writing, verifying and flushing: `0 / 0 / 0`. */
function errorParts(value: unknown): string {
  const { pass, verify, sync } = (value ?? {}) as Record<string, unknown>;
  const counts = [pass, verify, sync];
  return counts.every((count) => typeof count === 'number') ? counts.join(' / ') : '';
}

/** Of a reset that was confirmed step by step. */
function stepOf(confirmed: unknown): string {
  const { step } = confirmed as { step?: unknown };
  return typeof step === 'string' ? step : '';
}

const DESTINATIONS: Record<string, MediumDestination> = {
  donor: 'donor',
  to_destroy: 'to_destroy',
  stock: 'stock',
};

function destinationOf(
  { status, details }: EvidenceRecord,
  mediumStatus: MediaStatus,
): MediumDestination {
  if (status === 'destroyed') return 'recycler';
  if (status === 'sanitised') return mediumStatus === 'removed' ? 'taken_out' : 'in_device';
  return DESTINATIONS[String(details.destination)] ?? 'to_destroy';
}

/** The role a person works in here, the most technical first. */
async function personAt(unit: Unit, { id, name }: PersonName): Promise<CertifiedPerson> {
  const roles = await rolesAtSite(unit, id, unit.actor.siteId);
  return { name, role: ROLES.find((role) => roles.includes(role)) ?? null };
}

/** Who looked last and found no storage medium. */
export async function findNoneFinder(unit: Unit, deviceId: string) {
  const [found] = await unit.tx
    .select({ id: people.id, name: people.name, at: events.happenedAt })
    .from(events)
    .innerJoin(people, eq(people.id, events.actorId))
    .where(
      and(
        eq(events.deviceId, deviceId),
        eq(events.kind, 'medium'),
        sql`${events.data} ->> 'step' = 'none'`,
      ),
    )
    .orderBy(desc(events.seq))
    .limit(1);
  return found ?? null;
}

async function noneFound(unit: Unit, deviceId: string): Promise<CertificateContent['noneFound']> {
  const finder = await findNoneFinder(unit, deviceId);
  return finder && { by: await personAt(unit, finder), at: finder.at.toISOString() };
}
