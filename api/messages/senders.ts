/** Who takes messages out of the house. Each way is one sender; more ways are more senders. */
import type { Config } from '../config.ts';
import { emailSender } from './email-sender.ts';
import type { Sender } from './sender.ts';
import { smsSender } from './sms-sender.ts';

/** The ways that this installation has; null where a person has to carry the text. */
export interface Senders {
  email: Sender | null;
  sms: Sender | null;
}

export function createSenders({ mail, sms }: Pick<Config, 'mail' | 'sms'>): Senders {
  return { email: mail ? emailSender(mail) : null, sms: sms ? smsSender(sms) : null };
}
