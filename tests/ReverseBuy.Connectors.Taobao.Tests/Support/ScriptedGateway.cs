using System.Net;
using System.Text;

namespace ReverseBuy.Connectors.Taobao.Tests.Support;

/// <summary>Answers calls by their path with prepared JSON and keeps what was sent.</summary>
internal sealed class ScriptedGateway : HttpMessageHandler
{
    private readonly Dictionary<string, Queue<Func<HttpResponseMessage>>> _answers = [];

    public List<(string Path, IReadOnlyDictionary<string, string> Form, HttpRequestMessage Request)> Calls { get; } = [];

    public ScriptedGateway Answer(string path, string json, HttpStatusCode status = HttpStatusCode.OK) =>
        Answer(path, () => new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") });

    public ScriptedGateway Answer(string path, Func<HttpResponseMessage> answer)
    {
        if (!_answers.TryGetValue(path, out var queue))
        {
            _answers[path] = queue = new Queue<Func<HttpResponseMessage>>();
        }

        queue.Enqueue(answer);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath["/rest".Length..];
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        lock (Calls)
        {
            Calls.Add((path, FormOf(body), request));
            return _answers.TryGetValue(path, out var queue) && queue.Count > 0
                ? (queue.Count > 1 ? queue.Dequeue() : queue.Peek())()
                : throw new InvalidOperationException($"No answer was prepared for {path}.");
        }
    }

    private static Dictionary<string, string> FormOf(string body) => body.Split('&').Select(pair => pair.Split('='))
        .ToDictionary(pair => WebUtility.UrlDecode(pair[0]), pair => WebUtility.UrlDecode(pair[1]), StringComparer.Ordinal);
}
