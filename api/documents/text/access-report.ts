/** Words of the report about what is held of one person. */
import type { DocumentLocale } from '../document-locale.ts';
import { accessReportFa } from './access-report-fa.ts';
import { accessReportVi } from './access-report-vi.ts';

export interface AccessReportText {
  title: string;
  /** `{need}` and `{date}`. */
  lead: string;
  person: string;
  erased: string;
  keyHeld: string;
  field: Record<
    | 'studentName'
    | 'birthDate'
    | 'school'
    | 'className'
    | 'guardianName'
    | 'guardianPhone'
    | 'locale'
    | 'kind'
    | 'area'
    | 'schoolLevel'
    | 'status'
    | 'registeredAt'
    | 'consentBy'
    | 'consentChannel'
    | 'consentText'
    | 'consentAt'
    | 'withdrawnAt'
    | 'receipt'
    | 'thing'
    | 'day'
    | 'signer'
    | 'state'
    | 'what'
    | 'who',
    string
  >;
  request: string;
  given: string;
  nothingGiven: string;
  voided: string;
  returned: string;
  /** `{date}`. */
  warranty: string;
  pictures: string;
  /** `{count}`. */
  tableRecords: string;
  asked: string;
  acts: string;
  actsNote: string;
  kept: string;
  keptLines: readonly string[];
  rights: string;
  value: Record<string, string>;
}

const en: AccessReportText = {
  title: 'What we hold about you',
  lead: 'Request {need}, as of {date}. This is everything the programme holds about the person of this request.',
  person: 'The person',
  erased: 'Name, school, birth date and contact were erased.',
  keyHeld:
    'A keyed number is kept that finds a second request of the same person. It names nobody.',
  field: {
    studentName: 'Name',
    birthDate: 'Birth date',
    school: 'School',
    className: 'Class',
    guardianName: 'Guardian',
    guardianPhone: 'Telephone',
    locale: 'Language of papers',
    kind: 'What was asked for',
    area: 'Area',
    schoolLevel: 'School level',
    status: 'Status',
    registeredAt: 'Registered',
    consentBy: 'Consent by',
    consentChannel: 'Given',
    consentText: 'Text agreed to',
    consentAt: 'Consent on',
    withdrawnAt: 'Taken back on',
    receipt: 'Receipt',
    thing: 'Device or card',
    day: 'Day',
    signer: 'Signed by',
    state: 'Remarks',
    what: 'What',
    who: 'By whom',
  },
  request: 'The request and the consent',
  given: 'What was given',
  nothingGiven: 'Nothing was given yet.',
  voided: 'void',
  returned: 'returned {date}',
  warranty: 'warranty until {date}',
  pictures: 'signature kept, sealed',
  tableRecords: 'Records from a handover table that are not settled yet: {count}.',
  asked: 'What was asked about own data',
  acts: 'What was done with the request',
  actsNote: 'Staff are named by their role.',
  kept: 'How long it is kept',
  keptLines: [
    'Name, school, class, birth date, guardian and telephone: until 12 months after the end of the warranty; without a device, until 6 months after the request ended.',
    'Signatures: 5 years, as proof of the handover.',
    'The keyed number: 36 months after registration.',
    'Totals by area and month stay; they name nobody.',
  ],
  rights:
    'You may have this corrected or erased at any time, take your consent back, or object. Every request is answered within two working days.',
  value: {
    laptop: 'Laptop',
    desktop: 'Desktop',
    tablet: 'Tablet',
    aio: 'All-in-one',
    sim: 'SIM or data card',
    primary: 'Primary school',
    lower_secondary: 'Lower secondary school',
    upper_secondary: 'Upper secondary school',
    other: 'Other',
    requested: 'To be approved',
    approved: 'Approved',
    rejected: 'Rejected',
    reserved: 'Device reserved',
    served: 'Served',
    closed: 'Closed',
    guardian: 'Parent or guardian',
    recipient: 'The recipient',
    teacher: 'Teacher',
    office: 'Local office',
    paper: 'on paper',
    in_person: 'in person',
    telephone: 'by telephone',
    online: 'online',
    access: 'What is held',
    erasure: 'Erasure',
    correction: 'Correction',
    objection: 'Objection',
    answered: 'answered',
    erased: 'erased',
    corrected: 'corrected',
    refused: 'refused',
    open: 'open',
    'need.registered': 'Registered',
    'need.changed': 'Changed',
    'need.prioritised': 'Place in the queue changed',
    'need.approved': 'Approved',
    'need.rejected': 'Rejected',
    'need.requested': 'Decision taken back',
    'need.closed': 'Closed',
    'need.consent_withdrawn': 'Consent taken back',
    'recipient.erased': 'Person erased',
    'privacy.registered': 'Question about own data received',
    'privacy.answered': 'Question about own data answered',
    'privacy.reported': 'This report made',
  },
};

export const ACCESS_REPORT: Record<DocumentLocale, AccessReportText> = {
  en,
  vi: accessReportVi,
  fa: accessReportFa,
};
