import { css } from 'lit';

/** A list of events, one below the other along a line. */
export const historyStyles = css`
  ol {
    display: grid;
    gap: var(--rw-space-4);
  }

  li {
    display: grid;
    gap: var(--rw-space-1);
    padding-inline-start: var(--rw-space-4);
    border-inline-start: 3px solid var(--rw-color-line);
    overflow-wrap: anywhere;
  }
`;
