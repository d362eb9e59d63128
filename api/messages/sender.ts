/** One way of taking messages out of the house. */
import type { MessageFailure } from '#domain/messages.ts';

export interface OutgoingMessage {
  /** The same at every try: a receiver that knows it may drop the repetition. */
  id: string;
  to: string;
  locale: string;
  subject: string;
  body: string;
}

export interface Sender {
  /** Returns when the message was taken over. @throws SendError */
  send(message: OutgoingMessage): Promise<void>;
}

/** Says why in a word of ours: what a server answers may hold the recipient's address. */
export class SendError extends Error {
  readonly failure: MessageFailure;

  constructor(failure: MessageFailure) {
    super(failure);
    this.name = 'SendError';
    this.failure = failure;
  }
}
