import { css } from 'lit';

/** Adopted by every shadow root: reset, typography, focus ring, native controls, hidden words. */
export const baseStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :host {
    display: block;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  h1,
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
  }

  fieldset {
    border: 0;
    min-inline-size: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  h1,
  h2,
  h3,
  h4 {
    font-weight: 600;
    line-height: 1.25;
    text-wrap: balance;
  }

  h1 {
    font-size: var(--rw-text-28);
  }

  h2 {
    font-size: var(--rw-text-20);
  }

  h3,
  h4 {
    font-size: var(--rw-text-16);
  }

  small,
  .small {
    font-size: var(--rw-text-14);
  }

  .muted {
    color: var(--rw-color-muted);
  }

  .number {
    font-variant-numeric: tabular-nums;
  }

  a {
    color: inherit;
    text-decoration-color: var(--rw-color-control);
    text-underline-offset: 0.2em;
  }

  /* High enough for a finger; inline, it moves nothing. */
  [slot='lead'] a,
  .reach {
    padding-block: 13px;
  }

  a:hover {
    text-decoration-thickness: 2px;
  }

  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }

  input:not([type='checkbox'], [type='radio'], [type='range'], [type='file'], [type='color']),
  select,
  textarea {
    inline-size: 100%;
    min-block-size: var(--rw-touch);
    padding: var(--rw-space-2) var(--rw-space-3);
    background: var(--rw-color-surface);
    border: 1px solid var(--rw-color-control);
    border-radius: var(--rw-radius-small);
  }

  textarea {
    min-block-size: calc(var(--rw-touch) * 2);
    resize: block;
  }

  input[type='checkbox'],
  input[type='radio'] {
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--rw-color-text);
  }

  input[aria-invalid='true'],
  select[aria-invalid='true'],
  textarea[aria-invalid='true'] {
    border-color: var(--rw-color-refused);
    box-shadow: inset 0 0 0 1px var(--rw-color-refused);
  }

  input:disabled,
  select:disabled,
  textarea:disabled {
    background: var(--rw-color-sunken);
    color: var(--rw-color-muted);
  }

  ::placeholder {
    color: var(--rw-color-muted);
    opacity: 1;
  }

  :focus {
    outline: none;
  }

  :focus-visible {
    outline: 3px solid var(--rw-color-focus);
    outline-offset: 2px;
  }

  /* Where reading goes on, not what a key would press: no frame around it after each scan. */
  [tabindex='-1']:focus-visible:not(a, button, input, select, textarea, summary, [role]) {
    outline: 0;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .card {
    background: var(--rw-color-surface);
    border: 1px solid var(--rw-color-line);
    border-radius: var(--rw-radius);
    padding: var(--rw-space-5);
  }

  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--rw-space-4);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--rw-space-3);
  }

  @media (max-width: 599px) {
    .card {
      padding: var(--rw-space-4);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }

  @media print {
    .no-print {
      display: none !important;
    }

    .card {
      border-radius: 0;
      break-inside: avoid;
    }
  }
`;
