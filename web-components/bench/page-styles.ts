import { css } from 'lit';

export const pageStyles = css`
  /* While a command is on, what became of the last scan stands right below it. */
  .on rw-bench-session {
    order: -2;
  }

  .on rw-bench-scans {
    order: -1;
  }

  .bench {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--rw-space-4);
    max-inline-size: 1200px;
    margin-inline: auto;
    padding: var(--rw-space-4) var(--rw-space-5);
  }

  rw-bench-lists,
  .about {
    padding: var(--rw-space-2) var(--rw-space-4) var(--rw-space-4);
    border: 1px solid var(--rw-color-line);
    border-radius: var(--rw-radius);
    background: var(--rw-color-surface);
  }

  h1 {
    font-size: var(--rw-text-40);
  }

  @media (max-width: 699px) {
    .bench {
      padding: var(--rw-space-3);
    }
  }
`;
