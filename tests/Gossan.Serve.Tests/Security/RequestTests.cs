using System.Net;
using System.Net.Sockets;
using System.Text;
using CsCheck;

namespace Gossan.Serve.Tests.Security;

/// <summary>Requests that nobody honest makes: none leaves the folder, none breaks the server.</summary>
public sealed class RequestTests(RunResult run)
{
    private const string Secret = "nobody-may-read-this";

    private static readonly string[] Steps =
    [
        "..", "%2e%2e", "%2E%2e", "..%2f", "%252e%252e", "..%5c", "..\\", ".", "%2e", "//", "%00", "....//", "%c0%ae%c0%ae", "%e0%80%ae", ";", "~", "|", "*", "?", "#", "\u202e", "%ff", "a",
        "out", "out/stack", ".gossan", "gossan.yaml", "secret.txt", "etc/passwd", "proc/self/environ", "C:\\windows\\win.ini", "file:///etc/passwd", "api", "api/file", "api/tiles", "api/cell", "serve.js",
    ];

    private static readonly string[] Words =
    [
        "../secret.txt", "../gossan.yaml", "stack/../../secret.txt", "/etc/passwd", "%2e%2e%2fsecret.txt", "..%5csecret.txt", "stack/district.tif\0.txt", "stack/district.audit.json", "district", "copper/logistic/likelihood", "evidence/x",
        "", "0", "-1", "2147483648", "1e3", "NaN", "٣", "0x10", "1;2", "{}", "'", "\"", "<script>", "%s%n", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ];

    private static readonly Gen<string> Paths = OneOf(Steps).List[0, 8].Select(parts => "/" + string.Join('/', parts));

    private static readonly Gen<string> Queries =
        from path in OneOf("/api/file", "/api/tiles", "/api/cell", "/api/explanation", "/api/run", "/api/live")
        from entries in Gen.Select(OneOf("name", "region", "layer", "level", "x", "y", "row", "column", "target", "model", "of"), OneOf(Words), Gen.Bool).List[0, 8]
        select path + "?" + string.Join('&', entries.Select(entry => $"{entry.Item1}={(entry.Item3 ? Uri.EscapeDataString(entry.Item2) : entry.Item2)}"));

    /// <summary>Whole requests with bytes changed, lines left out, lengths that are wrong.</summary>
    private static readonly Gen<string> Requests =
        from target in Gen.OneOf(Paths, Queries, Gen.String[0, 300])
        from method in Gen.Frequency((6, Gen.Const("GET")), (1, OneOf("get", "POST", "PUT", "DELETE", "HEAD", "PROPFIND", "CONNECT", "G E T", "\u0001", "")))
        from version in Gen.Frequency((8, Gen.Const("HTTP/1.1")), (1, OneOf("HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/9.9", "", "FTP/1.1")))
        from host in Gen.Frequency((6, Gen.Const("Host: localhost\r\n")), (1, OneOf("", "Host: elsewhere.example\r\n", "Host: \r\n", "Host: a\r\nHost: b\r\n", "Host: [::1\r\n")))
        from more in OneOf("", "Range: bytes=5-1\r\n", "Range: bytes=0-0,2-3\r\n", "Content-Length: 5\r\n\r\nhello", "Content-Length: -1\r\n", "Transfer-Encoding: chunked\r\n\r\nZZ\r\n", "If-None-Match: \"\r\n", "X: " + new string('x', 9000) + "\r\n", "no colon\r\n", "Expect: 100-continue\r\n")
        select $"{method} {target} {version}\r\n{host}{more}Connection: close\r\n\r\n";

    [Fact]
    public async Task A_thousand_generated_requests_never_leave_the_folder_and_never_break_the_server()
    {
        using var folder = run.Copy();
        File.WriteAllText(folder["secret.txt"], Secret);
        File.AppendAllText(folder["gossan.yaml"], $"# {Secret}\n");
        await using var site = await Site.Open(folder.FullPath);
        var statuses = new Dictionary<string, int>(StringComparer.Ordinal);

        Requests.Sample(
            request =>
            {
                string answer = Raw(site.Address, request);
                string status = answer.Length == 0 ? "closed" : answer.Split(' ')[1];
                statuses[status] = statuses.GetValueOrDefault(status) + 1;

                // 505 is the right answer to a version of HTTP that nobody speaks.
                Assert.False(status.StartsWith('5') && status is not "505", $"{status}: {request}");
                Assert.DoesNotContain(Secret, answer, StringComparison.Ordinal);
                Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
            },
            iter: 1000,
            threads: 1);

        // They reached all kinds of answers, and afterwards the server is as it was.
        Assert.True(statuses.Keys.Intersect(["200", "400", "404", "405"], StringComparer.Ordinal).Count() == 4, string.Join(", ", statuses));
        Assert.Equal("", site.Bugs);
        Assert.Equal("Small district", (await site.Record("api/run")).GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("PROPFIND")]
    public async Task Methods_other_than_get_are_refused(string method)
    {
        await using var site = await Site.Open(run.Folder);
        foreach (string path in new[] { "", "api/run", "api/file?name=stack/district.tif", "nowhere" })
        {
            using var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));
            using var answer = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            Assert.Equal(["GET"], answer.Content.Headers.Allow);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("serve.js")]
    [InlineData("api/run")]
    [InlineData("nowhere")]
    public async Task Every_answer_keeps_scripts_to_the_pages_own_origin(string path)
    {
        await using var site = await Site.Open(run.Folder);

        using var answer = await site.Get(path);

        string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["same-origin"], answer.Headers.GetValues("Cross-Origin-Resource-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_name_that_was_led_here_from_elsewhere_is_refused()
    {
        await using var site = await Site.Open(run.Folder);
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/run");
        request.Headers.Host = "elsewhere.example";

        using var answer = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("elsewhere.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.OK)]
    public async Task Open_to_the_network_it_answers_to_its_own_names_alone(string host, HttpStatusCode expected)
    {
        await using var server = await MapServer.Start(Site.RequestOf(run.Folder) with { Address = IPAddress.Any }, TextWriter.Null, TestContext.Current.CancellationToken);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(server.Address) { Host = "127.0.0.1", Path = "api/live" }.Uri);
        request.Headers.Host = host.Length > 0 ? host : Dns.GetHostName();

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
    }

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    /// <summary>All that the server answers until it closes, or waits for the rest of what never was a request.</summary>
    private static string Raw(Uri address, string request)
    {
        using var client = new TcpClient();
        client.Connect(address.Host, address.Port);
        client.ReceiveTimeout = 1000;
        using var stream = client.GetStream();
        var answer = new StringBuilder();
        try
        {
            stream.Write(Encoding.UTF8.GetBytes(request));
            byte[] buffer = new byte[8192];
            for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // It hung up, or waits.
        }

        return answer.ToString();
    }
}
