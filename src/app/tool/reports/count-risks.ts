export { countRisks } from '../../../report/view/count-risks.ts'
