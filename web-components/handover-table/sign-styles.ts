import { css } from 'lit';

/** One column, everything as large as a gloved finger. */
export const signStyles = css`
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--rw-space-3);
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--rw-space-2) var(--rw-space-4);
  }

  .plain {
    display: flex;
    align-items: center;
    gap: var(--rw-space-3);
    min-block-size: var(--rw-touch-bench);
    cursor: pointer;
  }

  .plain input {
    inline-size: 24px;
    block-size: 24px;
  }

  summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--rw-space-2);
    min-block-size: var(--rw-touch);
    font-weight: 600;
    cursor: pointer;
    list-style: none;
  }

  summary .muted {
    font-weight: 400;
  }

  details[open] rw-icon {
    rotate: 180deg;
  }

  details .stack {
    padding-block: var(--rw-space-2) var(--rw-space-3);
  }
`;
