import { css } from 'lit';

/** Two columns: what it is beside where it is; then what blocks it; then what to do. */
export const cardStyles = css`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(12rem, 19.5rem);
    gap: var(--rw-space-3) var(--rw-space-5);
    padding: var(--rw-space-4) var(--rw-space-5);
  }

  .old {
    border-style: dashed;
  }

  h1 {
    font-size: clamp(2.5rem, 5.2vw, var(--rw-text-56));
    line-height: 1.1;
  }

  .name {
    font-size: clamp(1.25rem, 2.6vw, var(--rw-text-28));
    line-height: 1.25;
    overflow-wrap: anywhere;
  }

  .stage {
    margin-block-start: var(--rw-space-1);
    font-size: var(--rw-text-20);
    font-weight: 600;
  }

  .as-of {
    display: flex;
    align-items: center;
    gap: var(--rw-space-2);
    color: var(--rw-color-warning);
    font-weight: 600;
  }

  dl {
    display: grid;
    align-content: start;
    gap: var(--rw-space-1);
    font-size: var(--rw-text-20);
  }

  dl > div {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--rw-space-3);
    align-items: baseline;
  }

  dt {
    color: var(--rw-color-muted);
  }

  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .held,
  .held dt {
    color: var(--rw-color-refused);
    font-weight: 600;
  }

  .blocker {
    grid-column: 1 / -1;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--rw-space-3);
    padding: var(--rw-space-2) var(--rw-space-4);
    border-inline-start: 6px solid var(--rw-color-warning);
    border-radius: var(--rw-radius-small);
    background: var(--rw-color-warning-soft);
    font-size: var(--rw-text-20);
    line-height: 1.3;
  }

  .blocker > rw-icon {
    color: var(--rw-color-warning);
  }

  .actions {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--rw-space-3);
  }

  .next {
    flex: 1 1 18rem;
    max-inline-size: 30rem;
  }

  @media (max-width: 699px) {
    .card {
      grid-template-columns: minmax(0, 1fr);
    }

    .blocker {
      grid-template-columns: auto minmax(0, 1fr);
    }

    .blocker > rw-button {
      grid-column: 2;
    }
  }
`;
