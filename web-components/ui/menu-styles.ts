/** The look of a menu: a short list in the top layer, in groups and two columns where it is long. */
import { css } from 'lit';

export const menuStyles = css`
  :host {
    display: inline-block;
  }

  .label {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .lines {
    display: grid;
    min-inline-size: 0;
    max-inline-size: var(--rw-menu-words, none);
    text-align: start;
  }

  .note {
    color: var(--rw-color-muted);
    font-size: var(--rw-text-14);
    font-weight: 400;
  }

  .list {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: var(--rw-space-1);
    min-inline-size: 200px;
    max-inline-size: min(360px, calc(100vw - 16px));
    max-block-size: 80dvb;
    overflow: auto;
    border: 1px solid var(--rw-color-line);
    border-radius: var(--rw-radius);
    background: var(--rw-color-surface);
    color: var(--rw-color-text);
    box-shadow: var(--rw-shadow);
    z-index: 10;
  }

  .list:not([popover], .open) {
    display: none;
  }

  .item {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: center;
    gap: var(--rw-space-3);
    inline-size: 100%;
    min-block-size: var(--rw-touch);
    padding: var(--rw-space-2) var(--rw-space-3);
    border: 0;
    border-radius: var(--rw-radius-small);
    background: none;
    text-align: start;
    cursor: pointer;
  }

  .item > .words {
    grid-column: 2;
  }

  .item > rw-icon:first-child {
    grid-column: 1;
  }

  .item:hover,
  .item:focus-visible {
    background: var(--rw-color-sunken);
  }

  .item:focus-visible {
    outline-offset: -3px;
  }

  .item[aria-disabled='true'] {
    color: var(--rw-color-muted);
    cursor: not-allowed;
  }

  .list.open.grouped {
    max-inline-size: min(640px, calc(100vw - 16px));
    padding: var(--rw-space-2);
  }

  @media (min-width: 600px) {
    .list.open.grouped {
      columns: 2;
      column-gap: var(--rw-space-2);
    }
  }

  .group {
    break-inside: avoid;
    padding-block-end: var(--rw-space-2);
  }

  .heading {
    padding: var(--rw-space-2) var(--rw-space-3) var(--rw-space-1);
    color: var(--rw-color-muted);
    font-size: var(--rw-text-14);
  }

  .hint {
    display: block;
    color: var(--rw-color-muted);
    font-size: var(--rw-text-14);
  }

  .danger-item {
    color: var(--rw-color-refused);
  }
`;
