using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Gateway;

/// <summary>Signs and sends calls to the gateway and tells its own refusals from business answers.</summary>
internal sealed class Alibaba1688Gateway(IAccountCallers callers, Alibaba1688Options options)
{
    public const string ClientName = "ReverseBuy.1688";

    private readonly AccountCaller _caller = callers.Of(Alibaba1688Marketplace.Id);

    /// <summary>Makes a call; sends it once when it may change something.</summary>
    /// <param name="context">For whom.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="parameters">Its own parameters; token, time and signature are added.</param>
    /// <param name="read">Reads the whole answer; business failures are in it, for each operation wraps them in its own way.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="file">A file that goes along, unsigned.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="MarketplaceException">The gateway refused, no answer came, or <paramref name="read"/> could not make sense of it.</exception>
    public async Task<T> CallAsync<T>(
        ConnectorContext context,
        Alibaba1688Operation operation,
        IReadOnlyList<KeyValuePair<string, string>> parameters,
        Func<WireValue, T> read,
        CancellationToken cancellationToken,
        OutgoingFile? file = null)
    {
        var timeout = operation.Safety == OperationSafety.ReadOnly ? options.CallTimeout : options.PurchaseTimeout;
        var call = new AccountCall<T>(operation.Name, operation.Safety, timeout)
        {
            Sign = (token, now) => Sign(operation, parameters, token, now) with { File = file },
            Refusal = answer => Alibaba1688Errors.FromGateway(operation, answer),
            RefusesTime = Alibaba1688Errors.RefusesTime,
            Read = answer => Read(operation, answer, read),
        };
        return await _caller.CallAsync(call, context, cancellationToken).ConfigureAwait(false);
    }

    private static T Read<T>(Alibaba1688Operation operation, CallAnswer answer, Func<WireValue, T> read)
    {
        try
        {
            return read(answer.Body);
        }
        catch (JsonException exception)
        {
            throw Alibaba1688Errors.Unreadable(operation, exception);
        }
    }

    private OutgoingCall Sign(Alibaba1688Operation operation, IReadOnlyList<KeyValuePair<string, string>> parameters, string accessToken, DateTimeOffset now)
    {
        var path = $"param2/1/{operation.Namespace}/{operation.Name}/{options.AppKey}";
        List<KeyValuePair<string, string>> form =
        [
            .. parameters,
            new("access_token", accessToken),
            new("_aop_timestamp", now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
        ];
        form.Add(new(Alibaba1688Signer.SignatureParameter, Alibaba1688Signer.Sign(options.AppSecret, path, CollectionsMarshal.AsSpan(form))));
        return new OutgoingCall(operation.Name, operation.Safety, new Uri(options.Endpoint, path), form);
    }
}
