## Intake (4.2.1, 4.2.2(1))
refusal-intake-text-missing = It does not say yet what happened, so the complaint cannot be accepted.
    .remedy = Write down what happened in the customer's own words: when, where, and what.
refusal-intake-category-missing = No subject has been chosen yet, so the complaint cannot be accepted.
    .remedy = Choose the closest one. It does not have to be exact: it can be put right later.
refusal-intake-contact-missing = There is no way to reach the customer with the result, so the complaint cannot be accepted.
    .remedy = Give at least one way: a telephone number, an e-mail address or a postal address.
refusal-intake-demand-missing = It does not say yet what the customer wants, so the complaint cannot be accepted.
    .remedy = Write down what would settle it, such as money back, an apology, a repair or an explanation.
refusal-intake-too-long = { $field ->
        [text] What happened
        [demand] What the customer wants
        [product] The product
        [place] The place
        [happened] The time
        [name] The name
        [email] The e-mail address
        [address] The postal address
       *[other] One entry
    } is too long: {$chars} characters, where {$max} are the most.
    .remedy = Shorten it, or hand in the details as a file.
refusal-intake-notice-missing = The customer was not told number, process and time limits, so the complaint cannot be accepted.
    .remedy = Use the intake form, which writes that notice at the same time.
refusal-nobody-to-own-it = Nobody on duty can answer for a complaint now, so it cannot be accepted.
    .remedy = An administrator has to add at least one agent or complaint specialist first; then submit again.
refusal-notice-unknown = This complaint has no notice number {$place}.
    .remedy = Open the complaint again and choose a notice from its list.
refusal-category-keeps-its-class = Category {$code} belongs to “{ $class ->
        [charge-dispute] Charges
        [user-service] Customer service
        [network-quality] Network quality
        [information-security] Information security
        [marketing] Marketing
       *[other] another class
    }” and cannot move to another class: past figures by class would change with it.
    .remedy = Add a new category under the other class and switch the old one off.
refusal-category-without-name = Category {$code} lacks a name.
    .remedy = Give its name in all three languages.

## Import (4.2.2(1))
refusal-import-cells = The row has {$cells} cells, where the heading has {$columns}.
    .remedy = Look for a missing or extra quotation mark or separator in this row or the one before it.
refusal-import-row-too-long = The row does not end: most likely a quotation mark is missing.
    .remedy = Close the quotation mark where it belongs and import the file again.
refusal-import-row-undecodable = The row has bytes that mean no character in {$encoding}.
    .remedy = Name the right encoding in the mapping, or save the table as UTF-8.
refusal-import-id-missing = The row has no id, so it could not be known again.
    .remedy = Fill in the id, or name in the mapping the columns that make one.
refusal-import-id-too-long = The row's id has more than {$max} characters.
    .remedy = Name in the mapping the column that holds the id.
refusal-import-value-unknown = The mapping does not say what “{$value}” means as { $field ->
        [status] a status
        [channel] a channel
        [arrival] the one who brought it
        [language] a language
       *[other] {$field}
    }.
    .remedy = Add it to the mapping, or put the row right.
refusal-import-value-unreadable = The row's { $field ->
        [phone] telephone number is no telephone number
        [customer] customer id is too long
        [concerned] list of people concerned has something else than staff numbers
       *[other] {$field} cannot be read
    }.
    .remedy = Put it right, or leave it empty.
refusal-import-date-unreadable = “{$value}” is no date of the form {$formats}.
    .remedy = Name in the mapping how dates are written in this file.
refusal-import-time-ahead = The row says that the complaint was accepted at {$at}, which is still to come.
    .remedy = Check the order of day and month, and the time zone, in the mapping.
refusal-import-category-unknown = There is no category “{$category}” in use.
    .remedy = Say in the mapping which category it stands for.
refusal-import-owner-unknown = “{$owner}” handles no complaints here, so nobody would answer for this one.
    .remedy = Say in the mapping who takes over, or name `staff` or a `department` to share among.
refusal-import-owner-concerned = Everybody who could own the complaint is concerned by it.
    .remedy = Name more people in the mapping.
refusal-import-null-character = The row has a null character (U+0000), which no text can hold.
    .remedy = Take the character out and import the row again.
refusal-import-id-known-with-other-content = The row's id was carried over before with other content, as complaint {$complaint}.
    .remedy = If it is another complaint, give the row an id of its own; if the former system changed it since, enter the change in complaint {$complaint}.

## Judgement and dispatch (4.2.2(2), 4.2.2(3))
refusal-not-valid-without-reason = “Not valid” needs a reason.
    .remedy = Choose a reason from the list; where none fits, the complaint is valid.
refusal-not-valid-without-explanation = “Not valid” needs an explanation for the customer.
    .remedy = Explain in plain words why it is not valid. The customer will be sent these words.
refusal-not-valid-without-guidance = “Not valid” needs to tell the customer where to turn instead.
    .remedy = Name the place that can help: a company, a department, a number or a form.
refusal-review-by-the-judge = Complaint {$number} was judged by the same person, who cannot review it.
    .remedy = Ask another team leader or inspector for the review.
refusal-review-without-remark = A review of the “not valid” of complaint {$number} needs its reason.
    .remedy = Write what was looked at, and why the judgement stands or does not.
refusal-review-needs-a-leader = Reviewing the “not valid” of complaint {$number} needs a team leader or an inspector.
    .remedy = Pass it to a team leader or an inspector.
refusal-dispatch-to-the-same-department = Complaint {$number} is with {$department} already; its clock goes on.
    .remedy = Choose another department, or let this one go on.
refusal-dispatch-while-held = The department's clock of complaint {$number} is held, so it cannot be sent on.
    .remedy = End the hold first, with what has become of its reason.
refusal-department-unknown = There is no department with the code {$department}; complaint {$number} was not dispatched.
    .remedy = Choose a department from the list.

## Ownership (1.3.1, 2.1(2), 2.3(4), 4.3.2(1))
refusal-staff-only = Only staff on duty can take this step.
    .remedy = Sign in with your own staff number.
refusal-owner-only = Complaint {$number} is owned by {$owner}; only its owner can take this step.
    .remedy = Talk to the owner, or ask them to hand it over to you.
refusal-concerned-unknown = There is nobody with the staff number {$staff}, so nobody can be kept away by it.
    .remedy = Check the number of the person whom it concerns.
refusal-concerned-may-not-handle = Complaint {$number} concerns {$staff}, who therefore cannot handle it.
    .remedy = Choose somebody whom it does not concern.
refusal-concerned-owner-hands-over-first = {$staff} owns complaint {$number}; naming them as concerned now would leave it without an owner.
    .remedy = Hand it over first. Once the successor has accepted, name them.
refusal-handover-to-the-owner = This person owns complaint {$number} already.
    .remedy = Choose somebody else.
refusal-handover-without-reason = Handing over complaint {$number} needs a reason.
    .remedy = Write why the other person is to take it.
refusal-handover-names-another = The handover of complaint {$number} names {$named}; only they can accept or decline it.
    .remedy = Let the named person answer, or ask the owner to name you.
refusal-no-handover-asked = No handover of complaint {$number} is waiting.
    .remedy = The owner has to ask for one first.
refusal-successor-may-not-handle = {$staff} is not on duty or has no post that handles complaints; complaint {$number} was not handed over.
    .remedy = Choose from the list of people who can take over.
refusal-third-transfer-needs-leader = Complaint {$number} was handed over {$transfers} times already; once more needs a team leader's reason.
    .remedy = Ask a team leader to hand it over with a reason, or let the present owner go on.
refusal-escalation-without-reason = Escalating complaint {$number} needs a reason.
    .remedy = Write why a leader or manager has to step in.

## Investigation and evidence (4.2.3(1))
refusal-finding-incomplete = The finding does not say { $field ->
        [checked] what was checked
        [found] what was found
       *[other] everything it must
    }.
    .remedy = Write down both what was checked and what was found.
refusal-evidence-unknown = This complaint has no evidence called {$name}.
    .remedy = Add the evidence first, then refer to it by its name (E-1, E-2 …).
refusal-evidence-empty = The file is empty and was not added to complaint {$number}.
    .remedy = Check that the file is complete, and choose it again.
refusal-evidence-known = The same file is in complaint {$number} already.
    .remedy = There is no need to send it again; if you meant another one, check which file you chose.
refusal-evidence-too-large = The file is larger than {$max_mib} MB and was not added to complaint {$number}.
    .remedy = Make it smaller or send it in parts.
refusal-evidence-too-many = Complaint {$number} has {$max} files of evidence, which is the most.
    .remedy = Put what belongs together into one file.

## Measures and authority (2.2(3), 4.2.3(2))
refusal-measure-without-finding = A measure needs a finding, and complaint {$number} has no finding {$finding}.
    .remedy = Record the finding first, then choose it as the ground.
refusal-measure-empty = It does not say what is to be done for the customer.
    .remedy = Add at least one item: refund, waiver, goodwill, apology or correction.
refusal-measure-amount-wrong = The amount {$amount} does not fit { $kind ->
        [refund] a refund
        [waiver] a waiver
        [goodwill] goodwill
        [apology] an apology
        [correction] a correction
       *[other] this measure
    }: refund, waiver and goodwill need an amount above zero, apology and correction have none.
    .remedy = Correct the amount, or choose another kind of measure.
refusal-measure-without-reason = The measure lacks a reason.
    .remedy = Write why it is settled this way.
refusal-measure-above-authority = The measures on complaint {$number} come to {$total} yuan, above your authority of {$authority} yuan.
    .remedy = Propose it for approval by another person with enough authority.
refusal-approval-by-the-proposer = Whoever proposed a measure on complaint {$number} cannot approve it.
    .remedy = Ask another person with enough authority.
refusal-approval-above-authority = The measures on complaint {$number} come to {$total} yuan; your post may not decide on them, or its authority of {$authority} yuan is not enough.
    .remedy = Ask a team leader or manager with enough authority.
refusal-decline-without-reason = Declining a measure needs a reason.
    .remedy = Write why it is declined; whoever proposed it will read it.
refusal-no-measure-waits = This measure on complaint {$number} does not wait for approval.
    .remedy = Load the page again to see how the measure stands.

## Time limits (4.3.1)
refusal-due-date-fixed = The due date of complaint {$number} follows from the calendar and cannot be edited.
    .remedy = If more time is really needed, tell the customer the reason and the new day before the limit, then extend.
refusal-extension-without-reason = An extension needs a reason.
    .remedy = Give a reason the customer can understand: it goes into their notice.
refusal-extension-not-announced = The customer has not been sent notice of the extension to {$until}, so complaint {$number} cannot be extended.
    .remedy = Send the notice with reason and new day first; extend once it has left.
refusal-extension-not-longer = The new day is not later than the present due day, {$due}.
    .remedy = Choose a day after {$due}.
refusal-extension-past-statute = It cannot be extended to {$until}: the law asks for an answer by {$statute}.
    .remedy = Choose a day not later than {$statute}.
refusal-notice-without-address = Complaint {$number} has no { $told ->
        [sms] telephone number
       *[other] e-mail address
    } of the customer, so this notice would reach nobody.
    .remedy = Choose another way to tell the customer, such as a call or a letter.
refusal-extension-too-late = Complaint {$number} was due on {$due} and can no longer be extended.
    .remedy = Answer the customer as soon as possible and tell your team leader why it is late.
refusal-hold-without-listed-reason = Holding the department's clock needs a reason from the list.
    .remedy = Choose: waiting for the customer, the customer asked for it, force majeure, or an outside examination. For anything else the clock runs on.
refusal-hold-without-proof = Holding the department's clock needs proof.
    .remedy = Name the evidence, or the message sent to the customer.
refusal-hold-not-possible = The department's clock of complaint {$number} is not running and cannot be held.
    .remedy = Look at the clock: it may be on hold already, or the complaint may not be dispatched yet.
refusal-hold-not-lasting = The department's clock of complaint {$number} is not on hold.
    .remedy = Load the page again to see the clock.

## Answer and opinion (4.2.3(3), 4.3.2(4))
refusal-answer-without-finding = Complaint {$number} has no finding yet, so the customer cannot be answered.
    .remedy = Record what was checked and what was found first.
refusal-answer-before-approval = A measure on complaint {$number} still waits for approval, so the customer cannot be answered.
    .remedy = Wait for the approval, or take the measure back.
refusal-answer-empty = The answer to the customer is empty.
    .remedy = Write what was found, what is done about it, and why.
refusal-answer-without-appeal-route = The answer does not say where a customer can turn who does not agree.
    .remedy = Keep the appeal route, or fill it in.
refusal-opinion-given = The opinion on this answer to complaint {$number} was given already.
    .remedy = Each answer takes one opinion; if it has changed, add that as further information.
refusal-opinion-too-long = The opinion is too long: {$chars} characters, where {$max} are the most.
    .remedy = Shorten it; the details can be added as further information.
refusal-attempt-without-outcome = It does not say what came of this try.
    .remedy = Write the outcome, such as no reply, switched off, or another time agreed.

## Closing and the file (1.3.5, 4.3.2)
refusal-close-without-answer = The customer has not been answered on complaint {$number} yet (now: { $state ->
        [accepted] accepted
        [valid] judged valid
        [dispatched] dispatched
        [investigating] being investigated
       *[other] in progress
    }), so it cannot be closed.
    .remedy = Answer with the result and the appeal route first, and ask for the opinion.
refusal-close-without-opinion = Complaint {$number} has neither the customer's opinion nor three documented tries to get it (so far: {$attempts}), so it cannot be closed.
    .remedy = Try to reach the customer and record what comes of each try.
refusal-reopening-without-reason = Going on with complaint {$number} needs a reason.
    .remedy = Write what is to be looked into again.
refusal-close-dissatisfied = The customer is dissatisfied with the answer to complaint {$number}, so it cannot be closed.
    .remedy = Investigate again, or escalate it to a team leader.
refusal-close-without-root-cause = Closing complaint {$number} needs its root cause.
    .remedy = Choose or write the root cause, so that it can be put right.
refusal-root-cause-not-listed = The list of root causes has no “{$code}” in use.
    .remedy = Choose one of the list; an administrator keeps it (kefu cause).
refusal-root-cause-code-wrong = “{$code}” is no code of a root cause.
    .remedy = Use 1 to 60 letters, digits and hyphens.
refusal-root-cause-without-name = The root cause {$code} has no name.
    .remedy = Give it a name in each language.
refusal-complaint-not-deletable = Complaint {$number} cannot be deleted: every complaint is kept whole.
    .remedy = If something was recorded wrongly, say so in a note, or in an addition once it is closed.
refusal-closed-file-takes-additions = Complaint {$number} is closed; you cannot { $step ->
        [note] add a note
        [chase] count a chase
        [add-evidence] add evidence
        [record-opinion] record an opinion
        [close] close it
        [escalate] escalate it
        [hand-over] hand it over
        [inform] add information
       *[other] take this step
    } any more. Its file can only grow.
    .remedy = Write an addition to the file; if the outcome is wrong, ask an inspector to re-examine it.
refusal-step-not-in-order = Complaint {$number} is { $state ->
        [accepted] accepted
        [not-valid] judged not valid
        [valid] judged valid
        [dispatched] dispatched
        [investigating] being investigated
        [answered] answered
       *[other] in another state
    } now; you cannot { $step ->
        [judge] judge it
        [review] review its judgement
        [dispatch] dispatch it
        [investigate] start to investigate it
        [find] record a finding
        [grant-measure] take a measure
        [approve-measure] decide on a measure
        [hold] hold its clock or let it run
        [extend] extend it
        [answer] answer it
        [record-opinion] record an opinion
        [reopen] investigate it again
        [add-to-file] add to its file
        [reexamine] re-examine it
       *[other] take this step
    }.
    .remedy = Take one of the steps the page offers; if somebody has just worked on it, load the page again.
refusal-note-empty = There is nothing in it.
    .remedy = Write something, then save.
refusal-addition-empty = The addition to complaint {$number} is empty.
    .remedy = Write something, then save.
refusal-reexamination-of-own-work = Whoever owned or closed complaint {$number} cannot re-examine it.
    .remedy = Ask another inspector.
refusal-reexamination-needs-an-inspector = Re-examining complaint {$number} needs an inspector.
    .remedy = Pass it to an inspector.
refusal-reexamination-without-remark = The re-examination does not say what was seen.
    .remedy = Write down the grounds and the result.
refusal-appeal-date-impossible = An appeal about complaint {$number} cannot have been made before it was accepted, nor in the future.
    .remedy = Check the day on the regulator's letter.
refusal-appeal-without-reference = An appeal needs the regulator's file number.
    .remedy = Fill in the number the appeal centre gave it.
refusal-appeal-known = An appeal on complaint {$number} is linked already.
    .remedy = Write what happens next as an addition to the file.

## Customers following their complaint (5.2.2(1))
refusal-follow-failed = The number and the telephone number do not go together.
    .remedy = Check the number in the notice you were sent and the telephone number you gave; if it still does not work, call the hotline.
refusal-follow-locked = There were too many tries; following is closed for a while.
    .remedy = Try again in {$minutes} min, or call the hotline.
refusal-portal-too-many-complaints = Too many complaints came in for this telephone number or from this network; no more can be submitted for a while.
    .remedy = Try again in {$minutes} min, or call the hotline, where a person takes it in.
refusal-portal-too-much = A great deal was done on this complaint in a short time; please wait a little.
    .remedy = Try again in {$minutes} min, or call the hotline.
refusal-information-empty = There is neither a text nor a file.
    .remedy = Write something, or choose the files to add.
refusal-information-too-long = The text is too long: {$chars} characters, where {$max} are the most.
    .remedy = Shorten it, or add the details as a file.
refusal-information-too-much = This complaint was added to {$max} times, which is the most.
    .remedy = Call the hotline, so that its owner records what you have to say.

## Calendars
refusal-calendar-unknown = There is no calendar called {$place}.
    .remedy = Choose one from the list, or import the calendar of that place first.
refusal-calendar-exists = There is a calendar called {$place} already.
    .remedy = Revise it, or give the new one another name.
refusal-calendar-unreadable = This is not a calendar: {$why}
    .remedy = Put the file right, and try again; the guide to calendars shows one.
refusal-calendar-time-zone-unknown = Calendar {$place}: there is no time zone {$zone}.
    .remedy = Give its name in the IANA database, e.g. Asia/Shanghai.
refusal-calendar-without-working-day = Calendar {$place}: the weekly rest leaves no working day.
    .remedy = Name at most six days of rest.
refusal-calendar-not-later = {$given} is not later than {$held}, which is held and says something else.
    .remedy = Give what was announced later the next revision; what is held is never overwritten.
refusal-calendar-no-such-year = {$given} is of a year that no calendar is kept for.
    .remedy = Give a year from 1 to 9998.
refusal-calendar-days-of-another-year = {$given}: {$name} ({$from} to {$until}) is not a run of days of that year.
    .remedy = A run begins on or before its end, and at most in the December before or the January after its year.
refusal-calendar-day-both = {$given}: {$day} is both a holiday and a make-up working day.
    .remedy = Look it up in the announcement, and name the day once.
refusal-calendar-without-source = The announcement for {$year} names no source.
    .remedy = Say where it can be read, so that anybody can look up why a deadline moved.
refusal-calendar-too-many-days = The announcement for {$year} lists more than {$max} runs of days.
    .remedy = Check whether the file is a calendar of public holidays.

## People and signing in (2.2, 5.2.2(1))
refusal-sign-in-failed = The staff number or the password is wrong.
    .remedy = Check both and try again; if you forgot the password, an administrator can set a new one.
refusal-sign-in-locked = There were too many tries; signing in is locked for a while.
    .remedy = Try again in {$minutes} min, or ask an administrator.
refusal-password-wrong = The present password is wrong; nothing was changed.
    .remedy = Enter the password you use now.
refusal-password-length = The password has {$length} characters; it needs {$least} to {$most}.
    .remedy = Choose another one. A few unrelated words in a row are easy to remember and hard to guess.
refusal-password-with-staff-number = The password contains the staff number {$staff} and is easy to guess.
    .remedy = Choose one without the staff number.
refusal-own-post = {$staff} cannot change their own post, roles or authority.
    .remedy = Ask another administrator.
refusal-administrators-only = {$staff} is not an administrator on duty.
    .remedy = Name an administrator, or leave the name out.
refusal-last-administrator = {$staff} is the last administrator and can neither lose that role nor be switched off.
    .remedy = Make somebody else an administrator first.
refusal-staff-number-taken = Staff number {$staff} is taken.
    .remedy = Choose another one, or change the person who has it.
refusal-staff-without-role = {$staff} has no role.
    .remedy = Choose at least one role.
refusal-authority-below-zero = The authority of {$staff} cannot be below zero.
    .remedy = Enter zero or more.
refusal-unknown-department = There is no department with the code {$code}.
    .remedy = Add the department first, or choose one from the list.
refusal-team-of-another-department = Team {$team} does not belong to department {$department}.
    .remedy = Choose a team of that department.
refusal-unit-code-taken = Code {$code} is taken.
    .remedy = Choose another code.
refusal-token-without-scope = Token {$token} is not allowed anything.
    .remedy = Choose at least one: reading or writing.
refusal-token-name-taken = The token name {$token} is taken.
    .remedy = Choose another name. A name is never given again, even after its token was revoked: the journal calls a system by it.

## Customer files (4.1.4(4), 5.2.2(1))
refusal-unverified-contact = The customer's identity has not been verified in this contact: only general information can be given, and the file of {$customer} stays closed.
    .remedy = Verify the service password and the last four characters of the document first.
refusal-verification-failed = What was given does not match; the identity is not verified.
    .remedy = Ask the customer once more; if it still does not match, give general information only, or send them to a shop.
refusal-verification-locked = There were too many failed tries; verification is locked for a while.
    .remedy = Try again in {$minutes} min, or ask the customer to bring a document to a shop.
refusal-nothing-to-verify-by = {$customer} has set nothing to be verified by.
    .remedy = Ask the customer to bring a document to a shop.
refusal-contact-of-a-colleague = This contact is a colleague's and opens no customer file to you.
    .remedy = Let the colleague do it, or contact the customer yourself and verify who it is.
refusal-contact-of-another-customer = Another customer was verified in this contact; it does not open the file of {$customer}.
    .remedy = Verify this customer.
refusal-contact-over = This contact began more than {$hours} hours ago and opens no customer file any more.
    .remedy = Contact the customer again and verify who it is.
refusal-no-ground-to-look = There is no ground to look at the file of {$customer}.
    .remedy = Come from one of this customer's complaints, or verify the customer in a contact.
refusal-too-many-phones = There are {$phones} telephone numbers; {$most} are the most.
    .remedy = Keep only those still in use.
refusal-customer-number-taken = Customer number {$customer} is taken.
    .remedy = Choose another one, or change the customer who has it.
refusal-customer-kept = A customer's file is not deleted over the API.
    .remedy = Correct what is wrong in it; where a person asks to be deleted, pass the request to the privacy officer.
refusal-one-address-each = One e-mail address and one postal address are kept for each customer.
    .remedy = Send the one that the customer uses now.
refusal-already-a-customer = {$customer} is a customer already.
    .remedy = Change the customer instead.
