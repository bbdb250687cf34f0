/** Characters compared by the searches that can be made slow on purpose; a decision has about a quarter of a second. */
const limit = 50_000_000

let spent = 0

/** Thrown where matching on would take too long; the decision is then unknown. */
export class WorkBudgetSpent extends Error {
  constructor() {
    super('the patterns take too long to match')
    this.name = 'WorkBudgetSpent'
  }
}

/** Starts the budget of one decision. */
export function startWork(): void {
  spent = 0
}

/** Takes from the budget. */
export function spendWork(amount: number): void {
  spent += amount
  if (spent > limit) throw new WorkBudgetSpent()
}
