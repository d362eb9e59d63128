import type { CertificateContent, CertifiedMedium, CertifiedPerson } from '#domain/certificate.ts';
import { formatVerifyCode } from '#domain/certificate.ts';
import { printedCode } from '../labels/printed-code.ts';
import { isolate, isolateLeftToRight } from '../lib/pdf/clean-text.ts';
import { durationText, plainText, sizeText, wordOf } from './certificate-values.ts';
import { deviceTitle } from './device-facts.ts';
import { documentLanguage, type DocumentLanguage, type DocumentLocale } from './document-locale.ts';
import type { PageFlow, ParagraphStyle } from './page-flow.ts';
import {
  signaturesHeight,
  drawBanner,
  drawSignatures,
  personText,
  startDocument,
} from './page-parts.ts';
import { drawTable } from './page-table.ts';
import type { CertificateText } from './text/certificate-en.ts';

export interface WipeCertificateData {
  content: CertificateContent;
  /** Hexadecimal, 64 characters. */
  contentHash: string;
  verifyCode: string;
  /** What the QR code holds. */
  qrText: string;
  /** Where the code is typed by hand, e.g. `https://host/v`; null without a public address. */
  verifyAddress: string | null;
  /** It no longer holds; `by` is the number of the newer one, if there is one. */
  superseded: { by: string | null } | null;
  timeZone: string;
}

const SIGNATURES_GAP = 6;

type Fact = readonly [label: string, value: string | null];

/** The certificate of one medium on one page, or of a device with the list of its media (NIST SP 800-88). */
export async function wipeCertificatePdf(
  data: WipeCertificateData,
  locale: DocumentLocale,
): Promise<Uint8Array> {
  const { content } = data;
  const language = documentLanguage(locale, data.timeZone);
  const text = language.text.certificate;
  const { programme, site, address } = content.organisation;
  const issuer = { programme, site, address, phone: null, timeZone: data.timeZone };
  const number = { code: content.number, qrText: data.qrText };
  const isMedium = content.scope === 'medium';
  const flow = startDocument(isMedium ? text.title : text.deviceTitle, issuer, number, language);
  if (data.superseded) drawSuperseded(flow, data.superseded.by, text);
  const [medium] = content.media;
  if (isMedium && medium) drawMedium(flow, content, medium, language);
  else drawDevice(flow, content, language);
  const proof = proofOf(flow, data, text);
  // Signatures never stand on a page of their own, away from the hash and code they sign for.
  const height = proof.reduce((sum, [line, style]) => sum + flow.heightOf(line, style), 0);
  if (!data.superseded) flow.keep(height + SIGNATURES_GAP + signaturesHeight(language));
  for (const [line, style] of proof) flow.paragraph(line, style);
  // Nobody signs a paper that no longer holds.
  if (!data.superseded) {
    flow.y += SIGNATURES_GAP;
    drawSignatures(flow, signaturesOf(content, text));
  }
  return flow.finish();
}

function drawSuperseded(flow: PageFlow, by: string | null, text: CertificateText): void {
  flow.watermark = text.superseded;
  drawBanner(flow, text.superseded);
  const newer = by ? ` ${flow.sentence(text.supersededBy, { code: printedCode(by) })}` : '';
  flow.paragraph(`${text.supersededNote}${newer}`);
}

function drawMedium(
  flow: PageFlow,
  content: CertificateContent,
  medium: CertifiedMedium,
  language: DocumentLanguage,
): void {
  const text = language.text.certificate;
  const { device } = content;
  const { site, address } = content.organisation;
  flow.paragraph(`${text.statement} ${text.location}: ${isolate(joined([site, address]))}`);
  flow.heading(text.mediumHeading);
  flow.facts(
    [
      [text.kind, wordOf(text.media, medium.type)],
      [text.make, medium.make],
      [text.model, medium.model],
      [text.serial, medium.serial],
      [text.propertyNo, printedCode(medium.code)],
      [text.size, sizeText(medium.sizeBytes, language)],
      [text.source, `${printedCode(device.code)} · ${deviceTitle(device, language)}`],
      [text.classification, text.notRecorded],
      [text.backup, text.notRecorded],
    ],
    3,
  );
  flow.heading(text.workHeading);
  flow.facts(workFacts(medium, language), 3);
  if (medium.logHash) drawHash(flow, text.logHash, medium.logHash);
  flow.heading(text.personsHeading);
  flow.facts(personFacts(content, medium, language), 3);
}

function workFacts(medium: CertifiedMedium, language: DocumentLanguage): Fact[] {
  const text = language.text.certificate;
  return [
    [text.status, text.statuses[medium.status]],
    [text.method, wordOf(text.methods, medium.method)],
    [text.technique, wordOf(text.techniques, medium.technique)],
    [text.standard, medium.standard],
    [text.tool, toolText(medium)],
    ...timeFacts(medium, language),
    [text.after, text.afterwards[medium.status === 'removed' ? 'data_left' : 'no_data']],
    [text.destination, text.destinations[medium.destination]],
    ...resultFacts(medium, language),
  ];
}

function timeFacts(medium: CertifiedMedium, language: DocumentLanguage): Fact[] {
  const text = language.text.certificate;
  const moment = (at: string | null) => (at ? language.shortDateTime(new Date(at)) : null);
  const { startedAt, endedAt, recordedAt } = medium;
  return [
    [text.started, moment(startedAt)],
    [text.ended, moment(endedAt ?? recordedAt)],
    [text.duration, durationText(startedAt, endedAt, language)],
  ];
}

/** How it was checked, and what the evidence says beyond the columns of the record. */
function resultFacts(medium: CertifiedMedium, language: DocumentLanguage): Fact[] {
  const text = language.text.certificate;
  const { verification, errors, details } = medium;
  return [
    [text.verification, wordOf(text.verifications, verification)],
    [text.errors, errors === null ? null : language.number(errors)],
    ...Object.entries(details).map(([key, value]): Fact => [
      wordOf(text.detail, key) ?? key,
      plainText(value, language),
    ]),
  ];
}

function personFacts(
  content: CertificateContent,
  medium: CertifiedMedium,
  language: DocumentLanguage,
): Fact[] {
  const text = language.text.certificate;
  const signed = (person: CertifiedPerson, at: string) =>
    `${personText(person, language)} · ${language.shortDateTime(new Date(at))}`;
  return [
    [text.performedBy, signed(medium.performedBy, medium.recordedAt)],
    [text.validatedBy, signed(medium.validatedBy, medium.validatedAt)],
    [text.issuedBy, signed(content.issuedBy, content.issuedAt)],
    ...(medium.witness ? [[text.witness, personText(medium.witness, language)] as const] : []),
  ];
}

function drawDevice(flow: PageFlow, content: CertificateContent, language: DocumentLanguage): void {
  const { certificate: text, device: words } = language.text;
  const { device, noneFound, issuedBy, issuedAt } = content;
  flow.paragraph(noneFound ? text.noneStatement : text.deviceStatement);
  flow.heading(words.heading);
  flow.facts(
    [
      [words.code, printedCode(device.code)],
      [words.kind, deviceTitle(device, language)],
      [text.deviceSerial, device.serial],
      [words.trackingCode, device.publicCode],
      [text.issuedBy, personText(issuedBy, language)],
      [language.text.common.date, language.date(new Date(issuedAt))],
      ...(noneFound
        ? [
            [text.foundBy, personText(noneFound.by, language)] as const,
            [text.done, language.dateTime(new Date(noneFound.at))] as const,
          ]
        : []),
    ],
    3,
  );
  if (content.media.length === 0) return;
  flow.heading(text.mediumHeading);
  const columns = [
    { title: text.columnMedium, share: 34 },
    { title: text.columnWork, share: 36 },
    { title: text.columnDay, share: 20 },
    { title: text.columnPersons, share: 30 },
  ];
  const rows = content.media.map((medium) => [
    joined([
      wordOf(text.media, medium.type),
      [medium.make, medium.model].filter(Boolean).join(' '),
      medium.serial,
      printedCode(medium.code),
    ]),
    joined([
      text.statuses[medium.status],
      wordOf(text.methods, medium.method),
      wordOf(text.techniques, medium.technique),
      medium.status === 'removed' ? text.destinations[medium.destination] : null,
    ]),
    language.date(new Date(medium.endedAt ?? medium.recordedAt)),
    joined([medium.performedBy.name, medium.validatedBy.name]),
  ]);
  drawTable(flow, columns, rows);
  for (const medium of content.media) drawEvidence(flow, medium, language);
}

/** What the certificate of that medium says of the tool, on the paper of its device. */
function drawEvidence(flow: PageFlow, medium: CertifiedMedium, language: DocumentLanguage): void {
  if (medium.status === 'removed') return;
  const text = language.text.certificate;
  const { serial, code, logHash } = medium;
  const facts: Fact[] = [
    [text.tool, toolText(medium)],
    [text.standard, medium.standard],
    ...timeFacts(medium, language),
    ...resultFacts(medium, language),
  ];
  flow.heading(`${text.workHeading} · ${isolateLeftToRight(serial || printedCode(code))}`);
  flow.facts(
    facts.filter(([, value]) => value),
    3,
  );
  if (logHash) drawHash(flow, text.logHash, logHash);
}

type Line = readonly [text: string, style: ParagraphStyle];

/** The hash of the content, the code, and where it is checked. */
function proofOf(flow: PageFlow, data: WipeCertificateData, text: CertificateText): Line[] {
  const code = isolateLeftToRight(formatVerifyCode(data.verifyCode).replaceAll(' ', '\u00A0'));
  const lines: Line[] = [
    ...hashLines(text.contentHash, data.contentHash),
    [`${text.verifyCode}: ${code}`, { weight: 'bold' }],
  ];
  const { verifyAddress: address } = data;
  if (address) lines.push([flow.sentence(text.verifyAt, { address }), { size: 9 }]);
  return lines;
}

/** In groups of four, so that two people can compare it aloud. */
function hashLines(label: string, hash: string): Line[] {
  const grouped = isolateLeftToRight(hash.replace(/(.{4})(?=.)/g, '$1 '));
  return [
    [label, { size: 9, gap: 0 }],
    [grouped, { size: 9, gap: 6 }],
  ];
}

function drawHash(flow: PageFlow, label: string, hash: string): void {
  flow.keep(34);
  for (const [line, style] of hashLines(label, hash)) flow.paragraph(line, style);
}

function signaturesOf(content: CertificateContent, text: CertificateText) {
  const line = (label: string, name: string | null) => ({ label, name, signature: null });
  const [medium] = content.media;
  if (content.scope === 'medium' && medium) {
    return [
      line(text.performerSignature, medium.performedBy.name),
      line(text.validatorSignature, medium.validatedBy.name),
    ];
  }
  return [line(text.issuerSignature, content.issuedBy.name), line(text.validatorSignature, null)];
}

const toolText = ({ tool, toolVersion }: CertifiedMedium) =>
  [tool, toolVersion].filter(Boolean).join(' ');

const joined = (parts: readonly (string | null)[]) => parts.filter(Boolean).join(' · ');
