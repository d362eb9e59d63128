import { css } from 'lit';

/** Shared by the tests: one column, big questions, a picture that fills its place. */
export const testStyles = css`
  .stack {
    gap: var(--rw-space-5);
  }

  .picture {
    display: block;
    inline-size: 100%;
    max-block-size: 55vh;
    border-radius: var(--rw-radius);
    background: var(--rw-color-sunken);
    object-fit: contain;
  }

  .figures {
    color: var(--rw-color-muted);
    font-variant-numeric: tabular-nums;
  }

  .overlay {
    position: fixed;
    inset: 0;
    z-index: 100;
    cursor: none;
    user-select: none;
    touch-action: none;
  }
`;
