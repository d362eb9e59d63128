import { css } from 'lit';

export const repairsStyles = css`
  .queues {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--rw-space-2);
  }

  .queues button {
    display: grid;
    align-content: center;
    justify-items: center;
    min-block-size: 76px;
    padding: var(--rw-space-2) var(--rw-space-1);
    border: 1px solid var(--rw-color-control);
    border-radius: var(--rw-radius);
    background: var(--rw-color-surface);
    line-height: 1.2;
    cursor: pointer;
    touch-action: manipulation;
  }

  .queues button:hover {
    background: var(--rw-color-sunken);
  }

  .queues button[aria-current] {
    border-color: var(--rw-color-text);
    background: var(--rw-color-text);
    color: var(--rw-color-ground);
  }

  .count {
    font-size: var(--rw-text-28);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .words {
    max-inline-size: 100%;
    font-size: var(--rw-text-14);
    text-align: center;
    overflow-wrap: anywhere;
  }

  .list {
    border: 1px solid var(--rw-color-line);
    border-radius: var(--rw-radius);
    background: var(--rw-color-surface);
  }

  .work {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--rw-space-2) var(--rw-space-4);
    padding: var(--rw-space-3) var(--rw-space-4);
  }

  li + li .work {
    border-block-start: 1px solid var(--rw-color-line);
  }

  .work > a {
    display: grid;
    gap: 2px;
    min-block-size: var(--rw-touch-bench);
    align-content: center;
    text-decoration: none;
    overflow-wrap: anywhere;
  }

  .work rw-code {
    font-size: var(--rw-text-20);
    font-weight: 600;
  }

  .wait {
    color: var(--rw-color-warning);
    font-weight: 600;
  }

  .here {
    color: var(--rw-color-done);
    font-weight: 600;
  }

  @media (min-width: 600px) {
    .queues {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }

  @media (min-width: 900px) {
    .queues {
      grid-template-columns: repeat(6, minmax(0, 1fr));
    }
  }

  @media (max-width: 599px) {
    .work {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
