### Naru's words in English. The same keys and values stand in ko.ftl; tests/core/words.rs compares them.
### Values are formatted before they come here. A plural is chosen by `$<name>_n` alone (words.rs, COUNTS).

### Steps: title, what it does, why, and where it lies in the AWS console (as printed there in 2026-11)

step-account = Check the account
step-account-what = Asks AWS who you are: the account ID, the identity behind the credentials, and the Region in which everything will be made. Changes nothing.
step-account-why = Everything that follows is made in this account and appears on its bill. Naru remembers which account a project belongs to and stops if the credentials are for another one. On AWS the root user is refused, because its keys can do anything and cannot be limited. Asking is free.
step-account-console = IAM › Dashboard › AWS Account › Account ID

step-folder = Check the folder
step-folder-what = Reads the build folder on this computer: what built it, how many files it holds, how large they are, and what must not be published. Changes nothing and sends nothing.
step-folder-why = Once a site is public, anyone can read whatever lies in its folder. Naru therefore refuses .env files, .git, private keys and links that lead out of the folder, notices when a project's source was given instead of its build, and leaves source maps out unless you ask for them. This happens on your computer and is free.
step-folder-console = Nothing to do in the console: the folder lies on this computer

step-bucket = Create the bucket
step-bucket-what = Creates one S3 bucket in the project's Region, with a name that comes out the same on every computer, ACLs disabled, and tags that say which site it belongs to. A bucket of this site that exists already is used; somebody else's is never touched.
step-bucket-why = The bucket is where the site's files lie. An empty bucket costs nothing: you pay for the gigabytes stored, for requests, and for the data that goes out to visitors. A Region near your visitors answers faster. Neither the Region nor the name of a bucket can be changed later.
step-bucket-console = Amazon S3 › General purpose buckets › Create bucket › Object Ownership: ACLs disabled (recommended) › Tags
step-bucket-defaults = Left as AWS makes it: versioning off (every old copy would be stored and billed; Naru records its releases itself) · encryption with SSE-S3 (on for every new object, free, no key to manage) · Object Lock off (it would forbid deleting) · server access logging off (logs are stored and billed too) · Block Public Access fully on until the access step · Transfer Acceleration off (it costs extra) · Requester Pays off (it would lock anonymous visitors out)
step-bucket-acl = Enable ACLs, as older guides do: possible, but it adds nothing today. Since April 2023 AWS makes new buckets with ACLs disabled, and a website becomes readable through the bucket policy alone. With ACLs enabled nobody gains access, the two ACL switches of Block Public Access stay on in any case, and there is one more place where a file could be opened by mistake.

step-access = Set access
step-access-what = Sets who may read the bucket: Block Public Access, static website hosting and the bucket policy, in the order AWS accepts. Statements that others wrote into the policy are kept.
step-access-why = AWS makes a new bucket closed to everyone outside the account, whatever its policy says. Leaving it closed is the safe base for CloudFront. Opening it lifts only the two switches for policies; the two for ACLs stay on. In both modes nobody outside the account can read Naru's records in .naru/. Changing access is free; what visitors then load is billed to you by request and by gigabyte.
step-access-console = Amazon S3 › General purpose buckets › (your bucket) › Permissions › Block public access (bucket settings) › Edit › Properties › Static website hosting › Edit › Permissions › Bucket policy › Edit

step-files = Upload the files
step-files-what = Compares the folder with the bucket and sends only what differs, each file with its content type and cache header: first what pages refer to, then the pages, then the start page. At the end it removes files that an earlier release of Naru's put there and that are no longer wanted.
step-files-why = The aws s3 sync of older guides compares size and time only, sets no cache header, and guesses content types differently from system to system; Naru compares the content itself. Because pages go after what they refer to, visitors keep seeing the old pages if an upload stops halfway. Data sent to S3 is free; each file sent counts as one request, and the plan shows the sum before anything is sent.
step-files-console = Amazon S3 › General purpose buckets › (your bucket) › Objects › Upload › Add files, Add folder › Properties › Metadata › Upload

step-answers = Check the site
step-answers-what = Fetches the site's real addresses as a visitor would: the start page, a file it needs, a deep link, and a file that does not exist. Compares every byte with your folder.
step-answers-why = A site is called live only if each of these answers is right, never because an upload went through. The few requests cost next to nothing. Where there is no public address to ask, the result is called stored. Without a CDN a deep link shows the right page with status 403 or 404; Naru shows that status instead of hiding it.
step-answers-console = Amazon S3 › General purpose buckets › (your bucket) › Properties › Static website hosting › Bucket website endpoint

### Which identity a step needs

identity-S = Set-up identity
identity-D = Daily identity

### Access: the two modes, and the account's own block

access-private = Private (the base for CloudFront)
access-private-why = Only your own account can read the files, and on AWS only over HTTPS. There is no public address yet: a CloudFront distribution is allowed to read later, and until then the result is stored, not live. Requests from strangers that AWS refuses with 403 are not billed to you.
access-classic = Classic public website (as in older guides)
access-classic-why = Anyone on the internet can read every file, at the bucket's website endpoint. That endpoint speaks plain HTTP only, has no cache and no filter (WAF) in front of it, and every answered request and gigabyte is billed to you. It is good for learning and for a demo; for a real site choose private with CloudFront. You can go back to private at any time.
access-account-block = Block Public Access exists twice, for the bucket and for the whole account, and the stricter one always wins. If it is on for the account, AWS refuses a public policy on any bucket, however the bucket itself is set. Naru never changes the account's setting, because it protects all other buckets too. Ask whoever looks after the account (an organization may have fixed it), or keep this bucket private.

### The bucket policy, field by field as in the console's policy generator

policy-effect = Effect
policy-effect-why = Allow: this statement permits something. What no statement allows stays forbidden, and a Deny anywhere always wins.
policy-principal = Principal
policy-principal-why = Who may: * means everyone, signed in or not. Older guides print /* here, but that names nobody and AWS refuses the policy as malformed; it must be *.
policy-action = Action
policy-action-why = What they may do: s3:GetObject reads a file. Listing the bucket (s3:ListBucket) is not part of it, so nobody can browse the bucket, and a missing file answers 403 instead of 404.
policy-resource = Resource (ARN)
policy-resource-why = On what: the bucket's ARN followed by /*, which means every object in it. Without /* the ARN names the bucket itself; s3:GetObject works on objects only, so AWS refuses the policy.
policy-condition = Condition
policy-condition-why = When: the statement counts only while this holds. Naru uses it to keep its records in .naru/ readable by your own account alone and, in private mode on AWS, to refuse plain HTTP.

### Changes: the title of every op

op-s3-create-bucket = Create bucket: {$bucket} ({$region})
op-s3-tag-bucket = Tag bucket {$bucket}: {$tags}
op-s3-untag-bucket = Take Naru’s tags off the bucket: {$bucket} ({$tags})
op-s3-set-ownership = Set Object Ownership of {$bucket}: {$ownership}
op-s3-block-public = Turn on all of Block Public Access: {$bucket}
op-s3-lift-block = Lift Block Public Access for policies only: {$bucket}
op-s3-set-website = Turn on website hosting: {$bucket} (index document {$index}, error document {$error})
op-s3-clear-website = Turn off website hosting: {$bucket}
op-s3-set-policy = Write bucket policy: {$bucket}
op-s3-clear-policy = Remove bucket policy: {$bucket}
op-s3-take-lock = Take the publish lock: {$bucket}
op-s3-drop-lock = Release the publish lock: {$bucket}
op-s3-begin-release = Record the release as begun: {$release} ({$bucket})
op-s3-finish-release = Record the release as finished: {$release} ({$bucket})
op-s3-upload = { $files_n ->
    [one] Upload {$phase}: {$files} file, {$size} ({$bucket})
   *[other] Upload {$phase}: {$files} files, {$size} ({$bucket})
}
op-s3-delete-objects = { $files_n ->
    [one] Delete {$files} file: {$bucket}
   *[other] Delete {$files} files: {$bucket}
}
op-s3-delete-records = Delete Naru’s own records: {$bucket}
op-s3-delete-bucket = Delete bucket: {$bucket} ({$region})

### What kind of change, and what it weighs

change-add = Add
change-change = Change
change-remove = Remove
weight-free = Free
weight-costs = {$usd} once, prices of {$as_of}
weight-destroys = Removes for good
weight-unknown = No price known for this Region

### Runs: where, toward what, how a step stands, how it ended

venue-practice = Practice on this computer
venue-aws = AWS
venue-endpoint = Not AWS, but this endpoint: {$url}
goal-build = Set up
goal-clear = Take everything back

state-ahead = Not yet
state-running = In progress
state-waiting = Waiting
state-done = Done
state-not-asked = Not needed
state-unseen = Could not be checked
state-failed = Stopped here

outcome-live = Live
outcome-live-why = Naru fetched the site's real addresses as a visitor would, and every answer was right: the bytes are those of your folder.
outcome-stored = Stored
outcome-stored-why = The files lie in the bucket as they lie in your folder. No public address was fetched, because the bucket is private or its address is not known, so nothing is said about what visitors see.
outcome-cleared = All taken back
outcome-cleared-why = Nothing that Naru made for this site is left. What others put there was not touched.
outcome-done = Steps done
outcome-done-why = The steps you asked for are done; the site as a whole was not checked.
outcome-cancelled = Cancelled
outcome-cancelled-why = Stopped because you asked. What was done stays, nothing was undone, and the next run continues from here.
outcome-failed = Stopped by an error
outcome-failed-why = The error says where it stopped. What was done before stays, nothing was undone, and the next run continues from there.

wait-answers = S3 is still bringing the new files to the site's addresses
wait-stale-read = S3 still shows the state before the change

### Questions only a person can answer, with what follows from a yes

question-make-public = This makes the bucket {$bucket} public: anyone on the internet will be able to read every file in it, now and after each later deploy, except Naru's records in .naru/. What was once public may have been copied by others. You can take it back at any time by choosing private access. Make it public?
question-overwrite = { $files_n ->
    [one] {$files} object in the bucket was put or changed by somebody else and would be replaced: {$first}. Replace it?
   *[other] {$files} objects in the bucket were put or changed by somebody else and would be replaced, the first of them: {$first}. Replace them?
}
question-break-lock = A publish lock lies in the bucket, held by {$holder} since {$since}. If that run is still going, both would write at the same time and visitors could get a mix of two releases. If it was cut off, taking the lock over loses nothing. Take it over?

### The folder: what built it, what stays behind, what is odd, what is secret

framework-vite = Vite
framework-create-react-app = Create React App
framework-next-export = Next.js (static export)
framework-svelte-kit = SvelteKit (static)
framework-astro = Astro
framework-nuxt = Nuxt (generate)
framework-vue-cli = Vue CLI
framework-angular = Angular
framework-gatsby = Gatsby
framework-hugo = Hugo
framework-eleventy = Eleventy
framework-plain = Plain files

left-out-source-map = source map, left out because it would show your source code to anyone
left-out-package-file = package file: of use when building, not to visitors
left-out-system-file = hidden, or left behind by the operating system or an editor
left-out-reserved = .naru/ is reserved for Naru's own records
left-out-not-regular = not a regular file (a pipe, socket or device)

folder-warning-empty-file = empty file (0 bytes)
folder-warning-case-twin = differs from another file by letter case only, which links easily confuse
folder-warning-decomposed = name spelled in decomposed Unicode (NFD), stored composed (NFC)
folder-warning-asset-host = loads scripts or styles from this computer or another host

secret-kind-version-control = a repository's whole history
secret-kind-env = settings and keys for building or running, in a .env file
secret-kind-private-key = private key
secret-kind-key-store = store of private keys or passwords
secret-kind-password-file = passwords
secret-kind-credential-file = credentials a tool signs in with
secret-kind-aws-key = AWS access key
secret-kind-google-key = Google service account key or client secret
secret-kind-payment-key = secret key of a payment service
secret-kind-code-host-token = GitHub or GitLab token
secret-kind-chat-token = Slack, Discord or Telegram token or webhook
secret-kind-ai-key = API key of an AI service
secret-kind-service-token = secret token of a service
secret-kind-database-url = database address with its password

### Files: phases, reasons, cache classes

phase-hashed-assets = files with a hash in their name
phase-other-files = other files
phase-pages = pages
phase-entry-page = start page
phase-service-worker = service worker

why-new = new
why-bytes-differ = content differs
why-headers-differ = same content, other content type or cache header
why-unknown = cannot tell whether the content is the same

cache-immutable = kept for a year: the name changes with the content
cache-hour = kept for an hour
cache-revalidate = checked at every visit

### The site's answers

probe-root = Start page
probe-asset = A file the page needs
probe-deep-link = Deep link
probe-missing = A file that does not exist
wrong-unreachable = nobody answered
wrong-status = wrong status code
wrong-bytes = wrong content
wrong-content-type = wrong content type

### Practice: faults on order

fault-crash-before = The program dies before the change is made
fault-crash-after = The program dies after the change was made, before it hears so
fault-lost-reply = The change is made and the reply gets lost
fault-denied = The change is refused for want of a permission
fault-offline = The network is gone
fault-stale-reads = The next reads show the state before the change

### Values: the names of fields, and the rules they must keep

field-bucket = bucket name
field-region = Region
field-project = project name
field-account = account ID
field-project-id = project ID
field-env = environment name
field-slug = short name
field-key = file path
field-fault = fault
field-endpoint = endpoint
field-link = link
field-index = index document
field-credential = credential
field-key-id = access key ID
field-secret = secret access key
field-error = error document

rule-bucket-length = it must have 3 to 63 characters
rule-bucket-letters = it may hold only lowercase letters a to z, digits, dots and hyphens
rule-bucket-ends = it must begin and end with a lowercase letter or a digit
rule-bucket-dots = it must not hold two dots in a row
rule-bucket-ip = it must not look like an IP address
rule-bucket-reserved = AWS reserves names that begin with xn--, sthree- or amzn-s3-demo-, or end with -s3alias, --ol-s3, .mrap, --x-s3 or --table-s3
rule-region-shape = it must look like ap-northeast-2 or us-east-1
rule-account-shape = it must have 12 digits
rule-id-shape = it must have 32 digits of 0 to 9 and a to f
rule-env-shape = it must have 1 to 20 lowercase letters, digits or hyphens and begin with a letter
rule-slug-shape = it must have 1 to 30 lowercase letters, digits or single hyphens and begin and end with a letter or a digit
rule-key-empty = it must not be empty
rule-key-long = it must not be longer than 1,024 bytes
rule-key-relative = it must be a relative path without empty, . or .. parts
rule-key-control = it must not hold control characters
rule-file-size = S3 takes at most 5 GB in one request
rule-file-utf8 = the name must be valid Unicode
rule-file-depth = at most 64 folders deep
rule-file-links = at most 1,000 links
rule-fault-shape = write it as fault@number, such as lost-reply@3
rule-document-shape = an index document is a file name without /, an error document is a file path inside the site
rule-name-shared = several projects go by it, so use one of the IDs in the detail
rule-not-linked = it is not a linked project
rule-credential-shape = it must look like key-1a2b3c4d
rule-key-id-shape = it must have 16 to 128 letters, digits or underscores, as in AKIA…
rule-key-temporary = IDs that begin with ASIA are temporary and need a session token too, so use them by an AWS CLI profile
rule-secret-shape = it must have 1 to 512 characters, without spaces or special characters outside ASCII
rule-key-file-size = it is larger than 64 KB
rule-key-file-text = it is not a text file
rule-key-file-empty = it holds no key
rule-key-file-header = its first line must name Access key ID and Secret access key
rule-key-file-several = it holds more than one key
rule-url-shape = it must begin with http:// or https:// and name a host

### What credentials are for, where their secrets lie, and how the keychain stands

purpose-setup = setting up and taking back
purpose-daily = daily deploys
source-keychain = in this computer's keychain
source-session = in memory, until Naru is closed
source-profile = AWS CLI profile {$name}
source-environment = environment variables

### The lines for AWS CloudShell that make a user and a key

snippet-intro = Makes an IAM user with exactly the permissions Naru needs to set a site up, and one access key for it (paste it into AWS CloudShell)
snippet-make-user = The user, and what it may do
snippet-make-key = Its access key, straight into a file: it is shown nowhere
snippet-not-ours = A user of this name exists that Naru did not make, so nothing was changed
snippet-two-keys = The user has two access keys already, as many as AWS allows: delete one in IAM, then paste this again
snippet-download = Download this file with Actions › Download file and give it to Naru:
snippet-take-back = To take all of it back:

### Errors: what is typed, and projects

error-bad-value = This is not a valid {$field}: “{$value}” ({$rule})
error-no-project = There is no project of this name: {$project}
error-bad-project = The project file cannot be understood: {$path}
error-no-environment = The project has no such environment: {$env}
error-project-exists = There is a project of this name already: {$project}
error-no-project-file = There is no project file at this place: {$path}
error-project-twice = The same project lies in another file too: {$path} ({$other} is used)
error-file-taken = Something else lies there already: {$path}
error-project-live = The project still has resources on AWS: {$project}

### Errors: who you are, and what you may do

error-no-credential = Naru keeps no such credential: {$credential}
error-credential-exists = A credential of this name is kept already: {$credential}
error-root-key = This is an access key of the account's root user, which Naru never takes
error-bad-key-file = This is not the CSV file that the IAM console saves for an access key: {$file} ({$rule})
error-no-keychain = No keychain answers on this computer, so no secret can be kept in it
error-no-keyring = The keychain answers, but there is no default keyring in it yet to save in
error-keychain-locked = The keychain is locked
error-keychain-failed = The keychain did not do what it was asked
error-no-credentials = Nothing says which credentials to use
error-no-profile = There is no such profile in your AWS files: {$profile}
error-bad-profile = The profile cannot be understood: {$profile}
error-unknown-key = AWS does not know this access key ID
error-bad-secret = The secret access key does not fit the access key ID
error-expired = The sign-in has expired
error-access-denied = A permission is missing: {$action}
error-root-refused = These are credentials of the account's root user, which Naru never uses on AWS
error-wrong-account = The credentials belong to account {$have}, but the project belongs to account {$want}
error-process-not-allowed = The profile {$profile} would run a program you have not allowed: {$command}
error-process-is-naru = The profile gets its credentials from Naru itself, which would never end: {$profile}
error-metadata-refused = The profile {$profile} would take its credentials from a source that Naru never asks: {$source}
error-mfa-needed = The profile {$profile} wants a code from your MFA device: {$serial}
error-clock-skew = { $minutes_n ->
    [one] This computer's clock is off by {$minutes} minute
   *[other] This computer's clock is off by {$minutes} minutes
}
error-not-activated = The account may not use this service yet: {$service}

### Errors: the network

error-offline = No connection to {$host}
error-timeout = { $seconds_n ->
    [one] No answer within {$seconds} second from {$host}
   *[other] No answer within {$seconds} seconds from {$host}
}
error-captive-portal = Somebody else answered in place of {$host}, probably a network's sign-in page
error-untrusted-tls = The certificate of {$host} is not trusted, so nothing was sent
error-service-busy = The service is overloaded or in trouble: {$service}

### Errors: somebody else was there first

error-name-taken = The bucket name belongs to somebody else: {$bucket}
error-wrong-region = The bucket {$bucket} lies in {$have}, but the project wants {$want}
error-moved = It was changed by somebody else while Naru was working: {$what}
error-not-ours = It does not belong to this site, so Naru leaves it alone: {$what} (owner: {$owner})
error-site-busy = Another Naru is working on this site: {$holder}
error-publish-locked = Somebody else is publishing to this bucket: {$holder}, since {$since}
error-not-free-yet = The bucket name was given up a moment ago and is not free again yet: {$bucket}
error-no-bucket = There is no such bucket: {$bucket}
error-drift = A setting is not as the project wants it, and no change of Naru's can mend it: {$field} (wanted {$want}, found {$have})

### Errors: partly done

error-upload-incomplete = { $files_n ->
    [one] {$failed} of {$files} file did not go over, the first: {$first}
   *[other] {$failed} of {$files} files did not go over, the first: {$first}
}
error-file-changed = The file changed while it was being sent: {$file}
error-not-proven = The file was sent, but the reply does not prove that it arrived whole: {$file}
error-not-live = The site does not answer as it should: {$url}
error-not-cleared = Something could not be removed: {$what}
error-blocked = An earlier step is not done: {$step}

### Errors: refused to protect you, or a question is open

error-no-folder = There is no such folder: {$path}
error-folder-empty = The folder holds no file to publish: {$path}
error-folder-no-index = The folder has no index.html: {$path}
error-folder-no-document = The folder lacks a document that the site names: {$file} ({$path})
error-folder-nested = The build lies not in {$path} itself but in a folder inside: {$inner}
error-folder-is-project = This is a project's source, not its build: {$path} ({$framework})
error-folder-too-broad = This folder holds far more than a site and is never published: {$path}
error-folder-secret = The folder holds something that must not be published: {$file} ({$kind})
error-folder-link-out = A link leads out of the folder: {$file}
error-folder-name-clash = Two files would get the same name in the bucket: {$file} and {$other}
error-folder-bad-file = The file cannot be stored: {$file} ({$rule})
error-folder-unreadable = The file cannot be read: {$file}
error-ask = An answer is needed first: {$question}
error-outside-forecast = The next change was not in the plan you agreed to, so it was not made: {$op}
error-public-blocked = The account blocks public bucket policies, so the bucket stays private: {$bucket}

### Errors: this computer, and Naru itself

error-disk-full = The disk is full: {$path}
error-store-unusable = A file of Naru's cannot be read or written: {$path}
error-store-newer = This was written by a newer Naru: {$path}
error-repeated-op = A change came back although it had been made: {$op}
error-port-taken = The port is in use already: {$port}
error-unexpected = Something happened that Naru did not expect
error-crashed = Practice stopped here on purpose, as a crash would
error-still-waiting = Not ready yet: {$what}
error-cancelled = Stopped because you asked

### Hints: something one can do

hint-see-help = Correct the value and run it again; naru --help shows what each command takes
hint-project-list = See which projects there are: naru project list
hint-project-new = Make a new project: naru project new
hint-project-restore = Correct the line named in the detail, or put an earlier copy of the file back
hint-project-mend = Put the last good version back, the damaged file is kept: naru project mend {$path}
hint-project-file = Check the path; a repository that moved is linked anew with naru project link, and forgotten with naru project unlink
hint-project-one-file = Move the file you do not need out of the way, or unlink it: naru project unlink {$path}
hint-other-file = Choose another file name
hint-project-show = See the project and its environments: naru project show
hint-destroy-first = Remove what it made first: naru destroy --project {$project}
hint-use-profile = Choose an AWS CLI profile with --profile; aws configure list-profiles shows their names
hint-try-practice = Try everything without an account, offline and free: naru practice
hint-credential-list = See which credentials Naru keeps: naru credential list
hint-credential-add = Keep one of this name: naru credential add {$credential}
hint-credential-gone = Its secret is no longer in the keychain, so remove it and add it again: naru credential remove {$credential}
hint-other-credential-name = Choose another name, or remove the one there is: naru credential remove {$credential}
hint-delete-root-key = Delete this key in the AWS console (your name at the top right › Security credentials): whoever has it can do anything in the account
hint-credential-snippet = Make a key that can do only what Naru needs: naru credential snippet
hint-key-file = Choose the file that “Download .csv file” saved when the key was made, or type the key itself
hint-start-keychain = Start the keychain of your desktop (GNOME Keyring, KDE Wallet), then run it again
hint-make-keyring = Make a default keyring once, in “Passwords and Keys” (GNOME) or KWalletManager (KDE)
hint-unlock-keychain = Unlock the keychain with your login password, then run it again
hint-list-profiles = See which profiles your AWS files hold: aws configure list-profiles
hint-check-key = Compare the access key ID with the one in IAM: it may be mistyped, deactivated or deleted
hint-check-secret = Enter the secret access key again without spaces around it; if it is lost, make a new access key in IAM
hint-check-clock = Turn on automatic date and time in this computer's settings, then run it again
hint-sign-in-again = Sign in again, then run it again: {$command}
hint-add-action = Allow this action to the user or role in IAM, or ask the account's administrator to: {$action}
hint-make-user = Use an IAM Identity Center user or an IAM user with just the permissions needed, by a profile of its own
hint-allow-process = If you know this program and trust it, run again with --allow-process
hint-mfa-session = Let the AWS CLI ask for the code, and use the credentials it prints as a profile of their own: aws configure export-credentials --profile {$profile}
hint-wait-activation = Complete the account's registration in the AWS console (payment method, phone); AWS may take up to 24 hours to activate it
hint-check-network = Check this computer's connection, VPN and proxy, then run it again
hint-run-again = Run it again: it continues where it stopped, and what is done is not done twice
hint-sign-in-network = Open a web page in the browser, sign in to the network there, then run it again
hint-company-ca = If your company inspects traffic, add its certificate to the ones this computer trusts; otherwise use another network
hint-other-name = Choose another bucket name in the project, or leave it out and Naru makes a free one
hint-use-region = Set the project's Region to {$have}, or choose another bucket name
hint-wait-holder = Wait until it is finished, then run it again: {$holder}
hint-break-lock = If that run was cut off and will not come back, take over with --break-lock
hint-apply-first = Build what is missing first: naru apply
hint-stop-build = Stop the build or the watcher that still writes into the folder, and let it finish
hint-choose-folder = Choose the folder your build made, such as dist, build or out
hint-build-first = Build the project (npm run build in most), then choose the folder the build made, such as dist, build or out
hint-choose-inner = Choose the inner folder: {$inner}
hint-remove-secret = Move it out of the build folder, and replace the secret if it was ever public: {$file}
hint-replace-link = Put the file itself in place of the link: {$file}
hint-rename-file = Rename the file in your project, then build again: {$file}
hint-check-rights = Check who owns it and whether your user may read and write it
hint-plan-again = See what would be done now, and agree to that: naru plan
hint-account-block = Ask whoever looks after the account about “Block Public Access settings for this account” in the S3 console (Naru never changes them)
hint-use-private = Choose private access in the project; it needs no public policy
hint-mend-by-hand = Set the project to what is there ({$have}), or put it right in the AWS console
hint-free-disk = Free some space on the disk, then run it again: {$path}
hint-update-naru = Install the newest Naru on this computer
hint-report-bug = Run it once more; if it comes back, report it together with the detail shown here
hint-other-port = Choose another port, or stop the program that uses this one: {$port}
hint-set-documents = Add the file to the build, or name another with: naru project set --index … --error …
hint-type-bucket-name = If you want this, type the bucket's name; on the command line: {$flag}
hint-answer-flag = If you want this, say so on the command line: {$flag}

### The window

ui-window-title = Naru
ui-brand = Naru
ui-brand-other = 나루
ui-nav = Main menu
ui-new = New project
ui-skip = Skip to the content
ui-menu = Projects and tools
ui-close = Close
ui-projects = Projects
ui-projects-none = None yet
ui-projects-none-text = A project is made as soon as a folder is practised with or put in your account.
ui-projects-filter = Find a project
ui-projects-found = {$count_n ->
    [one] 1 project found
   *[other] {$count} projects found
}
ui-projects-no-match = No project of this name
ui-projects-trouble = The list of projects could not be read
ui-projects-again = Read it again
ui-row-practice = practice
ui-row-linked = linked
ui-row-linked-why = Lies in its repository as naru.toml
ui-row-more = Actions: {$name}
ui-tools = Tools
ui-tool-credentials = Credentials
ui-tool-glossary = Glossary
ui-tool-settings = Settings
ui-ago-now = just now
ui-ago-minutes = {$minutes_n ->
    [one] 1 minute ago
   *[other] {$minutes} minutes ago
}
ui-ago-hours = {$count_n ->
    [one] 1 hour ago
   *[other] {$count} hours ago
}
ui-ago-days = {$count_n ->
    [one] 1 day ago
   *[other] {$count} days ago
}

standing-new = Not run yet
standing-running = In progress
standing-live = Live
standing-stored = Stored
standing-partly = Partly done
standing-cleared = All taken back
standing-cancelled = Cancelled
standing-failed = Stopped by an error
standing-cut-off = Cut off
standing-damaged = File damaged

ui-rename = Rename…
ui-duplicate = Duplicate
ui-export = Export…
ui-delete = Delete
ui-unlink = Take off the list
ui-damaged-show = See what is wrong…
ui-mend = Put the last good one back
ui-rename-title = Rename the project
ui-rename-name = Name
ui-rename-text = What was made on AWS keeps the name it has there.
ui-rename-do = Rename
ui-kept-title = Its resources are still there
ui-kept-text = The bucket and files of this project still lie in the account. If Naru forgot the project now, they would stay there and be billed, and nobody would know how to take them back.
ui-kept-next = Open the project and take everything back first. Then it can be deleted.
ui-kept-open = Open the project
ui-damaged-title = This project’s file is damaged
ui-damaged-good = The last good version is kept: {$name}
ui-damaged-good-text = It can be put back. The damaged file is kept too, and nothing on AWS is touched.
ui-damaged-none = Naru keeps no earlier version of this file. Put it right by hand, or take it from the repository it lies in.

notice-deleted = Project deleted: {$name} (nothing of it is left in an account)
notice-unlinked = Taken off the list: {$name} (its naru.toml stays where it is)
notice-duplicated = Project duplicated: {$name}
notice-exported = Project file saved: {$path}
notice-imported = Project added: {$name}
notice-mended = The last good version is back: {$name}
notice-restored = Project put back: {$name}
notice-busy = A run is in progress in this project: {$name} (cancel it, or wait until it has ended)
notice-browser = No browser could be opened, so copy the address: {$url}
notice-settings = The settings could not be saved, so they hold only until Naru is closed
notice-saved = File saved: {$path}
ui-notice-address = Address

ui-undo = Undo
ui-notices = Notices

ui-closing-title = A run is in progress
ui-closing-text = Nothing is lost either way. What is done stays done, and the next run goes on from there.
ui-closing-stay = Keep going
ui-closing-finish = Finish this change, then close
ui-closing-soon = Naru closes as soon as the change at work is done.

ui-language = Language
ui-lang-ko = 한국어
ui-lang-en = English
ui-theme = Theme
ui-theme-light = Light theme
ui-theme-dark = Dark theme
ui-theme-system = Theme of the system
ui-text-size = Size of text: {$percent}%
ui-text-smaller = Smaller text
ui-text-larger = Larger text
ui-text-letter = A

ui-home-title = Drop your build folder here
ui-home-text = Naru looks inside, shows every step before it is taken, and carries your site to your own AWS account. Or practise the whole way on this computer first: offline, free, without an account.
ui-try = Try it without an account
ui-choose = Choose a folder…
ui-choose-title = Choose a build folder
ui-choose-key-title = Choose the CSV file of an access key
ui-open-title = Open a project file (naru.toml)
ui-export-title = Export the project
ui-save-title = Save the file
ui-promise-steps = Every step, in the open
ui-promise-steps-text = Account, bucket, access, files: the same steps you would take in the AWS console, each one explained, with its price and its command.
ui-promise-proved = Live means proved
ui-promise-proved-text = Naru opens the real address and compares every byte with your folder. Only then does it say live.
ui-promise-safe = Secrets stay with you
ui-promise-safe-text = A folder with .env, .git or a private key in it is refused before anything is sent. So is the wrong folder.

ui-open-file = Open a naru.toml…

ui-drag-folder = Let go to look inside: {$name}
ui-drag-folder-text = Naru reads the folder and shows what it found. Nothing is sent and nothing is changed.
ui-drag-file = This is a file: {$name}
ui-drag-file-text = Drop the folder it lies in. An access key’s CSV file or a project file may be dropped as it is.
ui-drag-several = One folder at a time
ui-drag-several-text = Drop the one folder that your build wrote.
ui-drag-busy = A run is in progress
ui-drag-busy-text = Cancel it, or wait until it has ended; then drop the folder again.

ui-drag-deploy = Let go to see what would change: {$project}
ui-drag-deploy-text = This folder is compared with the site as it is now: {$name}. Nothing is sent before you say so.
ui-drag-key = Let go to read an access key: {$name}
ui-drag-key-text = It goes to Credentials. Nothing is kept before you have seen what was found.
ui-drag-project = Let go to open the project: {$name}
ui-drag-project-text = A repository’s naru.toml is linked and stays where it is; any other project file is copied in.

ui-looking = Looking inside: {$name}
ui-looking-text = Every file is read and hashed. Nothing leaves this computer.

ui-folder-ready = Ready to deploy
ui-folder-ready-look = { $count_n ->
    [one] Ready to deploy, but 1 file is worth a look first
   *[other] Ready to deploy, but {$count} files are worth a look first
}
ui-found-from = You gave {$path}; the build lies inside it.
ui-fact-framework = Built with
ui-fact-files = Files
ui-fact-size = Size
ui-fact-left-out = Left out
ui-files = {$files_n ->
    [one] 1 file
   *[other] {$files} files
}
ui-more = and {$count} more
ui-left-out = These files stay here
ui-warnings = Worth a look
ui-practise-folder = Practise with this folder
ui-another = Another folder…

ui-known = This folder belongs to a project
ui-known-text = What would change is shown first. Nothing is sent before you say so.
ui-deploy-to = Deploy to {$name}
ui-ways = Begin a new project
ui-way-practice = Practise first
ui-way-practice-chip = Free, offline
ui-way-practice-text = Goes the whole way with an imitation of AWS on this computer, in seconds and without an account. The site then opens in your browser.
ui-way-account = Put it on AWS
ui-way-account-chip = Your own account
ui-way-account-text = Makes a project for your own account. You choose the credentials and see every change with its price. Nothing is made before you agree.
ui-account-folder = Put it in my account

ui-refused = This folder cannot be deployed yet
ui-refused-text = Nothing was sent and nothing was changed.
ui-refused-other = This cannot be opened

ui-hints = What you can do
ui-detail = Details
ui-sample = Sample site
ui-sample-instead = Practise with the sample site

ui-settings = Settings
ui-settings-text = What you choose holds at once and is remembered on this computer.
ui-settings-look = Language and appearance
ui-settings-text-size = Size of text
ui-percent = {$percent}%
ui-places = Where Naru keeps its things
ui-places-home = Projects, history, settings
ui-places-home-text = In Naru’s own folder on this computer: ~/.local/share/naru, on Windows %APPDATA%\naru. A linked project stays in its repository as naru.toml.
ui-places-secrets = Secret keys
ui-places-secrets-text = In this computer’s keychain, or in memory until Naru is closed. Never in Naru’s files, in a log or on a screen.
ui-places-cli = The AWS CLI’s files
ui-places-cli-text = Profiles in ~/.aws are read and never changed.
ui-places-bucket = In your bucket
ui-places-bucket-text = A record of each release lies in .naru/, where visitors cannot read it.
ui-keys = Keyboard shortcuts
ui-key-undo = Undo a deletion
ui-key-list = Move through the list of projects
ui-key-rename = Rename the project in the list
ui-key-actions = Actions of the project in the list
ui-key-close = Close a menu, a dialog or a notice
ui-text-normal = Normal text
ui-about = About Naru
ui-version = Version {$version}
ui-about-text = Naru talks to AWS and to your own site. It sends nothing to its makers: no sign-up, no statistics, no advertising.
ui-license = Free software under the MIT or the Apache 2.0 licence

ui-practice = PRACTICE
ui-practice-text = An imitation of AWS on this computer. Nothing leaves it, and nothing costs anything.
ui-getting-ready = Getting ready
ui-cancel = Cancel
ui-stopping = Stopping…
ui-steps = Steps
ui-map = What a visitor’s request passes through
ui-map-visitor = Visitor
ui-map-edge = Edge
ui-map-bucket = Bucket
ui-map-folder = Your folder
ui-map-answers = {$requests_n ->
    [one] 1 request, right
   *[other] {$requests} requests, all right
}
ui-step-now = {$step}: {$state}
ui-progress = Files on their way
ui-progress-files = {$files_n ->
    [one] {$done} of 1 file
   *[other] {$done} of {$files} files
}
ui-progress-bytes = {$done} of {$size}
ui-progress-left = about {$time} left
ui-files-left = {$files_n ->
    [one] 1 file left
   *[other] {$files} files left
}
ui-answers = Asked as a visitor would
ui-answer-right = right

ui-url = Address of the site
ui-open = Open
ui-copy = Copy
ui-copied = Copied
ui-fact-ops = Changes made
ui-fact-ops-done = Changes done
ui-fact-sent = Files sent
ui-fact-bytes = Data sent
ui-fact-time = Time taken
ui-seconds = {$time} s
ui-bucket = Bucket
ui-release = Release

ui-cred = Credentials
ui-cred-text = With these Naru signs its requests to AWS. A secret goes into this computer's keychain and never comes back onto this page.
ui-cred-add = Add a key
ui-cred-no-key = No key yet?
ui-cred-how-key = How to make a key
ui-cred-asking = Looking at what there is…
ui-cred-asking-aws = Asking AWS who this is…
ui-cred-look-again = Look again
ui-cred-session = Until then a key you add here lies in memory alone, and is forgotten when Naru is closed.
ui-cred-kept = Saved in Naru
ui-cred-kept-none = No key is saved yet. The profiles below can be used as they are.
ui-cred-kept-keychain = in the keychain
ui-cred-kept-session = In memory, until Naru is closed
ui-cred-account = Account ID
ui-cred-account-is = Account ID {$account}
ui-cred-account-unknown = Account not known yet
ui-cred-added = added on {$date}
ui-cred-used = Used by:
ui-cred-who = Who is it?
ui-cred-who-named = Who is it? {$name}
ui-cred-fold = Hide
ui-cred-fold-named = Hide: {$name}
ui-cred-change = Change
ui-cred-change-named = Change name or purpose: {$name}
ui-cred-change-title = Name and purpose
ui-cred-change-text = Projects keep using it. At AWS nothing changes: what the key may do is decided by its IAM policy.
ui-cred-save = Save
ui-cred-remove = Remove…
ui-cred-remove-named = Remove: {$name}
ui-cred-remove-title = Remove from this computer: {$name}
ui-cred-remove-stops = {$count_n ->
    [one] One project can then no longer reach AWS:
   *[other] {$count} projects can then no longer reach AWS:
}
ui-cred-remove-unused = No project uses it.
ui-cred-remove-sites = Your sites stay up: visitors never needed this key.
ui-cred-remove-aws = At AWS the key works on until it is switched off there. “Who is it?” shows how, so look there first if the key is to end for good.
ui-cred-remove-now = Remove
ui-cred-profiles = AWS CLI profiles
ui-cred-profiles-text = Read from the AWS CLI's files on this computer. Naru changes nothing in them.
ui-cred-process = Gets its credentials from this program. Naru runs it only after you have said yes to it for a project:
ui-cred-sign-in = Command to sign in
ui-cred-sign-in-hint = Signing in again when the session has expired
ui-cred-why-mfa = It wants a code from an MFA device, which Naru cannot ask for yet. Let the AWS CLI ask, and use a profile for that session.
ui-cred-why-metadata = It would ask the machine it runs on for credentials. Naru never does that, because on a personal computer somebody else could answer.
ui-cred-why-incomplete = It holds no credentials, or something in it is missing. aws configure completes it.
ui-cred-environment = Environment variables
ui-cred-environment-text = AWS_ACCESS_KEY_ID and its kin were set where Naru was started. A project uses them only if you choose them for it.
ui-cred-environment-names = AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY
ui-cred-empty = Three ways to your first key
ui-cred-empty-text = Naru found no credentials on this computer. That is how most people start.
ui-cred-way-none = I have no key yet
ui-cred-way-none-text = You only sign in to AWS in the browser, perhaps as the root user. A few pasted lines make a user for Naru and its key.
ui-cred-way-none-go = Make a key
ui-cred-way-key = I have an access key
ui-cred-way-key-text = As the CSV file that the console saved, or to be pasted. The file can also be dropped on this window.
ui-cred-way-key-go = Add the key
ui-cred-way-cli = I use the AWS CLI
ui-cred-way-cli-text = Its profiles show up here by themselves once aws configure, aws login or aws configure sso has made one.
ui-cred-way-practice = None of it is needed to practise.
ui-cred-root = Root user
ui-cred-arn = Identity
ui-cred-key = Access key
ui-cred-source = Where the secret lies
ui-cred-hosts = Naru calls
ui-cred-actions = {$count_n ->
    [one] What Naru does with it at most: 1 action
   *[other] What Naru does with it at most: {$count} actions
}
ui-cred-actions-text = Naru calls nothing but these. What the key itself may do is decided by its IAM policy, which is the outer limit: if that allows more, whoever has the key may do more.
ui-cred-revoke = How to revoke it
ui-cred-revoke-text = Switch it off first: that can be undone if something still needs it. Delete it when nothing has missed it.
ui-cred-revoke-console = Open its page in the IAM console
ui-cred-revoke-off = 1. Switch it off
ui-cred-revoke-delete = 2. Delete it for good
ui-cred-revoke-who = The commands need somebody who may change users in IAM. In CloudShell they run with your own sign-in.
ui-cred-revoke-session = There is no lasting access key to switch off: the session ends by itself. To end it now, sign out (aws logout, aws sso logout), or ask whoever looks after the account.
ui-cred-revoke-root = If the root user has an access key, delete it in the console under Security credentials. Nothing needs one.
ui-cred-two = Why two identities
ui-cred-needs-look = Needs a look
ui-cred-in-use = In use
ui-cred-gone = A key that is no longer saved here
ui-cred-none-setup = No credentials are chosen yet.
ui-cred-none-daily = None of its own yet: deploys use the set-up credentials.
ui-cred-choose = Choose another
ui-cred-choices = Credentials to choose from
ui-cred-nothing-else = There is nothing else to choose from yet.
ui-cred-useless = {$count_n ->
    [one] 1 profile that cannot be used
   *[other] {$count} profiles that cannot be used
}
ui-cred-use = Use
ui-cred-use-named = Use: {$name}
ui-cred-allow = This profile runs a program.
ui-cred-allow-text = It runs on this computer with your rights, every time Naru needs credentials. Say yes only if you know it:
ui-cred-allow-no = Do not run it
ui-cred-allow-yes = Allow it and use the profile

ui-service-s3 = Amazon S3
ui-service-sts = AWS STS (who am I)

ui-key-copy = Copy: {$what}
ui-key-setup = Set-up
ui-key-setup-why = Makes and changes what a site needs and takes it back. It is strong and seldom used: you can delete it after setup.
ui-key-daily = Daily
ui-key-daily-why = Only sends the files of each deploy. It needs far fewer permissions, so much less is at stake if it is ever stolen.
ui-key-purpose = What is it for?
ui-key-file = The CSV file from the console
ui-key-file-text = Drop it anywhere on this window, or choose it. It is only read here, and you see what was found before it is kept.
ui-key-file-choose = Choose the file…
ui-key-type = Type or paste it instead
ui-key-id = Access key ID
ui-key-id-help = Begins with AKIA. Both parts pasted here find their own field.
ui-key-id-missing = The access key ID is missing
ui-key-secret = Secret access key
ui-key-secret-help = It is sent to the keychain once, and then emptied here.
ui-key-secret-missing = The secret access key is missing
ui-key-secret-gone = The secret was taken out of its field. To try again, paste it once more.
ui-key-show = Show
ui-key-split = Both parts were recognised.
ui-key-name = Name
ui-key-name-help = As you will know it again, such as naru-setup.
ui-key-name-missing = It needs a name
ui-key-offered = Read from {$file}:
ui-key-keep = Save this key
ui-key-keeping = Saving it…
ui-key-kept = Saved: {$name}
ui-key-saved = Key saved
ui-key-next = To use it, open a project and choose it at the step that checks the account. Or drop a folder to begin a new project.
ui-key-next-in = Use it in {$name}
ui-key-kept-keychain = Its secret lies in this computer's keychain.
ui-key-kept-session = Its secret lies in memory, because the keychain takes nothing now. Closing Naru forgets it.
ui-key-unchecked = AWS could not be asked whose it is; it was saved all the same.
ui-key-file-left = The file still holds the secret. Delete it when you need it no more: {$file}
ui-key-use = Use it here
ui-key-done = Done
ui-key-another = Add another
ui-key-root = This is the account's root user
ui-key-root-text = Nearly everybody begins with it, so nothing went wrong. It can do anything in the account and cannot be limited, so Naru works with a user of its own. Making one takes a few minutes.
ui-key-root-key = The key was not saved. It is best deleted in the AWS console (your name at the top right › Security credentials), because whoever has it can do anything in the account.
ui-key-root-way = Show me how

ui-nokey = Make an AWS key
ui-nokey-text = An account begins with one sign-in in the browser, the root user's. Naru works with a user of its own that may do only what a site needs. There are three ways to it; each ends on the Credentials page.
ui-nokey-root = That is the right sign-in to begin with: it makes the user that Naru works with. Naru itself neither uses nor keeps it.
ui-nokey-root-title = Those are the root user's credentials
ui-nokey-roads = Three ways
ui-nokey-recommended = Recommended
ui-nokey-shell = With CloudShell
ui-nokey-shell-text = Paste some lines into a terminal in the browser. Works with the root sign-in, and nothing is installed.
ui-nokey-hand = By hand in the console
ui-nokey-hand-text = The same user and key, made page by page in IAM. It shows best what is being made.
ui-nokey-cli = By an AWS CLI sign-in
ui-nokey-cli-text = No key at all: the AWS CLI signs in through the browser. Not for the root user.
ui-nokey-effort-shell = 4 steps, about 5 minutes, free
ui-nokey-effort-hand = 4 steps, about 10 minutes, free
ui-nokey-effort-cli = 3 steps, about 5 minutes, free
ui-nokey-back = Back to Credentials
ui-nokey-shell-open = Open CloudShell
ui-nokey-shell-open-text = Sign in as you always do; for this the root user is fine. CloudShell is a terminal in the browser that is signed in already, at no charge of its own. Any Region will do, but not a VPC environment: that one cannot download files.
ui-nokey-shell-paste = Paste these lines
ui-nokey-shell-paste-text = Copy all of it, paste it there, and press Enter. CloudShell asks first whether several lines may be pasted (Safe Paste): choose Paste. Pasting it twice does no harm.
ui-nokey-snippet = Lines for CloudShell
ui-nokey-unfold = Show all {$count} lines
ui-nokey-fold = Show fewer lines
ui-nokey-explained = What each line does
ui-nokey-line = Line {$from}
ui-nokey-lines = Lines {$from}–{$to}
ui-nokey-line-begin = Only you may read what is saved here. Then the names of the user and of the file.
ui-nokey-line-policy = What the key will be allowed to do, as an IAM policy: the S3 actions that Naru's steps call, on Naru's buckets alone.
ui-nokey-line-user = Looks whether the user is there, and makes it if not. A user of this name that Naru did not make is left alone, and it stops.
ui-nokey-line-grant = Gives the user this policy.
ui-nokey-line-keys = Looks which access keys the user has. If the file holds one that works, no other is made; if there are two already, it stops.
ui-nokey-line-key = Makes the access key and writes it straight into the file. The secret is never printed.
ui-nokey-line-file = Says where the file lies.
ui-nokey-line-back = To take all of it back, paste these later without the # in front. Until then they do nothing.
ui-nokey-shell-download = Download the file
ui-nokey-shell-download-text = CloudShell wants the file's path: this name is enough.
ui-nokey-shell-download-path = Actions › Download file › (the name below) › Download
ui-nokey-file = Name of the file
ui-nokey-drop = Give Naru the file
ui-nokey-drop-text = Naru shows what it found and asks for a name. Then the secret lies in the keychain.
ui-nokey-shell-after = When the key is saved, delete the file: on this computer in your downloads, and in CloudShell like this.
ui-nokey-tidy = Delete the file in CloudShell
ui-nokey-labels = The labels are the AWS console's as of November 2026, in both its languages. AWS changes them from time to time.
ui-nokey-hand-policy = Make the policy
ui-nokey-hand-policy-text = It says what the key may do: the S3 actions that Naru's steps call, on Naru's buckets alone. Replace what stands in the JSON editor with this text, and give the policy the name below.
ui-nokey-hand-policy-path = IAM › Policies › Create policy › JSON › Next › Policy name › Create policy
ui-nokey-policy = Policy as JSON
ui-nokey-name = Name of the policy and of the user
ui-nokey-hand-user = Make the user
ui-nokey-hand-user-text = Give it the same name. It needs no access to the AWS Management Console. Under the permissions, search for the policy by its name and tick it.
ui-nokey-hand-user-path = IAM › Users › Create user › User name › Next › Attach policies directly › Next › Create user
ui-nokey-hand-key = Make its access key
ui-nokey-hand-key-text = Open the user you made. AWS suggests other ways first: choose the CLI, tick that you understand, and go on. The secret is shown only this once, so download the file before you leave the page.
ui-nokey-hand-key-path = Security credentials › Create access key › Command Line Interface (CLI) › Next › Create access key › Download .csv file › Done
ui-nokey-cli-install = Install the AWS CLI
ui-nokey-cli-install-text = aws login needs version 2.32.0 or newer; aws --version shows which one you have.
ui-nokey-cli-sign-in = Sign in
ui-nokey-cli-sign-in-text = One of the two is enough. Both open the browser, and no lasting key lies on this computer afterwards.
ui-nokey-cli-login = With the console's sign-in
ui-nokey-cli-login-text = For an IAM user or a federated sign-in with the permissions that Naru needs and the policy SignInLocalDevelopmentAccess. The session lasts up to 12 hours. Signed in as root it would hold root's rights, so Naru refuses it.
ui-nokey-cli-sso = With IAM Identity Center
ui-nokey-cli-sso-text = Where your company, or you, have set it up. The command asks for the start URL and the Region once; afterwards aws sso login signs in again.
ui-nokey-cli-choose = Choose the profile in Naru
ui-nokey-cli-choose-text = It is listed on the Credentials page, and each project can choose it. When the session has expired, Naru shows the command that signs in again.
ui-nokey-cli-profiles = Go to Credentials
ui-nokey-account = No AWS account yet?
ui-nokey-account-text = Opening one takes an e-mail address, a telephone number and a means of payment. AWS may take up to 24 hours to activate it.
ui-nokey-bill = A small static site costs cents: at S3's list prices for Seoul of November 2026, keeping 100 MB for a month is less than 1 cent, and each GB that visitors load is about 13 cents. No limit stops the bill by itself, so set up a budget that writes to you on the billing page. Naru shows the price of every change before it is made.
ui-nokey-practice = Or practise first
ui-nokey-practice-text = The whole way with the sample site on this computer: no account, no key, no cost.

ui-guide-cloud-shell = Open CloudShell
ui-guide-iam-users = Open IAM › Users
ui-guide-iam-policies = Open IAM › Policies
ui-guide-identity-center = Open IAM Identity Center
ui-guide-install-cli = How to install the AWS CLI
ui-guide-aws-login = More about aws login
ui-guide-billing = Open the billing page
ui-guide-sign-up = How to open an account

keychain-ready = Keychain ready
keychain-ready-text = The system keeps secrets there, encrypted. Naru writes them into no file.
keychain-locked = The keychain is locked
keychain-locked-text = Unlock it with your login password, for instance in “Passwords and Keys” (GNOME), KWalletManager (KDE) or Keychain Access (macOS), then look again. What is kept in it cannot be used until then.
keychain-no-collection = The keychain has no keyring yet
keychain-no-collection-text = Make a default keyring once, in “Passwords and Keys” (GNOME) or KWalletManager (KDE), then look again.
keychain-no-service = No keychain answers on this computer
keychain-no-service-text = Start the one of your desktop (GNOME Keyring, KDE Wallet), then look again. Where there is no desktop, as in WSL, an AWS CLI profile is what lasts.
keychain-failed = The keychain did not answer as it should
keychain-failed-text = Look again. If it stays so, sign out of this computer and in again; AWS CLI profiles work without it.

ui-venue = Where it is built
ui-venue-practice = Practice
ui-venue-account = My account
ui-venue-endpoint = Endpoint
ui-endpoint-text = Everything here happens there, not in an AWS account.
ui-zone-practice = Practice cloud on this computer
ui-zone-aws = AWS · {$region}
ui-account-id = Account ID
ui-account-is = Account ID {$account}
ui-env-is = Environment: {$env}
ui-month = about {$usd} a month (prices of {$as_of})
ui-month-practice = free here, on AWS about {$usd} a month (prices of {$as_of})
ui-url-practice = Served on this computer while Naru is open.
ui-site-idle = Not looked at yet
ui-site-idle-title = Nothing was looked at yet
ui-site-looking = Looking
ui-site-looking-title = Looking at what is there
ui-site-looking-text = Naru reads the folder and the account. Nothing is changed.
ui-site-offline = Offline
ui-site-no-account = No account yet
ui-site-sign-in = Credentials need a look
ui-site-trouble = Needs attention
ui-site-to-send = Changes to deploy
ui-site-to-build = Not set up yet
ui-site-connect = Connect your account
ui-site-connect-text = Choose whose credentials Naru may use. Choosing changes nothing.
ui-site-stuck = Something is in the way
ui-site-all-live = Live, and nothing to change
ui-site-all-done = Everything is as wanted
ui-site-all-done-text = Naru looked at everything; nothing has to be changed.
ui-site-new-files = New files to deploy
ui-site-to-do = {$ops_n ->
    [one] 1 change to make
   *[other] {$ops} changes to make
}
ui-site-to-do-text = This is all that would be done, and nothing more.
ui-site-spoken = {$ops_n ->
    [one] Looked: 1 change to make
   *[other] Looked: {$ops} changes to make
}
ui-site-file = Saved in
ui-site-file-linked = Saved with the code in
ui-credentials = Credentials
ui-credentials-there = Chosen.
ui-credentials-none = None chosen yet.
ui-credentials-choose = Choose credentials…
ui-whole = Overview
ui-whole-running = This run
ui-whole-ended = Result
ui-look-again = Look again

ui-map-boat = Files
ui-map-show = Show
ui-console = Console
ui-console-open = Open in the console
ui-console-of = Console: open {$what} at AWS

ui-why = Why
ui-wishes = Settings
ui-usually = usually {$time}
ui-changes = {$ops_n ->
    [one] 1 change
   *[other] {$ops} changes
}
ui-changes-title = Changes
ui-changes-none = Nothing to change: it is as wanted.
ui-changes-never = This step only looks; it changes nothing.
ui-step-cleared = Taken back
ui-step-attention = Needs attention
ui-unseen = These credentials may not read this, so it could not be checked. That blocks nothing.
ui-once = {$usd} once
ui-op-actions = IAM actions
ui-permissions = Permissions it needs
ui-policy = Bucket policy
ui-policy-line = line {$line}
ui-by-console = In the AWS console
ui-by-command = With the AWS CLI
ui-commands-all = All commands
ui-command-file = Reads this file: {$file}
ui-command-file-long = Longer than 64 KB, so it is not shown here.
ui-approximately = Approximately: Naru sets content type and cache header file by file.
ui-save = Save…
ui-shell = Shell
ui-shell-posix = bash, zsh
ui-shell-powershell = PowerShell
ui-shell-cmd = cmd
ui-shell-package = package.json
ui-sign-in-command = Command to sign in
ui-missing-action = Missing action
ui-process-command = The program
ui-allow-process = Allow this program
ui-root-way = From root to a key of your own…
ui-trouble-rehearsed = This is a rehearsed failure; nothing is wrong with your network or an account. On AWS it would say:
ui-trouble-settings-of = Settings: {$step}

ui-account-practice = Practice needs no account and no credentials.
ui-daily-other = A second identity for daily deploys
ui-region = Region
ui-region-text = Everything is made there. A Region near your visitors answers faster.
ui-region-opt-in = This Region is off until it is turned on for the account: Account › AWS Regions.
ui-regions-asia = Asia Pacific
ui-regions-america = Americas
ui-regions-europe = Europe
ui-regions-other = Middle East and Africa
ui-region-ap-northeast-2 = Asia Pacific (Seoul)
ui-region-ap-northeast-1 = Asia Pacific (Tokyo)
ui-region-ap-northeast-3 = Asia Pacific (Osaka)
ui-region-ap-southeast-1 = Asia Pacific (Singapore)
ui-region-ap-southeast-2 = Asia Pacific (Sydney)
ui-region-ap-southeast-3 = Asia Pacific (Jakarta)
ui-region-ap-southeast-4 = Asia Pacific (Melbourne)
ui-region-ap-southeast-5 = Asia Pacific (Malaysia)
ui-region-ap-southeast-6 = Asia Pacific (New Zealand)
ui-region-ap-southeast-7 = Asia Pacific (Thailand)
ui-region-ap-east-1 = Asia Pacific (Hong Kong)
ui-region-ap-east-2 = Asia Pacific (Taipei)
ui-region-ap-south-1 = Asia Pacific (Mumbai)
ui-region-ap-south-2 = Asia Pacific (Hyderabad)
ui-region-us-east-1 = US East (N. Virginia)
ui-region-us-east-2 = US East (Ohio)
ui-region-us-west-1 = US West (N. California)
ui-region-us-west-2 = US West (Oregon)
ui-region-ca-central-1 = Canada (Central)
ui-region-ca-west-1 = Canada West (Calgary)
ui-region-mx-central-1 = Mexico (Central)
ui-region-sa-east-1 = South America (São Paulo)
ui-region-eu-central-1 = Europe (Frankfurt)
ui-region-eu-central-2 = Europe (Zurich)
ui-region-eu-west-1 = Europe (Ireland)
ui-region-eu-west-2 = Europe (London)
ui-region-eu-west-3 = Europe (Paris)
ui-region-eu-north-1 = Europe (Stockholm)
ui-region-eu-south-1 = Europe (Milan)
ui-region-eu-south-2 = Europe (Spain)
ui-region-me-central-1 = Middle East (UAE)
ui-region-me-south-1 = Middle East (Bahrain)
ui-region-il-central-1 = Israel (Tel Aviv)
ui-region-af-south-1 = Africa (Cape Town)
ui-wish-move = This site is set up already. Another Region or bucket name is a move: a new bucket and a new address. The changes show it before anything is done.
ui-folder-choose = Choose a folder…
ui-folder-other = Another folder…
ui-folder-none = No build folder chosen yet.
ui-maps = Publish source maps too
ui-maps-text = Anyone could then read your source code. They are left out unless you ask for them.
ui-bucket-name = Bucket name
ui-bucket-auto = Named by Naru
ui-bucket-auto-is = {$bucket}: it comes out the same on every computer.
ui-bucket-auto-text = Made from project and account, so that it comes out the same on every computer.
ui-bucket-own = A name of your own
ui-bucket-own-text = Bucket names are unique in all of AWS, so a taken one is refused.
ui-bucket-rules = 3 to 63 lowercase letters, digits, dots and hyphens; a letter or digit at both ends.
ui-bucket-use = Use this name
ui-bucket-defaults = What stays as AWS makes it
ui-acls = Object Ownership
ui-acls-is = Object Ownership: {$state}
ui-acls-off = ACLs disabled (recommended)
ui-acls-off-text = The bucket policy alone decides who may read. AWS makes new buckets like this.
ui-acls-on = ACLs enabled
ui-access-who = Who may read the site
ui-access-private = Private
ui-access-public = Public website
ui-access-private-name = Private: the base for CloudFront, later
ui-access-classic-name = Public website: opens at once at an S3 address (HTTP)
ui-private-address = A private site has no address of its own yet. The public website in “Set access” gives it one.
ui-index = Index document
ui-index-text = The file that answers for a folder's address.
ui-error-document = Error document
ui-error-document-text = Shown where no file answers; for a single-page app index.html.
ui-documents-use = Use these documents
ui-account-block = If the account itself blocks public access
ui-answers-ahead = What will be asked
ui-answers-private = The bucket stays private, so there is no public address to ask. The result will be “Stored”.
ui-answers-then = Asks the site's real addresses and waits until they answer rightly.
ui-probe-root = must be your folder's start page, byte for byte
ui-probe-asset = must be that file, with its content type
ui-probe-deep-link = must show the page; the status is shown as it is
ui-probe-missing = must be refused with 403 or 404

ui-run-everything = Run all…
ui-run-all = {$ops_n ->
    [one] Run it: 1 change…
   *[other] Run all {$ops} changes…
}
ui-run-step = Run this step…
ui-run-up-to = Run up to here…
ui-run-check = Check now…
ui-run-check-now = Check now
ui-run-left = {$count_n ->
    [one] Run the remaining step…
   *[other] Run all {$count} remaining steps…
}
ui-sheet-build = Run all
ui-sheet-deploy = Deploy
ui-sheet-step = Run: {$step}
ui-sheet-back = Take it all back
ui-sheet-back-text = Everything that Naru made for this site is removed, and nobody can reach the site any more. What is deleted cannot be brought back. What others put there stays.
ui-sheet-back-none = Nothing that Naru made is left here.
ui-sheet-back-start = {$ops_n ->
    [one] Remove for good (1 change)
   *[other] Remove for good ({$ops} changes)
}
ui-sheet-moved = Something changed meanwhile, so nothing was run. This is what would be done now.
ui-sheet-none = Nothing has to be changed. A run only checks the site once more.
ui-sheet-pauses = Once started it asks nothing more and waits only where AWS takes its time. You can cancel at any moment.
ui-sheet-pauses-asked = What has to be asked is asked here. Once started it waits only where AWS takes its time, and you can cancel at any moment.
ui-sheet-pauses-back = Once started it asks nothing more. You can stop on the way, but what is deleted already does not come back.
ui-sheet-sum = Once {$once} · every month {$month}
ui-sheet-sum-practice = Free here · on AWS once {$once}, every month {$month}
ui-clear-files = Remove the files
ui-clear-access = Undo the access
ui-clear-bucket = Remove the bucket
ui-sheet-open = A question is still open
ui-sheet-start = {$ops_n ->
    [one] Start (1 change)
   *[other] Start ({$ops} changes)
}
ui-asks-make-public = Make the bucket public
ui-asks-overwrite = Replace what others put there
ui-asks-break-lock = Take over the publish lock
ui-asks-make-public-title = Make the bucket public?
ui-asks-overwrite-title = Replace what others put there?
ui-asks-break-lock-title = Take over the publish lock?
ui-asks-public-open = Anyone can read
ui-asks-public-open-text = Every file of the site, now and after each later deploy.
ui-asks-public-closed = Nobody else can read
ui-asks-public-closed-text = Naru's records in .naru/, and every other bucket of the account.
ui-asks-public-back = How it is closed again
ui-asks-public-back-text = Choose Private in “Set access” and run it, at any time. What was public until then may have been copied by others.
ui-type-bucket = To agree, type the bucket's name:
ui-type-project = To agree, type the project's name:
ui-type-right = It matches
ui-type-differs = Not the same yet
ui-yes-overwrite = {$files_n ->
    [one] Replace it
   *[other] Replace these {$files} objects
}
ui-yes-break-lock = Take it over
ui-bill-once = Once
ui-bill-month = Every month
ui-bill-text = List prices of {$as_of}, before traffic; no free tier is assumed.
ui-bill-practice = Practice costs nothing. This is what AWS would charge: list prices of {$as_of}, before traffic, no free tier assumed.
ui-mishap = Practise a failure
ui-mishap-which = What goes wrong
ui-mishap-none = Nothing
ui-mishap-offline = The network goes away
ui-mishap-offline-text = In the middle of the changes the network is gone. Continue then finishes what was begun.
ui-mishap-denied = A permission is missing
ui-mishap-denied-text = One change is refused, and the missing IAM action is named.
ui-mishap-lost-reply = A reply is lost
ui-mishap-lost-reply-text = A change is made, but its reply never arrives. Naru looks before it does anything twice.
ui-mishap-stale-reads = AWS shows what was before
ui-mishap-stale-reads-text = For a while AWS shows the state before the change. Naru waits until it shows the new one.

ui-run-of = Step {$at} of {$count}
ui-run-cancel = Cancel this run
ui-run-cancel-text = What is done stays, and the next run goes on from there.
ui-stopping-text = The change at work is finished first, so that nothing is left half done.
ui-clearing-text = Only what Naru made for this site is removed, in reverse order.
ui-progress-speed = {$size}/s
ui-wait-who-aws = AWS is at work; there is nothing for you to do.
ui-wait-close = You can close Naru: nothing is lost, and the next run goes on from here.
ui-wait-so-far = Waiting
ui-wait-next = Next look
ui-wait-in = in {$time}
ui-wait-now = now
ui-wait-usual = Usually
ui-wait-longest = At most
ui-waited-seconds = {$seconds_n ->
    [one] for 1 second
   *[other] for {$seconds} seconds
}
ui-waited-minutes = {$minutes_n ->
    [one] for 1 minute
   *[other] for {$minutes} minutes
}
ui-waited-hours = {$count_n ->
    [one] for 1 hour
   *[other] for {$count} hours
}
ui-waited-days = day {$count}
ui-time-seconds = {$seconds_n ->
    [one] 1 second
   *[other] {$seconds} seconds
}
ui-time-minutes = {$minutes_n ->
    [one] 1 minute
   *[other] {$minutes} minutes
}
ui-time-hours = {$count_n ->
    [one] 1 hour
   *[other] {$count} hours
}
ui-time-days = {$count_n ->
    [one] 1 day
   *[other] {$count} days
}
ui-receipt = The whole receipt
ui-receipt-where = Built in
ui-receipt-run = Run
ui-next-account = Do it in my account
ui-next-account-text = All your answers are kept.
ui-next-continue = Continue…
ui-next-anew = Set it up again…
ui-next-back = Take it all back…
ui-past = History
ui-past-runs = {$count_n ->
    [one] 1 run
   *[other] {$count} runs
}
ui-past-none = Nothing was run here yet. Each run will stand here, with who, when and what.
ui-past-no-ops = Nothing was changed.
ui-past-cut = Cut off

ui-deploy = Deploy
ui-deploy-title = Deploy: {$name}
ui-deploy-back = Steps
ui-deploy-look = See the files and deploy…
ui-deploy-first = Set up and deploy…
ui-deploy-first-text = This site is not set up yet. What is missing is made first, and the next sheet shows all of it.
ui-deploy-against = against release {$release}
ui-deploy-left-out = {$files_n ->
    [one] 1 file left out.
   *[other] {$files} files left out.
}
ui-deploy-maps = Source maps would show your source code to anyone.
ui-deploy-warnings = {$count_n ->
    [one] 1 file is worth a look.
   *[other] {$count} files are worth a look.
}
ui-deploy-change = Change
ui-deploy-asks = You will be asked:
ui-sum-new = new files
ui-sum-changed = changed
ui-sum-removed = removed
ui-sum-same = {$count} unchanged
ui-sum-bytes = to send
ui-diff = Files that change
ui-diff-open = Show every file…
ui-diff-new = {$count} new
ui-diff-changed = {$count} changed
ui-diff-removed = {$count} removed
ui-diff-filter = Filter by path
ui-diff-loading = Reading the list
ui-diff-none = No file changes.
ui-diff-no-match = No path holds this.
ui-reason-removed = no longer in the folder
ui-cache-immutable = kept for a year
ui-cache-hour = kept for an hour
ui-cache-revalidate = checked at every visit
ui-header-before = before:
ui-header-after = after:
ui-phases = In this order
ui-phase-removed = Clean up
ui-phase-answers = Real requests, as a visitor would

### The command line

cli-error = error:
cli-hint = hint:
cli-detail = detail
cli-folder = { $files_n ->
    [one] Folder: { $root } · { $framework } · { $files } file · { $size }
   *[other] Folder: { $root } · { $framework } · { $files } files · { $size }
}
cli-folder-found = Found inside { $path }
cli-more = and { $count } more
cli-wait = waiting for: { $what } ({ $seconds } s so far, next look in { $next } s)
cli-serving = Serving { $url } (Ctrl+C stops it)
cli-console = In the console
cli-permissions = Needs
cli-approximately = approximately:
cli-nothing-to-do = Nothing to do: everything is as wanted.
cli-sum = { $ops_n ->
    [one] { $ops } change · once { $once } · storage { $month } a month before traffic · list prices of { $date }
   *[other] { $ops } changes · once { $once } · storage { $month } a month before traffic · list prices of { $date }
}
cli-progress = { $done } of { $files } files · { $size }
cli-progress-left = { $done } of { $files } files · { $size } · { $seconds } s left
cli-receipt = Changes: { $ops } · files sent: { $files } ({ $size }) · { $time } s
cli-ops = { $ops_n ->
    [one] { $ops } change
   *[other] { $ops } changes
}
cli-no-history = No runs yet.
cli-run-cut-off = cut off
cli-taken-back = taken back
cli-op-done = done
cli-op-found = found done
cli-op-refused = refused
cli-op-open = open
cli-no-profiles = No AWS CLI profiles on this computer.
profile-kind-keys = access keys
profile-kind-sso = IAM Identity Center
profile-kind-login = console session
profile-kind-role = assumed role
profile-kind-process = program
profile-kind-web-identity = web identity
profile-kind-mfa = needs an MFA code
profile-kind-metadata = instance metadata (never asked)
profile-kind-incomplete = incomplete
cli-no-projects = No projects yet. Make one with: naru project new my-site
cli-project-made = Project saved: { $path }
cli-project-renamed = Project renamed: { $name }
cli-project-deleted = Project deleted: { $name }. It can be put back with naru project restore (kept at { $path })
cli-project-restored = Project put back: { $name }
cli-project-duplicated = Project duplicated: { $name }
cli-project-exported = Project exported: { $path }
cli-project-imported = Project imported: { $name }
cli-project-linked = Project linked: { $name } ({ $path })
cli-project-unlinked = Project unlinked, its file stays where it is: { $path }
cli-project-mended = Last good version put back: { $name } (the damaged file is kept in { $path })
cli-project-whole = There is nothing to mend: { $name }
cli-project-row-linked = linked: { $path }
cli-project-row-unread = cannot be read: { $path }
cli-ask-process = Profile { $profile } gets its credentials from this program: { $command }. Run it?
cli-ask-apply = { $ops_n ->
    [one] Make this { $ops } change?
   *[other] Make these { $ops } changes?
}
cli-ask-destroy = { $ops_n ->
    [one] Remove this ({ $ops } change)? It cannot be undone.
   *[other] Remove all this ({ $ops } changes)? It cannot be undone.
}
cli-type-bucket = Type the bucket’s name to make it public ({ $bucket }):
cli-status-account = Account
cli-status-bucket = Bucket
cli-status-release = Release
cli-status-live = Live
cli-status-not-live = Does not answer as it should
cli-status-no-url = No public address is known, so nothing is said about what visitors see.
cli-status-missing = { $ops_n ->
    [one] { $ops } change is missing.
   *[other] { $ops } changes are missing.
}
cli-no-credentials = Naru keeps no credentials yet. Keep one with: naru credential add my-key
cli-credential-added = Kept in the keychain: { $name } ({ $hint })
cli-credential-file-left = The file still holds the secret. Delete it when you need it no more: { $path }
cli-credential-fresh = AWS does not know this key yet. A new one may take up to a minute, so Naru goes on asking…
cli-credential-renamed = Credential renamed: { $name }
cli-credential-removed = Removed from this computer: { $name }. At AWS the key works on until it is switched off there.
cli-ask-key-id = Access key ID:
cli-ask-secret = Secret access key (not shown while you type):
cli-card-arn = Identity
cli-card-user = User
cli-card-root = This is the account's root user, which Naru never uses on AWS.
cli-card-purpose = For
cli-card-source = Secret
cli-card-key = Access key
cli-card-hosts = Naru calls
cli-card-actions = Naru asks for no more than
cli-card-revoke = To revoke it
rule-name-shape = a name of at least one character, without control characters

### Help of the command line

cli-help = Naru carries a web build to your own AWS account, shows every change first and proves it is live.
cli-help-usage = Usage
cli-help-options = Options
cli-help-arguments = Arguments
cli-help-commands = Commands
cli-help-after = Try it without an account: naru practice ./dist
    Exit codes: 0 done · 2 usage · 3 credentials · 4 network · 5 conflict · 6 partly done, run again · 7 refused or asked · 8 internal · 9 waiting · 130 cancelled
cli-help-practice = Practise the whole crossing in an embedded cloud on this computer, then serve the site until stopped
cli-help-plan = Show every change apply would make, with prices and commands; change nothing
cli-help-apply = Set the site up and deploy the folder (set-up identity)
cli-help-deploy = Deploy the folder to a site that is set up (daily identity)
cli-help-status = Show where the site stands
cli-help-history = List past runs, or what one run did
cli-help-destroy = Take back everything Naru made for the site
cli-help-project = Make, list and change saved projects
cli-help-project-new = Make a project
cli-help-project-list = List projects
cli-help-project-show = Show a project’s file
cli-help-project-set = Change what a project, or one of its environments, wants
cli-help-project-rename = Give a project another name; what is built keeps its names
cli-help-project-delete = Delete a project whose site was taken back
cli-help-project-restore = Put a deleted project back
cli-help-project-duplicate = Make a new project that wants the same; account and bucket names are not taken along
cli-help-project-export = Write a project to a file to hand on, without anything only this computer knows
cli-help-project-import = Copy a project’s file into Naru
cli-help-project-link = Show a repository’s own naru.toml among the projects; it stays where it is
cli-help-project-unlink = Forget a linked project; its file stays where it is
cli-help-project-mend = Put the last good version of a damaged project file back
cli-help-policy = Print the IAM policy of an identity as JSON
cli-help-credential = Keep access keys in this computer’s keychain
cli-help-credential-add = Keep an access key: from the console’s CSV file, or typed (never on the command line)
cli-help-credential-list = List the credentials Naru keeps
cli-help-credential-show = Ask AWS who a credential is, and show what Naru does with it and how to revoke it
cli-help-credential-rename = Give a credential another name
cli-help-credential-remove = Take a credential out of the keychain
cli-help-credential-process = Print a credential for the AWS CLI’s credential_process; the secret goes to standard output
cli-help-credential-snippet = Print the lines for AWS CloudShell that make a user and a key for Naru
cli-help-profiles = List the AWS CLI profiles on this computer
cli-help-completions = Print shell completions
cli-arg-lang = Language of all texts
cli-arg-json = Print one JSON event a line on standard output
cli-arg-help = Print this help
cli-arg-version = Print the version
cli-arg-folder = The build folder (dist, build, out …); the one deployed last if left out
cli-arg-practice-folder = The build folder (dist, build, out …); a sample site if left out
cli-arg-once = Stop after the checks instead of serving
cli-arg-access = Who may read the site: private, or classic for a public website as in older guides
cli-arg-source-maps = Publish source maps too
cli-arg-practice-source-maps = Publish source maps too
cli-arg-keep = Keep this practice cloud under a name, and go on with it next time
cli-arg-port = Serve on this port
cli-arg-pace = Make every call take this many milliseconds
cli-arg-fault = Practise a fault at the n-th change: crash-before, crash-after, lost-reply, denied, offline, stale-reads (for example lost-reply@3)
cli-arg-project = The project; without it the naru.toml found here, or the only one there is
cli-arg-env = The environment; if left out, the only one or else production
cli-arg-profile = The AWS CLI profile whose credentials are used, remembered for this site
cli-arg-credential = The credential that Naru keeps, by its name, remembered for this site
cli-arg-kept = The credential’s name
cli-arg-credential-add-name = A name of your choice
cli-arg-csv = The CSV file that the IAM console saved
cli-arg-purpose = setup: for plan, apply and destroy · daily: for deploy alone
cli-arg-no-check = Do not ask AWS whose key it is
cli-arg-credential-add-endpoint = Ask this address instead of AWS (an emulator, for instance)
cli-arg-credential-show-endpoint = Ask this address instead of AWS (an emulator, for instance)
cli-arg-use-environment = Use AWS_ACCESS_KEY_ID and its kin from the environment
cli-arg-allow-process = Allow the profile’s credential_process program to run
cli-arg-endpoint = Talk to this address instead of AWS (an emulator, for instance), remembered for this site; aws forgets it
cli-arg-website-url = Where visitors find the site if it cannot be told; the word bucket in braces is filled in; remembered for this endpoint alone; none forgets it
cli-arg-yes = Do not ask before making the changes
cli-arg-make-public = Type the bucket’s name here to agree that anyone may read its files
cli-arg-overwrite = Replace files in the bucket that somebody else put or changed there
cli-arg-break-lock = Publish although somebody else’s publish lock lies in the bucket
cli-arg-no-wait = Do not wait for what takes its time; exit with 9 instead
cli-arg-run = Show what this run did
cli-arg-limit = How many runs to list
cli-arg-name = The project’s name
cli-arg-new = The new name
cli-arg-file = The file
cli-arg-project-link-path = The naru.toml or its folder; the one found here if left out
cli-arg-project-unlink-name = The project’s name or its file; the naru.toml found here if left out
cli-arg-project-mend-name = The project’s name or its file
cli-arg-here = Save it as naru.toml in this folder, to be kept with the code
cli-arg-region = The AWS Region; ap-northeast-2 (Seoul) if left out
cli-arg-bucket = A bucket name of your own instead of the one Naru makes
cli-arg-ownership = Object Ownership: acls-disabled (today’s default), or acls-enabled as in older guides
cli-arg-index = The index document; index.html if left out
cli-arg-error = The error document; index.html if left out
cli-arg-which = daily: what deploy needs · setup: what apply and destroy need
cli-arg-shell = The shell

### Glossary: a term's name, the forms it takes in our texts (a `|` between them), and what it is, why it matters, what it costs (2026-11)

ui-glossary = Glossary
ui-glossary-text = What the words on these screens mean, why they matter for a site, and what they cost. Prices are AWS's list prices of November 2026.
ui-glossary-search = Search the glossary
ui-glossary-found = Search results
ui-glossary-count = { $count_n ->
    [one] {$count} term
   *[other] {$count} terms
}
ui-glossary-none = No term matches this: {$query}
ui-glossary-none-text = Try another word, in English or in Korean.
ui-glossary-all = Show all terms
ui-glossary-open = Open the glossary
ui-glossary-naru = Naru’s own words
ui-glossary-build = Your build and its files
ui-glossary-storage = S3, where the files lie
ui-glossary-access = Who may do what
ui-glossary-account = Account and sign-in
ui-glossary-network = From the visitor to the site
ui-glossary-server = Servers and other roads
ui-glossary-automation = Deploying by itself
ui-glossary-models = Kinds of cloud service

term-project = Project
term-project-forms = projects|project
term-project-text = A project is what Naru remembers about one site: its account, its Region, who may read it, and its environments, such as staging and production. It is one small file, in Naru's own folder or as naru.toml beside your code, and holds no secrets. Saving one is free and makes nothing on AWS.

term-recipe = Recipe and step
term-recipe-forms = recipes|recipe|steps|step
term-recipe-text = A recipe is the list of steps that leads to a finished site; a step is one thing that you could also do by hand in the AWS console. Naru looks at each step first, shows what is missing, and does only that. A step that is done already is left as it is, so a recipe can be run again at any time.

term-practice = Practice
term-practice-forms = practice mode|practice cloud|practice
term-practice-text = Practice is an imitation of AWS inside Naru, on this computer. It goes through every step in the real order, with the refusals and waits of the real thing, but needs no account, no network and no money. What it builds is a rehearsal: only this computer can open its address, and only while Naru serves it.

term-release = Release
term-release-forms = releases|release
term-release-text = A release is the state of all of a site's files as they were put up together. Naru gives each one an ID and records which files belong to it. That is how it can tell what changed, and remove exactly what is no longer needed.

term-manifest = Manifest
term-manifest-forms = manifests|manifest
term-manifest-text = A manifest is the list that belongs to a release: every file with its size, checksum and headers. Naru writes it into the bucket under .naru/releases/ before the first file goes up, and again when the last has arrived. So any computer can see what was put there, and finish a deploy that was cut off. Visitors cannot read it, and storing it costs next to nothing.

term-publish-lock = Publish lock
term-publish-lock-forms = publish locks|publish lock
term-publish-lock-text = A publish lock is a small object in the bucket that says: a release is being put up right now. It keeps two computers from writing at the same time, which could show visitors a mix of two releases. Naru takes it before the first file and gives it back at the end. If a run was cut off and its lock stayed behind, Naru asks before taking it over.

term-journal = Journal
term-journal-forms = journals|journal
term-journal-text = The journal is Naru's diary on this computer: before each change it notes what it is about to do, and afterwards how it went. So after a crash or a lost connection it knows where to go on, and nothing is done twice. You can read it with naru history; it is sent to nobody.

term-keychain = Keychain
term-keychain-forms = keychains|keychain
term-keychain-text = The keychain is where the operating system keeps passwords, encrypted and tied to your sign-in: Keychain on macOS, Credential Manager on Windows, the Secret Service (GNOME Keyring, for instance) on Linux. Naru keeps secrets there and not in files, so they are in no project and in no log. It costs nothing.

term-build-folder = Build folder (dist)
term-build-folder-forms = build folders|build folder|dist
term-build-folder-text = The build folder is what your build command (npm run build in most projects) writes: HTML, CSS, JavaScript and images, ready for a browser. Vite calls it dist, Create React App build, Next.js with static export out. This folder goes online, not the project around it. Do not edit it by hand: the next build replaces it.

term-hashed-asset = Hashed asset
term-hashed-asset-forms = files with a hash in their name|hashed assets|hashed asset|hashed files
term-hashed-asset-text = A hashed asset is a file whose name carries a fingerprint of its content, such as index-DiwrgTda.js; build tools make them. When the content changes, so does the name, and browsers and CDNs may therefore keep such a file for a year without ever showing an old one. Naru sends these files before the pages that refer to them.

term-source-map = Source map
term-source-map-forms = source maps|source map
term-source-map-text = A source map (a file ending in .map) leads from the compressed code back to the code you wrote, which makes errors readable. Once it is public, anyone can read your source. The site works just the same without it, so Naru leaves source maps out unless you ask for them.

term-content-type = Content type
term-content-type-forms = content types|content type|Content-Type
term-content-type-text = The content type tells a browser what a file is, such as text/html or image/svg+xml. If it is wrong, a page is downloaded instead of shown, or a script is refused. S3 does not look into files and repeats what it was told at upload, so Naru sets the right type by the file's name.

term-cache-control = Cache header (Cache-Control)
term-cache-control-forms = cache headers|cache header|Cache-Control
term-cache-control-text = The cache header (Cache-Control) says how long browsers and CDNs may keep a copy of a file. Too long, and visitors see yesterday's page; too short, and every visit loads everything again, which is billed again. Naru lets hashed files be kept for a year and has pages checked at every visit.

term-checksum = Checksum and ETag
term-checksum-forms = checksums|checksum|SHA-256|ETags|ETag|MD5
term-checksum-text = A checksum is a short fingerprint of a file's content: same checksum, same content. Naru sends a SHA-256 with every file, and S3 refuses the file if it arrives changed. The ETag is the fingerprint that S3 itself gives an object; it is often the MD5 of the content, but not always.

term-spa = SPA and deep link
term-spa-forms = single-page apps|single-page app|deep links|deep link|SPAs|SPA
term-spa-text = A single-page app (SPA) is one HTML page whose script draws every screen, as React and Vue apps do. A deep link leads straight to one of those screens, such as /posts/3, for which the server has no file. S3 answers such a link with 403 or 404; the remedy is to send the start page there, and the app's router shows the right screen.

term-s3 = S3 (Simple Storage Service)
term-s3-forms = Simple Storage Service|Amazon S3|S3
term-s3-text = S3 is AWS's storage for files. It needs no server, never fills up, and can hand files straight to a browser, which makes it the simplest home for a static site. You pay for the gigabytes stored, for requests, and for data that goes out to visitors; a small site usually comes to a few cents a month.

term-bucket = Bucket
term-bucket-forms = S3 buckets|S3 bucket|buckets|bucket
term-bucket-text = A bucket is a container for files in S3. It lies in one Region, and by default its name must differ from that of every other bucket on AWS; neither can be changed later. An empty bucket costs nothing: you pay for what lies in it, for requests, and for data that goes out.

term-object = Object
term-object-forms = objects|object
term-object-text = An object is one file in a bucket, together with its name (the key) and its headers. S3 has no folders: assets/app.js is simply a key with a slash in it. One request can send up to 5 GB. Every upload is billed as a request; deleting is free.

term-static-website = Static website hosting
term-static-website-forms = static website hosting|website hosting
term-static-website-text = Static website hosting is a setting of a bucket: S3 then answers like a simple web server, with an index document and an error document. The setting is free, but its address speaks plain HTTP only, and the files must be public. For HTTPS a CloudFront distribution goes in front of a private bucket, and then this setting is not needed.

term-index-document = Index document
term-index-document-forms = index documents|index document
term-index-document-text = The index document is the file that visitors get who ask for the site's address or for a folder, nearly always index.html. Without it the site's first address answers with an error. It is a file name alone, with no folder before it.

term-error-document = Error document
term-error-document-forms = error documents|error document
term-error-document-text = The error document is the file that website hosting sends when it cannot give what was asked for. Single-page apps name index.html here, but the status stays 403 or 404. Where visitors may not list the bucket, a file that does not exist answers 403.

term-endpoint = Endpoint
term-endpoint-forms = website endpoints|website endpoint|endpoints|endpoint
term-endpoint-text = An endpoint is the web address at which a service answers, such as s3.ap-northeast-2.amazonaws.com. A bucket's website endpoint is the address at which visitors find the site while website hosting is on. Naru can be pointed at another endpoint, such as an emulator on this computer; then nothing goes to AWS, and AWS bills nothing.

term-tag = Tag
term-tag-forms = tags|tag
term-tag-text = A tag is a label of a name and a value that can be put on almost anything in AWS. Naru tags what it makes with the site it belongs to, and so can tell its own things from everybody else's before it changes or deletes one. You can also split your bill by tags. Tags on a bucket are free.

term-arn = ARN (Amazon Resource Name)
term-arn-forms = Amazon Resource Names|Amazon Resource Name|ARNs|ARN
term-arn-text = An ARN is the full name of a thing in AWS, such as arn:aws:s3:::my-bucket, and no two things share one. Policies use it to say what they are about. A bucket's ARN means the bucket itself; with /* at its end it means every object in the bucket.

term-block-public-access = Block Public Access
term-block-public-access-forms = Block Public Access
term-block-public-access-text = Block Public Access is S3's safety catch: while it is on, no policy and no ACL can make a bucket public. There is one for each bucket and one for the whole account, and the stricter of the two wins. It consists of four switches, two for ACLs and two for policies, all on for a new bucket. It is free.

term-bucket-policy = Bucket policy
term-bucket-policy-forms = bucket policies|bucket policy
term-bucket-policy-text = A bucket policy is a JSON document that says who may do what with a bucket and its objects. For a public website it lets everyone read (s3:GetObject), for a private one only CloudFront. A mistake in it can open files to everybody or lock you out, so Naru shows it before writing it and keeps the statements of others. It is free.

term-object-ownership = Object Ownership and ACL
term-object-ownership-forms = access control lists|access control list|Object Ownership|ACLs|ACL
term-object-ownership-text = An ACL (access control list) is the oldest way to give access in S3, file by file. Object Ownership is the setting that turns ACLs on or off. New buckets have had them disabled since April 2023, and AWS recommends leaving it so: policies can do everything a website needs.

term-policy = Policy (IAM)
term-policy-forms = IAM policies|IAM policy|policies|policy
term-policy-text = A policy is a JSON document that allows or denies certain actions on certain things. An IAM policy is attached to a user or a role and says what that identity may do; a bucket policy is attached to a bucket. What nothing allows stays forbidden, and a Deny always wins. The command naru policy prints the smallest policy that a deploy needs.

term-account-id = Account ID
term-account-id-forms = AWS account IDs|AWS account ID|account IDs|account ID
term-account-id-text = The account ID is the 12-digit number of an AWS account. Whatever you make belongs to one account and is billed to it. The number is no secret, but there is no need to spread it. Naru notes which account a project belongs to, and stops if the credentials are for another one.

term-region = Region
term-region-forms = AWS Regions|AWS Region|Regions|Region
term-region-text = A Region is a part of the world where AWS has its data centers, such as ap-northeast-2 (Seoul) or us-east-1 (N. Virginia). Close to your visitors means faster answers; prices differ a little. Most things lie in one Region and cannot be moved later. A certificate for CloudFront must be in us-east-1.

term-root-user = Root user
term-root-user-forms = root users|root user
term-root-user-text = The root user is the one that opened the account: it signs in with the account's email address, may do everything, and is limited by none of the account's policies. Use it only for what nobody else can do, protect it with MFA, and make no access keys for it. For everything else there are IAM Identity Center and IAM users. Naru refuses the root user's credentials on AWS.

term-iam = IAM (Identity and Access Management)
term-iam-forms = Identity and Access Management|IAM
term-iam-text = IAM is where AWS decides who may do what. You make users and roles in it and give them policies. To begin with nothing is allowed, so an identity can do just what its policies say; give a deploy no more than a deploy needs. IAM is free.

term-iam-user = IAM user
term-iam-user-forms = IAM users|IAM user
term-iam-user-text = An IAM user is an identity inside one account, with a password, with access keys, or with both. Its access keys work until somebody deletes them: convenient, and dangerous once lost. For people AWS recommends IAM Identity Center; if a user is what you have, give it only the permissions it needs and replace its keys regularly. It is free.

term-identity-center = IAM Identity Center (SSO)
term-identity-center-forms = AWS IAM Identity Center|IAM Identity Center|Identity Center|AWS SSO|SSO
term-identity-center-text = IAM Identity Center, once called AWS SSO, lets you sign in through the browser and work in one or several accounts with credentials that last only hours. No lasting key lies on your computer, so there is little to lose. In a terminal you sign in with aws sso login, and do so again when it has expired. It is free.

term-credentials = Credentials
term-credentials-forms = credentials|credential
term-credentials-text = Credentials prove to AWS who is asking: an access key with its secret, or short-lived ones from a sign-in. Whoever holds them can do all that they allow, at the account's expense. Naru uses only the source that you name, and writes them into no project and no log.

term-access-key = Access key
term-access-key-forms = access key IDs|access key ID|access keys|access key
term-access-key-text = An access key lets programs call AWS in the name of a user. It has two halves: the access key ID (AKIA…), which is no secret, and the secret access key, which is one. A user can have two keys, so that a new one can be tried before the old one is deleted. A key that gets into a public repository is found and misused within minutes: delete it at once.

term-secret-access-key = Secret access key
term-secret-access-key-forms = secret access keys|secret access key
term-secret-access-key-text = The secret access key is the half of an access key that signs requests; it is never sent itself. AWS shows it only once, when the key is made. If it is lost, make a new access key and delete the old one. Never put it into code, a chat or a build folder.

term-profile = AWS CLI profile
term-profile-forms = AWS CLI profiles|AWS CLI profile|CLI profiles|CLI profile|profiles|profile
term-profile-text = A profile is a named entry in the AWS files of this computer (~/.aws/config and ~/.aws/credentials): which credentials to use, and which Region. The AWS CLI and Naru both read these files; aws configure, aws configure sso or aws login writes them. Naru remembers a profile's name and none of its secrets.

term-cloudshell = CloudShell
term-cloudshell-forms = AWS CloudShell|CloudShell
term-cloudshell-text = CloudShell is a terminal inside the AWS console, signed in as you already. It is handy for a single aws command, with nothing to install and no access key to make. CloudShell itself is free; what its commands make is billed as usual.

term-dns = DNS
term-dns-forms = name servers|name server|DNS
term-dns-text = DNS is the address book of the internet: it turns a name such as example.kr into the address of a server. To use a domain of your own, you tell the registrar where you bought it which name servers answer for it. A change takes minutes to two days to be seen everywhere, because others keep the old answer for a while. A domain is paid for by the year.

term-route-53 = Route 53
term-route-53-forms = Amazon Route 53|Route 53|Route53|hosted zones|hosted zone
term-route-53-text = Route 53 is AWS's DNS service. A hosted zone holds the records of one domain; an alias record leads a domain to CloudFront, with or without www. A hosted zone costs 0.50 US dollars a month (nothing if it is deleted within 12 hours) and queries a little more, but queries for an alias to CloudFront are free. You can also register domains there, by the year.

term-https = HTTPS (TLS)
term-https-forms = TLS certificates|TLS certificate|certificates|certificate|HTTPS|TLS|SSL
term-https-text = HTTPS is HTTP inside an encrypted connection (TLS, once called SSL): nobody on the way can read or change anything, and a certificate proves whose site it is. Browsers warn about pages without it. A CloudFront address has HTTPS from the start; for your own domain, a public certificate from AWS Certificate Manager in us-east-1 is free.

term-cdn = CDN and edge
term-cdn-forms = content delivery network|edge locations|edge location|CDNs|CDN|edges|edge
term-cdn-text = A CDN (content delivery network) keeps copies of your files in many places of the world, called edge locations, and answers each visitor from a near one. That is faster, and the bucket is asked less often. A copy stays until its time is up or you have it cleared by an invalidation. AWS's CDN is CloudFront.

term-cloudfront = CloudFront
term-cloudfront-forms = CloudFront distributions|CloudFront distribution|Amazon CloudFront|CloudFront
term-cloudfront-text = CloudFront is AWS's CDN. A distribution is what you make there for a site: it has an HTTPS address, can read a bucket that stays private, and answers from edge locations all over the world. You pay by gigabyte and request beyond a monthly allowance, or by a monthly flat-rate plan; data from S3 to CloudFront is free.

term-waf = WAF (web application firewall)
term-waf-forms = web application firewall|AWS WAF|WAF
term-waf-text = A WAF checks each request before it reaches your site and turns away attacks, bots and floods by rules. AWS WAF can be put before CloudFront, but not before a bucket's website endpoint. On its own it costs 5 US dollars a month, 1 more for each rule, and 0.60 for a million requests; CloudFront's flat-rate plans include one. A static site seldom needs it in the beginning.

term-ec2 = EC2 (Elastic Compute Cloud)
term-ec2-forms = Elastic Compute Cloud|EC2 instances|EC2 instance|EC2
term-ec2-text = EC2 rents out virtual servers, called instances. You need one if something must be computed for each request, as with server-side rendering or an API of your own; for files alone, S3 will do. Updates, restarts and security are up to you. An instance is billed while it runs, visitors or not, and its disk and public IPv4 address cost extra.

term-security-group = Security group
term-security-group-forms = security groups|security group
term-security-group-text = A security group is a firewall around EC2 instances and other things in a VPC: it says which ports can be reached from where. What it does not allow does not get in. For a website, open 80 and 443 to everyone, but SSH (22) only to your own IP address. It is free. A bucket has none; its bucket policy does that work.

term-vpc = VPC (Virtual Private Cloud)
term-vpc-forms = virtual private cloud|VPCs|VPC
term-vpc-text = A VPC is a closed-off network of your own inside AWS, in which servers and databases run. Every Region has a default one, which is enough to begin with; a static site on S3 and CloudFront needs none. The VPC itself is free, but NAT gateways and public IPv4 addresses are billed by the hour.

term-elb = ELB (Elastic Load Balancing)
term-elb-forms = Elastic Load Balancing|load balancers|load balancer|ELB
term-elb-text = ELB spreads requests over several servers and leaves out those that fail their health check. It pays off when one server is no longer enough, or when the site must not be down even for a moment. It is billed by the hour, requests or not, which comes to around 20 US dollars a month, and by traffic on top.

term-nginx = nginx
term-nginx-forms = nginx
term-nginx-text = nginx is a free web server. On a server of your own it receives requests at ports 80 and 443, takes care of HTTPS, sends static files itself and passes the rest on to your app behind it (as a reverse proxy). With S3 and CloudFront you need none.

term-pm2 = PM2
term-pm2-forms = PM2
term-pm2-text = PM2 keeps Node.js apps running on a server: it starts them again after a crash or a reboot, collects their logs, and can replace a running version without a break. It is free software, and of use only on a server such as EC2. systemd, which most Linux systems bring along, can do much of the same.

term-rds = RDS (Relational Database Service)
term-rds-forms = Relational Database Service|RDS
term-rds-text = RDS runs a database such as PostgreSQL or MySQL for you: AWS installs it, backs it up and keeps it up to date. A static site needs none, an API behind it may. It is billed by the hour and by the gigabytes it holds; if you stop it, AWS starts it again after seven days.

term-amplify = Amplify
term-amplify-forms = AWS Amplify|Amplify Hosting|Amplify
term-amplify-text = Amplify Hosting is AWS's ready-made hosting for front ends: it takes your repository, builds at every push and serves the result through a CDN, with server-side rendering if you need it. It is convenient, but shows you less and lets you set less than S3 and CloudFront of your own. You pay for build minutes, storage and data sent, and for server-side rendering by request too.

term-ci-cd = CI/CD
term-ci-cd-forms = continuous integration|CI/CD|CI
term-ci-cd-text = CI (continuous integration) builds and tests every change to the code automatically; CD (continuous delivery or deployment) takes what has passed on to the servers. Delivery waits for somebody's yes at the end, deployment does not. Mistakes show up early, and every release goes out the same way. GitHub Actions, GitLab CI and Jenkins do this; hosted ones mostly bill the minutes beyond a free share.

term-pipeline = Pipeline
term-pipeline-forms = CI/CD pipelines|CI/CD pipeline|pipelines|pipeline
term-pipeline-text = A pipeline is the row of stages that a change goes through: fetch the code, build, test, deploy. If one stage fails, those after it do not run, so a broken build does not reach visitors.

term-jenkins = Jenkins
term-jenkins-forms = Jenkins
term-jenkins-text = Jenkins is an open-source program that runs pipelines, which are written down in a Jenkinsfile beside your code. The program is free, but the server it runs on costs money and wants updates and protection. If your code is on GitHub or GitLab, the CI there is usually less work.

term-cloud = Cloud service
term-cloud-forms = cloud computing|cloud services|cloud service
term-cloud-text = A cloud service rents out servers, storage or finished software over the internet. You start within minutes, take more or less as you need it, and pay for what you use instead of buying machines. The bill grows with use as well, so look at prices first and set up a budget alert.

term-iaas = IaaS (infrastructure as a service)
term-iaas-forms = infrastructure as a service|IaaS
term-iaas-text = With IaaS you rent servers, disks and networks, and look after operating system, updates and app yourself; EC2 is the best-known example. It leaves you the most freedom and the most work. You pay for as long as it runs.

term-paas = PaaS (platform as a service)
term-paas-forms = platform as a service|PaaS
term-paas-text = With PaaS you hand over your code and the provider runs it: servers, runtime and scaling are not your concern. Heroku and AWS Elastic Beanstalk are examples. You give up some control, can keep to your app, and pay for the resources it uses.

term-saas = SaaS (software as a service)
term-saas-forms = software as a service|SaaS
term-saas-text = SaaS is finished software that you use in the browser, such as Gmail or Notion: nothing to install, no server, nothing to deploy. It is mostly paid for by user and month.

term-serverless = Serverless
term-serverless-forms = serverless
term-serverless-text = With serverless there still are servers, but the provider starts, scales and repairs them, and you never see one. You pay for what is used and not for the hours it stands ready. S3, CloudFront and Lambda are of this kind; a static site that nobody visits costs next to nothing there.

term-baas = BaaS (backend as a service)
term-baas-forms = backend as a service|BaaS
term-baas-text = BaaS offers the usual parts of a backend ready to use, such as sign-in, a database or file storage, and your front end calls them directly. Firebase and Amazon Cognito are examples. With it a static site gets far without a server of its own. It is billed by use.

term-faas = FaaS (function as a service)
term-faas-forms = function as a service|FaaS
term-faas-text = FaaS runs a single function when something happens, such as a request, and stops it afterwards; AWS Lambda is the best-known example. A function must not rely on anything left over from the call before, starts a little late after a pause (cold start), and has limits: on Lambda 15 minutes and 10 GB of memory a call. You pay by call and by running time.
