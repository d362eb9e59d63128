import { css } from 'lit';

export const deviceHeadStyles = css`
  .card {
    display: grid;
    gap: var(--rw-space-4);
  }

  .name {
    font-size: var(--rw-text-20);
    overflow-wrap: anywhere;
  }

  .stage {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--rw-space-2) var(--rw-space-3);
  }

  .stage rw-stage {
    font-size: var(--rw-text-28);
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--rw-space-2) var(--rw-space-5);
  }

  .facts li {
    display: flex;
    align-items: center;
    gap: var(--rw-space-2);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .exceptions li {
    display: flex;
    gap: var(--rw-space-2);
    color: var(--rw-color-muted);
    overflow-wrap: anywhere;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--rw-space-3);
  }

  .actions > rw-button {
    flex: 0 1 auto;
  }

  @media (max-width: 599px) {
    .actions > rw-button {
      flex: 1 1 100%;
    }
  }
`;
