import { css } from 'lit';

/** Facts of a thing: their names in one column, what is known beside them; below them where there is no room. */
export const factsStyles = css`
  dl {
    display: grid;
    grid-template-columns: minmax(7rem, max-content) minmax(0, 1fr);
    gap: var(--rw-space-2) var(--rw-space-4);
  }

  dt {
    color: var(--rw-color-muted);
  }

  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  @media (max-width: 599px) {
    dl {
      grid-template-columns: minmax(0, 9rem) minmax(0, 1fr);
    }
  }
`;
