using System.Globalization;
using System.Text.Json;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Gateway;

/// <summary>Signs and sends calls to the gateway and tells its own refusals from business answers.</summary>
internal sealed class Alibaba1688Gateway(IHttpClientFactory clients, Alibaba1688Options options, ICredentialStore credentials, TimeProvider time)
{
    public const string ClientName = "ReverseBuy.1688";

    /// <summary>Sends a call once.</summary>
    /// <returns>The whole answer; business failures are in it, for each operation wraps them in its own way.</returns>
    public async Task<JsonElement> CallAsync(
        ConnectorContext context,
        Alibaba1688Operation operation,
        IReadOnlyList<KeyValuePair<string, string>> parameters,
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
        var answer = await caller.SendAsync(call, context.Lane, timeout, cancellationToken).ConfigureAwait(false);
        return Alibaba1688Errors.FromGateway(operation, answer) is { } error ? throw error : answer.Body;
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
