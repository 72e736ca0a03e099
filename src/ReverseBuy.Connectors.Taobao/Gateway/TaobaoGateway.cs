using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Gateway;

/// <summary>Signs and sends calls to TaoWorld and reads their answers. Sends every call once. Thread-safe.</summary>
internal sealed class TaobaoGateway(IHttpClientFactory clients, IOptions<TaobaoOptions> options, ICredentialStore credentials, TimeProvider time)
{
    public const string ClientName = "ReverseBuy.Taobao";

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
        var token = await TokenAsync(context, cancellationToken).ConfigureAwait(false);
        var call = new OutgoingCall(operation.Path, operation.Safety, Address(operation), Form(operation, parameters, token));
        var timeout = operation == TaobaoOperation.CreateOrder ? _options.CreateTimeout : _options.CallTimeout;
        var caller = new PlatformCaller(clients.CreateClient(ClientName), TaobaoMarketplace.Id, time);

        // Until here nothing has left, so giving up is harmless; after it a write's outcome is unknown.
        cancellationToken.ThrowIfCancellationRequested();
        var answer = await caller.SendAsync(call, context, timeout, cancellationToken).ConfigureAwait(false);
        try
        {
            return read(TaobaoEnvelopeReader.Read(operation, answer));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or OverflowException or ArgumentException)
        {
            throw TaobaoErrors.Unreadable(operation, exception);
        }
    }

    private async ValueTask<string> TokenAsync(ConnectorContext context, CancellationToken cancellationToken)
    {
        var found = await credentials.FindAsync(context.Tenant, TaobaoMarketplace.Id, context.Account, cancellationToken).ConfigureAwait(false);
        return found?.AccessToken ?? throw new MarketplaceException(
            TaobaoMarketplace.Id,
            MarketplaceErrorKind.AuthExpired,
            $"Buying account '{context.Account}' of tenant '{context.Tenant}' has no credentials for Taobao. Connect the account first.");
    }

    private Uri Address(TaobaoOperation operation) => new(_options.Endpoint.AbsoluteUri.TrimEnd('/') + operation.Path);

    private List<KeyValuePair<string, string>> Form(TaobaoOperation operation, IEnumerable<KeyValuePair<string, string>> parameters, string token)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("app_key", _options.AppKey),
            new("access_token", token),
            new("sign_method", "sha256"),
            new("timestamp", time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
            .. parameters.Where(parameter => parameter.Value.Length > 0),
        ];
        form.Add(new("sign", TaobaoSigner.Sign(operation.Path, form, _options.AppSecret)));
        return form;
    }
}
