/** Hardware reports as the browser asks for them and sends them. */
import { api, call, newRequestId, send } from '../data/api-client.ts';

export function loadReports(code: string) {
  return call(api.devices[':code']['hardware-reports'].$get({ param: { code } }));
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

/** The report leaves the queue and stays kept. */
export function dismissReport(reportId: string) {
  const json = { requestId: newRequestId() };
  return call(api['hardware-reports'][':id'].dismissal.$post({ param: { id: reportId }, json }));
}

export function assignReport(reportId: string, code: string) {
  const json = { requestId: newRequestId(), code };
  return call(api['hardware-reports'][':id'].assignment.$post({ param: { id: reportId }, json }));
}

/** @param code the device they are for; empty lets each report find its device itself. */
export async function sendReportFiles(files: readonly File[], code: string): Promise<ReportAnswer> {
  const body = new FormData();
  for (const file of files) body.append('file', file, file.name);
  if (code) body.append('code', code);
  const headers = { 'x-request-id': newRequestId() };
  const response = await send('/api/hardware-reports', { method: 'POST', headers, body });
  return (await response.json()) as ReportAnswer;
}
