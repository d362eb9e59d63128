/** Read while standing, with a scanner in one hand. */
import { css } from 'lit';

export const countNowStyles = css`
  .place {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--rw-space-3);
  }

  .big {
    font-size: var(--rw-text-40);
    font-weight: 600;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }

  .found {
    font-size: var(--rw-text-28);
    line-height: 1.25;
  }

  .scans {
    display: grid;
    gap: var(--rw-space-2);
  }

  .scans rw-notice:first-child {
    font-size: var(--rw-text-20);
  }

  .still li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--rw-space-3);
    padding-block: var(--rw-space-1);
  }

  .pieces {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--rw-space-2) var(--rw-space-3);
    padding-block: var(--rw-space-2);
    border-block-end: 1px solid var(--rw-color-line);
  }

  .what {
    display: grid;
    flex: 1 1 160px;
    min-inline-size: 0;
  }

  .pieces input {
    inline-size: 96px;
  }
`;
