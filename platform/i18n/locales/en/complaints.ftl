## Lists and filters
complaint-number = Number
complaint-matter = Matter
complaint-state = State
complaint-owner = Owner
complaint-department = Department
complaint-channel = Channel
complaint-class = Class
complaint-category = Category
complaint-accepted-at = Accepted
complaint-any = Any
complaint-mode = Display
complaint-mode-list = List
complaint-mode-board = Deadlines
complaint-view-name = Name of the view
complaint-view-mine = Mine
complaint-view-handed = Handed to me
complaint-view-team = My team
complaint-view-department = My department
complaint-view-to-judge = To judge
complaint-view-to-dispatch = To dispatch
complaint-view-today = Due today
complaint-view-overdue = Overdue
complaint-view-opinion = Awaiting opinion
complaint-view-approvals = Approvals
complaint-view-escalated = Escalated
complaint-view-open = All open
complaint-view-not-valid = Not valid
complaint-view-closed = Closed
complaint-view-all = All
complaint-empty-mine = You own no open complaint
complaint-empty-handed = Nothing waits for you to take over
complaint-empty-team = Your team has no open complaint
complaint-empty-department = Your department has no open complaint
complaint-empty-to-judge = Nothing to judge
complaint-empty-to-dispatch = Nothing to dispatch
complaint-empty-today = Nothing is due today
complaint-empty-overdue = Nothing is overdue
complaint-empty-opinion = No answer waits for an opinion
complaint-empty-approvals = No measure waits for approval
complaint-empty-escalated = Nothing is escalated
complaint-empty-open = No complaint is open
complaint-empty-not-valid = Nothing was judged not valid
complaint-empty-closed = Nothing has been closed yet
complaint-empty-all = There is no complaint yet
complaint-empty-hint = When something new comes in, it is offered here by itself.
complaint-flag-overdue = Overdue
complaint-flag-escalated = Escalated
complaint-flag-repeat = Repeat
complaint-flag-mass = Mass complaint
complaint-flag-chases = { $n ->
        [one] Chased once
       *[other] Chased { $n } times
    }
complaint-flag-approval = Approval waits
complaint-flag-appeal = Appealed to the regulator
complaint-flag-handover = Being handed over
complaint-flag-imported = From {$source}
complaint-lane-late = Overdue
complaint-lane-today = Due today
complaint-lane-next = Next working day
complaint-lane-then = The working day after
complaint-lane-later = Later
complaint-lane-empty = None
complaint-back-to-list = Back to the list

## Several at once
complaint-bulk-judge-valid = Judge valid
complaint-bulk-dispatch = Dispatch
complaint-bulk-hand-over = Hand over
complaint-bulk-note = Add a note
complaint-bulk-close = Close
complaint-bulk-go = {$step}: { $n ->
        [one] one complaint
       *[other] { $n } complaints
    }
complaint-bulk-outcome = Outcome
complaint-bulk-why = Why
complaint-bulk-done = Done
complaint-bulk-refused = Refused
complaint-bulk-report = { $done } done, { $refused } refused. What was refused is unchanged; the reasons stand below.

## Search
complaint-search-title = Search for “{$query}”
complaint-search-empty = Type what you look for
complaint-search-none = Nothing found
complaint-search-hint = Try a number, a telephone number, a name, or words of the text; separate several with blanks.
complaint-search-all = Search everything for “{$query}”

## States
complaint-state-accepted = To judge
complaint-state-not-valid = Not valid
complaint-state-valid = To dispatch
complaint-state-dispatched = Dispatched
complaint-state-investigating = Investigating
complaint-state-answered = Answered
complaint-state-closed = Closed
complaint-state-closed-elsewhere = Ended elsewhere

## Top classes
complaint-class-charge-dispute = Charge dispute
complaint-class-user-service = User service
complaint-class-network-quality = Network quality
complaint-class-information-security = Information security
complaint-class-marketing = Marketing

## Channels and arrivals
complaint-channel-phone = Hotline
complaint-channel-web = Portal
complaint-channel-app = App
complaint-channel-chat = Chat
complaint-channel-email = E-mail
complaint-channel-letter = Letter
complaint-channel-store = Shop
complaint-channel-social-media = Social media
complaint-channel-api = Another system
complaint-arrival = Brought by
complaint-arrival-customer = The customer
complaint-arrival-on-behalf = Somebody on their behalf
complaint-arrival-forwarded = Another unit of ours
complaint-arrival-regulator = The regulator or a consumer body

## Clocks
complaint-clock-company = Company limit
complaint-clock-statute = Statute
complaint-clock-department = Department
complaint-clock-limit = The rule
complaint-clock-company-limit = Settled within { $days } working days of acceptance
complaint-clock-statute-limit = Answered within { $days } calendar days of receipt
complaint-clock-department-limit = { $minutes } minutes of opening time from dispatch
complaint-clock-from = Counted from
complaint-clock-day-zero = that day is day 0
complaint-clock-provisional = Provisional
complaint-clock-provisional-why = The calendar of a year was not published yet. The date is computed again when it is, on record.
complaint-clock-original = As first announced
complaint-clock-extension = Extension
complaint-clock-extended = To {$until} (the customer was told {$told}): {$reason}
complaint-clock-source = Source
complaint-clock-statute-source = Measures for handling telecom users’ appeals (order 35 of 2016), article 10(4); nothing holds it
complaint-clock-hold = Held
complaint-clock-held-left = Held · {$time} left
complaint-clock-ended = Done
complaint-span-working-days = { $days ->
        [one] 1 working day
       *[other] { $days } working days
    }
complaint-span-days = { $days ->
        [one] 1 day
       *[other] { $days } days
    }
complaint-span-just-late = Just overdue
complaint-span-midnight = By midnight

## Intake
complaint-intake-matter = What the customer says
complaint-intake-contact = How to reach the customer
complaint-intake-more = Circumstances
complaint-intake-text = What happened
complaint-intake-text-hint = In the customer’s own words: when, where, what, who. It is never changed afterwards.
complaint-intake-demand-hint = What the customer wants, such as “30.00 back and a written apology”.
complaint-intake-contact-hint = At least one of telephone, e-mail and address: the customer is told the result there.
complaint-intake-known = What the file knows of
complaint-intake-known-hint = The customer has been verified. Where you fill in no way to reach them, the file's first telephone number is used.
complaint-intake-verify = Verify the customer
complaint-of-customer-none = This customer has no complaints.
complaint-intake-submit = Accept and tell the customer
complaint-intake-another = Take another one in
complaint-demand = Demand
complaint-contact-name = Name
complaint-contact-phone = Telephone
complaint-contact-email = E-mail
complaint-contact-address = Address
complaint-contact-masked = Only the owner and leaders see how to reach the customer in full.
complaint-customer = Customer number
complaint-language = The customer’s language
complaint-product = Product or service
complaint-place = Place
complaint-happened = When it happened
complaint-concerned = Staff concerned
complaint-concerned-hint = Staff numbers, separated by commas. They cannot handle this complaint.
complaint-files = Evidence files
complaint-files-again = The files were not kept. Please choose them again.
complaint-description = What they show
complaint-description-hint = Such as “bill of September, the service not ordered is marked”.
complaint-tell = Tell the customer
complaint-tell-process = What the customer is told
complaint-open = Open the complaint

## The case page
complaint-content = The complaint
complaint-outcome = Findings and measures
complaint-steps = Next steps
complaint-steps-none = There is no step for you to take now.
complaint-steps-refused = { $n ->
        [one] One more step is not open now: why
       *[other] { $n } more steps are not open now: why
    }
complaint-similar = Complaints of the same category
complaint-dossier = Dossier PDF
complaint-tab-customer = Customer
complaint-tab-others = Related
complaint-tab-evidence = Evidence
complaint-tab-notices = Notices
complaint-tab-owners = Owners
complaint-others-none = There is no other complaint of this customer.
complaint-repeat-of = Repeats
complaint-mass-of = Part of the mass complaint
complaint-evidence-none = There is no evidence yet.
complaint-notices-none = The customer has been told nothing yet.
complaint-owners = Who has answered for it
complaint-owner-first = First owner, since
complaint-owner-since = Took over
complaint-looks = Who has looked
complaint-looks-none = Nobody has looked yet.
complaint-notice-text = The message
complaint-notice-sent = Sent
complaint-notice-waiting = Waiting to be sent
complaint-notice-process = Acceptance
complaint-notice-not-valid = Not valid
complaint-notice-extension = Extension
complaint-notice-answer = Answer
complaint-notice-limit-moved = New limit
complaint-timeline-more = What happened next
complaint-timeline-start = Back to the beginning
complaint-former-status = State in the former system
complaint-note-placeholder = A note to colleagues; the customer does not see it

## Steps
complaint-step-judge = Judge
complaint-step-review = Review the judgement
complaint-step-dispatch = Dispatch
complaint-step-investigate = Start investigating
complaint-step-find = Record a finding
complaint-step-grant-measure = Take a measure
complaint-step-approve-measure = Decide on the measure
complaint-step-hold = Hold the department’s clock
complaint-step-extend = Extend
complaint-step-answer = Answer the customer
complaint-step-record-opinion = The customer’s opinion
complaint-step-reopen = Investigate again
complaint-step-escalate = Escalate
complaint-step-close = Close
complaint-step-hand-over = Hand over
complaint-step-accept-handover = Accept the handover
complaint-step-name-concerned = Name staff concerned
complaint-step-chase = The customer asks again
complaint-step-inform = Add what the customer says
complaint-step-note = Note
complaint-step-add-evidence = Add evidence
complaint-step-add-to-file = Add to the file
complaint-step-reexamine = Re-examine
complaint-step-link-appeal = Link an appeal

## Judgement and dispatch
complaint-judge-valid = Judge valid
complaint-judge-not-valid = Judge not valid
complaint-not-valid-lead = The customer is owed an explanation and another way to go. A leader or an inspector may overturn it.
complaint-not-valid-reason = Reason
complaint-reason-not-ours = Not ours
complaint-reason-not-ours-hint = Another company or authority is responsible
complaint-reason-enquiry = Enquiry
complaint-reason-enquiry-hint = A question or a wish, without dissatisfaction
complaint-reason-as-agreed = As agreed
complaint-reason-as-agreed-hint = Service and charge were as agreed and as published
complaint-reason-customer-equipment = The customer’s equipment
complaint-reason-customer-equipment-hint = Caused by the customer’s own equipment
complaint-reason-settled-elsewhere = Settled elsewhere
complaint-reason-settled-elsewhere-hint = Settled already, or before a court or the regulator
complaint-explanation = Explanation to the customer
complaint-explanation-hint = In plain words: the customer is sent exactly this.
complaint-guidance = Where the customer can turn
complaint-guidance-hint = The company, office, telephone number or procedure.
complaint-told = How the customer is told
complaint-told-sms = Text message
complaint-told-email = E-mail
complaint-told-phone = By telephone
complaint-told-letter = Letter
complaint-told-in-person = Face to face
complaint-told-portal = On the portal
complaint-verdict = Verdict
complaint-upheld = Upheld
complaint-overturned = Overturned
complaint-remark = Remark
complaint-review = Review
complaint-dispatch-lead = The department’s clock begins at once. The owner stays; a handover is asked for by the owner.

## Ownership
complaint-handover-lead = Until they accept, the owner stays answerable. The least loaded stand first.
complaint-load = { $n ->
        [0] nothing open
        [one] 1 open
       *[other] { $n } open
    }
complaint-successor = Successor
complaint-successor-other = Anybody else’s staff number
complaint-successor-other-hint = For somebody not listed above; it takes precedence.
complaint-successor-concerned = concerned by this complaint, cannot take it over
complaint-why = Reason
complaint-handover-waits = {$from} asks {$to} to take over
complaint-handover-accept = Accept
complaint-handover-decline = Decline
complaint-concerned-lead = Whoever is named cannot handle this complaint any more. It cannot be taken back.
complaint-concerned-staff = Staff number

## Investigation
complaint-finding = Finding
complaint-checked = What was checked
complaint-checked-hint = Such as the order, the second confirmation, the bill of September.
complaint-found = What was found
complaint-found-hint = Facts. A finding is never changed; a better one follows it.
complaint-finding-no-evidence = There is no evidence to refer to yet; you can add it first.
complaint-hold-lead = Only the department’s clock stands still. Company limit and statute run on.
complaint-hold-reason = Reason
complaint-hold-waiting-for-customer = Waiting for the customer
complaint-hold-customer-asked = The customer asked us to wait
complaint-hold-force-majeure = Force majeure
complaint-hold-outside-examination = Outside examination
complaint-hold-proof = Proof
complaint-hold-proof-hint = An evidence item such as E-2, or the message sent to the customer.
complaint-release-hold = Let the department’s clock run

## Measures
complaint-measure-lead = Your authority is {$authority} for all measures on this complaint together. Above it, propose.
complaint-measure-total = Measures so far: {$total}.
complaint-measure-kind = Measure { $n }
complaint-measure-amount = Amount { $n }
complaint-measure-more = More items
complaint-measure-n = Measure { $n }
complaint-measure-refund = Refund
complaint-measure-waiver = Waiver
complaint-measure-goodwill = Goodwill
complaint-measure-apology = Apology
complaint-measure-correction = Correction
complaint-measure-state-proposed = Waits for approval
complaint-measure-state-granted = Granted
complaint-measure-state-approved = Approved
complaint-measure-state-declined = Declined
complaint-grant = Grant
complaint-propose = Propose for approval
complaint-approve = Approve
complaint-decline = Decline
complaint-decline-reason = Why not
complaint-decline-hint = Only where you decline.
complaint-declined-because = Reason:
complaint-measure-for-what = Choose what this amount is for.
complaint-no-measure-waits = No measure waits for approval.

## Extension
complaint-extension-lead = First the customer is told the reason and the new day, before the old limit; then it is extended. The statute cannot be passed.
complaint-until = New due day
complaint-until-hint = After {$due}, and not after {$statute}
complaint-why-customer = Reason, as the customer is told
complaint-why-customer-hint = In plain words: it goes into the notice.
complaint-extension-told-hint = Told by a person, it is extended at once; a message has to leave us first.
complaint-extension-waits = The notice of the extension to {$until} waits to be sent
complaint-extension-waits-why = Once it has left us, you can extend here. Until then the limit stays as it is.
complaint-extension-told = The customer has been told of {$until}
complaint-extend-now = Extend to {$until} now

## Answer and opinion
complaint-answer-placeholder = What was found, what is done and why; the customer gets it with the appeal route and a link to tell their opinion
complaint-answer-preview = What the customer would get ({$number}, not sent yet)
complaint-appeal-route = Where to turn who does not agree
complaint-preview = Preview
complaint-opinion = Opinion
complaint-opinion-satisfied = Satisfied
complaint-opinion-neutral = Neutral
complaint-opinion-dissatisfied = Dissatisfied
complaint-opinion-none = Not reached in three tries
complaint-opinion-remark = The customer’s words
complaint-opinion-record = Record the opinion
complaint-attempt = Not reached
complaint-attempts-lead = { $n } tries are on record. Three documented tries stand in for an opinion.
complaint-attempt-way = How
complaint-attempt-outcome = What came of it
complaint-attempt-hint = Such as no reply, switched off, asked to be called another day.
complaint-attempt-record = Record this try

## Closing and the file
complaint-close-lead = Once closed, the file only grows.
complaint-root-cause = Root cause
complaint-root-cause-hint = The department’s own list, so that the same cause counts as one.
complaint-reexamination = Re-examination
complaint-escalation-lead = A leader sees it and takes it up. An answered complaint is open again.
complaint-addition = Addition
complaint-addition-lead = An ended file is never changed, only added to.
complaint-appeal-lead = When the customer appeals to the regulator: it is linked to this complaint.
complaint-appeal-reference = The regulator’s file number
complaint-appeal-date = Day of the appeal
complaint-appeal-text = What it asks
complaint-chase-lead = It is counted. No limit changes.
complaint-chase-text = What the customer said

## Input that cannot be read
complaint-error-staff = Fill in a staff number: 1 to 16 letters, digits or hyphens.
complaint-error-phone = Fill in a telephone number of 5 to 15 digits.
complaint-error-files = Choose a file.
complaint-error-opinion = Choose what the customer thinks.
complaint-error-class = Choose a class.

## What was just done
complaint-said-accepted = The complaint is accepted. Tell the customer its number and dates.
complaint-said-judged-valid = Judged valid. Dispatch it next.
complaint-said-judged-not-valid = Judged not valid. The explanation is on its way.
complaint-said-reviewed = The review is recorded.
complaint-said-dispatched = Dispatched. The department’s clock has begun.
complaint-said-handover-asked = Asked. Until they accept, the owner stays.
complaint-said-handover-accepted = It is yours now.
complaint-said-handover-declined = Declined. The owner stays.
complaint-said-concerned = Named as concerned.
complaint-said-investigating = The investigation has begun.
complaint-said-found = The finding is recorded.
complaint-said-held = The department’s clock is held.
complaint-said-released = The department’s clock runs again.
complaint-said-evidence = The evidence is in the file.
complaint-said-granted = The measure is granted.
complaint-said-proposed = Proposed for approval.
complaint-said-approved = Approved.
complaint-said-declined = Declined. The proposer sees why.
complaint-said-announced = The notice is written. Extend once it has left us.
complaint-said-extended = Extended. The customer has been told.
complaint-said-answered = The customer is answered. Ask what they think.
complaint-said-opinion = The opinion is recorded.
complaint-said-attempt = The try is recorded.
complaint-said-closed = Closed.
complaint-said-reopened = Under investigation again.
complaint-said-escalated = Escalated to a leader.
complaint-said-added = Added to the file.
complaint-said-reexamined = The re-examination is recorded.
complaint-said-appeal = The appeal is linked.
complaint-said-noted = The note is saved.
complaint-said-chased = Counted. No limit changes.
complaint-said-view-kept = The view is saved.
complaint-said-view-removed = The view is removed.
complaint-said-category = The category is saved.

## What happened
complaint-event-accepted = accepted; owner {$owner}, company limit {$due}, statute {$statute}
complaint-event-mass-linked = linked to the mass complaint {$first}
complaint-event-judged-valid = judged it valid
complaint-event-judged-not-valid = judged it not valid: {$reason}
complaint-event-not-valid-upheld = upheld “not valid”
complaint-event-not-valid-overturned = overturned “not valid”: it is valid
complaint-event-dispatched = dispatched to {$department}, due {$due}
complaint-event-handover-asked = asked {$to} to take over
complaint-event-handover-accepted = took over from {$from}
complaint-event-handover-declined = declined; {$owner} stays the owner
complaint-event-concerned-named = named {$staff} as concerned
complaint-event-investigation-started = began to investigate
complaint-event-found = recorded finding {$name}
complaint-event-evidence-added = added evidence {$name}
complaint-event-held = held the department’s clock: {$reason} ({$proof})
complaint-event-hold-released = let the department’s clock run, due {$due}
complaint-event-measure-granted = granted {$amount} ({$finding})
complaint-event-measure-proposed = proposed {$amount} ({$finding})
complaint-event-measure-approved = approved measure {$place}, {$amount}
complaint-event-measure-declined = declined measure {$place}
complaint-event-extension-announced = announced an extension to {$until} ({$told})
complaint-event-extended = extended: {$from} → {$until}
complaint-event-limits-recounted = { $what ->
    [moved] counted the limits anew, as the calendar was revised: {$from} → {$to}
    [certain] counted the limits anew, as the calendar was published: {$to} stands
   *[others] counted the limits anew, as the calendar was revised: {$to} stands
}
complaint-recounted-by = Calendar {$from} → {$to}
complaint-recounted-no-calendar = not published
complaint-recounted-certain = the date is no longer provisional
complaint-recounted-judgement = Judge by: {$from} → {$to}
complaint-recounted-department = Department’s limit: {$from} → {$to}
complaint-recounted-original = Limit first told: {$from} → {$to}
complaint-event-notice-sent = sent the notice “{$kind}” ({$told})
complaint-event-answered = answered the customer ({$told})
complaint-event-opinion-given = opinion: {$opinion}
complaint-event-contact-attempted = tried to reach the customer ({$told})
complaint-event-closed = closed it; root cause {$root_cause}
complaint-event-reopened = opened it again
complaint-event-escalated = escalated it
complaint-event-added = added to the file
complaint-event-reexamined = re-examined it; upheld: {$upheld}
complaint-event-appeal-linked = linked the appeal {$reference}
complaint-event-noted = wrote a note
complaint-event-chased = asked again (no. {$count})
complaint-event-informed = the customer added something
complaint-event-alarm = alarm: {$late}
complaint-event-refused = was refused
complaint-event-dossier-exported = exported the dossier
complaint-alarm-judgement = the judgement is late
complaint-alarm-dispatch = the dispatch is late
complaint-alarm-limit = the company limit has passed

## Keeping the categories
complaint-category-code = Code
complaint-category-code-hint = 1 to 40 small letters, digits or hyphens; it never changes.
complaint-category-place = Place
complaint-category-active = In use
complaint-category-inactive = Not in use
complaint-category-use = New complaints may use it
complaint-category-new = New category
