export interface CompletionWords {
  /** Verb → one line. */
  readonly summaries: Readonly<Record<string, string>>
  /** Verb → long options. */
  readonly options: Readonly<Record<string, readonly string[]>>
  readonly explain: readonly string[]
}

/** Shell → its script. Values are names of ours, never input, so that nothing needs quoting. */
export const shells: Readonly<Record<string, (words: CompletionWords) => string>> = {
  bash,
  zsh,
  fish,
}

function bash({ summaries, options, explain }: CompletionWords): string {
  const cases = Object.entries(options).map(([verb, names]) => {
    const words = verb === 'explain' ? [...names, ...explain] : names
    return `    ${verb}) words="${words.join(' ')}" ;;`
  })
  return `# bash completion for plinth
_plinth() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    *) words="${Object.keys(summaries).join(' ')} help --help --version" ;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="${Object.keys(summaries).join(' ')} help --help --version"; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _plinth plinth
`
}

function zsh({ summaries, options, explain }: CompletionWords): string {
  const verbs = Object.entries(summaries).map(
    ([verb, text]) => `    '${verb}:${text.replaceAll("'", '')}'`,
  )
  const cases = Object.entries(options).map(([verb, names]) => {
    const words = verb === 'explain' ? [...names, ...explain] : names
    return `    ${verb}) compadd -- ${words.join(' ')}; _files ;;`
  })
  return `#compdef plinth
_plinth() {
  local -a verbs=(
${verbs.join('\n')}
  )
  if (( CURRENT == 2 )); then _describe verb verbs; return; fi
  case "\${words[2]}" in
${cases.join('\n')}
  esac
}
_plinth "$@"
`
}

function fish({ summaries, options, explain }: CompletionWords): string {
  const lines = ['# fish completion for plinth']
  for (const [verb, text] of Object.entries(summaries))
    lines.push(
      `complete -c plinth -n __fish_use_subcommand -a ${verb} -d '${text.replaceAll("'", '')}'`,
    )
  for (const [verb, names] of Object.entries(options))
    for (const name of names)
      lines.push(
        `complete -c plinth -n '__fish_seen_subcommand_from ${verb}' -l ${name.replace(/^--/, '')}`,
      )
  lines.push(
    `complete -c plinth -f -n '__fish_seen_subcommand_from explain' -a '${explain.join(' ')}'`,
  )
  return `${lines.join('\n')}\n`
}
