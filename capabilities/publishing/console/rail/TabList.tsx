/** Tabs that wrap instead of hiding behind a further menu: arrows, Home and End move among them (WAI-ARIA tabs). */
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

export type TabEntry<Key extends string> = {
  readonly key: Key;
  readonly label: ReactNode;
  readonly content: () => ReactNode;
};

export function TabList<Key extends string>(props: {
  label: string;
  tabs: readonly TabEntry<Key>[];
  active: Key;
  choose: (key: Key) => void;
}) {
  const { tabs, active, choose } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const here = tabs.findIndex(({ key }) => key === active);
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: here + 1,
      ArrowLeft: here - 1,
      Home: 0,
      End: tabs.length - 1,
    };
    const to = steps[event.key];
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    choose(next.key);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus();
  };
  return (
    <>
      <div ref={list} role="tablist" aria-label={props.label} className="tab-list" onKeyDown={move}>
        {tabs.map(({ key, label }) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`${id}${key}`}
            data-tab={key}
            aria-selected={key === active}
            aria-controls={key === active ? `${id}panel` : undefined}
            tabIndex={key === active ? 0 : -1}
            onClick={() => choose(key)}
          >
            {label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${active}`} className="tab-panel">
        {tabs.find(({ key }) => key === active)?.content()}
      </div>
    </>
  );
}
