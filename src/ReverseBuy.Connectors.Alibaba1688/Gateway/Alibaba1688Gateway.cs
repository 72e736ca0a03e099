using System.Globalization;
using System.Text.Json;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Gateway;

/// <summary>Signs and sends calls to the gateway and tells its own refusals from business answers.</summary>
internal sealed class Alibaba1688Gateway(IHttpClientFactory clients, Alibaba1688Options options, ICredentialStore credentials, TimeProvider time)
{
    public const string ClientName = "ReverseBuy.1688";

    /// <summary>Sends a call once.</summary>
    /// <param name="context">For whom.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="parameters">Its own parameters; token, time and signature are added.</param>
    /// <param name="read">Reads the whole answer; business failures are in it, for each operation wraps them in its own way.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="MarketplaceException">The gateway refused, no answer came, or <paramref name="read"/> could not make sense of it.</exception>
    public async Task<T> CallAsync<T>(
        ConnectorContext context,
        Alibaba1688Operation operation,
        IReadOnlyList<KeyValuePair<string, string>> parameters,
        Func<JsonElement, T> read,
        CancellationToken cancellationToken)
    {
        var token = await credentials.FindAsync(context.Tenant, Alibaba1688Marketplace.Id, context.Account, cancellationToken).ConfigureAwait(false)
            ?? throw new MarketplaceException(
                Alibaba1688Marketplace.Id,
                MarketplaceErrorKind.AuthExpired,
                $"Account '{context.Account}' of tenant '{context.Tenant}' is not connected to 1688. Connect it with ITenants.ConnectAccountAsync.");
        var call = Sign(operation, parameters, token.AccessToken);
        var timeout = operation.Safety == OperationSafety.ReadOnly ? options.CallTimeout : options.PurchaseTimeout;
        var caller = new PlatformCaller(clients.CreateClient(ClientName), Alibaba1688Marketplace.Id, time);
        var answer = await caller.SendAsync(call, context, timeout, cancellationToken).ConfigureAwait(false);
        try
        {
            return Alibaba1688Errors.FromGateway(operation, answer) is { } error ? throw error : read(answer.Body);
        }
        catch (JsonException exception)
        {
            throw Alibaba1688Errors.Unreadable(operation, exception);
        }
    }

    private OutgoingCall Sign(Alibaba1688Operation operation, IReadOnlyList<KeyValuePair<string, string>> parameters, string accessToken)
    {
        var path = $"param2/1/{operation.Namespace}/{operation.Name}/{options.AppKey}";
        List<KeyValuePair<string, string>> form =
        [
            .. parameters,
            new("access_token", accessToken),
            new("_aop_timestamp", time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
        ];
        form.Add(new(Alibaba1688Signer.SignatureParameter, Alibaba1688Signer.Sign(options.AppSecret, path, form)));
        return new OutgoingCall(operation.Name, operation.Safety, new Uri(options.Endpoint, path), form);
    }
}
