using System.Text.Json;
using Microsoft.Extensions.Options;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Jd.Gateway;

/// <summary>Sends calls to VOP v1 and reads their answers. A call carries the account's token and is not signed. Thread-safe.</summary>
internal sealed class JdGateway(IAccountCallers callers, IOptions<JdOptions> options)
{
    public const string ClientName = "ReverseBuy.Jd";

    private readonly AccountCaller _caller = callers.Of(JdMarketplace.Id);
    private readonly JdOptions _options = options.Value;

    /// <summary>Calls an operation and reads its answer.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="parameters">Its own parameters; empty values are left out.</param>
    /// <param name="read">Reads the answer. What it cannot read ends like an answer that never came.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<TResult> CallAsync<TResult>(
        ConnectorContext context,
        JdOperation operation,
        IEnumerable<KeyValuePair<string, string>> parameters,
        Func<JdAnswer, TResult> read,
        CancellationToken cancellationToken)
    {
        var call = new AccountCall<TResult>(operation.Path, operation.Safety, TimeoutOf(operation))
        {
            NeedsToken = operation.NeedsToken,
            Sign = (token, _) => Outgoing(operation, operation.NeedsToken ? [new("token", token), .. Filled(parameters)] : [.. Filled(parameters)]),
            Refusal = answer => JdErrors.FromGateway(operation, answer),
            Read = answer => Read(operation, answer, read),
        };
        return _caller.CallAsync(call, context, cancellationToken);
    }

    /// <summary>Calls an operation whose fields depend on the time, and whose refusals have a meaning of their own.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="form">Makes the fields for the time of a sending.</param>
    /// <param name="refusal">Tells a refusal from every other answer.</param>
    /// <param name="read">Reads every other answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<TResult> CallAsync<TResult>(
        ConnectorContext context,
        JdOperation operation,
        Func<DateTimeOffset, IReadOnlyList<KeyValuePair<string, string>>> form,
        Func<CallAnswer, MarketplaceException?> refusal,
        Func<JdAnswer, TResult> read,
        CancellationToken cancellationToken)
    {
        var call = new AccountCall<TResult>(operation.Path, operation.Safety, TimeoutOf(operation))
        {
            NeedsToken = operation.NeedsToken,
            Sign = (_, now) => Outgoing(operation, form(now)),
            Refusal = refusal,
            RefusesTime = JdErrors.RefusesTime,
            Read = answer => Read(operation, answer, read),
        };
        return _caller.CallAsync(call, context, cancellationToken);
    }

    private static IEnumerable<KeyValuePair<string, string>> Filled(IEnumerable<KeyValuePair<string, string>> parameters) =>
        parameters.Where(parameter => parameter.Value.Length > 0);

    private static TResult Read<TResult>(JdOperation operation, CallAnswer answer, Func<JdAnswer, TResult> read)
    {
        try
        {
            return read(JdAnswer.Read(operation, answer));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or OverflowException or ArgumentException)
        {
            throw JdErrors.Unreadable(operation, exception);
        }
    }

    private TimeSpan TimeoutOf(JdOperation operation) =>
        operation.NeedsToken && operation.Safety != OperationSafety.ReadOnly ? _options.PurchaseTimeout : _options.CallTimeout;

    private OutgoingCall Outgoing(JdOperation operation, IReadOnlyList<KeyValuePair<string, string>> form) =>
        new(operation.Path, operation.Safety, new Uri(_options.Endpoint, operation.Path), form);
}
