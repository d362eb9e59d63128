import { css } from 'lit';

/** One column on a phone, filters beside the answer from 900 px, three zones from 1280 px. */
export const stockPageStyles = css`
  .zones {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--rw-space-5) var(--rw-space-4);
    align-items: start;
  }

  .answer {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--rw-space-4);
  }

  summary {
    display: flex;
    align-items: center;
    min-block-size: var(--rw-touch);
    font-size: var(--rw-text-20);
    font-weight: 600;
    cursor: pointer;
  }

  @media (max-width: 899px) {
    .filters {
      padding-inline: var(--rw-space-4);
      background: var(--rw-color-surface);
      border: 1px solid var(--rw-color-line);
      border-radius: var(--rw-radius);
    }

    details[open] {
      padding-block-end: var(--rw-space-4);
    }
  }

  @media (min-width: 900px) {
    .zones {
      grid-template-columns: 208px minmax(0, 1fr);
    }

    .decisions {
      grid-column: 2;
    }
  }

  @media (min-width: 1280px) {
    .zones {
      grid-template-columns: 208px minmax(0, 1fr) 280px;
    }

    .decisions {
      grid-column: auto;
    }

    .jump {
      display: none;
    }
  }

  @media (min-width: 1600px) {
    .zones {
      grid-template-columns: 240px minmax(0, 1fr) 360px;
    }
  }

  @media print {
    .filters,
    .decisions {
      display: none;
    }

    .zones {
      display: block;
    }
  }
`;
