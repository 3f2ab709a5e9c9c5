/** One unit of a text as it will be shown: a block of the body, the facts, a file, or the order of the parts. */
import { useLayoutEffect, useRef } from 'react';
import type { FileViewData, ItemViewData, UnitData } from '../../contract-shapes.ts';
import { Arrangement } from './Arrangement.tsx';
import { highlight, type Mark } from './blocks.ts';

function Block({ element, marks }: { element: Element; marks: readonly Mark[] }) {
  const place = useRef<HTMLDivElement>(null);
  const wanted = JSON.stringify(marks);
  useLayoutEffect(() => {
    const root = place.current;
    if (!root) return;
    root.replaceChildren(document.importNode(element, true));
    return highlight(root, JSON.parse(wanted) as Mark[]);
  }, [element, wanted]);
  return <div ref={place} className="shown-text" />;
}

function Lines({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const place = useRef<HTMLDivElement>(null);
  const wanted = JSON.stringify(marks);
  useLayoutEffect(
    () => (place.current ? highlight(place.current, JSON.parse(wanted) as Mark[]) : undefined),
    [wanted],
  );
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (
    <div ref={place} className="shown-lines">
      {lines.length === 0 && <p className="quiet">（空）</p>}
      {lines.map((line, at) => {
        const [name = '', ...rest] = line.split('：');
        return rest.length === 0 || name.length > 12 ? (
          <p key={at}>{line}</p>
        ) : (
          <p key={at}>
            <span className="quiet">{name}：</span>
            {rest.join('：')}
          </p>
        );
      })}
    </div>
  );
}

const sizeOf = (bytes: number): string =>
  bytes >= 1024 * 1024
    ? `${(bytes / 1024 / 1024).toFixed(1)} MB`
    : `${Math.max(1, Math.round(bytes / 1024))} KB`;

function File({ file, personal }: { file: FileViewData; personal: boolean }) {
  return (
    <div className="shown-file">
      {file.use === 'picture' && <img src={file.href} alt={`图片：${file.name}`} />}
      <p>
        <a href={file.href} target="_blank" rel="noopener">
          打开{file.use === 'picture' ? '图片' : file.use === 'video' ? '视频' : '附件'}：{file.name}
        </a>
        <span className="quiet">（{sizeOf(file.size)}，新窗口）</span>
      </p>
      {personal && <p className="quiet">含个人信息：公示期满自动下线</p>}
      {file.stripped.length > 0 && <p className="quiet">发布时已去除：{file.stripped.join('、')}</p>}
    </div>
  );
}

function Title({ text }: { text: string }) {
  const [title, ...rest] = text.split('\n');
  return (
    <div className="shown-title">
      <p>{title || '（没有标题）'}</p>
      {rest.map((line) => (
        <p key={line} className="shown-subtitle">
          {line}
        </p>
      ))}
    </div>
  );
}

type Parts = { view: ItemViewData; blocks: ReadonlyMap<string, Element> };

export function UnitBody({ unit, parts, marks }: { unit: UnitData; parts: Parts; marks: readonly Mark[] }) {
  const { view, blocks } = parts;
  if (unit.key === 'title') return <Title text={unit.text} />;
  if (unit.key === 'arrangement') return <Arrangement unit={unit} view={view} />;
  const block = blocks.get(unit.key);
  if (block) return <Block element={block} marks={marks} />;
  const file = [...view.attachments, ...view.pictures].find(({ id }) => unit.key === `file:${id}`);
  if (file) return <File file={file} personal={view.personalAttachments.includes(file.id)} />;
  return <Lines text={unit.text} marks={marks} />;
}
