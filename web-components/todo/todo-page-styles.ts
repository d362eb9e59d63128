import { css } from 'lit';

export const pageStyles = css`
  rw-todo-group {
    scroll-margin-block-start: var(--rw-space-8);
  }

  .bar {
    position: sticky;
    inset-block-end: var(--rw-bottom-bar, 0px);
    z-index: 2;
    display: grid;
    gap: var(--rw-space-2);
    max-inline-size: 1200px;
    margin-inline: auto;
    padding: var(--rw-space-2) var(--rw-space-5);
    background: var(--rw-color-ground);
  }

  .next {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--rw-space-3);
    inline-size: 100%;
    min-block-size: var(--rw-touch-bench);
    padding: var(--rw-space-2) var(--rw-space-4);
    border: 1px solid var(--rw-color-line);
    border-radius: var(--rw-radius);
    background: var(--rw-color-surface);
    font-size: var(--rw-text-20);
    font-weight: 600;
    text-align: start;
  }

  button.next {
    border-color: var(--rw-color-control);
    cursor: pointer;
  }

  @media (max-width: 599px) {
    .bar {
      padding-inline: var(--rw-space-4);
    }
  }

  .next .muted {
    font-weight: 400;
  }
`;
