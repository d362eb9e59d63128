/** Differences by place. */
import { css } from 'lit';

export const differencesStyles = css`
  .group {
    padding-block: var(--rw-space-3);
  }

  .head,
  .stranger {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--rw-space-2) var(--rw-space-3);
  }

  .stranger {
    padding-block: var(--rw-space-2);
    border-block-end: 1px solid var(--rw-color-line);
    overflow-wrap: anywhere;
  }

  @media print {
    rw-button {
      display: none;
    }
  }
`;
