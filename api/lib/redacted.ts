/** Paths that a log never shows: an error of the database carries the values of its statement. */
const NAMES = ['params', 'parameters', 'args', 'recipient', 'subject', 'body', 'hint', 'detail'];

export const REDACTED: string[] = NAMES.flatMap((name) => [name, `*.${name}`, `*.cause.${name}`]);
