/** Choosing other items by words of their titles. */
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { call } from '#platform/call.ts';
import { endpoints } from '../../contract.ts';
import { useRested } from '../items/queries.ts';

const nameOf = ({ id, title }: { id: number; title: string }) => `${title}（编号${id}）`;

/** The titles of what is already chosen. */
const useTitles = (ids: readonly number[]) =>
  useQuery({
    queryKey: ['item-titles', ids],
    enabled: ids.length > 0,
    staleTime: 300_000,
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(
        ids.map((id) => call(endpoints.listItems, { query: { words: String(id) } }, signal)),
      );
      return pages.flatMap(({ rows }) => rows).filter(({ id }) => ids.includes(id));
    },
  });

export function ItemChoice(props: {
  id?: string;
  value: readonly number[];
  most: number;
  except: number;
  disabled: boolean;
  onChange: (ids: readonly number[]) => void;
}) {
  const { value, most, except, disabled, onChange, ...control } = props;
  const [words, setWords] = useState('');
  const rested = useRested(words.trim(), 300);
  const found = useQuery({
    queryKey: ['items', { words: rested }, 'choice'],
    enabled: rested !== '',
    queryFn: ({ signal }) => call(endpoints.listItems, { query: { words: rested } }, signal),
  });
  const known = [...(useTitles(value).data ?? []), ...(found.data?.rows ?? [])];
  const titles = new Map(known.map((row) => [row.id, nameOf(row)]));
  const options = [...new Set([...value, ...(found.data?.rows ?? []).map(({ id }) => id)])]
    .filter((id) => id !== except)
    .map((id) => ({ value: id, label: titles.get(id) ?? `编号${id}` }));
  return (
    <Select
      {...control}
      mode="multiple"
      virtual={false}
      disabled={disabled}
      placeholder="输入标题中的文字或编号"
      value={[...value]}
      options={options}
      showSearch={{ filterOption: false, onSearch: setWords }}
      notFoundContent={rested === '' ? '请输入标题中的文字' : found.isFetching ? '正在查找…' : '没有找到'}
      onChange={(ids: number[]) => onChange(ids.slice(-most))}
    />
  );
}
