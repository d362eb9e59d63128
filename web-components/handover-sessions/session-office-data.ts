/** What comes back from the tables of a session, as the browser reads it. */
import type { SessionReceipt } from '../../api/handovers/session-receipts.service.ts';
import type { KeptRecord } from '../../api/handover-table/kept-records.service.ts';
import type { TabletLine } from '../../api/handover-table/tablets.service.ts';
import { api, call } from '../data/api-client.ts';

export type { KeptRecord, SessionReceipt, TabletLine };

const session = api['handover-sessions'][':code'];

export const loadKept = (code: string) => call(session['kept-records'].$get({ param: { code } }));

export async function loadTablets(code: string): Promise<TabletLine[]> {
  return (await call(session.tablets.$get({ param: { code } }))).tablets;
}

export async function loadReceipts(code: string): Promise<SessionReceipt[]> {
  return (await call(session.receipts.$get({ param: { code } }))).receipts;
}
