using System.Net;
using System.Text;

namespace ReverseBuy.Connectors.Alibaba1688.Tests.Support;

/// <summary>Answers calls by the operation's name with prepared JSON and keeps what was sent.</summary>
internal sealed class ScriptedGateway : HttpMessageHandler
{
    private readonly Dictionary<string, Queue<Func<HttpResponseMessage>>> _answers = [];

    public List<SentCall> Calls { get; } = [];

    public ScriptedGateway Answer(string operation, string json, HttpStatusCode status = HttpStatusCode.OK) =>
        Answer(operation, () => new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") });

    public ScriptedGateway Answer(string operation, Func<HttpResponseMessage> answer)
    {
        if (!_answers.TryGetValue(operation, out var queue))
        {
            _answers[operation] = queue = new Queue<Func<HttpResponseMessage>>();
        }

        queue.Enqueue(answer);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var operation = address.AbsolutePath.Split('/')[^2];
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        lock (Calls)
        {
            Calls.Add(new SentCall(operation, address, request.Method, FormOf(body)));
            return _answers.TryGetValue(operation, out var queue) && queue.Count > 0
                ? (queue.Count > 1 ? queue.Dequeue() : queue.Peek())()
                : throw new InvalidOperationException($"No answer was prepared for {operation}.");
        }
    }

    private static Dictionary<string, string> FormOf(string body) => body.Split('&').Select(pair => pair.Split('='))
        .ToDictionary(pair => WebUtility.UrlDecode(pair[0]), pair => WebUtility.UrlDecode(pair[1]), StringComparer.Ordinal);
}
