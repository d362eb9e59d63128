/** The frame: top bar, navigation at the side or at the bottom, and the page between them. */
import { css } from 'lit';

export const appStyles = css`
  :host {
    --rw-top-bar: 57px;

    display: grid;
    grid-template: auto 1fr / minmax(0, 1fr);
    min-block-size: 100dvb;
  }

  rw-top-bar {
    position: sticky;
    inset-block-start: 0;
    z-index: 5;
  }

  rw-navigation {
    position: sticky;
    inset-block-end: 0;
    z-index: 5;
  }

  rw-update-offer {
    position: sticky;
    inset-block-start: var(--rw-top-bar);
    z-index: 4;
  }

  .insecure {
    padding: var(--rw-space-1) var(--rw-space-5);
    background: var(--rw-color-sunken);
    color: var(--rw-color-muted);
    font-size: var(--rw-text-14);
  }

  .insecure a {
    display: inline-block;
    padding-block: var(--rw-space-2);
  }

  .wait {
    padding: var(--rw-space-5);
  }

  @media (max-width: 1023px) {
    :host {
      --rw-bottom-bar: 60px;
    }
  }

  @media (min-width: 1024px) {
    :host {
      grid-template: auto 1fr / auto minmax(0, 1fr);
    }

    rw-top-bar {
      grid-column: 1 / -1;
    }

    rw-navigation {
      inset-block: var(--rw-top-bar) 0;
      inline-size: 112px;
      block-size: calc(100dvb - var(--rw-top-bar));
      order: -1;
    }

    rw-top-bar {
      order: -2;
    }

    .bare {
      grid-column: 1 / -1;
    }
  }

  @media (min-width: 1440px) {
    rw-navigation {
      inline-size: 232px;
    }
  }

  @media print {
    rw-top-bar,
    rw-navigation,
    rw-update-offer,
    .insecure {
      display: none;
    }

    :host {
      display: block;
    }
  }
`;
