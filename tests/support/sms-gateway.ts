/** A provider's HTTP gateway for text messages, on loopback. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SmsGateway {
  /** For `SMS_GATEWAY_URL`. */
  url: string;
  requests: { authorization: string | undefined; key: unknown; body: unknown }[];
  /** Status of the next answers. */
  status: number;
  close(): Promise<void>;
}

export async function openSmsGateway(): Promise<SmsGateway> {
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      const { authorization, 'idempotency-key': key } = request.headers;
      gateway.requests.push({ authorization, key, body: JSON.parse(text) });
      response.writeHead(gateway.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const gateway: SmsGateway = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`,
    requests: [],
    status: 202,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return gateway;
}
