/** Saving from wherever one is in the long form: a bar at the foot of the window, and Ctrl+S. */
import { Button } from 'antd';
import { useEffect } from 'react';
import type { Editing } from '../editor/useWork.ts';

export function SaveBar({ editing }: { editing: Editing }) {
  const { unsaved, busy, save } = editing;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      // Else the browser would offer to save the page as a file.
      event.preventDefault();
      if (unsaved && !busy) void save();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  if (!unsaved) return null;
  return (
    <div className="save-bar">
      <span className="quiet">
        有未保存的修改<span className="save-key">，可按 Ctrl+S 保存</span>
      </span>
      <Button type="primary" loading={busy} onClick={() => void save()}>
        保存修改
      </Button>
    </div>
  );
}
