/** The words last selected in a unit of the text; a tap on a button may already have cleared the selection itself. */
import { useEffect, useRef } from 'react';

type Selected = { readonly unit: string; readonly words: string };

/** Returns what was selected last in the unit of this key; '' when that was elsewhere. */
export function useSelectedWords(): (unit: string) => string {
  const last = useRef<Selected | null>(null);
  useEffect(() => {
    const note = () => {
      const selection = document.getSelection();
      const words = selection?.toString().trim() ?? '';
      const node = selection?.anchorNode;
      const element = node instanceof Element ? node : node?.parentElement;
      const unit = element?.closest<HTMLElement>('[data-unit]')?.dataset.unit;
      if (words !== '' && unit !== undefined && !words.includes('\n')) last.current = { unit, words };
    };
    document.addEventListener('selectionchange', note);
    return () => document.removeEventListener('selectionchange', note);
  }, []);
  return (unit) => {
    const words = last.current?.unit === unit ? last.current.words : '';
    last.current = null;
    return words.slice(0, 500);
  };
}
