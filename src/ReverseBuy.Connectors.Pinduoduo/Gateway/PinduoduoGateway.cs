using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Pinduoduo.Gateway;

/// <summary>Signs calls to Pinduoduo and reads their answers. Thread-safe.</summary>
internal sealed class PinduoduoGateway(IAccountCallers callers, IOptions<PinduoduoOptions> options)
{
    public const string ClientName = "ReverseBuy.Pinduoduo";

    private readonly AccountCaller _caller = callers.Of(PinduoduoMarketplace.Id);
    private readonly PinduoduoOptions _options = options.Value;

    /// <summary>Calls an operation and reads its answer.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="parameters">Its own parameters; empty values are left out.</param>
    /// <param name="read">Reads what the operation answered. What it cannot read ends like an answer that never came.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<TResult> CallAsync<TResult>(
        ConnectorContext context,
        PinduoduoOperation operation,
        IReadOnlyList<KeyValuePair<string, string>> parameters,
        Func<WireValue, TResult> read,
        CancellationToken cancellationToken)
    {
        var call = new AccountCall<TResult>(operation.Type, operation.Safety, _options.CallTimeout)
        {
            NeedsToken = false,
            Sign = (_, now) => new OutgoingCall(operation.Type, operation.Safety, _options.Endpoint, Form(operation, parameters, now)),
            Refusal = answer => PinduoduoErrors.FromGateway(operation, answer),
            RefusesTime = PinduoduoErrors.RefusesTime,
            Read = answer => Read(operation, answer, read),
        };
        return _caller.CallAsync(call, context, cancellationToken);
    }

    private static TResult Read<TResult>(PinduoduoOperation operation, CallAnswer answer, Func<WireValue, TResult> read)
    {
        try
        {
            return read(answer.Body.Nested(operation.AnswerName) ?? throw new JsonException($"The answer has no {operation.AnswerName}."));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or OverflowException or ArgumentException)
        {
            throw PinduoduoErrors.Unreadable(operation, exception);
        }
    }

    private List<KeyValuePair<string, string>> Form(PinduoduoOperation operation, IReadOnlyList<KeyValuePair<string, string>> parameters, DateTimeOffset now)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("type", operation.Type),
            new("client_id", _options.AppKey),
            new("data_type", "JSON"),
            new("timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            .. parameters.Where(parameter => parameter.Value.Length > 0),
        ];
        form.Add(new("sign", PinduoduoSigner.Sign(_options.AppSecret, CollectionsMarshal.AsSpan(form))));
        return form;
    }
}
