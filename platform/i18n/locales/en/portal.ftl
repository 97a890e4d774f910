## The customers' own pages. Everyday words only: no inner steps, no codes, no clause numbers.
portal-title = Complain, or see how it stands
portal-lead = Complain, follow it, ask again, add to it, and say what you think. No account needed.
portal-do-submit = Make a complaint
portal-do-submit-hint = About 3 minutes. You get a number and the date of our answer at once.
portal-do-follow = Follow my complaint
portal-do-follow-hint = You need its number and the telephone number you gave.
portal-do-continue = Back to complaint {$number}
portal-do-continue-hint = It is open on this device.
portal-do-call = Call us: {$phone}
portal-do-call-hint = A person answers, and can take your complaint too.
portal-how = How we work on it
portal-how-accept = We take it in: you get a number at once, and two dates – the day we promise an answer, and the last day the law gives us.
portal-how-judge = We see whether it is ours to settle. If it is not, we tell you why, and who can help.
portal-how-investigate = The responsible department looks into it, and one person stays with it to the end. You are told their staff number.
portal-how-answer = We answer within { $days ->
    [one] { $days } working day
   *[other] { $days } working days
}. If it takes longer, we tell you why and until when beforehand, and never later than the { $statute } days of the law.
portal-how-opinion = You say what you think. If you are dissatisfied, it is not closed: we work on it again.
portal-appeal-title = You do not agree with our answer?

## Submitting
portal-about-title = What is it about?
portal-about-lead = Choose what comes closest.
portal-about-charge-dispute = Charges and payments
    .hint = Charged too much, something you never ordered, refunds, roaming
portal-about-user-service = Service and requests
    .hint = How you were treated, promises, contracts, suspension, moving your number
portal-about-network-quality = Signal, internet and broadband
    .hint = No signal, slow, broken, bad calls, installation and moving
portal-about-information-security = Nuisance, fraud and personal data
    .hint = Spam, nuisance calls, leaked data, wrongly suspended
portal-about-marketing = Offers and advertising
    .hint = Not as advertised, hidden conditions, unwanted offers
portal-about-none = There is no subject to choose here at the moment.
portal-about-none-remedy = Please call the hotline; we will take it in for you.
portal-about-change = Change
portal-tell-title = Tell us what happened
portal-field-matter = Which of these is it?
portal-field-text = What happened?
portal-field-text-hint = When, where, and what. Your own words are fine.
portal-field-demand = What would you like us to do?
portal-field-demand-hint = Such as money back, a repair, an apology or an explanation.
portal-field-phone = Your telephone number
portal-field-phone-hint = We use it to tell you the result. You need it to follow your complaint.
portal-more = Tell us more
portal-field-name = Your name
portal-field-product = The number, plan or product
portal-field-place = The place
portal-field-place-hint = For signal and broadband as exact as you can, such as “12 Renmin Road, flat 3”.
portal-field-happened = When it happened
portal-field-email = Your e-mail address
portal-files-next = You can add photos and files right after submitting.
portal-privacy = We use this for your complaint only.
portal-send = Submit complaint
portal-phone-invalid = A telephone number has 5 to 15 digits. Please check it.
portal-email-invalid = This does not look like an e-mail address. Please check it.
portal-not-submitted = Not submitted yet

## What exactly: the codes of the department's category tree in everyday words
portal-matter-plan-charge = The plan costs more than agreed
portal-matter-overage = Charges beyond the plan are wrong
portal-matter-vas-not-ordered = I was charged for something I never ordered
portal-matter-third-party-charge = Charges for another company are wrong
portal-matter-roaming-charge = Roaming charges are wrong
portal-matter-late-fee = A late or exit fee is not right
portal-matter-refund-delay = A refund does not come
portal-matter-attitude = I was treated badly
portal-matter-promise-not-kept = A promise was not kept
portal-matter-contract-dispute = My contract is in dispute
portal-matter-real-name = Real-name registration does not work
portal-matter-number-porting = I cannot move my number
portal-matter-store-service = The service in a shop was bad
portal-matter-suspension = I was cut off, or not restored in time
portal-matter-coverage = No signal, or a weak one
portal-matter-speed = The internet is slow
portal-matter-broadband-fault = Broadband is broken
portal-matter-call-quality = Calls break up or sound bad
portal-matter-installation = Installation or moving goes wrong
portal-matter-spam = Spam and nuisance calls
portal-matter-data-leak = My personal data leaked
portal-matter-fraud-suspension = My number was suspended as fraudulent
portal-matter-misleading-offer = Not as advertised
portal-matter-unwanted-marketing = I keep being offered things
portal-matter-hidden-conditions = Conditions were not made clear

## The receipt
portal-receipt-title = We have your complaint
portal-receipt-lead = Please note its number. You need it, and the contact you gave, to follow it.
portal-number = Complaint number
portal-copy-number = Copy the number
portal-receipt-next = What happens next
portal-receipt-sms = We are texting number and dates to {$phone}.
portal-receipt-email = We are sending number and dates to your e-mail address.
portal-receipt-case = See this complaint
portal-receipt-files = Any photos or files?
portal-receipt-files-lead = A bill, a screenshot or a photo helps us find out faster. You can also add them later.

## Following
portal-follow-title = Follow my complaint
portal-follow-lead = Enter the number from our notice and the telephone number you gave us.
portal-field-number = Complaint number
portal-field-number-hint = Such as T20260930-0001
portal-field-contact = The telephone number you gave
portal-field-contact-hint = If you gave none, the e-mail address.
portal-follow-send = Follow
portal-follow-lost = Lost the number? Call the hotline: your telephone number is enough to find it.
portal-follow-ended = For your safety this page was closed.
portal-follow-ended-remedy = Please enter number and telephone number once more.
portal-follow-kept = What you wrote was not sent. It is kept below for you to copy:
portal-not-found-in = Not found

## The complaint: where it stands
portal-case-title = Complaint {$number}
portal-journey = How far it is
portal-journey-accepted = Received
portal-journey-judged = Check
portal-journey-investigated = Inquiry
portal-journey-answered = Answer
portal-journey-closed = Closed
portal-journey-not-valid = Not ours to settle
portal-journey-done = done
portal-journey-now = now
portal-journey-later = to come
portal-state-accepted = We have it, and are checking whose it is to settle.
portal-state-valid = It is ours to settle, and on its way to the responsible department.
portal-state-dispatched = The responsible department has it, and will look into it.
portal-state-investigating = We are looking into it.
portal-state-investigating-again = We are looking into it again.
portal-state-answered = We have answered. Please tell us what you think.
portal-state-answered-dissatisfied = You are dissatisfied with the answer. We are working on it again.
portal-state-answered-content = Thank you for telling us what you think. We will close it.
portal-state-closed = It is closed.
portal-state-not-valid = It is not ours to settle. Below you find why, and who can help.
portal-mass = Many customers told us of the same problem. We are working on all of them together.

## Limits and owner
portal-limits = When we answer, and who works on it
portal-due = Our answer by
portal-due-was = It was { $was }. On { $told } we told you that it will be { $now }. The reason: { $reason }
portal-due-provisional = The public holidays of that year are not announced yet; the day may move with them.
portal-statute = Legal limit
portal-answered-on = Answered
portal-judged-on = Checked
portal-accepted-on = Received
portal-owner = Handled by
portal-owner-number = Staff number {$number}
portal-late = The day we promised has passed. We are sorry.
portal-late-remedy = You can ask again below, or call the hotline.
portal-waiting = We need to hear from you before we can go on.
portal-waiting-remedy = Please write to us below, or call the hotline.

## Answer and opinion
portal-answer = Our answer
portal-answer-earlier = Earlier answers
portal-answer-by = Staff number {$number}, {$when}
portal-appeal = If you do not agree with the answer
portal-opinion = Are you satisfied?
portal-opinion-satisfied = Satisfied
    .hint = It is settled. We will close it.
portal-opinion-neutral = Neither
    .hint = I can live with it. We will close it.
portal-opinion-dissatisfied = Dissatisfied
    .hint = It is not closed: we look into it again, or a team leader takes it up. The dates stay.
portal-opinion-remark = In your words
portal-opinion-remark-hint = If you are dissatisfied, tell us what is still wrong.
portal-opinion-send = Send my opinion
portal-opinion-yours = Your opinion
portal-opinion-then = You are dissatisfied, so this complaint does not end here: we look into it again, or a team leader takes it up. You can also appeal right away.
portal-not-valid = Why it is not ours to settle
portal-not-valid-reason-not-ours = Another company or authority is responsible.
portal-not-valid-reason-enquiry = It is a question or a wish, and we treat it as one.
portal-not-valid-reason-as-agreed = Service and charges are as agreed and as published.
portal-not-valid-reason-customer-equipment = The cause lies in your own equipment.
portal-not-valid-reason-settled-elsewhere = It is settled already, or before a court or the regulator.
portal-not-valid-guidance = What you can do
portal-not-valid-disagree = You do not agree? Add below what we should know, and whoever works on it will see it; or call the hotline and ask for a review.

## Asking again, adding
portal-chase = Ask again
portal-chase-lead = We count that you asked, and whoever works on it sees it at once. The day of our answer does not change.
portal-chase-count = { $n ->
    [one] You have asked once, on { $when }.
   *[other] You have asked { $n } times, last on { $when }.
}
portal-chase-send = Ask again now
portal-inform = Add something or answer a question
portal-inform-lead = Whoever works on it sees what you write and your files. They stay with this complaint.
portal-inform-text = What you want to say
portal-inform-files = Photos or files
portal-inform-files-hint = Each up to {$size}, together up to {$total} at a time.
portal-inform-send = Send
portal-files-send = Add files
portal-files-again = The files were not kept. Please choose them again.
portal-ended = This complaint is closed and takes no more.
portal-ended-remedy = If something new came up, make a new complaint; if you do not agree with the outcome, you can appeal.
portal-submit-again = Make a new complaint

## Letters, and the customer's own words
portal-letters = What was said
portal-letter-process = Notice that we have it
portal-letter-not-valid = What we decided
portal-letter-extension = Notice that it takes longer
portal-letter-limit-moved = Notice of the new day
portal-letter-told = { $way ->
    [sms] texted to you
    [email] e-mailed to you
    [phone] told you by telephone
    [letter] sent to you by post
    [in-person] told you in person
   *[portal] shown to you here
}
portal-letter-waiting = on its way
portal-letter-informed = You added
portal-letter-chased = You asked again
portal-letter-opinion = Your opinion: { $opinion ->
    [satisfied] satisfied
    [neutral] neither
   *[dissatisfied] dissatisfied
}
portal-yours = What you told us
portal-yours-text = What happened
portal-yours-demand = What you would like
portal-yours-about = About
portal-yours-contact = How we reach you
portal-yours-files = Your files
portal-file = {$name} ({$size})
portal-leave = Close and leave
portal-leave-hint = Please do, if this is not your own phone or computer.

## Said after something was done
portal-said-chased = We have counted that you asked again
portal-said-informed = We have what you added
portal-said-opinion = Thank you for telling us
portal-said-left = Closed. Nobody can look at it here any more

## What cannot be done, in words for customers; the others are in refusals.ftl
portal-refusal-intake-text-missing = Please tell us what happened.
    .remedy = Your own words are fine: when, where, and what.
portal-refusal-intake-category-missing = Please choose which of these it is.
    .remedy = What comes closest is enough; a wrong choice does no harm.
portal-refusal-intake-contact-missing = Please give a telephone number, or we cannot tell you the result.
    .remedy = Enter a number on which we can reach you.
portal-refusal-intake-demand-missing = Please tell us what you would like us to do.
    .remedy = Such as money back, a repair, an apology or an explanation.
portal-refusal-nobody-to-own-it = It cannot be taken in here at the moment.
    .remedy = Please call the hotline; we will take it in for you. What you wrote is still below.
portal-refusal-closed-file-takes-additions = This complaint is closed and cannot be changed.
    .remedy = If something new came up, make a new complaint; if you do not agree with the outcome, you can appeal.
portal-refusal-step-not-in-order = This complaint has just changed, and this cannot be done now.
    .remedy = See below how it stands.
portal-refusal-opinion-given = You have told us already what you think of this answer.
    .remedy = If you think differently now, tell us under “Add something”.
portal-refusal-evidence-empty = One of the files is empty and was not kept.
    .remedy = Check the file and choose it again.
portal-refusal-evidence-too-large = One of the files is larger than {$max_mib} MB and was not kept.
    .remedy = Use a smaller photo, or send it in parts.
portal-refusal-evidence-too-many = This complaint has {$max} files already and takes no more.
    .remedy = Put them together into one file, or call the hotline.
