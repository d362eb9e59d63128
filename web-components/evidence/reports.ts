/** Hardware reports as the browser asks for them and sends them. */
import { api, call, newRequestId, send } from '../data/api-client.ts';

export function loadReports(code: string) {
  return call(api.devices[':code']['hardware-reports'].$get({ param: { code } }));
}

/** How many values of the newest report wait for a person. */
export function countDifferences(code: string) {
  return call(api.devices[':code']['hardware-report'].differences.$get({ param: { code } }));
}

export type DeviceReports = Awaited<ReturnType<typeof loadReports>>;
export type ShownReport = DeviceReports['reports'][number];

type Sent = Awaited<ReturnType<typeof assignReport>>;
export interface ReportAnswer {
  reports: Sent[];
  unread: { name: string; warning: Sent['warnings'][number] }[];
}

export function loadReviewQueue() {
  return call(api['hardware-reports'].review.$get());
}

export type WaitingReport = Awaited<ReturnType<typeof loadReviewQueue>>['reports'][number];
export type Candidate = Omit<WaitingReport['candidates'][number], 'reasons'> & {
  /** `scanned`: by a person, for this report. */
  reasons: readonly (WaitingReport['candidates'][number]['reasons'][number] | 'scanned')[];
};

/** The report leaves the queue and stays kept. */
export function dismissReport(reportId: string) {
  const json = { requestId: newRequestId() };
  return call(api['hardware-reports'][':id'].dismissal.$post({ param: { id: reportId }, json }));
}

/** Undoes {@link dismissReport}. */
export function recallReport(reportId: string) {
  const json = { requestId: newRequestId() };
  return call(api['hardware-reports'][':id'].recall.$post({ param: { id: reportId }, json }));
}

type AssignmentJson = Parameters<
  (typeof api)['hardware-reports'][':id']['assignment']['$post']
>[0]['json'];

export type LogTarget = Pick<AssignmentJson, 'mediumId' | 'mediumType'>;

/** @param log what a log of a wipe is about, where it names no medium of the device. */
export function assignReport(reportId: string, code: string, log: LogTarget = {}) {
  const json = { requestId: newRequestId(), code, ...log };
  return call(api['hardware-reports'][':id'].assignment.$post({ param: { id: reportId }, json }));
}

/** What a one-device token is good for; throws 401 when it is over. */
export async function loadPass(token: string) {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  return call(api['hardware-reports'].pass.$get({}, { headers }));
}

export type PassFacts = Exclude<Awaited<ReturnType<typeof loadPass>>, string | undefined>;

/** A drop of many files over a slow network. */
const UPLOAD_MS = 180_000;

/**
 * @param code the device they are for; empty lets each report find its device itself
 * @param token a one-device token in the place of a session
 */
export async function sendReportFiles(
  files: readonly File[],
  code: string,
  token = '',
): Promise<ReportAnswer> {
  const body = new FormData();
  for (const file of files) body.append('file', file, file.name);
  if (code) body.append('code', code);
  const headers: Record<string, string> = { 'x-request-id': newRequestId() };
  if (token) headers.authorization = `Bearer ${token}`;
  const signal = AbortSignal.timeout(UPLOAD_MS);
  const init = { method: 'POST', headers, body, signal };
  const response = await send('/api/hardware-reports', init);
  return (await response.json()) as ReportAnswer;
}
