import { css } from 'lit';

/** Shared by the evidence panels: lines with a name, a state and their actions. */
export const panelStyles = css`
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--rw-space-4);
  }

  .lines {
    display: grid;
    gap: var(--rw-space-3);
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--rw-space-2) var(--rw-space-4);
    min-block-size: var(--rw-touch-bench);
    padding: var(--rw-space-3) var(--rw-space-4);
    border: 1px solid var(--rw-color-line);
    border-radius: var(--rw-radius-small);
    background: var(--rw-color-surface);
  }

  .line > .name {
    flex: 1 1 14rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .line > .name strong {
    display: block;
    font-weight: 600;
  }

  .line .form {
    flex: 1 1 100%;
  }

  .form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--rw-space-4);
    padding-block-start: var(--rw-space-3);
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
    align-items: start;
    gap: var(--rw-space-4);
  }

  .state {
    display: inline-flex;
    align-items: center;
    gap: var(--rw-space-2);
    font-weight: 600;
  }

  .done {
    color: var(--rw-color-done);
  }

  .warning {
    color: var(--rw-color-warning);
  }

  .refused {
    color: var(--rw-color-refused);
  }

  .tick {
    display: flex;
    align-items: center;
    gap: var(--rw-space-3);
    min-block-size: var(--rw-touch);
    cursor: pointer;
  }
`;

/** For an element that hides itself while it has nothing to show. */
export const emptyStyles = css`
  :host {
    display: block;
  }

  :host([hidden]) {
    display: none;
  }
`;
