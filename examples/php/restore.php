#!/usr/bin/env php
<?php
// Restores Exchange mailboxes with the REST API v6 of Veeam Backup for Microsoft 365, from login to stop.
//
// Which variables it reads, examples/README.md says. PHP trusts the CAs of curl.cainfo. Needs PHP 8.1 with curl.
declare(strict_types=1);

final class Refused extends RuntimeException
{
    public function __construct(public readonly int $status, string $message)
    {
        parent::__construct("$status: $message");
    }
}

/** The REST API of one server, for one user. */
final class Server
{
    private CurlHandle $curl;
    private ?string $token = null;

    public function __construct(private readonly string $url)
    {
        $this->curl = curl_init();
    }

    public function logIn(string $user, string $password): void
    {
        $form = ['grant_type' => 'password', 'username' => $user, 'password' => $password];
        $answer = $this->send('POST', '/v6/token', 'application/x-www-form-urlencoded', http_build_query($form));
        $this->token = $answer['access_token'];
    }

    public function get(string $path): mixed
    {
        return $this->send('GET', $path);
    }

    public function post(string $path, ?array $body = null): mixed
    {
        return $this->send('POST', $path, 'application/json', $body === null ? '' : json_encode($body, JSON_THROW_ON_ERROR));
    }

    /** The results of a list, page by page, for as long as there is a next one. */
    public function all(string $path, int $limit): array
    {
        $found = [];
        for ($next = "$path?offset=0&limit=$limit"; $next !== null; $next = $page['_links']['next']['href'] ?? null) {
            $page = $this->get($next);
            array_push($found, ...$page['results']);
        }
        return $found;
    }

    private function send(string $method, string $path, string $type = '', ?string $body = null): mixed
    {
        $headers = $this->token === null ? [] : ["Authorization: Bearer $this->token"];
        // A restore answers when it is done, which may take hours; a connection is made in seconds.
        $options = [
            CURLOPT_URL => $this->url . $path,
            CURLOPT_CUSTOMREQUEST => $method,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_CONNECTTIMEOUT => 10,
        ];
        if ($body !== null) {
            $options[CURLOPT_POSTFIELDS] = $body;
            $headers[] = "Content-Type: $type";
        }
        curl_reset($this->curl);
        curl_setopt_array($this->curl, $options + [CURLOPT_HTTPHEADER => $headers]);
        $text = curl_exec($this->curl);
        if ($text === false) {
            throw new RuntimeException(curl_error($this->curl));
        }
        $answer = $text === '' ? null : json_decode($text, true);
        $status = curl_getinfo($this->curl, CURLINFO_RESPONSE_CODE);
        if ($status >= 400) {
            // Some refusals have no body.
            throw new Refused($status, $answer['message'] ?? $answer['error_description'] ?? $answer['error'] ?? '');
        }
        return $answer;
    }
}

function counts(array $statistics): string
{
    $words = ['created', 'merged', 'failed', 'skipped'];
    return implode(', ', array_map(fn ($word) => "$word {$statistics["{$word}ItemsCount"]}", $words));
}

/** The one by that name, or the first where none is asked for. */
function find(array $things, string $key, string $wanted): array
{
    foreach ($things as $thing) {
        if ($wanted === '' || strcasecmp($thing[$key], $wanted) === 0) {
            return $thing;
        }
    }
    throw new RuntimeException("There is none whose $key is $wanted.");
}

function variable(string $name, ?string $default = null): string
{
    $value = getenv($name);
    return $value !== false ? $value : $default ?? throw new RuntimeException("$name is not set.");
}

$server = new Server(rtrim(variable('VB365_URL'), '/'));
$server->logIn(variable('VB365_USER'), variable('VB365_PASSWORD'));
$user = variable('VB365_EXCHANGE_USER');
$password = variable('VB365_EXCHANGE_PASSWORD');
$application = variable('VB365_APPLICATION_ID');

$organization = find($server->get('/v6/Organizations'), 'name', variable('VB365_ORGANIZATION', ''));
$options = ['type' => 'Vex', 'showDeleted' => true, 'showAllVersions' => true];
$session = $server->post("/v6/Organizations/{$organization['id']}/explore", $options);
echo "session {$session['name']}\n";
$sessionPath = "/v6/RestoreSessions/{$session['id']}";
$mailboxesPath = "$sessionPath/organization/mailboxes";

$mailboxes = $server->all($mailboxesPath, (int) variable('VB365_PAGE_SIZE', '100'));
echo 'mailboxes ', count($mailboxes), "\n";
$mailbox = find($mailboxes, 'email', variable('VB365_MAILBOX', ''));
$restore = fn (array $credentials) => $server->post("$mailboxesPath/{$mailbox['id']}/restore", $credentials);
$byPassword = ['userName' => $user, 'userPassword' => $password];

try {
    echo 'by password: ', counts($restore($byPassword)), "\n";

    $code = $server->post("$sessionPath/organization/restoreDeviceCode", ['targetApplicationId' => $application]);
    echo $code['message'], "\n";
    echo 'by device code: ', counts($restore(['userCode' => $code['userCode']])), "\n";

    $pfx = variable('VB365_CERTIFICATE', '');
    if ($pfx !== '') {
        echo 'by certificate: ', counts($restore([
            'applicationId' => $application,
            'applicationCertificate' => base64_encode(file_get_contents($pfx)),
            'applicationCertificatePassword' => variable('VB365_CERTIFICATE_PASSWORD'),
            'impersonationAccountName' => $user,
        ])), "\n";
    }

    $many = $server->post("$mailboxesPath/restore", [
        'mailBoxes' => array_map(fn ($m) => ['id' => $m['id'], 'name' => $m['name'], 'email' => $m['email']], $mailboxes),
        'casServer' => 'outlook.office365.com',
        'changedItems' => true,
        'deletedItems' => true,
        'markRestoredAsUnread' => false,
        'skipUnresolved' => true,
        'excludeDrafts' => true,
        'excludeDeletedItems' => true,
        'excludeInPlaceHoldItems' => true,
        'excludeLitigationHoldItems' => true,
        'recentItemRestorePeriod' => 7,
        'office365UserName' => $user,
        'office365UserPassword' => $password,
    ]);
    echo "all mailboxes: {$many['status']}\n";
    foreach ($many['details'] as $detail) {
        $outcome = $detail['status'] === 'Failed' ? $detail['error'] : counts($detail['details']);
        echo "  {$detail['mailbox']['email']}: {$detail['status']}: $outcome\n";
    }

    foreach ($server->all("$sessionPath/Events", 100) as $event) {
        echo "event {$event['order']}: {$event['status']}: {$event['message']}\n";
    }
} finally {
    $server->post("$sessionPath/Stop");
}

// A session that has been stopped restores nothing any more.
try {
    $restore($byPassword);
} catch (Refused $refusal) {
    echo "refused: {$refusal->getMessage()}\n";
}
