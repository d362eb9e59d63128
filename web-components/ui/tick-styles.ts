import { css } from 'lit';

/** A statement to tick, as large as a gloved finger; `line` is one of a longer list. */
export const tickStyles = css`
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

  .tick.line {
    margin-block-end: var(--rw-space-2);
    min-block-size: var(--rw-touch);
    font-size: inherit;
    font-weight: inherit;
  }
`;
