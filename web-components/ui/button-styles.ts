import { css } from 'lit';

/** The look of buttons, for `rw-button` and for native buttons with class `button`. */
export const buttonStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--rw-space-2);
    inline-size: 100%;
    min-block-size: var(--rw-touch);
    min-inline-size: var(--rw-touch);
    padding: var(--rw-space-2) var(--rw-button-inline, var(--rw-space-4));
    border: 1px solid transparent;
    border-radius: var(--rw-radius);
    background: transparent;
    color: var(--rw-color-text);
    font-size: var(--rw-text-16);
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
    user-select: none;
    transition: background-color var(--rw-motion);
  }

  .bench {
    min-block-size: var(--rw-touch-bench);
    padding-inline: var(--rw-space-5);
    font-size: var(--rw-text-20);
  }

  .words {
    min-inline-size: 0;
  }

  .primary {
    background: var(--rw-color-accent);
    color: var(--rw-color-accent-text);
  }

  .primary:hover {
    background: var(--rw-color-accent-strong);
  }

  .secondary {
    background: var(--rw-color-surface);
    border-color: var(--rw-color-control);
  }

  .secondary:hover,
  .quiet:hover {
    background: var(--rw-color-sunken);
  }

  .danger {
    background: var(--rw-color-surface);
    border-color: var(--rw-color-refused);
    color: var(--rw-color-refused);
  }

  .danger:hover {
    background: var(--rw-color-refused-soft);
  }

  .button:disabled {
    background: var(--rw-color-sunken);
    border-color: var(--rw-color-line);
    color: var(--rw-color-muted);
    cursor: not-allowed;
  }

  .button[aria-busy='true'] {
    cursor: progress;
  }

  kbd {
    padding: 0 var(--rw-space-2);
    border: 1px solid currentColor;
    border-radius: var(--rw-radius-small);
    font: inherit;
    font-size: var(--rw-text-14);
    font-weight: 400;
    opacity: 0.85;
  }

  .spin {
    animation: spin 1s linear infinite;
  }

  @keyframes spin {
    to {
      transform: rotate(1turn);
    }
  }

  @media (hover: none) {
    kbd {
      display: none;
    }
  }

  @media print {
    .button {
      display: none;
    }
  }
`;
