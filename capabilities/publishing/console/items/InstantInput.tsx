/** A day and a time of day in Asia/Shanghai, whatever the computer's own clock is set to; typed or picked. */
import { Input } from 'antd';
import type { ComponentProps } from 'react';

const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false },
});

/** '2026-11-24T01:40:00Z' → '2026-11-24T09:40', as the browser's own picker takes it. */
export const toPicker = (instant: string): string => wall.format(new Date(instant)).replace(' ', 'T');

/** '2026-11-24T09:40' → '2026-11-24T09:40:00+08:00'. */
export const fromPicker = (value: string): string => `${value}:00+08:00`;

/** The next full hour, as a beginning. */
export const nextHour = (): string => {
  const hour = 3_600_000;
  return toPicker(new Date(Math.ceil((Date.now() + 60_000) / hour) * hour).toISOString());
};

type InputProps = Omit<ComponentProps<typeof Input>, 'value' | 'onChange' | 'type'>;

export function InstantInput(props: InputProps & { value: string; onChange: (value: string) => void }) {
  const { value, onChange, ...rest } = props;
  return (
    <Input {...rest} type="datetime-local" value={value} onChange={(event) => onChange(event.target.value)} />
  );
}

/** A day; '' when there is none. */
export function DayInput(props: InputProps & { value: string; onChange: (value: string) => void }) {
  const { value, onChange, ...rest } = props;
  return <Input {...rest} type="date" value={value} onChange={(event) => onChange(event.target.value)} />;
}
