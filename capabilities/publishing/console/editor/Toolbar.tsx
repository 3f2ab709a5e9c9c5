/** The editor's tools. One stop of the Tab key: arrows, Home and End move among them (WAI-ARIA toolbar). */
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { type Alignment, alignments } from './extensions.ts';
import { type Drawn, Sign } from './icons.tsx';

export type Asked = 'link' | 'picture' | 'words' | 'video' | 'word' | 'width';

type Tool = {
  readonly name: string;
  readonly keys?: string;
  readonly face: ReactNode;
  readonly on?: boolean;
  readonly off?: boolean;
  readonly act: () => unknown;
};

function ToolButton({ name, keys, face, on, off, act }: Tool) {
  return (
    <button
      type="button"
      className="tool"
      tabIndex={-1}
      aria-label={name}
      title={keys ? `${name}（${keys}）` : name}
      aria-pressed={on}
      aria-disabled={off || undefined}
      // The selection in the text stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => !off && act()}
    >
      {face}
    </button>
  );
}

const styles = [
  ['paragraph', '正文'],
  ['2', '一级标题'],
  ['3', '二级标题'],
  ['4', '三级标题'],
] as const;
const alignmentNames: Readonly<Record<Alignment, string>> = { left: '居左', center: '居中', right: '居右' };

const styleOf = (editor: Editor): string =>
  editor.isActive('heading') ? String(editor.getAttributes('heading').level) : 'paragraph';

function setStyle(editor: Editor, style: string): void {
  const chain = editor.chain().focus();
  if (style === 'paragraph') chain.setParagraph().run();
  else chain.setHeading({ level: Number(style) as 2 | 3 | 4 }).run();
}

function setAlignment(editor: Editor, align: Alignment): void {
  const next = editor.isActive({ align }) ? null : align;
  editor
    .chain()
    .focus()
    .updateAttributes('paragraph', { align: next })
    .updateAttributes('heading', { align: next })
    .run();
}

const sign = (name: Drawn) => <Sign name={name} />;

function toolsOf(editor: Editor, ask: (what: Asked) => void): readonly (readonly Tool[])[] {
  const chain = () => editor.chain().focus();
  const marked = (name: string, type: string, face: ReactNode, keys?: string): Tool => ({
    ...{ name, face, on: editor.isActive(type), act: () => chain().toggleMark(type).run() },
    ...(keys && { keys }),
  });
  return [
    [
      {
        name: '撤销',
        keys: 'Ctrl+Z',
        face: sign('undo'),
        off: !editor.can().undo(),
        act: () => chain().undo().run(),
      },
      {
        name: '重做',
        keys: 'Ctrl+Y',
        face: sign('redo'),
        off: !editor.can().redo(),
        act: () => chain().redo().run(),
      },
    ],
    [
      marked('加粗', 'bold', <b>B</b>, 'Ctrl+B'),
      marked('斜体', 'italic', <i>I</i>, 'Ctrl+I'),
      marked('下划线', 'underline', <u>U</u>, 'Ctrl+U'),
      marked('删除线', 'strike', <s>S</s>),
      marked('上标', 'superscript', <span>x²</span>),
      marked('下标', 'subscript', <span>x₂</span>),
    ],
    [
      {
        name: '项目列表',
        face: sign('bullets'),
        on: editor.isActive('bulletList'),
        act: () => chain().toggleBulletList().run(),
      },
      {
        name: '编号列表',
        face: sign('numbers'),
        on: editor.isActive('orderedList'),
        act: () => chain().toggleOrderedList().run(),
      },
      {
        name: '引用',
        face: sign('quote'),
        on: editor.isActive('blockquote'),
        act: () => chain().toggleBlockquote().run(),
      },
    ],
    alignments.map((align) => ({
      name: alignmentNames[align],
      face: sign(align),
      on: editor.isActive({ align }),
      act: () => setAlignment(editor, align),
    })),
    [
      {
        name: '链接',
        keys: 'Ctrl+K',
        face: sign('link'),
        on: editor.isActive('link'),
        act: () => ask('link'),
      },
      editor.isActive('figure')
        ? { name: '修改图片说明', face: sign('picture'), on: true, act: () => ask('words') }
        : { name: '插入图片', face: sign('picture'), act: () => ask('picture') },
      { name: '插入视频', face: sign('video'), act: () => ask('video') },
      {
        name: '插入表格',
        face: sign('table'),
        off: editor.isActive('table'),
        act: () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
      },
      { name: '分隔线', face: sign('line'), act: () => chain().setHorizontalRule().run() },
    ],
    [
      { name: '清除格式', face: sign('clear'), act: () => chain().unsetAllMarks().clearNodes().run() },
      { name: '统一全角半角', face: <span className="tool-words">全/半角</span>, act: () => ask('width') },
      { name: '导入 Word 文件', face: <span className="tool-words">导入 Word</span>, act: () => ask('word') },
    ],
  ];
}

function tableToolsOf(editor: Editor): readonly Tool[] {
  const chain = () => editor.chain().focus();
  const words = (name: string, act: () => unknown, off = false): Tool => ({
    ...{ name, act, off, face: <span className="tool-words">{name}</span> },
  });
  return [
    words('上方加行', () => chain().addRowBefore().run()),
    words('下方加行', () => chain().addRowAfter().run()),
    words('左侧加列', () => chain().addColumnBefore().run()),
    words('右侧加列', () => chain().addColumnAfter().run()),
    words('删除行', () => chain().deleteRow().run()),
    words('删除列', () => chain().deleteColumn().run()),
    words('合并单元格', () => chain().mergeCells().run(), !editor.can().mergeCells()),
    words('拆分单元格', () => chain().splitCell().run(), !editor.can().splitCell()),
    words('表头行', () => chain().toggleHeaderRow().run()),
    words('表头列', () => chain().toggleHeaderColumn().run()),
    words('删除表格', () => chain().deleteTable().run()),
  ];
}

/** Moves among the tools; the Tab key always stops at the first. */
function rove(bar: HTMLElement | null, event: KeyboardEvent): void {
  const tools = [...(bar?.querySelectorAll<HTMLElement>('.tool, .tool-style') ?? [])];
  const here = tools.indexOf(document.activeElement as HTMLElement);
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: here + 1,
    ArrowLeft: here - 1,
    Home: 0,
    End: tools.length - 1,
  };
  const to = steps[event.key];
  if (here < 0 || to === undefined) return;
  event.preventDefault();
  tools[(to + tools.length) % tools.length]?.focus();
}

export function Toolbar({ editor, ask }: { editor: Editor; ask: (what: Asked) => void }) {
  const bar = useRef<HTMLDivElement>(null);
  useEditorState({ editor, selector: ({ transactionNumber }) => transactionNumber });
  const inTable = editor.isActive('table');
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="正文工具栏"
      aria-controls="item-body"
      className="toolbar"
      tabIndex={-1}
      onKeyDown={(event) => rove(bar.current, event)}
    >
      <select
        className="tool-style"
        aria-label="段落样式"
        value={styleOf(editor)}
        onChange={(event) => setStyle(editor, event.target.value)}
      >
        {styles.map(([style, label]) => (
          <option key={style} value={style}>
            {label}
          </option>
        ))}
      </select>
      {toolsOf(editor, ask).map((group) => (
        <span className="tool-group" key={group[0]?.name}>
          {group.map((tool) => (
            <ToolButton key={tool.name} {...tool} />
          ))}
        </span>
      ))}
      {inTable && (
        <span className="tool-group is-table">
          {tableToolsOf(editor).map((tool) => (
            <ToolButton key={tool.name} {...tool} />
          ))}
        </span>
      )}
    </div>
  );
}
