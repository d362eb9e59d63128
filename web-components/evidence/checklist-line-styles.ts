import { css } from 'lit';

/** A line is at least 64 px high and so are its answers: they are pressed with gloves. */
export const checklistLineStyles = css`
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--rw-space-2) var(--rw-space-4);
    min-block-size: var(--rw-touch-bench);
    padding-block: var(--rw-space-2);
    padding-inline: var(--rw-space-4) var(--rw-space-2);
    border-inline-start: 6px solid var(--rw-color-line);
  }

  .line.pass {
    border-inline-start-color: var(--rw-color-done);
  }

  .line.warning {
    border-inline-start-color: var(--rw-color-warning);
  }

  .line.fail {
    border-inline-start-color: var(--rw-color-refused);
  }

  .line.na {
    border-inline-start-color: var(--rw-color-control);
  }

  /* The line that keys and cards answer, also while the focus is elsewhere. */
  :host([current]) .line {
    background: var(--rw-color-ground);
    box-shadow: inset 0 0 0 2px var(--rw-color-control);
  }

  .measured {
    display: inline-flex;
    align-items: center;
    gap: var(--rw-space-1);
    font-weight: 600;
  }

  .finding {
    overflow-wrap: anywhere;
  }

  .words {
    display: grid;
    flex: 1 1 16rem;
    min-inline-size: 0;
  }

  .title {
    font-weight: 600;
  }

  .refused {
    color: var(--rw-color-refused);
  }

  .answers {
    display: flex;
    flex: 0 1 auto;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--rw-space-2);
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--rw-space-2);
    min-block-size: var(--rw-touch-bench);
    min-inline-size: var(--rw-touch-bench);
    padding: var(--rw-space-2) var(--rw-space-3);
    border: 1px solid var(--rw-color-control);
    border-radius: var(--rw-radius-small);
    background: var(--rw-color-surface);
    cursor: pointer;
  }

  button:disabled {
    color: var(--rw-color-muted);
    cursor: not-allowed;
  }

  button[aria-pressed='true'] {
    color: var(--rw-color-surface);
    border-color: transparent;
  }

  .pass[aria-pressed='true'] {
    background: var(--rw-color-done);
  }

  .fail[aria-pressed='true'] {
    background: var(--rw-color-refused);
  }

  .na[aria-pressed='true'] {
    background: var(--rw-color-muted);
  }

  kbd {
    font: inherit;
    font-size: var(--rw-text-14);
    color: var(--rw-color-muted);
  }

  [aria-pressed='true'] kbd {
    color: inherit;
  }

  .measure {
    display: flex;
    align-items: center;
    gap: var(--rw-space-2);
  }

  .measure .value {
    /* Its limits are written in it: the widest are 0–9,999,999. */
    inline-size: 14ch;
    min-block-size: var(--rw-touch-bench);
    text-align: end;
  }

  @media (max-width: 599px) {
    .answers {
      flex: 1 1 100%;
    }

    .answers button {
      flex: 1 1 0;
    }

    kbd {
      display: none;
    }
  }
`;
