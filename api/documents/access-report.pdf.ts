import type { Role } from '#domain/roles.ts';
import { printedCode } from '../labels/printed-code.ts';
import type { AccessReport } from '../privacy/access-report.service.ts';
import type { DocumentIssuer } from './document-data.ts';
import { type DocumentLanguage, type DocumentLocale, documentLanguage } from './document-locale.ts';
import { type PageFlow, codeText } from './page-flow.ts';
import { startDocument } from './page-parts.ts';
import { drawTable } from './page-table.ts';
import { ACCESS_REPORT, type AccessReportText } from './text/access-report.ts';

/** What is held of one person, to be given to that person. */
export async function accessReportPdf(
  { issuer, report }: { issuer: DocumentIssuer; report: AccessReport },
  locale: DocumentLocale,
): Promise<Uint8Array> {
  const language = documentLanguage(locale, issuer.timeZone);
  const text = ACCESS_REPORT[locale];
  const flow = startDocument(text.title, issuer, null, language);
  const at = language.dateTime(new Date(report.madeAt));
  flow.paragraph(flow.sentence(text.lead, { need: codeText(report.needCode), date: at }));
  drawPerson(flow, report, text);
  drawRequest(flow, report, text, language);
  drawGiven(flow, report, text, language);
  drawAsked(flow, report, text, language);
  drawActs(flow, report, text, language);
  flow.heading(text.kept);
  flow.list(text.keptLines);
  flow.paragraph(text.rights, { weight: 'bold' });
  return flow.finish();
}

const valueOf = (text: AccessReportText, key: string) => text.value[key] ?? key;

function drawPerson(flow: PageFlow, { person, keyHeld }: AccessReport, text: AccessReportText) {
  flow.heading(text.person);
  if (person) {
    const { field } = text;
    flow.facts([
      [field.studentName, person.studentName || null],
      [field.birthDate, person.birthDate && dayOf(flow.language, person.birthDate)],
      [field.school, person.school || null],
      [field.className, person.className || null],
      [field.guardianName, person.guardianName || null],
      [field.guardianPhone, person.guardianPhone ? codeText(person.guardianPhone) : null],
      [field.locale, person.locale || null],
    ]);
  } else flow.paragraph(text.erased);
  if (keyHeld) flow.paragraph(text.keyHeld);
}

/** A day has no zone. */
function dayOf({ locale }: DocumentLanguage, day: string): string {
  return documentLanguage(locale, 'UTC').date(new Date(day));
}

function drawRequest(
  flow: PageFlow,
  { request, consent }: AccessReport,
  text: AccessReportText,
  { date }: DocumentLanguage,
): void {
  const { field } = text;
  const day = (at: string | null) => at && date(new Date(at));
  flow.heading(text.request);
  flow.facts([
    [field.kind, valueOf(text, request.kind)],
    [field.area, request.area || null],
    [field.schoolLevel, request.schoolLevel ? valueOf(text, request.schoolLevel) : null],
    [field.status, valueOf(text, request.status)],
    [field.registeredAt, day(request.registeredAt)],
    [field.consentBy, consent.by ? valueOf(text, consent.by) : null],
    [field.consentChannel, consent.channel ? valueOf(text, consent.channel) : null],
    [field.consentText, consent.textVersion ? codeText(consent.textVersion) : null],
    [field.consentAt, day(consent.at)],
    [field.withdrawnAt, day(consent.withdrawnAt)],
  ]);
}

function drawGiven(
  flow: PageFlow,
  { given, tableRecords }: AccessReport,
  text: AccessReportText,
  { date }: DocumentLanguage,
): void {
  const { field } = text;
  flow.heading(text.given);
  if (given.length === 0) flow.paragraph(text.nothingGiven);
  else {
    const columns = [
      { title: field.receipt, share: 18 },
      { title: field.thing, share: 18 },
      { title: field.day, share: 16 },
      { title: field.signer, share: 22 },
      { title: field.state, share: 26 },
    ];
    drawTable(
      flow,
      columns,
      given.map((one) => [
        one.receiptCode ? codeText(printedCode(one.receiptCode)) : '',
        codeText(printedCode(one.deviceCode)),
        date(new Date(one.happenedAt)),
        [one.signerName, one.signerRole && valueOf(text, one.signerRole), one.witnessName]
          .filter(Boolean)
          .join(', '),
        remarks(flow, one, text),
      ]),
    );
  }
  if (tableRecords.length > 0) {
    const count = flow.language.number(tableRecords.length);
    flow.paragraph(flow.sentence(text.tableRecords, { count }));
  }
}

function remarks(
  flow: PageFlow,
  one: AccessReport['given'][number],
  text: AccessReportText,
): string {
  const day = (at: string) => flow.language.date(new Date(at));
  return [
    one.voided ? text.voided : '',
    one.returnedAt ? flow.sentence(text.returned, { date: day(one.returnedAt) }) : '',
    one.warrantyEnd ? flow.sentence(text.warranty, { date: day(one.warrantyEnd) }) : '',
    one.pictures.length > 0 ? text.pictures : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function drawAsked(
  flow: PageFlow,
  { privacyRequests }: AccessReport,
  text: AccessReportText,
  { date }: DocumentLanguage,
): void {
  if (privacyRequests.length === 0) return;
  flow.heading(text.asked);
  flow.list(
    privacyRequests.map(({ kind, receivedAt, closedAt, outcome }) =>
      [
        date(new Date(receivedAt)),
        valueOf(text, kind),
        valueOf(text, outcome || 'open'),
        closedAt ? date(new Date(closedAt)) : '',
      ]
        .filter(Boolean)
        .join(' · '),
    ),
  );
}

function drawActs(
  flow: PageFlow,
  { acts }: AccessReport,
  text: AccessReportText,
  language: DocumentLanguage,
): void {
  if (acts.length === 0) return;
  flow.heading(text.acts);
  drawTable(
    flow,
    [
      { title: text.field.day, share: 28 },
      { title: text.field.what, share: 36 },
      { title: text.field.who, share: 36 },
    ],
    acts.map(({ at, action, roles }) => [
      language.shortDateTime(new Date(at)),
      valueOf(text, action),
      roles.map((role) => language.text.role[role as Role] ?? role).join(', '),
    ]),
  );
  flow.paragraph(text.actsNote);
}
