import { css, html, LitElement } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { navigate } from '../app/navigation.ts';
import { formText } from '../data/form-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';

/** A scanner types the next key sooner than this; a person who pressed “/” does not. */
const ALONE_MS = 90;

/** The way to the search in the top bar: a field on wide screens, a button on small ones. “/” leads here. */
@customElement('rw-search-box')
export class RwSearchBox extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        inline-size: 220px;
      }

      .button {
        display: none;
      }

      @media (max-width: 1279px) {
        form {
          display: none;
        }

        .button {
          display: inline-block;
        }
      }
    `,
  ];

  @query('form') private readonly form!: HTMLFormElement;
  @query('input') private readonly input!: HTMLInputElement;
  readonly i18n = new I18n(this);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastKeyAt = -Infinity;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
    clearTimeout(this.timer);
  }

  override render() {
    return html`<form role="search" @submit=${this.submit}>
        <input
          type="search"
          name="text"
          maxlength="80"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          enterkeyhint="search"
          aria-label=${t('search.label')}
          aria-keyshortcuts="/"
          title=${t('search.key_hint')}
          placeholder="${t('search.title')}  /"
        />
      </form>
      <rw-button
        class="button"
        variant="quiet"
        icon="search"
        href="/search"
        label=${t('search.title')}
      ></rw-button>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const text = formText(this.form, 'text');
    this.form.reset();
    this.input.blur();
    navigate(text ? `/search?text=${encodeURIComponent(text)}` : '/search');
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    clearTimeout(this.timer);
    const alone = event.timeStamp - this.lastKeyAt > ALONE_MS;
    this.lastKeyAt = event.timeStamp;
    const modified = event.ctrlKey || event.metaKey || event.altKey || event.repeat;
    if (event.key !== '/' || modified || !alone || isTyping(event)) return;
    event.preventDefault();
    this.timer = setTimeout(() => this.come(), ALONE_MS);
  };

  private come(): void {
    if (!document.querySelector(':modal') && this.form.checkVisibility()) this.input.focus();
    else navigate('/search');
  }
}

function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, select, textarea'))
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-search-box': RwSearchBox;
  }
}
