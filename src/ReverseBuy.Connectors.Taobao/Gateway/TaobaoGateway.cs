using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Gateway;

/// <summary>Signs calls to TaoWorld and reads their answers. Thread-safe.</summary>
internal sealed class TaobaoGateway(IAccountCallers callers, IOptions<TaobaoOptions> options)
{
    public const string ClientName = "ReverseBuy.Taobao";

    private readonly AccountCaller _caller = callers.Of(TaobaoMarketplace.Id);
    private readonly TaobaoOptions _options = options.Value;

    /// <summary>Calls an operation and reads its answer.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="parameters">Its own parameters; empty values are left out.</param>
    /// <param name="read">Reads the answer. What it cannot read ends like an answer that never came.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<TResult> CallAsync<TResult>(
        ConnectorContext context,
        TaobaoOperation operation,
        IEnumerable<KeyValuePair<string, string>> parameters,
        Func<TaobaoAnswer, TResult> read,
        CancellationToken cancellationToken)
    {
        var timeout = operation == TaobaoOperation.CreateOrder ? _options.CreateTimeout : _options.CallTimeout;
        var call = new AccountCall<TResult>(operation.Path, operation.Safety, timeout)
        {
            NeedsToken = operation.NeedsToken,
            Sign = (token, now) => new OutgoingCall(operation.Path, operation.Safety, Address(operation), Form(operation, parameters, token, now)),
            Refusal = answer => TaobaoErrors.FromGateway(operation, answer),
            RefusesTime = TaobaoErrors.RefusesTime,
            Read = answer => Read(operation, answer, read),
        };
        return await _caller.CallAsync(call, context, cancellationToken).ConfigureAwait(false);
    }

    private static TResult Read<TResult>(TaobaoOperation operation, CallAnswer answer, Func<TaobaoAnswer, TResult> read)
    {
        try
        {
            return read(TaobaoEnvelopeReader.Read(operation, answer));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or OverflowException or ArgumentException)
        {
            throw TaobaoErrors.Unreadable(operation, exception);
        }
    }

    private Uri Address(TaobaoOperation operation) => new(_options.Endpoint.AbsoluteUri.TrimEnd('/') + operation.Path);

    private List<KeyValuePair<string, string>> Form(
        TaobaoOperation operation,
        IEnumerable<KeyValuePair<string, string>> parameters,
        string token,
        DateTimeOffset now)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("app_key", _options.AppKey),
            new("sign_method", "sha256"),
            new("timestamp", now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
            .. parameters.Where(parameter => parameter.Value.Length > 0),
        ];
        if (operation.NeedsToken)
        {
            form.Add(new("access_token", token));
        }

        form.Add(new("sign", TaobaoSigner.Sign(operation.Path, CollectionsMarshal.AsSpan(form), _options.AppSecret)));
        return form;
    }
}
