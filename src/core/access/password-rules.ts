import { emailKey } from '../applications/application.ts'
import { InvalidField } from '../errors.ts'

/** Length instead of composition, as NIST SP 800-63B has it. */
const LEAST_CHARACTERS = 12
const MOST_BYTES = 1000

/** What people who must think of twelve characters think of first, without case. */
const COMMON = new Set(
  [
    '123456789012 1234567890123 12345678901234 123456789123 123123123123 012345678901 098765432109 987654321098',
    '111222333444 112233445566 121212121212 abcdefghijkl abcdefghijklm abc123abc123 abcd1234abcd abcd12345678',
    'a1b2c3d4e5f6 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc zaq12wsxcde3 q1w2e3r4t5y6 qwertyuiop12 qwertyuiop123',
    'qwertyuiopas qwertyuiopasdf qwerty123456 qwerty1234567 qwertyqwerty qwerty12345678 azertyuiop12 azertyuiop123',
    'azertyazerty azerty123456 asdfghjkl123 asdfasdfasdf asdfghjklzxc zxcvbnmasdfg passwordpassword password1234',
    'password12345 password123456 password2024 password2025 password2026 password123! password1234! passw0rd1234',
    'mypassword123 mypassword12 newpassword1 newpassword123 changeme1234 changemechangeme changeme12345 letmeinletmein',
    'letmein12345 letmein123456 welcome12345 welcome123456 welcomewelcome administrator administrator1 admin1234567',
    'admin123456789 adminadminadmin administrateur motdepasse12 motdepasse123 motdepasse1234 motdepassemotdepasse',
    'bonjour12345 bonjourbonjour iloveyou1234 iloveyouiloveyou ilovemyfamily sunshine1234 princess1234 football1234',
    'baseball1234 superman1234 trustno1trustno1 monkeymonkey dragondragon dragon123456 master123456 shadow123456',
    'michael12345 charlie12345 computer1234 internet1234 correcthorsebatterystaple longlist1234 longlistlonglist',
    'recruiter1234 recruitment1 recruiting12 secretsecret secret123456 testtesttest test12345678 testing12345',
  ]
    .join(' ')
    .split(' '),
)

/**
 * Refuses what would be guessed, or would cost too much to hash. Any characters are taken.
 *
 * @param field its name in the caller's words
 * @throws InvalidField
 */
export function mustBeGoodPassword(password: string, email: string, field: string): void {
  if (Array.from(password).length < LEAST_CHARACTERS) throw refused(`at least ${LEAST_CHARACTERS} characters`)
  if (new TextEncoder().encode(password).length > MOST_BYTES) throw refused(`at most ${MOST_BYTES} bytes`)
  if (emailKey(password) === emailKey(email)) throw refused('something else than the e-mail')
  const plain = password.toLowerCase()
  if (COMMON.has(plain) || new Set(plain).size <= 2) throw refused('a password that fewer people would think of')

  function refused(expected: string): InvalidField {
    return new InvalidField(field, 'value', { expected })
  }
}
