export default function SignInScreen() {
  return <p>SignIn</p>
}
