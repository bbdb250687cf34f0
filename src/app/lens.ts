export { loadSecurityLens } from '../review/lens/load-catalog.ts'
