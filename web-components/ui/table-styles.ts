import { css } from 'lit';

export const tableStyles = css`
  :host {
    container-type: inline-size;
  }

  .table {
    background: var(--rw-color-surface);
    border: 1px solid var(--rw-color-line);
    border-radius: var(--rw-radius);
  }

  .row {
    position: relative;
    display: grid;
    grid-template-columns: var(--rw-table-columns);
    align-items: center;
    min-block-size: 52px;
    border-block-end: 1px solid var(--rw-color-line);
  }

  [role='rowgroup']:last-child > .row {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 52px;
  }

  [role='rowgroup']:last-child > .row:last-child {
    border-block-end: 0;
  }

  .head {
    position: sticky;
    inset-block-start: var(--rw-top-bar, 0px);
    z-index: 1;
    background: var(--rw-color-sunken);
    border-start-start-radius: var(--rw-radius);
    border-start-end-radius: var(--rw-radius);
    color: var(--rw-color-muted);
    font-size: var(--rw-text-14);
    font-weight: 600;
  }

  .head .row {
    min-block-size: var(--rw-touch);
  }

  .cell {
    min-inline-size: 0;
    padding: var(--rw-space-2) var(--rw-table-gap, var(--rw-space-4));
    overflow-wrap: anywhere;
  }

  .cell.end {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  .select {
    padding: 0;
  }

  .select label {
    position: relative;
    z-index: 1;
    display: grid;
    place-items: center;
    inline-size: var(--rw-touch);
    min-block-size: var(--rw-touch);
    cursor: pointer;
  }

  .words {
    display: none;
  }

  .chosen {
    background: var(--rw-color-sunken);
  }

  .title {
    display: none;
  }

  [role='rowheader'] {
    font-weight: 600;
  }

  .linked:hover {
    background: var(--rw-color-ground);
  }

  .linked a {
    text-decoration: none;
  }

  .linked a::after {
    content: '';
    position: absolute;
    inset: 0;
  }

  .linked a:focus-visible {
    outline: none;
  }

  .linked a:focus-visible::after {
    outline: 3px solid var(--rw-color-focus);
    outline-offset: -3px;
  }

  .row:not(.linked) .content > a {
    padding-block: 12px;
  }

  .content > :is(rw-button, rw-menu, button) {
    position: relative;
    z-index: 1;
  }

  .head button {
    display: inline-flex;
    align-items: center;
    gap: var(--rw-space-1);
    min-block-size: var(--rw-touch);
    margin-block: calc(-1 * var(--rw-space-2));
    padding: 0;
    border: 0;
    background: none;
    font-weight: inherit;
    cursor: pointer;
  }

  .head rw-icon {
    opacity: 0.35;
  }

  .head .sorted {
    opacity: 1;
  }

  .waiting {
    padding-block: var(--rw-space-3);
  }

  .bottom {
    display: flex;
    justify-content: center;
    min-block-size: 1px;
  }

  .bottom rw-button {
    margin-block-start: var(--rw-space-4);
  }

  @container (max-width: 599px) {
    .head:not(:has(.select)),
    .head .cell:not(.select) {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .row {
      display: block;
      padding-block: var(--rw-space-3);
    }

    .cell {
      display: flex;
      justify-content: space-between;
      gap: var(--rw-space-4);
      padding-block: var(--rw-space-1);
    }

    .cell.select {
      position: absolute;
      inset-block-start: 0;
      inset-inline-end: 0;
    }

    .head .select label {
      display: flex;
      align-items: center;
      gap: var(--rw-space-3);
      inline-size: auto;
      padding-inline: var(--rw-space-3);
    }

    .words {
      display: inline;
    }

    .title {
      display: block;
      flex: none;
      max-inline-size: 45%;
      color: var(--rw-color-muted);
      font-size: var(--rw-text-14);
    }

    .content {
      text-align: end;
    }

    [role='rowheader'] .content {
      text-align: start;
    }
  }

  @media print {
    .head {
      position: static;
    }

    [role='rowgroup']:last-child > .row {
      content-visibility: visible;
      break-inside: avoid;
    }
  }
`;
