using System.Net;
using System.Text;

namespace ReverseBuy.Connectors.Pinduoduo.Tests.Support;

/// <summary>Answers calls by the operation's type with prepared JSON, the last one again and again, and keeps what was sent.</summary>
internal sealed class ScriptedGateway : HttpMessageHandler
{
    private readonly Dictionary<string, Queue<Func<SentCall, HttpResponseMessage>>> _answers = [];

    public List<SentCall> Calls { get; } = [];

    public ScriptedGateway Answer(string operation, string json, HttpStatusCode status = HttpStatusCode.OK) => Answer(operation, _ => Response(json, status));

    public ScriptedGateway Answer(string operation, Func<SentCall, string> answer) => Answer(operation, call => Response(answer(call), HttpStatusCode.OK));

    public ScriptedGateway Answer(string operation, Func<SentCall, HttpResponseMessage> answer)
    {
        if (!_answers.TryGetValue(operation, out var queue))
        {
            _answers[operation] = queue = new Queue<Func<SentCall, HttpResponseMessage>>();
        }

        queue.Enqueue(answer);
        return this;
    }

    public IEnumerable<SentCall> CallsOf(string operation) => Calls.Where(call => call.Operation == operation);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = FormOf(await request.Content!.ReadAsStringAsync(cancellationToken));
        var operation = form["type"];
        var call = new SentCall(operation, request.Method, form);
        lock (Calls)
        {
            Calls.Add(call);
            return _answers.TryGetValue(operation, out var queue)
                ? (queue.Count > 1 ? queue.Dequeue() : queue.Peek())(call)
                : throw new InvalidOperationException($"No answer was prepared for {operation}.");
        }
    }

    private static HttpResponseMessage Response(string json, HttpStatusCode status) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    private static Dictionary<string, string> FormOf(string body) => body.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
        .ToDictionary(pair => WebUtility.UrlDecode(pair[0]), pair => WebUtility.UrlDecode(pair[1]), StringComparer.Ordinal);
}
