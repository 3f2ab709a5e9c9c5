/** Keys, pastes and typing of the cells, as changes of the draft. One stable object, so that a cell draws only when it changes. */
import { App } from 'antd';
import { type Dispatch, useEffect, useMemo, useRef } from 'react';
import type { AnnualReport } from '#rules/annual-report/tables.ts';
import { gridsOf } from '../../writing/grid.ts';
import { afterEnter, isBlock, parseBlock, spread, step } from '../figures/grid-keys.ts';
import { type CellEvents, cellId } from './CellInput.tsx';
import type { Change } from './work.ts';

export function useCellEvents(
  report: AnnualReport,
  dispatch: Dispatch<Change>,
  visit: (path: string) => void,
): CellEvents {
  const { message } = App.useApp();
  const latest = useRef({ report, visit });
  useEffect(() => {
    latest.current = { report, visit };
  });
  return useMemo(() => {
    const gridOf = (path: string) =>
      gridsOf(latest.current.report).find((grid) => path.startsWith(`${grid.id}.`));
    return {
      enter: (path, text) => dispatch({ kind: 'entered', entries: [{ path, text }] }),
      visit: (path) => latest.current.visit(path),
      move: (path, move) => {
        const grid = gridOf(path);
        const target = grid && (move === 'enter' ? afterEnter(grid, path) : step(grid, path, move));
        if (target) document.getElementById(cellId(target))?.focus();
        return Boolean(target);
      },
      paste: (path, text) => {
        const grid = gridOf(path);
        if (!grid || !isBlock(text)) return false;
        const { entries, left } = spread(grid, path, parseBlock(text));
        dispatch({ kind: 'entered', entries });
        if (left > 0) message.warning(`粘贴了${entries.length}个数字，另有${left}个超出表格，没有填入`);
        else message.success(`粘贴了${entries.length}个数字`);
        return true;
      },
    };
  }, [dispatch, message]);
}
