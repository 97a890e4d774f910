## Finding the customer.
customer-search = Find a customer
customer-search-hint = Customer number, telephone number (at least the first 4 digits), or the beginning of the name
customer-none = No customer found
customer-none-hint = Check the number, or enter only the first letters of the name.
customer-number = Customer number
customer-name = Name
customer-kind = Kind
customer-individual = Person
customer-organisation = Organisation
customer-phone = Telephone

## The contact.
contact-title = Contact
contact-open = Start a contact
contact-channel = Channel
contact-opened = Started
contact-general = Not verified
contact-general-hint = Until the customer is verified, give general information only, and nothing of the account.
contact-verify = Verify who it is
contact-check = Verify
contact-verified = Verified
contact-verified-by = Verified by:
method-service-password = Service password
method-document-digits = Last four characters of the document number
contact-channel-phone = Telephone
contact-channel-store = Store
contact-channel-chat = Chat
contact-channel-email = E-mail
contact-channel-letter = Letter
contact-channel-social = Social media

## The file.
customer-open = Open the customer's file
customer-email = E-mail
customer-address = Address
customer-plan = Plan
customer-since = Customer since
customer-matters = Complaints
customer-matters-open = Show this customer's complaints
need-large-print = Large print
need-senior = 65 or older: a human first
need-hard-of-hearing = Hard of hearing: use written words
