## Roles of a post.
role-agent = Agent
role-specialist = Complaint specialist
role-leader = Team leader
role-billing-clerk = Billing clerk
role-inspector = Quality inspector
role-manager = Service manager
role-liaison = Regulator liaison
role-privacy-officer = Privacy officer
role-auditor = Auditor
role-administrator = System administrator

## What stands between the parts of a list.
people-and = {", "}

## One's own account.
me-title = My account
me-sessions = Where you are signed in
me-sessions-hint = If you do not know a device, sign it out and change your password.
me-session-device = Device
me-session-opened = Signed in
me-session-seen = Last used
me-session-here = This device
me-session-end = Sign out
me-session-ended = That device has been signed out.
me-password = Change your password
me-password-present = Present password
me-password-wanted = New password
me-password-repeated = New password again
me-password-hint = At least 8 characters. A sentence that only you remember is safer than a few odd characters.
me-password-differs = The two new passwords differ.
me-password-change = Change password
me-password-changed = Your password has been changed, and all other devices have been signed out.

## The staff.
staff-title = Staff
staff-add = Add a person
staff-saved = The person's record has been saved.
staff-number = Staff number
staff-number-hint = 1 to 16 letters, digits or hyphens. It never changes and is never given to somebody else.
staff-number-wrong = Enter 1 to 16 letters, digits or hyphens.
staff-name = Name
staff-name-wrong = Enter one line of 1 to 400 characters.
staff-department = Department
staff-department-wrong = Choose a department.
staff-every-department = Every department
staff-team = Team
staff-no-team = No team
staff-team-wrong = Choose a team from the list.
staff-roles = Roles
staff-roles-wrong = Choose roles from the list.
staff-authority = Authority
staff-authority-hint = The largest amount they may grant a customer without another person's approval, in yuan.
staff-authority-wrong = Enter an amount with at most two decimals, such as 100.00.
staff-state = State
staff-at-work = Works here
staff-left = Has left
staff-everybody = Everybody
staff-active = Works here
staff-active-hint = Without it, they are signed out everywhere at once. Their number and their history stay.
staff-password = Password
staff-password-hint = Make a random password and hand it to the person. They are signed out everywhere.
staff-password-give = Make a new password
staff-password-given = A new password has been made
staff-password-once = It is shown only this once. Hand it to the person, and have them change it after signing in.

## Departments and teams.
departments-title = Departments and teams
department-add = Add a department
department-saved = The department has been added.
department-teams = Teams
team-add = Add a team
team-saved = The team has been added.
unit-code = Code
unit-code-hint = 1 to 16 capital letters, digits or hyphens, such as BILL. It never changes.
unit-code-wrong = Enter 1 to 16 capital letters, digits or hyphens.
unit-name = Name
unit-name-zh-tw = Name in traditional Chinese
unit-name-en = Name in English

## Tokens of other systems.
token-add = New token
token-name = Name of the system
token-name-hint = 1 to 40 small letters, digits or hyphens, such as crm. The journal calls the system by it; it is never given again.
token-name-wrong = Enter 1 to 40 small letters, digits or hyphens.
token-scopes = Scopes
scope-api-read = Read over the API
scope-api-write = Write over the API
token-create = Make the token
token-created = Made
token-created-by = Made by
token-created-said = The token has been made
token-once = It is shown only this once. Copy it now and keep it safe.
token-used = Last used
token-never = Never
token-state = State
token-revoke = Revoke
token-revoked = Revoked
token-revoked-said = The token has been revoked; the system that used it has no access any more.
token-none = No tokens yet
token-none-hint = Another system needs a token to use the API.
