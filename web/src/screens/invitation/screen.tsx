export default function InvitationScreen() {
  return <p>Invitation</p>
}
