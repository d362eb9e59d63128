import { css } from 'lit';

/** How requests that look like one person's stand together, and the line of keys. */
export const needPageStyles = css`
  .group {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(340px, 100%), 1fr));
    gap: var(--rw-space-2);
    padding: var(--rw-space-2);
    border-inline-start: 4px solid var(--rw-color-warning);
    background: var(--rw-color-sunken);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--rw-space-2);
  }

  @media (hover: none) {
    .keys {
      display: none;
    }
  }
`;
