import { css } from 'lit';

/** One column on a phone; what was scanned beside what is signed from a tablet on. */
export const tableStyles = css`
  .table {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
    gap: var(--rw-space-5);
  }

  .person {
    padding: var(--rw-space-3) var(--rw-space-4);
    background: var(--rw-color-sunken);
    border-radius: var(--rw-radius);
    overflow-wrap: anywhere;
  }

  .person h2 {
    font-size: var(--rw-text-28);
  }

  @media (min-width: 900px) {
    .table {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
`;
