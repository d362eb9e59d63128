/** What a tablet says to the server, and hears from it. */
import type {
  OpenedTablet,
  SealedRecord,
  SentAnswer,
  TablePackage,
} from '#domain/table-package.ts';
import { send } from '../data/api-client.ts';

async function post(path: string, body: object, token?: string): Promise<Response> {
  return send(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  });
}

/** @throws ApiError */
export async function fetchTablet(
  batchCode: string,
  body: { requestId: string; name: string },
): Promise<OpenedTablet> {
  const answer = await post(`/api/handover-sessions/${batchCode}/tablets`, body);
  return (await answer.json()) as OpenedTablet;
}

/** @throws ApiError, status 410 when the tablet is to forget what it holds */
export async function fetchPackage(tabletId: string): Promise<TablePackage> {
  return (await (await send(`/api/handover-tablets/${tabletId}/package`)).json()) as TablePackage;
}

/** @throws ApiError */
export async function sendRecords(
  tabletId: string,
  token: string,
  records: readonly SealedRecord[],
): Promise<SentAnswer> {
  const answer = await post(`/api/handover-tablets/${tabletId}/records`, { records }, token);
  return (await answer.json()) as SentAnswer;
}

/** Tells the server that nothing of the package is left here. */
export async function tellWiped(tabletId: string, token: string): Promise<void> {
  await post(`/api/handover-tablets/${tabletId}/wiped`, {}, token);
}

/** @throws ApiError `error.offline` */
export async function findServer(): Promise<void> {
  await send('/api/health');
}
