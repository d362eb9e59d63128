import { css } from 'lit';

export const pageStyles = css`
  .parts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--rw-space-5);
    align-items: start;
  }

  @media (min-width: 900px) {
    .two {
      grid-template-columns: minmax(0, 2fr) minmax(260px, 1fr);
    }
  }

  #proof:focus {
    outline: none;
  }

  #proof h2 {
    margin-inline-end: auto;
  }

  .list {
    background: var(--rw-color-surface);
    border: 1px solid var(--rw-color-line);
    border-radius: var(--rw-radius);
    overflow: clip;
  }

  .list li + li {
    border-block-start: 1px solid var(--rw-color-line);
  }

  .device {
    display: grid;
    align-content: center;
    min-block-size: var(--rw-touch-bench);
    padding: var(--rw-space-2) var(--rw-space-4);
    line-height: 1.35;
    text-decoration: none;
  }

  .device:hover {
    background: var(--rw-color-sunken);
  }

  .device[aria-current] {
    background: var(--rw-color-accent-soft);
  }

  .device rw-code {
    font-size: var(--rw-text-20);
    font-weight: 600;
  }
`;
