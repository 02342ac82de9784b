export default function SetupScreen() {
  return <p>Setup</p>
}
