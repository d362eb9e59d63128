import { css } from 'lit';

/** The steps of a reset, one below the other; what is next stands out. */
export const resetStyles = css`
  ol {
    display: grid;
    gap: var(--rw-space-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: start;
    gap: var(--rw-space-3);
    padding: var(--rw-space-3);
    border: 1px solid var(--rw-color-line);
    border-radius: var(--rw-radius-small);
  }

  .now {
    border: 2px solid var(--rw-color-text);
  }

  .later {
    color: var(--rw-color-muted);
  }

  .mark {
    display: grid;
    place-content: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    border: 2px solid currentColor;
    border-radius: 50%;
    font-weight: 600;
  }

  .over .mark {
    color: var(--rw-color-done);
  }

  .what {
    display: grid;
    justify-items: start;
    gap: var(--rw-space-2);
    padding-block-start: var(--rw-space-1);
  }

  .do {
    display: grid;
    grid-column: 2;
    gap: var(--rw-space-3);
  }

  /* Clear of the bars at the edges of the window when it is brought into view. */
  .now,
  rw-refusal,
  rw-notice {
    scroll-margin-block: 6rem;
  }

  /* On a phone the text and its button need the width beside the number too. */
  @media (max-width: 599px) {
    .do {
      grid-column: 1 / -1;
    }
  }

  .apart {
    margin-inline-start: auto;
  }
`;
