import HelpPanel from '@cloudscape-design/components/help-panel'

interface Text {
  readonly title: string
  readonly text: string
  /** Key → what it does. */
  readonly keys?: Readonly<Record<string, string>>
}

/** The help of a page, from its strings. */
export function help({ title, text, keys }: Text) {
  return (
    <HelpPanel header={<h2>{title}</h2>}>
      <p>{text}</p>
      {keys === undefined ? null : (
        <dl className="keys">
          {Object.entries(keys).map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      )}
    </HelpPanel>
  )
}
