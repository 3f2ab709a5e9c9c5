/**
 * Stands in for @rc-component/util's dynamicCSS: rules written at run time go into constructed style sheets, which
 * the content security policy `style-src 'self'` allows, instead of <style> elements, which it does not.
 */
type Held = { sheet: CSSStyleSheet; css: string; handle: HTMLElement };

const held = new Map<string, Held>();

function adopt(sheet: CSSStyleSheet, first: boolean): void {
  const others = document.adoptedStyleSheets;
  document.adoptedStyleSheets = first ? [sheet, ...others] : [...others, sheet];
}

/** Writes or replaces the rules kept under `key`. The element returned only carries the caller's marks. */
export function updateCSS(css: string, key: string, option: { prepend?: unknown } = {}): HTMLElement {
  const known = held.get(key);
  if (known) {
    if (known.css !== css) known.sheet.replaceSync(css);
    known.css = css;
    return known.handle;
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  adopt(sheet, Boolean(option.prepend));
  const handle = document.createElement('style');
  held.set(key, { sheet, css, handle });
  return handle;
}

/** Takes away the rules kept under `key`. */
export function removeCSS(key: string): void {
  const known = held.get(key);
  if (!known) return;
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== known.sheet);
  held.delete(key);
}

let anonymous = 0;

/** Writes rules that nobody will take away. */
export function injectCSS(css: string, option: { prepend?: unknown } = {}): HTMLElement {
  anonymous += 1;
  return updateCSS(css, `anonymous-${anonymous}`, option);
}

/** Nothing is cached by container here. */
export function clearContainerCache(): void {}
