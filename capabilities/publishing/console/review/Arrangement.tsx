/** The order of the parts, and the parts that were taken out since this stage passed the text last. */
import { useQuery } from '@tanstack/react-query';
import { call } from '#platform/call.ts';
import { endpoints } from '../../contract.ts';
import type { ItemViewData, UnitData } from '../../contract-shapes.ts';

/** The version this stage saw last; null when it has seen none. */
function seenVersion({ review }: ItemViewData): number | null {
  const acts = review.acts.filter((act) => act.stage === review.open && act.covered > 0);
  return acts.length === 0 ? null : Math.max(...acts.map(({ version }) => version));
}

function TakenOut({ view, from }: { view: ItemViewData; from: number }) {
  const compared = useQuery({
    queryKey: ['review', view.id, 'versions', from, 'now', view.revision],
    queryFn: ({ signal }) =>
      call(endpoints.compareVersions, { params: { id: view.id, from, to: 0 } }, signal),
  });
  const gone = (compared.data?.rows ?? []).filter(({ kind }) => kind === 'removed');
  if (gone.length === 0) return null;
  return (
    <>
      <p className="text-error">上次通过以后删去了{gone.length}处：</p>
      <ul className="removed-parts">
        {gone.map((row) => (
          <li key={`${row.label}${row.before}`}>
            <span className="quiet">{row.label}</span> <del>{row.before}</del>
          </li>
        ))}
      </ul>
    </>
  );
}

export function Arrangement({ unit, view }: { unit: UnitData; view: ItemViewData }) {
  const from = seenVersion(view);
  const changed = view.review.changes.some((change) => change.unit.key === 'arrangement');
  return (
    <>
      <p className="quiet">{unit.text}。请看段落的先后、有没有漏掉或删去的内容。</p>
      {changed && from !== null && <TakenOut view={view} from={from} />}
    </>
  );
}
