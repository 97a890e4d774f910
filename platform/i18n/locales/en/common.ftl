## The program and its frame.
app-name = Customer service
app-desk = Desk
app-portal = Self-service
app-skip = Skip to content
app-menu = Menu
app-menu-close = Close menu
app-navigation = Main navigation
app-context = Related information
app-account = Account
app-breadcrumb = You are here

## Navigation of the desk.
nav-search = Search
nav-search-hint = Search number, name, phone or text
nav-home = Home
nav-work = Work
nav-inbox = Inbox
nav-deadlines = Deadlines
nav-approvals = Approvals
nav-intake = New complaint
nav-complaints = Complaints
nav-customers = Customers
nav-boards = Boards
nav-indicators = Indicators
nav-standard = Service standard
nav-journal = Journal
nav-imports = Imports
nav-administration = Administration
nav-people = People
nav-categories = Categories
nav-calendars = Working calendars
nav-tokens = API tokens

## What one can do anywhere.
action-save = Save
action-cancel = Cancel
action-close = Close
action-open = Open
action-edit = Edit
action-add = Add
action-remove = Remove
action-back = Back
action-next = Next
action-previous = Previous
action-send = Send
action-submit = Submit
action-search = Search
action-filter = Filter
action-clear = Clear
action-apply = Apply
action-reset = Reset
action-export = Export CSV
action-print = Print
action-download = Download
action-upload = Upload
action-copy = Copy
action-undo = Undo
action-retry = Try again
action-refresh = Refresh
action-show = Show
action-hide = Hide
action-more = More
action-details = Details
action-dismiss = Got it
action-choose = Please choose
action-select-all = Select all on this page
action-select-row = Select {$name}
action-deselect = Clear selection

## Signing in and out.
sign-in-title = Sign in
sign-in-lead = Sign in to the desk with your staff number
sign-in-number = Staff number
sign-in-password = Password
sign-in-submit = Sign in
sign-out = Sign out
sign-in-again = Your session has ended. Please sign in again.

## States of work.
state-loading = Loading…
state-saving = Saving…
state-saved = Saved
state-saved-at = Draft saved at {$time}
state-unsaved = Not saved yet
state-save-failed = Could not save. Your text is still on this page; trying again
state-offline = Connection lost, reconnecting. The page does not update meanwhile
state-copied = Copied
state-none = None
state-unknown = Unknown
state-yes = Yes
state-no = No
state-optional = optional
state-required = required
state-empty = Nothing here
state-undone = Undone
state-viewing = {$name} is viewing
state-editing = {$name} is editing
state-people-here = Also here now

## Lists.
list-none = Nothing matches
list-none-hint = Widen the filter, or clear it.
list-count = { $n ->
    [one] { $n } entry
   *[other] { $n } entries
}
list-selected = { $n } selected
list-next = Next page
list-previous = Previous page
list-first = Back to the first page
list-pages = Pages
list-sort-ascending = ascending
list-sort-descending = descending
list-sort-by = Sort by {$column}
list-bulk = Bulk actions
list-views = Saved views
list-view-save = Save as view
list-filters = Filters
list-filters-active = { $n ->
    [one] { $n } filter in effect
   *[other] { $n } filters in effect
}

## Live updates.
live-new = { $n ->
    [one] { $n } new entry – show
   *[other] { $n } new entries – show
}
live-updated = This page has changed

## Clocks (time limits).
clock-late = Overdue
clock-late-by = Overdue by {$time}
clock-left = {$time} left
clock-held = On hold
clock-met = Done in time
clock-missed = Done late
clock-due = Due {$time}
clock-why-due = Due
clock-calendar = Calendar
clock-why = Why this time
clock-level-green = Ample time
clock-level-amber = Due soon
clock-level-red = Urgent
clock-level-late = Overdue
clock-level-held = On hold
clock-level-done = Finished

## Timeline.
timeline-title = Timeline
timeline-internal = Internal note
timeline-internal-hint = The customer does not see this
timeline-visible = Customer sees this
timeline-visible-hint = The customer will see this text
timeline-refused = Refused step
timeline-by = {$who} · {$when}
composer-to = Who will read this
timeline-empty = Nothing has been recorded yet
timeline-system = System
timeline-customer = Customer

## Clauses of the standard.
clause-short = Clause {$clause}
clause-open = Open clause {$clause} of the standard

## Refusals and errors.
refusal-title = Not done
refusal-remedy = What you can do
refusal-kept = Kept
refusal-kept-form = What you entered is still in the form below.
refusal-other = This step is not allowed (rule {$rule}, clause {$clause}).
refusal-step-disabled = Cannot “{$step}” now: {$reason}
error-title = Something went wrong
error-400 = Bad request
error-400-what = The server did not understand this request.
error-400-remedy = Go back and try again; if it happens again, tell your administrator.
error-401 = Sign-in needed
error-401-what = You need to sign in to see this page.
error-401-remedy = Sign in and try again.
error-403 = Not allowed
error-403-what = Your role may not see this page or do this.
error-403-remedy = If your work needs it, ask your team leader or administrator.
error-to-portal = Go to customer service
error-to-desk = Staff sign-in
error-404 = Page not found
error-404-what = The address may be wrong, or the content is outside what you may see.
error-404-remedy = Check the address or the number.
error-405 = Not supported
error-405-what = This address does not take that kind of request.
error-405-remedy = Use the links and buttons on the pages.
error-409 = The content has changed
error-409-what = Somebody else changed the same thing while you were working.
error-409-remedy = Look at the latest content, then decide.
error-413 = Too large
error-413-what = What was sent is larger than allowed.
error-413-remedy = Make the file smaller, or send it in parts.
error-422 = Something is missing
error-422-what = Some content is missing or does not fit.
error-422-remedy = Correct the marked places and submit again.
error-429 = Too many requests
error-429-what = There were too many requests in a short time.
error-429-remedy = Wait a moment and try again.
error-500 = The program failed
error-500-what = The program met an unexpected problem, which is in the log. Nothing was saved by halves.
error-500-remedy = Try again; if it happens again, give your administrator the reference below.
error-503 = Not available right now
error-503-what = The system is starting or being maintained.
error-503-remedy = Try again shortly.
error-reference = Reference
error-fields = { $n ->
    [one] { $n } place needs correcting
   *[other] { $n } places need correcting
}
error-network = The server cannot be reached. What you entered is still on this page; try again shortly.

## Forms.
field-file-drop = Drop files here, click to choose, or paste a screenshot
field-file-limit = At most {$size} per file
field-file-chosen = { $n ->
    [one] { $n } file chosen
   *[other] { $n } files chosen
}
field-file-too-big = “{$name}” is larger than {$size} and was not added
field-date-hint = Such as 2026-09-30
field-money-hint = In yuan, at most two decimals
field-characters-left = { $n ->
    [one] { $n } character left
   *[other] { $n } characters left
}

## Figures and charts.
figure-of = {$part} of {$whole}
figure-interval = 95% interval {$low} – {$high}
figure-no-data = No data yet
figure-no-data-hint = No data yet: the denominator is zero
figure-definition = Definition
figure-denominator = Denominator
figure-open-cases = Open the cases behind it
chart-upper = Upper limit
chart-centre = Centre line
chart-lower = Lower limit
chart-table = Data table
chart-show-table = Show as a table

## Long work.
progress-done = Done
progress-of = {$done} of {$total}
progress-accepted = { $n ->
    [one] { $n } row accepted
   *[other] { $n } rows accepted
}
progress-refused = { $n ->
    [one] { $n } row refused
   *[other] { $n } rows refused
}
progress-leave = You can leave this page and come back later.
progress-refused-file = Download the refused rows

## Settings that belong to the person.
setting-language = Language
setting-theme = Appearance
setting-theme-system = As the system
setting-theme-light = Light
setting-theme-dark = Dark
setting-keys = Single-key shortcuts
setting-keys-on = On
setting-keys-off = Off
setting-print = Text size
setting-print-normal = Normal
setting-print-large = Large

## Keyboard.
keys-title = Keyboard shortcuts
keys-lead = Single keys do nothing inside a field or while an input method is composing.
keys-everywhere = Everywhere
keys-lists = Lists
keys-case = Case
keys-page = This page
keys-help = Show this help
keys-search = Search
keys-palette = Command palette
keys-escape = Close a dialog or leave a field
keys-down = Next row
keys-up = Previous row
keys-select = Select the row
keys-enter = Open
keys-note = Write an internal note
keys-reply = Reply to the customer
keys-close-next = Close and open the next
palette-title = Command palette
palette-hint = Type a command, number or name
palette-none = No command matches
palette-keys = ↑↓ choose · Enter run · Esc close

## The customer portal.
portal-step = Step {$step} of {$total}
portal-help = Need help? Call the service hotline {$phone}.

## Lengths of time.
duration-minutes = {$minutes} min
duration-hours = {$hours} h
duration-hours-minutes = {$hours} h {$minutes} min
duration-days = {$days} d
duration-days-hours = {$days} d {$hours} h
