/** The text under review: what is to be looked at, and folded between it what was passed and has not changed. */
import { useState } from 'react';
import type { UnitData } from '../../contract-shapes.ts';
import { rowsOf, spanOf } from './rounds.ts';
import { type Desk, UnitCard } from './UnitCard.tsx';

function Folded({ units, desk, open }: { units: readonly UnitData[]; desk: Desk; open: boolean }) {
  const [shown, setShown] = useState(open);
  return (
    <details className="folded" open={open} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{spanOf(units)}：没有改动，本环节已通过</summary>
      {shown && units.map((unit) => <UnitCard key={unit.key} unit={unit} change={null} desk={desk} />)}
    </details>
  );
}

export function UnitList({ desk }: { desk: Desk }) {
  const { view } = desk;
  // Without an open stage there is nothing to single out: the text is shown as a whole.
  if (view.review.open === null)
    return (
      <div className="units">
        {view.units.map((unit) => (
          <UnitCard key={unit.key} unit={unit} change={null} desk={desk} />
        ))}
      </div>
    );
  return (
    <div className="units">
      {rowsOf(view).map((row) =>
        row.kind === 'look' ? (
          <UnitCard key={row.unit.key} unit={row.unit} change={row.change} desk={desk} />
        ) : (
          <Folded key={row.units[0]?.key} units={row.units} desk={desk} open={false} />
        ),
      )}
    </div>
  );
}
