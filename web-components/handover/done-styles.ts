import { css } from 'lit';

/** It is done: a large mark, the number, and what comes next. */
export const doneStyles = css`
  section {
    display: grid;
    justify-items: center;
    gap: var(--rw-space-4);
    padding-block: var(--rw-space-5);
    text-align: center;
  }

  .mark {
    font-size: var(--rw-text-56);
    color: var(--rw-color-done);
  }

  .number {
    font-size: var(--rw-text-40);
    font-weight: 600;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--rw-space-3);
    inline-size: 100%;
  }
`;
