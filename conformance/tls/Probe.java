import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks by HttpClient; a line for each NAME=URL: what came of it. Usage: Probe.java SECONDS NAME=URL... */
class Probe {
  public static void main(String[] arguments) throws Exception {
    var client = HttpClient.newHttpClient();
    for (int index = 1; index < arguments.length; index++) {
      var pair = arguments[index].split("=", 2);
      var seconds = pair[0].equals("stall") ? Long.parseLong(arguments[0]) : 30;
      var request = HttpRequest.newBuilder(URI.create(pair[1] + "/_emulator/health")).timeout(Duration.ofSeconds(seconds));
      System.out.println(pair[0] + ": " + ask(client, request.build()));
    }
  }

  private static String ask(HttpClient client, HttpRequest request) throws InterruptedException {
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.sslSession().get().getProtocol();
    } catch (java.io.IOException error) {
      var text = new StringBuilder();
      for (Throwable cause = error; cause != null; cause = cause.getCause()) text.append(cause).append("; ");
      return text.toString();
    }
  }
}
