/** What a tablet says to the server, and hears from it. */
import type { RecordAnswer, SealedRecord, TablePackage } from '#domain/table-package.ts';
import { send } from '../data/api-client.ts';

async function post(path: string, body: object): Promise<Response> {
  return send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** @throws ApiError */
export async function fetchPackage(
  batchCode: string,
  body: { requestId: string; name: string },
): Promise<TablePackage> {
  const answer = await post(`/api/handover-sessions/${batchCode}/tablets`, body);
  return (await answer.json()) as TablePackage;
}

/** @throws ApiError, status 410 when the tablet was revoked */
export async function sendRecords(
  tabletId: string,
  records: readonly SealedRecord[],
): Promise<RecordAnswer[]> {
  const answer = await post(`/api/handover-tablets/${tabletId}/records`, { records });
  return ((await answer.json()) as { answers: RecordAnswer[] }).answers;
}
