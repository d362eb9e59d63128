/** E-mail over SMTP (RFC 5321), by the server of `SMTP_URL`. */
import { createTransport } from 'nodemailer';
import { messageDirection, type MessageFailure } from '#domain/messages.ts';
import { type Sender, SendError } from './sender.ts';

/** So long a server may keep silent, in milliseconds; a message is locked while it is being sent. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** @param mail.from the sender's mailbox, which also receives the answers */
export function emailSender(mail: { url: string; from: string }): Sender {
  const transport = createTransport({ ...PATIENCE, url: mail.url }, { from: mail.from });
  const domain = /@([^\s@<>]+)>?$/.exec(mail.from)?.[1] ?? 'rework';
  return {
    async send({ id, to, locale, subject, body }) {
      try {
        // As an object, the address is never read as a list of several.
        const address = { name: '', address: to };
        const messageId = `<${id}@${domain}>`;
        const headers = { 'Content-Language': locale };
        const html = messageDirection(locale) === 'rtl' ? rightToLeft(locale, body) : undefined;
        await transport.sendMail({ to: address, subject, text: body, html, headers, messageId });
      } catch (error) {
        throw new SendError(failureOf(error));
      }
    },
  };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Plain text cannot say that it is read from the right; the same text as HTML beside it does. */
function rightToLeft(locale: string, body: string): string {
  const text = body.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign).replaceAll('\n', '<br>\n');
  return `<!doctype html><html lang="${locale}" dir="rtl"><body dir="rtl">${text}</body></html>`;
}

/** By nodemailer's codes and the reply codes of RFC 5321, section 4.2. */
function failureOf(error: unknown): MessageFailure {
  const { code, responseCode, command } = (error ?? {}) as {
    code?: string;
    responseCode?: number;
    command?: string;
  };
  if (code === 'EAUTH' || command === 'MAIL FROM') return 'sign_in';
  if (responseCode !== undefined && responseCode >= 400 && responseCode < 500) return 'busy';
  if (code === 'EENVELOPE') return 'address';
  if (code === 'EMESSAGE' || (responseCode !== undefined && responseCode >= 500)) return 'content';
  return 'connection';
}
