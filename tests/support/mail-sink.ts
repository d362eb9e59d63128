/** A mail server that speaks SMTP (RFC 5321) over TCP and keeps what it is given. Third parties' role. */
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface SunkMail {
  from: string;
  to: string[];
  /** Headers and body as they came, without the closing dot. */
  data: string;
}

export interface MailSink {
  /** For `SMTP_URL`. */
  url: string;
  mails: SunkMail[];
  /** Answers instead of 250 when it is asked to take mail for an address; undefined accepts. */
  refuse: (address: string) => string | undefined;
  /** Called when a mail is complete, before it is acknowledged. */
  beforeTaking: (mail: SunkMail) => Promise<void>;
  close(): Promise<void>;
}

export async function openMailSink(): Promise<MailSink> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    converse(socket, sink);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sink: MailSink = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails: [],
    refuse: () => undefined,
    beforeTaking: async () => {},
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return sink;
}

function converse(socket: Socket, sink: MailSink): void {
  let mail: SunkMail = { from: '', to: [], data: '' };
  let inData = false;
  let rest = '';
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 sink.example ESMTP');
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    rest += chunk;
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (inData) takeLine(line);
      else answer(line);
    }
  });

  function takeLine(line: string): void {
    if (line !== '.') {
      mail.data += `${line.startsWith('.') ? line.slice(1) : line}\n`;
      return;
    }
    inData = false;
    const taken = mail;
    void sink.beforeTaking(taken).then(() => {
      if (socket.destroyed) return;
      sink.mails.push(taken);
      say('250 taken');
    });
  }

  function answer(line: string): void {
    const verb = line.slice(0, 4).toUpperCase();
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    if (verb === 'EHLO' || verb === 'HELO') {
      say('250-sink.example');
      say('250 SMTPUTF8');
    } else if (verb === 'MAIL') {
      mail = { from: address, to: [], data: '' };
      say('250 ok');
    } else if (verb === 'RCPT') {
      const refusal = sink.refuse(address);
      if (!refusal) mail.to.push(address);
      say(refusal ?? '250 ok');
    } else if (verb === 'DATA') {
      inData = true;
      say('354 go on');
    } else if (verb === 'QUIT') {
      say('221 bye');
      socket.end();
    } else say('250 ok');
  }
}
