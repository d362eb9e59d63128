/** Read while standing or walking, with a scanner in one hand. */
import { css } from 'lit';

export const pickStyles = css`
  .now {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(300px, 100%), 1fr));
    gap: var(--rw-space-4) var(--rw-space-6);
  }

  .now > * {
    min-inline-size: 0;
  }

  .big {
    font-size: var(--rw-text-40);
    font-weight: 600;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }

  .way {
    font-size: var(--rw-text-20);
  }

  .number,
  .count {
    font-variant-numeric: tabular-nums;
  }

  .count {
    font-size: var(--rw-text-28);
    line-height: 1.25;
  }

  .things li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 var(--rw-space-3);
    min-block-size: var(--rw-touch);
    border-block-end: 1px solid var(--rw-color-line);
    font-size: var(--rw-text-20);
  }

  .things .there {
    color: var(--rw-color-done);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--rw-space-3);
  }

  progress {
    inline-size: 100%;
    block-size: 10px;
    accent-color: var(--rw-color-done);
  }
`;

export const lineStyles = css`
  h3 {
    position: sticky;
    inset-block-start: 0;
    padding-block: var(--rw-space-2);
    background: var(--rw-color-ground);
    font-size: var(--rw-text-20);
  }

  .line {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(0, 4fr) minmax(0, 3fr) auto;
    align-items: center;
    gap: var(--rw-space-1) var(--rw-space-4);
    min-block-size: var(--rw-touch);
    padding-block: var(--rw-space-2);
    border-block-end: 1px solid var(--rw-color-line);
  }

  .code {
    font-size: var(--rw-text-20);
    font-weight: 600;
  }

  .done .code,
  .done .what {
    color: var(--rw-color-muted);
    font-weight: 400;
  }

  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--rw-space-2);
  }

  .state.is-done {
    color: var(--rw-color-done);
  }

  .state.is-held {
    color: var(--rw-color-refused);
  }

  .target {
    outline: 2px solid var(--rw-color-focus);
    outline-offset: 4px;
    border-radius: var(--rw-radius-small);
  }

  .act {
    min-inline-size: var(--rw-touch);
    justify-self: end;
  }

  @media (max-width: 700px) {
    .line {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .what,
    .state {
      grid-column: 1 / -1;
    }

    .act {
      grid-row: 1;
      grid-column: 2;
    }
  }
`;
