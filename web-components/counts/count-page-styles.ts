/** The page of a count: counting at the start, differences beside it where there is room; alone on paper. */
import { css } from 'lit';

export const countPageStyles = css`
  .count,
  .counting {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--rw-space-4);
  }

  @media (min-width: 1024px) {
    .count {
      grid-template: auto 1fr / minmax(0, 5fr) minmax(0, 6fr);
      gap: var(--rw-space-5);
    }

    rw-count-differences {
      grid-area: 1 / 2 / span 2;
    }
  }

  @media print {
    .count {
      display: block;
    }

    rw-count-now,
    rw-notice,
    rw-button {
      display: none;
    }
  }
`;
