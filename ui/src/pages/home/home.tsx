import { usePage } from '../../app/page.tsx'

export default function Home() {
  usePage({ title: 'Home' })
  return <p>Home</p>
}
