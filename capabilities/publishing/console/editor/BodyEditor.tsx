/** The rich text of one item. Loaded on its own: it is the largest part of the console. */
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { App } from 'antd';
import { type Dispatch, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { staffFilePath } from '../../contract.ts';
import { asShown } from './body.ts';
import { LinkDialog, PictureDialog, type Placed, VideoDialog, type Words, WordsDialog } from './dialogs.tsx';
import { extensionsFor } from './extensions.ts';
import { cleanPasted } from './paste.ts';
import { type Asked, Toolbar } from './Toolbar.tsx';
import { type EditorHandle, handleOf, ours } from './useBodyHolder.ts';
import { WordDialog, type WordRead } from './WordDialog.tsx';
import { fixWidth } from './width.ts';
import './editor.css';

const hint = '在这里写正文，也可以从 Word、WPS 粘贴，或者用“导入 Word”。';

type Props = {
  readonly item: number;
  readonly initial: string;
  readonly editable: boolean;
  readonly onChange: () => void;
  readonly onReady: (handle: EditorHandle | null) => void;
  /** Whether what is typed is safe; stays in sight under the text. */
  readonly status: ReactNode;
  /** A Word file was read: its title may be wanted. Answers the other title that stays, null when there is none. */
  readonly onTitle: (title: string) => string | null;
};

/** Pictures among what was pasted or dropped. Office offers a picture of the text as well: its text is preferred. */
function picturesIn(data: DataTransfer | null): File[] {
  if (!data || data.types.includes('text/html')) return [];
  return [...data.files].filter(({ type }) => type.startsWith('image/'));
}

type Told = { ask: Dispatch<Asked>; pictures: (files: File[]) => void; lost: (pictures: number) => void };

/** What ProseMirror asks of the page around it. */
const editorPropsOf = (item: number, told: { current: Told }) => ({
  attributes: {
    id: 'item-body',
    class: 'body-text',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': '正文',
    'aria-describedby': 'item-body-keys',
    lang: 'zh-CN',
    spellcheck: 'false',
  },
  transformPastedHTML: (html: string) => {
    const pasted = cleanPasted(html, item);
    told.current.lost(pasted.lostPictures);
    return pasted.html;
  },
  handlePaste: (_: unknown, event: ClipboardEvent) => {
    const pictures = picturesIn(event.clipboardData);
    if (pictures.length > 0) told.current.pictures(pictures);
    return pictures.length > 0;
  },
  handleDrop: (_: unknown, event: DragEvent) => {
    const pictures = picturesIn(event.dataTransfer);
    if (pictures.length > 0) {
      event.preventDefault();
      told.current.pictures(pictures);
    }
    return pictures.length > 0;
  },
  handleDoubleClickOn: (_: unknown, __: number, node: Node) => {
    if (node.type.name === 'figure') told.current.ask('words');
    return node.type.name === 'figure';
  },
  handleKeyDown: (view: EditorView, event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      document.querySelector<HTMLElement>('.tool-style')?.focus();
      return true;
    }
    const { selection } = view.state;
    if (
      event.key === 'Enter' &&
      selection instanceof NodeSelection &&
      selection.node.type.name === 'figure'
    ) {
      told.current.ask('words');
      return true;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      told.current.ask('link');
      return true;
    }
    return false;
  },
});

function useBodyEditor(props: Props, told: { current: Told }) {
  const { item, initial, editable } = props;
  const latest = useRef(props);
  latest.current = props;
  const editorProps = useMemo(() => editorPropsOf(item, told), []);
  const editor = useEditor({
    extensions: useMemo(() => extensionsFor(hint), []),
    injectCSS: false,
    editable,
    editorProps,
    shouldRerenderOnTransaction: false,
    onCreate: ({ editor }) => {
      const handle = handleOf(editor, item);
      handle.load(initial);
      latest.current.onReady(handle);
    },
    onUpdate: ({ transaction }) => {
      if (!transaction.getMeta(ours)) latest.current.onChange();
    },
  });
  useEffect(() => {
    if (editor.isEditable !== editable) editor.setEditable(editable, false);
  }, [editor, editable]);
  return editor;
}

/** Full- and half-width letters put right in every run of text; returns how many runs changed. */
function fixWidths(editor: Editor): number {
  const { tr, doc } = editor.state;
  let fixed = 0;
  doc.descendants((node, at) => {
    if (!node.isText || !node.text) return;
    const right = fixWidth(node.text);
    if (right === node.text) return;
    const [from, to] = [tr.mapping.map(at), tr.mapping.map(at + node.nodeSize)];
    tr.replaceWith(from, to, editor.schema.text(right, node.marks));
    fixed += 1;
  });
  if (fixed > 0) editor.view.dispatch(tr);
  return fixed;
}

function placePicture(editor: Editor, item: number, { file, alt, caption }: Placed): void {
  const { width, height, id } = file;
  const attrs = { src: staffFilePath(item, id), alt, caption, width, height };
  editor.chain().focus().insertContent({ type: 'figure', attrs }).run();
}

function takeWord(editor: Editor, item: number, read: WordRead, how: 'replace' | 'append'): void {
  const html = asShown(item, read.body);
  const chain = editor.chain().focus();
  if (how === 'append') chain.insertContentAt(editor.state.doc.content.size, html).run();
  else chain.insertContentAt({ from: 0, to: editor.state.doc.content.size }, html).run();
}

function Count({ editor }: { editor: Editor }) {
  const letters = useEditorState({
    editor,
    selector: ({ editor }) => editor.state.doc.textContent.replace(/\s/g, '').length,
  });
  return <span>共{letters}字</span>;
}

export default function BodyEditor(props: Props) {
  const { item, editable } = props;
  const { message } = App.useApp();
  const [asked, ask] = useState<Asked | null>(null);
  const [waiting, setWaiting] = useState<readonly File[]>([]);
  const told = useRef<Told>({ ask, pictures: () => {}, lost: () => {} });
  told.current = {
    ask,
    pictures: (files) => setWaiting((before) => [...before, ...files]),
    lost: (pictures) => {
      if (pictures > 0)
        message.warning(`粘贴的内容里有${pictures}张图片带不过来，请用“插入图片”逐张上传。`, 8);
    },
  };
  const editor = useBodyEditor(props, told);
  const begin = (what: Asked) => {
    if (what !== 'width') return ask(what);
    const fixed = fixWidths(editor);
    if (fixed > 0) message.success(`已统一${fixed}处全角半角，可以撤销。`);
    else message.info('没有发现需要统一的全角半角。');
  };
  const words = useMemo<Words | null>(() => {
    const { alt, caption } = editor.getAttributes('figure');
    return asked === 'words' ? { alt: alt ?? '', caption: caption ?? '' } : null;
  }, [asked, editor]);
  const [next] = waiting;
  const close = () => {
    ask(null);
    setWaiting((before) => before.slice(1));
  };
  return (
    <div className={editable ? 'body-editor' : 'body-editor is-read-only'}>
      {editable && <Toolbar editor={editor} ask={begin} />}
      <EditorContent editor={editor} />
      <div className="body-foot">
        <span id="item-body-keys">{editable && '按 Esc 键可从正文移到工具栏。'}</span>
        {props.status}
        <Count editor={editor} />
      </div>
      <PictureDialog
        key={next ? `${next.name}${next.size}${waiting.length}` : 'chosen'}
        item={item}
        open={asked === 'picture' || next !== undefined}
        given={next ?? null}
        cancel={close}
        place={(picture) => {
          placePicture(editor, item, picture);
          close();
        }}
      />
      <WordsDialog
        present={words}
        cancel={() => ask(null)}
        set={(next) => {
          ask(null);
          editor.chain().focus().updateAttributes('figure', next).run();
        }}
      />
      <VideoDialog
        item={item}
        open={asked === 'video'}
        cancel={() => ask(null)}
        place={(file) => {
          const attrs = { src: staffFilePath(item, file.id) };
          editor.chain().focus().insertContent({ type: 'video', attrs }).run();
          ask(null);
        }}
      />
      <LinkDialog
        open={asked === 'link'}
        present={asked === 'link' ? String(editor.getAttributes('link').href ?? '') : ''}
        cancel={() => ask(null)}
        set={(href) => {
          ask(null);
          const chain = editor.chain().focus().extendMarkRange('link');
          if (href === null) chain.unsetLink().run();
          else if (editor.state.selection.empty && !editor.isActive('link'))
            chain
              .insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] })
              .run();
          else chain.setLink({ href }).run();
        }}
      />
      <WordDialog
        item={item}
        open={asked === 'word'}
        empty={editor.isEmpty}
        cancel={() => ask(null)}
        take={(read, how) => {
          ask(null);
          takeWord(editor, item, read, how);
          const other = read.title ? props.onTitle(read.title) : null;
          if (other === null) message.success('已放入正文，请核对一遍。');
          else
            message.warning(
              `正文已放入，请核对一遍。文件里的标题“${read.title}”没有采用，标题仍是“${other}”，需要时请自行修改。`,
              10,
            );
        }}
      />
    </div>
  );
}
