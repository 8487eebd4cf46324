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

left-out-source-map = source map: it shows your source code to anyone
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
rule-url-shape = it must begin with http:// or https:// and name a host

### Errors: what is typed, and projects

error-bad-value = This is not a valid {$field}: “{$value}” ({$rule})
error-no-project = There is no project of this name: {$project}
error-bad-project = The project file cannot be understood: {$path}
error-no-environment = The project has no such environment: {$env}
error-project-exists = There is a project of this name already: {$project}
error-project-live = The project still has resources on AWS: {$project}

### Errors: who you are, and what you may do

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
hint-project-show = See the project and its environments: naru project show
hint-destroy-first = Remove what it made first: naru destroy --project {$project}
hint-use-profile = Choose an AWS CLI profile with --profile; aws configure list-profiles shows their names
hint-try-practice = Try everything without an account, offline and free: naru practice
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
ui-new = New crossing
ui-new-busy = A crossing is under way
ui-now = Now
ui-way = How a crossing goes
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

ui-standing-looking = reading
ui-standing-ready = ready
ui-standing-refused = not yet
ui-standing-crossing = practising

ui-home-title = Drop your build folder here
ui-home-text = Naru looks inside and rehearses the whole way to AWS on this computer: offline, free, without an account. Your folder is only read, and nothing leaves this computer.
ui-try = Try it without an account
ui-choose = Choose a folder…
ui-choose-title = Choose a build folder
ui-promise-steps = Every step, in the open
ui-promise-steps-text = Account, bucket, access, files: the same steps you would take in the AWS console, each explained while it happens.
ui-promise-proved = Live means proved
ui-promise-proved-text = Naru opens the real address and compares every byte with your folder. Only then does it say live.
ui-promise-safe = Secrets stay with you
ui-promise-safe-text = A folder with .env, .git or a private key in it is refused before anything is sent. So is the wrong folder.

ui-drag-folder = Let go to look inside: {$name}
ui-drag-folder-text = Naru reads the folder and shows what it found. Nothing is sent and nothing is changed.
ui-drag-file = This is a file: {$name}
ui-drag-file-text = Drop the folder it lies in.
ui-drag-several = One folder at a time
ui-drag-several-text = Drop the one folder that your build wrote.
ui-drag-busy = A crossing is under way
ui-drag-busy-text = Cancel it, or wait until it has ended; then drop the folder again.

ui-looking = Looking inside: {$name}
ui-looking-text = Every file is read and hashed. Nothing leaves this computer.

ui-folder-ready = Ready to cross
ui-folder-text = Practice goes through the whole crossing on this computer, with an imitation of AWS. Your folder is only read.
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

ui-refused = This folder cannot go over yet
ui-refused-text = Nothing was sent and nothing was changed.
ui-hints = What you can do
ui-detail = Details
ui-sample = Sample site
ui-sample-instead = Practise with the sample site

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
ui-progress-left = {$seconds_n ->
    [one] about 1 second left
   *[other] about {$seconds} seconds left
}
ui-waited = {$seconds_n ->
    [one] waiting for 1 second
   *[other] waiting for {$seconds} seconds
}
ui-answers = Asked as a visitor would
ui-answer-right = right

ui-url = Address of the site
ui-url-text = Served on this computer until you start something else or close Naru.
ui-open = Open
ui-copy = Copy
ui-copied = Copied
ui-fact-ops = Changes made
ui-fact-sent = Files sent
ui-fact-bytes = Data sent
ui-fact-time = Time taken
ui-seconds = {$time} s
ui-bucket = Bucket
ui-release = Release
ui-again = Run again
ui-cancelled-text = Stopped as you asked. This was practice, so nothing is left behind.

ui-trouble-browser = No browser could be opened. Copy the address instead.
ui-trouble-settings = The settings could not be saved. They hold until Naru is closed.

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
rule-name-shape = a name of at least one character, without control characters

### Help of the command line

cli-help = Naru carries a web build to your own AWS account, shows every change first and proves it is live.
cli-help-usage = Usage
cli-help-options = Options
cli-help-arguments = Arguments
cli-help-commands = Commands
cli-help-after = Try it without an account: naru practice ./dist
    Exit codes: 0 done · 2 usage · 3 credentials · 4 network · 5 conflict · 6 partly done, run again · 7 refused or asked · 8 internal · 9 waiting · 130 cancelled
cli-help-practice = Rehearse the whole crossing in an embedded cloud on this computer, then serve the site until stopped
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
cli-help-policy = Print the IAM policy of an identity as JSON
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
cli-arg-fault = Rehearse a fault at the n-th change: crash-before, crash-after, lost-reply, denied, offline, stale-reads (for example lost-reply@3)
cli-arg-project = The project; without it the naru.toml found here, or the only one there is
cli-arg-env = The environment; if left out, the only one or else production
cli-arg-profile = The AWS CLI profile whose credentials are used, remembered for this site
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
cli-arg-here = Save it as naru.toml in this folder, to be kept with the code
cli-arg-region = The AWS Region; ap-northeast-2 (Seoul) if left out
cli-arg-bucket = A bucket name of your own instead of the one Naru makes
cli-arg-ownership = Object Ownership: acls-disabled (today’s default), or acls-enabled as in older guides
cli-arg-index = The index document; index.html if left out
cli-arg-error = The error document; index.html if left out
cli-arg-which = daily: what deploy needs · setup: what apply and destroy need
cli-arg-shell = The shell
