/** Posts report files as a browser or as the command does. */
import { randomUUID } from 'node:crypto';
import { SESSION_COOKIE } from '../../api/people/session.routes.ts';
import type { Member, Workshop } from './workshop.ts';

export interface Sending {
  by?: Member;
  token?: string;
  code?: string;
  requestId?: string;
  accept?: string;
}

export async function sendReports(
  workshop: Workshop,
  texts: readonly string[],
  sending: Sending = {},
): Promise<Response> {
  const { by, token, code, requestId, accept } = sending;
  const body = new FormData();
  for (const [index, text] of texts.entries()) body.append('file', new File([text], `r${index}`));
  if (code) body.append('code', code);
  const headers: Record<string, string> = { 'x-request-id': requestId ?? randomUUID() };
  if (by) {
    headers['x-rework'] = '1';
    headers.origin = 'http://localhost';
    headers.cookie = `${SESSION_COOKIE}=${by.token}`;
  }
  if (token) headers.authorization = `Bearer ${token}`;
  if (accept) headers.accept = accept;
  return workshop.app.request('http://localhost/api/hardware-reports', {
    method: 'POST',
    headers,
    body,
  });
}
