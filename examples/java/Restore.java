import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Restores Exchange mailboxes with the REST API v6 of Veeam Backup for Microsoft 365, from login to stop.
 *
 * <p>Which variables it reads, examples/README.md says. Java trusts what javax.net.ssl.trustStore names. Needs Java 17
 * and nothing else: {@code java Restore.java}.
 */
class Restore {
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var server = new Server(variable("VB365_URL"));
    server.logIn(variable("VB365_USER"), variable("VB365_PASSWORD"));
    var user = variable("VB365_EXCHANGE_USER");
    var password = variable("VB365_EXCHANGE_PASSWORD");
    var application = variable("VB365_APPLICATION_ID");

    var organization = find(server.get("/v6/Organizations").list(), "name", variable("VB365_ORGANIZATION", ""));
    var session = server.post(
        "/v6/Organizations/" + organization.text("id") + "/explore",
        Map.of("type", "Vex", "showDeleted", true, "showAllVersions", true));
    System.out.println("session " + session.text("name"));
    var sessionPath = "/v6/RestoreSessions/" + session.text("id");
    var mailboxesPath = sessionPath + "/organization/mailboxes";

    var mailboxes = server.all(mailboxesPath, variable("VB365_PAGE_SIZE", "100"));
    System.out.println("mailboxes " + mailboxes.size());
    var mailbox = find(mailboxes, "email", variable("VB365_MAILBOX", ""));
    var restorePath = mailboxesPath + "/" + mailbox.text("id") + "/restore";
    var byPassword = Map.of("userName", user, "userPassword", password);
    try {
      System.out.println("by password: " + counts(server.post(restorePath, byPassword)));

      var code = server.post(sessionPath + "/organization/restoreDeviceCode", Map.of("targetApplicationId", application));
      System.out.println(code.text("message"));
      var byCode = Map.of("userCode", code.text("userCode"));
      System.out.println("by device code: " + counts(server.post(restorePath, byCode)));

      var pfx = variable("VB365_CERTIFICATE", "");
      if (!pfx.isEmpty()) {
        var byCertificate = Map.of(
            "applicationId", application,
            "applicationCertificate", Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of(pfx))),
            "applicationCertificatePassword", variable("VB365_CERTIFICATE_PASSWORD"),
            "impersonationAccountName", user);
        System.out.println("by certificate: " + counts(server.post(restorePath, byCertificate)));
      }

      var bulk = new LinkedHashMap<String, Object>();
      bulk.put("mailBoxes", mailboxes.stream()
          .map(each -> Map.of("id", each.text("id"), "name", each.text("name"), "email", each.text("email")))
          .toList());
      bulk.put("casServer", "outlook.office365.com");
      bulk.put("changedItems", true);
      bulk.put("deletedItems", true);
      bulk.put("markRestoredAsUnread", false);
      bulk.put("skipUnresolved", true);
      bulk.put("excludeDrafts", true);
      bulk.put("excludeDeletedItems", true);
      bulk.put("excludeInPlaceHoldItems", true);
      bulk.put("excludeLitigationHoldItems", true);
      bulk.put("recentItemRestorePeriod", 7);
      bulk.put("office365UserName", user);
      bulk.put("office365UserPassword", password);
      var many = server.post(mailboxesPath + "/restore", bulk);
      System.out.println("all mailboxes: " + many.text("status"));
      for (var detail : many.get("details").list()) {
        var status = detail.text("status");
        var outcome = status.equals("Failed") ? detail.text("error") : counts(detail.get("details"));
        System.out.println("  " + detail.get("mailbox").text("email") + ": " + status + ": " + outcome);
      }

      for (var event : server.all(sessionPath + "/Events", "100")) {
        System.out.println("event " + event.text("order") + ": " + event.text("status") + ": " + event.text("message"));
      }
    } finally {
      server.post(sessionPath + "/Stop", null);
    }

    // A session that has been stopped restores nothing any more.
    try {
      server.post(restorePath, byPassword);
    } catch (Refused refusal) {
      System.out.println("refused: " + refusal.getMessage());
    }
  }

  static String counts(Json statistics) {
    return Stream.of("created", "merged", "failed", "skipped")
        .map(word -> word + " " + statistics.text(word + "ItemsCount"))
        .collect(Collectors.joining(", "));
  }

  /** The one by that name, or the first where none is asked for. */
  static Json find(List<Json> things, String key, String wanted) {
    return things.stream()
        .filter(thing -> wanted.isEmpty() || thing.text(key).equalsIgnoreCase(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is none whose " + key + " is " + wanted + "."));
  }

  static String variable(String name) {
    var value = System.getenv(name);
    if (value == null) throw new IllegalStateException(name + " is not set.");
    return value;
  }

  static String variable(String name, String otherwise) {
    return System.getenv().getOrDefault(name, otherwise);
  }
}

/** The server refused a request, and said why. */
class Refused extends IOException {
  final int status;

  Refused(int status, String message) {
    super(status + ": " + message);
    this.status = status;
  }
}

/** The REST API of one server, for one user. */
class Server {
  // A restore answers when it is done, which may take hours: only connecting has a time limit.
  private final HttpClient http = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(10))
      .build();
  private final URI url;
  private String token;

  Server(String url) {
    this.url = URI.create(url);
  }

  void logIn(String user, String password) throws IOException, InterruptedException {
    var form = "grant_type=password&username=" + encoded(user) + "&password=" + encoded(password);
    token = send("POST", "/v6/token", "application/x-www-form-urlencoded", form).text("access_token");
  }

  Json get(String path) throws IOException, InterruptedException {
    return send("GET", path, "application/json", "");
  }

  Json post(String path, Object body) throws IOException, InterruptedException {
    return send("POST", path, "application/json", body == null ? "" : Json.written(body));
  }

  /** The results of a list, page by page, for as long as there is a next one. */
  List<Json> all(String path, String limit) throws IOException, InterruptedException {
    var found = new ArrayList<Json>();
    var next = path + "?offset=0&limit=" + limit;
    while (next != null) {
      var page = get(next);
      found.addAll(page.get("results").list());
      next = page.get("_links").get("next").text("href");
    }
    return found;
  }

  private Json send(String method, String path, String type, String body) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(url.resolve(path))
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .header("Content-Type", type);
    if (token != null) request.header("Authorization", "Bearer " + token);
    var answer = http.send(request.build(), BodyHandlers.ofString());
    var json = answer.body().isEmpty() ? new Json(null) : Json.read(answer.body());
    if (answer.statusCode() < 400) return json;
    // Some refusals have no body.
    var reason = Stream.of("message", "error_description", "error").map(json::text).filter(text -> text != null);
    throw new Refused(answer.statusCode(), reason.findFirst().orElse(""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

/** A JSON value, of maps, lists, strings, numbers and truth: Java brings none of its own. */
record Json(Object value) {
  /** The member of that name; that of what is no object, or has none, is null. */
  Json get(String name) {
    return new Json(value instanceof Map<?, ?> object ? object.get(name) : null);
  }

  String text(String name) {
    var member = get(name).value;
    return member == null ? null : member.toString();
  }

  List<Json> list() {
    return ((List<?>) value).stream().map(Json::new).toList();
  }

  static String written(Object value) {
    if (value instanceof Map<?, ?> object) {
      return object.entrySet().stream()
          .map(member -> written(member.getKey()) + ":" + written(member.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Json::written).collect(Collectors.joining(",", "[", "]"));
    }
    if (!(value instanceof String text)) return String.valueOf(value);
    var escaped = new StringBuilder("\"");
    for (var character : text.toCharArray()) {
      if (character == '"' || character == '\\') escaped.append('\\').append(character);
      else if (character < ' ') escaped.append(String.format("\\u%04x", (int) character));
      else escaped.append(character);
    }
    return escaped.append('"').toString();
  }

  static Json read(String text) {
    return new Json(new Reader(text).value());
  }

  private static class Reader {
    private final String text;
    private int at = 0;

    Reader(String text) {
      this.text = text;
    }

    Object value() {
      return switch (peek()) {
        case '{' -> object();
        case '[' -> list();
        case '"' -> string();
        default -> scalar();
      };
    }

    private Map<String, Object> object() {
      var members = new LinkedHashMap<String, Object>();
      for (at++; peek() != '}'; skip(',')) {
        var name = string();
        skip(':');
        members.put(name, value());
      }
      at++;
      return members;
    }

    private List<Object> list() {
      var elements = new ArrayList<>();
      for (at++; peek() != ']'; skip(',')) elements.add(value());
      at++;
      return elements;
    }

    private String string() {
      peek();
      var found = new StringBuilder();
      for (at++; text.charAt(at) != '"'; at++) {
        var character = text.charAt(at);
        found.append(character == '\\' ? escape() : character);
      }
      at++;
      return found.toString();
    }

    private char escape() {
      var character = text.charAt(++at);
      if (character == 'u') {
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
      }
      var known = "bfnrt".indexOf(character);
      return known < 0 ? character : "\b\f\n\r\t".charAt(known);
    }

    private Object scalar() {
      var start = at;
      while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) at++;
      var word = text.substring(start, at);
      return switch (word) {
        case "true" -> true;
        case "false" -> false;
        case "null" -> null;
        default -> new java.math.BigDecimal(word);
      };
    }

    private char peek() {
      while (Character.isWhitespace(text.charAt(at))) at++;
      return text.charAt(at);
    }

    private void skip(char character) {
      if (peek() == character) at++;
    }
  }
}
