/** One demand of the day: how many, what presses, by when, and on what it rests. */
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { Demand } from './demands.ts';

/** Days left in words and colour. */
export function LeftTag({ left }: { left: number }) {
  if (left < 0) return <Tag color="error">！已逾期{-left}天</Tag>;
  if (left === 0) return <Tag color="error">！今天到期</Tag>;
  return <Tag color={left <= 10 ? 'warning' : 'default'}>还有{left}天</Tag>;
}

export function DemandCard({ demand }: { demand: Demand }) {
  return (
    <li className="duty is-mine">
      <h3>
        <Link to={demand.to} {...(demand.search && { search: demand.search as never })}>
          {demand.title} <span className="duty-count">{demand.count}条</span>
        </Link>
      </h3>
      <p>{demand.sentence}</p>
      <p className="duty-due">
        {demand.left !== null && <LeftTag left={demand.left} />}
        <span>{demand.basis}</span>
      </p>
    </li>
  );
}
