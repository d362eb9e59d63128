import { css } from 'lit';

/** One column, everything as large as a gloved finger. */
export const signStyles = css`
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--rw-space-3);
  }

  .tick {
    display: flex;
    align-items: center;
    gap: var(--rw-space-3);
    min-block-size: var(--rw-touch-bench);
    padding: var(--rw-space-2) var(--rw-space-4);
    border: 1px solid var(--rw-color-control);
    border-radius: var(--rw-radius);
    font-size: var(--rw-text-20);
    font-weight: 600;
    cursor: pointer;
  }

  .tick:has(:checked) {
    background: var(--rw-color-done-soft);
    border-color: var(--rw-color-done);
  }

  .tick input {
    flex: none;
    inline-size: 28px;
    block-size: 28px;
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
