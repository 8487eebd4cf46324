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

step-distribution = Put CloudFront in front
step-distribution-what = Creates a CloudFront distribution before the bucket, lets it and nobody else read the bucket (origin access control, OAC), and writes that into the bucket policy. Visitors on HTTP are sent to HTTPS; HTTP/2 and HTTP/3, IPv6, compression, the managed cache policy and security headers are on.
step-distribution-why = A distribution gives the site an https://….cloudfront.net address at once, brings it close to your visitors, and keeps the bucket closed: nothing in it can be read around CloudFront. Creating one costs nothing; requests and gigabytes that go out are billed beyond what your account gets free each month.
step-distribution-console = CloudFront › Distributions › Create distribution › Origin domain: (your bucket) › Origin access control settings › Viewer protocol policy: Redirect HTTP to HTTPS › Default root object: index.html

step-routing = Route pages
step-routing-what = Publishes a small function at the edge that finds the right page for an address without an extension, or sets error responses as older guides do, and shows the build's own 404 page where it has one. Files keep their addresses.
step-routing-why = S3 knows files, not pages: without this, a reload of /about or a link to it ends in 403, because who may not list a bucket is not told that a file is missing. The older rule, 403 and 404 become index.html with 200, also answers a missing script with a page, and hides real errors.
step-routing-console = CloudFront › Functions › Create function › Publish › Distributions › (your distribution) › Behaviors › Edit › Function associations › Viewer request

step-firewall = Firewall
step-firewall-what = Puts an AWS WAF web ACL with Amazon's common rules before the distribution. It first only counts what the rules would refuse, and refuses it if you say so. A web ACL that somebody else put there stays.
step-firewall-why = A site of files gives attackers little to break, so most sites need none. It is paid by the month and by the request. Count first for some days: a rule that hits a visitor by mistake shows itself as a 403.
step-firewall-console = WAF & Shield › Web ACLs › Global (CloudFront) › Create web ACL › Add managed rule groups › AWS managed rule groups › Core rule set

step-invalidation = Refresh the edges
step-invalidation-what = Tells CloudFront's edges to forget the paths that have changed since the last release, and only those, and waits until they have.
step-invalidation-why = Edges keep copies of your files. A file whose name carries a hash is new under a new name and needs nothing; a page keeps its name, so an older copy could be shown. /* counts as one path but empties the whole cache.
step-invalidation-console = CloudFront › Distributions › (your distribution) › Invalidations › Create invalidation

step-deployer = Make a deploy user
step-deployer-what = Creates an IAM user under /naru/ that may do exactly what a deploy does on this bucket and this distribution, bounded by naru-boundary, and puts its access key straight into this computer’s keychain. naru deploy uses that key from then on.
step-deployer-why = The key you deploy with every day should not be able to delete a bucket or make users. Older guides attach AmazonS3FullAccess and CloudFrontFullAccess: such a key reaches every bucket and every distribution of the account. IAM costs nothing.
step-deployer-console = IAM › Users › Create user › Attach policies directly › (the user) › Add permissions › Create inline policy › Security credentials › Create access key

step-answers = Check the site
step-answers-what = Fetches the site's real addresses as a visitor would: the start page, a file it needs, a deep link, and a file that does not exist. Compares every byte with your folder.
step-answers-why = A site is called live only if each of these answers is right, never because an upload went through. The few requests cost next to nothing. Where there is no public address to ask, the result is called stored. Without a CDN a deep link shows the right page with status 403 or 404; Naru shows that status instead of hiding it.
step-answers-console = Amazon S3 › General purpose buckets › (your bucket) › Properties › Static website hosting › Bucket website endpoint

step-zone = Hosted zone
step-zone-what = Finds the public hosted zones that hold your site's names, or creates one. A zone that is there is used as it is: nothing in it changes but the records of this site.
step-zone-why = A hosted zone is where Route 53 keeps a domain's records. If two zones have the same name, only the one that the registry names is asked by anybody.
step-zone-console = Route 53 › Hosted zones › Create hosted zone › Domain name › Type: Public hosted zone

step-delegation = Name servers
step-delegation-what = Shows the four name servers to enter where you bought the domain, then asks the servers of the registry themselves until they name ours and no others.
step-delegation-why = Until then nobody asks your hosted zone, so no record in it is seen. It takes minutes to two days; you can close the app meanwhile. Copy the records you want to keep, above all those for mail, into the zone first.
step-delegation-console = Route 53 › Hosted zones › (your domain) › Hosted zone details › Name servers

step-certificate = Certificate
step-certificate-what = Uses an issued certificate that covers all names, or requests a public one in US East (N. Virginia), where CloudFront takes its certificates from, and puts the CNAME records that prove the names into the zone.
step-certificate-why = HTTPS needs a certificate for each name. From AWS Certificate Manager it is free and renewed by itself, as long as the CNAME records stay. A request that waits is found again by its tag, so no second one is made.
step-certificate-console = Certificate Manager (US East, N. Virginia) › Request certificate › Request a public certificate › DNS validation

step-names = Alternate domain names
step-names-what = Gives the distribution your names and the certificate. Names that are no longer wanted are taken off, after the records that lead to it.
step-names-why = A distribution answers only for names it was given, and only with a certificate that covers them. Each name can belong to one distribution in all of AWS.
step-names-console = CloudFront › Distributions › (your distribution) › General › Settings › Edit › Alternate domain name (CNAME) › Custom SSL certificate

step-alias = Alias records
step-alias-what = Creates an A and an AAAA alias record for every name, leading to the distribution, with the routing policy Simple. A record that stands there already is replaced only if you say so, is kept, and is put back when you take the site back.
step-alias-why = An alias works for a bare domain too, where DNS allows no CNAME, and queries for it are free. Records with another routing policy (weighted, latency, failover, geolocation) are never touched.
step-alias-console = Route 53 › Hosted zones › (your domain) › Create record › Alias › Alias to CloudFront distribution › Routing policy: Simple routing

step-domain-answers = Check your own address
step-domain-answers-what = Asks your own names as a visitor would, over HTTPS: the start page, a script, a page inside, a missing file, HTTP to HTTPS, and the other name that leads to the main one; and compares every byte.
step-domain-answers-why = The site counts as live at your domain only when its addresses really answer, with a certificate for their names and the right files.
step-domain-answers-console = Route 53 › Hosted zones › (your domain) › Test record
step-health = Health check
step-health-what = Makes a Route 53 health check that asks the site's main name over HTTPS for its start page, every 30 seconds from each of many Regions, and calls it unhealthy after three failures in a row. Health checks of others are left alone.
step-health-why = The Route 53 console then shows whether the site can be reached, and a CloudWatch alarm can be hung on it. The site works without one. Some 15 checkers ask all day, which makes more than a million CloudFront requests a month.
step-health-console = Route 53 › Health checks › Create health check

### Which identity a step needs

identity-S = Set-up identity
identity-D = Daily identity

### Access: the two modes, and the account's own block

access-cdn = Behind CloudFront (recommended)
access-cdn-why = The bucket stays private and a CloudFront distribution alone reads it. Visitors get an https://….cloudfront.net address, and later your own domain. A deploy to every edge takes a few minutes.
access-private = Private (the base for CloudFront)
access-private-why = Only your own account can read the files, and on AWS only over HTTPS. There is no public address yet: a CloudFront distribution is allowed to read later, and until then the result is stored, not live. Requests from strangers that AWS refuses with 403 are not billed to you.
access-classic = Classic public website (as in older guides)
access-classic-why = Anyone on the internet can read every file, at the bucket's website endpoint. That endpoint speaks plain HTTP only, has no cache and no filter (WAF) in front of it, and every answered request and gigabyte is billed to you. It is good for learning and for a demo; for a real site choose private with CloudFront. You can go back to private at any time.
access-account-block = Block Public Access exists twice, for the bucket and for the whole account, and the stricter one always wins. If it is on for the account, AWS refuses a public policy on any bucket, however the bucket itself is set. Naru never changes the account's setting, because it protects all other buckets too. Ask whoever looks after the account (an organization may have fixed it), or keep this bucket private.

### CloudFront: who asks the bucket, which edges answer, what an address becomes

origin-control = Origin access control (OAC, recommended)
origin-control-why = The distribution signs every request, and the bucket policy lets in this one distribution by its ARN. It works in every Region and with SSE-KMS, and is what AWS recommends. It costs nothing.
origin-identity = Origin access identity (OAI, as in older guides)
origin-identity-why = A user of CloudFront's own that the bucket policy names. It still works, but AWS calls it legacy: it does not work in newer Regions or with SSE-KMS, and every distribution with the same OAI may read the bucket. You can move to OAC at any time, without a break.
origin-website = Website endpoint (as in older guides)
origin-website-why = CloudFront asks the bucket's website endpoint as anybody would. For that the bucket has to be public, the way from CloudFront to it is plain HTTP, and everything can be read around CloudFront as well. What you get for it: the endpoint's own index documents in every folder.
edges-west = North America and Europe
edges-west-why = Price class 100, the cheapest. Visitors in Korea are answered from another continent, so the first view of a page is slower there.
edges-most-of-the-world = Most of the world, Seoul among it
edges-most-of-the-world-why = Price class 200: Asia, the Middle East and Africa as well. Visitors in Korea are answered from Seoul. A gigabyte from there costs more than one from North America or Europe.
edges-everywhere = Everywhere
edges-everywhere-why = All edges: South America, Australia and New Zealand too. It costs more only where such visitors come, because the price follows the edge that answers.
routing-single-page = Single page
routing-single-page-why = An address without an extension, such as /about, shows the start page with 200, and the app's own router reads the address. A missing script or picture stays missing.
routing-many-pages = Many pages
routing-many-pages-why = /about and /about/ show /about/index.html, as static generators write it. Where the build has a 404 page, it is shown for what does not exist, with status 404.
routing-clean-urls = Clean URLs
routing-clean-urls-why = /about shows /about.html, and /about/ is sent on to /about. For builds that write one .html file for each page.
routing-error-pages = Error pages (as in older guides)
routing-error-pages-why = No function: 403 and 404 become /index.html, with its leading slash, and 200, by custom error responses that edges remember for 10 seconds. The price is paid by the visitor: a missing script answers with HTML and the page stays white, and search engines and monitoring take every wrong address for a page.
routing-files-only = Files only
routing-files-only-why = An address is a file's name and nothing else; only / shows index.html. For sites whose links all end in .html, or without pages of their own.

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
op-s3-set-policy-cdn = Let the distribution alone read the bucket: {$bucket}
op-s3-narrow-policy = Take statements that are not needed any more out of the bucket policy: {$bucket}
op-s3-set-policy-both = Let visitors in both the old and the new way until every edge has heard: {$bucket}
op-s3-write-cdn-record = Write down which distribution serves the bucket: {$bucket}
op-cloudfront-create-access-control = Create origin access control (OAC): {$name}
op-cloudfront-delete-access-control = Delete origin access control (OAC): {$name}
op-cloudfront-create-access-identity = Create origin access identity (OAI): {$name}
op-cloudfront-delete-access-identity = Delete origin access identity (OAI): {$name}
op-cloudfront-create-distribution = Create distribution: {$name} (origin {$origin})
op-cloudfront-update-distribution = Change distribution: {$distribution} ({$fields})
op-cloudfront-tag-distribution = Tag distribution: {$distribution} ({$tags})
op-cloudfront-untag-distribution = Take tags off distribution: {$distribution} ({$tags})
op-cloudfront-disable-distribution = Disable distribution: {$distribution} ({$fields})
op-cloudfront-delete-distribution = Delete distribution: {$name}
op-cloudfront-publish-function = Test and publish function: {$name}
op-cloudfront-delete-function = Delete function: {$name}
op-cloudfront-invalidate = Invalidate paths: {$paths}
op-iam-set-boundary = Write the permissions boundary for deploy users: {$user}
op-iam-create-user = Create IAM user with a permissions boundary: {$user}
op-iam-create-user-unbounded = Create IAM user without a permissions boundary: {$user}
op-iam-put-user-policy = Write what the deploy user may do: {$user} ({$actions})
op-iam-delete-policy = Delete the deploy user’s own policy: {$user}
op-iam-attach-managed = Attach the AWS managed policy {$policy}: {$user}
op-iam-detach-managed = Detach the AWS managed policy {$policy}: {$user}
op-iam-bind-user = Set the permissions boundary of the deploy user: {$user}
op-iam-unbind-user = Take the permissions boundary off the deploy user: {$user}
op-iam-add-to-group = Add the deploy user to a group: {$user} ({$group}, which adds: {$adds})
op-iam-leave-group = Take the deploy user out of a group: {$user} ({$group})
op-iam-create-key = Create an access key and keep it in the keychain: {$user}
op-iam-deactivate-key = Deactivate the old access key, once the new one works: {$user} ({$hint})
op-iam-delete-key = Delete access key: {$user} ({$hint})
op-iam-delete-user = Delete IAM user: {$user}
op-route53-create-zone = Create hosted zone: {$name}
op-route53-tag-zone = Add tags to hosted zone: {$name} ({$id})
op-route53-add-records = Create records in {$name} ({$id}): {$records}
op-route53-change-records = Replace records in {$name} ({$id}): {$records}
op-route53-remove-records = Delete records in {$name} ({$id}): {$records}
op-route53-delete-zone = Delete hosted zone: {$name} ({$id})
op-waf-create-count = Create web ACL that counts: {$name}
op-waf-create-block = Create web ACL that refuses: {$name}
op-waf-count = Let the web ACL count only: {$name}
op-waf-block = Let the web ACL refuse: {$name}
op-waf-delete = Delete web ACL: {$name}
op-health-create = Make a health check: {$name}
op-health-tag = Tag the health check: {$name}
op-health-update = Change the health check: {$name}
op-health-delete = Delete the health check: {$name}
op-acm-request = Request public certificate: {$names}
op-acm-delete = Delete certificate: {$names}
op-acm-delete-dead = Delete certificate that was never issued: {$names} ({$why})
op-s3-clear-policy = Remove bucket policy: {$bucket}
op-s3-take-lock = Take the publish lock: {$bucket}
op-s3-drop-lock = Release the publish lock: {$bucket}
op-s3-begin-release = Record the release as begun: {$release} ({$bucket})
op-s3-finish-release = Record the release as finished: {$release} ({$bucket})
op-s3-upload = { $files_n ->
    [one] Upload {$phase}: {$files} file, {$size} ({$bucket})
   *[other] Upload {$phase}: {$files} files, {$size} ({$bucket})
}
op-s3-copy = { $files_n ->
    [one] Copy within the bucket, {$phase}: {$files} file ({$bucket})
   *[other] Copy within the bucket, {$phase}: {$files} files ({$bucket})
}
op-s3-put-aside = { $files_n ->
    [one] Put {$files} file aside that is about to be replaced, for the way back: {$bucket}
   *[other] Put {$files} files aside that are about to be replaced, for the way back: {$bucket}
}
op-s3-delete-objects = { $files_n ->
    [one] Delete {$files} file: {$bucket}
   *[other] Delete {$files} files: {$bucket}
}
op-s3-delete-records = Delete Naru’s own records: {$bucket}
op-s3-abort-uploads = { $files_n ->
    [one] Give up {$files} unfinished upload: {$bucket}
   *[other] Give up {$files} unfinished uploads: {$bucket}
}
op-s3-delete-bucket = Delete bucket: {$bucket} ({$region})

### What kind of change, and what it weighs

change-add = Add
change-change = Change
change-remove = Remove
month-files = Files in the bucket (prices of {$as_of})
month-zones = Hosted zones: {$zones}, {$each} each (price of {$as_of})
month-cloudfront = CloudFront: 1 TB and 10 million requests a month cost an account nothing by the price list of {$as_of}; beyond that visitors are paid for
month-invalidations = Paths invalidated this month from this computer: {$paths} of {$free} that cost an account nothing (price list of {$as_of})
month-firewall = Firewall: web ACL {$acl}, rule group {$rules}, and {$million} for each million requests (prices of {$as_of})
month-health = Health check: {$check} for an AWS endpoint (an account's first 50 are free), and {$https} for HTTPS (prices of {$as_of})

# What a step costs: prices.toml fills in the figures.
price-account = Free (price list of {$as_of})
price-folder = Free: it only reads your disk
price-bucket = Free: a bucket costs nothing, what lies in it does (price list of {$as_of})
price-access = Free (price list of {$as_of})
price-files = {$put} for 1,000 uploads, {$month} for a gigabyte kept a month, {$get} for 1,000 downloads; read by visitors without CloudFront, {$out} for a gigabyte beyond the free 100 GB a month (price list of {$as_of})
price-files-elsewhere = Uploads, gigabytes kept and downloads are billed; for this Region Naru knows no figures: {$url} (price list of {$as_of})
price-distribution = Free to have. Each month {$gigabytes} GB and {$visits} requests cost an account nothing; a gigabyte beyond that costs {$west} from North America and Europe, {$seoul} from Seoul (price list of {$as_of})
price-routing = Each month {$runs} runs of the function cost an account nothing; {$million} for a million beyond that; error responses are free (price list of {$as_of})
price-firewall = {$acl} a month for the web ACL, {$rules} for its rule group, {$million} for a million requests (price list of {$as_of})
price-invalidation = Each month {$free} paths cost an account nothing; {$each} for each path beyond that, /* counting as one (price list of {$as_of})
price-deployer = Free: IAM costs nothing (price list of {$as_of})
price-answers = A few requests of a visitor, counted with all others (price list of {$as_of})
price-zone = {$month} a month, the first month at once, nothing if it is deleted within 12 hours; {$million} for a million queries, none for aliases to CloudFront (price list of {$as_of})
price-delegation = Free; the domain itself is paid at its registrar, usually by the year
price-certificate = Free: a public certificate used with CloudFront costs nothing (price list of {$as_of})
price-names = Free (price list of {$as_of})
price-alias = Free: queries of aliases to CloudFront cost nothing (price list of {$as_of})
price-health = {$check} a month for a health check of an AWS endpoint (an account's first 50 cost nothing) and {$https} for HTTPS (price list of {$as_of})
price-domain-answers = A few requests of a visitor, counted with all others (price list of {$as_of})

firewall-none = No firewall
firewall-none-why = Costs nothing, and is enough for most sites of files.
firewall-count = Count only
firewall-count-why = Requests that Amazon's common rules find are counted and go through. Begin here, and look at the counts in the WAF console.
firewall-block = Refuse
firewall-block-why = Requests that the rules find are answered with 403.

weight-free = Free
weight-costs = {$usd} once, prices of {$as_of}
weight-month = {$usd} a month, prices of {$as_of}
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
outcome-cleared-why = What Naru made for this site is gone, but for what you chose to keep. What others put there was not touched.
outcome-done = Steps done
outcome-done-why = The steps you asked for are done; the site as a whole was not checked.
outcome-cancelled = Cancelled
outcome-cancelled-why = Stopped because you asked. What was done stays, nothing was undone, and the next run continues from here.
outcome-failed = Stopped by an error
outcome-failed-why = The error says where it stopped. What was done before stays, nothing was undone, and the next run continues from there.

### The search by tag at the end of a take-back

search-title = Search by tag
search-nothing = Nothing that carries this project's tag is left
search-kept = Only what was left on purpose still carries this project's tag
search-left = Something that no step knows still carries this project's tag, and was left alone
search-unproven = Not every Region could be searched, so the search proves nothing
search-asked = naru:site = {$tag}, searched in: {$regions}
search-refused = Could not be searched: {$region} ({$why})
search-covers-why = The search lists buckets, distributions, hosted zones, health checks, certificates, web ACLs and whatever else carries the tag. AWS never lists IAM users in it, and origin access controls, edge functions and records carry no tag. The steps looked at those one by one.
tagged-left = Still there
tagged-left-why = No step of Naru's knows it. Look at it in the AWS console: delete it if nobody needs it, or remove the tag.
tagged-kept = Left on purpose
tagged-kept-why = You asked for it to stay, or somebody else uses it.
tagged-gone = Already gone
tagged-gone-why = Its own service says that it does not exist. The search's list is updated a little later.
tagged-kind-bucket = Bucket
tagged-kind-distribution = CloudFront distribution
tagged-kind-zone = Hosted zone
tagged-kind-health-check = Health check
tagged-kind-certificate = Certificate
tagged-kind-web-acl = Web ACL
tagged-kind-other = Other resource

wait-answers = S3 is still bringing the new files to the site's addresses
wait-file-changed = A file changed while it was being sent: it is read once more
wait-stale-read = S3 still shows the state before the change
wait-deploying = CloudFront is bringing the change to every edge
wait-disabling = CloudFront is switching the distribution off at every edge
wait-invalidating = Edges are forgetting the older copies
wait-delegation = The registry does not name the hosted zone's name servers yet: enter them where you bought the domain
wait-undelegation = The registry still names the hosted zone's name servers: take them out, or enter others, where you bought the domain. Deleted before, the name could be answered for by somebody else
wait-certificate-proof = Certificate Manager is working out how the names are proven
wait-certificate = Certificate Manager is checking the names and issuing the certificate
wait-certificate-copy = The records that prove the names are not there yet: enter them at your DNS provider
wait-certificate-free = Certificate Manager has not noticed yet that nothing uses the certificate
wait-alias-copy = The names do not lead to the distribution yet: enter these records at your DNS provider
wait-domain-answers = The site's own names do not answer as they should yet

### Questions only a person can answer, with what follows from a yes

question-make-public = This makes the bucket {$bucket} public: anyone on the internet will be able to read every file in it, now and after each later deploy, except Naru's records in .naru/. What was once public may have been copied by others. You can take it back at any time by choosing private access. Make it public?
question-overwrite = { $files_n ->
    [one] {$files} object in the bucket was put or changed by somebody else and would be replaced: {$first}. Replace it?
   *[other] {$files} objects in the bucket were put or changed by somebody else and would be replaced, the first of them: {$first}. Replace them?
}
question-remove-many = {$files} of the {$all} files in the bucket are not in this folder and would be removed, the first of them: {$first}. Is it the right folder? They are put aside and can be brought back by a roll back as long as the release they belong to is kept. Remove them?
question-break-lock = A publish lock lies in the bucket, held by {$holder} since {$since}. If that run is still going, both would write at the same time and visitors could get a mix of two releases. If it was cut off, taking the lock over loses nothing. Take it over?
question-hand-edit = Somebody changed what Naru had set on {$what}. Set it back? {$fields}
question-replace-record = These names lead elsewhere today ({$name}, {$record}). If they are replaced, visitors get this site from then on; what stands there is kept and put back when you take the site back. Replace them? {$old}
question-delete-zone = Naru created the hosted zone {$zone} ({$id}), and nothing is left in it but its own records. It is paid by the month as long as it is there. If the domain is to be used with Route 53 again, keep it: a new zone has other name servers, which would have to be entered at the registrar. While the registry still names its name servers it is not deleted, or somebody else could answer for the name: Naru shows what to take out and waits. Delete it?
note-firewall-foreign = A web ACL that is not Naru's is before the distribution, and stays: {$acl}
note-twin-zone = There are two hosted zones of this name. {$used} is used; the other, {$spare}, is paid by the month and asked by nobody
note-routing-behind = The pages of this build need another routing than the one at the edges, which a deploy of files leaves as it is. Run all steps once with the setup credentials; until then addresses without a file name answer as before
note-immutable-changed = Published before as never changing, and changed now under the same name: {$first} ({$files} in all). Browsers that have it keep the old one for up to a year; have the build put a new hash into the name
note-redirects-behind = The redirects of _redirects are a part of the function at the edge, which a deploy of files leaves as it is. Where they changed, run all steps once with the setup credentials. Redirects: {$redirects}
note-redirects-unserved = The redirects of _redirects need CloudFront with Naru's routing, which this site does not have, so nobody is sent on. Redirects: {$redirects}
note-zone-unasked = Whether the registry names the hosted zone's name servers could not be asked. Before it is deleted, make sure where you bought the domain that it does not, or somebody else could answer for the name: {$zone}
note-certificate-reused = A certificate that is there already covers all names, so none is requested: {$names} ({$arn})
note-public-until-deployed = The bucket stays public until every edge asks it in the new way; visitors would see errors before. The same run closes it then: {$bucket}

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
left-out-asked = left out, as the project says
left-out-rules-file = read as rules for headers and redirects, and not published itself
left-out-twin = compressed form of a file that goes over: CloudFront compresses by itself and never chooses between files

folder-warning-empty-file = empty file (0 bytes)
folder-warning-case-twin = differs from another file by letter case only, which links easily confuse
folder-warning-decomposed = name spelled in decomposed Unicode (NFD), stored composed (NFC)
folder-warning-asset-host = loads files of the site from this computer or another host
folder-warning-asset-base = loads its files from a folder that the build does not have: another base path was built in
folder-warning-asset-missing = loads a file that the build does not have, or has in another folder
folder-warning-asset-unread = and what comes after it was not checked for addresses: the build has too many pages and styles, or too large ones
folder-warning-calls-localhost = calls an address of this computer (localhost), where visitors find nothing: the address for development was built in
folder-warning-inline-map = carries its source map, which shows your source code to anyone
folder-warning-cached-long = browsers keep it for very long, but its name stays the same when its content changes
folder-warning-server-part = a server’s part of the build, which is not published: what it would answer is missing from the site
folder-warning-secret = looks secret, and is published because the project says so
folder-warning-long-page = would have browsers keep a page, service worker or manifest for long, where a new version could not reach them; not followed there
folder-warning-headers-unserved = and perhaps more lines ask for what S3 and CloudFront do not serve here; naru headers names each
folder-warning-redirects-unserved = and perhaps more lines are not sent on; naru headers names each

unserved-shape = not understood as a line of this file
unserved-other-host = it is about another host; this site has only its own
unserved-value = this value cannot stand in that header
unserved-header = no file in S3 carries this header; CloudFront would need a response headers policy of its own for it
unserved-policy = the security headers policy of the distribution sends it, with its own value, where it is switched on
unserved-status = only 301, 302, 303, 307 and 308 are sent on, beside the one line for single-page apps
unserved-condition = it depends on who asks or on the query, which the function at the edge does not look at
unserved-pattern = only exact addresses are sent on, without * and :names
unserved-file = a file lies at this address and is shown; write the status with ! to send visitors on all the same
unserved-earlier = a line before it already says what becomes of this address
unserved-circle = it leads to itself
unserved-room = the function at the edge may weigh 10 KB, and has no room for it
unserved-pages = the build has pages of its own beside index.html, which would never be shown

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

release-live = live
release-kept = kept
release-gone = gone
release-cut-off = cut off
differs-added = new
differs-bytes = content differs
differs-headers = headers differ
differs-removed = removed
why-new = new
why-bytes-differ = content differs
why-headers-differ = same content, other content type or cache header
why-unknown = cannot tell whether the content is the same
why-renamed = copied, because these bytes already lie in the bucket

cache-immutable = kept for a year: the name changes with the content
cache-hour = kept for an hour
cache-revalidate = checked at every visit

### The site's answers

probe-root = Start page
probe-asset = A file the page needs
probe-deep-link = Deep link
probe-missing = A file that does not exist
probe-plain-http = Start page over HTTP
probe-font = Font
probe-no-such-page = A page that does not exist
probe-other-name = other name
wrong-unreachable = nobody answered
wrong-status = wrong status code
wrong-bytes = wrong content
wrong-content-type = wrong content type
wrong-cache-control = wrong cache header
wrong-location = sent to the wrong address

# A certificate that a server showed.
answer-tls = certificate for {$names}, until {$until}

# What an edge served of a changed file. edge-copy: before and after an invalidation.
edge-copies = At the edge, before the invalidation and after it
edge-copy = {$path}: {$before} → {$after}
edge-copy-older = older copy
edge-copy-newest = new file
edge-copy-other = another answer
edge-copy-unseen = not seen again

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
field-certificate = certificate
field-origin-access = origin access
field-caa = CAA record
field-project = project name
field-file = file
field-rule = rule
field-account = account ID
field-project-id = project ID
field-env = environment name
field-slug = short name
field-key = file path
field-fault = fault
field-limit-rate = rate
field-keep-releases = releases that stay
field-keep-days = days that releases stay
field-endpoint = endpoint
field-link = link
field-index = index document
field-credential = credential
field-key-id = access key ID
field-secret = secret access key
field-domain = domain
field-dns = DNS setting
field-boundary = permissions boundary
field-group = IAM group
field-access-keys = number of access keys
field-profile = profile name
field-program = path of a program
field-script = word in a script
field-command = build command
field-folder = folder
field-base = address
field-error = error document
field-for = files of a rule
field-cache = time to keep
field-content-type = content type
field-content-disposition = Content-Disposition

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
rule-env-fixed = an environment’s name is part of the names and tags of everything it made, so it stays; add another one and promote to it
rule-env-last = it is the only environment; delete the project instead
rule-env-adopted = it was made by hand and taken over, so it stays production
rule-env-shared = another environment of the project wants the same
rule-promote-same = a release goes from one environment to another
rule-slug-shape = it must have 1 to 30 lowercase letters, digits or single hyphens and begin and end with a letter or a digit
rule-key-empty = it must not be empty
rule-key-long = it must not be longer than 1,024 bytes
rule-key-relative = it must be a relative path without empty, . or .. parts
rule-key-control = it must not hold control characters
rule-file-size = S3 takes files of at most 48.8 TiB
rule-file-utf8 = the name must be valid Unicode
rule-file-depth = at most 64 folders deep
rule-file-links = at most 1,000 links
rule-fault-shape = write it as fault@number, such as lost-reply@3
rule-document-shape = an index document is a file name without /, an error document is a file path inside the site
rule-nothing-found = nothing is found in this file or said of it; naru waive lists what there is
rule-finding-rule = no such rule; naru waive lists the rules by name
rule-glob-shape = it must be a pattern such as images/** or *.pdf, with every bracket closed and no ! at its beginning
rule-cache-shape = it must be immutable, no-cache, a time such as 1 day (up to 1 year), or directives of Cache-Control
rule-content-type-shape = it must look like text/html
rule-disposition-shape = it must begin with attachment or inline
rule-no-such-file = the build has no such file
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
rule-profile-name-shape = it may hold only letters a to z, digits and _ . % @ / : + -, as every AWS tool reads them
rule-program-shape = a line of the AWS files cannot hold it, so Naru has to be installed in another folder
rule-script-percent = npm's shell on Windows would read what stands between percent signs as a variable
rule-command-shape = one line of at most 500 bytes, without characters that cannot be seen
rule-below-shape = a folder inside the project, such as dist or apps/web
rule-base-shape = it must be https:// with a host and perhaps a path, or a path that begins with /, and a Hangul domain is written as xn--…
rule-rate-shape = write bytes a second as 500K, 2M or 1.5M, at least 1K
rule-rule-silent = it says nothing of these files yet: give a time to keep, a type, an encoding or a disposition
rule-count-shape = write a whole number from 0 to 9,999
rule-url-shape = it must begin with http:// or https:// and name a host
rule-domain-empty = it must not be empty
rule-domain-hidden = it holds invisible characters that can make one name look like another, so type it by hand
rule-domain-spaces = it must not hold spaces
rule-domain-mail = it is an e-mail address: leave out everything up to the @
rule-domain-address = it must be a name, not an IP address
rule-domain-labels = it needs a name and an ending, as in example.kr
rule-domain-long = it must not be longer than 63 characters between two dots and 253 in all, in its ASCII form
rule-domain-shape = between its dots it must hold letters, digits or hyphens, and no hyphen first or last
rule-domain-first = it needs a domain: say --domain as well
rule-dns-shape = write it as resolver=10.0.0.1 parent=10.0.0.2:53,10.0.0.3:53 port=53

### The domain: how it stands, and whose turn it is

delegation-not-delegated = No name servers are set
delegation-not-delegated-why = The registry knows the domain, but it has no name servers yet. Enter ours at the registrar where you bought the domain.
delegation-elsewhere = Other name servers answer
delegation-elsewhere-why = The domain still leads to other name servers than ours. Copy the records you want to keep, above all those for mail (MX, TXT), then enter our name servers at the registrar in place of the old ones.
delegation-half = Only some of the name servers are right
delegation-half-why = Visitors get old and new answers by turns. Enter exactly our name servers at the registrar, and remove all others. If the registry's own servers do not agree with each other, a change is on its way: then only wait.
delegation-delegated = The domain leads to our name servers
delegation-delegated-why = Every server of the registry names exactly our name servers. Some people may still get an old answer from a cache for a while.
delegation-hold = The domain is on hold
delegation-hold-why = The registrar or the registry has taken the domain out of DNS, often because an e-mail address was never confirmed. Look for a message from the registrar, or ask its support. Waiting alone does not help.
delegation-expired = The domain has expired
delegation-expired-why = It was not renewed in time. Renew it at the registrar at once: after some weeks it is deleted, and then anyone can register it.
delegation-dnssec-leftover = DNSSEC of the old provider is still on
delegation-dnssec-leftover-why = A DS record at the registry promises that the zone is signed, but ours is not. Resolvers that check this refuse the whole domain. Turn DNSSEC off, or delete the DS record, at the registrar.
delegation-no-such-domain = Nobody has registered this domain
delegation-no-such-domain-why = The registry does not know the name. Check the spelling, or buy the domain first. A domain bought a few minutes ago can take up to an hour to appear.
delegation-unreachable = The registry's servers cannot be asked
delegation-unreachable-why = None of them answers this network itself, so nothing is known about the domain. Some company and hotel networks forbid DNS to the outside or answer it themselves; try another network.
delegation-hold-client = clientHold: your registrar has taken the domain out of DNS. Confirm the e-mail address it has written to, pay what is open, or ask its support; waiting alone does not help
delegation-hold-server = serverHold: the registry itself has taken the domain out of DNS, which the registrar cannot lift alone. Ask the registrar what the registry wants, often proof of who you are
delegation-expired-redemption = It was not renewed and lies in the redemption period, about 30 days. Restore it at your registrar now; that costs more than a renewal
delegation-expired-deleting = It is being deleted and can no longer be renewed. In about 5 days the name is free: register it again then, or choose another
delegation-expired-restoring = It is being restored. Give your registrar the statement it asks for, then wait a few days
delegation-pending = The registry has announced a change: only wait, usually less than an hour
delegation-now = Name servers now: {$servers}
delegation-right = Right: {$servers}
delegation-missing = Missing: {$servers}
delegation-extra = To be removed: {$servers}
delegation-ds = A DS record stands at the registry: turn DNSSEC off at the registrar first, or the domain stops answering
waits-you = Your turn
waits-registrar = The registrar's turn
waits-nobody = Nothing to do

### What the registry has written down (RDAP)

registry-registrar = Registrar: {$registrar}
registry-status = Status at the registry: {$status}
registry-expires = Registered until: {$date}
registry-until = Registered with {$registrar} until {$date}
registry-ended = The registration ended on {$date}: renew it at the registrar at once
registry-ends-soon = Days until it ends: {$days}. Renew it, and turn automatic renewal on
registry-auto-renew = The term has just run out, and the registry renews it for a time of grace. Look at your registrar whether the renewal is paid, or the domain is lost
registry-no-server = The registry of .{$tld} has no public RDAP server, so registrar, status and end are not shown here. Look at your registrar, or for .kr and .한국 at whois.kr
registry-no-such-domain = The registry's RDAP server does not know the name
registry-unreachable = The registry's RDAP server did not answer: registrar, status and end are not known, which holds nothing up

question-choose-zone = There are several hosted zones named {$zone} ({$ids}), and the registry names none of them. Say which one is to be used; the others stay as they are
note-zone-asked = {$zone}: this is the one the world asks. Records: {$records}. Made: {$made}
note-zone-unused = {$zone}: nobody is sent to it by the registry. Records: {$records}. Made: {$made}
field-zone = hosted zone
cli-arg-zone = Which hosted zone to use where several have the name, by its ID; none lets Naru take the one the registry names
ui-zone-choice = Which hosted zone?
ui-zone-asked = the one the world asks
ui-asks-choose-zone = which hosted zone
ui-asks-choose-zone-title = Which hosted zone?
ui-zone-choose-form = Choose it in the form of the step “Hosted zone”.

wait-records-back = Rows to be taken out again where your DNS is: they still lead to what is to be deleted, and somebody else could take the name then
records-back-here = {$name} still leads to {$host}
records-back-addresses = {$name} answers with addresses alone, so nobody can tell from outside where it leads. Take the row out, or say that it leads elsewhere
records-back-unknown = Where {$name} leads could not be asked, so it counts as leading here
question-leave-records = {$names} still leads to {$host}, or may. Once that is deleted, somebody else could make something there and answer in your name. Take the rows out where your DNS is; Naru waits until DNS says so
ui-asks-leave-records = names that still lead here
ui-asks-leave-records-title = Take rows out at your DNS
ui-yes-leave-records = Do not wait: delete although somebody else could take these names then
cli-arg-leave-records = Do not wait until names of DNS elsewhere lead away; somebody else could take them then

### Buying a domain: how a name stands, and what follows

offer-free = free
offer-free-why = Nobody has registered it, and Route 53 sells it.
offer-taken = taken
offer-taken-why = Somebody has registered it. If that is you, use it as your domain; else choose another name.
offer-reserved = reserved
offer-reserved-why = The registry keeps this name back, or gives it only to some. Choose another one.
offer-premium = premium
offer-premium-why = The registry sells this name at a price of its own, often hundreds of dollars, and Route 53 does not take part. Another registrar may.
offer-bad-name = cannot be registered
offer-bad-name-why = The registry of this ending does not allow such a name. Check its length and its characters.
offer-later = not known now
offer-later-why = The registry gave no clear answer, perhaps because it is being worked at. Ask again later.
offer-not-sold = not sold by Route 53
offer-not-sold-why = Route 53 does not sell names with this ending. Whether this one is free, a registrar that sells them says.
offer-maybe-free = probably free
offer-maybe-free-why = Neither the registry nor DNS knows the name. Only a registrar can say for sure, and what it costs.
offer-unasked = not known
offer-unasked-why = Route 53 could not be asked, and nobody else said. A registrar shows whether the name is free.
offer-inside = a name inside another
offer-inside-why = Such a name is not sold: whoever owns the domain it lies in can give it to you. Use it with DNS elsewhere.
offer-price = At Route 53: {$first} for the first year, then {$year} a year
offer-transfer = If it is yours: moving it to Route 53 costs {$price}, which adds a year
offer-then = Route 53 makes a hosted zone for the name by itself when it is registered. Type the name in Naru then: it uses that zone, and there are no name servers to change
offer-practice = Made up by practice: nobody was asked, and the prices are examples
inside-apex = This is a domain as it is bought, where no CNAME may stand. Use it as your own domain, above
inside-platform = Its host lets nobody put records there, so neither CloudFront nor the certificate can be reached by it
ui-buy-name = A name you would like
ui-buy-ask = Is it free?
ui-buy-asking = Asking…
ui-buy-practice = practice
ui-buy-mine = Use this name
ui-buy-title = Buy at {$name}?
ui-buy-cost = It costs {$first} for the first year, then {$year} a year, on your AWS bill. Free credits do not pay for it, and it is not given back.
ui-buy-cost-there = What it costs a year is shown there.
ui-buy-renews = It usually renews by itself each year until you turn that off there.
ui-buy-never = Naru buys nothing: it only opens the page in your browser, and you type the name there.
ui-buy-then = Afterwards come back and type the name in Naru, which shows the name servers to enter there.
ui-buy-open = Open {$name}
ui-sub-cname = The owner must be able to put two CNAME records: one to CloudFront, one that proves the name for the certificate. Both have to stay.
ui-sub-apex = It works for a name inside a domain only, not for the domain itself.
ui-sub-platform = Names such as you.github.io or you.vercel.app do not work: their hosts let nobody put records there.
ui-sub-owner = The owner can take the name back at any time, and could show something else under it.
ui-sub-name = The name you were given
ui-sub-use = Use it with DNS elsewhere
cli-help-domain = Look after a name before it is yours
cli-help-domain-check = Say whether a name is free and what it costs a year; nothing is bought
cli-arg-domain-check-name = The name, such as example.com

### Registrars: names, and the steps to change name servers there, with a `|` between them

registrar-note = The labels come from the registrars' own guides and from memory (2026-11), so a screen may name things a little differently
registrar-dnssec = If DNSSEC is on at the registrar, turn it off a day before you change the name servers
registrar-gabia = Gabia
registrar-gabia-steps = Sign in at gabia.com and open My Gabia (My가비아) | Under the services in use, open Domains (도메인) and choose the domain | Open Manage (관리), then Name servers (네임서버) › Settings (설정) | Replace the 1st to 4th name servers with the four shown here, and empty all other fields | Confirm that you are the owner by e-mail or text message, then Apply (적용)
registrar-cafe24 = Cafe24
registrar-cafe24-steps = Sign in at hosting.cafe24.com and open My services (나의 서비스 관리) | Open Domain management (도메인 관리) and choose the domain | Open Change name servers (네임서버 변경) | Choose other name servers than those of Cafe24, and enter the four shown here | Confirm that you are the owner, then save
registrar-hosting-kr = Hosting.kr
registrar-hosting-kr-steps = Sign in at hosting.kr and open My services (나의 서비스) › Domains (도메인) | Choose the domain, then Change name servers (네임서버 변경) | Enter the four name servers shown here in place of the old ones | Save the change and check the e-mail or text message that follows
registrar-whois-co-kr = Whois.co.kr
registrar-whois-co-kr-steps = Sign in at whois.co.kr and open Domain management (도메인 관리) | Choose the domain, then Change name servers (네임서버 변경) | Enter the four name servers shown here in place of the old ones; where an IP address is asked for, leave it empty | Confirm that you are the owner, then save
registrar-godaddy = GoDaddy
registrar-godaddy-steps = Sign in at godaddy.com and open the Domain Portfolio | Choose the domain, then DNS › Nameservers | Choose Change Nameservers, then I'll use my own nameservers | Enter the four name servers shown here | Save, and confirm with the code if one is asked for
registrar-namecheap = Namecheap
registrar-namecheap-steps = Sign in at namecheap.com and open the Domain List | Choose Manage beside the domain | Under Nameservers, choose Custom DNS | Enter the four name servers shown here | Save with the green check mark
registrar-cloudflare = Cloudflare
registrar-cloudflare-steps = Cloudflare Registrar lets a domain use only Cloudflare's own name servers, so these cannot be changed there | Either keep DNS at Cloudflare: choose DNS elsewhere in Naru, and enter the records it shows in the Cloudflare dashboard as DNS only (grey cloud) | Or move the domain to another registrar, which is possible 60 days after it was bought or last moved
registrar-route-53 = Route 53 Domains
registrar-route-53-steps = Sign in to the AWS account in which the domain was bought | Open Route 53 › Registered domains and choose the domain | Choose Actions › Edit name servers | Replace the old name servers with the four shown here | Save changes, and wait for the e-mail that says it is done
registrar-freenom = Freenom
registrar-freenom-steps = Freenom gave up its domain business in 2024, and nobody can change its domains any more | Use another domain: buy one, or go on with the free address of the CDN
registrar-other = Another registrar
registrar-other-steps = Sign in where you bought the domain, and open its settings | Look for Name servers, Nameservers, NS or DNS, and for the choice to use your own | Enter the four name servers shown here, and remove all others | Save, and look for a message that asks you to confirm

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

### What a built page loads that cannot work, where a framework's setting is written, and whether git takes a file along

asset-problem-this-machine = it names this computer or its local network, where visitors find nothing
asset-problem-bucket-url = it names the bucket itself, which answers 403 if the bucket is private
asset-problem-plain-http = it is plain HTTP, and browsers load no such thing into a page that came by HTTPS
asset-problem-other-host = it names another host for a file that this build holds
asset-problem-other-base = its path begins with a folder that the build does not have
asset-problem-no-file = there is no such file in the build
place-env = in { $file }
place-config = in { $file }, which you edit yourself
place-command = on the build's command line
env-git-no-repository = The folder is in no git repository
env-git-ignored = git leaves .env out of commits
env-git-committed = git would commit .env (PUBLIC_URL is no secret, but other lines may be)
aws-cli-found = The AWS CLI is installed: { $version }
aws-cli-missing = The AWS CLI is not installed on this computer
aws-cli-silent = The AWS CLI is installed, but did not answer
aws-cli-get-linux = Get it with: sudo snap install aws-cli --classic
aws-cli-get-macos = Get it with: brew install awscli
aws-cli-get-windows = Get it with: winget install --exact --id Amazon.AWSCLI
aws-cli-get-page = All ways to install it: { $url }

### Errors: what is typed, and projects

error-bad-value = This is not a valid {$field}: “{$value}” ({$rule})
error-no-project = There is no project of this name: {$project}
error-bad-project = The project file cannot be understood: {$path}
error-no-environment = The project has no such environment: {$env}
error-environment-exists = The project has an environment of this name already: {$env}
error-environment-live = The environment still has resources on AWS: {$env} of {$project}
error-nothing-to-promote = There is no finished release to promote in the environment {$env}
error-promote-address = The build names the environment it was made for, {$env}: {$file}, line {$line} leads to {$host}
error-release-bytes-gone = A file of this release no longer lies in the bucket as it was: {$file} (release {$release})
error-project-exists = There is a project of this name already: {$project}
error-no-project-file = There is no project file at this place: {$path}
error-project-twice = The same project lies in another file too: {$path} ({$other} is used)
error-file-taken = Something else lies there already: {$path}
error-project-live = The project still has resources on AWS: {$project}
error-no-package-json = There is no package.json in this folder: {$path}
error-bad-package-json = This package.json cannot be understood: {$path}, line {$line}
error-already-set = The file sets {$name} to something else already: {$old} ({$path})
error-profile-exists = Your AWS files have a profile of this name already, and it says something else: {$profile}
error-profile-other = The profile {$profile} gets its credentials another way, which Naru does not change: {$setting}
error-build-no-command = Nothing says how this folder is built: { $path }
error-build-off = This project is set never to be built: { $path }
error-build-not-allowed = Nobody has agreed yet to running this command: { $command } (in { $path })
error-build-no-program = A program that the build needs is not there: { $program }
error-build-failed = The build failed: { $command } (exit code { $exit })
error-build-no-output = The build left no files in { $path }
error-watch-practice = Only a practice site can be deployed at every change
build-note-node = { $file } asks for Node { $want }, and this one is { $have }
build-note-packages = The project's packages are not installed yet: run { $command } first

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
error-adopt-none = Nothing to adopt was found under this name: {$what}
error-adopt-many = Several distributions stand before this bucket: {$what} ({$ids})
error-adopt-unfit = This distribution cannot be adopted, because its origin is not a whole S3 bucket: {$what} (origin: {$origin})
error-adopt-owned = Something else looks after it, so Naru leaves it alone: {$what} (tag: {$tag})
error-upgrade-not = The upgrade { $upgrade } cannot be done for the project { $project }: { $why }
error-site-busy = Another Naru is working on this site: {$holder}
error-publish-locked = Somebody else is publishing to this bucket: {$holder}, since {$since}
error-not-free-yet = The bucket name was given up a moment ago and is not free again yet: {$bucket}
error-in-use = Something else still uses it: {$what}
error-alias-taken = Another CloudFront distribution already has one of these names: {$names}
error-certificate-unfit = CloudFront does not accept the certificate for these names: {$names}
error-quota-reached = The account has reached a limit of {$service}: {$quota}
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
error-no-release = There is no finished release {$release} in the bucket
error-no-earlier-release = There is no release before the one that visitors get
error-release-gone = { $files_n ->
    [one] {$files} file of release {$release} is not kept any more: {$first}
   *[other] {$files} files of release {$release} are not kept any more, the first of them: {$first}
}
error-ailing = { $count_n ->
    [one] The doctor found {$count} thing that is broken
   *[other] The doctor found {$count} things that are broken
}
error-not-cleared = Something could not be removed: {$what}
error-still-tagged = Something still carries this project's tag and no step knows it: {$what}
error-blocked = An earlier step is not done: {$step}

### Errors: refused to protect you, or a question is open

error-no-folder = There is no such folder: {$path}
error-folder-empty = The folder holds no file to publish: {$path}
error-folder-no-index = The folder has no index.html: {$path}
error-folder-no-document = The folder lacks a document that the site names: {$file} ({$path})
error-folder-nested = The build lies not in {$path} itself but in a folder inside: {$inner}
error-folder-is-project = This is a project's source, not its build: {$path} ({$framework})
error-folder-needs-server = This build needs a server to run, and nothing in it can be published as it is: {$path} ({$framework}, told by {$trace})
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
hint-env-list = See which environments there are: naru env list
hint-destroy-environment = Remove what it made first: naru destroy --project {$project} --env {$env}
hint-deploy-environment = Deploy there first, and see its releases: naru releases --env {$env}
hint-relative-base = Build with relative addresses, or with an address that is set when the page loads, and deploy it to {$env} again
hint-promote-newest = Promote the newest release instead, or build that version again and deploy it
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
hint-boundary-snippet = Paste the lines of naru credential snippet into AWS CloudShell once more: they write the permissions boundary, which the set-up user may not
hint-attach-by-hand = The set-up user may not give anybody that much, so run this once with an administrator’s profile (--profile), or paste this into AWS CloudShell as an administrator and run again: {$lines}
hint-join-by-hand = Run this once with an administrator’s profile (--profile), or change the group in the IAM console: the set-up user may change no group
hint-make-user = Use an IAM Identity Center user or an IAM user with just the permissions needed, by a profile of its own
hint-allow-process = If you know this program and trust it, run again with --allow-process
hint-mfa-session = Let the AWS CLI ask for the code, and use the credentials it prints as a profile of their own: aws configure export-credentials --profile {$profile}
hint-wait-activation = Complete the account's registration in the AWS console (payment method, phone); AWS may take up to 24 hours to activate it
hint-check-network = Check this computer's connection, VPN and proxy, then run it again
hint-run-again = Run it again: it continues where it stopped, and what is done is not done twice
hint-release-list = naru releases lists the releases there are, and which can be rolled back to
hint-deploy-folder = Deploy a folder built from that commit
hint-look-at-tagged = Look at it in the AWS console: delete it if nobody needs it, or remove the naru:site tag
hint-sign-in-network = Open a web page in the browser, sign in to the network there, then run it again
hint-company-ca = If your company inspects traffic, add its certificate to the ones this computer trusts; otherwise use another network
hint-other-name = Choose another bucket name in the project, or leave it out and Naru makes a free one
hint-adopt-target = Give a bucket’s name, a distribution’s ID, or an address under which visitors reach the site
hint-adopt-one = Say which one, by its ID: naru adopt DISTRIBUTION-ID
hint-adopt-owner = Change it with the tool that made it; if that tool is not used any more, remove the tag first
hint-upgrade-list = See what can be done, and in which order: naru upgrade
hint-use-region = Set the project's Region to {$have}, or choose another bucket name
hint-wait-holder = Wait until it is finished, then run it again: {$holder}
hint-break-lock = If that run was cut off and will not come back, take over with --break-lock
hint-free-alias = Remove the name from the other distribution, which may belong to another AWS account, then run it again
hint-certificate-for-names = Use a certificate that is issued, lies in us-east-1 and covers every name
hint-raise-quota = Delete what is no longer needed, or ask for more in the AWS console under Service Quotas
hint-apply-first = Build what is missing first: naru apply
hint-stop-build = Stop the build or the watcher that still writes into the folder, and let it finish
hint-choose-folder = Choose the folder your build made, such as dist, build or out
hint-build-first = Build the project (npm run build in most), then choose the folder the build made, such as dist, build or out
hint-static-next = Set output: "export" in next.config, build again, and choose the folder out
hint-static-nuxt = Build with npx nuxt generate, and choose .output/public
hint-static-svelte-kit = Use @sveltejs/adapter-static in svelte.config.js, build again, and choose the folder build
hint-static-astro = Leave out the server adapter and set output: "static" in astro.config, build again, and choose the folder dist
hint-static-angular = Set outputMode to static in angular.json, build again, and choose the folder browser in dist
hint-static-other = Turn off server rendering (ssr) in the framework’s settings, build again, and choose the folder with the index.html
hint-choose-inner = Choose the inner folder: {$inner}
hint-remove-secret = Move it out of the build folder, and replace the secret if it was ever public: {$file}
hint-waive-file = Let it go if everybody may read it (naru waive {$file}), or publish the rest without it (naru waive {$file} --leave-out)
hint-leave-file = Publish the rest without it: naru waive {$file} --leave-out
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
hint-build-set = Name the command with naru project set --build-command, or add a build script to package.json
hint-allow-build = Read what it does, then say yes when you are asked, or add --allow-build
hint-install-program = Install it, or start Naru from a terminal in which it is found
hint-read-build-log = Mend what the last lines of the log say, then build again
hint-build-output = Name the folder that the build writes with naru project set --build-output
hint-watch-elsewhere = Watch with --practice or with naru preview --watch: at AWS every half-done change would go to your visitors, as a release whose requests are paid
hint-doctor-fix = Each finding above says what mends it
hint-keep-zone = To keep the hosted zone, say so on the command line: --keep-zone
hint-choose-project = Name the folder that holds your project's package.json
hint-correct-line = Correct this line as the detail says, then run it again
hint-overwrite = If it may be replaced, run it again with --overwrite; the difference is shown first
hint-other-profile-name = Choose another name for the profile

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
standing-adopted = Adopted
standing-changes = Changes to make
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
notice-key-exported = Key saved: {$path}. Delete the file once it is where it belongs
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
    [one] Ready to deploy, but 1 thing is worth a look first
   *[other] Ready to deploy, but {$count} things are worth a look first
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
ui-pause = Pause
ui-resume = Go on
ui-held = Paused
ui-held-text = Nothing new is begun until you let it go on. What was under way is finished.
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
ui-progress-rate = {$files_n ->
    [one] 1 file/s
   *[other] {$files} files/s
}
ui-progress-left = about {$time} left
ui-spark = Speed over the last {$time}: from {$least}/s to {$most}/s, now {$size}/s
ui-failed-files = Files that did not go
ui-failed-again = Try these again
ui-failed-again-text = What has arrived stays. Only what is missing is sent.
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
ui-service-cloudfront = CloudFront
ui-service-acm = AWS Certificate Manager
ui-service-route53 = Route 53
ui-service-iam = IAM
ui-service-sts = AWS STS (who am I)
ui-service-route53domains = Route 53 Domains
ui-service-tag = Resource Groups Tagging API (search by tag)
ui-service-wafv2 = AWS WAF

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
ui-nokey-line-group = Makes the group that carries the permissions, unless Naru made it before. A group may hold more of them than a user.
ui-nokey-line-bounds = What users that Naru makes later may do at most: a deploy, and nothing else.
ui-nokey-line-boundary = Keeps that limit as a policy of its own, a permissions boundary, and brings an older one up to date.
ui-nokey-line-grant = Gives the group this policy, and puts the user into the group.
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
ui-env = Environment
ui-env-production = Production
ui-env-production-text = This is what visitors see.
ui-env-more = More about environments
ui-env-add = Add an environment…
ui-env-add-title = Add an environment
ui-env-add-name = Name
ui-env-add-text = 1 to 20 lowercase letters, digits or hyphens. It becomes part of the names of what is made, so it cannot be changed later.
ui-env-add-from = Begin with the settings of
ui-env-add-from-text = Credentials and folder are taken along. The bucket, the distribution and the domain will be its own.
ui-env-add-do = Add
ui-env-remove = Remove {$env}…
ui-env-kept-text = Take everything back first. Then the environment can be removed.
ui-env-kept-open = Show the steps
ui-env-promote = Promote {$from} to {$to}…
ui-promote-title = Promote {$from} to {$to}
ui-promote-release = release {$release} of {$from}, byte for byte
ui-promote-asking = Looking for the newest finished release of {$from}
ui-promote-fetching = Files of the release on this computer: {$done} of {$of}
ui-promote-do = Promote to {$name}
notice-environment-removed = Environment removed: {$env}
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
ui-site-to-change = { $count_n ->
    [one] 1 change to make
   *[other] { $count } changes to make
}
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
ui-wishes-none = Nothing to be chosen here: it follows from the other steps.
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
ui-findings = These must not be published
ui-findings-leave = Leave it out
ui-findings-publish = Publish it anyway…
ui-findings-publish-title = Publish a file that looks secret?
ui-findings-publish-text = It looks like this: {$kind}. Anyone will be able to read it, and copies stay even if you remove it later. This holds for the file as it is now; if its content changes you are asked again.
ui-findings-type = To publish it, type its path:
ui-findings-publish-yes = Publish this file
ui-said = What this project says of its files
ui-said-waived = looks secret, and may be published as it is
ui-said-back = Take back
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
ui-private-address = A private site has no address of its own yet. CloudFront, or the public website, in “Set access” gives it one.
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
ui-probe-plain-http = must send visitors on to the same address over HTTPS
ui-probe-font = must be that file, with its content type, where the build has one
ui-probe-no-such-page = must show the build's 404 page with 404, where it has one
ui-probe-missing-page = shows the start page with 200: that is what error pages do
ui-probe-deep-link-cdn = must show the page with 200
ui-answer-to = sent on to
ui-cached-hit = HIT
ui-cached-miss = MISS
ui-steps-quiet = { $count_n ->
    [one] {$count} step is not needed here
   *[other] {$count} steps are not needed here
}
ui-access-cdn = CloudFront
ui-access-cdn-name = CloudFront: HTTPS, and the bucket stays private (recommended)
ui-no-cdn = This site has no CloudFront distribution before it, so there is nothing to be set here.
ui-no-cdn-want = Put CloudFront in front
main-name-apex = Without www
main-name-apex-why = Visitors see the bare name; those of the other are sent here.
main-name-www = With www
main-name-www-why = Visitors see the name with www; those of the bare name are sent here.
dns-route53 = Route 53
dns-route53-why = Naru makes the hosted zone and every record in it. You change the name servers once, where you bought the domain. The zone is paid by the month.
dns-elsewhere = Somewhere else
dns-elsewhere-why = The records stay where they are (Cloudflare, your registrar, somebody else's domain). Naru shows what to enter there, and checks it. Free.
ui-domain-offer = The site answers at CloudFront's own address. It can have a name of its own, too.
ui-domain-connect = Connect a domain
ui-domain-none = No domain yet?
ui-domain-free = Go on without one
ui-domain-free-text = CloudFront's own address (https://d….cloudfront.net) is free, has HTTPS, and stays. A domain can be added at any time.
ui-domain-buy = Get one
ui-domain-buy-text = A .kr or .com costs about 10 to 20 US dollars a year. Buy it at a registrar, then come back and type it above. A domain that is free is seldom yours to keep.
ui-domain-sub = A name inside somebody else's domain
ui-domain-sub-text = Who owns example.kr can give you blog.example.kr: type that name, choose “Somewhere else”, and have them enter the CNAME records shown. It works only for a name inside a domain, never for the bare domain, and ends when they take it back.
ui-domain-name = Domain
ui-domain-name-help = As you bought it (example.kr, 한글.kr), or a name inside it (blog.example.kr).
ui-domain-read = Understood: {$written}
ui-domain-read-both = Understood: {$written}, in DNS and at AWS {$ascii}
ui-domain-use = Use this domain
ui-domain-change = Change the domain
ui-domain-without = Go on without one
ui-domain-goes = The domain is no longer asked for. The next run takes its records, names and certificate away.
ui-domain-names = The site's names
ui-domain-main = main name
ui-domain-dns = Where the domain's records are kept
ui-domain-www = With and without www ({$name})
ui-domain-www-text = One certificate covers both, and visitors of one are sent on to the other.
ui-health = Health check on the main name
ui-health-text = Route 53 asks the start page over HTTPS every 30 seconds from many Regions. That makes more than a million CloudFront requests a month, and costs {$usd} a month besides: HTTPS, and the check itself beyond an account's first 50 (prices of {$as_of}).
ui-health-text-plain = Route 53 asks the start page over HTTPS every 30 seconds from many Regions. That makes more than a million CloudFront requests a month. Its price stands in the plan.
ui-domain-canonical = The main name
ui-domain-more = More: other names, a certificate that you have already
ui-domain-also = More names
ui-domain-also-help = With commas between. Each shows the site itself.
ui-domain-certificate = ARN of a certificate
ui-domain-certificate-help = Issued in US East (N. Virginia), and for all names. Left empty, Naru looks for one that fits, and requests one if there is none.
ui-domain-certificate-rule = It must begin with arn:aws:acm:us-east-1:, because CloudFront takes certificates from there alone.
ui-domain-save = Use these
ui-domain-kept = Records kept at: {$dns}. Names are chosen at the step “Hosted zone”.
ui-domain-not-yet = No domain is asked for. It is named at the step “Hosted zone”.
ui-names-count = { $count_n ->
    [one] {$count} name
   *[other] {$count} names
}
ui-turn-you = Your turn
ui-turn-aws = AWS's turn
ui-copy-rows = To be entered
ui-copy-so-far = { $count_n ->
    [one] {$done} of {$count} there
   *[other] {$done} of {$count} there
}
ui-copy-all = all of it
ui-copy-kind = Type
ui-copy-name = Name
ui-copy-value = Value
ui-copy-state = State
ui-copy-done = there
ui-copy-open = not yet
ui-copy-later = What is to be entered is shown here as soon as AWS has named it: run the steps before this one.
ui-told = How it stands
ui-registrar = Where did you buy the domain?
ui-registrar-choose = Choose…
ui-registrar-steps = At {$name}
ui-registrar-open = Open {$name}
ui-map-domain = Domain
ui-map-domain-delegation = name servers pending
ui-map-domain-certificate = certificate pending
ui-answer-tls-practice = counts as HTTPS in practice
ui-asks-replace-record-text = These records lead elsewhere today. If they are replaced, visitors get this site from then on. What stands there is kept, and put back when you take the site back.
ui-replace-later = this site's distribution
ui-zone-deleted = deleted
ui-zone-kept = kept
deployer-least-privilege = Least privilege
deployer-least-privilege-why = Only what a deploy does, on this bucket and this distribution alone. A key that gets lost can change this site and nothing else.
deployer-full-access = AmazonS3FullAccess and CloudFrontFullAccess
deployer-full-access-why = As older guides have it: every bucket and every distribution of the account. It still lacks what this site's set-up needs: nothing of Certificate Manager, Route 53 or IAM can be changed with it, so it deploys and cannot set up.
ui-deployer-lacks = What the pair lacks of this site's set-up: acm: AddTagsToCertificate, DeleteCertificate, ListTagsForCertificate, RequestCertificate; iam: CreateAccessKey, CreateUser, DeleteAccessKey, DeleteUser, DeleteUserPolicy, GetAccessKeyLastUsed, GetPolicy, GetPolicyVersion, GetUser, GetUserPolicy, ListAccessKeys, ListAttachedUserPolicies, ListGroupsForUser, PutUserPolicy, TagUser, UpdateAccessKey; route53: ChangeResourceRecordSets, ChangeTagsForResource, CreateHealthCheck, CreateHostedZone, DeleteHealthCheck, DeleteHostedZone, GetChange, GetHostedZone, ListHealthChecks, ListHostedZones, ListResourceRecordSets, ListTagsForResource, UpdateHealthCheck; route53domains: CheckDomainAvailability, ListPrices; tag: GetResources; wafv2: DeleteWebACL, ListTagsForResource, TagResource, UpdateWebACL
ui-lacks = Check permissions
ui-lacks-text = Asks AWS which of the actions that this site needs these credentials may not call. Nothing is changed.
ui-lacks-list = Missing permissions
ui-lacks-policy = Policy of what is missing
permissions-paste = Add this statement to the policy of the user or role:
permissions-complete-simulation = Nothing is missing
permissions-complete-refusals = Nothing was refused so far
permissions-refusals-why = These credentials may not ask in advance (iam:SimulatePrincipalPolicy). So this goes by what was refused, now and in earlier runs; more may be missing.
ui-deployer-want = Make a user that only deploys
ui-deployer-want-text = Its access key goes straight into this computer's keychain, and daily deploys use it from then on. The credentials for setting up can then be put away.
ui-deployer-now = The deploy user now
ui-deployer-in = In the groups: {$groups}
ui-deployer-attached = Attached policies: {$policies}
ui-deployer-actions = What it may do, by name: { $count }
ui-deployer-actions-unasked = What it may do could not be asked: { $action } is missing.
ui-deployer-active = active
ui-deployer-inactive = inactive
ui-deployer-current = deploys from here
ui-deployer-made = made {$time}
ui-deployer-used = last used {$time}, {$service}
ui-deployer-unused = not used yet, as far as AWS says
ui-deployer-used-unasked = its last use could not be asked: { $action } is missing
ui-deployer-rotate = Replace the key…
ui-deployer-file = Save the key as a CSV file…
ui-deployer-file-yes = Yes, write the secret into a file
ui-deployer-file-text = Who has the file can deploy this site. Only you can read it on this computer; delete it once it is where it belongs.
ui-sheet-rotate = Replace the deploy user's key
ui-deployer-goes = The deploy user is no longer asked for. The next run deletes it with its keys.
ui-deployer-may = What it may do
ui-deployer-group-more = More: join a group that you have already
ui-deployer-group = Name of an IAM group
ui-deployer-group-text = The user joins it beside its own permissions. Left empty, it joins none.
ui-deployer-group-practice-text = The user joins it beside its own permissions. Left empty, it joins none. The practice account has one group, web.
ui-deployer-group-rule = It may hold only letters a to z, digits and _ + = , . @ -, at most 128.
ui-deployer-group-adds = Joining adds: {$policies}
ui-cdn-goes = The distribution of this site is no longer asked for. The next run switches it off and deletes it.
ui-distribution = Distribution
ui-origin-who = As whom it reads the bucket
ui-reads-control = OAC
ui-reads-identity = OAI
ui-reads-website = website endpoint
ui-origin-website = The bucket becomes public with this, and “Set access” asks for its name first.
ui-origin-more = More: one that you have already
ui-origin-chosen = It uses {$id}
ui-origin-id-control = ID of an OAC
ui-origin-id-control-text = CloudFront › Origin access. Left empty, Naru makes one for this site.
ui-origin-id-identity = ID of an OAI
ui-origin-id-identity-text = CloudFront › Origin access › Identities (legacy). Left empty, Naru makes one for this site.
ui-origin-id-rule = An ID begins with E and holds 8 to 32 capital letters and digits.
ui-origin-use = Use this one
ui-origin-own = Let Naru make one
ui-edges = From which edges it answers
ui-security-headers = Add security headers
ui-security-headers-text = The managed policy SecurityHeadersPolicy: browsers come back by HTTPS alone (HSTS), guess no content types, and let only your own pages frame the site (X-Frame-Options: SAMEORIGIN). Leave it out if other sites are to embed yours.
ui-routing-what = What an address without a file becomes
ui-routing-auto = As the build needs it
ui-routing-auto-is = Now: {$routing}. That fits this folder ({$framework}) and follows it with every deploy.
ui-routing-auto-text = Naru looks at the build folder's framework and pages, and follows them with every deploy.
ui-routing-other = The build in this folder would need: {$routing}.
ui-routing-error-pages = Both have to be named, 403 too: who may not list a bucket is not told that a file is missing, so S3 says 403 for a key that is not there.
ui-paths = { $count_n ->
    [one] {$count} path
   *[other] {$count} paths
}
ui-paths-none = There is nothing to forget: no file whose name stays has changed since the edges last heard.
ui-paths-later = Which paths it will be is known after a look.
ui-path-all = everything: too much has changed to name, or nobody knows what the edges hold
ui-path-folder = several files of this folder have changed
ui-path-file = this file has changed and kept its name
ui-path-page = the address under which visitors open a page that has changed
ui-price = Price
ui-forget-hash = Hashed files
ui-forget-hash-text = are never among them: a new content has a new name.
ui-forget-star = /*
ui-forget-star-text = counts as one path, but empties the whole cache: the next visitors wait for the bucket once more.
ui-give-distribution = Take Naru’s marks off the distribution
ui-give-files = Remove Naru’s records
ui-give-access = Take Naru’s part out of the bucket policy
ui-give-bucket = Take Naru’s marks off the bucket
ui-clear-distribution = Remove the distribution
ui-clear-routing = Remove the function at the edge
ui-clear-deployer = Remove the deploy user
ui-clear-zone = Remove the hosted zone
ui-clear-firewall = Remove the firewall
ui-clear-certificate = Remove the certificate
ui-clear-names = Take the names off the distribution
ui-clear-alias = Remove the alias records
ui-clear-health = Delete the health check
ui-wait-then = usually {$time}, at most {$longest}
ui-time-range = {$from}–{$minutes} minutes
ui-sheet-waits = AWS takes its time on the way, usually {$time} in all, and there is nothing for you to do. You can close Naru meanwhile: AWS goes on, and the next run takes up from there.
ui-sheet-waits-practice = On AWS this run would wait, usually {$time} in all. Here it is over in a moment.
ui-asks-hand-edit = Set back what was changed by hand
ui-asks-hand-edit-title = Set back what was changed by hand?
ui-asks-hand-edit-text = Somebody changed what Naru had set on {$what}. Each field with what it is now and what it would be again:
ui-asks-replace-record = Replace DNS records
ui-asks-replace-record-title = Replace records that lead elsewhere?
ui-asks-delete-zone = Delete the hosted zone
ui-asks-delete-zone-title = Delete the hosted zone too?
ui-yes-hand-edit = { $count_n ->
    [one] Set back this {$count} field
   *[other] Set back these {$count} fields
}
ui-edit-have = now
ui-edit-want = then
ui-edit-Enabled = Enabled
ui-edit-Comment = Description
ui-edit-DefaultRootObject = Default root object
ui-edit-PriceClass = Price class
ui-edit-HttpVersion = Supported HTTP versions
ui-edit-IsIPV6Enabled = IPv6
ui-edit-Origins = Origin
ui-edit-Compress = Compress objects automatically
ui-edit-ViewerProtocolPolicy = Viewer protocol policy
ui-edit-CachePolicyId = Cache policy
ui-edit-ResponseHeadersPolicyId = Response headers policy
ui-edit-Aliases-ViewerCertificate = Alternate domain names, certificate
ui-edit-CustomErrorResponses = Custom error responses
ui-edit-FunctionAssociations = Function at the viewer request
ui-edit-WebACLId = Web ACL (WAF)
ui-map-edge-cdn = CloudFront
ui-map-edge-https = HTTPS
ui-map-edge-deploying = Deploying {$time}
ui-map-edge-disabling = Switching off {$time}
ui-map-edge-invalidating = Invalidating {$time}
ui-map-edge-invalidated = invalidated
ui-zone-cdn = AWS: edges near your visitors, bucket in {$region}

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
ui-asks-remove-many = Remove many files at once
ui-asks-break-lock = Take over the publish lock
ui-asks-make-public-title = Make the bucket public?
ui-asks-overwrite-title = Replace what others put there?
ui-asks-remove-many-title = Remove many files at once?
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
ui-yes-remove-many = This is the right folder; remove them
ui-yes-break-lock = Take it over
ui-yes-replace-record = Replace these records
ui-yes-delete-zone = Delete it too; otherwise it is kept
ui-weight-month = {$usd} a month
ui-firewall = Firewall
ui-firewall-foreign = Another web ACL is before this distribution. Naru leaves it alone and replaces it only if you say so on the sheet.
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
ui-wait-who-you = It is your turn: enter what is named here where it belongs. Naru looks again by itself.
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
ui-releases = Releases
ui-releases-count = {$count_n ->
    [one] 1 release
   *[other] {$count} releases
}
ui-releases-text = Every deploy is a release. What it put up stays in the bucket for a while, so the way back needs no build and sends no file.
ui-releases-none = No release yet. Each deploy will stand here, with who, when and what changed.
ui-releases-reading = Reading the releases from the bucket
ui-release-first = the first one
ui-release-same = no file differs
ui-release-id = ID
ui-release-by = By
ui-release-at = Begun
ui-release-commit = Commit
ui-release-took = Took
ui-release-took-unknown = not recorded
ui-release-sent = Sent
ui-release-requests = Requests
ui-release-requests-are = {$puts} PUT, {$copies} COPY, {$deletes} DELETE
ui-release-cost = Price
ui-release-promoted = Promoted from
ui-release-went-back = Went back to
ui-release-gone-text = Files of it are not kept any more, so there is no way back to it. Build that version again and deploy it.
ui-release-cut-text = It was cut off before every file was up, and visitors never got it as a whole. The next deploy of the same folder finishes it.
ui-release-live-text = This is what visitors get.
ui-release-changed = What changed…
ui-release-back = Go back to it…
ui-compare = What lies between two releases
ui-compare-earlier = From
ui-compare-later = To
ui-compare-all = All releases
ui-compare-same = Both have the same files with the same headers.
ui-back-title = Go back: {$name}
ui-back-release = to release {$release}
ui-back-do = Go back
ui-back-do-in = Go back in {$name}
ui-back-what = What it will do
ui-back-copies = {$files_n ->
    [one] 1 file is copied back inside the bucket. Nothing is sent from this computer.
   *[other] {$files} files are copied back inside the bucket. Nothing is sent from this computer.
}
ui-back-no-copies = No file has to be copied back.
ui-back-removes = {$files_n ->
    [one] 1 file that this release did not have goes. Its content is put aside first, so you can come forward again.
   *[other] {$files} files that this release did not have go. Their content is put aside first, so you can come forward again.
}
ui-back-paths = {$count_n ->
    [one] CloudFront forgets 1 path:
   *[other] CloudFront forgets {$count} paths:
}
ui-back-time = Usually takes {$time}; then real addresses are asked.
ui-back-time-practice = At AWS it usually takes {$time}. In practice it takes a moment.
ui-back-live-why = Visitors get this release again: real requests were made, and the answers are its files, byte by byte.
ui-back-none = Visitors get exactly this already. Nothing would change.
ui-back-offer = Go back to release {$release}…
ui-back-offer-text = What was put up does not answer as it should. The release before it still lies in the bucket. Going back to it is shown first, and takes no build.

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
    [one] 1 thing is worth a look.
   *[other] {$count} things are worth a look.
}
ui-deploy-change = Change
ui-deploy-asks = You will be asked:
ui-build = Build, then deploy
ui-build-ask-title = Run this command?
ui-build-ask-text = It comes from your project, and can do whatever you can do on this computer. You are asked again when it, or a script it runs, is another one.
ui-build-in = in { $path }
ui-build-yes = Run it
ui-build-stop = Stop the build
ui-build-running = Building… { $seconds } s
ui-build-done = Built in { $seconds } s
ui-build-failed = Build failed after { $seconds } s
ui-build-stopped = Build stopped after { $seconds } s
ui-build-log = What the build prints
ui-build-cut = Earlier lines are not kept.
ui-build-end = To the end
ui-preview = Preview
ui-preview-text = { $url } shows the folder as it was when the preview began, exactly as the site would serve it.
ui-preview-stop = Stop the preview
ui-build-how = How this folder is built
ui-build-found = As the project says
ui-build-found-is = By package.json and the lockfile: { $command }
ui-build-found-none = Nothing is found now. Once package.json has a build script, it is.
ui-build-own = A command of my own
ui-build-own-text = Runs in place of what is found. Its packages have to be installed.
ui-build-off = No build
ui-build-off-text = The folder is published as it is. No screen offers to build it.
ui-build-command = Command
ui-build-command-help = One line, as your terminal takes it: make site
ui-build-output = Output folder
ui-build-output-help = Below the folder it is built in: dist. Empty leaves it to what built it.
ui-build-dir = Built in
ui-build-dir-help = Below the project’s folder, for a repository of several: apps/web. Empty for the folder itself.
ui-build-before = Build before every naru deploy
ui-build-before-text = On the command line, where no folder is named. In this window nothing is built before you press the button.
ui-build-use = Save the build settings
ui-build-own-title = Build with this command?
ui-build-own-asked = Naru would run this command on your computer when you build this project. Say yes only if you typed it: { $command }
ui-build-own-yes = Use it
ui-build-is = Build: { $what }
ui-keep-is = Earlier releases that stay: { $releases } (days: { $count })
ui-keep-text = Tabs that are open still ask for the files of the release they were loaded from, and you may want to go back to one. A release stays as long as either of the two says so. Files with a hash stay in their place, copies of the others lie in .naru/ in your bucket. Storage is paid by the month.
ui-keep-releases = Releases
ui-keep-releases-help = before the newest; 3 unless said
ui-keep-days = Days
ui-keep-days-help = since visitors were last served it; 7 unless said
ui-keep-usual = As usual
ui-keep-means-nothing = Nothing stays: with the next deploy open tabs may miss files, and the release before cannot be taken up again.
ui-keep-means-releases = { $releases_n ->
    [one] The release before the newest stays.
   *[other] The last { $releases } releases before the newest stay.
}
ui-keep-means-days = { $count_n ->
    [one] What visitors were served in the last day stays.
   *[other] What visitors were served in the last { $count } days stays.
}
ui-keep-means-both = Stays if it is one of the last { $releases } before the newest, or if visitors were served it in the last { $count } days.
ui-rate-is = Upload limit: { $rate }
ui-rate-text = Leaves room on your line for others. It holds for this project on this computer.
ui-rate-field = At most, a second
ui-rate-help = 500K, 2M or 1.5M. Empty for no limit.
ui-rate-none = No limit
ui-rate-says = At most, a second: { $rate }
ui-set = Save
ui-rules = Header rules
ui-rules-is = Header rules: { $count }
ui-rules-text = Naru picks a type and a time to keep by each file’s name. A rule says otherwise for the files of a pattern. Of several that say the same header, the last wins. The build’s own _headers file comes before all of them.
ui-rules-none = There are none: every file gets what fits its name.
ui-rules-inherited = These are the rules of all environments. Change one, and this environment gets its own.
ui-rules-own = This environment has rules of its own.
ui-rules-as-project = As all environments
ui-rules-changed = The rules were changed.
ui-rule-add = Add a rule
ui-rule-edit = Edit rule { $number }
ui-rule-up = Move rule { $number } up
ui-rule-down = Move rule { $number } down
ui-rule-remove = Remove rule { $number }
ui-rule-new = New rule
ui-rule-files = Files
ui-rule-files-help = images/** for a folder and all below, *.pdf for a name in any folder
ui-rule-cache = Time to keep
ui-rule-cache-help = immutable, no-cache, 1 day, or Cache-Control of your own
ui-rule-type = Content type
ui-rule-type-help = text/html. A charset is added to text.
ui-rule-encoding = Compressed with
ui-rule-encoding-help = Only if the bytes are, and the name does not tell.
ui-rule-encoding-name = As the name says
ui-rule-encoding-none = Not compressed
ui-rule-disposition = When it is opened
ui-rule-disposition-help = attachment to download it, inline to show it
ui-rule-save = Save this rule
ui-rule-catches = { $files_n ->
    [0] No file of the folder
    [one] 1 file of the folder
   *[other] { $files } files of the folder
}
ui-rule-not-all = decided by this rule: { $count }
ui-rule-refused = { $files_n ->
    [one] 1 page, service worker or manifest is asked for anew each time all the same. Kept for long, nothing published later could reach it.
   *[other] { $files } pages, service workers or manifests are asked for anew each time all the same. Kept for long, nothing published later could reach them.
}
ui-rule-no-folder = Which files it is for is shown once the folder was read.
ui-rule-more = and { $count } more
ui-rule-without = not sent
decider-this = this rule
decider-rule = rule { $number }
decider-headers-file = _headers, line { $line }
decider-name = the file’s name
decider-page = stays as it is for pages
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
ui-diff-bytes = {$size} to send
ui-diff-shape = Shown as
ui-diff-tree = Tree
ui-diff-list = List
ui-diff-open-all = Open all folders
ui-diff-close-all = Close all folders
ui-diff-reasons = Only files that change for this reason
ui-short-new = new
ui-short-bytes = content
ui-short-headers = headers only
ui-short-unknown = cannot tell
ui-short-removed = removed
ui-reason-removed = no longer in the folder
ui-why-new = Nothing lies under this name in the bucket yet.
ui-why-bytes-differ = The bucket has other content under this name.
ui-why-headers-differ = The content is the same. Only the headers it is served with change.
ui-why-unknown = Something lies under this name, and neither a release of Naru nor S3 says whether its content is the same. So it is sent.
ui-why-removed = An earlier release put it there, and the folder no longer has it. It is removed last, when everything else is up.
ui-size-change = {$from} → {$size}
ui-copied-from = Copied within the bucket from {$from}; nothing is sent.
ui-headers = Served with these headers
ui-cache-immutable = kept for a year
ui-cache-hour = kept for an hour
ui-cache-revalidate = checked at every visit
ui-cache-ruled = kept as a rule says
ui-header-rule = Rule
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
cli-more-odd = and { $count } more: naru waive lists all
cli-env-of = environment { $env }
cli-env-of-production = { $env }: what visitors see
cli-wait = waiting for: { $what } ({ $seconds } s so far, next look in { $next } s)
cli-serving = Serving { $url } (Ctrl+C stops it)
cli-console = In the console
cli-price = Price
cli-permissions = Needs
cli-approximately = approximately:
cli-nothing-to-do = Nothing to do: everything is as wanted.
cli-sum = { $ops_n ->
    [one] { $ops } change · once { $once } · storage { $month } a month before traffic · list prices of { $date }
   *[other] { $ops } changes · once { $once } · storage { $month } a month before traffic · list prices of { $date }
}
cli-reading = Reading the folder
cli-files = Files
cli-files-same = unchanged
cli-files-copied = copied within the bucket
cli-files-copied-from = copied from { $from }
cli-files-more-in = and { $count } more in { $folder }
cli-files-more-elsewhere = and { $count } more in other folders
cli-files-all = Every one of them by name: --files
cli-receipt = Changes: { $ops } · files sent: { $files } ({ $size }) · { $time } s
cli-ops = { $ops_n ->
    [one] { $ops } change
   *[other] { $ops } changes
}
cli-no-releases = No releases yet.
cli-release-files = { $files_n ->
    [one] {$files} file, {$size}
   *[other] {$files} files, {$size}
}
cli-release-changed = +{$added} ~{$changed} −{$removed}
cli-release-rolled-back = rolled back to {$release}
cli-release-millis = Took {$time} s until all files lay there
cli-release-promoted = release {$release} of {$env}, promoted
cli-release-sent = Sent: {$files} files, {$size}. Requests: {$puts} PUT, {$copies} COPY, {$deletes} DELETE, about {$usd}
cli-release-same = Both releases have the same files.
cli-rollback-offer = To go back to release {$release}: naru rollback {$release} --env {$env}
cli-rollback-auto = The site does not answer as it should. Going back to release {$release}.
cli-no-history = No runs yet.
cli-run-cut-off = cut off
cli-taken-back = taken back
cli-waive-folder = Build folder: { $path }
cli-waive-never = is never published
cli-waive-row = may be published as it is
cli-waive-row-stale = was allowed, but the file is another one now, or is gone
cli-waive-none = Nothing was found that stops it or looks odd
cli-waive-waived = { $file } may be published as it is now; other content is asked about again. Saved in { $path }
cli-waive-left = { $file } stays behind from now on. Saved in { $path }
cli-waive-taken-back = Nothing special holds for { $file } any more. Saved in { $path }
cli-op-done = done
cli-op-found = found done
cli-op-refused = refused
cli-op-open = open
cli-no-profiles = No AWS CLI profiles on this computer.
cli-deployer-none = This site has no deploy user; naru project set --deployer true, then naru apply
cli-deployer-user = Deploy user: {$arn}
cli-deployer-policy = May do: {$actions}
cli-deployer-boundary = Permissions boundary: {$arn}
cli-deployer-attached = Attached policies: {$policies}
cli-deployer-groups = Groups: {$groups}
cli-deployer-key = Access key {$hint}: {$state}, created {$created}, last used {$used}, kept here: {$kept}
cli-deployer-active = active
cli-deployer-inactive = inactive
cli-deployer-never = never
cli-deployer-no-key = This computer keeps no key of the deploy user
cli-deployer-exported = The key is in {$path}. Delete the file once it is where it belongs.
cli-ask-rotate = Go on? ({$ops} changes)
cli-registrars = For the steps at one of these, add --registrar and its name: {$names}
cli-policy-missing = Missing for {$step}: {$action}
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
cli-ask-waive = { $file } looks secret ({ $kind }), and anyone would be able to read it. Publish it anyway?
cli-build-shown = This command would be run in { $path }:
cli-build-ask = Run it, now and whenever it is the same?
cli-build-running = Building in { $path }: { $command }
cli-build-done = Built in { $time } s: { $path }
cli-preview-serving = Preview of { $path }: { $url } (Ctrl+C stops it)
cli-watch-waiting = Watching { $path }: every change is served as soon as it is whole
cli-watch-away = The folder is away for the moment: { $path }
cli-watch-round = { $at }  changed files: { $changed } · { $time } s
cli-watch-kept = What was there before is still served
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
cli-env-added = Environment { $env } added to { $project }.
cli-env-added-next = Set it up with: naru apply --env { $env } --project { $project }
cli-env-removed = Environment { $env } removed from { $project }.
cli-env-new = no run yet
cli-env-name = Environment
cli-env-venue = Where
cli-env-region = Region
cli-env-access = Access
cli-env-domain = Domain
cli-env-folder = Folder
cli-env-address = Address
cli-promote-fetching = Files of the release on this computer: { $files } of { $of }
cli-promote-what = { $files_n ->
    [one] Promoting release { $release } from { $from } to { $to }: { $files } file, { $size } (fetched anew: { $fetched })
   *[other] Promoting release { $release } from { $from } to { $to }: { $files } files, { $size } (fetched anew: { $fetched })
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
cli-write-nothing = Nothing to write: the files say so already.
cli-write-ask = Write this?
cli-write-ask-over = Replace what is there?
cli-write-done = Written: { $path }
cli-write-plain-keys = The secret will lie readable in this file. Without --plain-keys the AWS CLI asks Naru for it instead: { $path }
cli-write-profile-try = Try it: aws sts get-caller-identity --profile { $profile }
cli-write-script-try = Run it: npm run deploy
cli-write-no-distribution = No distribution was named, so nothing is invalidated. Add it with --distribution.
cli-write-framework = Framework
cli-write-setting = Setting
cli-write-no-setting = This project has no such setting: its pages hold the addresses as you wrote them.
cli-write-build-time = The address is written into the files by the build, so build again and deploy again after this.
cli-write-problems = In the build as it is now ({ $path }):
cli-write-unread = Only some of the build’s pages and styles were checked: { $looked } of { $count }
cli-write-address-problem = This address will not work for visitors

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
cli-help-plan-after = It takes the answers that apply takes, and exits as apply would if it stopped: 7 if a question is open (each is shown with the flag that answers it), 9 if --no-wait would end it.
cli-help-apply = Set the site up and deploy the folder (set-up identity)
cli-help-deploy = Deploy the folder to a site that is set up (daily identity)
cli-help-deploy-after =
    Examples:
      naru deploy ./dist
      naru deploy ./dist --dry-run
      naru deploy ./dist --auto-rollback
    Only what could do harm is asked, and is answered beforehand by its flag: --overwrite, --remove-many, --break-lock.
cli-help-build = Build the project with its own command, and say where the output lies
cli-help-build-after = The command stands in the project (naru project set --build-command) or is told from package.json and the lockfile. The first time, and whenever it or a script it runs has changed, it is shown and a yes is asked for. It gets your environment without AWS keys, and no input; Ctrl+C ends it with everything it started.
cli-help-preview = Serve a folder on this computer exactly as its site would be served; nothing is written anywhere
cli-help-status = Show where the site stands
cli-help-headers = Show which headers each file of the build gets and which rule says so; asks no cloud
cli-help-headers-after =
    Rules stand in the project file, and the last that matches wins. Under [[site.headers]], for example:
      for = "images/**"
      cache = "1 day"
    cache is immutable, no-cache, a time such as 1 day, or a Cache-Control of your own; a rule may also set content_type, content_encoding (gzip, br, zstd or none) and content_disposition.
    The files _headers and _redirects of a build are read as well, as far as S3 and CloudFront can serve them.
cli-headers-by = by {$rule}
cli-headers-refused = not followed: {$rule} would have browsers keep this file for long, where a new version could not reach them
cli-headers-redirects = Sent on by _redirects:
cli-headers-single-page = By _redirects, every address without a file is index.html
cli-headers-unserved = Not served:
cli-help-doctor = Say what is wrong with the site, how Naru knows, and what mends it; changes nothing without --fix
cli-arg-fix = Show the plan that mends what this rule found, ask, and run it
cli-doctor-well = Nothing is wrong, as far as Naru can see
cli-doctor-looked = Rules looked at: { $count }
cli-doctor-fix-none = { $rule } has found nothing: there is nothing to fix
cli-doctor-ask-wish = The project will say this from now on: { $wish }. Change it?
cli-doctor-works = Nothing is broken
# Adopting what was made by hand: what stays as it was found, what Naru leaves alone, and upgrades one at a time.
adopt-part-ownership = Object Ownership
adopt-part-access = bucket policy and public access
adopt-part-origin = origin access
adopt-part-https = HTTP and HTTPS
adopt-part-tls = minimum TLS version
adopt-part-start = default root object
adopt-part-routing = error pages and function
adopt-part-compress = compression
adopt-part-headers = response headers
adopt-part-caching = caching
adopt-part-basics = comment, price class, HTTP versions and names
beyond-origins = several origins
beyond-behaviors = more cache behaviors
beyond-lambda = Lambda@Edge functions
beyond-functions = other functions
beyond-geo = geographic restrictions
beyond-logging = standard logging
beyond-signed = signed URLs or cookies
beyond-origin-headers = custom origin headers
beyond-methods = more HTTP methods
beyond-legacy-cache = legacy cache settings
beyond-staging = a staging distribution
upgrade-front = Put CloudFront before the bucket
upgrade-front-why = The website endpoint speaks HTTP only and answers from one Region.
upgrade-front-notice = Visitors notice nothing yet: the old address stays, and a new one with HTTPS is added.
upgrade-front-price = CloudFront: requests and transfer, for a small site usually within its free allowance; creating it costs nothing
upgrade-https = Send HTTP on to HTTPS
upgrade-https-why = Over plain HTTP anybody on the way can read and change pages.
upgrade-https-notice = Who comes by http:// is sent on to https:// once.
upgrade-https-price = Free
upgrade-tls = No TLS older than 1.2
upgrade-tls-why = The distribution still takes TLS versions with known weaknesses, as older guides set it.
upgrade-tls-notice = Every browser of the last ten years goes on; older ones can no longer connect.
upgrade-tls-price = Free
upgrade-routing = A function instead of error pages
upgrade-routing-why = With 403 and 404 shown as 200, a missing script answers with a page, and search engines index pages that do not exist.
upgrade-routing-notice = Pages open as before; a missing file now says that it is missing.
upgrade-routing-price = CloudFront Functions: free for most sites, paid by the run beyond the free amount of each month
upgrade-origin = Origin access control (OAC) for the origin
upgrade-origin-why = An origin access identity is the legacy way, and a website endpoint has to be public and without HTTPS.
upgrade-origin-notice = Visitors notice nothing: the distribution is let in first, and the old way is closed when every edge has changed.
upgrade-origin-price = Free
upgrade-private = Make the bucket private
upgrade-private-why = A public bucket can be read past CloudFront: without HTTPS, without your headers, and at your cost.
upgrade-private-notice = The S3 website address stops working; the CloudFront address and your domain go on.
upgrade-private-price = Free
upgrade-compress = Compress text
upgrade-compress-why = Scripts and styles are sent whole, though every browser takes them compressed.
upgrade-compress-notice = Pages load faster.
upgrade-compress-price = Free; less is transferred
upgrade-headers = Security headers
upgrade-headers-why = Browsers are strict only where a site asks them to be.
upgrade-headers-notice = Other sites can no longer show yours in a frame, and browsers come back by HTTPS alone.
upgrade-headers-price = Free
upgrade-deployer = A deploy user with only what deploying needs
upgrade-deployer-why = Who steals a key with full access can delete every bucket of the account.
upgrade-deployer-notice = Visitors notice nothing. Delete the old key once the new one deploys.
upgrade-deployer-price = Free
upgrade-standing-holds = done already
upgrade-standing-offered = can be done now
upgrade-standing-after = comes after: {$first}
upgrade-standing-unknown = could not be looked at
# Adopting in the window.
ui-adopt = A site I already have
ui-adopt-have = I already have a site on AWS
ui-adopt-text = Somebody made it by hand, after a guide, in the console. Naru reads it, shows how it stands, and changes nothing before you say so.
ui-adopt-own = In my account
ui-adopt-target = Bucket, distribution or address
ui-adopt-target-help = A bucket’s name, a distribution’s ID or domain, an address from the browser, or the page in the AWS console.
ui-adopt-reads-bucket = Understood: the bucket { $what }
ui-adopt-reads-distribution = Understood: the distribution { $what }
ui-adopt-reads-host = Understood: the address { $what }
ui-adopt-region = Begin looking in
ui-adopt-region-any = Found by itself
ui-adopt-region-text = Naru finds where a bucket lies. Say it only where your account may not use other Regions.
ui-adopt-look = Look at it
ui-adopt-needs-key = Choose credentials first.
ui-adopt-sample = Without an account
ui-adopt-sample-text = A sample site as an older guide would have it: a public bucket, an OAI, errors shown as 200. It lies on this computer and costs nothing.
ui-adopt-sample-try = Try it with a sample
ui-adopt-note = What another tool or project looks after, and what belongs to another account, is told apart and left alone.
ui-adopt-looking = Looking at what stands there
ui-adopt-looking-text = Naru reads the bucket, its settings and the distribution before it. Nothing is changed.
ui-adopt-found = What was found
ui-adopt-trouble = Why nothing is shown
ui-adopt-address = Addresses
ui-adopt-as-before = as before
ui-adopt-no-folder = none chosen yet
ui-adopt-change = { $ops_n ->
    [one] What adopting changes: 1 mark
   *[other] What adopting changes: { $ops } marks
}
ui-adopt-change-text = Tags, a record, and a statement that keeps that record private. Files, settings and addresses stay as they are, and giving it back takes the marks away again.
ui-adopt-take = Adopt
ui-adopt-other = Look at something else
ui-sheet-adopt = Adopt
ui-upgrades = Upgrades
ui-upgrades-text = From how older guides do it to how it is done today, one at a time. The site answers all along.
ui-upgrades-of-hundred = of 100
ui-upgrades-rules = { $hold } of { $of } rules hold
ui-upgrades-left = { $count_n ->
    [0] Nothing left to do
    [one] 1 can be done now
   *[other] { $count } can be done now
}
ui-upgrades-see = { $count_n ->
    [one] See 1 upgrade
   *[other] See { $count } upgrades
}
ui-upgrades-plan = See its plan
ui-upgrades-price = Price:
ui-upgrades-besides = Found besides
ui-upgrades-kept = What stays as it was found
ui-upgrades-kept-text = Until an upgrade is done, Naru does not touch:
ui-upgrades-beyond = Never touched:
ui-next-give-back = Give it back…
ui-sheet-give-back = Give it back
ui-give-back-text = Naru’s marks are taken away. Files, bucket and distribution stay, and so do upgrades that are done.
ui-give-back-start = { $ops_n ->
    [one] Give it back (1 change)
   *[other] Give it back ({ $ops } changes)
}
ui-adopted = Adopted
ui-adopted-why = It is a project now, marked as such; visitors notice nothing. What can be done better is offered one at a time.
ui-upgraded = Upgrade done
ui-upgraded-why = It was done as it was shown, and every part was looked at again.
ui-given-back = Given back
ui-given-back-why = Naru’s marks are gone; what stood there stays as it is. You can delete the project from the list.
cli-adopt-visitor = visitor
cli-adopt-score = Score: {$points} of 100 ({$hold} of {$of} rules hold)
cli-adopt-kept = Stays as it was found: {$parts}
cli-adopt-beyond = Kept as is, hands off: {$what}
cli-adopt-changes = Adopting changes only this:
cli-adopt-how = Nothing was changed. To adopt it, run the same command with --yes
cli-ask-adopt = Make the project {$name} and put these marks there?
cli-ask-unadopt = Take Naru’s marks away (changes: { $ops })? Files, bucket and distribution stay.
cli-adopted = Adopted: {$name}. See what can be done better: naru upgrade --project "{$name}"
cli-unadopted = Given back: {$name}. What stood there stays as it is
cli-help-adopt = Take over a site that was made by hand, as it is: show it, score it, and mark it as a project’s
cli-help-adopt-after = Examples:
      naru adopt --practice-sample
      naru adopt my-bucket --profile me
      naru adopt E2QWRUHAPOMQZL --credential setup --name blog --yes
      naru adopt www.example.kr --profile me
      naru adopt --undo blog
cli-help-upgrade = List what an adopted site could do better, or do one thing of it
cli-help-upgrade-after = Examples:
      naru upgrade --project blog
      naru upgrade origin --project blog
cli-arg-target = The bucket’s name, the distribution’s ID, or an address under which visitors reach the site
cli-arg-practice-sample = Try it without an account: a site made by hand after an older guide, in practice
cli-arg-undo = Give a project’s site back: only Naru’s marks go, and the project with them
cli-arg-adopted-too = Delete what was adopted as well, as if Naru had made it; files of others stay
cli-arg-upgrade = What to do; all that can be done is listed if left out
cli-help-releases = List the releases of the site, compare them, or remove what has had its time
cli-help-releases-list = List the releases, newest first
cli-help-releases-show = Show one release and its files
cli-help-releases-diff = Show what differs between two releases
cli-help-releases-prune = Remove now what the next deploy would: files and records of releases that are not kept any more
cli-help-rollback = Go back to an earlier release, without a build and without sending a file
cli-help-rollback-after = Without an ID it goes back to the release before the one visitors get. Files are copied within the bucket, the changed paths are invalidated, and the real addresses are checked.
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
cli-help-env = Add, list and remove a project’s environments
cli-help-env-list = List the environments, production first
cli-help-env-show = Show one environment: where it stands, its Region, its domain, its newest release
cli-help-env-add = Add an environment with a bucket, a distribution and a domain of its own
cli-help-env-add-after = Example:
      naru env add staging --copy-from production
      naru apply --env staging
cli-help-env-remove = Remove an environment whose site was taken back
cli-help-env-rename = Say why an environment keeps its name
cli-help-promote = Deploy the very bytes of one environment’s release to another
cli-help-promote-after = Example:
      naru promote --from staging --to production --dry-run
      naru promote --from staging --to production --yes --auto-rollback
cli-help-policy = Print the IAM policy of an identity as JSON
cli-help-deployer = Look after the IAM user that deploys
cli-help-deployer-show = Show the deploy user, its permissions, and the age and last use of its keys
cli-help-deployer-rotate = Make a new key, check it, then deactivate and delete the old one
cli-help-deployer-export-csv = Write the key to a file as the console saves it; only you may read the file
cli-help-deployer-remove = Delete the deploy user with its keys
cli-help-policy-check = Say which permissions are missing, by name, and print a statement to paste
cli-help-credential = Keep access keys in this computer’s keychain
cli-help-credential-add = Keep an access key: from the console’s CSV file, or typed (never on the command line)
cli-help-credential-list = List the credentials Naru keeps
cli-help-credential-show = Ask AWS who a credential is, and show what Naru does with it and how to revoke it
cli-help-credential-rename = Give a credential another name
cli-help-credential-remove = Take a credential out of the keychain
cli-help-credential-process = Print a credential for the AWS CLI’s credential_process; the secret goes to standard output
cli-help-credential-snippet = Print the lines for AWS CloudShell that make a user and a key for Naru
cli-help-write = Write small things into files of yours, each shown as a difference first
cli-help-write-aws-profile = Write an AWS CLI profile that asks Naru for its credentials, so that no secret lies in a file
cli-help-write-deploy-script = Add the script deploy to a project’s package.json, and leave the rest of it as it is
cli-help-write-env = Set the address a build loads its files from: in .env, or explained for your framework
cli-help-waive = List what is found in the build folder (secrets, broken addresses …), and let a file go as it is, or leave it out
cli-help-profiles = List the AWS CLI profiles on this computer
cli-help-completions = Print shell completions
cli-arg-lang = Language of all texts
cli-arg-json = Print one JSON event a line on standard output
cli-arg-help = Print this help
cli-arg-version = Print the version
cli-arg-folder = The build folder (dist, build, out …); the one deployed last if left out
cli-arg-headers-path = One file or folder: its path, its key or its address; all files if left out
cli-arg-practice-folder = The build folder (dist, build, out …); a sample site if left out
cli-arg-once = Stop after the checks instead of serving
cli-arg-access = Who may read the site: cdn (through CloudFront), private, or classic for a public website as in older guides
cli-arg-source-maps = Publish source maps too
cli-arg-practice-source-maps = Publish source maps too
cli-arg-keep = Keep this practice cloud under a name, and go on with it next time
cli-arg-port = Serve on this port
cli-arg-pace = Make every call take this many milliseconds
cli-arg-fault = Practise a fault at the n-th change: crash-before, crash-after, lost-reply, denied, offline, stale-reads (for example lost-reply@3)
cli-arg-project = The project; without it the naru.toml found here, or the only one there is
cli-arg-env = The environment; if left out, the only one or else production
cli-arg-env-show-env = The environment’s name
cli-arg-env-add-env = The new environment’s name: 1 to 20 lowercase letters, digits or hyphens
cli-arg-env-remove-env = The environment’s name
cli-arg-env-rename-env = The environment’s name
cli-arg-env-rename-new = Another name
cli-arg-copy-from = Begin with what this environment wants, its credentials and its folder; its bucket and its domain are not taken along
cli-arg-env-add-account = The AWS account, where it is another than the project’s
cli-arg-promote-from = The environment whose release is promoted
cli-arg-promote-to = The environment it is deployed to
cli-arg-promote-release = This release and not the newest one
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
cli-arg-allow-build = Say yes to the build command as it is now
cli-arg-deploy-build = Build first, and deploy what comes out
cli-arg-no-build = Do not build first, even if the project says so
cli-arg-watch = Do it again whenever the folder changes, until stopped (practice only)
cli-arg-preview-watch = Serve every change of the folder, until stopped
cli-arg-no-open = Do not open the browser
cli-arg-build-dir = The project’s own folder, remembered for this project
cli-arg-build-command = The command that builds the project; none to go by package.json, off to build never
cli-arg-build-output = The folder the build writes, inside the project; none to find it
cli-arg-build-folder = The folder inside the project to build in; none for its root
cli-arg-build-before-deploy = Build before every deploy that names no folder
cli-arg-practice = Build in the practice cloud instead, remembered for this site; --endpoint aws leads back to the account
cli-arg-step = Do this step and what it needs, and no more
cli-arg-registrar = Where the domain was bought: its steps are printed while the registry is waited for
cli-arg-endpoint = Talk to this address instead of AWS (an emulator, for instance), remembered for this site; aws forgets it
cli-arg-website-url = Where visitors find the site if it cannot be told; the word bucket in braces is filled in; remembered for this endpoint alone; none forgets it
cli-arg-yes = Do not ask before making the changes
cli-arg-make-public = Type the bucket’s name here to agree that anyone may read its files
cli-arg-remove-many = Remove files even if that is more than 50, or more than a fifth of the site
cli-arg-auto-rollback = Go back to the release before by itself if the site does not answer as it should
cli-arg-release = The release’s ID, or how it begins
cli-arg-earlier = The earlier release
cli-arg-later = The later release
cli-arg-all = Every release but the one visitors get
cli-arg-files = Name every file that goes over or away, and not only the first 20 of each phase
cli-arg-dry-run = Show what would be done and change nothing; exit as the run would if it stopped: 7 if a question is open, 9 if --no-wait would end it
cli-arg-deploy-dry-run = Show what would be done and change nothing there, though a build that comes first is run; exit as the deploy would if it stopped: 7 if a question is open, 9 if --no-wait would end it
cli-arg-keep-releases = How many earlier releases stay, for open tabs and for going back (3 unless said)
cli-arg-keep-days = Releases that were live in the last so many days stay too (7 unless said)
cli-arg-overwrite = Replace files in the bucket that somebody else put or changed there
cli-arg-break-lock = Publish although somebody else’s publish lock lies in the bucket
cli-arg-mend = Set back what somebody changed by hand on what Naru had set
cli-arg-replace-records = Replace DNS records that lead elsewhere; they are put back when the site is taken back
cli-arg-delete-zone = Delete the hosted zone that Naru created, if nothing else is in it
cli-arg-keep-zone = Keep the hosted zone that Naru created
cli-arg-origin = How CloudFront reads the bucket: control (OAC, default), identity (legacy OAI), website (public website endpoint)
cli-arg-origin-access = The ID of an OAC or OAI of your account to use instead of a new one
cli-arg-routing = What an address that is no file shows: auto (as the build needs), single-page, many-pages, clean-urls, error-pages (as older guides do), files-only
cli-arg-edges = From which edges CloudFront answers: west (North America and Europe), most-of-the-world (with Asia, default), everywhere
cli-arg-firewall = A firewall (AWS WAF) before the distribution: none, count to only count what its rules find, or block to refuse it. It is paid by the month and by the request
cli-arg-security-headers = Whether CloudFront adds security headers
cli-arg-domain = The site's own domain, such as example.kr; none forgets it
cli-arg-www = Whether the site has both names, with and without www; true unless said for a domain as it is bought
cli-arg-canonical = Which of the two is the main one, where visitors of the other are sent: apex (without www) or www
cli-arg-also = More names for the site, separated by commas; none forgets them
cli-arg-dns = Who keeps the domain's records: route53, or elsewhere (Naru shows what to enter there)
cli-arg-certificate = A certificate in us-east-1 that exists already, by its ARN; none lets Naru find or request one
cli-arg-health-check = Whether a Route 53 health check asks the main name over HTTPS from many Regions; it is paid by the month, and makes more than a million CloudFront requests
cli-arg-deployer = Whether an IAM user of its own deploys from now on
cli-arg-deployer-policy = What the deploy user may do: only this site (least-privilege), or all of S3 and CloudFront as older guides have it (full-access)
cli-arg-join-group = An IAM group that the deploy user joins, or none
cli-arg-to = The file to write; it must not exist yet
cli-arg-limit-rate = Send no more bytes a second than this, such as 2M or 500K; remembered until “off”
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
cli-arg-write-aws-profile-name = The profile’s name; default for the one without a name
cli-arg-write-aws-profile-credential = The credential that Naru keeps; the one of the same name if left out
cli-arg-plain-keys = Write the access key and its secret into the credentials file instead
cli-arg-write-aws-profile-region = The profile’s Region; for a new one the project’s, or else ap-northeast-2 (Seoul)
cli-arg-output = What the AWS CLI prints by default; json for a new profile
cli-arg-write-aws-profile-overwrite = Change a profile of this name if there is one
cli-arg-write-deploy-script-folder = The project’s folder, with its package.json; this one if left out
cli-arg-write-env-folder = The project’s folder; this one if left out
cli-arg-aws = Write the two aws commands (s3 sync, create-invalidation) instead of naru deploy
cli-arg-build = The build folder that aws s3 sync sends, below the project’s folder
cli-arg-write-deploy-script-bucket = The bucket that aws s3 sync sends to; the project’s if left out
cli-arg-distribution = The ID of the CloudFront distribution whose cache is invalidated
cli-arg-write-deploy-script-profile = The AWS CLI profile that the aws commands use
cli-arg-write-deploy-script-project = The project that naru deploy names; the one found there if left out
cli-arg-write-deploy-script-env = The environment that naru deploy names
cli-arg-write-deploy-script-overwrite = Replace another script named deploy
cli-arg-address = Where visitors find the site: https://…, or a path such as /blog/
cli-arg-write-env-overwrite = Replace another value of PUBLIC_URL
cli-arg-waive-file = The file as it is listed; without it everything found is listed
cli-arg-waive-rule = Only this rule, by its name in the list: secret, asset-host …
cli-arg-waive-why = Why, saved with it for whoever reads the project later
cli-arg-waive-leave-out = Publish the rest without this file or folder
cli-arg-waive-take-back = Take back what was said of this file
cli-arg-waive-folder = The build folder; the one deployed last if left out
cli-arg-waive-env = The environment whose build folder it is
cli-arg-waive-yes = Do not ask before a file that looks secret may be published
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
ui-glossary-cloudfront = CloudFront in detail
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
term-cdn-forms = content delivery network|CDNs|CDN|edges|edge
term-cdn-text = A CDN (content delivery network) keeps copies of your files in many places of the world, called edge locations, and answers each visitor from a near one. That is faster, and the bucket is asked less often. A copy stays until its time is up or you have it cleared by an invalidation. AWS's CDN is CloudFront.

term-cloudfront = CloudFront
term-cloudfront-forms = Amazon CloudFront|CloudFront
term-cloudfront-text = CloudFront is AWS's CDN. A distribution is what you make there for a site: it has an HTTPS address, can read a bucket that stays private, and answers from edge locations all over the world. You pay by gigabyte and request beyond a monthly allowance, or by a monthly flat-rate plan; data from S3 to CloudFront is free.

term-distribution = Distribution
term-distribution-forms = CloudFront distributions|CloudFront distribution|distributions|distribution
term-distribution-text = A distribution is what you make in CloudFront for a site: it has an address of its own (https://….cloudfront.net), knows where the files come from, and says how edges answer. A change to it takes a few minutes to reach every edge. Making one costs nothing. To delete one you have to disable it first.

term-origin = Origin
term-origin-forms = origins|origin
term-origin-text = The origin is where CloudFront fetches a file that the edge does not have: a bucket, or a server of yours. For a private bucket, name its Regional address and an origin access control; the website endpoint would be a public one over plain HTTP.

term-oac = OAC (origin access control)
term-oac-forms = origin access controls|origin access control|OACs|OAC
term-oac-text = An origin access control lets a distribution sign its requests to a bucket, so that the bucket policy can let in this one distribution and nobody else. It is the successor of the OAI, works in every Region and with SSE-KMS, and is free.

term-oai = OAI (origin access identity)
term-oai-forms = origin access identities|origin access identity|OAIs|OAI
term-oai-text = An origin access identity is the older way for CloudFront to read a private bucket: a user of CloudFront's own that the bucket policy names. AWS calls it legacy and recommends OAC. Older guides still show it, and it still works in older Regions.

term-edge-location = Edge location
term-edge-location-forms = edge locations|edge location
term-edge-location-text = An edge location is one of the several hundred places where CloudFront answers visitors, such as Seoul. Each keeps copies of its own of what was asked for there. So one visitor can still see an older page while another one sees the new one, until the older copies are invalidated or their time is up.

term-invalidation = Invalidation
term-invalidation-forms = invalidations|invalidation
term-invalidation-text = An invalidation tells all edges to forget their copies of certain paths, so that the next visitor gets the new file. It takes about a minute. The first 1,000 paths a month are free, each further one costs 0.005 US dollars, and /* counts as one path. Files with a hash in their name never need one.

term-default-root-object = Default root object
term-default-root-object-forms = default root objects|default root object
term-default-root-object-text = The default root object is the file that a distribution shows for its bare address, mostly index.html (without a leading slash). It is for the root alone: CloudFront does not look for an index.html in folders, so these need a function at the edge.

term-price-class = Price class
term-price-class-forms = price classes|price class
term-price-class-text = The price class says from which edge locations a distribution answers: North America and Europe only (100), most of the world (200), or everywhere. Fewer places are cheaper, but visitors elsewhere wait longer. It can be changed at any time, and Seoul is in 200.

term-cloudfront-functions = CloudFront Functions
term-cloudfront-functions-forms = CloudFront Functions|CloudFront function
term-cloudfront-functions-text = CloudFront Functions runs a small piece of JavaScript at the edge for every request, in less than a millisecond. Naru uses one that turns addresses without an extension into files. Two million calls a month are free, each further million costs 0.10 US dollars.

term-custom-error-response = Custom error response
term-custom-error-response-forms = custom error responses|custom error response
term-custom-error-response-text = A custom error response says which page a distribution shows in place of an error, with which status, and how long the edge remembers that. Older guides turn 403 and 404 into /index.html with 200, so that a single-page app opens everywhere. Then a missing script answers with HTML too, and real errors are hidden.

term-viewer-protocol-policy = Viewer protocol policy
term-viewer-protocol-policy-forms = viewer protocol policies|viewer protocol policy
term-viewer-protocol-policy-text = The viewer protocol policy says what becomes of visitors who come by plain HTTP: served as they come, refused, or sent on to HTTPS. Naru chooses the last (Redirect HTTP to HTTPS), so that old links still work.

term-cache-policy = Cache policy
term-cache-policy-forms = cache policies|cache policy
term-cache-policy-text = The cache policy says how long an edge keeps copies and what tells them apart. The managed policy CachingOptimized follows the cache header of each file, ignores cookies and query strings, and compresses text. It fits a static site, and costs nothing.

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

### Conveniences in the window

ui-conveniences = For your terminal and CI
ui-tools-short = Terminal
ui-tools-text = Small changes to your own files. Each is shown first, written when you say so, and can be undone.
ui-tool-profile = A profile for the AWS CLI
ui-tool-profile-text = The AWS CLI and other AWS tools then know this key by the profile’s name.
ui-tool-profile-name = The profile's name
ui-tool-key = Key
ui-tool-no-key = Naru keeps no key yet. Add one under Credentials.
ui-tool-keys = Where the AWS CLI gets the key
ui-tool-keys-process = It asks Naru each time
ui-tool-keys-process-text = The secret stays in the keychain; no file holds it.
ui-tool-keys-plain = The key itself, in the file
ui-tool-keys-plain-text = For tools that cannot start a program. Whoever reads the file has the key.
ui-tool-profile-more = Region and output
ui-tool-region-own = For a new profile: { $region }
ui-tool-output = Output
ui-tool-output-own = For a new profile: json
ui-tool-own-help = Without a choice, a profile that is there keeps what it has.
ui-tool-note-plain-keys = The secret will lie readable in this file. With the other choice the AWS CLI asks Naru for it, and no file holds it.
ui-tool-note-no-distribution = There is no distribution yet, so the script only uploads and nothing is invalidated. Write it again once CloudFront is set up.
ui-tool-note-practice = These are the names of the practice site, and AWS has no such bucket. Write the script again once the site is on AWS.
ui-tool-note-unread = The build has more pages and styles, or larger ones, than are checked here: not all of them were looked at.
ui-tool-script = A deploy script in package.json
ui-tool-script-text = npm run deploy then deploys the site, on this computer and in CI.
ui-tool-script-runs = What it runs
ui-tool-script-naru = naru deploy
ui-tool-script-naru-text = Sends what changed, in a safe order, and fetches the real address afterwards. Naru must be installed where it runs.
ui-tool-script-aws = The AWS CLI’s own two commands
ui-tool-script-aws-text = aws s3 sync, then aws cloudfront create-invalidation for everything. Works without Naru, but keeps no release to go back to.
ui-tool-script-build = Build folder
ui-tool-script-bucket = Bucket
ui-tool-script-distribution = Distribution
ui-tool-script-none = none yet
ui-tool-script-no-bucket = The bucket’s name is known once the account was looked at.
ui-tool-script-no-build = The build folder lies outside the project’s own folder, so no script there can name it.
ui-tool-script-profile = AWS CLI profile
ui-tool-script-profile-help = Left empty, the commands use the default one.
ui-tool-env = The address of the site, in .env or the build's settings
ui-tool-env-text = Some builds must know where they will be. “/” is right for a site at the root of its domain.
ui-tool-address = Address
ui-tool-address-help = For example / or https://example.com
ui-tool-framework = Built with
ui-tool-setting = Setting
ui-tool-no-sources = The build folder lies in no project with a package.json, so there is nothing to write into.
ui-tool-show = Show the change
ui-tool-diff = Change to { $file }
ui-tool-added = Added:
ui-tool-removed = Removed:
ui-tool-new = New file
ui-tool-nothing = Nothing changes: it says so already.
ui-tool-write = Write it
ui-tool-replace = Replace it
ui-tool-written = Written
ui-tool-written-rebuild = Written. Build again and deploy again: the address is put into the files by the build.
ui-tool-build = To build again
ui-tool-build-none = package.json has no build script, so build the site the way you usually do.
ui-tool-deploy = Look again and deploy…
ui-tool-undo = Undo
ui-tool-undone = Taken back: the file is as it was.

### The doctor in the window

ui-doctor = Doctor
ui-doctor-again = Examine again
ui-doctor-found = { $count_n ->
    [one] 1 finding
   *[other] { $count } findings
}
ui-doctor-looking = Examining the site…
ui-doctor-looking-text = Settings, files, real requests and DNS are looked at. Nothing is changed.
ui-doctor-running = A run is under way. The site can be examined once it has ended.
ui-doctor-idle = Not examined yet: “Examine again” looks at everything and changes nothing.
ui-doctor-well = Nothing is wrong
ui-doctor-looked = Rules looked at: { $count }
ui-doctor-apart = Rules that do not concern this site: { $count }
ui-doctor-away = Could not be looked at
ui-doctor-away-denied = This permission is missing:
ui-doctor-away-unseen = No answer
ui-doctor-stopped = The look ended early:
ui-doctor-seen = What was seen
ui-doctor-wish = The project will say:
ui-doctor-wait = This usually takes { $time }.
ui-doctor-person = Only you can do this. Examine again afterwards.
ui-doctor-fix = Fix this
ui-doctor-step = Step: { $step }
ui-doctor-mark = Findings of the doctor at { $place }: { $count }

### The doctor: what is broken, why, and what mends it

doctor-severity-broken = Broken
doctor-severity-warning = Warning
doctor-severity-note = Note

doctor-place-account = Account and this computer
doctor-place-folder = Build folder
doctor-place-bucket = Bucket
doctor-place-cdn = CloudFront
doctor-place-certificate = Certificate
doctor-place-domain = Domain

doctor-part-caller = The identity behind the credentials
doctor-part-clock = This computer's clock
doctor-part-computer = Environment variables and keychain of this computer
doctor-part-bucket = The bucket
doctor-part-files = The list of files in the bucket
doctor-part-policy = The bucket policy
doctor-part-block = Block Public Access
doctor-part-answers = What visitors get
doctor-part-edge = What visitors get through CloudFront
doctor-part-distribution = The distribution's settings
doctor-part-encryption = How the bucket encrypts
doctor-part-invalidations = The last invalidations
doctor-part-zones = Hosted zones and records
doctor-part-parents = Name servers at the parent zone
doctor-part-registry = The domain's registration (RDAP)
doctor-part-resolvers = Other people's resolvers
doctor-part-certificates = Certificates

doctor-saw-clock = Clock, against AWS
doctor-saw-identity = Identity
doctor-saw-keychain = Keychain
doctor-saw-action = Action
doctor-saw-variable = Environment variables
doctor-saw-answer = AWS answered
doctor-saw-when = The last run stopped at
doctor-saw-http = Request
doctor-saw-region = Region
doctor-saw-block = Block Public Access
doctor-saw-policy = Policy
doctor-saw-file = File
doctor-saw-header = Header
doctor-saw-body = Body
doctor-saw-origin = Origin
doctor-saw-distribution = Distribution
doctor-saw-key = Key
doctor-saw-setting = Setting
doctor-saw-asset = Loaded from
doctor-saw-object = In the bucket
doctor-saw-paths = Paths
doctor-saw-certificate = Certificate
doctor-saw-status = Status
doctor-saw-record = Record
doctor-saw-parent = The registry says
doctor-saw-zone = Hosted zone
doctor-saw-rdap = Status at the registry
doctor-saw-registrar = Registrar
doctor-saw-resolver = Resolver

doctor-c3 = The clock of this computer is off by {$minutes} min
doctor-c3-why = AWS signs every request with the time and refuses one that is more than a few minutes off.
doctor-c3-fix = Turn on automatic date and time in this computer's settings, then look again

doctor-c3-drift = The clock of this computer is off by {$minutes} min, and AWS will soon refuse it
doctor-c3-drift-why = Requests still get through to some services, but most refuse a time that is more than five minutes off.
doctor-c3-drift-fix = Turn on automatic date and time in this computer's settings

doctor-c2 = The sign-in to AWS has expired
doctor-c2-why = Sessions end after some hours. Nothing else can be looked at until you sign in again.
doctor-c2-fix = Sign in again; the run goes on with the step where it stopped

doctor-c1-key = AWS does not know this access key ID
doctor-c1-key-why = It was mistyped, deactivated, or deleted in IAM. The secret was not even looked at.
doctor-c1-key-fix = Compare the ID with the one in IAM, then enter ID and secret again without spaces around them

doctor-c1-secret = The secret access key does not fit its ID
doctor-c1-secret-why = AWS knows the access key ID, but the signature made with the secret is wrong. A character is missing, or a space came along.
doctor-c1-secret-fix = Enter the secret access key again; if it is lost, make a new access key in IAM

doctor-c5-root = These are the credentials of the account's root user
doctor-c5-root-why = Root can do anything, closing the account included, and cannot be limited. Naru changes nothing with it.
doctor-c5-root-fix = Make an IAM user or an Identity Center user with just the permissions needed, and delete root's access keys

doctor-c5-account = These credentials belong to another account: {$have}
doctor-c5-account-why = The project was built in account {$want}. What is looked at with these credentials is somebody else's or nothing.
doctor-c5-account-fix = Choose a profile or a key of the account {$want}

doctor-c7 = This computer has no keychain that answers
doctor-c7-why = Naru keeps keys only in the system's keychain. Without one, a key is kept in memory until Naru is closed.
doctor-c7-fix = Start the keychain of your desktop (GNOME Keyring, KDE Wallet), or use a profile of the AWS CLI

doctor-c7-locked = The keychain is locked
doctor-c7-locked-why = The key lies in it, and only you can unlock it.
doctor-c7-locked-fix = Unlock the keychain with your login password, then look again

doctor-c7-full = The keychain cannot hold an entry of this size
doctor-c7-full-why = Windows takes at most 2,560 bytes in one entry, and session tokens can be longer.
doctor-c7-full-fix = Use a profile of the AWS CLI, or an access key without a session token; until then the key is kept in memory

doctor-c8 = This account may not use the service yet: {$service}
doctor-c8-why = AWS activates a new account only after it has checked the payment method and the phone number. That usually takes minutes, at most a day.
doctor-c8-fix = Wait, and look for a message from AWS by e-mail; after a day, ask AWS Support

doctor-c4 = A permission is missing: {$action}
doctor-c4-why = No policy allows this action to the user or role behind the credentials.
doctor-c4-fix = Add the permission to the user or role, or send the JSON to whoever looks after the account

doctor-c4-deny = A rule forbids this action: {$action}
doctor-c4-deny-why = A policy denies it expressly, here or in the organisation above the account. No permission that is added can outweigh that.
doctor-c4-deny-fix = Ask whoever looks after the account or the organisation to change the rule

doctor-c6 = The environment names other credentials than the project
doctor-c6-why = The project uses {$source}, but these variables are set: {$variables}. Naru is not misled by them, other tools in the same terminal are.
doctor-c6-fix = Remove the variables from the terminal and its start-up files, or give --profile with each aws command

doctor-b1 = The bucket name is taken: {$bucket}
doctor-b1-why = Bucket names are shared by all accounts of AWS, and somebody else has this one.
doctor-b1-fix = Choose another bucket name, or leave it out and Naru makes a free one

doctor-b1-own = The bucket is already yours: {$bucket}
doctor-b1-own-why = It was made before, by an earlier run or by hand in this account.
doctor-b1-own-fix = Run the bucket step: it looks at the bucket that is there and goes on with it

doctor-b2 = The bucket name is not free yet: {$bucket}
doctor-b2-why = A bucket of this name was deleted a moment ago, and S3 is not done with it.
doctor-b2-fix = Wait some minutes and run it again, or choose another name

doctor-b3 = The bucket lies in another Region: {$have}
doctor-b3-why = The project says {$want}, so requests for bucket {$bucket} go to the wrong place. A bucket cannot be moved.
doctor-b3-fix = Set the project's Region to where the bucket is, or choose another bucket name

doctor-b4 = Block Public Access keeps the site closed
doctor-b4-why = The files are meant to be public, but the bucket {$bucket} refuses public policies. New buckets have this on.
doctor-b4-fix = Put a CDN before a private bucket instead, or run the access step, which asks before it opens the bucket

doctor-b4-account = The account forbids public buckets
doctor-b4-account-why = Block Public Access is on for the whole account, which outranks the settings of bucket {$bucket}. Naru never changes it.
doctor-b4-account-fix = Put a CDN before a private bucket instead; it needs no public policy

doctor-b5 = An upload asked for an ACL, and the bucket has none
doctor-b5-why = ACLs are disabled in buckets made since April 2023, so --acl public-read and the like are refused: {$bucket}.
doctor-b5-fix = Upload without an ACL: leave out --acl; who may read is said by the bucket policy

doctor-b6 = The bucket policy does not say what it should
doctor-b6-why = A statement names another bucket, only the bucket and not its files (/*), or a principal that does not exist: {$bucket}.
doctor-b6-fix = Set the resource to every file of this bucket; the change is shown before it is made

doctor-b7 = Website hosting is off
doctor-b7-why = The website address of bucket {$bucket} answers only while static website hosting is on.
doctor-b7-fix = Turn on static website hosting with its index document

doctor-b7-index = The start page is not in the bucket: {$index}
doctor-b7-index-why = The bucket {$bucket} holds files, but none of this name at its root.
doctor-b7-index-fix = Upload the build again; if the file lies in a folder, choose that folder

doctor-b8 = The folder was uploaded, not what is in it: {$folder}/
doctor-b8-why = The start page lies one folder too deep, so that the address of the site leads to nothing.
doctor-b8-fix = Choose the inner folder and deploy again: {$folder}

doctor-b9 = This is the project, not its build
doctor-b9-why = Source files and packages are not what a browser runs, and they may hold what nobody should see.
doctor-b9-fix = Build the project, then choose the folder the build made, such as dist, build or out

doctor-b10 = A file is served as the wrong type: {$file}
doctor-b10-why = It comes as {$have} and should be {$want}. Browsers refuse scripts and styles of a wrong type. Files concerned in bucket {$bucket}: {$files}.
doctor-b10-fix = Upload the files again with the right type; the edges then forget the old answers

doctor-b11 = A compressed file is not marked as one: {$file}
doctor-b11-why = Its bytes are gzip, but no Content-Encoding says so, and the browser takes them as they are. Bucket: {$bucket}.
doctor-b11-fix = Upload it uncompressed and let CloudFront compress it, or add the header with the command

doctor-b12 = A changed file was not uploaded: {$file}
doctor-b12-why = It has other bytes here than in bucket {$bucket}, but the same size, and tools that compare size and date skip it. Files concerned: {$files}.
doctor-b12-fix = Deploy with Naru, which compares the contents

doctor-b13 = The upload broke off
doctor-b13-why = The connection was lost, or S3 asked to slow down. What arrived whole is kept.
doctor-b13-fix = Run it again: it continues with the files that are missing

doctor-b14 = An address and a file differ only in spelling: {$asked}
doctor-b14-why = The file is called {$file}. S3 tells upper from lower case, and letters that were put together from those that were not.
doctor-b14-fix = Correct the link in the source, or rename the file, then build and deploy again

doctor-f1 = The bucket does not let the distribution read
doctor-f1-why = The policy of bucket {$bucket} has no statement for distribution {$distribution}, so every file answers 403.
doctor-f1-fix = Add the statement for this distribution to the bucket policy

doctor-f2 = The distribution asks the bucket as nobody
doctor-f2-why = No origin access control is attached to distribution {$distribution}, and the bucket {$bucket} is private.
doctor-f2-fix = Attach an origin access control (OAC)

doctor-f2-website = An access control is set at a website address, where it has no effect
doctor-f2-website-why = The website endpoint of bucket {$bucket} knows no signatures. Distribution {$distribution} has to ask the bucket's Regional address instead.
doctor-f2-website-fix = Set the origin to the bucket's Regional address, with an origin access control (OAC)

doctor-f2-oai = The distribution uses a legacy access identity (OAI)
doctor-f2-oai-why = It works, but not with KMS keys and not in every Region. AWS recommends an origin access control for distribution {$distribution} and bucket {$bucket}.
doctor-f2-oai-fix = Replace it by an origin access control (OAC)

doctor-f3 = CloudFront may not use the key the files are encrypted with
doctor-f3-why = The files of bucket {$bucket} are encrypted by the KMS key {$key}, whose policy does not name distribution {$distribution}. A legacy identity (OAI) cannot use one at all.
doctor-f3-fix = Add CloudFront to the key policy, or encrypt the files with S3's own key (SSE-S3)

doctor-f4 = The start address leads to no file
doctor-f4-why = Distribution {$distribution} has no default root object, so / is nothing although /{$index} lies in bucket {$bucket}.
doctor-f4-fix = Set the default root object: {$index}

doctor-f5 = A missing file looks forbidden: {$file}
doctor-f5-why = It is not in bucket {$bucket}. S3 says 403 instead of 404 to who may not list the bucket, as distribution {$distribution}, and that is as it should be.
doctor-f5-fix = Upload the file or remove the link to it; a true “not found” page comes from a 404.html in the build

doctor-f6 = The origin path leads past the files: {$path}
doctor-f6-why = Distribution {$distribution} puts it before every path, but the files lie at the root of bucket {$bucket}.
doctor-f6-fix = Clear the origin path

doctor-f7 = Visitors are sent on to S3's own address
doctor-f7-why = Distribution {$distribution} asks for a new bucket by its global name, which redirects until every Region knows it: {$bucket}.
doctor-f7-fix = Use the bucket's Regional address as the origin: {$want}

doctor-f8 = An address inside the app fails when it is opened directly: {$path}
doctor-f8-why = Only the page's own router knows it. No file of that name exists, and nothing leads the request to the start page.
doctor-f8-fix = Publish the function that leads such addresses to the start page, and attach it

doctor-f9 = The address of a folder fails: {$path}
doctor-f9-why = The page lies at {$page}, but CloudFront looks for index.html only at the root of the site.
doctor-f9-fix = Publish the function that adds index.html to folders, and attach it

doctor-f10 = A missing script answers with a page: {$file}
doctor-f10-why = Every 403 and 404 becomes the start page with status 200. The browser then finds HTML where it wants a script: “Unexpected token '<'”.
doctor-f10-fix = Replace the error pages by a function that leads only addresses of pages to the start page

doctor-f10-rule = Error pages turn everything that is missing into the start page
doctor-f10-rule-why = 403 and 404 are answered with status 200. Missing scripts then come as HTML, true errors are hidden, and so are missing permissions.
doctor-f10-rule-fix = Replace the error pages by a function that leads only addresses of pages to the start page

doctor-f11 = Open tabs lose a script of the release before: {$file}
doctor-f11-why = Who opened the site before the deploy still asks for its scripts, and they were removed.
doctor-f11-fix = Reload the page when a script fails to load (in Vite: listen to vite:preloadError), or publish the release before once more

doctor-f12 = Visitors still see the old version: {$file}
doctor-f12-why = The edge keeps a copy from before the last deploy. A browser's own cache would show no Age header.
doctor-f12-fix = Invalidate these paths at the edges

doctor-f12-long = Browsers may keep a page for long: {$path}
doctor-f12-long-why = After a deploy, visitors go on seeing the old page until that time is over, and no invalidation reaches their browsers.
doctor-f12-long-fix = Deploy again: pages then get no-cache, and only files with a hash in their name are kept

doctor-f13 = An invalidation named folders of a computer
doctor-f13-why = The shell put the names of local folders in place of /*, so the site's own paths were not invalidated.
doctor-f13-fix = Invalidate /* with quotes around it, or let Naru do it

doctor-f13-many = More paths were invalidated this month than are free: {$count}
doctor-f13-many-why = AWS charges for each path beyond 1,000 a month, over all distributions of the account. A path with * counts once.
doctor-f13-many-fix = Invalidate /* instead of many single paths, and give files names with a hash

doctor-f13-busy = Too many invalidations are under way
doctor-f13-busy-why = CloudFront takes only so many at once.
doctor-f13-busy-fix = Wait until they are finished, then run it again

doctor-f14 = The page loads its files from where they are not: {$asset}
doctor-f14-why = An address was baked in when the site was built. The page itself comes, but stays blank without its scripts.
doctor-f14-fix = Change the setting and build again: {$setting}

doctor-f15 = The certificate is in the wrong Region: {$region}
doctor-f15-why = CloudFront takes certificates from us-east-1 alone, wherever the bucket lies.
doctor-f15-fix = Request it again in us-east-1; the validation records of the first one hold for it too

doctor-f16 = No certificate covers these names: {$names}
doctor-f16-why = A certificate holds only for the names in it, and a wildcard only for one level: *.example.com covers neither example.com nor a.b.example.com.
doctor-f16-fix = Request a certificate with all names

doctor-f16-pending = The certificate is not issued yet
doctor-f16-pending-why = ACM looks for the validation records, usually within half an hour.
doctor-f16-pending-fix = Wait; the records have to stay where they are, for renewals too

doctor-f17 = The validation record is not where ACM looks for it
doctor-f17-why = It is missing, has another value, or the DNS provider put the domain behind the name a second time.
doctor-f17-fix = Enter exactly this, name: {$host}, type: CNAME, value: {$value}

doctor-f18-caa = A CAA record forbids Amazon to issue the certificate
doctor-f18-caa-why = The CAA records of the domain {$domain} name other issuers only.
doctor-f18-caa-fix = Add a CAA record 0 issue "amazon.com" for {$domain}, then request the certificate again

doctor-f18-late = The time to prove the domain is over
doctor-f18-late-why = ACM waits 72 hours for the validation records and then gives the request up.
doctor-f18-late-fix = Request the certificate again, and create its records at once

doctor-f19 = Another distribution has this name: {$name}
doctor-f19-why = An alternate domain name can belong to one distribution only, in all of AWS. Yours or a former provider's may still hold it.
doctor-f19-fix = Find out which one with the first command; one in another account gives it up, or you prove the domain by a TXT record

doctor-f19-own = Another distribution of yours has this name: {$name}
doctor-f19-own-why = An alternate domain name can belong to one distribution only. It stands at {$other}.
doctor-f19-own-fix = Move the name over with the command; visitors notice nothing

doctor-f20 = The domain leads here, but the distribution does not know it: {$name}
doctor-f20-why = The name is missing among the alternate domain names, so CloudFront refuses visitors with 403 or a certificate error.
doctor-f20-fix = Add the name together with a certificate that covers it

doctor-f21 = Redirects go round in a circle: {$url}
doctor-f21-why = CloudFront sends visitors to HTTPS, and what stands behind or before it sends them back.
doctor-f21-fix = Remove the redirect at the origin, or let CloudFront ask the origin over HTTPS; a proxy in front must use HTTPS, not “flexible”

doctor-f21-hosts = Two names send visitors to each other: {$url}
doctor-f21-hosts-why = One redirects from www to the bare domain, the other the opposite way.
doctor-f21-hosts-fix = Decide which name is the site's, and remove the redirect away from it

doctor-f22 = CloudFront is still telling its edges: {$distribution}
doctor-f22-why = Until all of them have heard, visitors see the old state here and the new one there. This is no fault.
doctor-f22-fix = Wait; it usually takes 3 to 5 minutes

doctor-f23 = CloudFront refused the change: {$distribution}
doctor-f23-why = Somebody changed the distribution meanwhile, or two of its settings do not fit each other.
doctor-f23-fix = Run it again: it looks once more and changes only what is still different

doctor-f24 = The function at the edge fails
doctor-f24-why = Requests end with an error before they reach a file, or the function cannot be used as it is.
doctor-f24-fix = Publish Naru's own function again: it is tested before it goes live

doctor-f26 = The distribution has to be disabled before it is deleted: {$distribution}
doctor-f26-why = CloudFront deletes only a distribution that is disabled at every edge, which takes some minutes.
doctor-f26-fix = Take the site back with Naru: it disables, waits, and deletes

doctor-f26-in-use = It is still in use and cannot be deleted
doctor-f26-in-use-why = A distribution refers to it, {$distribution} or another one.
doctor-f26-in-use-fix = Take the site back with Naru, which deletes in the right order

doctor-f26-plan = The distribution has a pricing plan and cannot be deleted: {$distribution}
doctor-f26-plan-why = A flat-rate plan of CloudFront has to be cancelled first, and ends with the month that is paid for.
doctor-f26-plan-fix = Cancel the plan in the CloudFront console, then take the site back once it has ended

doctor-f27 = A firewall rule blocks visitors: {$path}
doctor-f27-why = A web ACL (AWS WAF) is attached to the distribution, and one of its rules refused the request.
doctor-f27-fix = Find the rule among the sampled requests in the WAF console, and set it to Count while you look at it

doctor-f27-geo = Visitors from some countries are blocked: {$path}
doctor-f27-geo-why = The distribution has a geographic restriction, and the request came from a country on the wrong side of it.
doctor-f27-geo-fix = Change the geographic restrictions of the distribution in the CloudFront console

doctor-f27-method = A request method is not allowed: {$path}
doctor-f27-method-why = The distribution passes on only some methods, usually GET and HEAD, as a site of files needs.
doctor-f27-method-fix = Send such requests to your API's own address, or allow the method in the distribution's behaviour

doctor-d1 = The domain does not lead to our name servers: {$domain}
doctor-d1-why = The registry names others, or none. As long as it does, no record in our zone is seen by anyone.
doctor-d1-fix = Enter exactly these name servers at the registrar: {$servers}

doctor-d2 = The domain is answered by another zone of yours: {$other}
doctor-d2-why = There are several hosted zones for {$domain}. The registry names the servers of one, and the records are put into another: {$zone}.
doctor-d2-fix = Use the zone that answers, or enter the other one's name servers at the registrar; delete a zone only when nothing refers to it

doctor-d2-spare = There is a second hosted zone for the domain: {$other}
doctor-d2-spare-why = It is paid by the month, and it is easy to edit the wrong one. {$domain} is to be answered by {$zone}.
doctor-d2-spare-fix = Delete the spare zone when its records are needed nowhere

doctor-d3 = The name servers were changed inside the zone: {$domain}
doctor-d3-why = That moves nothing: only the registrar can do it. But resolvers remember what stands there, and then ask the wrong servers.
doctor-d3-fix = Set the zone's NS record back to the servers of the zone

doctor-d4-hold = The domain is on hold: {$domain}
doctor-d4-hold-why = The registrar or the registry has taken it out of DNS, often because an e-mail address was never confirmed. Waiting does not help.
doctor-d4-hold-fix = Look for a message from the registrar, or ask its support

doctor-d4-expired = The domain has expired: {$domain}
doctor-d4-expired-why = It was not renewed in time. After some weeks it is deleted, and then anyone can register it.
doctor-d4-expired-fix = Renew it at the registrar at once

doctor-d5 = DNSSEC of the old provider is still on: {$domain}
doctor-d5-why = A DS record at the registry promises that the zone is signed, but ours is not. Resolvers that check this refuse the whole domain.
doctor-d5-fix = Turn DNSSEC off at the registrar, or delete the DS record there

doctor-d6 = Another record stands there already: {$name}
doctor-d6-why = Route 53 creates no record over one that exists, and a CNAME stands beside no other.
doctor-d6-fix = Look at the old value, then replace it with the command

doctor-d6-apex = A CNAME cannot stand at the bare domain: {$domain}
doctor-d6-apex-why = DNS forbids it, because the domain's NS and mail records would be lost beside it.
doctor-d6-apex-fix = Use alias records (A and AAAA) in Route 53, or the ALIAS or “flattening” of another provider

doctor-d7 = The domain has no IPv6 address: {$name}
doctor-d7-why = The alias record A stands there, AAAA does not. Visitors with IPv6 alone do not get through.
doctor-d7-fix = Create both alias records, A and AAAA

doctor-d7-stale = The domain leads somewhere else: {$name}
doctor-d7-stale-why = An address record still points to where the site was before.
doctor-d7-stale-fix = Replace it by alias records (A and AAAA) to the distribution

doctor-d8 = Records of the old provider are not in the new zone: {$count}
doctor-d8-why = As soon as the name servers of {$domain} are changed, mail (MX) and proofs of ownership (TXT) among them stop working.
doctor-d8-fix = Copy them into the new zone before you change the name servers

doctor-d9 = Some resolvers still remember an old answer: {$domain}
doctor-d9-why = The zone's own servers answer rightly. Others asked before the record was there and remember it for up to {$minutes} min.
doctor-d9-fix = Wait; other networks may see the site already

doctor-d10 = A record leads to something that was deleted: {$name}
doctor-d10-why = {$target} does not exist any more. Whoever gets that name could show anything under your domain.
doctor-d10-fix = Remove the record
