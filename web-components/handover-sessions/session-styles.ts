import { css } from 'lit';

/** Fields side by side where there is room for two. */
export const formGrid = css`
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr));
    align-items: end;
    gap: var(--rw-space-2) var(--rw-space-4);
  }
`;

/** Lines with something to do at their end. */
export const lineStyles = css`
  li {
    display: grid;
    gap: var(--rw-space-2);
    padding-block: var(--rw-space-3);
    border-block-end: 1px solid var(--rw-color-line);
  }

  .doing {
    display: flex;
    flex-wrap: wrap;
    gap: var(--rw-space-2);
    align-items: end;
  }
`;
