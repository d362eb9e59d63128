import { css } from 'lit';

/** Of a waiting report. What marks the one that scans are for takes no room, so that nothing moves under a finger. */
export const waitingStyles = css`
  .line {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--rw-space-3);
    padding: var(--rw-space-4) var(--rw-space-5);
    overflow-wrap: anywhere;
  }

  :host([selected]) .line {
    border-color: var(--rw-color-text);
    box-shadow: inset 4px 0 0 var(--rw-color-text);
  }

  :host([selected]:dir(rtl)) .line {
    box-shadow: inset -4px 0 0 var(--rw-color-text);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--rw-space-1) var(--rw-space-4);
  }

  .scan {
    display: inline-flex;
    align-items: center;
    gap: var(--rw-space-2);
    visibility: hidden;
  }

  :host([selected]) .scan {
    visibility: visible;
  }

  .candidates {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr));
    gap: var(--rw-space-3);
  }

  form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--rw-space-3);
  }

  .aside {
    margin-inline-start: auto;
  }

  @media (max-width: 599px) {
    .line {
      padding: var(--rw-space-4);
    }

    .head {
      flex-wrap: nowrap;
    }

    .scan {
      font-size: 0;
    }

    .scan rw-icon {
      font-size: var(--rw-text-20);
    }
  }
`;
