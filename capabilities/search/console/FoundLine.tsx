/** One result: opened in the console where the person works on it, else as the public sees it. */
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { type RegisterName, registerNames } from '#capabilities/registers/model.ts';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { endpoints, type ResultData } from '../contract.ts';

type Pieces = ResultData['passage'];

const marked = (pieces: Pieces): ReactNode =>
  pieces.map(({ text, isHit }, at) => (isHit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>));

type OpenProps = { result: ResultData; onClick: () => void; children: ReactNode };

function Open({ result, onClick, children }: OpenProps) {
  const mayItems = useMay('publishing:view');
  const mayRegisters = useMay('registers:view');
  const [, item] = /^\/items\/(\d+)$/.exec(result.href) ?? [];
  const [, register, entry] = /^\/registers\/([\w-]+)\/([\w-]+)$/.exec(result.href) ?? [];
  const [, request] = /^\/requests\/([\w-]+)$/.exec(result.href) ?? [];
  const [, dispute] = /^\/disputes\/([\w-]+)$/.exec(result.href) ?? [];
  const known = registerNames.find((name): name is RegisterName => name === register);
  if (item && mayItems)
    return (
      <Link to="/items/$id" params={{ id: item }} onClick={onClick}>
        {children}
      </Link>
    );
  if (request)
    return (
      <Link to="/requests/$id" params={{ id: request }} onClick={onClick}>
        {children}
      </Link>
    );
  if (dispute)
    return (
      <Link to="/disputes/$id" params={{ id: dispute }} onClick={onClick}>
        {children}
      </Link>
    );
  if (known && entry && mayRegisters)
    return (
      <Link to="/registers" search={{ register: known, entry }} onClick={onClick}>
        {children}
      </Link>
    );
  return (
    <a href={result.href} target="_blank" rel="noreferrer" onClick={onClick}>
      {children}（在网站上打开）
    </a>
  );
}

const isOver = (status: string) => /废止|失效|撤销|撤回|违法|无效|停止/.test(status);

type Props = { result: ResultData; question: string | null; place: number };

export function FoundLine({ result, question, place }: Props) {
  const { titlePieces, title, passage, attachment, date, section, kind, status, number, index } = result;
  const opened = () => {
    if (question !== null)
      void call(endpoints.recordClick, { input: { id: question, place } }).catch(() => undefined);
  };
  const facts = [date, section, kind === section ? '' : kind, number, index].filter((fact) => fact !== '');
  return (
    <li>
      <h2>
        <Open result={result} onClick={opened}>
          {titlePieces.length > 0 ? marked(titlePieces) : title}
        </Open>{' '}
        {status && <Tag color={isOver(status) ? 'error' : 'success'}>{status}</Tag>}
      </h2>
      <p>
        {attachment && (
          <span className="quiet">
            附件：{attachment.name}
            {attachment.page !== null && `，第${attachment.page}页`} —{' '}
          </span>
        )}
        {marked(passage)}
      </p>
      <p className="quiet search-facts">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
    </li>
  );
}
