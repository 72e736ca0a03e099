using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Http;

namespace Lantern.Gateway;

/// <summary>Signs calls and reads their answers. All that is hard about calling (budgets, tokens, retries, what an outage means) is done by the caller it asks for.</summary>
internal sealed class LanternGateway(IAccountCallers callers, IOptions<LanternOptions> options)
{
    public const string ClientName = "Lantern";

    private readonly AccountCaller _caller = callers.Of(LanternMarketplace.Id);
    private readonly LanternOptions _options = options.Value;

    /// <summary>Calls an operation and reads its answer.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="request">What it is given; written as JSON.</param>
    /// <param name="read">Reads what is under <c>data</c>, or the error with its code.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<TResult> CallAsync<TResult>(
        ConnectorContext context, LanternOperation operation, object request, Func<LanternAnswer, TResult> read, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(request, LanternJson.Options);
        var call = new AccountCall<TResult>(operation.Path, operation.Safety, _options.CallTimeout)
        {
            Sign = (token, now) => Sign(operation, body, token, now),
            Refusal = answer => LanternErrors.OfGateway(operation, answer),
            Read = answer => Read(operation, answer, read),
        };
        return await _caller.CallAsync(call, context, cancellationToken).ConfigureAwait(false);
    }

    private static TResult Read<TResult>(LanternOperation operation, CallAnswer answer, Func<LanternAnswer, TResult> read)
    {
        try
        {
            return answer.Status switch
            {
                HttpStatusCode.OK when answer.Body.Member("data") is { } data => read(new LanternAnswer(operation, data, null)),
                _ when answer.Body.Member("error") is { } error => read(new LanternAnswer(operation, default, error.Text("code"))),
                _ => throw new JsonException("The answer has neither data nor an error."),
            };
        }
        catch (Exception exception) when (exception is JsonException or FormatException or OverflowException or ArgumentException)
        {
            throw LanternErrors.Unreadable(operation, exception);
        }
    }

    private OutgoingCall Sign(LanternOperation operation, byte[] body, string token, DateTimeOffset now)
    {
        var time = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return new OutgoingCall(operation.Path, operation.Safety, new Uri(_options.Endpoint, operation.Path), [])
        {
            Json = body,
            Headers =
            [
                new("X-Lantern-App", _options.AppKey),
                new("X-Lantern-Token", token),
                new("X-Lantern-Time", time),
                new("X-Lantern-Signature", LanternSigner.SignCall(_options.AppKey, token, time, operation.Path, body, _options.AppSecret)),
            ],
        };
    }
}
