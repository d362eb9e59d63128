import { css } from 'lit';

/** A line is a big target with its state as drawing, edge and words. */
export const lineStyles = css`
  .line {
    display: flex;
    align-items: stretch;
    background: var(--rw-color-surface);
    border: 1px solid var(--rw-color-line);
    border-inline-start: 6px solid var(--rw-color-control);
    border-radius: var(--rw-radius);
  }

  .done {
    border-inline-start-color: var(--rw-color-done);
  }

  .warning {
    border-inline-start-color: var(--rw-color-warning);
  }

  .short {
    border-inline-start-color: var(--rw-color-warning);
  }

  .optional {
    border-inline-start-color: var(--rw-color-line);
  }

  button,
  .words-only {
    display: flex;
    flex: 1 1 auto;
    align-items: center;
    gap: var(--rw-space-4);
    min-inline-size: 0;
    min-block-size: var(--rw-touch-bench);
    padding: var(--rw-space-2) var(--rw-space-4);
    border: 0;
    border-radius: var(--rw-radius);
    background: none;
    text-align: start;
  }

  button {
    cursor: pointer;
    touch-action: manipulation;
  }

  button:hover {
    background: var(--rw-color-sunken);
  }

  .mark {
    flex: none;
    inline-size: 32px;
    font-size: var(--rw-text-28);
    line-height: 0;
  }

  .done .mark {
    color: var(--rw-color-done);
  }

  .warning .mark,
  .short .mark {
    color: var(--rw-color-warning);
  }

  .box {
    display: inline-block;
    inline-size: 26px;
    block-size: 26px;
    border: 2px solid var(--rw-color-control);
    border-radius: var(--rw-radius-small);
  }

  .text {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }

  .name {
    font-size: var(--rw-text-20);
    font-weight: 600;
    line-height: 1.3;
  }

  .hint {
    color: var(--rw-color-muted);
    font-size: var(--rw-text-14);
    font-weight: 400;
  }

  .bin {
    display: flex;
    align-items: center;
    gap: var(--rw-space-2);
    font-size: var(--rw-text-28);
    font-weight: 600;
    line-height: 1.25;
  }

  .reason {
    font-size: var(--rw-text-16);
  }

  .warning .reason,
  .short .reason {
    color: var(--rw-color-warning);
  }

  rw-menu {
    align-self: center;
  }
`;
